"""Turns: one request at a time a host, with a pause between, and rest from a host that is down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from digest.fetch.http.options import Clock
from digest.fetch.http.trouble import Trouble

ENOUGH, REST = 4, 600.0
"""After so much blame in a row a host is left alone for so many seconds."""


@dataclass(slots=True, kw_only=True)
class Host:
    """What is known of a host in this run. `free_at` and `down_until` are in the clock's seconds."""

    delay: float
    free_at: float = 0.0
    blame: int = 0
    down_until: float = 0.0
    reason: str = ""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hosts:
    """All hosts of a run."""

    def __init__(self, clock: Clock, delay: float) -> None:
        self._clock = clock
        self._delay = delay
        self._hosts: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        return self._hosts.setdefault(name, Host(delay=self._delay))

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until the host is free; it is kept for as long as the block runs. Raises Trouble when the
        host is down."""
        host = self[name]
        async with host.lock:
            if host.down_until > self._clock.elapsed():
                raise Trouble(f"left out, since {name} was down in this run: {host.reason}")
            # The pause may grow while it is waited for: another try was told to come back later.
            while (wait := host.free_at - self._clock.elapsed()) > 0:
                await self._clock.sleep(wait)
            try:
                yield
            finally:
                host.free_at = max(host.free_at, self._clock.elapsed() + host.delay)

    def pause(self, name: str, seconds: float) -> None:
        """No request at the host for so long."""
        host = self[name]
        host.free_at = max(host.free_at, self._clock.elapsed() + seconds)

    def slow_down(self, name: str, delay: float) -> None:
        """From now on a pause of at least `delay` seconds."""
        host = self[name]
        if delay > host.delay:
            host.delay = delay
            self.pause(name, delay)

    def answered(self, name: str) -> None:
        """The host is up."""
        self[name].blame = 0

    def blame(self, name: str, trouble: Trouble) -> None:
        """All tries of a get came to nothing."""
        host = self[name]
        host.blame += trouble.blame
        if host.blame >= ENOUGH:
            host.blame, host.reason = 0, trouble.reason
            host.down_until = self._clock.elapsed() + REST
