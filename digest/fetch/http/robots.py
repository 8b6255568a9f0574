"""robots.txt (RFC 9309): fetched once a site and run, obeyed, its pauses kept."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from protego import Protego
from yarl import URL

from digest.fetch.http.addresses import host_of
from digest.fetch.http.answer import Answer
from digest.fetch.http.hosts import Hosts
from digest.fetch.http.trouble import Trouble, lasting

_GROUP = re.compile(r"^\s*user-agent\s*:\s*([a-z_-]+)", re.IGNORECASE | re.MULTILINE)
LARGEST = 512_000
"""What is read of a robots.txt, in bytes (RFC 9309, 2.5)."""
Read = Callable[[URL, bool], Awaitable[Answer]]
"""An address and whether it may be private → what stands there after redirects; raises Trouble."""


@dataclass(slots=True)
class _Site:
    """One site's rules: `rules` None permits all, `trouble` bars all; `names_us`: some are for us by name."""

    known: bool = False
    rules: Protego | None = None
    trouble: Trouble | None = None
    names_us: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Robots:
    """The rules of every site met in a run. `token` is the name that rules call us by."""

    def __init__(self, token: str, hosts: Hosts, read: Read, longest_delay: float) -> None:
        self._token = token
        self._hosts = hosts
        self._read = read
        self._longest = longest_delay
        self._sites: dict[tuple[URL, bool], _Site] = {}

    async def check(self, url: URL, private: bool, chosen: bool = False) -> None:
        """Raises Trouble when the site's robots.txt bars the address or can't be known. An address that was
        `chosen` by a person is barred only by rules that name us, or where nothing answers."""
        origin = url.origin()
        site = self._sites.setdefault((origin, private), _Site())
        if not site.known:
            async with site.lock:
                if not site.known:
                    await self._learn(site, origin, private)
        if site.trouble and not (chosen and site.trouble.blame == 0 and site.trouble.until is None):
            raise site.trouble.fresh()
        if chosen and not site.names_us:
            return
        if site.rules and not site.rules.can_fetch(str(url), self._token):
            raise lasting(f"the site's robots.txt bars {url.raw_path_qs}")

    async def _learn(self, site: _Site, origin: URL, private: bool) -> None:
        try:
            answer = await self._read(origin / "robots.txt", private)
        except Trouble as trouble:
            site.trouble = trouble.fresh() if trouble.blame else self._unknown(trouble)
        else:
            site.rules = self._rules(answer, host_of(origin))
            site.names_us = self._token.lower() in map(str.lower, _GROUP.findall(_text(answer)))
        site.known = True

    def _unknown(self, trouble: Trouble) -> Trouble:
        """A site whose rules can't be known is not entered (RFC 9309, 2.3.1.4)."""
        return Trouble(f"its robots.txt can't be read: {trouble.reason}", until=trouble.until)

    def _rules(self, answer: Answer, host: str) -> Protego | None:
        if answer.status >= 300:
            return None
        rules = Protego.parse(_text(answer))
        rate = rules.request_rate(self._token)
        asked = max(
            rules.crawl_delay(self._token) or 0.0,
            rate.seconds / rate.requests if rate and rate.requests else 0,
        )
        self._hosts.slow_down(host, min(asked, self._longest))
        return rules


def _text(answer: Answer) -> str:
    return answer.raw.decode("utf-8-sig", "replace")
