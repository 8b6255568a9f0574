"""Furniture by repetition: a paragraph that stands on many pages of an outlet is not of the article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from digest.model import Article, Cut, Extraction, Mark

REASON = "on many pages of the outlet"
LONGEST = 300
"""Longer paragraphs are told apart from furniture by nothing but a reader."""
FEWEST = 4
"""On so many pages a line must stand, "many" being a seventh of the outlet's, and at most:"""
MOST = 12
SHARE = 1 / 7
MOSTLY = 0.5
"""An article of which a larger part is frequent lines is a copy of another."""
_PART = "\n\n"
_WORD = re.compile(r"\w{4,}")


def line_key(paragraph: str) -> str:
    """The name of a line: 16 hex digits."""
    return hashlib.sha256(paragraph.encode("utf-8", "replace")).hexdigest()[:16]


def lines_of(extraction: Extraction) -> dict[str, str]:
    """The lines that could be furniture, those that were cut as that before among them, by key."""
    lines = extraction.article.text.split(_PART)
    lines += [cut.text for cut in extraction.cuts if cut.reason == REASON]
    return {line_key(line): line for line in lines if len(line) <= LONGEST}


def is_many(count: int, pages: int) -> bool:
    """Whether a line on `count` of an outlet's `pages` can be furniture."""
    return count >= max(FEWEST, min(MOST, round(SHARE * pages)))


def is_furniture(line: str, carriers: Sequence[Article], frequent: Collection[str]) -> bool:
    """Whether a line that stands in many articles belongs to none of them; `frequent` are all such lines
    (by key).

    A paragraph of background that comes back with each article on a running story speaks of what their
    headlines speak of; furniture does not. Articles that are mostly made of frequent lines are states of
    one story under several addresses, and tell nothing.
    """
    telling = [article for article in carriers if _share(article, frequent) <= MOSTLY]
    words = _words(line)
    told = sum(bool(words & _words(article.title)) for article in telling)
    return len(telling) >= FEWEST and told < len(telling) / 2


def _share(article: Article, frequent: Collection[str]) -> float:
    """How much of an article's text is made of these lines, in characters."""
    lines = article.text.split(_PART)
    shared = sum(len(line) for line in lines if len(line) <= LONGEST and line_key(line) in frequent)
    return shared / max(1, sum(map(len, lines)))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def without(extraction: Extraction, furniture: Collection[str]) -> Extraction:
    """The extraction with these lines (by key) among its cuts. An article that has nothing else stays, and
    so does one whose lines a person has chosen."""
    article = extraction.article
    parts = article.text.split(_PART)
    gone = {place for place, part in enumerate(parts) if len(part) <= LONGEST and line_key(part) in furniture}
    if not gone or len(gone) == len(parts) or "kept" in extraction.origins:
        return extraction
    text, marks = _kept(parts, article.marks, gone)
    cuts = tuple(Cut(text=parts[place], reason=REASON) for place in sorted(gone))
    return replace(
        extraction, article=replace(article, text=text, marks=marks), cuts=(*extraction.cuts, *cuts)
    )


def _kept(parts: Sequence[str], marks: Sequence[Mark], gone: Collection[int]) -> tuple[str, tuple[Mark, ...]]:
    """The other paragraphs, and their marks where they stand now."""
    kept: list[Mark] = []
    start = shift = 0
    for place, part in enumerate(parts):
        end = start + len(part)
        inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
        if place in gone:
            shift += len(part) + len(_PART)
        else:
            kept += [replace(mark, start=mark.start - shift, end=mark.end - shift) for mark in inside]
        start = end + len(_PART)
    return _PART.join(part for place, part in enumerate(parts) if place not in gone), tuple(kept)
