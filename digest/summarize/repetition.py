"""The editorial rule "Repetition": a further sentence adds something and tells nothing again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from digest.candidates.align import differing
from digest.candidates.rulings import bar, days_within, quotes_within
from digest.candidates.weights import terms
from digest.facts.future import without_quoted
from digest.facts.numbers import find_numbers
from digest.model import Candidate, Excerpt, Figure, Quote, Ruling
from digest.summarize.novelty import senses
from digest.summarize.sequence import Readings, SequenceRule, names_in

_SUPERLATIVE = re.compile(r"\b(?:no|never|first|only|nor|none)\b", re.IGNORECASE)
_REPEATS = 0.65
"""Share of a sentence's terms that is printed, from which it tells the same."""
_TOLD_AGAIN, _ALSO_TOLD, _COUNTED = 0.36, 0.45, 0.6
"""Share of the sense of another article's sentence that is printed, from which it tells the same: of its
first one, which as a rule tells the event from its start; of a later one, or a first one that brings in a
person; and of one with a new number, or a later one that brings in a person."""
_TITLE = 0.85
"""Share of an opening's terms that stand in the title, from which it says no more."""
_SHARED, _LARGE = 0.3, 1000
"""Share of a sentence's terms that is printed, from which the same numbers tell the same; and the least
number that tells what it counts by itself."""
_TELLS = 0.5
"""Share of a printed quotation's terms in its speaker's indirect words, from which they tell the same."""


def repetition(readings: Readings, title: str, quote: Quote | None, keys: Mapping[str, str]) -> SequenceRule:
    """A further sentence must add something, and not tell again what is printed."""

    read: dict[Excerpt, _Sentence] = {}

    def sentence(candidate: Candidate) -> _Sentence:
        place = candidate.sentence.excerpt
        if place not in read:
            read[place] = _Sentence(candidate, readings)
        return read[place]

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        told = _Told(title)
        for candidate in sequence:
            reason = _fault(sentence(candidate), told)
            if reason:
                return bar("repetition", reason)
            if quote and _tells(candidate, readings, quote, keys):
                return bar("repetition", f"tells what the printed quotation of {quote.speaker} says")
            told.add(sentence(candidate))
        return None

    return rule


class _Sentence:
    """What a sentence tells: its terms, their sense, what it can add, who says what in it, its numbers."""

    def __init__(self, candidate: Candidate, readings: Readings) -> None:
        place = candidate.sentence.excerpt
        reading = readings[place.article_id]
        self.article = place.article_id
        self.first = candidate.sentence.index == 0
        self.terms, self.senses = terms(place.text), senses(place.text)
        self.figures = [f for f in reading.figures if f.sentence == candidate.sentence.index]
        self.items = _items(candidate, readings)
        people = (n.excerpt.text for n in names_in(candidate, readings) if n.kind == "person")
        self.people = tuple(person for person in people if " " in person)
        quotes = quotes_within(reading, candidate.sentence)
        self.speech = {(q.speaker, q.cue.text.lower()) for q in quotes if q.speaker and q.cue}
        days = [(d.excerpt.start, d.excerpt.end) for d in days_within(reading, candidate.sentence)]
        found = tuple(find_numbers(reading.article.text, place.start, place.end))
        counts = [n for n in found if not any(first <= n.start < end for first, end in days)]
        self.counts = {n.value for n in counts}
        self.exact = {n.value for n in found if n.value >= _LARGE or n.value % 1 or n.unit == "percent"}
        """The numbers that mean one thing: large ones, exact ones and shares."""


class _Told:
    """What is printed so far, the title first."""

    def __init__(self, title: str) -> None:
        self.title = terms(title)
        self.terms, self.items = set(self.title), set(self.title)
        self.senses = set(senses(title))
        self.speech: set[tuple[str, str]] = set()
        self.counts: set[float] = set()
        self.figures: list[Figure] = []
        self.exact: dict[float, set[str]] = {}
        self.articles: set[str] = set()

    def add(self, sentence: _Sentence) -> None:
        self.terms |= sentence.terms
        self.senses |= sentence.senses
        self.items |= sentence.items
        self.speech |= sentence.speech
        self.counts |= sentence.counts
        self.figures += sentence.figures
        self.articles.add(sentence.article)
        for number in sentence.exact:
            self.exact.setdefault(number, set()).add(sentence.article)


