"""The fetcher: one address in, its bytes out."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from yarl import URL

import digest
from digest.errors import GoneError
from digest.extract.gates import gate
from digest.fetch.http.addresses import parse, shown
from digest.fetch.http.answer import Answer, Got
from digest.fetch.http.guard import AddressTest, Lookup, SystemLookup, is_public
from digest.fetch.http.hosts import Hosts
from digest.fetch.http.options import Clock, HttpOptions
from digest.fetch.http.patience import Patience, refused
from digest.fetch.http.robots import LARGEST, Robots
from digest.fetch.http.route import REDIRECTS, Route
from digest.fetch.http.trouble import Trouble, lasting
from digest.fetch.http.wire import Ask, Wire
from digest.model import Fetched

TOKEN = "NewsletterDigest"
"""The name that a robots.txt calls us by."""
_ROBOTS_REDIRECTS = 5


class Fetcher:
    """Reads addresses, many at once but one at a time a host.

        async with Fetcher(contact="editor@example.org") as fetcher:
            got = await fetcher.get("https://example.com/feed")

    `contact` is a mail address or a page of those who fetch; servers see it in the user agent. A fetcher
    is for one run: it remembers robots.txt, and which hosts are down. `lookup` resolves names (None: as
    the system does); `public` tells which addresses may be connected to where a source does not allow
    private ones.
    """

    def __init__(
        self,
        *,
        contact: str,
        options: HttpOptions | None = None,
        clock: Clock | None = None,
        lookup: Lookup | None = None,
        public: AddressTest = is_public,
    ) -> None:
        self._options = options or HttpOptions()
        self._clock = clock or Clock()
        self._agent = user_agent(contact)
        self._lookup = lookup
        self._public = public

    async def __aenter__(self) -> Self:
        options, clock = self._options, self._clock
        self._system = SystemLookup(options.at_once)
        self._wire = Wire(
            agent=self._agent,
            options=options,
            clock=clock,
            lookup=self._lookup or self._system,
            public=self._public,
        )
        hosts = Hosts(clock, options.host_delay)
        self._patience = Patience(self._wire, hosts, options, clock)
        self._robots = Robots(TOKEN, hosts, self._read_robots, options.longest_delay)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._wire.close()
        self._system.close()

    async def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        allow_private: bool = False,
        chosen: bool = False,
    ) -> Got:
        """Read one address.

        `etag` and `modified` are those of the last Got; `allow_private` permits addresses of the own
        network. `chosen`: a person has asked for this very address, subscribed to it as to a feed in any
        feed reader, or given it to add its page, so that of robots.txt only the pauses count, and rules that
        name us. Raises SourceError(address, reason): RefusedError when another day brings the same, of which
        GoneError for 410; BusyError when the
        server asks to come back later than is worth waiting.
        """
        try:
            route = Route(url=parse(address))
            answer = await self._travel(route, _conditions(etag, modified), allow_private, chosen)
            return self._got(route, answer, etag, modified)
        except Trouble as trouble:
            raise trouble.error(address) from trouble

    async def _travel(
        self, route: Route, conditions: Mapping[str, str], private: bool, chosen: bool
    ) -> Answer:
        """Along the redirects to the answer; `route` is moved on."""
        for _ in range(self._options.redirects + 1):
            await self._robots.check(route.url, private, chosen)
            answer = await self._patience.send(
                Ask(
                    url=route.url,
                    headers={**conditions, **route.cookies()},
                    private=private,
                    largest=self._options.response_bytes,
                )
            )
            if answer.status not in REDIRECTS:
                return answer
            route.move(answer)
        raise lasting(f"more than {self._options.redirects} redirects, the last to {shown(route.url)}")

    async def _read_robots(self, url: URL, private: bool) -> Answer:
        route = Route(url=url)
        for _ in range(_ROBOTS_REDIRECTS + 1):
            ask = Ask(url=route.url, headers={}, private=private, largest=LARGEST, cut=True)
            answer = await self._patience.send(ask)
            if answer.status not in REDIRECTS:
                break
            route.move(answer)
        return answer

    def _got(self, route: Route, answer: Answer, etag: str | None, modified: str | None) -> Got:
        unchanged = answer.status == 304 and bool(etag or modified)
        if not unchanged:
            _refuse(answer)
        fetched = Fetched(
            address=shown(route.url),
            raw=answer.raw,
            seen=self._clock.now(),
            headers={k: v for k, v in answer.headers.items() if k not in _OF_THE_WIRE},
        )
        return Got(
            fetched=None if unchanged else fetched,
            address=fetched.address,
            permanent=str(route.permanent) if route.permanent and not _is_gate(answer) else None,
            etag=answer.headers.get("etag", etag if unchanged else None),
            modified=answer.headers.get("last-modified", modified if unchanged else None),
            status=answer.status,
        )


_OF_THE_WIRE = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"}
)
"""Headers that tell how the bytes travelled; they are not true of the unpacked ones, or are nobody's."""


def user_agent(contact: str) -> str:
    """Who we say we are."""
    plain = "".join(c if c.isprintable() else " " for c in contact)
    return f"{TOKEN}/{digest.__version__} (+{' '.join(plain.split())})"


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers of a conditional request; a value that a header can't hold is left out."""
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _is_gate(answer: Answer) -> bool:
    """Whether it is a page to log in or a captcha: nothing moves there for good."""
    return "html" in answer.headers.get("content-type", "html") and gate(answer.raw) is not None


def _refuse(answer: Answer) -> None:
    """Raises Trouble for every answer that brings nothing."""
    if answer.status == 410:
        raise Trouble("gone for good (410)", kind=GoneError)
    if answer.status not in {200, 203}:
        raise refused(answer)
    if not answer.raw.strip():
        raise Trouble("the answer is empty")
