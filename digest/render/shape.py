"""The shape that a theme gives a letter: how many stories of how many words, and the time to read them."""

from __future__ import annotations

from collections.abc import Mapping

from digest.errors import RenderError
from digest.render.theme import TOKENS, Theme, read_table

SHAPE_KEYS = ("stories", "second", "lead_words", "second_words", "brief_words", "numbers", "ahead", "minutes")
"""What `[shape]` of a theme's tokens may hold: counts, words an entry, minutes of the whole letter."""


def shape_of(theme: Theme) -> Mapping[str, int]:
    """The `[shape]` of a theme. Raises RenderError for a key or a value that is none."""
    table = read_table(theme, TOKENS).get("shape", {})
    if not isinstance(table, Mapping):
        raise RenderError(TOKENS, 0, "[shape] should be a table")
    for key, value in table.items():
        if key not in SHAPE_KEYS:
            raise RenderError(TOKENS, 0, f"[shape] {key}: allowed are {', '.join(SHAPE_KEYS)}")
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 2000:
            raise RenderError(TOKENS, 0, f"[shape] {key}: {value!r} is no whole number from 0 to 2000")
    return table
