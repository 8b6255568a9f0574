"""The config's sources written by command: what a person wrote around them stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from digest.config import load_config
from digest.errors import ConfigError
from digest.files import write_atomic
from digest.model import Source

_ORDER = tuple(field.name for field in fields(Source))
_DEFAULTS = {"kind": "feed", "group": (), "private": False, "pages": True}


def add_sources(path: Path, sources: Sequence[Source]) -> None:
    """Put sources at the end of the config; without a config one is made. Paths are written as given.

    Raises ConfigError where the file would not be valid with them, and leaves it as it was.
    """
    before = path.read_bytes() if path.is_file() else b""
    text = before.decode("utf-8-sig") if before else ""
    joined = text.rstrip("\n") + "\n\n" if text.strip() else ""
    _write(path, joined + "\n".join(map(_table, sources)), before)


def remove_source(path: Path, place: int) -> None:
    """Take the table of the source at `place` (counted from 0) out of the config."""
    before = path.read_bytes()
    try:
        document = tomlkit.parse(before.decode("utf-8-sig"))
        tables = document["source"]
        del tables[place]
        if not tables:
            del document["source"]
    except (ParseError, TOMLKitError, LookupError, UnicodeDecodeError) as error:
        raise ConfigError(path, "source", f"can't be taken out: {error}") from error
    _write(path, tomlkit.dumps(document), before)


def _table(source: Source) -> str:
    table = tomlkit.table()
    for name in _ORDER:
        value = getattr(source, name)
        if value is not None and value != _DEFAULTS.get(name):
            table.add(name, list(value) if isinstance(value, tuple) else value)
    document = tomlkit.document()
    tables = tomlkit.aot()
    tables.append(table)
    document.add("source", tables)
    return tomlkit.dumps(document)


def _write(path: Path, text: str, before: bytes) -> None:
    """Written, read back as any command would, and put back if that is no config."""
    write_atomic(path, text.encode())
    try:
        load_config(path)
    except ConfigError:
        if before:
            write_atomic(path, before)
        else:
            path.unlink()
        raise
