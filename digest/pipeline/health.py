"""How the sources are: what the editor must know of each, told by the command and in the issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from digest.archive import Archive
from digest.model import Failure, Source, SourceHealth, SourceState

SILENT = 3
"""So many times its usual gap without news is a silence."""
_KNOWN = 4
"""Days of news from which on a gap is usual."""


def source_health(sources: Sequence[Source], archive: Archive, today: date) -> tuple[SourceHealth, ...]:
    """The health of each source on a day, in their order. Raises ArchiveError."""
    states = archive.sources.states([source.id for source in sources])
    found = []
    for source in sources:
        state = states.get(source.id)
        if state is None or state.location != source.location:
            state = SourceState(source_id=source.id, location=source.location)
        days = archive.sources.days(source.id)
        found.append(judge(source, state, days, today))
    return tuple(found)


def ailing(sources: Sequence[Source], archive: Archive, today: date) -> tuple[Failure, ...]:
    """What is wrong with the sources, as an issue tells it: "Seoul Post: is silent for 12 days"."""
    names = {source.id: source.outlet or source.name or source.location for source in sources}
    return tuple(
        Failure(address=names[found.source_id], reason=problem)
        for found in source_health(sources, archive, today)
        for problem in found.problems
    )


def judge(source: Source, state: SourceState, days: Sequence[date], today: date) -> SourceHealth:
    """A source by its state and its last days of news, newest first."""
    gap = usual_gap(days)
    return SourceHealth(
        source_id=source.id,
        location=source.location,
        state=state,
        gap=gap,
        problems=tuple(_problems(state, gap, days, today)),
    )


def usual_gap(days: Sequence[date]) -> timedelta | None:
    """The median of the gaps between days of news, newest first; None while there are few. A day at
    least: days is how news is counted."""
    if len(days) < _KNOWN:
        return None
    return timedelta(days=max(1.0, median((newer - older).days for newer, older in pairwise(days))))


def _problems(state: SourceState, gap: timedelta | None, days: Sequence[date], today: date) -> Iterator[str]:
    if state.read is None:
        yield "was never read: `digest collect` does"
        return
    since = f" (since {state.failing:%Y-%m-%d})" if state.failing else ""
    if state.gone:
        yield f"is gone for good (410){since}"
    elif state.error:
        yield f"can't be read{since}: {state.error}"
    elif not state.items:
        yield "lists nothing"
    elif state.undated == state.items:
        yield "lists only undated items"
    silence = today - days[0] if days else None
    if gap and silence and silence > SILENT * gap:
        yield f"is silent for {silence.days} days; usual is news every {_told(gap)}"


def _told(gap: timedelta) -> str:
    days = gap / timedelta(days=1)
    return "day" if days == 1 else f"{days:g} days"
