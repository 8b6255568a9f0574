"""The wire: one request, one answer, within the limits; no redirects, no second try."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from digest.fetch.http.answer import Answer
from digest.fetch.http.guard import AddressTest, GuardedResolver, Lookup
from digest.fetch.http.options import Clock, HttpOptions
from digest.fetch.http.trouble import Trouble, explain
from digest.fetch.http.unpack import OFFERED, Unpacker, too_large, unpack_file

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.9, */*;q=0.5"
)
ERROR_BYTES = 100_000
"""How much of an error's page is read."""
HEADER_BYTES = 64_000
"""The longest header: news sites send security policies of many thousands of characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request. `cut`: what is over `largest` is left unread, and that is no fault."""

    url: URL
    headers: Mapping[str, str]
    private: bool
    largest: int
    cut: bool = False


class Wire:
    """Sends requests; holds the connections and what one run may spend in all."""

    def __init__(
        self, *, agent: str, options: HttpOptions, clock: Clock, lookup: Lookup, public: AddressTest
    ) -> None:
        self._options = options
        self._clock = clock
        self._started = clock.elapsed()
        self._bytes = 0
        self._slots = asyncio.Semaphore(options.at_once)
        # Two sets of connections: one that was opened by leave to a private address serves no other source.
        self._guarded = _session(agent, GuardedResolver(lookup, public), options)
        self._open = _session(agent, GuardedResolver(lookup, None), options)

    async def close(self) -> None:
        """Close every connection."""
        await self._guarded.close()
        await self._open.close()

    async def send(self, ask: Ask) -> Answer:
        """The answer, unpacked; a redirect's without its body, an error's cut short. Raises Trouble."""
        session = self._open if ask.private else self._guarded
        async with self._slots:
            timeout = self._timeout()
            try:
                async with session.get(
                    ask.url, headers=ask.headers, allow_redirects=False, timeout=timeout
                ) as response:
                    return await self._take(response, ask)
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
                raise explain(problem) from problem

    def _timeout(self) -> aiohttp.ClientTimeout:
        left = self._options.all_seconds - (self._clock.elapsed() - self._started)
        if left <= 0:
            raise Trouble(f"left out: the run's {self._options.all_seconds:g} seconds are over")
        return aiohttp.ClientTimeout(
            total=min(left, self._options.response_seconds),
            sock_connect=self._options.connect_seconds,
            sock_read=self._options.silence_seconds,
        )

    async def _take(self, response: aiohttp.ClientResponse, ask: Ask) -> Answer:
        headers = {name.lower(): _sound(value) for name, value in response.headers.items()}
        status = response.status
        raw = b""
        if status >= 400:
            raw = await self._read(response, headers, min(ERROR_BYTES, ask.largest), True)
        elif status < 300:
            raw = unpack_file(await self._read(response, headers, ask.largest, ask.cut), ask.largest)
        moved = 300 <= status < 400
        return Answer(
            status=status,
            phrase=_sound(response.reason or ""),
            headers=headers,
            raw=raw,
            cookies=response.cookies if moved else None,
        )

    async def _read(
        self, response: aiohttp.ClientResponse, headers: Mapping[str, str], largest: int, cut: bool
    ) -> bytes:
        if not cut and (response.content_length or 0) > largest:
            raise too_large(largest)
        unpacker = Unpacker(headers.get("content-encoding", ""), self._options.response_bytes)
        body = bytearray()
        async for chunk in response.content.iter_any():
            part = unpacker.feed(chunk)
            self._spend(len(part))
            body += part
            if len(body) > largest:
                if cut:
                    return bytes(body[:largest])
                raise too_large(largest)
        unpacker.close()
        return bytes(body)

    def _spend(self, size: int) -> None:
        self._bytes += size
        if self._bytes > self._options.all_bytes:
            raise Trouble(f"left out: the run's {self._options.all_bytes / 1e6:g} MB are used up")


def _session(agent: str, resolver: GuardedResolver, options: HttpOptions) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(
        resolver=resolver, socket_factory=resolver.open_socket, use_dns_cache=False, limit=0
    )
    return aiohttp.ClientSession(
        connector=connector,
        headers={"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": OFFERED},
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        max_line_size=HEADER_BYTES,
        max_field_size=HEADER_BYTES,
    )


def _sound(text: str) -> str:
    """A header's value that can be stored: bytes that are no UTF-8 come as lone surrogates."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
