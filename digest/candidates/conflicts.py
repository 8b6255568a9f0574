"""Where the articles of a story differ: in the day, count, place, name, or by a not.

Precision before recall: a conflict bars sentences, so one is only found where subject, verb and object agree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from digest.candidates.align import (
    across,
    align_figures,
    kinds,
    may_differ,
    overlap,
    stem,
    stems,
    subject_stems,
    unit_kind,
)
from digest.candidates.claims import claim_conflicts, name_conflicts
from digest.candidates.clauses import Clause, dated_clauses
from digest.candidates.rulings import within
from digest.candidates.twins import twin_conflicts
from digest.facts import is_future
from digest.facts.verbs import LIGHT, REPORT
from digest.model import Conflict, Day, Excerpt, Figure, Person, Reading, Story

__all__ = ["align_figures", "find_conflicts", "story_day"]

_STANDS_OUT = 0.5
"""What a day must weigh: named in one of the first four sentences, or more than once."""
_WEEK = 7
"""Acts further apart than this many days are two acts, not a conflict."""
_FAR = 3
"""Counts further apart than this many times are of two things, not a conflict."""
_FINDS = LIGHT | REPORT | frozenset("count counts counted record records recorded log logs logged".split())
"""Verbs that say of a count only that it was made."""
_APART = re.compile(
    r"\d|\b(?:more|other|further|additional|new|last|earlier|previous|before|since|ago|each|every)\b"
)
"""What may part two counts of one thing in time or kind."""
_CASUALTIES = (
    {"killed", "died", "dead", "deaths"},
    {"injured", "wounded", "hurt"},
    {"missing"},
    {"arrested", "detained"},
)


def find_conflicts(
    story: Story, readings: Sequence[Reading], people: Sequence[Person]
) -> tuple[Conflict, ...]:
    """The conflicts between the articles of `story`, each once: the first pair of clauses that differ."""
    own = {article.id for article in story.articles}
    told = [reading for reading in readings if reading.article.id in own]
    found = (
        *_day_conflicts(told, people),
        *_count_conflicts(told),
        *claim_conflicts(told, people),
        *name_conflicts(people),
    )
    return found + tuple(twin for twin in twin_conflicts(told) if not _found(twin, found))


def _found(twin: Conflict, found: Sequence[Conflict]) -> bool:
    """Whether a finer rule has found the conflict within these sentences."""
    return any(
        other.kind == twin.kind
        and all(
            any(c.article_id == t.article_id and t.start <= c.start < t.end for t in twin.clauses)
            for c in other.clauses
        )
        for other in found
    )


def story_day(readings: Sequence[Reading]) -> date | None:
    """The day of the event that a story looks forward to: the explicit day, not before the earliest article,
    that its sentences name most, the first ones most of all. None for a story of what has happened."""
    ahead = [reading for reading in readings if _looks_ahead(reading)]
    if not ahead or 2 * len(ahead) < len(readings):
        return None
    earliest = min(reading.article.published.date() for reading in readings)
    scores: dict[date, float] = {}
    for reading in ahead:
        for day in reading.days:
            if _is_event_day(day, earliest):
                scores[day.first] = scores.get(day.first, 0.0) + 1 / math.sqrt(1 + day.sentence)
    best = max(scores, key=lambda d: (scores[d], -d.toordinal()), default=None)
    return best if best is not None and scores[best] >= _STANDS_OUT else None


def _looks_ahead(reading: Reading) -> bool:
    """Whether an article's title or first sentence tells of the future."""
    title = reading.article.title
    first = reading.sentences[0].excerpt.text if reading.sentences else ""
    return bool(title and is_future(title, title=True)) or is_future(first, title=False)


def _is_event_day(day: Day, earliest: date) -> bool:
    explicit = not day.relative or day.tense == "future"
    return explicit and day.precision == "day" and day.first == day.last >= earliest and day.tense != "past"


# --- days


def _day_conflicts(readings: Sequence[Reading], people: Sequence[Person]) -> Iterator[Conflict]:
    """The same act of the same one, told of unlike days; an article that has both days settles it."""
    clauses = [clause for reading in readings for clause in dated_clauses(reading, people)]
    told = {(clause.place.article_id, clause.act, clause.day.first) for clause in clauses}
    differing: dict[tuple[str, frozenset[date]], list[Clause]] = {}
    by_act: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_act.setdefault(clause.act, []).append(clause)
    for a, b in (pair for group in by_act.values() for pair in across(group, attrgetter("place.article_id"))):
        apart = abs((a.day.first - b.day.first).days)
        if not 0 < apart <= _WEEK or not _same_act(a, b):
            continue
        if any((x.place.article_id, x.act, y.day.first) in told for x, y in ((a, b), (b, a))):
            continue
        differing.setdefault((a.act, frozenset({a.day.first, b.day.first})), []).extend((a, b))
    for found in differing.values():
        yield _day_conflict(found)


