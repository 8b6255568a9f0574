"""Sentences of two outlets that are the same but for a not, for the day or a number: one of them is wrong.

Other rules compare what is said of a name or an act; this one needs neither, since all words agree.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from digest.candidates.align import across, may_differ, stems, unit_kind
from digest.candidates.rulings import within
from digest.facts.future import without_quoted
from digest.model import Conflict, Excerpt, Figure, Reading, Sentence

_SAID = re.compile(r", [^,]*\b(?:said|says|told|reported|announced|wrote)\b[^,]*[.]?$|,? according to .*$")
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b")
_HELPERS = frozenset({"did", "does", "do", "not", "never", "no"})
_LEAST = 3
"""Words of content that twins share, a figure among them."""
_DIGITS = re.compile(r"\d[\d.,]*")
Given = Container[tuple[str, str, float]]
"""The numbers that articles give: article, class of the unit, number."""
_ENDING = re.compile(r"(?:ed|es|e|s)$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence's words less its attribution, its days, its figures and its not."""

    words: frozenset[str]
    negated: bool
    days: frozenset[date]
    spans: frozenset[tuple[date, date]]
    """All its days, exact or not."""
    figures: tuple[Figure, ...]
    left: tuple[str, ...]
    """Its digits that are neither of a day nor of a figure."""
    place: Excerpt


def twin_conflicts(readings: Sequence[Reading]) -> Iterator[Conflict]:
    """A conflict for each two sentences that agree in every word of content but for a not, the day or a
    number; an article that gives both numbers settles it."""
    given = {(r.article.id, unit_kind(f.unit), f.number) for r in readings for f in r.figures}
    alike: dict[frozenset[str], list[_Told]] = {}
    for reading in readings:
        if reading.article.language == "en":
            for sentence in reading.sentences:
                told = _told(reading, sentence)
                if len(told.words) + bool(told.figures) >= _LEAST:
                    alike.setdefault(told.words, []).append(told)
    for group in alike.values():
        seen: set[frozenset[str]] = set()
        for a, b in across(group, attrgetter("place.article_id")):
            conflict = _conflict(a, b) or _count_conflict(a, b, given)
            if conflict and frozenset(conflict.values) not in seen:
                seen.add(frozenset(conflict.values))
                yield conflict


def _told(reading: Reading, sentence: Sentence) -> _Told:
    days = within(reading.days, sentence.excerpt)
    text = without_quoted(sentence.excerpt.text)
    start = sentence.excerpt.start
    own = (figure for figure in reading.figures if figure.sentence == sentence.index)
    figures = [f for f in own if text[f.value.start - start : f.value.end - start].strip()]
    for each in (*(day.excerpt for day in days), *(figure.value for figure in figures)):
        at = each.start - start
        text = text[:at] + " " * len(each.text) + text[at + len(each.text) :]
    plain = _SAID.sub("", text)
    kept = frozenset(_ENDING.sub("", word) for word in stems(plain) - _HELPERS)
    exact = (d for d in days if d.precision == "day" and d.first == d.last)
    return _Told(
        words=kept,
        negated=bool(_NOT.search(plain)),
        days=frozenset(d.first for d in exact),
        spans=frozenset((d.first, d.last) for d in days),
        figures=tuple(figures),
        left=tuple(_DIGITS.findall(plain)),
        place=sentence.excerpt,
    )


def _conflict(a: _Told, b: _Told) -> Conflict | None:
    subject = " ".join(sorted(a.words))
    if len(a.words) < _LEAST:
        return None
    if a.negated != b.negated:
        values = ("not", "") if a.negated else ("", "not")
        return Conflict(kind="negation", subject=subject, clauses=(a.place, b.place), values=values)
    if len(a.days) == len(b.days) == 1 and a.days != b.days:
        days = [f"{day:%B} {day.day}" for told in (a, b) for day in told.days]
        return Conflict(kind="day", subject=subject, clauses=(a.place, b.place), values=(days[0], days[1]))
    return None


def _count_conflict(a: _Told, b: _Told, given: Given) -> Conflict | None:
    """The one number in which two sentences differ that tell the same of the same days."""
    units = [[unit_kind(figure.unit) for figure in told.figures] for told in (a, b)]
    if units[0] != units[1] or a.left != b.left or (a.spans and b.spans and a.spans != b.spans):
        return None
    pairs = [(x, y) for x, y in zip(a.figures, b.figures, strict=True) if x.number != y.number]
    if len(pairs) != 1 or not all(map(may_differ, pairs[0])):
        return None
    x, y = pairs[0]
    if any((f.excerpt.article_id, unit_kind(f.unit), g.number) in given for f, g in ((x, y), (y, x))):
        return None
    return Conflict(
        kind="count", subject=x.unit, clauses=(x.excerpt, y.excerpt), values=(x.value.text, y.value.text)
    )
