"""Slots and windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.cadence import (
    Cadence,
    Schedule,
    Slot,
    contains,
    parse_slot,
    slot_of,
    slot_on,
    slots_between,
    window,
    window_of_days,
)
from digest.errors import DigestError

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")

CADENCES: tuple[Cadence, ...] = ("week", "day", "month")
cadences = st.sampled_from(CADENCES)
days = st.dates(date(1971, 1, 1), date(2100, 1, 1))
zones = st.sampled_from(
    ["UTC", "Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Africa/Casablanca"]
).map(ZoneInfo)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    every: Cadence = draw(cadences)
    bounds = {"week": (0, 6), "month": (1, 28), "day": (0, 0)}[every]
    return Schedule(every=every, day=draw(st.integers(*bounds)), at=draw(times))


@pytest.mark.parametrize(
    ("text", "every", "first"),
    [
        ("2025-W19", "week", date(2025, 5, 5)),
        ("2025-05-08", "day", date(2025, 5, 8)),
        ("2025-05", "month", date(2025, 5, 1)),
        ("2020-W53", "week", date(2020, 12, 28)),
        ("2026-W01", "week", date(2025, 12, 29)),
    ],
)
def test_three_forms(text: str, every: Cadence, first: date) -> None:
    """A slot is an ISO week, a day or a month, and is written as it was read."""
    assert parse_slot(text) == Slot(every=every, first=first)
    assert str(parse_slot(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "2025", "2025-19", "2025-W60", "2025-W54", "2025-02-30", "W19", "2025-w19x", "9999-12", "0001-W02"],
)
def test_no_slot(text: str) -> None:
    """What is no slot, or not in the calendar, is refused."""
    with pytest.raises(DigestError, match=r"no slot|calendar|too far"):
        parse_slot(text)


@given(days, cadences)
def test_written_and_read(day: date, every: Cadence) -> None:
    """Every slot is read as it was written."""
    slot = slot_on(day, every)
    assert parse_slot(str(slot)) == slot
    assert slot.next.previous == slot
    assert slots_between(slot, slot.next) == 1


def test_week_without_schedule() -> None:
    """Without a schedule a week goes from Monday 00:00 to Monday 00:00 in the letter's zone."""
    found = window(parse_slot("2025-W19"), SEOUL)
    assert found.start == datetime(2025, 5, 5, tzinfo=SEOUL)
    assert found.end == datetime(2025, 5, 12, tzinfo=SEOUL)


def test_week_with_schedule() -> None:
    """With a schedule a week is the seven days that end at the sending time of its ISO week."""
    found = window(parse_slot("2025-W19"), SEOUL, Schedule(day=3, at=time(7)))
    assert found.start == datetime(2025, 5, 1, 7, tzinfo=SEOUL)
    assert found.end == datetime(2025, 5, 8, 7, tzinfo=SEOUL)


def test_day_and_month_with_schedule() -> None:
    """A day and a month end at the sending time that lies in them."""
    day = window(parse_slot("2025-05-08"), SEOUL, Schedule(every="day", at=time(7)))
    assert (day.start, day.end) == (
        datetime(2025, 5, 7, 7, tzinfo=SEOUL),
        datetime(2025, 5, 8, 7, tzinfo=SEOUL),
    )
    month = window(parse_slot("2025-05"), SEOUL, Schedule(every="month", day=15, at=time(7)))
    assert month.start == datetime(2025, 4, 15, 7, tzinfo=SEOUL)
    assert month.end == datetime(2025, 5, 15, 7, tzinfo=SEOUL)


def test_schedule_of_another_cadence() -> None:
    """A weekly schedule does not shift a daily or a monthly slot."""
    slot = parse_slot("2025-05")
    assert window(slot, SEOUL, Schedule(day=3, at=time(7))) == window(slot, SEOUL)


@given(days, zones, schedules(), st.booleans())
def test_windows_touch(day: date, zone: ZoneInfo, schedule: Schedule, without: bool) -> None:
    """Windows of neighbouring slots touch and never overlap, over every change of the clocks."""
    slot = slot_on(day, schedule.every)
    given_schedule = None if without else schedule
    this, following = window(slot, zone, given_schedule), window(slot.next, zone, given_schedule)
    assert this.end.astimezone(UTC) == following.start.astimezone(UTC)
    assert this.start.astimezone(UTC) < this.end.astimezone(UTC)


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    zones,
    schedules(),
    st.booleans(),
)
def test_slot_of_a_moment(moment: datetime, zone: ZoneInfo, schedule: Schedule, without: bool) -> None:
    """The window of a moment's slot holds the moment, and no other slot's does."""
    given_schedule = None if without else schedule
    slot = slot_of(moment, zone, given_schedule, schedule.every)
    held = [contains(window(s, zone, given_schedule), moment) for s in (slot.previous, slot, slot.next)]
    assert held == [False, True, False]


def test_end_is_not_inside() -> None:
    """A window is half open: what is published at the sending time belongs to the next issue."""
    schedule = Schedule(day=3, at=time(7))
    sending = datetime(2025, 5, 8, 7, tzinfo=SEOUL)
    assert str(slot_of(sending - timedelta(microseconds=1), SEOUL, schedule)) == "2025-W19"
    assert str(slot_of(sending, SEOUL, schedule)) == "2025-W20"


def test_moment_in_its_own_zone() -> None:
    """A moment is taken by the letter's clock: Sunday evening in New York is Monday in Seoul."""
    sunday = datetime(2025, 5, 11, 20, tzinfo=NEW_YORK)
    assert str(slot_of(sunday, SEOUL)) == "2025-W20"
    assert str(slot_of(sunday, NEW_YORK)) == "2025-W19"


def test_clock_put_forward() -> None:
    """A sending time that the clocks leave out is moved behind the gap; the week is an hour shorter."""
    found = window(parse_slot("2025-W10"), NEW_YORK, Schedule(day=6, at=time(2, 30)))
    assert found.end.isoformat() == "2025-03-09T03:30:00-04:00"
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(days=7)


def test_clock_put_back() -> None:
    """Of a sending time that comes twice, the first is meant; both hours belong to one window only."""
    schedule = Schedule(day=6, at=time(1, 30))
    found = window(parse_slot("2025-W44"), NEW_YORK, schedule)
    assert found.end.isoformat() == "2025-11-02T01:30:00-04:00"
    second = datetime(2025, 11, 2, 1, 15, fold=1, tzinfo=NEW_YORK)
    assert not contains(found, second)
    assert contains(window(parse_slot("2025-W45"), NEW_YORK, schedule), second)


def test_days_of_a_range() -> None:
    """--since and --until are whole days, both inclusive; swapped ones are refused."""
    found = window_of_days(date(2025, 5, 6), date(2025, 5, 7), SEOUL)
    assert found.end == datetime(2025, 5, 8, tzinfo=SEOUL)
    with pytest.raises(DigestError, match="end before it starts"):
        window_of_days(date(2025, 5, 7), date(2025, 5, 6), SEOUL)


def test_slots_between() -> None:
    """Slots are counted by their own cadence."""
    assert slots_between(parse_slot("2024-W52"), parse_slot("2025-W02")) == 2
    assert slots_between(parse_slot("2024-11"), parse_slot("2025-02")) == 3
    with pytest.raises(DigestError, match="different cadences"):
        slots_between(parse_slot("2024-11"), parse_slot("2025-W02"))
