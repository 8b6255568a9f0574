"""How a source stands: what it said last, and how often it has news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as it was when it was last read. All moments are aware; None means never.

    `location` is where it was read (a source that was moved by hand begins anew), `address` where it has
    moved to for good (301, 308); `etag` and `modified` are its own words, sent back as they came;
    `sha256` is of the bytes that it gave last, `maker` what took them apart. `items` and `undated` count
    its last list. `failing` is the moment of the first of the errors in a row; `gone` is a 410: it is not
    asked again.
    """

    source_id: str
    location: str = ""
    address: str | None = None
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    maker: str | None = None
    read: datetime | None = None
    succeeded: datetime | None = None
    news: datetime | None = None
    items: int = 0
    undated: int = 0
    error: str | None = None
    failing: datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """A source with what the editor must know of it; no `problems` is good health.

    `gap` is the usual time between two days of news, None while too little is known.
    """

    source_id: str
    location: str
    state: SourceState
    gap: timedelta | None = None
    problems: tuple[str, ...] = ()
