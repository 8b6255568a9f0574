"""A page's tree and its visible text, a line a block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

_HIDDEN = frozenset({"head", "script", "style", "template"})
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr""".split()
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


def visible_blocks(tree: Element) -> Iterator[tuple[str, str]]:
    """The visible text, a line a block, with the block element's name: text nodes outside head, script,
    style and template. White space within a line is one blank."""
    parts: list[str] = []
    blocks = [""]
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        name = element.tag if isinstance(element.tag, str) else ""
        edge = event != "comment" and name not in _INLINE
        if edge:
            yield from _line(parts, blocks[-1])
        if event == "start":
            hidden += name in _HIDDEN
            blocks += [name] if edge else []
            text = element.text
        else:
            hidden -= event == "end" and name in _HIDDEN
            del blocks[len(blocks) - edge :]
            text = element.tail
        if text and not hidden:
            parts.append(text)
    yield from _line(parts, "")


def _line(parts: list[str], name: str) -> Iterator[tuple[str, str]]:
    """Hand out the parts of a line and begin the next."""
    line = " ".join("".join(parts).split())
    parts.clear()
    if line:
        yield line, name


def visible(tree: Element) -> str:
    """The visible text as lines."""
    return "\n".join(line for line, _ in visible_blocks(tree))
