"""Sources that hold whole articles: mailboxes and folders → the archive."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

from digest.errors import SourceError
from digest.extract import Given, read_file, read_original
from digest.fetch.folder import read_folder
from digest.fetch.mail import PASSWORD, read_mail
from digest.model import Extraction, Failure, Fetched, Source, SourceState
from digest.pipeline.complete import Run, store
from digest.pipeline.reports import Taken
from digest.sources import parse_letter


async def read_box(source: Source, state: SourceState, run: Run) -> tuple[list[Taken], SourceState]:
    """Take what a mailbox or a folder holds, and tell how the source stands then. Raises SourceError where
    it can't be read; what was taken until then is stored."""
    taken, mark = [], state.etag
    async for found in _contents(source, state, run):
        if isinstance(found, Failure):
            taken.append(Taken(change="lost", address=found.address, reason=found.reason))
            continue
        taken.append(_take(found, source, run))
        mark = found.headers.get("mark", mark)
    state = replace(
        state, etag=mark, read=run.now, succeeded=run.now, error=None, failing=None, maker=run.maker
    )
    return taken, state


async def _contents(source: Source, state: SourceState, run: Run) -> AsyncIterator[Fetched | Failure]:
    contents = _open(source, state, run)
    # Each in a thread: a slow server must not keep the other sources waiting.
    while (found := await asyncio.to_thread(next, contents, None)) is not None:
        yield found


def _open(source: Source, state: SourceState, run: Run) -> Iterator[Fetched | Failure]:
    if source.kind == "folder":
        return read_folder(Path(source.location))
    return read_mail(
        source.location,
        now=run.now,
        environment=os.environ,
        password=source.secret or PASSWORD,
        since=run.since,
        after=state.etag if state.maker == run.maker else None,
    )


def _take(found: Fetched, source: Source, run: Run) -> Taken:
    known = run.archive.known(source.id, found, maker=run.maker)
    try:
        if known:
            taken = Taken(change="same", address=found.address, article_id=known[0].id)
        elif run.dry:
            return Taken(change="new", address=found.address)
        else:
            taken = store(_extraction(found, source, run), found, source, run, listed=None)
        if source.kind == "mail" and taken.article_id and not run.dry:
            _vote(found, taken.article_id, run)
    except SourceError as error:
        return Taken(change="lost", address=error.address, reason=error.reason)
    return taken


def _extraction(found: Fetched, source: Source, run: Run) -> Extraction:
    if source.kind == "folder":
        return read_file(
            found.address,
            found.raw,
            outlets=run.config.outlets,
            modified=found.seen,
            zone=run.config.zone,
        )
    return read_original(
        found.address,
        found.raw,
        outlets=run.config.outlets,
        seen=run.now,
        zone=run.config.zone,
        given=Given(outlet=source.outlet),
    )


def _vote(letter: Fetched, article_id: str, run: Run) -> None:
    """Keep what a letter links to; also of one that was known, for a run may have been killed in between."""
    if run.archive.sources.has_voted(article_id):
        return
    links = parse_letter(letter.raw, address=letter.address, zone=run.config.zone).links
    run.archive.sources.vote(article_id, links)
