"""One letter as it lies in a mailbox, and the name that it has wherever it lies."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from digest.model import Fetched

LARGEST = 20_000_000
"""The largest letter that is read, in bytes."""
_HEADER = 256_000
_UNSAFE = re.compile(r"[^\w.@+=$%!#&~^-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter's bytes, where it lies, when it was received (if the box tells), and the mark to go on
    from after it (if the box has marks)."""

    raw: bytes
    place: str
    received: datetime | None = None
    mark: str | None = None


def as_fetched(letter: Letter, seen: datetime) -> Fetched:
    """The letter under its own name, `<Message-ID>.eml`, or its hash where it has none: the same wherever
    it was moved. Headers: place, received, mark."""
    told = {"place": letter.place, "mark": letter.mark or ""}
    if letter.received:
        told["received"] = letter.received.isoformat()
    headers = {name: value for name, value in told.items() if value}
    return Fetched(address=_name(letter.raw), raw=letter.raw, seen=seen, headers=headers)


def sent(raw: bytes) -> datetime | None:
    """The Date of a letter, aware; None without a sound one."""
    try:
        moment = parsedate_to_datetime(str(_header(raw).get("date", "")))
    except (ValueError, IndexError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def too_large(size: int) -> str | None:
    """Why a letter of so many bytes is not read; None if it is."""
    if size <= LARGEST:
        return None
    return f"{size / 1e6:.0f} MB are more than the {LARGEST / 1e6:.0f} MB that are read"


def _name(raw: bytes) -> str:
    given = _UNSAFE.sub("_", str(_header(raw).get("message-id", "")).strip().strip("<>"))
    return f"{given[:200].lstrip('.') or hashlib.sha256(raw).hexdigest()[:24]}.eml"


def _header(raw: bytes) -> Message:
    return BytesHeaderParser().parsebytes(raw[:_HEADER])
