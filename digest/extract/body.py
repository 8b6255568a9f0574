"""Blocks → the text of an article with its marks: datelines and sub-heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extract.blocks import Block
from digest.extract.visible import one_line
from digest.model import Mark

# Possessive, so that a hostile line of capitals and hyphens is read once.
_CITY = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]++(?:[\s/][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*+){0,4}"
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
_PART = "\n\n"
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
    lines: list[str] = []
    marks: list[Mark] = []
    start = prose = 0
    for block in blocks:
        line = one_line(block.text)
        if not line:
            continue
        if block.kind == "subhead":
            marks.append(Mark(kind="subhead", start=start, end=start + len(line)))
        else:
            prose += 1
            end = dateline_end(line) if prose <= 2 else 0
            marks += [Mark(kind="dateline", start=start, end=start + end)] if end else []
        lines.append(line)
        start += len(line) + len(_PART)
    return _PART.join(lines), tuple(marks)
