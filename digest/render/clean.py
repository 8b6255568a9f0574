"""What a source wrote, made fit to stand on one line of any output, no word changed."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_SPACE = re.compile(r"\s+")
_KEEP_FORMAT = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and plain direction marks carry meaning in Persian, Arabic and emoji; overrides do not."""
_URL_SAFE = "!#$%&'*+,-./:;=?@_~[]"


def one_line(text: str) -> str:
    """`text` on one line: white space of every kind becomes one blank; control characters, direction
    overrides and isolates, soft hyphens and invisible blanks are taken out."""
    if not text.isprintable() or "\u034f" in text:
        text = "".join(_printable(char) for char in text)
    return _SPACE.sub(" ", text).strip()


def _printable(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Co", "Cn") or (category == "Cf" and char not in _KEEP_FORMAT):
        return ""
    return "" if char == "\u034f" else char


def columns(text: str) -> int:
    """The columns that `text` takes on a terminal: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(_column(char) for char in text)


def _column(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def safe_url(url: str | None) -> str | None:
    """`url` if it is an http or https address with a host, percent-encoded so that it can stand in
    every format; else None."""
    if url is None or url != url.strip() or any(unicodedata.category(c)[0] == "C" for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    return quote(url, safe=_URL_SAFE).replace("[", "%5B").replace("]", "%5D")
