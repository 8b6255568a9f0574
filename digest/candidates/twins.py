"""Sentences of two outlets that are the same but for a not, or for the day: one of them is wrong.

Other rules compare what is said of a name or an act; this one needs neither, since all words agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from digest.candidates.align import across, stems
from digest.candidates.rulings import within
from digest.facts.future import without_quoted
from digest.model import Conflict, Excerpt, Reading, Sentence

_SAID = re.compile(r", [^,]*\b(?:said|says|told|reported|announced|wrote)\b[^,]*[.]?$|,? according to .*$")
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b")
_HELPERS = frozenset({"did", "does", "do", "not", "never", "no"})
_LEAST = 3
"""Words of content that twins share."""
_ENDING = re.compile(r"(?:ed|es|e|s)$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence's words less its attribution, its days and its not."""

    words: frozenset[str]
    negated: bool
    days: frozenset[date]
    place: Excerpt


def twin_conflicts(readings: Sequence[Reading]) -> Iterator[Conflict]:
    """A conflict for each two sentences that agree in every word of content but for a not or the day."""
    alike: dict[frozenset[str], list[_Told]] = {}
    for reading in readings:
        if reading.article.language == "en":
            for sentence in reading.sentences:
                told = _told(reading, sentence)
                if len(told.words) >= _LEAST:
                    alike.setdefault(told.words, []).append(told)
    for group in alike.values():
        for a, b in across(group, attrgetter("place.article_id")):
            conflict = _conflict(a, b)
            if conflict:
                yield conflict
                break


def _told(reading: Reading, sentence: Sentence) -> _Told:
    days = within(reading.days, sentence.excerpt)
    text = sentence.excerpt.text
    for day in sorted(days, key=lambda d: -d.excerpt.start):
        at = day.excerpt.start - sentence.excerpt.start
        text = text[:at] + " " * len(day.excerpt.text) + text[at + len(day.excerpt.text) :]
    plain = _SAID.sub("", without_quoted(text))
    kept = frozenset(_ENDING.sub("", word) for word in stems(plain) - _HELPERS)
    exact = (d for d in days if d.precision == "day" and d.first == d.last)
    return _Told(kept, bool(_NOT.search(plain)), frozenset(d.first for d in exact), sentence.excerpt)


def _conflict(a: _Told, b: _Told) -> Conflict | None:
    subject = " ".join(sorted(a.words))
    if a.negated != b.negated:
        values = ("not", "") if a.negated else ("", "not")
        return Conflict(kind="negation", subject=subject, clauses=(a.place, b.place), values=values)
    if len(a.days) == len(b.days) == 1 and a.days != b.days:
        days = [f"{day:%B} {day.day}" for told in (a, b) for day in told.days]
        return Conflict(kind="day", subject=subject, clauses=(a.place, b.place), values=(days[0], days[1]))
    return None
