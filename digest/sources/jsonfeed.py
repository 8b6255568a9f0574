"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from digest.errors import SourceError
from digest.model import Entry
from digest.sources.item import Item, entry_of


def parse_json(text: str, *, address: str, zone: tzinfo) -> tuple[Entry, ...]:
    """The entries of a JSON Feed. Raises SourceError for other JSON."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(address, f"no feed: broken JSON ({error})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError(address, "no feed: JSON without the items of a JSON Feed")
    language = _text(feed, "language")
    return tuple(
        entry_of(_item(item, language or None), base=address, zone=zone)
        for item in items
        if isinstance(item, dict)
    )


def _item(item: Mapping[str, Any], language: str | None) -> Item:
    body = _text(item, "content_html") or _as_markup(_text(item, "content_text"))
    return Item(
        guid=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        authors=tuple(_names(item)),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        summary=_text(item, "summary"),
        content=body,
        language=_text(item, "language") or language,
        labels=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        image=_text(item, "image") or _text(item, "banner_image"),
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    """A value as text; a number is written out, since some sites give numbers for ids."""
    value = item.get(key)
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _list(item: Mapping[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _names(item: Mapping[str, Any]) -> list[str]:
    authors = [*_list(item, "authors"), item.get("author")]
    return [_text(author, "name") for author in authors if isinstance(author, dict)]


def _as_markup(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n") if part.strip())
