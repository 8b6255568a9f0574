"""An event loop whose time passes only while nothing else is to be done.

A test with a timeout in it fails on a busy machine, where a sound server looks like a silent one. On this
loop it can't: as long as anything is to be read, written or worked out, each turn of the loop takes a
thousandth of a second, however long it really took. When all wait for the time, it is put on.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any

from digest.fetch.http import Clock

TURN = 0.001
"""Seconds that a turn of the loop takes."""
SPEED, LONGEST = 5, 0.25
"""Before the time is put on, a fifth of that is really waited, at most a quarter of a second: now and then
bytes on loopback are not there at once."""


class Hourglass(asyncio.SelectorEventLoop):
    """`asyncio.Runner(loop_factory=Hourglass)`. Work in threads is waited for, and takes no time."""

    def __init__(self) -> None:
        self.sand = 0.0
        self.threads = 0
        super().__init__(_Patient(self))

    def time(self) -> float:
        """Seconds since the loop was made, by its own reckoning."""
        return self.sand

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """As ever; the threads under way are counted."""
        future = super().run_in_executor(executor, func, *args)
        self.threads += 1
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: asyncio.Future[Any]) -> None:
        self.threads -= 1


class _Patient(selectors.DefaultSelector):
    """Puts the loop's time on instead of waiting for it."""

    def __init__(self, loop: Hourglass) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._loop.sand += TURN
        found = super().select(0)
        if found or (timeout is not None and timeout <= 0):
            return found
        if timeout is None or self._loop.threads:
            return super().select(None)
        found = super().select(min(timeout / SPEED, LONGEST)) or super().select(0)
        if not found:
            self._loop.sand += timeout
        return found


class LoopClock(Clock):
    """The loop's own time, for waits that are to be real."""

    def elapsed(self) -> float:
        """Seconds of the loop."""
        return asyncio.get_running_loop().time()


def run(work: Coroutine[Any, Any, Any], *, seconds: float = 3_600.0) -> Any:
    """Run a test's work on a loop of its own, `seconds` of its time at most: nothing may hang."""

    async def limited() -> Any:
        async with asyncio.timeout(seconds):
            return await work

    with asyncio.Runner(loop_factory=Hourglass) as runner:
        return runner.run(limited())
