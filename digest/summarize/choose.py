"""Choosing the sentences of an entry: greedily, the best one that every rule lets in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.candidates.weights import terms
from digest.model import Candidate, Candidates, Reading, Ruling
from digest.summarize.order import arrange
from digest.summarize.sequence import SequenceRule, follows

LOWERED, FAVOURED = 0.12, 0.06
"""What one ruling takes from a sentence's score, or adds to it."""
FOLLOW_UP = "follow-up"
"""The rule that favours the articles of a later day; their first sentences do not tell the event again."""
CHAINED = frozenset({"leaning", "answer"})
"""Rules whose bar is lifted where the sentence before it is printed right before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOptions:
    """How sentences are weighed.

    `sentences` is the most that are taken; `least` the score under which a further one is not worth its
    place; `central` the weight under which it is beside the story's point; `position`, from 0 to 1, how
    much its place in its article counts, and `decay` how fast; `redundancy` what it loses by words that
    are printed; `retold` what another article's first sentence loses, which tells the event again;
    `chains` lets a leaning sentence follow the one it leans on.
    """

    sentences: int = 12
    least: float = 0.0
    central: float = 0.0
    position: float = 0.9
    decay: float = 1.0
    redundancy: float = 0.2
    retold: float = 0.0
    chains: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The sentences in reading order, and why each other one was passed over."""

    lead: tuple[Candidate, ...]
    passed: tuple[tuple[Candidate, Ruling], ...] = ()


def choose(
    candidates: Candidates,
    readings: Mapping[str, Reading],
    rules: Sequence[SequenceRule] = (),
    options: ChooseOptions = ChooseOptions(),
) -> Choice:
    """The best sentences of a story that no rule bars, in reading order.

    The opening is chosen first, then at each step the sentence that adds most, if the whole sequence
    with it passes every rule of `rules`.
    """
    lengths = {article_id: len(reading.sentences) for article_id, reading in readings.items()}
    free = [c for c in candidates.sentences if not barred(c, options.chains)]
    passed = {id(c): (c, barring(c)[0]) for c in candidates.sentences if barred(c)}
    rules = [*rules, unchained] if options.chains else rules
    rank = {article.id: n for n, article in enumerate(candidates.story.articles)}
    taken: list[Candidate] = []
    while free and len(taken) < options.sentences:
        for best in sorted(free, key=lambda c: _rank(c, taken, rank, options)):
            if taken and not _worth_it(best, taken, options):
                continue
            fault = _fault(arrange([*taken, best], candidates.story, lengths), rules)
            if fault is None and (taken or not opens_badly(best)):
                taken.append(best)
                free.remove(best)
                break
            if fault:
                passed[id(best)] = (best, fault)
        else:
            break
    lead = arrange(taken, candidates.story, lengths)
    chosen = {id(c) for c in taken}
    return Choice(lead=lead, passed=tuple(p for key, p in passed.items() if key not in chosen))


def barring(candidate: Candidate) -> list[Ruling]:
    """The rulings that exclude a candidate."""
    return [r for r in candidate.rulings if r.effect == "bar"]


def barred(candidate: Candidate, chains: bool = False) -> bool:
    """Whether a bar holds; with `chains`, one that the sentence before it would lift does not."""
    return any(not (chains and r.rule in CHAINED) for r in barring(candidate))


def unchained(sequence: Sequence[Candidate]) -> Ruling | None:
    """The fault of a leaning sentence that does not follow the one it leans on."""
    for place, candidate in enumerate(sequence):
        if barring(candidate) and not follows(sequence, place):
            return barring(candidate)[0]
    return None


def opens_badly(candidate: Candidate) -> bool:
    """The outlet's judgment never opens an entry."""
    return any(r.rule == "judgment" for r in candidate.rulings)


def _worth_it(candidate: Candidate, taken: Sequence[Candidate], options: ChooseOptions) -> bool:
    central = candidate.weight - LOWERED * _count(candidate, "lower")
    return central >= options.central and _gain(candidate, taken, options) >= options.least


def _count(candidate: Candidate, effect: str) -> int:
    return sum(r.effect == effect for r in candidate.rulings)


def _fault(sequence: Sequence[Candidate], rules: Sequence[SequenceRule]) -> Ruling | None:
    return next((fault for rule in rules if (fault := rule(sequence))), None)


def _rank(
    candidate: Candidate, taken: Sequence[Candidate], rank: Mapping[str, int], options: ChooseOptions
) -> tuple[float, int, int]:
    """The sort key: best first, then the story's best article, then its order."""
    place = candidate.sentence.excerpt
    return (-round(_gain(candidate, taken, options), 9), rank[place.article_id], candidate.sentence.index)


def _gain(candidate: Candidate, taken: Sequence[Candidate], options: ChooseOptions) -> float:
    """What a sentence adds: centrality and place in its article, less what is told already."""
    decay = options.decay if taken else max(1.0, options.decay)
    place = 1 / (1 + decay * candidate.sentence.index)
    score = (1 - options.position) * candidate.weight + options.position * place
    score += FAVOURED * _count(candidate, "favour") - LOWERED * _count(candidate, "lower")
    if taken and candidate.sentence.index == 0 and not any(r.rule == FOLLOW_UP for r in candidate.rulings):
        score -= options.retold
    return score - options.redundancy * _overlap(candidate, taken)


def _overlap(candidate: Candidate, taken: Sequence[Candidate]) -> float:
    own = terms(candidate.sentence.excerpt.text)
    if not own:
        return 1.0
    return max((len(own & terms(t.sentence.excerpt.text)) / len(own) for t in taken), default=0.0)
