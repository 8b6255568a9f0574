"""A thousand feeds of twenty items from a server on loopback, in processor time of this process alone.

What is compared, each time with the chosen libraries doing the same on the same bytes and nothing else:

- fetching and parsing, with aiohttp and fastfeedparser;
- a whole first collect into an archive, with aiohttp, fastfeedparser, lxml for the text of each item's words,
  and sqlite3 for a row of each item with these words compressed (a transaction a feed);
- a second collect, where every server says that nothing has changed, with fastfeedparser alone.
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

import aiohttp
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
"""How many times the processor time of the libraries alone each may take."""
_AT_ONCE = 32
_HOSTS, _ROUNDS = 200, 3
_NOW = datetime(2031, 3, 3, 6, 0, tzinfo=UTC)


def collecting() -> Iterator[str]:
    """Processor time of this process only; the server is another."""
    feeds = [_feed(number) for number in range(FEEDS)]
    size = sum(map(len, feeds)) / 1e6
    parsing = min(_cpu(lambda: [fastfeedparser.parse(raw) for raw in feeds]) for _ in range(_ROUNDS))
    yield f"feeds           {parsing:6.2f} s to parse {FEEDS} of {ITEMS} items ({size:.0f} MB) alone"
    with _serving() as port, tempfile.TemporaryDirectory() as name:
        alone = min(_measured(_libraries(port, stored=False))[0] for _ in range(_ROUNDS))
        both, grown = min(_measured(_fetch(port)) for _ in range(_ROUNDS))
        yield _compared("to fetch and parse", both, grown, alone, "aiohttp and fastfeedparser")
        alone = min(_measured(_libraries(port, stored=True))[0] for _ in range(_ROUNDS))
        whole, grown = _measured(_collect(port, Path(name)))
        yield _compared("for the first collect", whole, grown, alone, "these, lxml and sqlite3")
        whole, grown = _measured(_collect(port, Path(name)))
        yield _compared("for the second, nothing new", whole, grown, parsing, "fastfeedparser")


def _compared(what: str, seconds: float, grown: float, alone: float, libraries: str) -> str:
    return (
        f"                {seconds:6.2f} s {what}; {alone:.2f} s by {libraries} alone: "
        f"{seconds / alone:.2f} times (limit {LIMIT:g}); {grown:.1f} MB grown over the last three quarters"
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


def _libraries(port: int, *, stored: bool) -> Work:
    """Without any of our own: get and parse; `stored`: take the text and put it away, too."""

    async def work(one_done: Callable[[], None]) -> None:
        numbers = iter(range(FEEDS))
        with tempfile.TemporaryDirectory() as name, closing(sqlite3.connect(Path(name) / "a.db")) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("CREATE TABLE items (id TEXT PRIMARY KEY, title TEXT, day TEXT, text TEXT, raw BLOB)")
            async with aiohttp.ClientSession() as session:

                async def worker() -> None:
                    for number in numbers:
                        async with session.get(f"http://127.0.0.1:{port}/{number}") as response:
                            items = fastfeedparser.parse(await response.read())["entries"]
                        if stored:
                            with db:
                                db.executemany(_INSERT, map(_row, items))
                        one_done()

                await asyncio.gather(*(worker() for _ in range(_AT_ONCE)))

    return work


_INSERT = "INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?)"


def _row(item: Mapping[str, Any]) -> tuple[str, str, str, str, bytes]:
    contents = item.get("content") or ()
    markup: str = contents[0]["value"] if contents else item["description"]
    text = str(lxml.html.fromstring(f"<div>{markup}</div>").text_content())
    return item["id"], item["title"], item["published"], text, zlib.compress(markup.encode(), 3)


def _fetch(port: int) -> Work:
    async def work(one_done: Callable[[], None]) -> None:
        async with _fetcher() as fetcher:

            async def one(address: str) -> None:
                got = await fetcher.get(address, allow_private=True)
                assert got.fetched
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
_SMALL = "the of and to in a is that for it was on with as are be this by at from".split()
_VOCABULARY = [*_SMALL, *(stem + end for stem in _STEMS for end in _ENDS)]
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
