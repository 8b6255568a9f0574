"""Which way words run: those of the other direction are set apart, so that nothing around them moves."""

from __future__ import annotations

import re
import unicodedata

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_MARK = "NSM"
"""An accent: it runs with the letter that it stands on."""


def direction(text: str, around: str) -> str:
    """ "rtl" or "ltr", the way of the first letter of `text` (Unicode's rule P2), where it holds a letter
    that runs against its surroundings, which are `around` ("ltr" or "rtl"); else ""."""
    if text.isascii() and around == "ltr":
        return ""
    ways = [way for char in text if (way := _WAYS.get(unicodedata.bidirectional(char)))]
    return ways[0] if any(way != around for way in ways) else ""


def directed(text: str, around: str) -> list[tuple[str, str]]:
    """`text` in pieces, each with its way where it runs against `around`, else "": from the first to the last
    of letters that follow each other, so that brackets and numerals behind them stay where they belong."""
    if text.isascii() and around == "ltr":
        return [(text, "")]
    kinds = "".join(map(_kind, text))
    against, way = ("r", "rtl") if around == "ltr" else ("l", "ltr")
    pieces, at = [], 0
    for match in re.finditer(rf"{against}(?:[{against}m ]*[{against}m])?", kinds):
        pieces += [(text[at : match.start()], ""), (text[match.start() : match.end()], way)]
        at = match.end()
    return [piece for piece in (*pieces, (text[at:], "")) if piece[0]]


def _kind(char: str) -> str:
    bidi = unicodedata.bidirectional(char)
    return "m" if bidi == _MARK else _WAYS.get(bidi, " ")[0]
