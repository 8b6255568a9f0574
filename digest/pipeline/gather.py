"""Gather: the sources → the archive. Concurrent; one that fails never stops another; stopped at any
moment, the next run goes on, since each article is a transaction and a source is noted last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from digest.archive import Archive, Turns
from digest.config import Config
from digest.errors import GoneError, SourceError
from digest.fetch.http import Fetcher
from digest.model import Entry, Source, SourceState
from digest.pipeline.boxes import read_box
from digest.pipeline.collect import maker_of
from digest.pipeline.complete import Run, take
from digest.pipeline.lists import read_listing
from digest.pipeline.polite import make_fetcher
from digest.pipeline.repeats import cut_repeated
from digest.pipeline.reports import SourceReport, Taken, told

AT_ONCE = 32
"""How many sources are read at one time; the fetcher asks each host one thing at a time."""
Told = Callable[[SourceReport], None]


def _silent(report: SourceReport) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectRequest:
    """What is asked for: the sources (of the config), where the archive lies, and what to take."""

    config: Config
    state: Path
    sources: tuple[Source, ...]
    since: date | None = None
    dry: bool = False


def collect_sources(
    request: CollectRequest, *, now: datetime, tell: Told = _silent
) -> tuple[SourceReport, ...]:
    """Read sources into the archive, over the network. Raises ArchiveError; a source's error is in its
    report."""
    with Archive.open(request.state / "archive.db") as archive:
        return asyncio.run(_collect(request, archive, now, tell))


async def _collect(
    request: CollectRequest, archive: Archive, now: datetime, tell: Told
) -> tuple[SourceReport, ...]:
    config = request.config
    async with make_fetcher(config) as fetcher:
        return await gather(
            request.sources,
            archive,
            config,
            fetcher,
            now=now,
            since=request.since,
            dry=request.dry,
            tell=tell,
        )


async def gather(
    sources: Sequence[Source],
    archive: Archive,
    config: Config,
    fetcher: Fetcher,
    *,
    now: datetime,
    since: date | None = None,
    dry: bool = False,
    tell: Told = _silent,
) -> tuple[SourceReport, ...]:
    """Read the sources and put their articles into the archive; gives a report of each, in their order.

    Items before `since` are not taken; with `dry` nothing is stored and no page of an article is read.
    Raises ArchiveError where the archive can't be written.
    """
    run = Run(
        archive=archive,
        config=config,
        fetcher=fetcher,
        now=now,
        maker=maker_of(config),
        since=since,
        dry=dry,
    )
    reports: dict[int, SourceReport] = {}
    waiting = iter(enumerate(sources))
    turns = None if dry else Turns(archive.path)
    tasks = [
        asyncio.create_task(_work(waiting, run, turns, reports, tell))
        for _ in range(min(AT_ONCE, len(sources)))
    ]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        # Each gives back its turn before the file of turns is closed.
        await asyncio.gather(*tasks, return_exceptions=True)
        if turns:
            turns.close()
    if not dry:
        cut_repeated(archive, now)
    return tuple(reports[place] for place in range(len(sources)))


async def _work(
    waiting: Iterator[tuple[int, Source]],
    run: Run,
    turns: Turns | None,
    reports: dict[int, SourceReport],
    tell: Told,
) -> None:
    for place, source in waiting:
        reports[place] = await (_in_turn(source, run, turns) if turns else read_source(source, run))
        tell(reports[place])


async def _in_turn(source: Source, run: Run, turns: Turns) -> SourceReport:
    """Read a source while no other collect does; what another has just read well is not asked again."""
    before = _state(source, run)
    async with turns.of(source.id) as waited:
        after = _state(source, run)
        # A source with something left to try again keeps no hash of its bytes.
        if waited and after.read != before.read and after.sha256 and after.maker == run.maker:
            return SourceReport(source_id=source.id, location=source.location, outcome="unchanged")
        return await read_source(source, run)


async def read_source(source: Source, run: Run) -> SourceReport:
    """Read one source; whatever goes wrong with it is told in its report."""
    state = _state(source, run)
    if state.gone:
        return _failed(source, "gone", "gone for good (410); remove it, or give its new address")
    if source.kind in ("mail", "folder"):
        report, state = await read_box(source, state, run)
        _note(run, state)
        return report
    try:
        listing = await read_listing(source, state, run)
    except SourceError as error:
        gone = isinstance(error, GoneError)
        _note(run, _with_error(replace(state, gone=gone), error.reason, run.now))
        return _failed(source, "gone" if gone else "failed", error.reason)
    if listing.entries is None:
        _note(run, listing.state)
        return SourceReport(
            source_id=source.id, location=source.location, outcome="unchanged", moved=listing.moved
        )
    taken = await take(listing.entries, source, run)
    _note(run, _after(listing.state, listing.entries, taken, run))
    return told(source.id, source.location, taken, listing.moved)


def _state(source: Source, run: Run) -> SourceState:
    held = run.archive.sources.state(source.id)
    if held.location == source.location:
        return held
    return SourceState(source_id=source.id, location=source.location)


def _note(run: Run, state: SourceState) -> None:
    if not run.dry:
        run.archive.sources.note(state)


def _failed(source: Source, outcome: str, reason: str) -> SourceReport:
    return SourceReport(
        source_id=source.id,
        location=source.location,
        outcome="gone" if outcome == "gone" else "failed",
        error=reason,
    )


def _with_error(state: SourceState, reason: str, now: datetime) -> SourceState:
    return replace(state, read=now, error=reason, failing=state.failing or now)


def _after(state: SourceState, entries: Sequence[Entry], taken: Sequence[Taken], run: Run) -> SourceState:
    """How a source stands once its items are stored. If some are to be tried again, it is read again
    whole the next time, whatever it says of changes."""
    state = replace(
        state,
        items=len(entries),
        undated=sum(entry.published is None for entry in entries),
        news=run.now if any(t.change == "new" for t in taken) else state.news,
    )
    if any(t.again for t in taken) or (run.since and any(t.change == "old" for t in taken)):
        return replace(state, etag=None, modified=None, sha256=None)
    return state
