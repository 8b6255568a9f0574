"""The reader for nearly all feeds: fastfeedparser, with what it is known to misread left to the exact one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

import fastfeedparser
from lxml.etree import LxmlError

from digest.model import Entry
from digest.sources.item import Item, entry_of
from digest.sources.moments import written

_ERRORS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, LxmlError)
_HARD = re.compile(r"<(?:\w+:)?(?:title|summary)\s[^<>]*?(?:xhtml|base64|mode=|xml:base|application/)")
_TAGS = re.compile(r"<[^>]+>")
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)


def read(text: str, *, base: str, zone: tzinfo) -> tuple[Entry, ...] | None:
    """The entries; None where the other reader has to look."""
    if _HARD.search(text):
        return None
    try:
        feed = fastfeedparser.parse(text.encode("utf-8", "replace"))
    except _ERRORS:
        return None
    moments = written(text, zone)
    language = feed["feed"].get("language")
    return tuple(_entry(item, language, moments, base, zone) for item in feed["entries"])


def _entry(
    item: Mapping[str, Any],
    language: str | None,
    moments: Mapping[datetime, datetime],
    base: str,
    zone: tzinfo,
) -> Entry:
    entry = entry_of(_item(item, language), base=base, zone=zone)
    updated = _moment(item.get("updated"), moments)
    published = _moment(item.get("published"), moments) or updated
    return replace(entry, published=published, updated=updated, dated="feed" if published else "unknown")


def _moment(told: str | None, moments: Mapping[datetime, datetime]) -> datetime | None:
    """As it stands in the feed. What stands nowhere as a date was guessed from a guid, and is none."""
    return moments.get(datetime.fromisoformat(told)) if told else None


def _item(item: Mapping[str, Any], language: str | None) -> Item:
    contents = item.get("content") or ()
    body = contents[0]["value"] or "" if contents else ""
    summary = item.get("description") or ""
    if body and _is_made_of(summary, body):
        summary, body = (body, "") if summary == body.strip() else ("", body)
    return Item(
        guid=item.get("id") or "",
        link=_link(item),
        title=item.get("title") or "",
        authors=(item.get("author") or "",),
        summary=summary,
        content=body,
        language=(contents[0].get("language") if contents else None) or language,
        labels=tuple(tag["term"] for tag in item.get("tags") or ()),
        image=_image(item),
    )


def _is_made_of(summary: str, body: str) -> bool:
    """Whether the reader made the summary itself, out of the first 512 characters of the body."""
    return " ".join(_TAGS.sub(" ", body[:4096]).split()).startswith(summary) or summary == body.strip()


def _link(item: Mapping[str, Any]) -> str:
    """The page's address: of the links without a relation or with "alternate", not the enclosure."""
    link: str = item.get("link") or ""
    others = {other["href"]: other.get("rel") for other in item.get("links") or ()}
    if others.get(link) in (None, "alternate"):
        return link
    return next((href for href, rel in others.items() if rel in (None, "alternate")), link)


def _image(item: Mapping[str, Any]) -> str:
    for media in item.get("media_content") or ():
        kind = f"{media.get('medium', '')} {media.get('type', '')}"
        address: str = media.get("url") or media.get("thumbnail_url") or ""
        if address and ("image" in kind or _PICTURE.search(address)):
            return address
    enclosures = item.get("enclosures") or ()
    return next((e["url"] for e in enclosures if (e.get("type") or "").startswith("image/")), "")
