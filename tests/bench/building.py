"""A thousand articles of 500 words, in the archive, none understood yet: how long an issue takes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path

from digest.archive import Archive
from digest.config import load_config
from digest.pipeline import BuildRequest, build_issue
from digest.pipeline.collect import collect
from tests.bench.week import write_week

ARTICLES, WORDS = 1000, 500
LIMIT = 8.0
"""Seconds that a build may take on two cores."""


def building() -> Iterator[str]:
    """Collecting first, then the build that is measured, with and without the cache of readings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_week(folder / "articles", ARTICLES, WORDS)
        request = BuildRequest(
            config=load_config(None),
            out=folder,
            state=folder / ".digest",
            today=date(2025, 5, 12),
            slot="2025-W19",
        )
        collected = _seconds(lambda: _collect(folder / "articles", request))
        yield f"collect         {collected:6.1f} s for {ARTICLES} files of {WORDS} words"
        first = _seconds(lambda: _build(request))
        yield f"build           {first:6.1f} s, nothing understood yet ({first / LIMIT:.0%} of {LIMIT:.0f} s)"
        second = _seconds(lambda: _build(request))
        yield f"build again     {second:6.1f} s ({second / first:.0%} of the first)"


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _collect(folder: Path, request: BuildRequest) -> None:
    with Archive.open(request.state / "archive.db") as archive:
        collect([folder], archive, request.config, datetime.now(UTC), lambda stage, done, total: None)


def _build(request: BuildRequest) -> None:
    with ProcessPoolExecutor(mp_context=get_context("forkserver")) as pool:
        build_issue(request, now=datetime.now(UTC), executor=pool)
