"""`digest --help` beside a Python that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

_ROUNDS = 9
LIMIT = 0.150
"""Seconds that the help may take."""


def helping() -> Iterator[str]:
    """The best of nine, in milliseconds."""
    bare = _best([sys.executable, "-c", "pass"])
    helped = _best([sys.executable, "-m", "digest", "--help"])
    ratio, limit = helped / bare, LIMIT * 1000
    yield f"digest --help   {helped * 1000:6.0f} ms ({ratio:.1f} times a bare Python; limit {limit:.0f} ms)"


def _best(command: list[str]) -> float:
    return min(_seconds(command) for _ in range(_ROUNDS))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started
