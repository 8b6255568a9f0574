"""Whose turn it is to read a source, where several processes collect into one archive."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

from digest.archive.told import told

_PAUSE = 0.05
"""Seconds between two looks at whether it is our turn."""


class Turns:
    """A file beside the archive of which each source locks a byte of its own. The locks are the system's:
    they end with the process, however that ends, and leave nothing behind."""

    def __init__(self, archive: Path) -> None:
        self.path = archive.with_name("collect.lock")
        with told(self.path):
            self._handle = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)

    def close(self) -> None:
        """Give up all turns."""
        os.close(self._handle)

    @asynccontextmanager
    async def of(self, source_id: str) -> AsyncIterator[bool]:
        """Wait for our turn to read a source and keep it through the block; tells whether another process
        was reading it before."""
        place = int.from_bytes(sha256(source_id.encode("utf-8", "replace")).digest()[:4])
        waited = False
        while not self._take(place):
            waited = True
            await asyncio.sleep(_PAUSE)
        try:
            yield waited
        finally:
            fcntl.lockf(self._handle, fcntl.LOCK_UN, 1, place)

    def _take(self, place: int) -> bool:
        try:
            fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):
            return False
        return True
