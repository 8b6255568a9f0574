"""The way along redirects, and where it leads for good."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import CookieJar
from yarl import URL

from digest.fetch.http.addresses import follow, shown
from digest.fetch.http.answer import Answer
from digest.fetch.http.patience import told
from digest.fetch.http.trouble import Trouble, lasting

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(slots=True, kw_only=True)
class Route:
    """The way so far: `url` is where it stands, `permanent` the end of the leading permanent redirects."""

    url: URL
    start: URL = field(init=False)
    permanent: URL | None = None
    for_good: bool = True
    jar: CookieJar | None = None
    passed: set[tuple[URL, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.start = self.url

    def cookies(self) -> dict[str, str]:
        """The cookies set on the way that go to this place: some sites redirect until they see theirs."""
        held = self.jar.filter_cookies(self.url) if self.jar else {}
        line = "; ".join(f"{name}={morsel.coded_value}" for name, morsel in held.items())
        return {"Cookie": line} if line else {}

    def move(self, answer: Answer) -> None:
        """Follow a redirect. Raises Trouble for one that leads nowhere or round in a circle."""
        location = answer.headers.get("location", "").strip()
        if not location:
            raise Trouble(f"{told(answer)} without a new address")
        self.passed.add((self.url, self.cookies().get("Cookie", "")))
        if answer.cookies:
            self.jar = self.jar or CookieJar(unsafe=True)
            self.jar.update_cookies(answer.cookies, self.url)
        target = follow(self.url, location)
        if (self.url.scheme, target.scheme) == ("https", "http") or answer.status not in _PERMANENT:
            self.for_good = False
        self.url = target
        if self.for_good:
            self.permanent = target if target != self.start else None
        if (self.url, self.cookies().get("Cookie", "")) in self.passed:
            raise lasting(f"it redirects in a circle, again to {shown(self.url)}")
