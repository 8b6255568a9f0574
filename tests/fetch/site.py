"""A real web server on loopback that does everything wrong that servers do, and clocks to wait by."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Self

from digest.fetch.http import Clock, Fetcher, HttpOptions

FEED = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Harbour Post</title>'
    b"<link>http://harbour.test/</link><item><title>Ferry returns</title><guid>1</guid>"
    b"<link>http://harbour.test/1</link><description>The ferry is back.</description></item>"
    b"</channel></rss>"
)
CAPTCHA = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
    b'<script src="/cdn-cgi/challenge-platform/h/g/orchestrate"></script></body></html>'
)


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived; header names in lower case."""

    path: str
    headers: Mapping[str, str]


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def reply(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """A whole response; an underscore in a header's name stands for a hyphen."""
    lines = [f"HTTP/1.1 {status} {_PHRASES.get(status, 'Whatever')}"]
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("Content-Length", str(len(body)))
    lines += [f"{name}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + body


_PHRASES = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found", 410: "Gone"}


def answers(*responses: bytes) -> Handler:
    """These responses, one a request; the last again and again."""
    left = list(responses)

    async def handler(request: Request, out: asyncio.StreamWriter) -> None:
        out.write(left.pop(0) if len(left) > 1 else left[0])

    return handler


def endless(piece: bytes, pause: float = 0.0) -> Handler:
    """A body without an end."""

    async def handler(request: Request, out: asyncio.StreamWriter) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
        while True:
            out.write(piece)
            await out.drain()
            await asyncio.sleep(pause)

    return handler


async def silent(request: Request, out: asyncio.StreamWriter) -> None:
    """No answer, and the connection stays open."""
    await asyncio.sleep(30)


async def hang_up(request: Request, out: asyncio.StreamWriter) -> None:
    """The connection is closed without a word."""
    out.close()


@cache
def bomb(size: int = 30_000_000) -> bytes:
    """`size` zero bytes in a thousandth of gzip."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def packed(body: bytes, **headers: str) -> bytes:
    """A gzipped response."""
    return reply(200, gzip.compress(body), Content_Encoding="gzip", **headers)


@dataclass(slots=True, kw_only=True)
class Site:
    """A server with `routes`; what has no route is 404. `requests` is what came in, `most` the largest
    number of requests that were under way at one time."""

    routes: dict[str, Handler | bytes]
    host: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    most: int = 0
    _now: int = 0
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[None] | None] = field(default_factory=set)
    _lines: list[asyncio.StreamWriter] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, self.port, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()
        for task in list(self._open):
            if task:
                task.cancel()
        await asyncio.gather(*filter(None, self._open), return_exceptions=True)
        # What nobody will read any more is thrown away, lest a connection outlives the loop.
        for out in self._lines:
            out.transport.abort()
        await asyncio.sleep(0)

    def at(self, path: str, host: str | None = None) -> str:
        """The address of a path, under this or another name of the server."""
        return f"http://{host or self.host}:{self.port}{path}"

    @property
    def paths(self) -> Counter[str]:
        """How often each path was asked for, robots.txt left out."""
        return Counter(r.path for r in self.requests if r.path != "/robots.txt")

    async def _serve(self, incoming: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._open.add(task)
        self._lines.append(out)
        try:
            while not out.is_closing() and (head := await incoming.readuntil(b"\r\n\r\n")):
                await self._answer(_request(head), out)
                await out.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            out.close()

    async def _answer(self, request: Request, out: asyncio.StreamWriter) -> None:
        self.requests.append(request)
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            route = self.routes.get(request.path, reply(404, b"nothing here"))
            if isinstance(route, bytes):
                out.write(route)
                if b"Content-Length" not in route.split(b"\r\n\r\n")[0]:
                    out.close()
            else:
                await route(request, out)
        finally:
            self._now -= 1


def _request(head: bytes) -> Request:
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in rest if line)
    return Request(first.split()[1], {name.lower(): value for name, value in headers.items()})


class QuickClock(Clock):
    """Sleeping takes no time, but moves the clock; `slept` holds every pause."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2031, 3, 3, 6, 0, tzinfo=UTC) + timedelta(seconds=self.time)

    def elapsed(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


QUICK = HttpOptions(response_seconds=5.0, connect_seconds=1.0, silence_seconds=1.0, response_bytes=12_000_000)
IMPATIENT = replace(QUICK, response_seconds=2.0)


def names(**places: str) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A look-up: harbour="127.0.0.1" gives harbour.test that address; an IP address stays itself."""

    async def lookup(host: str, port: int) -> Sequence[str]:
        known = {f"{name}.test": place for name, place in places.items()}
        if host not in known:
            raise OSError(-2, "Name or service not known")
        return (known[host],)

    return lookup


def quick(clock: Clock | None = None, options: HttpOptions = QUICK) -> Fetcher:
    """A fetcher that waits in no time and soon loses patience with a silent server."""
    return Fetcher(contact="editor@harbour.test", options=options, clock=clock or QuickClock())
