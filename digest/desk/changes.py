"""Tells the open pages that the issue was built again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

from digest.desk.views import FILES


class Changes:
    """Hands each listener a number that grows with every build, until it is closed.

    All methods belong to the event loop's thread.
    """

    def __init__(self) -> None:
        self._count = 0
        self._news = asyncio.Condition()
        self.ended = asyncio.Event()

    async def watch(self, folder: Path) -> None:
        """Announce every change of the issue's files in `folder`, until closed."""

        def ours(change: Change, path: str) -> bool:
            return change is not Change.deleted and Path(path).name in FILES

        async for _ in awatch(folder, watch_filter=ours, stop_event=self.ended, debounce=400, step=40):
            await self._announce()

    async def listen(self) -> AsyncIterator[int]:
        """The counts of the builds to come; ends when closed."""
        seen = self._count
        while (count := await self._after(seen)) is not None:
            seen = count
            yield count

    async def close(self) -> None:
        """Let every listener go."""
        self.ended.set()
        async with self._news:
            self._news.notify_all()

    async def _announce(self) -> None:
        async with self._news:
            self._count += 1
            self._news.notify_all()

    async def _after(self, seen: int) -> int | None:
        async with self._news:
            await self._news.wait_for(lambda: self._count > seen or self.ended.is_set())
        return None if self.ended.is_set() else self._count
