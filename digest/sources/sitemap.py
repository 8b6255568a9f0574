"""News sitemaps, plain ones, and indexes of them (sitemaps.org, Google's news extension)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from lxml import etree

from digest.errors import SourceError
from digest.model import Entry
from digest.sources.item import Item, entry_of, page_address
from digest.sources.links import absolute
from digest.sources.moments import moment
from digest.sources.prepare import as_utf8, feed_text
from digest.text.decode import LARGEST

_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """`entries` in the map's order; `maps` are the addresses of the sitemaps that an index names, newest
    first where it tells their age."""

    entries: tuple[Entry, ...] = ()
    maps: tuple[str, ...] = ()


def parse_sitemap(raw: bytes, *, address: str, headers: Mapping[str, str], zone: tzinfo = UTC) -> Sitemap:
    """The pages of a sitemap, or the sitemaps of an index; gzip files too.

    A page's last change is its `updated`; only a news sitemap tells when it was published. Raises
    SourceError for anything else.
    """
    text = feed_text(_unpacked(raw, address), address=address, headers=headers)
    if text.startswith(("http://", "https://")):
        lines = (page_address(line, address) for line in text.splitlines())
        return Sitemap(entries=tuple(Entry(guid=url, url=url, title="") for url in lines if url))
    root = _root(text, address)
    if _name(root) == "sitemapindex":
        return Sitemap(maps=_maps(root, address, zone))
    pages = (_entry(_fields(url), address, zone) for url in root if _name(url) == "url")
    return Sitemap(entries=tuple(entry for entry in pages if entry.url))


def _unpacked(raw: bytes, address: str) -> bytes:
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    reader = zlib.decompressobj(wbits=31)
    try:
        plain = reader.decompress(raw, LARGEST + 1)
    except zlib.error as error:
        raise SourceError(address, f"broken gzip file ({error})") from error
    if len(plain) > LARGEST:
        raise SourceError(address, f"too large: over {LARGEST // 10**6} MB when unpacked")
    return plain


def _root(text: str, address: str) -> etree._Element:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(as_utf8(text), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(address, f"no sitemap: {error}") from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise SourceError(address, "no sitemap: it holds neither pages nor sitemaps")
    return root


def _name(element: etree._Element) -> str:
    """Its name without the namespace; "" for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _fields(element: etree._Element) -> dict[str, str]:
    """The first text of each name below an element; an image's address apart from the page's."""
    found: dict[str, str] = {}
    for part in element.iterdescendants():
        name = _name(part)
        if name == "loc" and part.getparent() is not element:
            name = "image"
        if name and part.text and part.text.strip():
            found.setdefault(name, part.text.strip())
    return found


def _entry(fields: Mapping[str, str], base: str, zone: tzinfo) -> Entry:
    """`published` is only what a news sitemap says; the last change may be of the page's frame."""
    published = moment(fields.get("publication_date"), zone)
    updated = moment(fields.get("lastmod"), zone)
    item = Item(
        link=fields.get("loc", ""),
        title=fields.get("title", ""),
        published=published,
        language=fields.get("language"),
        labels=tuple(genre.strip() for genre in fields.get("genres", "").split(",") if genre.strip()),
        image=fields.get("image", ""),
    )
    return replace(entry_of(item, base=base, zone=zone), updated=updated, section=None)


def _maps(root: etree._Element, base: str, zone: tzinfo) -> tuple[str, ...]:
    fields = [_fields(child) for child in root if _name(child) == "sitemap"]
    aged = [(moment(each.get("lastmod"), zone), absolute(each.get("loc", ""), base)) for each in fields]
    oldest = datetime.min.replace(tzinfo=UTC)
    ordered = sorted(aged, key=lambda pair: pair[0] or oldest, reverse=True)
    return tuple(address for _, address in ordered if address and not _SPACE.search(address))
