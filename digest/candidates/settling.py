"""Where conflicts stand in a story's articles, and what the editor's word on one frees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.candidates.rulings import bar
from digest.model import Conflict, Excerpt, Reading, Ruling

BOTH = "both"
"""The editor's word for: print both sides in a block."""

Settled = Mapping[str, str | None]
"""The editor's words (`settle` in the edits), each with the id of the article that it names, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A conflict with the places where each of its sides is told, in the order of its clauses."""

    conflict: Conflict
    sides: tuple[tuple[Excerpt, ...], ...]


def answers(word: str, article_id: str | None, conflict: Conflict) -> tuple[int, ...]:
    """The sides that the editor's word says are right: those of the value, else those of the article;
    every side for "both"; () where the word is not about this conflict."""
    if _plain(word) == BOTH:
        return tuple(range(len(conflict.clauses)))
    valued = tuple(n for n, value in enumerate(conflict.values) if value and _plain(value) == _plain(word))
    named = (
        n
        for n, clause in enumerate(conflict.clauses)
        if article_id in {place.article_id for place in (clause, *_echoes(conflict, n))}
    )
    return valued or tuple(named)


def _echoes(conflict: Conflict, side: int) -> tuple[Excerpt, ...]:
    return conflict.echoes[side] if conflict.echoes else ()


def settle(conflicts: Sequence[Conflict], settled: Settled) -> tuple[Conflict, ...]:
    """The conflicts with the editor's word on each; the first word about one counts."""
    return tuple(_settled(conflict, settled) for conflict in conflicts)


def _settled(conflict: Conflict, settled: Settled) -> Conflict:
    for word, article_id in settled.items():
        right = answers(word, article_id, conflict)
        if right:
            return replace(conflict, right=right, both=_plain(word) == BOTH)
    return conflict


def disputes(conflicts: Sequence[Conflict], readings: Sequence[Reading]) -> tuple[Dispute, ...]:
    """Where each conflict stands: its clauses, their echoes, and every other place that gives one of its
    counts."""
    return tuple(
        Dispute(
            conflict=conflict,
            sides=tuple(
                (clause, *_echoes(conflict, n), *_same_counts(conflict, clause, readings))
                for n, clause in enumerate(conflict.clauses)
            ),
        )
        for conflict in conflicts
    )


def disputed(place: Excerpt, found: Sequence[Dispute]) -> tuple[Ruling, ...]:
    """A bar for each conflict of which a side that is not right is told within `place`; the sides of a
    block are printed there and nowhere else."""
    return tuple(_barred(dispute) for dispute in found if _holds_wrong(place, dispute))


def _holds_wrong(place: Excerpt, dispute: Dispute) -> bool:
    free = () if dispute.conflict.both else dispute.conflict.right
    wrong = (places for n, places in enumerate(dispute.sides) if n not in free)
    return any(place.meets(other) for places in wrong for other in places)


def _barred(dispute: Dispute) -> Ruling:
    conflict = dispute.conflict
    if conflict.both:
        return bar("conflict", f"{conflict.told} (both stand in a block)")
    if conflict.right:
        right = " and ".join(dict.fromkeys(conflict.values[n] or "without it" for n in conflict.right))
        return bar("conflict", f"{conflict.told} (settled: {right})")
    return bar("conflict", conflict.told)


def _same_counts(conflict: Conflict, clause: Excerpt, readings: Sequence[Reading]) -> tuple[Excerpt, ...]:
    """The figures of any article, a wire's copy among them, that have the number of a disputed clause, of
    the same unit."""
    if conflict.kind != "count":
        return ()
    figures = [figure for reading in readings for figure in reading.figures]
    values = {(f.number, f.unit) for f in figures if f.excerpt.meets(clause)}
    return tuple(f.value for f in figures if (f.number, f.unit) in values)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
