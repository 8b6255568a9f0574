"""The text of an edits file → `Edits`. All its mistakes are told at once."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from digest.edits.values import ArticleEdit, Edits, OwnDate, OwnPart, SpeakerEdit, StoryEdit
from digest.errors import ConfigError
from digest.model import Form, NotePlace

Check = Callable[[Any], Any]
"""Gives the value as we keep it; raises ValueError that says what is allowed."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError('a text in quotation marks, such as "Harbor Times"')
    return value.strip()


def _maybe_empty(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError('a text in quotation marks, or ""')
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(v, str) and v.strip() for v in given):
        raise ValueError('a list of texts, such as ["one", "two"]')
    return tuple(v.strip() for v in given)


def _url(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        raise ValueError("an address that begins with https:// or http://")
    return value


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a whole number")
    return value


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date):
        raise ValueError("a day, such as 2025-05-08, or a time, such as 2025-05-08T07:30:00+09:00")
    return value


def _bare_day(value: Any) -> date:
    found = _day(value)
    if isinstance(found, datetime):
        raise ValueError("a day, such as 2025-05-08")
    return found


def _one_of(*allowed: str) -> Check:
    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(" or ".join(f'"{a}"' for a in allowed))
        return str(value)

    return check


KEYS: Mapping[str, Mapping[str, Check]] = {
    "issue": {"number": _whole, "quote": _text, "subject": _text, "preheader": _text},
    "story": {
        "article": _text,
        "drop": _yes,
        "hide": _yes,
        "pin": _yes,
        "order": _whole,
        "section": _text,
        "title": _text,
        "line": _text,
        "form": _one_of(*get_args(Form)),
        "merge": _texts,
        "split": _texts,
        "settle": _texts,
        "print_expired": _yes,
        "print_harm": _yes,
        "picture": _text,
        "alt": _text,
        "picture_credit": _text,
        "picture_from": _text,
    },
    "article": {"article": _text, "outlet": _text, "date": _day, "title": _text, "url": _url, "drop": _yes},
    "speaker": {"article": _text, "quote": _text, "speaker": _maybe_empty},
    "note": {
        "place": _one_of(*get_args(NotePlace)),
        "text": _text,
        "file": _text,
        "title": _text,
        "by": _text,
    },
    "event": {"day": _bare_day, "until": _bare_day, "text": _text},
}
_NEEDED = {
    "story": ("article",),
    "article": ("article",),
    "speaker": ("article", "quote", "speaker"),
    "event": ("day", "text"),
}


def parse_edits(text: str, path: Path | str) -> Edits:
    """What an edits file says; an empty text is `Edits()`. `path` is only named in errors.

    Raises ConfigError that names each key, the value given and what is allowed.
    """
    try:
        given = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, "", f"is not valid TOML: {error}") from error
    mistakes: list[tuple[str, str]] = []
    tables = {name: _tables(name, given.pop(name, []), text, mistakes) for name in KEYS}
    mistakes += [(name, _unknown(name, KEYS)) for name in given]
    if len(mistakes) == 1:
        raise ConfigError(path, *mistakes[0])
    if mistakes:
        lines = [f"  {key}: {reason}" for key, reason in mistakes]
        raise ConfigError(path, "", "\n".join([f"{len(mistakes)} mistakes", *lines]))
    return _edits(tables)


def _edits(tables: Mapping[str, list[dict[str, Any]]]) -> Edits:
    issue = {k: v for table in tables["issue"] for k, v in table.items() if k != "where"}
    return Edits(
        **issue,
        stories=tuple(StoryEdit(**table) for table in tables["story"]),
        articles=tuple(ArticleEdit(**table) for table in tables["article"]),
        speakers=tuple(SpeakerEdit(**table) for table in tables["speaker"]),
        notes=tuple(OwnPart(**table) for table in tables["note"]),
        events=tuple(OwnDate(**table) for table in tables["event"]),
    )


def _tables(name: str, given: Any, text: str, mistakes: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """The tables of one kind, checked; mistakes are added to the list."""
    single = name == "issue"
    rows = [given] if single and given != [] else given
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        head = f"[{name}]" if single else f"[[{name}]]"
        mistakes.append((name, f"{given!r} given; allowed is a table that begins with the line {head}"))
        return []
    lines = _lines(name, text)
    found = []
    for index, row in enumerate(rows):
        # A text over several lines may hold what looks like a table: then we do not know the lines.
        line = f", line {lines[index]}" if len(lines) == len(rows) else ""
        where = name if single else f"[[{name}]] {index + 1}{line}"
        found.append({"where": where, **_row(name, row, where, mistakes)})
    return found


def _lines(name: str, text: str) -> list[int]:
    """The lines, from 1, on which tables of this kind begin."""
    head = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if head.match(line)]


def _row(name: str, row: dict[str, Any], where: str, mistakes: list[tuple[str, str]]) -> dict[str, Any]:
    found = {}
    for key, value in row.items():
        if key not in KEYS[name]:
            mistakes.append((f"{where}: {key}", _unknown(key, KEYS[name])))
            continue
        try:
            found[key] = KEYS[name][key](value)
        except ValueError as error:
            mistakes.append((f"{where}: {key}", f"{value!r} given; allowed is {error}"))
    missing = [key for key in _NEEDED.get(name, ()) if key not in row]
    mistakes += [(f"{where}: {key}", "is missing") for key in missing]
    if name == "note" and ("text" in row) == ("file" in row):
        mistakes.append((f"{where}: text", "a note has either a text or a file"))
    if name == "event" and "until" in found and found["until"] < found.get("day", found["until"]):
        mistakes.append((f"{where}: until", f"{found['until']} lies before the day, {found['day']}"))
    return found


def _unknown(key: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    guess = f"did you mean {near[0]!r}? " if near else ""
    return f"is no key that is known here; {guess}allowed are {', '.join(known)}"
