"""What SQLite and the system say of the archive's file, told with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.archive.codec import Garbled
from digest.errors import ArchiveError, DigestError


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's and the system's errors as an ArchiveError that says what to do; as a DigestError where it
    is the folder that can't be written, and no archive is at fault."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if _is_of_the_place(str(error)):
            raise DigestError(f"{path}: {error}. {_FOLDER}, with room on its disk") from error
        raise ArchiveError(f"{path}: {error}. {_cure(str(error))}") from error
    except (sqlite3.DatabaseError, Garbled) as error:
        raise ArchiveError(f"{path} is damaged: {error}. {_MOVE}") from error
    except OSError as error:
        raise DigestError(f"{path} can't be opened: {error.strerror}. {_FOLDER}") from error


_MOVE = (
    "Move it away (or put back a copy); the next build makes a new one and reads the folders again."
    " Issues and edits are not touched"
)
_FOLDER = "Choose a folder that you may write to"


def _cure(error: str) -> str:
    if "locked" in error or "busy" in error:
        return "Another process is writing to it: wait for it to end"
    return _MOVE


def _is_of_the_place(error: str) -> bool:
    return "unable to open" in error or "readonly" in error or "full" in error
