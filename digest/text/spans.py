"""Paragraphs and words as spans of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.model import Mark

Span = tuple[int, int]

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def trimmed(text: str, start: int, end: int) -> Span:
    """The span less the white space at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, which a blank line parts."""
    out, start = [], 0
    for gap in _BREAK.finditer(text):
        out.append(trimmed(text, start, gap.start()))
        start = gap.end()
    out.append(trimmed(text, start, len(text)))
    return [(a, b) for a, b in out if a < b]


def words(text: str) -> list[Span]:
    """The words of `text`; an inner apostrophe, hyphen or point belongs to its word."""
    return [m.span() for m in _WORD.finditer(text)]


def unmarked(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, Span]]:
    """The stretches of each paragraph outside datelines and sub-heads, with the paragraph's number."""
    ordered, at = sorted(marks, key=lambda m: (m.start, m.end)), 0
    for number, (start, end) in enumerate(paragraphs(text)):
        while at < len(ordered) and ordered[at].start < end:
            mark = ordered[at]
            at += 1
            if start < mark.start:
                yield number, (start, mark.start)
            start = max(start, mark.end)
        if start < end:
            yield number, (start, end)
