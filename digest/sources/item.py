"""An item as a reader of feeds hands it over, in the feed's own words, and the entry that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from urllib.parse import unquote

from digest.model import Entry, Kind
from digest.sources.links import absolute, canonical, is_plain, unwrapped
from digest.sources.moments import moment
from digest.sources.plain import plain_text, title_text
from digest.text.kinds import tell

_MAIL_FORM = re.compile(r"[\w.+-]+@[\w.-]+\s*\((?P<name>[^()]+)\)|(?P<named>[^<>]+?)\s*<[^<>@]+@[^<>]+>")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# A path without any of these has no section that tells of a kind (`digest.text.kinds`).
_TELLING = re.compile(
    r"[/-](?:op|ed|col|com|view|voice|idea|letter|blog|live|spons|part|adv|brand|paid|[^\x00-\x7f])",
    re.IGNORECASE,
)
LONG = 1200
"""A description of so many characters may be the article itself, in a feed that has no other place for it."""
_LONG_NAME = 300


@dataclass(slots=True, kw_only=True)
class Item:
    """Not frozen, which would take as long as reading it does: there is one for each of a feed's items.

    `title`, `summary` and `content` are markup, `link` is as found, dates are as written or as read."""

    guid: str = ""
    link: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | datetime | None = None
    updated: str | datetime | None = None
    summary: str = ""
    content: str = ""
    language: str | None = None
    labels: tuple[str, ...] = ()
    image: str = ""


def entry_of(item: Item, *, base: str, zone: tzinfo) -> Entry:
    """The entry of an item; `base` resolves its addresses, `zone` is for times that name none."""
    updated = _moment(item.updated, zone)
    published = _moment(item.published, zone) or updated
    guid = item.guid.strip()
    url = page_address(item.link or (guid if guid.startswith(("http://", "https://")) else ""), base)
    content, summary = item.content.strip(), item.summary.strip()
    if summary == content:
        summary = ""
    return Entry(
        guid=guid or url or "",
        url=url,
        title=title_text(item.title),
        byline=names(item.authors),
        published=published,
        dated="feed" if published else "unknown",
        updated=updated,
        summary=plain_text(summary),
        content=content or (summary if len(summary) > LONG else None),
        language=language_code(item.language),
        kind=kind_of(url, item.labels),
        section=title_text(item.labels[0]) if item.labels else None,
        image=absolute(item.image, base) if item.image else None,
    )


def _moment(value: str | datetime | None, zone: tzinfo) -> datetime | None:
    return moment(value, zone) if isinstance(value, str) else value


def page_address(link: str, base: str) -> str | None:
    """A link of a feed as the address of a page: absolute, out of its wrappers, without tracking."""
    if is_plain(link):
        return link
    found = absolute(link, base)
    return canonical(unwrapped(found)) if found else None


@lru_cache(maxsize=1024)
def names(authors: tuple[str, ...]) -> tuple[str, ...]:
    """Authors without the mail addresses that RSS asks for; each once."""
    found: dict[str, None] = {}
    for author in (author[:_LONG_NAME] for author in authors):
        match = _MAIL_FORM.search(author) if "@" in author else None
        name = (match["name"] or match["named"]) if match else _MAIL.sub("", author)
        if "(" in name and ")" not in name:  # feedparser's idea of where an address with a long ending ends
            name = name.rpartition("(")[2]
        name = title_text(name).replace("()", "").strip(" ,;\"'")
        if name and "://" not in name:
            found.setdefault(name)
    return tuple(found)


@lru_cache(maxsize=256)
def language_code(said: str | None) -> str | None:
    """ "en" of "en-GB"; None for anything that is no language."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?=$|[-_\s])", said) if said else None
    return match[1].lower() if match else None


def kind_of(url: str | None, labels: tuple[str, ...]) -> Kind | None:
    """What sort of piece address and labels tell of; None where they tell nothing."""
    path = f"/{url.partition('://')[2].partition('/')[2]}" if url else ""
    if "%" in path:
        path = unquote(path)
    if _TELLING.search(path):
        kind, origin = tell(said=None, url=path, labels=(), role="")
        if origin != "default":
            return kind
    return _labelled(labels) if labels else None


@lru_cache(maxsize=1024)
def _labelled(labels: tuple[str, ...]) -> Kind | None:
    """A feed has a handful of labels, told a thousand times."""
    kind, origin = tell(said=None, url=None, labels=labels, role="")
    return None if origin == "default" else kind
