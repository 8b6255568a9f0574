"""What a source lists now: its bytes, if they have changed, as entries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from digest.errors import SourceError
from digest.extract import gates
from digest.fetch.http import Got
from digest.model import Entry, Source, SourceState
from digest.pipeline.complete import Run
from digest.sources import parse_feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source lists now, and how it stands by that. `entries` None: nothing has changed."""

    entries: tuple[Entry, ...] | None
    state: SourceState
    moved: str | None = None


async def read_listing(source: Source, state: SourceState, run: Run) -> Listing:
    """Ask a source for news. Raises SourceError."""
    got = await run.fetcher.get(
        state.address or source.location,
        etag=state.etag if state.maker == run.maker else None,
        modified=state.modified if state.maker == run.maker else None,
        allow_private=source.private,
    )
    state = _read_well(state, got, run)
    if got.fetched is None:
        return Listing(entries=None, state=state, moved=got.permanent)
    sha256 = hashlib.sha256(got.fetched.raw).hexdigest()
    if (state.sha256, state.maker) == (sha256, run.maker):
        return Listing(entries=None, state=state, moved=got.permanent)
    entries = read_entries(got, source)
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


def read_entries(got: Got, source: Source) -> tuple[Entry, ...]:
    """What a list holds, by the kind of its source.

    Raises SourceError, which tells a login and a captcha from a broken feed.
    """
    assert got.fetched
    try:
        return parse_feed(got.fetched.raw, address=got.address, headers=got.fetched.headers)
    except SourceError as error:
        barrier = gates.gate(got.fetched.raw)
        if barrier:
            raise SourceError(error.address, f"answers with {barrier} instead of a list") from error
        raise
