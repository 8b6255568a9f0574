"""The way along redirects, and where it leads for good."""

from __future__ import annotations

from dataclasses import dataclass, field

from yarl import URL

from digest.fetch.http.addresses import follow, host_of, shown
from digest.fetch.http.answer import Answer
from digest.fetch.http.patience import told
from digest.fetch.http.trouble import Trouble, lasting

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(slots=True, kw_only=True)
class Route:
    """The way so far: `url` is where it stands, `permanent` the end of the leading permanent redirects."""

    url: URL
    permanent: URL | None = None
    for_good: bool = True
    jar: dict[str, dict[str, str]] = field(default_factory=dict)
    passed: set[tuple[URL, str]] = field(default_factory=set)

    def cookies(self) -> dict[str, str]:
        """The cookies that this host has set on the way: some redirect to themselves until they have one."""
        held = self.jar.get(host_of(self.url))
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in held.items())} if held else {}

    def move(self, answer: Answer) -> None:
        """Follow a redirect. Raises Trouble for one that leads nowhere or round in a circle."""
        location = answer.headers.get("location", "").strip()
        if not location:
            raise Trouble(f"{told(answer)} without a new address")
        self.passed.add((self.url, self.cookies().get("Cookie", "")))
        self.jar.setdefault(host_of(self.url), {}).update(answer.cookies)
        target = follow(self.url, location)
        if (self.url.scheme, target.scheme) == ("https", "http") or answer.status not in _PERMANENT:
            self.for_good = False
        self.url = target
        if self.for_good:
            self.permanent = target
        if (self.url, self.cookies().get("Cookie", "")) in self.passed:
            raise lasting(f"it redirects in a circle, again to {shown(self.url)}")
