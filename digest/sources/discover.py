"""Where a site's feed may be: what its page names, then the usual places, then its news sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from digest.sources.links import absolute
from digest.sources.prepare import base_of, page_soup

_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/json"
    " application/xml text/xml application/x.atom+xml application/x-atom+xml".split()
)
_FEED_LINK = re.compile(
    r"(?:/(?:rss|feeds?|atom)(?:/|\.xml|$)|\.(?:rss|atom|rdf)$|/(?:rss|feed|index|atom)\.xml$)", re.I
)
_COMMENTS = re.compile(r"comment|댓글|oembed|wp-json", re.IGNORECASE)
_FEED_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")
_MAP_PATHS = (
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_news.xml",
    "/googlenews.xml",
    "/sitemap.xml",
)
_ROBOTS = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS = re.compile(r"news", re.IGNORECASE)
_A_FEED = re.compile(
    r"\s*[|:»›·–—-]\s*feeds?$|(?:^|\s*[|:»›·–—-]\s*|\s+)(?:rss|atom)(?:\s+(?:feeds?|[\d.]+))*$", re.IGNORECASE
)
_OF_NOBODY = frozenset(
    "all articles atom everything feed feeds headlines home latest main news posts recent rss stories top"
    " updates".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address to try, what it would be, its name if the page gives one, and how it was found."""

    address: str
    kind: Literal["feed", "sitemap"]
    title: str
    how: Literal["named by the page", "linked from the page", "usual place", "named by robots.txt"]

    @property
    def name(self) -> str | None:
        """The outlet's name, where the page says it of its feed ("Harbor Post » Feed"); what only says that
        it is one ("All news"), and the words of a link in the text, are no name."""
        said = _A_FEED.sub("", self.title.strip()) if self.how == "named by the page" else ""
        return said if set(said.casefold().split()) - _OF_NOBODY else None


def feed_places(
    raw: bytes, *, address: str, headers: Mapping[str, str], robots: str = ""
) -> tuple[Place, ...]:
    """Addresses to try for a site's feed, the likeliest first, each once.

    `raw` is the page at `address`; `robots` the text of the site's robots.txt, which names its sitemaps.
    Feeds of comments come after all others of the page. Raises SourceError where the page is no text.
    """
    soup = page_soup(raw, address=address, headers=headers)
    base = base_of(soup, address)
    places = [*_named(soup, base), *_linked(soup, base), *_usual(address, _FEED_PATHS, "feed")]
    places += [*_of_robots(robots), *_usual(address, _MAP_PATHS, "sitemap")]
    found: dict[str, Place] = {}
    for place in places:
        if place.address != address:
            found.setdefault(place.address, place)
    return tuple(found.values())


def _named(soup: BeautifulSoup, base: str) -> list[Place]:
    places = []
    for link in soup.find_all("link", href=True):
        relations = {word.lower() for word in link.get_attribute_list("rel") if word}
        kind = str(link.get("type") or "").split(";")[0].strip().lower()
        url = absolute(str(link["href"]), base)
        if url and (("alternate" in relations and kind in _TYPES) or "feed" in relations):
            title = str(link.get("title") or "")
            places.append(Place(address=url, kind="feed", title=title, how="named by the page"))
    return sorted(places, key=lambda place: bool(_COMMENTS.search(f"{place.title} {place.address}")))


def _linked(soup: BeautifulSoup, base: str) -> Iterator[Place]:
    for link in soup.find_all("a", href=True):
        url = absolute(str(link["href"]), base)
        if url and _FEED_LINK.search(urlsplit(url).path) and not _COMMENTS.search(url):
            words = " ".join(link.get_text(" ").split())[:100]
            yield Place(address=url, kind="feed", title=words, how="linked from the page")


def _usual(address: str, paths: tuple[str, ...], kind: Literal["feed", "sitemap"]) -> Iterator[Place]:
    """Below the page's own folder first (a section has its own feed), then at the site's root."""
    parts = urlsplit(address)
    folder = parts.path.rstrip("/")
    if kind == "feed" and folder and "." not in folder.rpartition("/")[2]:
        for path in paths[:2]:
            url = f"{parts.scheme}://{parts.netloc}{folder}{path}"
            yield Place(address=url, kind=kind, title="", how="usual place")
    for path in paths:
        yield Place(address=f"{parts.scheme}://{parts.netloc}{path}", kind=kind, title="", how="usual place")


def _of_robots(text: str) -> list[Place]:
    """News sitemaps first."""
    addresses = [url for match in _ROBOTS.findall(text) if (url := absolute(match, ""))]
    addresses.sort(key=lambda url: not _NEWS.search(url))
    return [Place(address=url, kind="sitemap", title="", how="named by robots.txt") for url in addresses]
