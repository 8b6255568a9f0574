"""A thousand feeds of twenty items from a server on loopback, in processor time of this process alone.

What is compared, both times with the chosen libraries doing the same on the same bytes and nothing else:

- fetching and parsing, with fastfeedparser;
- a whole first collect into an archive, with fastfeedparser, lxml for the text of each item's words, and
  sqlite3 for a row of each item with these words compressed (a transaction a feed).

A second collect, where every server says that nothing has changed, is held against the same.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import fastfeedparser
import lxml.html

from digest.archive import Archive
from digest.config import load_config
from digest.fetch.http import Fetcher, HttpOptions
from digest.model import Source
from digest.pipeline.gather import gather
from digest.sources import parse_feed

FEEDS, ITEMS, WORDS = 1_000, 20, 40
LIMIT = 3.0
"""How many times the processor time of parsing alone fetching and parsing may take."""
_HOSTS, _ROUNDS = 200, 3
_NOW = datetime(2031, 3, 3, 6, 0, tzinfo=UTC)


def collecting() -> Iterator[str]:
    """Processor time of this process only; the server is another."""
    feeds = [_feed(number) for number in range(FEEDS)]
    size = sum(map(len, feeds)) / 1e6
    alone = min(_cpu(lambda: [fastfeedparser.parse(raw) for raw in feeds]) for _ in range(_ROUNDS))
    stored = _cpu(lambda: _libraries(feeds))
    yield f"feeds           {alone:6.2f} s to parse {FEEDS} of {ITEMS} items ({size:.0f} MB) alone"
    yield f"                {stored:6.2f} s with the text of the items, stored by the libraries alone"
    with _serving() as port, tempfile.TemporaryDirectory() as name:
        bare = min(_measured(_fetch(port, parsed=False))[0] for _ in range(_ROUNDS))
        yield f"                {bare:6.2f} s to fetch ({bare / alone:.1f} times)"
        both, grown = min(_measured(_fetch(port, parsed=True)) for _ in range(_ROUNDS))
        yield f"                {both:6.2f} s to fetch and parse ({both / alone:.1f} times; limit {LIMIT:g})"
        yield f"                {grown:6.1f} MB of memory grown over the last three quarters"
        state = Path(name)
        for round_ in ("first", "second"):
            whole, grown = _measured(_collect(port, state))
            yield (
                f"                {whole:6.2f} s for the {round_} collect into an archive "
                f"({whole / stored:.2f} times the libraries alone; {grown:.1f} MB grown)"
            )


Work = Callable[[Callable[[], None]], Awaitable[None]]
"""Does all; calls back after each feed."""


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _measured(work: Work) -> tuple[float, float]:
    """Seconds of processor time, and by how many MB the process grew after the first quarter."""
    sizes: list[int] = []

    def one_done() -> None:
        sizes.append(_resident())

    seconds = _cpu(lambda: asyncio.run(_as_coroutine(work(one_done))))
    return seconds, (max(sizes[FEEDS // 4 :]) - max(sizes[: FEEDS // 4])) / 1e6


async def _as_coroutine(work: Awaitable[None]) -> None:
    await work


def _resident() -> int:
    """Bytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def _libraries(feeds: Sequence[bytes]) -> None:
    """What a collect comes to without any of our own: parse, take the text, store."""
    with tempfile.TemporaryDirectory() as name, closing(sqlite3.connect(Path(name) / "a.db")) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE items (id TEXT PRIMARY KEY, title TEXT, day TEXT, text TEXT, raw BLOB)")
        for raw in feeds:
            with db:
                db.executemany(
                    "INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?)",
                    map(_row, fastfeedparser.parse(raw)["entries"]),
                )


def _row(item: Mapping[str, Any]) -> tuple[str, str, str, str, bytes]:
    contents = item.get("content") or ()
    markup: str = contents[0]["value"] if contents else item["description"]
    text = str(lxml.html.fromstring(f"<div>{markup}</div>").text_content())
    return item["id"], item["title"], item["published"], text, zlib.compress(markup.encode(), 3)


