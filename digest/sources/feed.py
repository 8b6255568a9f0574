"""A feed's bytes as entries: RSS 0.9x to 2.0, RDF and Atom by fastfeedparser, else by feedparser; JSON Feed.

fastfeedparser is some sixty times faster and reads what nearly all feeds are made of. What it is known
to misread (XHTML in titles, relative bases, several authors) is left to feedparser. Neither sees an entity
declaration: they are taken out before, and the references to them are kept as the words they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, tzinfo

from digest.errors import SourceError
from digest.model import Entry
from digest.sources import exact, fast
from digest.sources.jsonfeed import parse_json
from digest.sources.prepare import feed_text

_PAGE = re.compile(r"(?>\s*<!--.*?-->)*+\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_LAST = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_EXACT_SIZE = 3_000_000
"""Longer feeds are left to the fast reader alone: the other needs a second a megabyte."""


def parse_feed(
    raw: bytes, *, address: str, headers: Mapping[str, str], zone: tzinfo = UTC
) -> tuple[Entry, ...]:
    """The entries of a feed, in its order.

    `address` is where the bytes came from in the end and resolves the links; `headers` are the
    response's, names in any case; `zone` is the outlet's, for times that name none. An item without its
    end (the feed was cut short) is left out. Raises SourceError where the bytes are no feed; a feed
    without items gives ().
    """
    text = feed_text(raw, address=address, headers=headers)
    if text.startswith(("{", "[")):
        return parse_json(text, address=address, zone=zone)
    if _PAGE.match(text):
        raise SourceError(address, "a web page instead of a feed")
    entries = _read(text, base=address, zone=zone)
    if entries is None:
        raise SourceError(address, "no feed: neither RSS, Atom nor JSON Feed")
    if entries and _is_cut_short(text, len(entries)):
        entries = entries[:-1]
        if not entries:
            raise SourceError(address, "the feed is cut short within its first item")
    return entries


def _read(text: str, *, base: str, zone: tzinfo) -> tuple[Entry, ...] | None:
    long = len(text) > _EXACT_SIZE
    entries = fast.read(text, base=base, zone=zone, alone=long)
    return entries if entries or long else exact.read(text, base=base, zone=zone)


def _is_cut_short(text: str, items: int) -> bool:
    """Whether the last item has no end, and the feed neither."""
    return not _LAST.search(text, max(0, len(text) - 2000)) and len(_END.findall(text)) < items
