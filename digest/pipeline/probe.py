"""A source looked at before it is taken: what it lists, and what would be stored of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.errors import SourceError
from digest.model import Entry, Extraction, Failure, Source, SourceState
from digest.pipeline.complete import Run, find
from digest.pipeline.lists import read_listing

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A source that answered: all that it lists, and the articles of its last items (or why not)."""

    source: Source
    entries: tuple[Entry, ...]
    shown: tuple[tuple[Entry, Extraction | Failure], ...]


async def probe(source: Source, run: Run, shown: int = SHOWN) -> Probe:
    """Read a source and the articles of its last items; nothing is stored. Raises SourceError."""
    listing = await read_listing(source, SourceState(source_id=source.id, location=source.location), run)
    entries = listing.entries or ()
    source = replace(source, location=listing.moved or source.location)
    pairs = [(entry, await _article(entry, source, run)) for entry in newest(entries)[:shown]]
    return Probe(source=source, entries=entries, shown=tuple(pairs))


async def _article(entry: Entry, source: Source, run: Run) -> Extraction | Failure:
    try:
        return (await find(entry, source, run)).extraction
    except SourceError as error:
        return Failure(address=error.address, reason=error.reason)


def newest(entries: Sequence[Entry]) -> list[Entry]:
    """The newest first; those without a date after all others, in the source's order."""
    dated = [(e.published, -place, e) for place, e in enumerate(entries) if e.published]
    dated.sort(key=lambda row: row[:2], reverse=True)
    return [e for _, _, e in dated] + [e for e in entries if e.published is None]
