"""What a source wrote, made fit to stand on one line of any output, no word changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

_SPACE = re.compile(r"\s+")
_KEEP_FORMAT = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and plain direction marks carry meaning in Persian, Arabic and emoji; overrides do not."""
_URL_SAFE = "!#$%&'*+,-./:;=?@_~[]"
_FRAGMENT_WORDS = 5
_LONGEST_FRAGMENT = 1200


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


def passage_url(url: str, texts: Iterable[str]) -> str:
    """`url` with a text fragment for each of `texts`, so that a browser opens it at those passages
    (WICG Scroll to Text Fragment)."""
    directives = "&".join(f"text={_directive(one_line(text))}" for text in texts)
    if not directives or len(directives) > _LONGEST_FRAGMENT:
        return url
    return f"{url}:~:{directives}" if "#" in url else f"{url}#:~:{directives}"


def _directive(text: str) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _FRAGMENT_WORDS:
        return _encoded(text)
    return f"{_encoded(' '.join(words[:_FRAGMENT_WORDS]))},{_encoded(' '.join(words[-_FRAGMENT_WORDS:]))}"


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
