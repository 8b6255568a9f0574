"""The editor's own Markdown, cleaned and taken apart, so that every format can set it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import lxml.html
import markdown
import nh3

from digest.render.clean import one_line, safe_url
from digest.render.view import NoteBlock, Run

_TAGS = {
    "p",
    "em",
    "strong",
    "b",
    "i",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "code",
}
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+(\?subject=[\w%.-]+)?")
Kind = Literal["paragraph", "item", "numbered", "quote"]


def note_blocks(text: str) -> tuple[NoteBlock, ...]:
    """The paragraphs, list items and quoted paragraphs of a note in Markdown. Headings become strong
    paragraphs; anything else but words, emphasis and safe links is dropped."""
    html = nh3.clean(markdown.markdown(text), tags=_TAGS, attributes={"a": {"href"}}, link_rel=None)
    if not html.strip():
        return ()
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    blocks = (NoteBlock(kind=_kind(node), runs=_joined(_runs(node))) for node in _leaves(tree))
    return tuple(block for block in blocks if block.runs)


def note_text(text: str) -> tuple[str, ...]:
    """Its blocks as plain words, a line each."""
    return tuple("".join(run.text for run in block.runs) for block in note_blocks(text))


def _leaves(node: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """The blocks that hold words and no further block."""
    inner = [
        child for child in node if child.tag in ("p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4")
    ]
    if node.tag != "div" and not inner:
        yield node
        return
    for child in inner:
        yield from _leaves(child)


def _kind(node: lxml.html.HtmlElement) -> Kind:
    above = [node.tag, *(parent.tag for parent in node.iterancestors())]
    if "blockquote" in above:
        return "quote"
    if "li" in above:
        return "numbered" if "ol" in above else "item"
    return "paragraph"


def _runs(
    node: lxml.html.HtmlElement, strong: bool = False, emphasis: bool = False, url: str | None = None
) -> Iterator[Run]:
    strong = strong or node.tag in ("strong", "b", "h1", "h2", "h3", "h4")
    emphasis = emphasis or node.tag in ("em", "i")
    url = _link(node.get("href")) if node.tag == "a" else url
    yield Run(text=node.text or "", strong=strong, emphasis=emphasis, url=url)
    for child in node:
        if child.tag == "br":
            yield Run(text=" ", strong=strong, emphasis=emphasis, url=url)
        else:
            yield from _runs(child, strong, emphasis, url)
        yield Run(text=child.tail or "", strong=strong, emphasis=emphasis, url=url)


def _link(url: str | None) -> str | None:
    return url if url and _MAIL.fullmatch(url) else safe_url(url)


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """The runs on one line: blanks between runs are kept, those at both ends are not."""
    kept: list[Run] = []
    for run in runs:
        text = _spaced(run.text, first=not kept)
        if text:
            kept.append(Run(text=text, strong=run.strong, emphasis=run.emphasis, url=run.url))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Run(text=last.text.rstrip(), strong=last.strong, emphasis=last.emphasis, url=last.url)
    return tuple(kept)


def _spaced(text: str, first: bool) -> str:
    words = one_line(text)
    if not words:
        return " " if text and not first else ""
    before = " " if text[0].isspace() and not first else ""
    return before + words + (" " if text[-1].isspace() else "")
