"""The editor's file, and the letter's own parts: notes from it or from Markdown files, its own dates."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digest.compose import Own
from digest.edits import RULE, Edits, OwnDate, OwnPart, parse_edits
from digest.errors import ConfigError
from digest.files import EDITS_FILE
from digest.model import Event, Flag, Note
from digest.pipeline.beside import read_beside

_LARGEST = 200_000
"""Bytes of a note: far more than a letter can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnParts:
    """What the letter says itself. `sha256` is of all that the editor wrote, "" where that is nothing."""

    words: Own
    flags: tuple[Flag, ...] = ()
    sha256: str = ""


def read_edits(path: Path) -> Edits:
    """The editor's file; no file is no edits. Raises ConfigError for a mistake in it."""
    try:
        text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise ConfigError(path, "", f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    return parse_edits(text, path)


def own_parts(edits: Edits, folder: Path, root: Path, sending: date) -> OwnParts:
    """The notes, in the order of the edits, and the dates from the day of sending on, the earliest first.

    A note's file lies beside the edits in `folder`, or below the config's `root`. Dates that have passed
    are told, not printed. Raises ConfigError that names the note whose file can't be read.
    """
    files = [_file(part, folder, root) for part in edits.notes]
    written = [(folder / EDITS_FILE).read_bytes()] if edits != Edits() else []
    notes = [_note(part, raw) for part, raw in zip(edits.notes, files, strict=True)]
    ahead = [event for event in edits.events if (event.until or event.day) >= sending]
    ahead.sort(key=lambda event: (event.day, event.until or event.day))
    words = Own(
        notes=tuple(note for note in notes if note.text),
        events=tuple(Event(first=e.day, last=e.until or e.day, text=e.text) for e in ahead),
        subject=edits.subject,
        preheader=edits.preheader,
    )
    return OwnParts(
        words=words,
        flags=(*_empty(edits.notes, notes), *_past(edits.events, ahead)),
        sha256=_hash([*written, *(raw for raw in files if raw is not None)]),
    )


def _file(part: OwnPart, folder: Path, root: Path) -> bytes | None:
    return read_beside(part.file, f"{part.where}: file", folder, root, _LARGEST) if part.file else None


def _note(part: OwnPart, raw: bytes | None) -> Note:
    text = part.text
    if raw is not None:
        try:
            text = raw.decode("utf-8-sig").strip()
        except UnicodeDecodeError as error:
            raise ConfigError(
                part.file, "", f"is not UTF-8 (byte {error.start}): save it as UTF-8"
            ) from error
    return Note(text=text, place=part.place, title=part.title, by=part.by)


def _empty(parts: Sequence[OwnPart], notes: Sequence[Note]) -> list[Flag]:
    return [
        Flag(rule=RULE, reason=f"{part.where}: {part.file!r} is empty")
        for part, note in zip(parts, notes, strict=True)
        if not note.text
    ]


def _past(events: Sequence[OwnDate], ahead: Sequence[OwnDate]) -> list[Flag]:
    return [
        Flag(rule=RULE, reason=f"{event.where}: {event.until or event.day} has passed: “{event.text}”")
        for event in events
        if event not in ahead
    ]


def _hash(parts: Sequence[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest() if parts else ""
