"""One item of a source → the archive, completed from its page where it holds a summary only."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from digest.archive import Archive
from digest.config import Config
from digest.errors import RefusedError, SourceError
from digest.extract import gates, listed
from digest.extract.outlets import Clue, domain_of, named, resolve
from digest.extract.repeated import without
from digest.fetch.http import Fetcher
from digest.model import Entry, Extraction, Fetched, Source
from digest.pipeline.reports import Taken
from digest.sources import site_fields

AGAIN = "again"
"""The maker of an article that is to be completed another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What all of a collect share. `maker` is what takes items apart, for the archive to know them by."""

    archive: Archive
    config: Config
    fetcher: Fetcher
    now: datetime
    maker: str
    since: date | None = None
    dry: bool = False

    def zone(self, source: Source) -> ZoneInfo:
        """Where a source's times without a zone are told."""
        return zone_of(source, self.config)

    def reader(self, source: Source) -> listed.Reader:
        """What is known of a source's items before they are read."""
        return listed.Reader(
            outlets=self.config.outlets,
            zone=self.config.zone,
            now=self.now,
            outlet=source.outlet,
            name=source.name,
            language=source.language,
            by_page=source.kind == "page" and not source.title,
        )


def zone_of(source: Source, config: Config) -> ZoneInfo:
    """The zone of a source's outlet, else the letter's."""
    host = Clue(kind="domain", value=domain_of(source.location) or "", origin="location")
    clue = Clue(kind="given", value=source.outlet, origin="source") if source.outlet else host
    outlet = named(resolve((clue,), config.outlets)[0], config.outlets)
    return ZoneInfo(outlet.zone) if outlet and outlet.zone else config.zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article with the bytes that it was cut out of; `again` where more may be had another time."""

    extraction: Extraction
    original: Fetched
    again: bool = False


TOGETHER = 50
"""So many items at most are stored in one transaction, and keep the other sources waiting."""


async def take(entries: Sequence[Entry], source: Source, run: Run) -> list[Taken]:
    """Put a source's items into the archive; what can't be had is told, never raised. First those that need
    nothing from a server, many in one transaction."""
    taken: list[Taken | None] = []
    for start in range(0, len(entries), TOGETHER):
        with run.archive.together() if not run.dry else nullcontext():
            taken += [_take_now(entry, source, run) for entry in entries[start : start + TOGETHER]]
        await asyncio.sleep(0)
    return [done or await _take_later(entry, source, run) for done, entry in zip(taken, entries, strict=True)]


def _take_now(entry: Entry, source: Source, run: Run) -> Taken | None:
    """An item that is not wanted, that the archive holds, or whose own words are all that is to be had;
    None where its page has to be read."""
    name, address = _name(entry, run), entry.url or entry.guid
    if run.since and entry.published and entry.published.astimezone(run.config.zone).date() < run.since:
        return Taken(change="old", address=address, reason=f"published on {entry.published:%Y-%m-%d}")
    held = _held(entry, source, name, run)
    if held:
        return Taken(change="same", address=address, article_id=held[0], undated=entry.published is None)
    if run.dry:
        return Taken(change="new", address=address, undated=entry.published is None)
    if run.archive.lists(source.id, name.address) and run.archive.known(source.id, name, maker=None):
        return None
    try:
        found = _alone(entry, source, run)
        return store(found.extraction, found.original, source, run, listed=name) if found else None
    except SourceError as error:
        return _lost(error)


async def _take_later(entry: Entry, source: Source, run: Run) -> Taken:
    """An item whose page has to be read, or that another maker took apart."""
    name = _name(entry, run)
    # While another page was awaited, another source may have listed it. What is found must still be there
    # when it is noted, though another process takes old articles out.
    with run.archive.together():
        held = _held(entry, source, name, run)
    if held:
        address = entry.url or entry.guid
        return Taken(change="same", address=address, article_id=held[0], undated=entry.published is None)
    try:
        found = await _again(entry, source, name, run) or await find(entry, source, run)
        return store(found.extraction, found.original, source, run, listed=name, again=found.again)
    except SourceError as error:
        return _lost(error)


def _name(entry: Entry, run: Run) -> Fetched:
    """An item as the source lists it: its name and all that is said of it."""
    return Fetched(address=entry.guid, raw=listed.listed_bytes(entry), seen=run.now)


def _lost(error: SourceError) -> Taken:
    again = not isinstance(error, RefusedError)
    return Taken(change="lost", address=error.address, reason=error.reason, again=again)


def store(
    extraction: Extraction,
    original: Fetched,
    source: Source,
    run: Run,
    *,
    listed: Fetched | None,
    again: bool = False,
) -> Taken:
    """Put an article into the archive, without its outlet's furniture. Raises SourceError for one that is
    no text."""
    added = run.archive.add(
        without_furniture(extraction, run),
        original,
        source.id,
        run.now,
        maker=AGAIN if again else run.maker,
        listed=listed,
    )
    article = extraction.article
    return Taken(
        change=added.change,
        address=article.url or (listed or original).address,
        article_id=added.article.id,
        partial=added.article.partial,
        undated=article.dated == "first_seen",
        future="future" in extraction.origins.get("published.refused", ""),
        again=again,
        reason=extraction.origins.get("partial", ""),
    )


def without_furniture(extraction: Extraction, run: Run) -> Extraction:
    """An article less what is known as furniture of its outlet."""
    outlet = extraction.article.source
    return without(extraction, run.archive.lines.furniture(outlet)) if outlet else extraction


def _held(entry: Entry, source: Source, name: Fetched, run: Run) -> tuple[str, ...]:
    """The articles that the archive holds of an item: it was listed in these words before, or another
    source has listed the whole article by the same address and headline."""
    if run.archive.lists(source.id, name.address):
        return tuple(article.id for article in run.archive.known(source.id, name, maker=run.maker))
    if not entry.url:
        return ()
    title = entry.title.casefold().strip()
    for article in run.archive.by_address(entry.url):
        if title and not article.partial and article.title.casefold() == title:
            if not run.dry:
                run.archive.list(article, source.id, name, run.now, maker=run.maker)
            return (article.id,)
    return ()


async def _again(entry: Entry, source: Source, name: Fetched, run: Run) -> Found | None:
    """An item in the same words that another maker took apart (an older Digest, other outlets): its
    original is at hand, and no server is asked again."""
    if run.archive.known(source.id, name, maker=AGAIN):
        return None
    for article in run.archive.known(source.id, name, maker=None):
        original = run.archive.original(article.id, article.version)
        if original is None:
            continue
        if not original.address.startswith(("http://", "https://")):
            extraction = listed.read_own(entry, listed.own_of(original), run.reader(source))
        else:
            extraction = await _read_page(entry, original, source, run)
        return Found(
            extraction=listed.as_partial(extraction) if article.partial else extraction, original=original
        )
    return None


async def find(entry: Entry, source: Source, run: Run) -> Found:
    """The best that can be had of an item. Raises SourceError where there is nothing."""
    found = _alone(entry, source, run)
    if found:
        return found
    if not entry.url:
        raise NoArticle(entry.guid, "holds no words and links to no page")
    try:
        return await read_page(entry, entry.url, source, run)
    except SourceError as error:
        own = listed.own_words(entry, source.id, run.now)
        if own is None:
            raise
        found = _own(entry, own, source, run)
        told = {**found.extraction.origins, "partial": error.reason}
        extraction = replace(listed.as_partial(found.extraction), origins=told)
        return replace(found, extraction=extraction, again=not isinstance(error, RefusedError))


def _alone(entry: Entry, source: Source, run: Run) -> Found | None:
    """The article of an item's own words, where its page need not be read or there is none."""
    own = listed.own_words(entry, source.id, run.now)
    whole = own is not None and own.is_whole
    if own is None or not (whole or not entry.url or not source.pages):
        return None
    found = _own(entry, own, source, run)
    return found if whole else replace(found, extraction=listed.as_partial(found.extraction))


