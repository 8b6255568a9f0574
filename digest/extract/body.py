"""Blocks → the text of an article with its marks: datelines and sub-heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extract.blocks import Block
from digest.extract.visible import one_line
from digest.model import Mark

_CITY = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+(?:[\s/-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*){0,4}"
_REST = r"(?:,\s*[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){0,2})?(?:,?\s+[A-Z][a-z]{2,8}\.?\s\d{1,2})?(?:,\s*\d{4})?"
_AGENCY = r"\(\s*[A-Z][\w\s./&’-]{1,30}\)"
_DASH = r"\s*(?:–|—|―|--|-|:)\s*"
DATELINE = re.compile(
    rf"(?:{_CITY}{_REST}(?:\s*,?\s*{_AGENCY})?{_DASH}"
    rf"|[A-Z][\w.’-]+(?:\s[A-Z][\w.’-]+){{0,3}}{_REST}\s*,?\s*{_AGENCY}\s*(?:–|—|―|--|-)\s*"
    rf"|{_AGENCY}\s*(?:–|—|―|--|-)\s*"
    r"|[\[(【]\s*[가-힣·,\s]{1,20}=[^\])】]{1,30}[\])】]\s*(?:[가-힣]{2,4}\s*(?:특파원|기자)\s*)?(?:=\s*)?"
    r")(?=[\"“‘'(\w])"
)
_LOWER_NEXT = re.compile(r"[a-zà-öø-ÿ]")


def dateline_end(paragraph: str) -> int:
    """Where the dateline of a paragraph ends, in characters; 0 when it has none.

    What follows a dateline begins a sentence, so "NATO – the alliance –" has none.
    """
    found = DATELINE.match(paragraph)
    if found is None or _LOWER_NEXT.match(paragraph, found.end()):
        return 0
    return found.end()


def assemble(blocks: Sequence[Block]) -> tuple[str, tuple[Mark, ...]]:
    """The paragraphs parted by blank lines, and the places of sub-heads and of the first dateline."""
    text, marks, prose = "", [], 0
    for block in blocks:
        line = one_line(block.text)
        if not line:
            continue
        text += "\n\n" if text else ""
        start = len(text)
        text += line
        if block.kind == "subhead":
            marks.append(Mark(kind="subhead", start=start, end=len(text)))
            continue
        prose += 1
        end = dateline_end(line) if prose <= 2 else 0
        if end:
            marks.append(Mark(kind="dateline", start=start, end=start + end))
    return text, tuple(marks)
