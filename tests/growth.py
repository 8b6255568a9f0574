"""How work grows with its size, told so that a busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 5
_ROOM = 4
_LEAST = 0.25
"""Seconds that even a small piece of work may take on a slow machine."""


def is_linear(work: Callable[[int], object], small: int, large: int) -> bool:
    """Whether `work(large)` takes no more than about large / small times the processor's time of
    `work(small)`. One of five tries must show it: noise only ever adds, and what grows with the square
    fails them all."""
    return any(
        _seconds(work, large) < _ROOM * (large / small) * _seconds(work, small) + _LEAST
        for _ in range(_TRIES)
    )


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
