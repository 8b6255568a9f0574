"""A page without a feed as a list of articles, and a site's own rules for its articles' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from digest.errors import SourceError
from digest.model import Entry, Source
from digest.sources.item import Item, entry_of, page_address
from digest.sources.moments import moment
from digest.sources.prepare import base_of, page_soup

_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_ARTICLE_PATH = re.compile(r"/(?:19|20)\d\d[/-]?\d\d|\d{5,}|(?:[^/-]+-){3,}[^/-]+|\.s?html?$")
_LIST_PATH = re.compile(
    r"/(?:tags?|topics?|authors?|categor(?:y|ies)|sections?|search|page|about|contact|privacy|terms|login"
    r"|subscribe|newsletters?|videos?|photos?|galler(?:y|ies))(?:/|$)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^h[1-6]$")
_MOST = 500
"""So many elements are taken of what a selector matches."""
_MORE = re.compile(r"(?:read|see|view) (?:more|all|full)|more|continue|comments?|share|\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFields:
    """What a site's rules find in an article's page; None where there is no rule or nothing stands there.
    `html` is the markup of the elements that hold the text."""

    title: str | None = None
    published: datetime | None = None
    html: str | None = None


def parse_page(
    raw: bytes, *, source: Source, address: str, headers: Mapping[str, str], zone: tzinfo = UTC
) -> tuple[Entry, ...]:
    """The articles that a page links to, in its order, each once.

    `source.link` is a CSS selector of the links or of what holds them, or a pattern of their addresses
    (anything with a slash outside brackets); without it a link is taken that lies on the page's own host
    and looks like an article's. An entry's date is read by `source.date` in what the selector matched.
    Raises SourceError where nothing is found, since an empty page is a changed page.
    """
    soup = page_soup(raw, address=address, headers=headers)
    base = base_of(soup, address)
    found: dict[str, Entry] = {}
    for link, box in _links(soup, source, base):
        _gather(found, link, box, source, base, zone)
    if not found:
        rule = f"by the rule {source.link!r}" if source.link else "that look like articles"
        raise SourceError(address, f"the page has no links {rule}")
    return tuple(found.values())


def site_fields(
    raw: bytes, *, source: Source, address: str, headers: Mapping[str, str], zone: tzinfo = UTC
) -> SiteFields:
    """What `source.title`, `.date` and `.text` find in an article's page."""
    soup = page_soup(raw, address=address, headers=headers)
    titles = _select(soup, source.title, address)
    texts = _select(soup, source.text, address)
    return SiteFields(
        title=" ".join(titles[0].get_text(" ").split()) or None if titles else None,
        published=_date(soup, source.date, address, zone),
        html="\n".join(map(str, _outermost(texts))) or None,
    )


def _select(within: Tag, selector: str | None, address: str) -> list[Tag]:
    if not selector:
        return []
    try:
        return list(within.select(selector, limit=_MOST))
    except (SelectorSyntaxError, NotImplementedError) as error:
        first = str(error).splitlines()[0]
        raise SourceError(address, f"{selector!r} is no CSS selector: {first}") from error


def is_pattern(rule: str) -> bool:
    """Whether a rule for links is a pattern of addresses, not a CSS selector."""
    return bool(re.search(r"[/\\^$]|\.\*|\.\+", _BRACKETS.sub("", rule)))


def _links(soup: BeautifulSoup, source: Source, base: str) -> Iterator[tuple[Tag, Tag]]:
    """Each link with the element that tells of its article."""
    if source.link and not is_pattern(source.link):
        for box in _select(soup, source.link, base):
            inner = box if box.name == "a" else box.find("a", href=True)
            link = inner if isinstance(inner, Tag) else box.find_parent("a", href=True)
            if isinstance(link, Tag) and link.get("href"):
                yield link, box
        return
    wanted = _pattern(source.link, base) if source.link else None
    for link in soup.find_all("a", href=True):
        url = page_address(str(link["href"]), base)
        if url and (wanted.search(url) if wanted else _looks_like_article(url, base)):
            yield link, link


def _pattern(rule: str, address: str) -> re.Pattern[str]:
    try:
        return re.compile(rule)
    except re.error as error:
        raise SourceError(address, f"{rule!r} is no pattern: {error}") from error


def _looks_like_article(url: str, base: str) -> bool:
    there, here = urlsplit(url), urlsplit(base)
    same = (there.hostname or "").removeprefix("www.") == (here.hostname or "").removeprefix("www.")
    return same and bool(_ARTICLE_PATH.search(there.path)) and not _LIST_PATH.search(there.path)


def _gather(found: dict[str, Entry], link: Tag, box: Tag, source: Source, base: str, zone: tzinfo) -> None:
    """Several links to one page make one entry, with the longest of their words."""
    title = _title(link, box)
    item = Item(link=str(link["href"]), title=title, published=_date(box, source.date, base, zone))
    entry = entry_of(item, base=base, zone=zone)
    if not entry.url or entry.url == page_address(base, base):
        return
    known = found.get(entry.url)
    if known is None or (len(entry.title) > len(known.title) and not known.title):
        found[entry.url] = entry


def _title(link: Tag, box: Tag) -> str:
    """As markup: the heading's words, the link's own, or what the link says of itself."""
    heading = link.find(_HEADING) or box.find(_HEADING)
    words = " ".join((heading if isinstance(heading, Tag) else link).get_text(" ").split())
    if not words or _MORE.fullmatch(words):
        words = str(link.get("title") or link.get("aria-label") or "")
    return escape(words, quote=False)


def _outermost(elements: list[Tag]) -> list[Tag]:
    """In the order of the page, without those that lie in another: no word comes twice."""
    kept: list[Tag] = []
    for element in elements:
        if not kept or all(parent is not kept[-1] for parent in element.parents):
            kept.append(element)
    return kept


def _date(within: Tag, selector: str | None, address: str, zone: tzinfo) -> datetime | None:
    """The moment that the element chosen tells: by its attribute for machines, else by its words."""
    for element in _select(within, selector, address):
        for said in (element.get("datetime"), element.get("content"), element.get_text(" ")):
            found = moment(str(said), zone) if said else None
            if found:
                return found
    return None
