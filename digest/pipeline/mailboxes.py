"""Mailboxes as sources: each letter is an article of its own, and a vote for what it links to."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from digest.errors import SourceError
from digest.extract import Given, read_original
from digest.fetch.mail import PASSWORD, read_mail
from digest.model import Failure, Fetched, Source, SourceState
from digest.pipeline.complete import Run
from digest.pipeline.reports import SourceReport, Taken, told
from digest.sources import parse_letter

AGAIN = timedelta(days=40)
"""Once letters are cut in another way (another Digest, other outlets), those so old are fetched again from a
server, and not the whole folder."""


async def read_mailbox(
    source: Source, state: SourceState, run: Run, environment: Mapping[str, str]
) -> tuple[SourceReport, SourceState]:
    """Read a mailbox into the archive; gives its report, and how it stands now.

    `state.etag` is the mark of the last letter that was kept: only later ones are fetched from a server. A
    box that breaks off in the middle has failed; its letters until then are kept, and the next run goes on.
    """
    goes_on = state.maker == run.maker
    again = None if goes_on or not state.etag else (run.now - AGAIN).date()
    letters = read_mail(
        source.location,
        now=run.now,
        environment=environment,
        password=source.secret or PASSWORD,
        since=run.since or again,
        after=state.etag if goes_on else None,
    )
    taken: list[Taken] = []
    mark, error = state.etag, None
    try:
        # A server and a disk are waited for in a thread; one letter at a time, so that memory stays flat.
        while (found := await asyncio.to_thread(next, letters, None)) is not None:
            taken.append(_take(found, source, run))
            if isinstance(found, Fetched):
                mark = found.headers.get("mark", mark)
    except SourceError as problem:
        error = problem.reason
    report = told(source.id, source.location, taken)
    if error:
        report = replace(report, outcome="failed", error=error)
    # What --since has left out is not behind us.
    mark = state.etag if run.since else mark
    return report, _stands(replace(state, etag=mark, maker=run.maker), report, run)


def _stands(state: SourceState, report: SourceReport, run: Run) -> SourceState:
    news = run.now if report.new else state.news
    if report.error:
        return replace(state, read=run.now, news=news, error=report.error, failing=state.failing or run.now)
    return replace(
        state,
        read=run.now,
        succeeded=run.now,
        news=news,
        items=report.items,
        undated=report.undated,
        error=None,
        failing=None,
    )


def _take(found: Fetched | Failure, source: Source, run: Run) -> Taken:
    """Put a letter into the archive; what can't be had is told, never raised."""
    if isinstance(found, Failure):
        return Taken(change="lost", address=found.address, reason=found.reason)
    known = run.archive.known(source.id, found, maker=run.maker)
    if known:
        return Taken(change="same", address=found.address, article_id=known[0].id)
    if run.dry:
        return Taken(change="new", address=found.address)
    place = found.headers.get("place", found.address)
    try:
        return _keep(found, source, run)
    except SourceError as error:
        return Taken(change="lost", address=place, reason=error.reason)


def _keep(letter: Fetched, source: Source, run: Run) -> Taken:
    entry = parse_letter(letter.raw, address=letter.address, zone=run.config.zone)
    extraction = read_original(
        letter.address,
        letter.raw,
        outlets=run.config.outlets,
        seen=letter.seen,
        zone=run.config.zone,
        given=Given(outlet=source.outlet, url=_public(entry.url)),
    )
    added = run.archive.add(extraction, letter, source.id, run.now, maker=run.maker)
    run.archive.sources.vote(added.article.id, entry.links)
    return Taken(
        change=added.change,
        address=letter.address,
        article_id=added.article.id,
        undated=extraction.article.dated == "first_seen",
        future="future" in extraction.origins.get("published.refused", ""),
    )


def _public(url: str | None) -> str | None:
    """A letter's address on the web, unless it may name the reader that it was sent to."""
    return url if url and not urlsplit(url).query else None
