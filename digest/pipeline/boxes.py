"""Sources that hold whole articles: mailboxes and folders → the archive. A letter is an article of its own,
and a vote for what it links to."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta, tzinfo
from pathlib import Path
from urllib.parse import urlsplit

from digest.config import Config
from digest.errors import SourceError
from digest.extract import Given, read_file, read_original
from digest.fetch.folder import read_folder
from digest.fetch.mail import PASSWORD, read_mail
from digest.model import Entry, Extraction, Failure, Fetched, Source, SourceState
from digest.pipeline.complete import Run, store, zone_of
from digest.pipeline.reports import SourceReport, Taken, told
from digest.sources import parse_letter

AGAIN = timedelta(days=40)
"""Once articles are cut in another way (another Digest, other outlets), letters no older than this are
fetched again from a server, and not the whole folder."""


async def read_box(source: Source, state: SourceState, run: Run) -> tuple[SourceReport, SourceState]:
    """Take what a mailbox or a folder holds; gives its report, and how the source stands then.

    `state.etag` is the mark of the last letter that was kept: a server is asked for later ones only. A box
    that breaks off has failed; what came until then is stored, and the next run goes on from there.
    """
    taken: list[Taken] = []
    mark, error = state.etag, None
    try:
        async for found in _contents(source, state, run):
            taken.append(_take(found, source, run))
            if isinstance(found, Fetched):
                mark = found.headers.get("mark", mark)
    except SourceError as problem:
        error = problem.reason
    report = told(source.id, source.location, taken)
    if error:
        report = replace(report, outcome="failed", error=error)
    # What --since has left out is not behind us.
    state = replace(state, etag=state.etag if run.since else mark, maker=run.maker)
    return report, _stands(state, report, run)


def _stands(state: SourceState, report: SourceReport, run: Run) -> SourceState:
    state = replace(state, read=run.now, news=run.now if report.new else state.news)
    if report.error:
        return replace(state, error=report.error, failing=state.failing or run.now)
    # A server gives what is new only: nothing is no news of it.
    items = report.items or state.items
    undated = report.undated if report.items else state.undated
    return replace(state, succeeded=run.now, items=items, undated=undated, error=None, failing=None)


async def _contents(source: Source, state: SourceState, run: Run) -> AsyncIterator[Fetched | Failure]:
    contents = _open(source, state, run)
    # Each in a thread: a slow server must not keep the other sources waiting; and one at a time, so that
    # memory stays flat.
    while (found := await asyncio.to_thread(next, contents, None)) is not None:
        yield found


def _open(source: Source, state: SourceState, run: Run) -> Iterator[Fetched | Failure]:
    if source.kind == "folder":
        return read_folder(Path(source.location))
    goes_on = state.maker == run.maker
    again = None if goes_on or not state.etag else (run.now - AGAIN).date()
    return read_mail(
        source.location,
        now=run.now,
        environment=os.environ,
        password=source.secret or PASSWORD,
        since=run.since or again,
        after=state.etag if goes_on else None,
    )


def _take(found: Fetched | Failure, source: Source, run: Run) -> Taken:
    """Put an original into the archive; what can't be had is told, never raised."""
    if isinstance(found, Failure):
        return Taken(change="lost", address=found.address, reason=found.reason)
    known = run.archive.known(source.id, found, maker=run.maker)
    if run.dry:
        return Taken(change="same" if known else "new", address=found.address)
    try:
        if known:
            taken = Taken(change="same", address=found.address, article_id=known[0].id)
        else:
            taken = store(read_article(found, source, run.config), found, source, run, listed=None)
        if source.kind == "mail" and taken.article_id:
            _vote(found, taken.article_id, run)
        return taken
    except SourceError as error:
        return Taken(change="lost", address=found.headers.get("place", found.address), reason=error.reason)


def read_article(found: Fetched, source: Source, config: Config) -> Extraction:
    """The article of a letter or a file. Raises SourceError."""
    outlets, zone = config.outlets, zone_of(source, config)
    if source.kind == "folder":
        return read_file(found.address, found.raw, outlets=outlets, modified=found.seen, zone=zone)
    given = Given(outlet=source.outlet, url=_public(_entry(found, zone).url))
    return read_original(found.address, found.raw, outlets=outlets, seen=found.seen, zone=zone, given=given)


def _vote(letter: Fetched, article_id: str, run: Run) -> None:
    """Keep what a letter links to; also of one that was known, for a run may have been killed in between."""
    if not run.archive.sources.has_voted(article_id):
        run.archive.sources.vote(article_id, _entry(letter, run.config.zone).links)


def _entry(letter: Fetched, zone: tzinfo) -> Entry:
    return parse_letter(letter.raw, address=letter.address, zone=zone)


def _public(url: str | None) -> str | None:
    """A letter's address on the web, unless it may name the reader that it was sent to."""
    return url if url and not urlsplit(url).query else None
