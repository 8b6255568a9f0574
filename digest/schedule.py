"""Builds the letter at its time, week after week.

`schedule` only ticks here; when a run is due is computed from the letter's own calendar, since
`schedule`'s reckoning goes wrong when the clocks change. The clock and the waiting come in as
parameters, so that a year passes in a test within a second.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType
from zoneinfo import ZoneInfo

import schedule as ticking

from digest.cadence import Schedule, Slot, slot_of, window
from digest.errors import DigestError

Now = Callable[[], datetime]
Wait = Callable[[float], bool]
"""Waits so many seconds; True when the waiting was ended for good."""

_TICK = 10
"""Seconds between two looks at the clock: a machine that slept or a corrected clock is noticed soon."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An issue to be built and the moment at which it is due, aware, in the letter's zone."""

    slot: Slot
    due: datetime


def next_run(after: datetime, schedule: Schedule, zone: ZoneInfo) -> Run:
    """The first run due after `after` (aware): an issue is built when its window ends."""
    slot = slot_of(after, zone, schedule)
    return Run(slot=slot, due=window(slot, zone, schedule).end)


class Runner:
    """Looks at the clock and builds when a run is due; an error of one run is logged and outlived."""

    def __init__(self, build: Callable[[Run], str], schedule: Schedule, zone: ZoneInfo, now: Now) -> None:
        """`build` makes an issue and says in a line what it made."""
        self._build = build
        self._schedule = schedule
        self._zone = zone
        self._now = now
        self.next = next_run(now(), schedule, zone)

    def tick(self) -> None:
        """Build what is due. What was due while the machine slept is built once, late."""
        now = self._now()
        if now.astimezone(UTC) < self.next.due.astimezone(UTC):
            return
        run = self.next
        self.next = next_run(now, self._schedule, self._zone)
        log.info("building %s, due %s", run.slot, told(run.due))
        try:
            log.info("%s", self._build(run))
        except (DigestError, OSError) as error:
            log.error("%s was not built: %s", run.slot, error)
        log.info("next: %s", told_run(self.next))


def keep_running(runner: Runner, wait: Wait, scheduler: ticking.Scheduler | None = None) -> None:
    """Tick until `wait` says that it is over."""
    scheduler = scheduler or ticking.Scheduler()
    scheduler.every(_TICK).seconds.do(runner.tick)
    log.info("next: %s", told_run(runner.next))
    while not wait(max(scheduler.idle_seconds or 0.0, 0.0)):
        scheduler.run_pending()
    log.info("ended")


@contextmanager
def until_told() -> Iterator[Wait]:
    """A wait that SIGTERM and SIGINT end; a build under way is finished first."""
    ended = threading.Event()

    def end(signum: int, frame: FrameType | None) -> None:
        del frame
        log.info("%s: ending", signal.Signals(signum).name)
        ended.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield ended.wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def told(moment: datetime) -> str:
    """A moment as a person writes it: "Thu 2025-05-08 07:00 Asia/Seoul"."""
    return f"{moment:%a %Y-%m-%d %H:%M} {moment.tzinfo}"


def told_run(run: Run) -> str:
    """A run in a line: "2025-W19, Thu 2025-05-08 07:00 Asia/Seoul"."""
    return f"{run.slot}, {told(run.due)}"