def _fetch(port: int, *, parsed: bool) -> Work:
    async def work(one_done: Callable[[], None]) -> None:
        async with _fetcher() as fetcher:

            async def one(address: str) -> None:
                got = await fetcher.get(address, allow_private=True)
                assert got.fetched
                if parsed:
                    parse_feed(got.fetched.raw, address=got.address, headers=got.fetched.headers)
                one_done()

            await asyncio.gather(*(one(_address(port, number)) for number in range(FEEDS)))

    return work


def _collect(port: int, state: Path) -> Work:
    sources = [
        Source(id=f"s{n}", kind="feed", location=_address(port, n), private=True, pages=False)
        for n in range(FEEDS)
    ]

    async def work(one_done: Callable[[], None]) -> None:
        with Archive.open(state / "archive.db") as archive:
            async with _fetcher() as fetcher:
                await gather(
                    sources, archive, load_config(None), fetcher, now=_NOW, tell=lambda report: one_done()
                )

    return work


def _fetcher() -> Fetcher:
    options = HttpOptions(host_delay=0)
    return Fetcher(contact="editor@bench.test", options=options, lookup=_loopback)


async def _loopback(host: str, port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def _address(port: int, number: int) -> str:
    return f"http://h{number % _HOSTS}.bench.test:{port}/{number}"


def _feed(number: int) -> bytes:
    """A feed as news sites have them: every second with the whole text of its items, the others with
    summaries; authors, categories and pictures in the usual names."""
    chance = random.Random(number)
    items = "".join(_item(number, place, chance) for place in range(ITEMS))
    head = f"<title>Outlet {number}</title><link>http://h.bench.test/</link><language>en-gb</language>"
    return f"{_OPENING}<channel>{head}{items}</channel></rss>".encode()


def _item(number: int, place: int, chance: random.Random) -> str:
    address = f"http://h.bench.test/{number}/{place}"
    whole = "".join(f"<p>{_sentence(chance, 60)}</p>" for _ in range(8)) if number % 2 else ""
    return (
        f"<item><title>{_sentence(chance, 9)}</title><guid isPermaLink='true'>{address}</guid>"
        f"<link>{address}</link><pubDate>Sun, 02 Mar 2031 0{place % 10}:15:00 +0100</pubDate>"
        f"<dc:creator><![CDATA[Ada Barden]]></dc:creator><category>World</category><category>Ports</category>"
        f"<description><![CDATA[<p>{_sentence(chance, WORDS)}</p>]]></description>"
        + (f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else "")
        + f"<media:content url='{address}.jpg' medium='image' width='800' height='450'/></item>"
    )


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_VOCABULARY, k=words)).capitalize() + "."


_STEMS, _ENDS = ("fol", "gri", "hal", "jun", "kel", "lor"), ("berg", "dock", "er", "ing")
_VOCABULARY = [stem + end for stem in _STEMS for end in _ENDS]
_OPENING = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'>"
)


@contextmanager
def _serving() -> Iterator[int]:
    """A server in a process of its own; gives its port."""
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there,), daemon=True)
    server.start()
    try:
        yield here.recv()
    finally:
        server.terminate()
        server.join()


def _serve(told: Connection) -> None:
    feeds = [_feed(number) for number in range(FEEDS)]

    async def answer(incoming: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        try:
            while head := await incoming.readuntil(b"\r\n\r\n"):
                out.write(_response(head, feeds))
        except (asyncio.IncompleteReadError, ConnectionError):
            out.close()

    async def serve() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1_000)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


def _response(head: bytes, feeds: Sequence[bytes]) -> bytes:
    """A feed, or that it has not changed; 404 for robots.txt."""
    path = head.split(b" ", 2)[1][1:]
    if not path.isdigit():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    tag = b'"v%s"' % path
    if b"If-None-Match: " + tag in head:
        return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
    body = feeds[int(path)]
    kind = b"Content-Type: application/rss+xml\r\nETag: " + tag
    return b"HTTP/1.1 200 OK\r\n" + kind + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body
