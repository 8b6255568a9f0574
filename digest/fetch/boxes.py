"""Mailboxes that are files: an .eml, a folder of them, an mbox, a Maildir. Opened for reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from digest.errors import SourceError
from digest.fetch.letters import Letter, too_large
from digest.model import Failure

_SEPARATOR = re.compile(rb"From (?:\S+ +)?.*\d\d:\d\d.*\d{4}")
"""How a letter begins in an mbox: "From sender date". A sentence may begin with "From ", too."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1_000_000


def read_box(path: Path) -> Iterator[Letter | Failure]:
    """The letters of a mailbox in their order, and each that can't be read with the reason.

    Raises SourceError when there is no such mailbox or it can't be read.
    """
    try:
        if (path / "cur").is_dir() and (path / "new").is_dir():
            yield from _files([*_sorted(path / "cur"), *_sorted(path / "new")], path)
        elif path.is_dir():
            yield from _files([file for file in _sorted(path) if file.suffix.lower() == ".eml"], path)
        elif not path.is_file():
            raise SourceError(
                str(path), "not a regular file" if path.exists() else "there is no such mailbox"
            )
        elif _is_mbox(path):
            yield from _mbox(path)
        else:
            yield _read(path, path.name)
    except OSError as problem:
        raise SourceError(str(path), f"can't be read: {problem.strerror}") from problem


def _sorted(folder: Path) -> list[Path]:
    """The files of a folder by name: a Maildir's begin with the time of arrival."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _files(paths: list[Path], top: Path) -> Iterator[Letter | Failure]:
    for path in paths:
        if not _is_trashed(path):
            yield _read(path, f"{top.name}/{path.name}")


def _is_trashed(path: Path) -> bool:
    """Whether a Maildir's flags ("…:2,ST") say that its owner threw it away."""
    return "T" in path.name.rpartition(":2,")[2] if ":2," in path.name else False


def _read(path: Path, place: str) -> Letter | Failure:
    try:
        if not path.is_file():
            return Failure(address=place, reason="not a regular file")
        reason = too_large(path.stat().st_size)
        return Failure(address=place, reason=reason) if reason else Letter(raw=path.read_bytes(), place=place)
    except OSError as problem:
        return Failure(address=place, reason=f"can't be read: {problem.strerror}")


def _is_mbox(path: Path) -> bool:
    """An empty file is an mbox without letters."""
    with path.open("rb") as file:
        head = file.read(5)
    return head == b"From " or (not head and path.suffix.lower() != ".eml")


def _mbox(path: Path) -> Iterator[Letter | Failure]:
    with path.open("rb") as file:
        for number, (raw, size) in enumerate(_parted(file), 1):
            place = f"{path.name}, letter {number}"
            reason = too_large(size)
            yield Failure(address=place, reason=reason) if reason else Letter(raw=_unquoted(raw), place=place)


def _parted(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each letter's bytes and its size; of one that is too large not all bytes are kept."""
    letter, size, blank = bytearray(), -1, True  # -1: before the first letter
    while line := file.readline(_LONGEST_LINE):
        if blank and _SEPARATOR.match(line):
            if size >= 0:
                yield bytes(letter), size
            letter, size = bytearray(), 0
        else:
            size += len(line)
            if not too_large(size):
                letter += line
        blank = not line.strip()
    if size >= 0:
        yield bytes(letter), size


def _unquoted(raw: bytes) -> bytes:
    """Without the marks that keep a line "From …" from beginning a letter."""
    return _QUOTED.sub(rb"\1", raw)
