"""Moments as feeds write them, each with the offset that it was written with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache

from digest.text.dates import parse

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    r"(?:\s+([+-]\d\d:?\d\d|[A-Za-z]{1,4}))?\s*"
)
_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "ist": 5.5, "sgt": 8, "hkt": 8, "awst": 8, "kst": 9, "jst": 9, "aest": 10,
    "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in _HOURS.items()}
_LONGEST = 200
# Where nearly all of them stand; the other is looked for only where one is missing.
_USUAL = re.compile(r"<(?:pubDate|published|updated|dc:date)>\s*([^<\]]{6,80})")
_ELEMENT = re.compile(
    r"<(?:[\w.-]+:)?(?:pub[Dd]ate|published|updated|issued|modified|created|date|lastBuildDate)(?:\s[^<>]*)?>"
    r"\s*(?:<!\[CDATA\[)?\s*([^<\]]{6,80})"
)


def moment(text: str | None, zone: tzinfo) -> datetime | None:
    """The moment that `text` names, aware. What has no zone is told in `zone`, a bare day at 12:00 there.

    None for anything that is no full date: a year alone, a time without a day.
    """
    value = _value(text) if text else None
    return value and _told(value, zone)


class Written:
    """The moments that stand in a feed's date elements, by the same moment in UTC.

    A reader that tells a moment in UTC finds here how it was written; one that read a date out of
    something else (a guid, a time without a day) finds nothing. It takes what has no zone for UTC.
    """

    def __init__(self, feed: str, zone: tzinfo) -> None:
        self._feed, self._zone = feed, zone
        self._found: dict[datetime, datetime] = {}
        self._is_searched = False
        self._note(_USUAL.findall(feed))

    def get(self, moment: datetime) -> datetime | None:
        """The moment as it was written, if it was."""
        found = self._found.get(moment)
        if found is None and not self._is_searched:
            self._is_searched = True
            self._note(_ELEMENT.findall(self._feed))
            found = self._found.get(moment)
        return found

    def _note(self, texts: Iterable[str]) -> None:
        for text in texts:
            value = _value(text)
            if value is not None:
                key = value if value.tzinfo else _as_read(value)
                self._found.setdefault(key, _told(value, self._zone))


def _told(value: datetime, zone: tzinfo) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=zone, fold=0)


def _as_read(value: datetime) -> datetime:
    """A naive moment as the fast reader tells it; a bare day, at 12:00 here, is 00:00 there."""
    bare = value.time() == time(12) and value.fold == 1
    return datetime.combine(value.date(), time(0) if bare else value.time(), UTC)


def _value(text: str) -> datetime | None:
    """Aware or naive; a bare day is 12:00 with `fold` set, which tells it from noon as written."""
    text = " ".join(text[:_LONGEST].split())
    match = _RFC822.fullmatch(text)
    found = _of_match(match) if match else None
    value = found or parse(text) or _obsolete(text)
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time(12, fold=1))


def _of_match(match: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute, second, zone = match.groups()
    try:
        number, seconds = _MONTHS[month.lower()], min(int(second or 0), 59)
        offset = _zone(zone) if zone else None
        return datetime(int(year), number, int(day), int(hour), int(minute), seconds, tzinfo=offset)
    except (ValueError, KeyError):
        return None


@lru_cache(maxsize=128)
def _zone(label: str) -> tzinfo:
    if label[0] not in "+-":
        return _ZONES[label.lower()]
    minutes = int(label[1:3]) * 60 + int(label[-2:])
    return timezone(timedelta(minutes=-minutes if label[0] == "-" else minutes)) if minutes else UTC


def _obsolete(text: str) -> datetime | None:
    """Two-digit years, weekdays in full, swapped month and day: what RFC 822's readers put up with."""
    parts = parsedate_tz(text)
    if parts is None or len(text) < 12:
        return None
    try:
        value = datetime(*parts[:6])
    except ValueError:
        return None
    return value if parts[9] is None else value.replace(tzinfo=timezone(timedelta(seconds=parts[9])))
