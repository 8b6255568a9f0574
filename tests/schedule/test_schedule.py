"""The schedule: weeks pass in a moment, since the clock and the waiting are parameters."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import schedule as ticking
from hypothesis import given
from hypothesis import strategies as st

from digest.cadence import WEEKDAYS, Schedule
from digest.errors import SourceError
from digest.schedule import Run, Runner, keep_running, next_run, told_run

SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
THURSDAY_7 = Schedule(every="week", day=3, at=time(7))


class Clock:
    """A clock that is moved by waiting."""

    def __init__(self, start: datetime, end: datetime, step: timedelta = timedelta(hours=1)) -> None:
        self.moment, self.end, self.step = start, end, step

    def now(self) -> datetime:
        """The moment."""
        return self.moment

    def wait(self, seconds: float) -> bool:
        """A step passes instead of the seconds; true at the end."""
        self.moment += self.step
        return self.moment >= self.end


class Eager(ticking.Scheduler):
    """Ticks each time that it is asked: in a test no real second passes."""

    def run_pending(self) -> None:
        """All jobs, due by the machine's clock or not."""
        self.run_all()


def runs(
    start: datetime, end: datetime, schedule: Schedule, zone: ZoneInfo, step: timedelta = timedelta(hours=1)
) -> list[tuple[str, datetime]]:
    """What is built, and when, between two moments."""
    clock, built = Clock(start, end, step), []

    def build(run: Run) -> str:
        built.append((str(run.slot), clock.now().astimezone(zone)))
        return "built"

    keep_running(Runner(build, schedule, zone, clock.now), clock.wait, Eager())
    return built


def test_a_week_is_built_once_at_its_time() -> None:
    """One issue a week, on the day, at the hour of the letter's zone."""
    built = runs(datetime(2025, 5, 1, tzinfo=SEOUL), datetime(2025, 5, 23, tzinfo=SEOUL), THURSDAY_7, SEOUL)
    assert built == [
        ("2025-W18", datetime(2025, 5, 1, 7, tzinfo=SEOUL)),
        ("2025-W19", datetime(2025, 5, 8, 7, tzinfo=SEOUL)),
        ("2025-W20", datetime(2025, 5, 15, 7, tzinfo=SEOUL)),
        ("2025-W21", datetime(2025, 5, 22, 7, tzinfo=SEOUL)),
    ]


def test_the_hour_holds_when_clocks_change() -> None:
    """7:00 stays 7:00 in New York over both changes of 2025 (March 9, November 2)."""
    for first in (datetime(2025, 3, 3, tzinfo=UTC), datetime(2025, 10, 27, tzinfo=UTC)):
        built = runs(first, first + timedelta(days=21), THURSDAY_7, NEW_YORK)
        assert [moment.hour for _, moment in built] == [7, 7, 7]


def test_an_hour_that_is_left_out_is_built_once() -> None:
    """A daily letter of 2:30 is built on the day that has no 2:30, and once on the day that has two."""
    daily = Schedule(every="day", at=time(2, 30))
    half = timedelta(minutes=30)
    for day in (datetime(2025, 3, 8, 12, tzinfo=NEW_YORK), datetime(2025, 11, 1, 12, tzinfo=NEW_YORK)):
        built = runs(day.astimezone(UTC), day.astimezone(UTC) + timedelta(days=2), daily, NEW_YORK, half)
        assert len(built) == 2
        assert len({slot for slot, _ in built}) == 2


def test_a_machine_that_slept_builds_late_and_once() -> None:
    """A lid closed for three days: what was due meanwhile is built once, on waking."""
    built = runs(
        datetime(2025, 5, 7, tzinfo=SEOUL),
        datetime(2025, 5, 20, tzinfo=SEOUL),
        THURSDAY_7,
        SEOUL,
        timedelta(days=3),
    )
    assert [slot for slot, _ in built] == ["2025-W19", "2025-W20"]


def test_an_error_is_logged_and_outlived(caplog: pytest.LogCaptureFixture) -> None:
    """A week that can't be built does not cost the next one."""
    start = datetime(2025, 5, 7, tzinfo=SEOUL)
    clock, tried = Clock(start, start + timedelta(days=14)), []

    def build(run: Run) -> str:
        tried.append(str(run.slot))
        if len(tried) == 1:
            raise SourceError("articles", "there is no such folder")
        return "a whole issue"

    with caplog.at_level(logging.INFO, "digest"):
        keep_running(Runner(build, THURSDAY_7, SEOUL, clock.now), clock.wait, Eager())
    assert tried == ["2025-W19", "2025-W20"]
    assert "2025-W19 was not built: articles: there is no such folder" in caplog.text
    assert "a whole issue" in caplog.text


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]),
    st.integers(0, 6),
    st.times(),
)
def test_the_next_run_is_the_first_after(moment: datetime, name: str, day: int, at: time) -> None:
    """Any moment, zone, day and time: the next run is ahead, at most a week and an hour, on its day."""
    at = at.replace(second=0, microsecond=0, tzinfo=None)
    zone, schedule = ZoneInfo(name), Schedule(every="week", day=day, at=at)
    run = next_run(moment, schedule, zone)
    assert timedelta(0) < run.due.astimezone(UTC) - moment <= timedelta(days=7, hours=1)
    assert WEEKDAYS[run.due.weekday()] == WEEKDAYS[day] or run.due.hour < 3
    assert next_run(run.due, schedule, zone).due.astimezone(UTC) > run.due.astimezone(UTC)


def test_a_run_is_told_with_its_zone() -> None:
    """A person reads the slot, the day and the hour, and in which zone."""
    run = next_run(datetime(2025, 5, 7, tzinfo=UTC), THURSDAY_7, SEOUL)
    assert told_run(run) == "2025-W19, Thu 2025-05-08 07:00 Asia/Seoul"


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, sent: signal.Signals) -> None:
    """Told to end while it waits, `schedule run` logs it and exits 0 at once."""
    (tmp_path / "digest.toml").write_text('[schedule]\nday = "thursday"\ntime = "07:00"\n')
    command = [sys.executable, "-m", "digest", "schedule", "run"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert "next: " in running.stderr.readline()
        os.kill(running.pid, sent)
        rest = running.stderr.read()
        assert running.wait(5) == 0
    assert f"{sent.name}: ending" in rest
    assert "Traceback" not in rest
