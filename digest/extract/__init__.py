"""Bytes or pasted text → an article's own clean text, with what was cut and where each field is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from digest.errors import SourceError
from digest.extract import files, sheets
from digest.extract.draft import Draft, Setting, finish
from digest.extract.given import Given, with_given
from digest.extract.keep import SeenLine, keep_lines, seen_lines
from digest.extract.outlets import Clue
from digest.extract.visible import squeeze, unfounded
from digest.model import Article, Extraction, Outlet
from digest.text.dates import Stamp
from digest.text.decode import Undecodable, declared_in_page, decode

__all__ = [
    "Given",
    "SeenLine",
    "extract_article",
    "keep_lines",
    "read_file",
    "read_original",
    "read_text",
    "seen_lines",
    "squeeze",
    "unfounded",
    "visible_text",
]

_NOTHING = Given()


def extract_article(raw: bytes, *, url: str | None, source: str | None, fetched: datetime) -> Article:
    """The article of a fetched page.

    `fetched` is aware; it stands in for the date (`dated="first_seen"`) where the page has none. Raises
    SourceError when the bytes are no text or hold no article.
    """
    address = url or "page"
    try:
        draft = sheets.of_page(decode(raw, declared=declared_in_page(raw)).text, url=url)
    except (Undecodable, ValueError) as problem:
        raise SourceError(address, str(problem)) from problem
    return finish(_given(draft, source), _fetched(address, fetched)).article


def read_text(raw: str, *, url: str | None, source: str | None, fetched: datetime) -> Article:
    """The article of a pasted page; else as `extract_article`."""
    address = url or "pasted text"
    try:
        draft = sheets.of_pasted(raw, url=url)
    except ValueError as problem:
        raise SourceError(address, str(problem)) from problem
    return finish(_given(draft, source), _fetched(address, fetched)).article


def read_file(
    path_in_folder: str, raw: bytes, *, outlets: Sequence[Outlet], modified: datetime, zone: ZoneInfo
) -> Extraction:
    """The article of a file, read by its ending (.txt .md .html .htm .eml).

    `path_in_folder` is relative to the folder given, with "/"; `modified` (aware) is the last resort for
    the date; `zone` is the letter's. Raises SourceError with the reason for an empty, binary, too large
    or broken file and for one without text.
    """
    draft = files.draft(path_in_folder, raw)
    setting = Setting(
        address=path_in_folder,
        now=modified,
        last=Stamp(value=modified.astimezone(zone), origin="the file's time", dated="file"),
        path=PurePosixPath(path_in_folder).as_posix(),
        outlets=outlets,
        zone=zone,
    )
    return finish(draft, setting)


def read_original(
    address: str,
    raw: bytes,
    *,
    outlets: Sequence[Outlet],
    seen: datetime,
    zone: ZoneInfo,
    given: Given = _NOTHING,
    charset: str | None = None,
) -> Extraction:
    """The article of an original that is no file of a folder: a page by its http(s) address, else what the
    ending of `address` says.

    `given` wins over what the original says; `seen` (aware) is the last resort for the date; `charset` is
    what the server said. Raises SourceError as `read_file` does.
    """
    draft = files.draft(address, raw, charset=charset)
    setting = Setting(
        address=address,
        now=seen,
        last=Stamp(value=seen.astimezone(zone), origin="first seen", dated="first_seen"),
        outlets=outlets,
        zone=zone,
    )
    return finish(with_given(draft, given), setting)


def visible_text(name: str, raw: bytes, *, charset: str | None = None) -> str:
    """What a reader of the original sees; `name` is its path, its ending ("html") or its http(s) address,
    `charset` what the server said.

    Raises SourceError as `read_file` does.
    """
    return files.visible(name, raw, charset=charset)


def _given(draft: Draft, source: str | None) -> Draft:
    if not source:
        return draft
    return replace(draft, clues=(Clue(kind="given", value=source, origin="given"), *draft.clues))


def _fetched(address: str, fetched: datetime) -> Setting:
    last = Stamp(value=fetched, origin="time of reading", dated="first_seen")
    return Setting(address=address, now=fetched, last=last)
