"""Days and times as pages, texts and file names write them; bare days stay bare until the zone is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from digest.model import Dated

_EARLIEST = 1990
_LATEST = 2999
_LATITUDE = timedelta(days=2)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:,?\s*(?:at\s+|-\s*|\|\s*|·\s*|T)?(?P<half_before>오전|오후)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?(?:\.\d+)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z\b|UTC|GMT|KST|JST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|BST"
    r"|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}\s*년\s*(?P<month>\d{{1,2}})\s*월\s*(?P<day>\d{{1,2}})\s*일"
        r"(?:\s*\(?[월화수목금토일](?:요일)?\)?)?",
        r"(?<![\d.])(?P<year>\d{4})(?P<sep>[-./])\s?(?P<month>\d{1,2})(?P=sep)\s?(?P<day>\d{1,2})(?!\d)\.?"
        r"(?:\s*\([월화수목금토일]\))?",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
    )
)
_YEAR_LIKE = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "kst": 9, "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "bst": 1,
}  # fmt: skip
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_AROUND = re.compile(
    rf"""(?:posted|published|updated|modified|last|on|at|first|date|issued|created|release[d]?|for|immediate
    |\d+\s+min(?:ute)?s?(?:\s+read)?|입력|수정|등록|승인|기사|송고|발행|최종|{_WEEKDAY}|오전|오후|local\s+time|time)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A day, or a day and time, as found; `value` is naive where the zone is not said."""

    value: datetime | date
    origin: str
    dated: Dated

    def at(self, zone: tzinfo) -> datetime:
        """Aware; a bare day is 12:00 in `zone`, a naive time is in `zone`."""
        if not isinstance(self.value, datetime):
            return datetime.combine(self.value, time(12), zone)
        return self.value if self.value.tzinfo else self.value.replace(tzinfo=zone)


def choose(stamps: Iterable[Stamp], *, zone: tzinfo, now: datetime) -> tuple[Stamp | None, tuple[str, ...]]:
    """The first stamp that can be true on `now`, and what was refused before it and why.

    A `now` before 1990 (a file's time that was never set) bounds nothing.
    """
    refused: list[str] = []
    for stamp in stamps:
        reason = _absurd(stamp.at(zone), now)
        if reason is None:
            return stamp, tuple(refused)
        refused.append(f"{stamp.origin}: {stamp.at(zone):%Y-%m-%d} {reason}")
    return None, tuple(refused)


def _absurd(moment: datetime, now: datetime) -> str | None:
    if moment.year < _EARLIEST:
        return f"lies before {_EARLIEST}"
    if moment.year > _LATEST or (now.year >= _EARLIEST and _utc(moment) > _utc(now) + _LATITUDE):
        return "lies in the future"
    return None


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def parse(text: str) -> datetime | date | None:
    """A value that stands alone: ISO 8601, RFC 2822, or a day as printed; None for anything else."""
    text = text.strip()
    return _iso(text) or _rfc(text) or next((value for value, _ in find(text)), None)


def _iso(text: str) -> datetime | date | None:
    if not re.match(r"\d{4}-\d\d", text):
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else _plausible(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _plausible(moment: datetime) -> datetime | date:
    """A page that knows the day only often writes midnight without a zone."""
    if moment.tzinfo is None and moment.time() == time(0):
        return moment.date()
    return moment


def _rfc(text: str) -> datetime | None:
    if not re.match(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d\d:", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None


def find(text: str) -> Iterator[tuple[datetime | date, tuple[int, int]]]:
    """Full dates (with a year) in `text`, each with its place, from left to right."""
    found = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = 0
    for match in found:
        value = _value(match)
        if value is not None and match.start() >= end:
            end = match.end()
            yield value, match.span()


def _value(match: re.Match[str]) -> datetime | date | None:
    parts = match.groupdict()
    month = parts["month"].lower()
    try:
        day = date(int(parts["year"]), _MONTHS.get(month) or int(month), int(parts["day"]))
        return _with_clock(day, parts) if parts.get("hour") else day
    except ValueError:
        return None


def _with_clock(day: date, parts: dict[str, str | None]) -> datetime | date:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = {"오전": "am", "오후": "pm"}.get(parts["half_before"] or "", (parts["half"] or "").lower())
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return day
    return datetime.combine(day, time(hour, minute, tzinfo=_offset(parts["zone"])))


def _offset(label: str | None) -> tzinfo | None:
    if not label:
        return None
    from datetime import timezone

    hours = _OFFSETS.get(label.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    sign = -1 if label[0] == "-" else 1
    hours, minutes = int(label[1:3]), int(label[-2:])
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 and minutes < 60 else None


def date_line(line: str) -> datetime | date | None:
    """The date of a line that holds a date and little else ("Updated: May 8, 2025, 3:14 p.m. KST")."""
    if len(line) > 120 or not _YEAR_LIKE.search(line):
        return None
    found = list(find(line))
    if not found:
        return None
    rest = "".join(" " if any(a <= i < b for _, (a, b) in found) else c for i, c in enumerate(line))
    words = re.findall(r"[^\W\d_]+", _AROUND.sub(" ", rest))
    return found[0][0] if len(words) <= 3 and sum(map(len, words)) <= 24 else None


def in_file_name(name: str) -> tuple[date, int] | None:
    """The day that a file's name holds, and where in the name it begins."""
    matches = [m for form in (_FORMS[1], _COMPACT) for m in form.finditer(name.replace("_", "-"))]
    for match in matches:
        value = _value(match)
        if value is not None:
            return (value.date() if isinstance(value, datetime) else value), match.start()
    return None
