"""A saved page: its visible text, and the article in it as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from digest.extract import furniture
from digest.extract.blocks import Block
from digest.extract.tree import Element
from digest.extract.visible import find_less_cuts, squeeze
from digest.model import Cut

_LITTLE = 500
"""A result of fewer characters is tried again in another mode."""


def article_blocks(tree: Element, url: str | None) -> list[Block]:
    """The article's paragraphs as trafilatura finds them: fast mode, the full one where that finds little."""
    blocks = _extracted(tree, url, fast=True)
    if sum(len(b.text) for b in blocks) < _LITTLE:
        fuller = _extracted(tree, url, fast=False)
        if sum(len(b.text) for b in fuller) > sum(len(b.text) for b in blocks):
            return fuller
    return blocks


def _extracted(tree: Element, url: str | None, *, fast: bool) -> list[Block]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(deepcopy(tree), url=url, fast=fast, include_comments=False)
    except RecursionError:
        return []
    body = getattr(found, "body", None)
    return list(_blocks(body)) if body is not None else []


def _blocks(body: Element) -> Iterator[Block]:
    """The blocks of trafilatura's tree: p, head, list items, quotations, table rows."""
    for element in body:
        if element.tag in {"list", "quote", "table", "row", "div", "body"} and len(element):
            if (element.text or "").strip():
                yield from _paragraphs(element.text, "paragraph")
            yield from _blocks(element)
        else:
            kind = "subhead" if element.tag == "head" else "item" if element.tag == "item" else "paragraph"
            yield from _paragraphs(_flat(element), kind)
        if (element.tail or "").strip():
            yield from _paragraphs(element.tail, "paragraph")


def _flat(element: Element) -> str:
    """The element's text; a line break of the page stays one."""
    parts: list[str] = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _flat(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _paragraphs(text: str, kind: str) -> Iterator[Block]:
    for line in text.split("\n"):
        flat = " ".join(line.split())
        if flat:
            yield Block(
                text=flat, kind="subhead" if kind == "subhead" else "item" if kind == "item" else "paragraph"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Blocks that stand in the visible text, in order, and what of it they leave out."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]


def align(blocks: Sequence[Block], visible_text: str) -> Aligned:
    """Hold every block against the visible text; one that does not stand there in order is left out."""
    original, places = _squeezed_with_places(visible_text)
    kept: list[Block] = []
    cuts: list[Cut] = []
    place = 0
    for block in blocks:
        wanted = squeeze(block.text)
        start = original.find(wanted, place)
        if not wanted or start < 0:
            cuts.append(Cut(text=block.text, reason="not found in the page's visible text"))
            continue
        cuts.extend(_between(visible_text, places, place, start))
        kept.append(block)
        place = start + len(wanted)
    cuts.extend(_between(visible_text, places, place, len(original)))
    return Aligned(blocks=tuple(kept), cuts=tuple(cuts))


def _squeezed_with_places(text: str) -> tuple[str, list[int]]:
    """The squeezed text, and for each of its characters the place in `text` (line by line)."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for line in text.split("\n"):
        squeezed = squeeze(line)
        pieces.append(squeezed)
        places.extend([at] * len(squeezed))
        at += len(line) + 1
    return "".join(pieces), places


def _between(text: str, places: Sequence[int], start: int, end: int) -> Iterator[Cut]:
    """The lines that begin between two places of the squeezed text, as one cut."""
    if start >= end:
        return
    first = places[start]
    last = places[end] if end < len(places) else len(text)
    stretch = text[first:last].strip()
    if stretch:
        reasons = {furniture.reason(line) for line in stretch.splitlines()[:40]} - {None}
        yield Cut(text=stretch, reason=str(reasons.pop()) if len(reasons) == 1 else "outside the article")


def unfound(blocks: Sequence[Block], visible_text: str) -> list[Block]:
    """Blocks that stand nowhere in the visible text."""
    original = squeeze(visible_text)
    return [b for b in blocks if find_less_cuts(squeeze(b.text), original, 0, ()) < 0]
