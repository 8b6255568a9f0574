"""A saved page: its visible text, and the article in it as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from digest.extract.blocks import Block
from digest.extract.region import weight
from digest.extract.tree import Element

_LITTLE = 500
"""A result of fewer characters is tried again in another mode."""


def article_blocks(tree: Element, url: str | None) -> list[Block]:
    """The article's paragraphs as trafilatura finds them.

    Its fast mode that prefers precision; where that finds little, or more labels than prose, also the fast
    mode that doesn't, which looks further by itself; where neither finds any prose, the full one. The
    result with most prose and least else is taken.
    """
    blocks = _extracted(tree, url, fast=True, precise=True)
    prose, other = _amounts(blocks)
    if prose >= _LITTLE and prose > other:
        return blocks
    further = _extracted(tree, url, fast=True, precise=False)
    if not prose and not _amounts(further)[0]:
        return _extracted(tree, url, fast=False, precise=False)
    return max(blocks, further, key=_gain)


def _amounts(blocks: list[Block]) -> tuple[int, int]:
    """How many characters stand in prose, and how many in other lines."""
    prose = sum(len(block.text) for block in blocks if weight(block.text) > 0)
    return prose, sum(len(block.text) for block in blocks) - prose


def _gain(blocks: list[Block]) -> int:
    prose, other = _amounts(blocks)
    return prose - other


def _extracted(tree: Element, url: str | None, *, fast: bool, precise: bool) -> list[Block]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, url=url, fast=fast, favor_precision=precise, include_comments=False)
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
