"""The values that stand in `digest.toml`, and what is allowed of each."""

from __future__ import annotations

import re
from datetime import time
from email.utils import parseaddr
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field

from digest.cadence import parse_slot
from digest.errors import DigestError


def _link(given: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"]+", given):
        raise ValueError('allowed is an address of the web that begins with "https://"')
    return given


_MARK = re.compile(r"\*\|[\w:.-]+\|\*|\{\{\{? ?[\w.$-]+ ?\}?\}\}|\[\[[\w.-]+\]\]|%%?[\w.-]+%%?")
"""What a mailing service puts its own address in place of: *|UNSUB|*, {{ unsubscribe_url }}, [[leave]]."""


def _link_or_mark(given: str) -> str:
    return given if _MARK.fullmatch(given) else _link(given)


def _leave(given: str) -> str:
    return given if re.fullmatch(r"mailto:[^\s<>\"@]+@[^\s<>\"@]+", given) else _link_or_mark(given)


def _sender(given: str) -> str:
    name, address = parseaddr(given)
    if not re.fullmatch(r"[^\s<>@]+@[\w-]+(\.[\w-]+)+", address):
        raise ValueError('allowed is an address, or "The Letter <letter@example.org>"')
    return given


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            "allowed is the name of a time zone, such as Asia/Seoul or America/New_York"
        ) from None
    return name


def _clock(given: object) -> object:
    if isinstance(given, time) and given.tzinfo is None:
        return given
    try:
        return time.fromisoformat(given) if isinstance(given, str) and len(given) == 5 else _no_clock()
    except ValueError:
        return _no_clock()


def _no_clock() -> object:
    raise ValueError('allowed is a time of day, such as "07:00"')


def _chart(given: object) -> object:
    if given is not True and given is not False and given != "picture":
        raise ValueError('allowed is true, false or "picture"')
    return given


def _slot(given: str) -> str:
    try:
        parse_slot(given)
    except DigestError:
        raise ValueError("allowed is the slot of the first issue, such as 2025-W19") from None
    return given


Zone = Annotated[str, AfterValidator(_zone)]
Clock = Annotated[time, BeforeValidator(_clock)]
Chart = Annotated[Literal[True, False, "picture"], BeforeValidator(_chart)]


def _domain(given: str) -> str:
    """Without what people copy along with it."""
    bare = given.lower().split("://")[-1].removeprefix("www.").rstrip("/")
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", bare):
        raise ValueError('allowed is a domain, such as "daily.example"')
    return bare


Domain = Annotated[str, AfterValidator(_domain)]
FirstSlot = Annotated[str, AfterValidator(_slot)]
Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Count = Annotated[int, Field(ge=0, le=100, strict=True)]
Weight = Annotated[float, Field(ge=0, le=10, strict=True)]
Words = Annotated[int, Field(ge=10, le=2000, strict=True)]
Link = Annotated[str, AfterValidator(_link)]
LinkOrMark = Annotated[str, AfterValidator(_link_or_mark)]
Leave = Annotated[str, AfterValidator(_leave)]
Sender = Annotated[str, AfterValidator(_sender)]