def _day_conflict(clauses: Sequence[Clause]) -> Conflict:
    """The first pair that differs; what other articles say of these days echoes one of the two."""
    sides: dict[date, list[Excerpt]] = {}
    for clause in clauses:
        places = sides.setdefault(clause.day.first, [])
        if clause.place not in places:
            places.append(clause.place)
    return Conflict(
        kind="day",
        subject=clauses[0].told,
        clauses=tuple(places[0] for places in sides.values()),
        values=tuple(map(_printed, sides)),
        echoes=tuple(tuple(places[1:]) for places in sides.values()),
    )


def _same_act(a: Clause, b: Clause) -> bool:
    shared = len(a.names & b.names) // 2
    same = a.subjects & b.subjects - {""} or shared
    if a.place.article_id == b.place.article_id or a.act != b.act or not same:
        return False
    common, share = overlap(a.terms, b.terms)
    known = common + max(1, shared)
    return common >= 2 and known >= 4 and share >= 0.6


def _printed(day: date) -> str:
    return f"{day:%B} {day.day}"


# --- counts


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with what it is compared by."""

    figure: Figure
    article: str
    people: frozenset[str]
    terms: frozenset[str]


def _count_conflicts(readings: Sequence[Reading]) -> Iterator[Conflict]:
    """Exact counts of one kind and subject that differ, unless one article gives both."""
    given: set[tuple[str, str, float]] = set()
    by_kind: dict[str, list[_Count]] = {}
    for reading, figure in ((r, f) for r in readings for f in r.figures):
        given.update((reading.article.id, kind, figure.number) for kind in kinds(figure))
        if may_differ(figure):
            who = _people_at(reading, figure)
            count = _Count(figure, reading.article.id, who, subject_stems(figure))
            for kind in kinds(figure):
                by_kind.setdefault(kind, []).append(count)
    seen: set[frozenset[float]] = set()
    for kind, counts in by_kind.items():
        for a, b in across(counts, attrgetter("article")):
            both = frozenset({a.figure.number, b.figure.number})
            if len(both) == 1 or both in seen or not _same_count(a, b):
                continue
            if any((x.article, kind, number) in given for x, number in _crossed(a, b)):
                continue
            seen.add(both)
            yield Conflict(
                kind="count",
                subject=a.figure.unit,
                clauses=(a.figure.excerpt, b.figure.excerpt),
                values=(a.figure.value.text, b.figure.value.text),
            )


def _crossed(a: _Count, b: _Count) -> tuple[tuple[_Count, float], ...]:
    """Each count with the other's number: an article that has both settles it."""
    return (a, b.figure.number), (b, a.figure.number)


def _people_at(reading: Reading, figure: Figure) -> frozenset[str]:
    """The people whom a figure's label names."""
    return frozenset(
        stem(name.key.split()[-1])
        for name in within(reading.names, figure.excerpt)
        if name.kind == "person" and name.key.split()
    )


def _same_count(a: _Count, b: _Count) -> bool:
    """The same thing counted: many shared terms, or the very same phrase under the same verb."""
    low, high = sorted((a.figure.number, b.figure.number))
    if high > _FAR * low or (a.people and b.people and not a.people & b.people):
        return False
    common, share = overlap(a.terms, b.terms)
    if common < 2 or _fate(a.figure) != _fate(b.figure):
        return False
    if share >= 0.6 and common >= (5 if a.figure.unit.startswith("percent") else 3):
        return True
    return _phrase(a.figure) == _phrase(b.figure) != "" or _one_lies_within(a.figure, b.figure)


def _one_lies_within(a: Figure, b: Figure) -> bool:
    """Whether one's words of what is counted ("cracks in its eastern pier") lie wholly within the other's
    ("cracks in the eastern pier of the bridge"), both only said to have been found."""
    if unit_kind(a.unit) != unit_kind(b.unit) or not (_is_found(a) and _is_found(b)):
        return False
    after = [each.excerpt.text[each.value.end - each.excerpt.start :] for each in (a, b)]
    if any(each.qualifier == "another" for each in (a, b)) or any(map(_APART.search, after)):
        return False
    units = {stem(a.unit), stem(b.unit)}
    short, long = sorted((stems(text) - units for text in after), key=len)
    return len(short) >= 2 and short <= long


def _is_found(figure: Figure) -> bool:
    """Whether a count is told without a verb, or by one that says no more than that it is there."""
    before = figure.excerpt.text[: max(0, figure.value.start - figure.excerpt.start)].lower().split()
    return not before or before[-1] in _FINDS


def _phrase(figure: Figure) -> str:
    """The noun phrase that is counted where it has two words and more ("product lines"), with the word (a
    verb) before the number."""
    label = figure.excerpt.text
    at = figure.value.start - figure.excerpt.start
    before = label[:at].split()
    after = label[at + len(figure.value.text) :].lower().split(figure.unit)
    if not before or len(after) < 2 or not after[0].strip() or len(after[0].split()) > 3:
        return ""
    return f"{stem(before[-1])} {after[0].strip()} {figure.unit}"


def _fate(figure: Figure) -> tuple[bool, ...]:
    words = set(figure.subject) | {figure.unit}
    return tuple(bool(words & group) for group in _CASUALTIES)
