"""What a source lists now: its bytes, if they have changed, as entries."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from digest.errors import SourceError
from digest.extract import gates
from digest.fetch.http import Got
from digest.model import Entry, Fetched, Source, SourceState
from digest.pipeline.complete import Run
from digest.sources import parse_feed, parse_page, parse_sitemap

MAPS = 3
"""Of the sitemaps that an index names so many are read, the newest first."""
FRESH = timedelta(days=14)
"""A sitemap lists all of a site; only pages of so many days are news."""
UNDATED = 100
"""Of a sitemap without any date so many pages, from its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source lists now, and how it stands by that. `entries` None: nothing has changed."""

    entries: tuple[Entry, ...] | None
    state: SourceState
    moved: str | None = None


async def read_listing(source: Source, state: SourceState, run: Run) -> Listing:
    """Ask a source for news. Raises SourceError."""
    asked = state if state.maker == run.maker else replace(state, etag=None, modified=None)
    got = await run.fetcher.get(
        state.address or source.location,
        etag=asked.etag,
        modified=asked.modified,
        allow_private=source.private,
        chosen=source.kind == "feed",
    )
    state = _read_well(state, got, run)
    if got.fetched is None:
        return Listing(entries=None, state=state, moved=got.permanent)
    sha256 = hashlib.sha256(got.fetched.raw).hexdigest()
    # An index of sitemaps may stay as it is while the sitemaps change.
    if source.kind != "sitemap" and (state.sha256, state.maker) == (sha256, run.maker):
        return Listing(entries=None, state=state, moved=got.permanent)
    entries = await read_entries(got.fetched, source, run)
    return Listing(entries=entries, state=replace(state, sha256=sha256, maker=run.maker), moved=got.permanent)


def _read_well(state: SourceState, got: Got, run: Run) -> SourceState:
    return replace(
        state,
        address=got.permanent or state.address,
        etag=got.etag,
        modified=got.modified,
        read=run.now,
        succeeded=run.now,
        error=None,
        failing=None,
    )


async def read_entries(found: Fetched, source: Source, run: Run) -> tuple[Entry, ...]:
    """What a list holds, by the kind of its source.

    Raises SourceError, which tells a login and a captcha from a broken feed.
    """
    try:
        if source.kind == "page":
            return parse_page(
                found.raw, source=source, address=found.address, headers=found.headers, zone=run.zone(source)
            )
        if source.kind == "sitemap":
            return fresh(await _mapped(found, source, run), run)
        return parse_feed(found.raw, address=found.address, headers=found.headers, zone=run.zone(source))
    except SourceError as error:
        barrier = gates.gate(found.raw)
        if barrier:
            raise SourceError(error.address, f"answers with {barrier} instead of a list") from error
        raise


async def _mapped(found: Fetched, source: Source, run: Run) -> tuple[Entry, ...]:
    """The pages of a sitemap and of the newest sitemaps that it names."""
    zone = run.zone(source)
    top = parse_sitemap(found.raw, address=found.address, headers=found.headers, zone=zone)
    entries = list(top.entries)
    for address in top.maps[:MAPS]:
        got = await run.fetcher.get(address, allow_private=source.private)
        if got.fetched:
            below = got.fetched
            entries += parse_sitemap(
                below.raw, address=below.address, headers=below.headers, zone=zone
            ).entries
    return tuple(entries)


def fresh(entries: Sequence[Entry], run: Run) -> tuple[Entry, ...]:
    """Those of a sitemap's pages that can be news."""
    dated = [(moment, entry) for entry in entries if (moment := entry.published or entry.updated)]
    if not dated:
        return tuple(entries[:UNDATED])
    return tuple(entry for moment, entry in dated if moment >= run.now - FRESH)
