"""What a reader can see or hear of a rendered file, and where its links go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy

import lxml.html
import markdown

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "small", "span", "strong", "time"}
)
_SILENT = frozenset({"script", "style", "template"})
_SPOKEN = ("alt", "title", "aria-label", "placeholder")
_META = re.compile(r"description|author|keywords|(og|twitter|article):.*", re.IGNORECASE)
_NO_WORDS = frozenset({"og:type", "og:url", "article:published_time", "twitter:card"})
"""Fields of a head that hold an address, a day or a kind."""
_UNTOLD = frozenset(
    {"@context", "@type", "@id", "url", "mainEntityOfPage", "datePublished", "dateModified", "inLanguage"}
)
_CONDITIONAL = re.compile(r"\[if [^\]]*\]>(.*)<!\[endif\]", re.DOTALL)
_MACHINERY = re.compile(
    r"(?:BEGIN|END):V(?:CALENDAR|EVENT)|VERSION:2\.0|PRODID:-//Digest//Newsletter digest//EN"
    r"|CALSCALE:GREGORIAN|UID:[0-9a-f]{32}@[\w.-]+|DTSTAMP:\d{8}T\d{6}Z|DT(?:START|END);VALUE=DATE:\d{8}|TRANSP:TRANSPARENT"
)
_ESCAPED = re.compile(r"\\([\\;,])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """`text` has a line for each block; `links` are where the anchors go, and pictures from elsewhere."""

    text: str
    links: tuple[str, ...]


def visible(name: str, raw: bytes) -> Visible:
    """The visible side of a file whose ending is .html, .md, .txt or .ics. Text of head fields that programs
    show (title, description), of spoken attributes and of conditional comments counts as visible."""
    text = raw.decode("utf-8")
    if name.endswith(".md"):
        return _of_html(markdown.markdown(text))
    if name.endswith(".html"):
        return _of_html(text)
    if name.endswith(".ics"):
        return _of_calendar(text)
    return Visible(text=text, links=())


def message_parts(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The subject and the texts of a mail, each under a name that tells what it is."""
    message = message_from_bytes(raw, policy=policy.default)
    yield f"{name}: subject.txt", str(message["Subject"] or "").encode()
    for part in message.walk():
        if part.get_content_maintype() == "text":
            ending = {"plain": "txt"}.get(part.get_content_subtype(), part.get_content_subtype())
            yield f"{name}: text.{ending}", part.get_content().encode()


def _of_calendar(text: str) -> Visible:
    """What a calendar shows: the texts of its properties, a line for each, unfolded and unescaped. What
    is neither a text nor a link must be machinery, else it counts as a text, too."""
    lines = text.replace("\r\n ", "").splitlines()
    parts = [line.partition(":") for line in lines if not _MACHINERY.fullmatch(line)]
    texts = [_ESCAPED.sub(r"\1", value) for name, _, value in parts if name != "URL"]
    return Visible(text="\n".join(texts), links=tuple(value for name, _, value in parts if name == "URL"))


def note_lines(text: str) -> tuple[str, ...]:
    """The words of an editor's note in Markdown, a line for each block."""
    lines = _of_html(markdown.markdown(text)).text.split("\n")
    return tuple(line for line in lines if line.strip())


def note_links(text: str) -> tuple[str, ...]:
    """Where the links of an editor's note go."""
    return _of_html(markdown.markdown(text)).links


def _of_html(html: str) -> Visible:
    if not html.strip():
        return Visible(text="", links=())
    tree = lxml.html.document_fromstring(html)
    links = tuple(str(node.get("href")) for node in tree.iter("a") if node.get("href"))
    links += tuple(src for node in tree.iter("img") if not _is_here(src := str(node.get("src") or "")))
    links += tuple(str(node.get("content")) for node in tree.iter("meta") if node.get("property") == "og:url")
    return Visible(text="".join(_texts(tree)), links=links)


def _is_here(src: str) -> bool:
    """Whether a picture's bytes stand in the file or its message itself."""
    return src.startswith(("data:image/jpeg;base64,", "data:image/png;base64,", "cid:"))


def _texts(node: lxml.html.HtmlElement) -> Iterator[str]:
    if isinstance(node, lxml.html.HtmlComment):
        yield from _conditional(node.text or "")
    elif isinstance(node.tag, str):
        edge = "" if node.tag in _INLINE else "\n"
        yield edge
        yield from (f"\n{node.get(name)}\n" for name in _SPOKEN if node.get(name))
        yield from _meta(node)
        if node.tag not in _SILENT:
            yield node.text or ""
            for child in node:
                yield from _texts(child)
                yield child.tail or ""
        yield edge


def _conditional(comment: str) -> Iterator[str]:
    """What one mail program shows of a comment."""
    match = _CONDITIONAL.match(comment)
    if match:
        yield re.sub(r"(?s)<xml>.*?</xml>|<[^>]*>", "\n", match[1])


def _meta(node: lxml.html.HtmlElement) -> Iterator[str]:
    if node.tag == "meta" and _META.fullmatch(node.get("name") or node.get("property") or ""):
        if (node.get("property") or node.get("name")) not in _NO_WORDS:
            yield f"\n{node.get('content') or ''}\n"
    elif node.tag == "script" and node.get("type") == "application/ld+json":
        yield from (f"\n{text}\n" for text in _strings(json.loads(node.text or "null")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _UNTOLD:
                yield from _strings(item)
