"""How to fetch: limits, patience, and the clock that is waited by."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime


class Clock:
    """The time as a fetcher sees it; a test hands in another, which sleeps in no time."""

    def now(self) -> datetime:
        """The time of day, aware, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds since some moment; never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpOptions:
    """Limits and patience. Sizes in bytes, times in seconds."""

    response_bytes: int = 20_000_000
    """The largest answer, counted as it comes and again when unpacked."""
    response_seconds: float = 60.0
    """The longest time from the connection to the last byte of one answer."""
    connect_seconds: float = 15.0
    silence_seconds: float = 20.0
    """The longest time without a byte."""
    all_bytes: int = 2_000_000_000
    """The most that one fetcher reads, unpacked, over its life."""
    all_seconds: float = 3_600.0
    """The longest life of one fetcher; after that every address is refused."""
    host_delay: float = 1.0
    """The pause between two requests at one host; robots.txt can ask for a longer one."""
    longest_delay: float = 30.0
    """The longest pause that robots.txt can ask for."""
    longest_wait: float = 120.0
    """The longest Retry-After that is waited for; a longer one is a BusyError."""
    first_wait: float = 2.0
    """The pause before the second try; it doubles."""
    tries: int = 3
    redirects: int = 10
    at_once: int = 32
    """How many requests are under way at one time."""
