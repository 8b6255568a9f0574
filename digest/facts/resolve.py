"""Days out of words and an anchor: the article's own date. Spans are (first, last), inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, datetime

from digest.model import Tense

Days = tuple[date, date]
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def shift(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def shift_hours(moment: datetime, east: int) -> date:
    """The date of an aware moment in a zone `east` hours ahead of UTC."""
    seconds = moment.toordinal() * 86400 + moment.hour * 3600 + moment.minute * 60
    offset = moment.utcoffset()
    seconds += east * 3600 - (int(offset.total_seconds()) if offset else 0)
    return date.fromordinal(min(max(seconds // 86400, 1), date.max.toordinal()))


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def month_span(year: int, month: int, part: str | None = None) -> Days | None:
    """A month, or its early (1-10), mid (11-20) or late (21-end) part; months past 12 run on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first, last = _PARTS.get(part or "", (1, 31))
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def year_span(year: int, part: str | None = None) -> Days | None:
    """A year, or its early, mid or late four months."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def week_span(anchor: date, weeks: int = 0) -> Days:
    """The week (Monday to Sunday) of `anchor`, or one `weeks` from it."""
    monday = shift(anchor, 7 * weeks - anchor.weekday())
    return monday, shift(monday, 6)


def pick(options: list[Days], anchor: date, tense: Tense) -> Days | None:
    """The latest begun by `anchor` for the past, the earliest not over for the future, else the nearest."""
    if not options:
        return None
    past = [o for o in options if o[0] <= anchor]
    future = [o for o in options if o[1] >= anchor]
    if tense == "past" and past:
        return max(past)
    if tense == "future" and future:
        return min(future)
    return min(options, key=lambda o: (_distance(o, anchor), o[0] > anchor))


def _distance(days: Days, anchor: date) -> int:
    if days[0] <= anchor <= days[1]:
        return 0
    return min(abs((days[0] - anchor).days), abs((days[1] - anchor).days))


def years_about(anchor: date, reach: int = 1) -> range:
    """The years that a day without a year may mean."""
    return range(anchor.year - reach, anchor.year + reach + 1)


def weekday(anchor: date, number: int, tense: Tense, which: str = "") -> date:
    """A weekday (0 is Monday) as printed on `anchor`: "last" is before it, "next" in the week after."""
    back = (anchor.weekday() - number) % 7
    if which == "last":
        return shift(anchor, -(back or 7))
    if which == "next":
        return shift(week_span(anchor, 1)[0], number)
    if which == "this":
        return shift(week_span(anchor)[0], number)
    return shift(anchor, (7 - back) % 7 if tense == "future" else -back)


def ago(anchor: date, count: int, unit: str) -> Days | None:
    """A day, week, month or year `count` before the anchor (negative: after it)."""
    if unit == "day":
        return (shift(anchor, -count),) * 2
    if unit == "week":
        return (shift(anchor, -7 * count),) * 2
    if unit == "month":
        return month_span(anchor.year, anchor.month - count)
    return year_span(anchor.year - count)


def recent(anchor: date, days: int) -> Days:
    """The `days` up to the anchor; negative: those after it."""
    other = shift(anchor, -days)
    return (other, anchor) if days >= 0 else (anchor, other)
