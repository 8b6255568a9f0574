"""Slots and windows: which issue a moment belongs to, and from when to when an issue reaches.

A slot names an issue: `2025-W19` (an ISO week), `2025-05-08` (a day) or `2025-05` (a month). Its
window is half open and ends at the sending time that lies in the slot, if the letter has a schedule
of that cadence; without one it is the calendar's week, day or month. So windows of neighbouring slots
touch and never overlap, also over the change to and from summer time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from digest.errors import DigestError
from digest.model import Window

Cadence = Literal["week", "day", "month"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_YEARS = (2, 9998)

_SLOT = re.compile(r"(?P<year>\d{4})-(?:W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When the letter is sent. `day` is 0 (Monday) to 6 for a weekly letter, 1 to 28 for a monthly
    one, and without meaning for a daily one. `at` is a wall clock's time in the letter's zone."""

    every: Cadence = "week"
    day: int = 0
    at: time = time(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An issue's place in the calendar. `first` is the Monday, the day, or the first of the month."""

    every: Cadence
    first: date

    def __str__(self) -> str:
        if self.every == "month":
            return f"{self.first:%Y-%m}".zfill(7)
        if self.every == "day":
            return self.first.isoformat()
        year, week, _ = self.first.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def next(self) -> Slot:
        """The slot after this one."""
        return Slot(every=self.every, first=_following(self.every, self.first))

    @property
    def previous(self) -> Slot:
        """The slot before this one."""
        return slot_on(self.first - timedelta(days=1), self.every)


def parse_slot(text: str) -> Slot:
    """`2025-W19`, `2025-05-08` or `2025-05`; raises DigestError that shows the three forms."""
    found = _SLOT.fullmatch(text.strip())
    if found is None:
        raise DigestError(f"{text!r} is no slot: write 2025-W19 (week), 2025-05-08 (day) or 2025-05 (month)")
    try:
        return _slot(found)
    except ValueError as error:
        raise DigestError(f"{text!r} is not in the calendar: {error}") from error


def slot_on(day: date, every: Cadence = "week") -> Slot:
    """The calendar's slot in which a day lies, whatever the schedule. Raises DigestError outside the
    years 2 to 9998, where neighbouring slots would leave the calendar."""
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise DigestError(f"{day} is too far away to have a slot: years go from {_YEARS[0]} to {_YEARS[1]}")
    if every == "week":
        return Slot(every=every, first=day - timedelta(days=day.weekday()))
    return Slot(every=every, first=day.replace(day=1) if every == "month" else day)


def slot_of(
    moment: datetime, zone: ZoneInfo, schedule: Schedule | None = None, every: Cadence | None = None
) -> Slot:
    """The slot whose window holds `moment` (aware). `every` is the schedule's, else a week."""
    slot = slot_on(moment.astimezone(zone).date(), every or (schedule.every if schedule else "week"))
    # A sending time early in the slot leaves the rest of it to the next issue.
    return slot if contains(window(slot, zone, schedule), moment) else slot.next


def slots_between(one: Slot, other: Slot) -> int:
    """How many slots of one cadence lie from one to the other; negative if the other is earlier."""
    if one.every != other.every:
        raise DigestError(f"{one} and {other} are slots of different cadences")
    if one.every == "month":
        return (other.first.year - one.first.year) * 12 + other.first.month - one.first.month
    return (other.first - one.first).days // (7 if one.every == "week" else 1)


def window(slot: Slot, zone: ZoneInfo, schedule: Schedule | None = None) -> Window:
    """From when to when the articles of a slot were published, in the letter's zone.

    A schedule of another cadence than the slot's has no say: its window is then the calendar's.
    """
    if schedule is None or schedule.every != slot.every:
        return Window(start=_at(slot.first, time(0), zone), end=_at(slot.next.first, time(0), zone))
    return Window(start=_sending(slot.previous, schedule, zone), end=_sending(slot, schedule, zone))


def window_of_days(first: date, last: date, zone: ZoneInfo) -> Window:
    """Whole days, both inclusive, for `--since` and `--until`. Raises DigestError if they are swapped."""
    if last < first:
        raise DigestError(f"the window would end before it starts: since {first}, until {last}")
    return Window(start=_at(first, time(0), zone), end=_at(last + timedelta(days=1), time(0), zone))


def contains(interval: Window, moment: datetime) -> bool:
    """Whether an aware moment lies in a half-open window. Compared in UTC: two datetimes of one zone
    would be compared by their wall clocks, which run backwards once a year."""
    start, end = interval.start.astimezone(UTC), interval.end.astimezone(UTC)
    return start <= moment.astimezone(UTC) < end


def _slot(found: re.Match[str]) -> Slot:
    year = int(found["year"])
    if found["week"]:
        return slot_on(date.fromisocalendar(year, int(found["week"]), 1), "week")
    first = date(year, int(found["month"]), int(found["day"] or 1))
    return slot_on(first, "day" if found["day"] else "month")


def _following(every: Cadence, first: date) -> date:
    if every == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first + timedelta(days=7 if every == "week" else 1)


def _sending(slot: Slot, schedule: Schedule, zone: ZoneInfo) -> datetime:
    """The moment at which a slot of the schedule's own cadence is sent."""
    shift = {"week": schedule.day, "month": schedule.day - 1, "day": 0}[slot.every]
    return _at(slot.first + timedelta(days=shift), schedule.at, zone)


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall clock's time. One that a change of the clocks leaves out is moved behind the gap, and of
    one that comes twice the first is meant: by way of UTC, since arithmetic in a zone ignores both."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC).astimezone(zone)
