"""Invented outlets on a real loopback server: their feeds and pages, with what can be wrong with them."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from digest.archive import Archive
from digest.config import Config, load_config
from digest.model import Outlet, Source
from digest.pipeline.gather import gather
from digest.pipeline.reports import SourceReport
from tests.fetch.site import IMPATIENT, QuickClock, Site, quick, reply

NOW = datetime(2031, 3, 3, 6, tzinfo=UTC)
TOWNS = (
    "Norrvik Tallow Elsa Brenn Quay Harbour Marle Ostby Lindal Wessen Karrow Pell Drum Sarn Veld Hask".split()
)
THINGS = "bridge ferry library tram quarry orchard lighthouse canal bakery school market windmill".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a feed and the page behind it; `words` of the feed's own, `page` the paragraphs there."""

    n: int
    title: str
    path: str
    summary: str
    page: tuple[str, ...]
    published: datetime | None = None
    guid: str | None = None
    content: str = ""


def item(n: int, **changes: object) -> Item:
    """The article number `n`, like no other."""
    dice = random.Random(n)
    town, thing = dice.choice(TOWNS), dice.choice(THINGS)
    title = f"{town} council opens {thing} number {n} after {dice.randrange(2, 40)} years"
    page = tuple(
        f"{dice.choice(TOWNS)} engineers spent {dice.randrange(100, 999)} days on the {thing} of {town}, and"
        f" officials counted {dice.randrange(1000, 9999)} visitors on day {k} of week {n}."
        for k in range(5)
    )
    made = Item(
        n=n,
        title=title,
        path=f"/news/{n}",
        summary=page[0],
        page=page,
        published=NOW - timedelta(hours=n % 90 + 1),
        guid=f"item-{n}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def feed(site: Site, items: Sequence[Item], *, host: str | None = None) -> bytes:
    """An RSS document."""
    rows = "".join(_item(site, each, host) for each in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Press</title><link>{site.at('/', host)}</link>{rows}</channel></rss>"
    ).encode()


def _item(site: Site, each: Item, host: str | None) -> str:
    guid = f'<guid isPermaLink="false">{each.guid}</guid>' if each.guid else ""
    day = f"<pubDate>{each.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate>" if each.published else ""
    content = f"<content:encoded><![CDATA[{each.content}]]></content:encoded>" if each.content else ""
    return (
        f"<item><title>{escape(each.title)}</title><link>{site.at(each.path, host)}</link>{guid}{day}"
        f"<description>{escape(each.summary)}</description>{content}</item>"
    )


def page(each: Item, *more: str) -> bytes:
    """The page of an article, with furniture around it and `more` below it."""
    text = "".join(f"<p>{escape(line)}</p>" for line in (*each.page, *more))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(each.title)}</title></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>{escape(each.title)}</h1>"
        f"{text}"
        "</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def xml(body: bytes, **headers: str) -> bytes:
    """A feed as a response."""
    return reply(200, body, Content_Type="application/rss+xml", **headers)


def html(body: bytes) -> bytes:
    """A page as a response."""
    return reply(200, body, Content_Type="text/html; charset=utf-8")


def publish(site: Site, path: str, items: Sequence[Item], *more: str) -> None:
    """Put a feed and its pages onto the server."""
    site.routes[path] = xml(feed(site, items))
    for each in items:
        site.routes[each.path] = html(page(each, *more))


@contextmanager
def serving() -> Iterator[Site]:
    """A server in a thread of its own, for commands that run in another process or loop."""
    site, loop, ready, ended = Site(routes={}), asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with site:
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    ready.wait()
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def source(site: Site, path: str = "/feed", outlet: str | None = "Harbour Post", **more: object) -> Source:
    """A source on the server."""
    id = path.strip("/").replace("/", "-")
    return Source(id=id, kind="feed", location=site.at(path), outlet=outlet, private=True, **more)  # type: ignore[arg-type]


def config(*outlets: str) -> Config:
    """A letter's settings."""
    return replace(load_config(None), outlets=tuple(Outlet(name=name) for name in outlets))


async def collect(
    archive: Archive, *sources: Source, now: datetime = NOW, **more: object
) -> tuple[SourceReport, ...]:
    """Collect, without waiting between two requests."""
    async with quick(QuickClock(), IMPATIENT) as fetcher:
        return await gather(sources, archive, config(), fetcher, now=now, **more)  # type: ignore[arg-type]


def held(path: Path) -> dict[str, tuple[int, str, str]]:
    """What an archive holds: version, title and text of each article by its id."""
    with Archive.open(path) as archive:
        assert archive.damage() == ()
        return {a.id: (a.version, a.title, a.text) for a in archive.articles()}
