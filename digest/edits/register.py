"""The register of corrections: a small text file beside an issue, which only the editor's commands and the
editor write. What stands in it is printed with its day; nothing is changed in silence."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from digest.errors import ConfigError

REGISTER_FILE = "corrections.toml"
HEAD = """\
# What was corrected or withdrawn after this issue was built. Each note is printed with its day; write into
# it by `digest correct` and `digest retract`, or by hand, and then let `digest correct` apply it.
"""
_KEYS: Mapping[str, tuple[str, ...]] = {
    "correction": ("day", "note", "story"),
    "withdrawn": ("day", "article", "words", "reason"),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "correction": ("day", "note"),
    "withdrawn": ("day", "article", "words"),
}
_MEANT: Mapping[str, str] = {
    "day": "the day of the note, such as 2025-05-08",
    "note": "what was wrong and what is right",
    "article": "the id of the article whose words they are",
    "words": "the passage that is withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """`[[correction]]`: a note (Markdown) on a story, which is named by any of its articles' ids, or on the
    whole issue (`story` "")."""

    day: date
    note: str
    story: str = ""

    @property
    def key(self) -> str:
        """The same for the same entry."""
        return _key("correction", self.day.isoformat(), self.story, self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """`[[withdrawn]]`: the words of an article (its id) that are printed no more."""

    day: date
    article: str
    words: str
    reason: str = ""

    @property
    def key(self) -> str:
        """The same for the same passage, whatever the reason given."""
        return _key("withdrawn", self.article, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that a register says, in its order."""

    corrections: tuple[Corrected, ...] = ()
    withdrawals: tuple[Withdrawn, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all entries."""
        return frozenset([*(c.key for c in self.corrections), *(w.key for w in self.withdrawals)])


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def read_register(folder: Path) -> Register:
    """The register of an issue's folder; no file is an empty one. Raises ConfigError."""
    path = folder / REGISTER_FILE
    try:
        return parse_register(path.read_bytes().decode("utf-8-sig"), path) if path.is_file() else Register()
    except UnicodeDecodeError as error:
        raise ConfigError(path, "", f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def read_registers(issues: Path) -> dict[str, Register]:
    """The registers of a letter's issues, by slot. Raises ConfigError."""
    return {
        path.parent.name: read_register(path.parent) for path in sorted(issues.glob(f"*/{REGISTER_FILE}"))
    }


def parse_register(text: str, path: Path | str) -> Register:
    """What a register says. `path` is only named in errors. Raises ConfigError that names the key."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, "", f"is not valid TOML: {error}") from error
    unknown = next((name for name in given if name not in _KEYS), None)
    if unknown:
        raise ConfigError(path, unknown, f"is no key that is known here; allowed are {', '.join(_KEYS)}")
    return Register(
        corrections=tuple(Corrected(**row) for row in _rows("correction", given, path)),
        withdrawals=tuple(Withdrawn(**row) for row in _rows("withdrawn", given, path)),
    )


def _rows(name: str, given: Mapping[str, Any], path: Path | str) -> Iterator[dict[str, Any]]:
    rows = given.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(path, name, f"allowed is a table that begins with the line [[{name}]]")
    for number, row in enumerate(rows, 1):
        where = f"[[{name}]] {number}"
        missing = [key for key in _NEEDED[name] if key not in row]
        if missing:
            raise ConfigError(path, f"{where}: {missing[0]}", f"is missing; needed is {_MEANT[missing[0]]}")
        for key, value in row.items():
            _check(key, value, where, _KEYS[name], path)
        yield row


def _check(key: str, value: Any, where: str, known: tuple[str, ...], path: Path | str) -> None:
    if key not in known:
        raise ConfigError(
            path, f"{where}: {key}", f"is no key that is known here; allowed are {', '.join(known)}"
        )
    if key == "day" and type(value) is not date:
        raise ConfigError(path, f"{where}: {key}", f"{value!r} given; allowed is a day, such as 2025-05-08")
    if key != "day" and (not isinstance(value, str) or (key in ("words", "note") and not value.strip())):
        raise ConfigError(path, f"{where}: {key}", f"{value!r} given; allowed is a text")


def with_entry(text: str, entry: Corrected | Withdrawn) -> str:
    """The register's text with an entry at its end; what stands there stays."""
    name = "correction" if isinstance(entry, Corrected) else "withdrawn"
    lines = [f"[[{name}]]", f"day = {entry.day.isoformat()}"]
    for key in _KEYS[name][1:]:
        if value := getattr(entry, key):
            # A JSON text is a basic TOML text, too.
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f"))
    return f"{(text or HEAD).rstrip()}\n\n" + "\n".join(lines) + "\n"
