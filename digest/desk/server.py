"""The desk's server: on loopback only, on a port of its own, until Ctrl-C."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from digest.desk.app import make_app
from digest.desk.changes import Changes
from digest.errors import SourceError

_LOOPBACK = "127.0.0.1"
_USUAL = 8642
"""Tried first, so that an open tab finds the desk again."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is bound to its port and not yet serving."""

    folder: Path
    socket: socket.socket

    @property
    def url(self) -> str:
        """Where the browser finds it."""
        return f"http://{_LOOPBACK}:{self.socket.getsockname()[1]}/"

    def serve(self) -> None:
        """Serve until SIGINT or SIGTERM; the caller sees the signal again after the clean ending."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        port = self.socket.getsockname()[1]
        changes = Changes()
        app = make_app(self.folder, (f"{_LOOPBACK}:{port}", f"localhost:{port}"), changes)
        config = uvicorn.Config(
            app, log_level="warning", lifespan="off", server_header=False, timeout_graceful_shutdown=2
        )
        watching = asyncio.create_task(changes.watch(self.folder))
        try:
            await _Server(config, changes).serve(sockets=[self.socket])
        finally:
            await changes.close()
            await watching


class _Server(uvicorn.Server):
    """Lets the listeners go first: an open event stream would hold the server back."""

    def __init__(self, config: uvicorn.Config, changes: Changes) -> None:
        super().__init__(config)
        self._changes = changes
        self._loop = asyncio.get_running_loop()
        self._closing: list[asyncio.Task[None]] = []

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        self._closing.append(self._loop.create_task(self._changes.close()))


def open_desk(folder: Path, *, port: int | None = None) -> Desk:
    """A desk for the issue in `folder`, on `port`, or on any free one. Raises SourceError."""
    if not (folder / "issue.json").is_file():
        raise SourceError(str(folder), "no issue here (there is no issue.json); `digest build` makes one")
    return Desk(folder=folder.resolve(), socket=_bound(port))


def _bound(port: int | None) -> socket.socket:
    tries = (port,) if port is not None else (_USUAL, 0)
    for number in tries:
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((_LOOPBACK, number))
            opened.listen()
        except OSError as error:
            opened.close()
            last = error
            continue
        return opened
    raise SourceError(f"{_LOOPBACK}:{port}", f"the port can't be used: {last.strerror}")
