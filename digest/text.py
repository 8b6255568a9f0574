"""Sentences and words as spans of a text. A span is (start, end) in characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.model import Mark

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, which a blank line parts."""
    return [m.span() for m in _PARAGRAPH.finditer(text)]


def words(text: str) -> list[Span]:
    """The words of `text`; an inner apostrophe, hyphen or point belongs to its word."""
    return [m.span() for m in _WORD.finditer(text)]


def sentences(text: str, marks: Sequence[Mark] = ()) -> list[Span]:
    """The sentences of `text`, in order, none across a paragraph; marked stretches are in none."""
    return [span for start, end in _unmarked(text, marks) for span in _split(text, start, end)]


def _unmarked(text: str, marks: Sequence[Mark]) -> Iterator[Span]:
    """Paragraphs less the datelines and sub-heads."""
    for start, end in paragraphs(text):
        for mark in sorted(marks, key=lambda m: m.start):
            if start <= mark.start < end:
                if text[start : mark.start].strip():
                    yield start, mark.start
                start = min(end, mark.end)
        if text[start:end].strip():
            yield start, end


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    from nupunkt import sent_spans

    for a, b in sent_spans(text[start:end]):
        piece = text[start + a : start + b]
        inner = piece.strip()
        if inner:
            first = start + a + piece.index(inner)
            yield first, first + len(inner)
