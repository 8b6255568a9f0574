"""Which way words run: those of the other direction are set apart, so that nothing around them moves."""

from __future__ import annotations

import unicodedata

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(text: str, around: str) -> str:
    """ "rtl" or "ltr", the way of the first letter of `text` (Unicode's rule P2), where it holds a letter
    that runs against its surroundings, which are `around` ("ltr" or "rtl"); else ""."""
    if text.isascii() and around == "ltr":
        return ""
    ways = [way for char in text if (way := _WAYS.get(unicodedata.bidirectional(char)))]
    return ways[0] if any(way != around for way in ways) else ""
