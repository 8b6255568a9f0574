"""Add: one article by hand, from a page on the web, a file or text; what was cut can be taken back."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from digest.archive import HAND, Archive, Change
from digest.config import Config
from digest.errors import SourceError
from digest.extract import (
    Given,
    SeenLine,
    gates,
    keep_lines,
    read_original,
    seen_lines,
    visible_text,
)
from digest.extract.listed import charset_of
from digest.fetch.folder import LARGEST
from digest.fetch.http import Fetcher, HttpOptions
from digest.model import Extraction, Fetched
from digest.pipeline.collect import maker_of
from digest.pipeline.known import less_repeated

_WEB = ("http://", "https://")
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """An article to be added, its original, and the original's lines with the verdict on each."""

    extraction: Extraction
    original: Fetched
    lines: tuple[SeenLine, ...]


def is_address(what: str) -> bool:
    """Whether a person means a page on the web, not a file."""
    return what.lower().startswith(_WEB)


def of_text(raw: bytes, now: datetime) -> Fetched:
    """Text as it was pasted, or a page's source; it is known by its hash."""
    kind = "html" if _PAGE.match(raw[:4000]) else "txt"
    return Fetched(address=f"pasted/{hashlib.sha256(raw).hexdigest()[:12]}.{kind}", raw=raw, seen=now)


def of_file(path: Path, now: datetime) -> Fetched:
    """A file. Raises SourceError when it can't be read."""
    try:
        if path.is_dir():
            raise SourceError(str(path), "is a folder: `digest build` reads those")
        if path.stat().st_size > LARGEST:
            raise SourceError(str(path), f"is larger than the {LARGEST / 1e6:.0f} MB that are read")
        return Fetched(address=path.name, raw=path.read_bytes(), seen=now)
    except FileNotFoundError as error:
        raise SourceError(str(path), "no such file (an address begins with https://)") from error
    except OSError as error:
        raise SourceError(str(path), f"can't be read: {error.strerror}") from error


def of_page(address: str, config: Config, *, private: bool = False) -> Fetched:
    """A page on the web; `private` allows one of the own network. Raises SourceError."""
    return asyncio.run(_fetch(address, config, private))


async def _fetch(address: str, config: Config, private: bool) -> Fetched:
    contact = config.collect.contact or config.newsletter.reply or "no contact given"
    # One page that a person asks for is no crawl, as in a browser: nothing to pause for after its robots.txt,
    # and of that only rules that name us count.
    async with Fetcher(contact=contact, options=HttpOptions(host_delay=0.0)) as fetcher:
        page = (await fetcher.get(address, allow_private=private, chosen=True)).fetched
    if page is None:
        raise SourceError(address, "answered that nothing has changed, though it was not asked so")
    kind = page.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in _PAGES:
        raise SourceError(address, f"is no page but {kind}; save its text and add the file")
    barrier = gates.gate(page.raw)
    if barrier:
        raise SourceError(address, f"is {barrier}; copy the article and add it with `digest add - --url …`")
    return page


def understand(
    original: Fetched, config: Config, given: Given, state: Path, keep: Collection[int] = ()
) -> Understood:
    """The article of an original as a person gives it, less the furniture that the archive in `state` knows
    of its outlet; `keep` are lines of the original, counted from 1, that stay though they would be cut.
    Raises SourceError."""
    charset = charset_of(original.headers)
    extraction = read_original(
        original.address,
        original.raw,
        outlets=config.outlets,
        seen=original.seen,
        zone=config.zone,
        given=given,
        charset=charset,
    )
    extraction = less_repeated(extraction, state)
    visible = visible_text(original.address, original.raw, charset=charset)
    if keep:
        try:
            extraction = keep_lines(extraction, visible, keep)
        except ValueError as error:
            raise SourceError(original.address, str(error)) from error
    if is_address(original.address) and gates.has_wall(original.raw):
        extraction = replace(extraction, article=replace(extraction.article, partial=True))
    return Understood(extraction=extraction, original=original, lines=seen_lines(extraction, visible))


def add_by_hand(found: Understood, state: Path, config: Config, now: datetime) -> tuple[str, Change]:
    """Put it into the archive in `state`; gives the article's id there, and whether it is new, a new
    version, or there already."""
    with Archive.open(state / "archive.db") as archive:
        maker = maker_of(config)
        added = archive.add(found.extraction, found.original, HAND, now.astimezone(UTC), maker=maker)
    return added.article.id, added.change
