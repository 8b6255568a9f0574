"""What is read: outlets, sources, bytes, articles, and how an article was taken out of its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Rights = Literal["own", "licensed", "quoted"]
Dated = Literal["printed", "feed", "page", "file", "first_seen", "unknown"]
Kind = Literal["news", "opinion", "live", "list", "sponsored", "anniversary"]
MarkKind = Literal["dateline", "subhead"]
SourceKind = Literal["folder", "feed", "page", "sitemap", "mail"]
TitleOrigin = Literal["printed", "first_sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publication. `aliases` are the folder or file names (before the date) that mean it."""

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    weight: float = 1.0
    zone: str | None = None
    """An IANA zone; None means the letter's."""
    language: str | None = None
    rights: Rights = "quoted"
    state_media: bool = False
    keep_days: int | None = None
    """How long its articles are kept in the archive; None means the letter's `keep_days`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that we read.

    `location` is an address or a path; `name`, `home` and `language` are what a list of feeds says of it,
    `group` the folders there that it stands in, outermost first. `private` allows addresses of the own
    network; `pages` is whether an entry that holds a summary only is completed from its page. Of a page
    without a feed `link` tells which links are articles (a pattern of their addresses, or a CSS selector),
    and `title`, `date` and `text` are CSS selectors for the site's articles. `secret` names the variable
    with a mailbox's password.
    """

    id: str
    kind: SourceKind
    location: str
    outlet: str | None = None
    name: str | None = None
    home: str | None = None
    language: str | None = None
    group: tuple[str, ...] = ()
    private: bool = False
    pages: bool = True
    link: str | None = None
    title: str | None = None
    date: str | None = None
    text: str | None = None
    secret: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Bytes as they came. `address` is the final URL, or the path relative to the folder given."""

    address: str
    raw: bytes
    seen: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as its source says it, before its page is read.

    `guid` is the source's own name for the item, or its canonical address where it gives none; `url`
    is the address of its page, absolute and cleaned of tracking (None: the item has no page).
    `title`, `byline` and `summary` are plain text; `content` is HTML as it came and must be cleaned
    before use. `published` and `updated` are aware and keep the offset they were written with;
    `dated` is "feed" where `published` was given, "page" where a rule of the site's found it in the item's
    page, "unknown" where it is None. `kind` and `language`
    are None while the source says nothing of them. `links` are the addresses a letter points to.
    """

    guid: str
    url: str | None
    title: str
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    dated: Dated = "unknown"
    updated: datetime | None = None
    summary: str = ""
    content: str | None = None
    language: str | None = None
    kind: Kind | None = None
    section: str | None = None
    image: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of an article's text that is kept but never printed or joined to a sentence."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article's own clean text.

    `text` holds paragraphs parted by a blank line; `source` is the outlet's name, None while it is
    unknown; `title` may be empty; `title_origin` tells a working title from a printed one; `dated`
    tells where `published` is from. Datetimes are aware and keep their own offset.
    """

    id: str
    source: str | None
    url: str | None
    title: str
    byline: tuple[str, ...]
    published: datetime
    text: str
    version: int = 1
    dated: Dated = "printed"
    language: str = "en"
    kind: Kind = "news"
    partial: bool = False
    marks: tuple[Mark, ...] = ()
    image: str | None = None
    title_origin: TitleOrigin = "printed"
    section: str | None = None
    """What the outlet calls the part that it stands in, as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Words of the original that the article does not hold, and the rule that took them out."""

    text: str
    reason: str
    line: int | None = None
    """The line of the pasted page, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article, what was cut, and where each field came from ("title" → "og:title")."""

    article: Article
    cuts: tuple[Cut, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Who listed an article, under which guid, and when it was first seen there."""

    article_id: str
    source_id: str
    guid: str
    first_seen: datetime
