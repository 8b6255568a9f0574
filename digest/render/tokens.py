"""A theme's tokens: colours, sizes and type, each held against those of the theme that all come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from digest.errors import RenderError
from digest.render.theme import BASE, TOKENS, Theme, builtin_theme, parse_table, read_table

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SMALLEST = 14
_NAMED: Mapping[str, tuple[str, ...]] = {"theme": ("about", "from"), "shape": ()}
"""Tables that say no token; what stands in [shape] is checked where the shape is read."""


def read_tokens(theme: Theme) -> dict[str, Any]:
    """The tables of the theme's tokens. Raises RenderError for the first mistake in them, with its line."""
    found = next(token_mistakes(theme), None)
    if found:
        raise found
    return read_table(theme, TOKENS)


def token_mistakes(theme: Theme) -> Iterator[RenderError]:
    """Each mistake in the tokens of the theme's own folders, and of those that it comes from."""
    known = read_table(builtin_theme(BASE), TOKENS)
    for path in (folder / TOKENS for folder in theme.folders if (folder / TOKENS).is_file()):
        for table, key, reason in _faults(parse_table(path, TOKENS), known):
            place = f"[{table}] {key}" if key else f"[{table}]"
            yield RenderError(TOKENS, _line(path, table, key), f"{place}: {reason}", str(path.parent))


def _faults(given: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(table, key, what is wrong with it)."""
    for table, values in given.items():
        if table not in known:
            yield table, "", f"nothing uses it; there are {', '.join(known)}"
        elif not isinstance(values, Mapping):
            yield table, "", "should be a table"
        elif table != "shape":
            allowed = _NAMED.get(table) or tuple(known[table])
            yield from (
                (table, key, fault) for key, v in values.items() if (fault := _fault(table, key, v, allowed))
            )


def _fault(table: str, key: str, value: object, allowed: tuple[str, ...]) -> str | None:
    if key not in allowed:
        return f"nothing uses it; there are {', '.join(allowed)}"
    if table in ("light", "dark"):
        return None if COLOUR.fullmatch(str(value)) else f"{value!r} is no colour such as #9b2c1d"
    if table in ("size", "width"):
        sound = isinstance(value, int) and not isinstance(value, bool) and value >= _SMALLEST
        return None if sound else f"{value!r} is no whole number of pixels from {_SMALLEST}"
    return None if isinstance(value, str) else f"{value!r} is no text in quotation marks"


def _line(path: Path, table: str, key: str) -> int:
    """The line of a key, counted from 1; 0 where it is written otherwise than on a line of its own."""
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if head := re.match(r"\s*\[+\s*([\w.-]+)\s*\]", line):
            inside = head[1] == table
            if inside and not key:
                return number
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 0
