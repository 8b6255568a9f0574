"""A page's tree and its visible text, a line a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

_HIDDEN = frozenset({"head", "script", "style", "template"})
_EDGES = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu
    nav noscript ol optgroup option p pre section select summary table tbody td textarea tfoot th
    thead tr ul""".split()
)


def parse(text: str) -> Element:
    """The tree of a page. Entities of a document type are never read; nothing is fetched.

    Raises ValueError when the text holds no element at all.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise ValueError("the page holds no text") from problem
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the visible text, the block element that it stands in, and how much of it is links."""

    text: str
    element: str = ""
    linked: float = 0.0


def visible_lines(tree: Element) -> Iterator[Line]:
    """The visible text, a line a block: text nodes outside head, script, style and template.

    White space within a line is one blank.
    """
    parts: list[tuple[str, bool]] = []
    blocks, hidden, links = [""], 0, 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event != "comment" and name in _EDGES:
            yield from _line(parts, blocks[-1])
            blocks[len(blocks) - (event == "end") :] = [name] if event == "start" else []
        step = {"start": 1, "end": -1}.get(event, 0)
        hidden += step * (name in _HIDDEN)
        links += step * (name == "a")
        text = element.text if event == "start" else element.tail
        if text and not hidden:
            parts.append((text, links > 0))
    yield from _line(parts, "")


def _line(parts: list[tuple[str, bool]], element: str) -> Iterator[Line]:
    """Hand out the parts of a line and begin the next."""
    text = " ".join("".join(part for part, _ in parts).split())
    if text:
        linked = sum(len(part.strip()) for part, is_link in parts if is_link)
        yield Line(text=text, element=element, linked=min(1.0, linked / len(text)))
    parts.clear()


def visible(tree: Element) -> str:
    """The visible text as lines."""
    return "\n".join(line.text for line in visible_lines(tree))