def _own(entry: Entry, own: listed.Own, source: Source, run: Run) -> Found:
    try:
        extraction = listed.read_own(entry, own, run.reader(source))
        return Found(extraction=extraction, original=own.original)
    except SourceError as error:
        raise NoArticle(error.address, error.reason) from error


async def read_page(entry: Entry, url: str, source: Source, run: Run) -> Found:
    """The article of an item's page. Raises SourceError for a page that is something else."""
    got = await run.fetcher.get(url, allow_private=source.private)
    page = got.fetched
    if page is None:
        raise SourceError(url, "answered that nothing has changed, though it was not asked so")
    barrier = gates.gate(page.raw)
    if barrier:
        raise NoArticle(url, f"is {barrier}")
    extraction = await _read_page(entry, page, source, run)
    article = extraction.article
    if source.kind != "page" and not gates.is_about(entry.title, article.text, page.raw):
        raise NoArticle(url, "leads to a page that is not about this headline")
    if len(article.text.split()) < len(entry.summary.split()):
        raise NoArticle(url, "shows less than the summary")
    if gates.has_wall(page.raw):
        extraction = listed.as_partial(extraction)
    return Found(extraction=extraction, original=page)


async def _read_page(entry: Entry, page: Fetched, source: Source, run: Run) -> Extraction:
    # In a thread: a long page must not keep the answers to others waiting until they time out.
    charset = listed.charset_of(page.headers)
    try:
        entry, html = _by_rules(entry, page, source, run)
        return await asyncio.to_thread(
            listed.read_page, entry, page, run.reader(source), charset=charset, html=html
        )
    except SourceError as error:
        raise NoArticle(error.address, error.reason) from error


def _by_rules(entry: Entry, page: Fetched, source: Source, run: Run) -> tuple[Entry, str | None]:
    """What the site's own rules find: in the entry, and the markup of the text. The words of a page's link
    are no headline where the article's page has one."""
    if not (source.title or source.date or source.text):
        return entry, None
    found = site_fields(
        page.raw, source=source, address=page.address, headers=page.headers, zone=run.zone(source)
    )
    published = found.published or entry.published
    dated = "page" if found.published else entry.dated
    entry = replace(entry, title=found.title or entry.title, published=published, dated=dated)
    return entry, found.html


class NoArticle(RefusedError):
    """A page that was read well and holds no article: another time it won't either."""
