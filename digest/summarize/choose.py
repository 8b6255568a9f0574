"""Choosing the sentences of an entry: greedily, the best one that every rule lets in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.candidates.weights import terms
from digest.model import Article, Candidate, Candidates, Reading, Ruling
from digest.summarize.consensus import Consensus
from digest.summarize.order import arrange
from digest.summarize.sequence import SequenceRule

LOWERED, FAVOURED = 0.12, 0.06
"""What one ruling takes from a sentence's score, or adds to it."""
FOLLOW_UP = "follow-up"
"""The rule that favours the articles of a later day; their first sentences do not tell the event again."""
TIE = 0.02
"""What a word like "Tuesday" takes from an opening: news says when, so that it settles only what is equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOptions:
    """How sentences are weighed.

    `sentences` is the most that are taken; `least` the score under which a further one is not worth its
    place; `central` the weight under which it is beside the story's point; `position`, from 0 to 1, how
    much its place in its article counts, and `decay` how fast; `redundancy` what it loses by words that
    are printed; `retold` what another article's first sentence loses, which tells the event again;
    `consensus` is how much it counts that a choice holds what all outlets tell, `opening` how much that
    counts for its first sentence; `inner` what a sentence that is not its article's first loses as an
    opening, since it was not written to stand alone.
    """

    sentences: int = 12
    least: float = 0.0
    central: float = 0.0
    position: float = 0.9
    decay: float = 1.0
    redundancy: float = 0.2
    retold: float = 0.0
    consensus: float = 0.0
    opening: float = 0.0
    inner: float = 0.0


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
    free = [c for c in candidates.sentences if not barring(c)]
    passed = {id(c): (c, bars[0]) for c in candidates.sentences if (bars := barring(c))}
    scale = _Scale(candidates.story.articles, options)
    taken: list[Candidate] = []
    while free and len(taken) < options.sentences:
        for best in sorted(free, key=lambda c: scale.order(c, taken)):
            if taken and not scale.worth_it(best, taken):
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
    # Of what a rule kept out on the way, only that is told which it keeps out of the whole lead.
    told = (
        (c, _fault(arrange([*taken, c], candidates.story, lengths), rules)) for c in free if id(c) in passed
    )
    late = {id(c): (c, fault) for c, fault in told if fault}
    alone = {key: pair for key, pair in passed.items() if barring(pair[0])}
    return Choice(lead=lead, passed=tuple((alone | late).values()))


def barring(candidate: Candidate) -> list[Ruling]:
    """The rulings that exclude a candidate."""
    return [r for r in candidate.rulings if r.effect == "bar"]


def opens_badly(candidate: Candidate) -> bool:
    """The outlet's judgment never opens an entry."""
    return any(r.rule == "judgment" for r in candidate.rulings)


def _count(candidate: Candidate, effect: str) -> int:
    return sum(r.effect == effect for r in candidate.rulings)


def _favour(candidate: Candidate) -> float:
    return FAVOURED * _count(candidate, "favour") - LOWERED * _count(candidate, "lower")


def _favour_to_open(candidate: Candidate) -> float:
    """An entry opens with the event: to be of a later day is no merit here."""
    rules = [r.rule for r in candidate.rulings]
    return (
        _favour(candidate)
        - FAVOURED * rules.count(FOLLOW_UP)
        + (LOWERED - TIE) * rules.count("relative-time")
    )


def _fault(sequence: Sequence[Candidate], rules: Sequence[SequenceRule]) -> Ruling | None:
    return next((fault for rule in rules if (fault := rule(sequence))), None)


class _Scale:
    """What a sentence adds to those that are taken, for one story."""

    def __init__(self, articles: Sequence[Article], options: ChooseOptions) -> None:
        self._options = options
        self._rank = {article.id: n for n, article in enumerate(articles)}
        self._consensus = Consensus(articles) if len(articles) > 1 else None

    def order(self, candidate: Candidate, taken: Sequence[Candidate]) -> tuple[float, int, int]:
        """The sort key: best first, then the story's best article, then its order."""
        place = candidate.sentence.excerpt
        gain = self._gain(candidate, taken)
        return (-round(gain, 9), self._rank[place.article_id], candidate.sentence.index)

    def worth_it(self, candidate: Candidate, taken: Sequence[Candidate]) -> bool:
        """Whether a further sentence is near the story's point and adds enough."""
        central = candidate.weight - LOWERED * _count(candidate, "lower")
        return central >= self._options.central and self._gain(candidate, taken) >= self._options.least

    def _gain(self, candidate: Candidate, taken: Sequence[Candidate]) -> float:
        """Centrality, place in its article and consensus, less what is told already."""
        options, index = self._options, candidate.sentence.index
        decay = options.decay if taken else max(1.0, options.decay)
        score = (1 - options.position) * candidate.weight + options.position / (1 + decay * index)
        score += _favour(candidate) if taken else _favour_to_open(candidate)
        if taken and index == 0 and not any(r.rule == FOLLOW_UP for r in candidate.rulings):
            score -= options.retold
        if index and not taken:
            score -= options.inner
        consensus = options.consensus if taken else options.opening
        if self._consensus and consensus:
            more = self._consensus.share([*taken, candidate]) - self._consensus.share(taken)
            score += consensus * more
        return score - options.redundancy * _overlap(candidate, taken)


def _overlap(candidate: Candidate, taken: Sequence[Candidate]) -> float:
    own = terms(candidate.sentence.excerpt.text)
    if not own:
        return 1.0
    return max((len(own & terms(t.sentence.excerpt.text)) / len(own) for t in taken), default=0.0)
