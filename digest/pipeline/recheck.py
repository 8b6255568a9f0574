"""The pages of an issue's articles read again: a correction need not come through the feed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from digest.archive import Archive
from digest.config import Config
from digest.errors import SourceError
from digest.files import read_issue
from digest.model import Article, Entry, Failure, Source
from digest.pipeline.changes import printed_articles
from digest.pipeline.collect import maker_of
from digest.pipeline.complete import Run, read_page, without_furniture
from digest.pipeline.polite import make_fetcher

_WEB = ("http://", "https://")


def read_again(folder: Path, state: Path, config: Config, now: datetime) -> tuple[Failure, ...]:
    """Read the pages of the articles that an issue prints, and keep what has changed as versions; gives
    those that can't be read now. Raises DigestError for a folder without an issue, ArchiveError."""
    ids = printed_articles(read_issue(folder).issue)
    with Archive.open(state / "archive.db") as archive:
        return asyncio.run(_all(ids, archive, config, now))


async def _all(ids: Sequence[str], archive: Archive, config: Config, now: datetime) -> tuple[Failure, ...]:
    async with make_fetcher(config) as fetcher:
        run = Run(archive=archive, config=config, fetcher=fetcher, now=now, maker=maker_of(config))
        found = await asyncio.gather(*(_one(id, run) for id in ids))
    return tuple(failure for failure in found if failure)


async def _one(id: str, run: Run) -> Failure | None:
    article, original = run.archive.article(id), run.archive.original(id)
    if article is None or original is None or not original.address.startswith(_WEB):
        return None
    try:
        found = await read_page(_entry(article, run), original.address, _source(id, run), run)
    except SourceError as error:
        return Failure(address=error.address, reason=error.reason)
    extraction = without_furniture(found.extraction, run)
    kept = replace(extraction.article, id=id, version=article.version, url=article.url, source=article.source)
    if kept.dated == "first_seen":
        kept = replace(kept, dated=article.dated, published=article.published)
    run.archive.revise(replace(extraction, article=kept), run.now, original=found.original)
    return None


def _entry(article: Article, run: Run) -> Entry:
    """What the source had said of the article, as far as it stands in the archive."""
    held = run.archive.extraction(article.id)
    origins = held.origins if held else {}
    by_feed = article.dated == "feed"
    return Entry(
        guid=article.id,
        url=article.url,
        title=article.title if origins.get("title") == "feed" else "",
        byline=article.byline if origins.get("byline") == "feed" else (),
        published=article.published if by_feed else None,
    )


def _source(id: str, run: Run) -> Source:
    """The source that has listed the article, as the config has it now."""
    listed = {place.source_id for place in run.archive.sightings([id]).get(id, ())}
    found = next((source for source in run.config.sources if source.id in listed), None)
    return found or Source(id="", kind="feed", location="")
