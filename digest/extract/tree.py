"""A page's tree and its visible text, a line a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

from digest.text.markup import Overgrown, bounded, refuse_long

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

_MOST_DEPTHS = 4_000_000
"""What takes an article out of a page looks from each element up to the root, more than once."""
_MOST_ATTRIBUTES = 200_000
_HIDDEN = frozenset({"head", "script", "style", "template"})
_EDGES = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu
    nav noscript ol optgroup option p pre section select summary table tbody td textarea tfoot th
    thead tr ul""".split()
)


def parse(text: str) -> Element:
    """The tree of a page. Entities of a document type are never read; nothing is fetched.

    Raises ValueError when the text holds no element at all, Overgrown when it holds too much.
    """
    raw = bounded(text).encode("utf-8", "replace")
    tree, is_whole = _parsed(raw, deep=False)
    if not is_whole:
        tree, is_whole = _parsed(raw, deep=True)
        if not is_whole or _depths(tree) > _MOST_DEPTHS:
            raise Overgrown("too many of its elements lie within each other")
    if float(tree.xpath("count(//@*)")) > _MOST_ATTRIBUTES:
        raise Overgrown(f"its tags have more than {_MOST_ATTRIBUTES:,} attributes")
    return tree


def _parsed(raw: bytes, *, deep: bool) -> tuple[Element, bool]:
    """The tree, and whether it is whole: the parser drops in silence what lies 256 deep, as where no
    "</font>" was written, or 2,048 deep."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True, huge_tree=deep)
    try:
        tree = lxml_html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise ValueError("the page holds no text") from problem
    return tree, not any("depth" in error.message for error in parser.error_log)


def _depths(tree: Element) -> int:
    """The sum of how deep each element lies."""
    depth = total = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the visible text, the block element that it stands in, and how much of it is links."""

    text: str
    element: str = ""
    linked: float = 0.0


def visible_lines(tree: Element) -> Iterator[Line]:
    """The visible text, a line a block: text nodes outside head, script, style and template.

    White space within a line is one blank. Raises Overgrown for more text than any article has.
    """
    size = 0
    parts: list[str] = []
    blocks, linked, links = [""], 0, 0
    walker = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, element in walker:
        name = element.tag
        if event == "start":
            if name in _HIDDEN:
                walker.skip_subtree()
                continue
            text = element.text
        else:
            text = element.tail
        if event != "comment" and name in _EDGES:
            if parts:
                yield from _line(parts, blocks[-1], linked)
                parts, linked = [], 0
            if event == "start":
                blocks.append(name)
            else:
                blocks.pop()
        elif name == "a" and element.get("href") is not None:
            links += 1 if event == "start" else -1
        if text:
            parts.append(text)
            size += len(text)
            refuse_long(size)
            linked += len(text.strip()) if links else 0
    yield from _line(parts, "", linked)


def _line(parts: list[str], element: str, linked: int) -> Iterator[Line]:
    """The parts of a line as one; nothing when they are blank."""
    text = " ".join("".join(parts).split())
    if text:
        yield Line(text=text, element=element, linked=min(1.0, linked / len(text)))


def visible(tree: Element) -> str:
    """The visible text as lines."""
    return "\n".join(line.text for line in visible_lines(tree))