def _fault(own: _Sentence, told: _Told) -> str | None:
    """What a sentence repeats after what is told, or None."""
    new = own.items - told.items
    if not told.articles:
        bare = not any(item[0] in "#@!" for item in new)
        again = own.terms and len(own.terms & told.title) >= _TITLE * len(own.terms)
        return "says no more than the title" if again and bare else None
    reason = (
        _counts_again(own, told)
        or (_adds_nothing(own, told) if not new else None)
        or _repeats(own, told, first_told=any(item.startswith("!") for item in new))
    )
    return (_but_for_a_number(own, told) if reason else None) or reason or _says_again(own, told, new)


def _adds_nothing(own: _Sentence, told: _Told) -> str:
    """A sentence whose number could not be printed alone has one all the same."""
    figure = "figure that stands alone" if own.counts - told.counts else "figure"
    return f"adds no name, {figure}, day, or “no”, “never”, “first”, “only”"


def _but_for_a_number(own: _Sentence, told: _Told) -> str | None:
    """What tells again what is printed, and gives another number of it, says not the same."""
    found = differing(own.figures, told.figures)
    return (
        f"tells again what is printed, with {found[0].value.text} for {found[1].value.text}"
        if found
        else None
    )


def _counts_again(own: _Sentence, told: _Told) -> str | None:
    """Another outlet's sentence whose every number is printed, and a good part of its words."""
    again = own.exact and all(told.exact.get(number, set()) - {own.article} for number in own.exact)
    shared = len(own.terms & told.terms) >= _SHARED * len(own.terms)
    return "gives the same numbers again" if again and shared else None


def _repeats(own: _Sentence, told: _Told, *, first_told: bool) -> str | None:
    """A sentence of whose words most are printed, or another article's of whose sense a good part is."""
    if own.terms and len(own.terms & told.terms) >= _REPEATS * len(own.terms) and not first_told:
        return "says again what is printed"
    if own.article in told.articles or not own.senses:
        return None
    comes_in = any(not terms(person) <= told.terms for person in own.people)
    most = _TOLD_AGAIN if own.first and not comes_in else _ALSO_TOLD
    if first_told or own.counts - told.counts or (comes_in and not own.first):
        most = _COUNTED
    return "tells in other words what is printed" if _share(own, told) >= most else None


def _share(own: _Sentence, told: _Told) -> float:
    return len(own.senses & told.senses) / len(own.senses)


def _says_again(own: _Sentence, told: _Told, new: set[str]) -> str | None:
    again = own.speech & told.speech
    if again and not any(item.startswith("!") for item in new):
        speaker, cue = sorted(again)[0]
        return f"“{speaker} {cue}” a second time"
    return None


def _items(candidate: Candidate, readings: Readings) -> set[str]:
    """What a sentence can add: words of names, figures, days, and "no", "never", "first", "only"."""
    place = candidate.sentence.excerpt
    reading = readings[place.article_id]
    items = {term for name in names_in(candidate, readings) for term in terms(name.excerpt.text)}
    items |= {f"#{f.number:g}" for f in reading.figures if f.sentence == candidate.sentence.index}
    items |= {f"@{d.first}" for d in days_within(reading, candidate.sentence)}
    return items | {f"!{m[0].lower()}" for m in _SUPERLATIVE.finditer(without_quoted(place.text))}


def _tells(candidate: Candidate, readings: Readings, quote: Quote, keys: Mapping[str, str]) -> bool:
    """Whether a sentence gives indirectly what its speaker's printed quotation says."""
    speaker = keys.get(quote.speaker or "", quote.speaker)
    if speaker not in {keys.get(n.key, n.key) for n in names_in(candidate, readings)}:
        return False
    said, own = terms(quote.excerpt.text), terms(candidate.sentence.excerpt.text)
    return bool(said) and sum(any(_akin(a, b) for b in own) for a in said) / len(said) >= _TELLS


def _akin(a: str, b: str) -> bool:
    """Two words of one stem: "Korea" and "Korean", "ambassadorial" and "ambassador"."""
    shared = min(len(a), len(b))
    return a == b or (shared >= 5 and a[:shared] == b[:shared])
