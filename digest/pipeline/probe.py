"""A source looked at before it is taken: what it lists, and what would be stored of that."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from digest.archive import Archive
from digest.config import Config
from digest.errors import SourceError
from digest.fetch.folder import read_folder
from digest.fetch.http import Fetcher
from digest.fetch.mail import PASSWORD, read_mail
from digest.model import Entry, Extraction, Failure, Fetched, Source
from digest.pipeline.boxes import read_article
from digest.pipeline.collect import maker_of
from digest.pipeline.complete import Run, find
from digest.pipeline.lists import read_entries
from digest.pipeline.polite import make_fetcher
from digest.sources import Place, feed_places

SHOWN = 5
TRIED = 14
"""So many places of a site are asked for a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A source that answered: all that it lists (nothing of a mailbox or a folder), the articles of its last
    items (or why not), and how it was found where another address was given."""

    source: Source
    entries: tuple[Entry, ...]
    shown: tuple[tuple[Entry, Extraction | Failure], ...]
    how: str | None = None


def probe_source(source: Source, config: Config, state: Path, now: datetime, *, search: bool) -> Probe:
    """Read a source and the articles of its last items; nothing is stored. With `search` its address may
    be a site's, whose feed is then looked for. Raises SourceError."""
    if source.kind in ("mail", "folder"):
        return Probe(source=source, entries=(), shown=tuple(_peek(source, config, now)))
    with Archive.open(state / "archive.db") as archive:
        return asyncio.run(_probe(source, config, archive, now, search))


async def _probe(source: Source, config: Config, archive: Archive, now: datetime, search: bool) -> Probe:
    async with make_fetcher(config) as fetcher:
        run = Run(archive=archive, config=config, fetcher=fetcher, now=now, maker=maker_of(config), dry=True)
        got = await fetcher.get(source.location, allow_private=source.private, chosen=source.kind == "feed")
        page = got.fetched or Fetched(address=source.location, raw=b"", seen=now)
        source, how = replace(source, location=got.permanent or source.location), None
        try:
            entries = await read_entries(page, source, run)
        except SourceError as error:
            if not search or source.kind != "feed":
                raise
            source, entries, how = await _search(page, source, run, error)
        pairs = [(entry, await _article(entry, source, run)) for entry in newest(entries)[:SHOWN]]
        return Probe(source=source, entries=entries, shown=tuple(pairs), how=how)


def _peek(source: Source, config: Config, now: datetime) -> Iterator[tuple[Entry, Extraction | Failure]]:
    """The last letters or files, newest first. Raises SourceError."""
    if source.kind == "folder":
        found = deque(read_folder(Path(source.location)), SHOWN)
    else:
        secret = source.secret or PASSWORD
        letters = read_mail(source.location, now=now, environment=os.environ, password=secret, last=SHOWN)
        found = deque(letters)
    for each in reversed(found):
        try:
            read = each if isinstance(each, Failure) else read_article(each, source, config)
        except SourceError as error:
            read = Failure(address=error.address, reason=error.reason)
        yield _named(each.address, read), read


def _named(address: str, read: Extraction | Failure) -> Entry:
    if isinstance(read, Failure):
        return Entry(guid=address, url=None, title=address)
    return Entry(guid=address, url=None, title=read.article.title, published=read.article.published)


async def _search(
    page: Fetched, source: Source, run: Run, error: SourceError
) -> tuple[Source, tuple[Entry, ...], str]:
    """The first of a site's likely places that lists something. Raises SourceError that tells them."""
    places = feed_places(
        page.raw, address=page.address, headers=page.headers, robots=await _robots(page, source, run.fetcher)
    )[:TRIED]
    for place in places:
        found = replace(source, location=place.address, kind=place.kind, name=source.name or place.name)
        entries = await _listed(place, found, run)
        if entries:
            return found, entries, f"found at {page.address}: {place.how}"
    tried = ", ".join(place.address for place in places)
    raise SourceError(
        source.location,
        f"is no feed ({error.reason}), and none was found from there (tried were {tried}): with --kind page"
        " and --link its page is read",
    )


async def _listed(place: Place, source: Source, run: Run) -> tuple[Entry, ...]:
    try:
        got = await run.fetcher.get(place.address, allow_private=source.private, chosen=place.kind == "feed")
        return await read_entries(got.fetched, source, run) if got.fetched else ()
    except SourceError:
        return ()


async def _robots(page: Fetched, source: Source, fetcher: Fetcher) -> str:
    """It names the sitemaps; a site without one is the usual case."""
    try:
        got = await fetcher.get(urljoin(page.address, "/robots.txt"), allow_private=source.private)
    except SourceError:
        return ""
    return got.fetched.raw.decode("utf-8", "replace") if got.fetched else ""


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
