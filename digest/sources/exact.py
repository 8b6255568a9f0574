"""The reader for what the fast one misreads: feedparser, which takes anything for a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import tzinfo
from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from digest.model import Entry
from digest.sources.item import Item, entry_of
from digest.sources.plain import as_markup
from digest.sources.prepare import as_utf8

_WRITTEN = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:guid|id)(?=[\s>])[^<>]*>(?:\s*<!\[CDATA\[(?P<plain>[^<\]]*)\]\]>|(?P<text>[^<]*))"
    r"|\srdf:about\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')",
    re.IGNORECASE,
)
"""A feed's id of an item, as it is written; the id of RSS 1.0 is an attribute."""
_DEEPEST = 40
"""Folders of an address that a path is looked for below."""
_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)


def read(text: str, *, base: str, zone: tzinfo) -> tuple[Entry, ...] | None:
    """The entries; None where the text is no feed."""
    try:
        feed = feedparser.parse(
            BytesIO(as_utf8(text)),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            sanitize_html=False,
        )
    except _ERRORS:
        return None
    if not feed.entries and not feed.get("version"):
        return None
    language = feed.feed.get("language")
    items = (_item(item, language) for item in feed.entries)
    written = frozenset(_written(text))
    told = (replace(item, guid=_as_written(item.guid, written)) for item in items)
    return tuple(entry_of(item, base=base, zone=zone) for item in told)


def _written(text: str) -> Iterator[str]:
    for found in _WRITTEN.finditer(text):
        value = found[found.lastgroup or 0]
        yield (value if found.lastgroup == "plain" else unescape(value)).strip()


def _as_written(guid: str, written: Set[str]) -> str:
    """The guid as the feed writes it among its ids: feedparser makes an address out of one that looks like a
    path."""
    if guid in written or not guid.startswith(("http://", "https://")):
        return guid
    parts = guid.split("/", _DEEPEST)
    tails = ("/".join(parts[start:]) for start in range(2, len(parts)))
    return next((tail for tail in tails if tail and tail in written), guid)


def _item(item: Mapping[str, Any], language: str | None) -> Item:
    return Item(
        guid=item.get("id") or "",
        link=item.get("link") or "",
        title=_markup(item, "title"),
        authors=tuple(author.get("name") or "" for author in item.get("authors") or () if author),
        published=_said(item, "published") or _said(item, "created"),
        updated=_said(item, "updated"),
        summary=_summary(item),
        content=_content(item),
        language=_language(item) or language,
        labels=tuple(tag.get("label") or tag.get("term") or "" for tag in item.get("tags") or ()),
        image=_image(item),
    )


def _said(item: Mapping[str, Any], key: str) -> str:
    """The value of that very key: feedparser's own access takes one date for another."""
    return str(dict(item).get(key) or "")


def _summary(item: Mapping[str, Any]) -> str:
    """Its summary; feedparser repeats the content where there is none."""
    contents = item.get("content") or ()
    repeated = any(_said(item, "summary") == content.get("value") for content in contents)
    return "" if repeated else _markup(item, "summary")


def _content(item: Mapping[str, Any]) -> str:
    contents = item.get("content") or ()
    return as_markup(contents[0].get("value") or "", contents[0].get("type") or "") if contents else ""


def _markup(item: Mapping[str, Any], key: str) -> str:
    """Its markup; plain text is told from markup, so that "<" in it stays a sign."""
    return as_markup(_said(item, key), (item.get(f"{key}_detail") or {}).get("type") or "")


def _language(item: Mapping[str, Any]) -> str | None:
    for key in ("title_detail", "summary_detail"):
        said: str | None = (item.get(key) or {}).get("language")
        if said:
            return said
    return item.get("language")


def _image(item: Mapping[str, Any]) -> str:
    for media in (*(item.get("media_content") or ()), *(item.get("media_thumbnail") or ())):
        kind = f"{media.get('medium', '')} {media.get('type', '')}"
        if media.get("url") and ("image" in kind or not kind.strip()):
            return str(media["url"])
    enclosures = item.get("enclosures") or ()
    return next((e.get("href") or "" for e in enclosures if str(e.get("type")).startswith("image/")), "")
