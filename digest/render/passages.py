"""Addresses that open at a passage, by its words (WICG Scroll to Text Fragment)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from digest.render.clean import one_line

_ENDS = 5
"""Words of a long passage that tell its beginning, and its end."""
_PREFIXES = (3, 6, 12)
"""Words before a passage by which it is told from an earlier one that begins alike: as few as will do."""
_LONGEST = 1200
_MARKS = str.maketrans("‘’“”", "''\"\"")


def passage_url(url: str, text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`url` with a text fragment for each of the `spans` (start, end) of an article's `text`, so that a
    browser opens it at the first of these passages and marks them all."""
    told = (_directive(text, start, end) for start, end in spans if _blocks(text[start:end]))
    directives = "&".join(f"text={directive}" for directive in told)
    if not directives or len(directives) > _LONGEST:
        return url
    return f"{url}:~:{directives}" if "#" in url else f"{url}#:~:{directives}"


def _directive(text: str, start: int, end: int) -> str:
    """The passage itself or, where it is long or of several paragraphs, which a browser doesn't search as
    one, how it begins and ends."""
    blocks = _blocks(text[start:end])
    words = [block.split(" ") for block in blocks]
    opening, ending = " ".join(blocks), ""
    if len(blocks) > 1 or len(words[0]) > 2 * _ENDS:
        opening, ending = " ".join(words[0][:_ENDS]), " ".join(words[-1][-_ENDS:])
    prefix = _prefix(text[:start], opening)
    parts = [f"{_encoded(prefix)}-" if prefix else "", _encoded(opening), _encoded(ending)]
    return ",".join(filter(None, parts))


def _prefix(before: str, opening: str) -> str:
    """The words right before a passage, where the same opening stands earlier, too; else ""."""
    earlier, prefix = _folded(before), ""
    if _folded(opening) not in earlier:
        return prefix
    words = _blocks(before)[-1].split(" ")
    for count in _PREFIXES:
        prefix = " ".join(words[-count:])
        if _folded(f"{prefix} {opening}") not in earlier:
            break
    return prefix


def _blocks(text: str) -> list[str]:
    """The lines of `text` that hold words."""
    return [line for part in re.split(r"\n+", text) if (line := one_line(part))]


def _folded(text: str) -> str:
    """As a browser compares: whatever the case, the white space and the form of quotation marks."""
    return one_line(text).translate(_MARKS).casefold()


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
