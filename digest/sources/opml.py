"""Lists of feeds in OPML (opml.org), read and written; folders are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from lxml import etree

from digest.errors import SourceError
from digest.sources.links import absolute
from digest.sources.plain import title_text
from digest.sources.prepare import as_utf8, feed_text

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed of a list: its title, its address, its site's, and the folders it stands in, outermost first."""

    title: str
    address: str
    home: str | None = None
    language: str | None = None
    folders: tuple[str, ...] = ()
    kind: str = "rss"


def read_opml(raw: bytes, *, address: str) -> tuple[Outline, ...]:
    """The feeds of a list, in its order, each address once a folder. Raises SourceError for no OPML."""
    text = feed_text(raw, address=address, headers={})
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(as_utf8(text), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(address, f"no OPML: {error}") from error
    if root is None or not isinstance(root.tag, str) or root.tag.rpartition("}")[2].lower() != "opml":
        raise SourceError(address, "no OPML: its outermost element is another")
    body = next((child for child in root if child.tag == "body"), root)
    return tuple(dict.fromkeys(_outlines(body)))


def _outlines(body: etree._Element) -> Iterator[Outline]:
    """In the order of the list, without recursion: folders may lie in folders as deep as they like."""
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(child, ()) for child in reversed(body)]
    while waiting:
        element, folders = waiting.pop()
        if element.tag != "outline":
            continue
        title = _attribute(element, "title") or _attribute(element, "text")
        feed = absolute(_attribute(element, "xmlurl"), "")
        if feed:
            yield _outline(element, title or feed, feed, folders)
        inside = folders if feed or not title else (*folders, title)
        waiting.extend((child, inside) for child in reversed(element))


def _outline(element: etree._Element, title: str, feed: str, folders: tuple[str, ...]) -> Outline:
    return Outline(
        title=title,
        address=feed,
        home=absolute(_attribute(element, "htmlurl"), ""),
        language=_attribute(element, "language") or None,
        folders=folders,
        kind=_attribute(element, "type").lower() or "rss",
    )


def _attribute(element: etree._Element, name: str) -> str:
    """Its value as one line, whatever the case of its name: xmlUrl, xmlurl, XMLURL are all written."""
    values = (str(value) for key, value in element.attrib.items() if str(key).lower() == name)
    return title_text(escape(next(values, ""), quote=False))


def write_opml(outlines: Iterable[Outline], *, title: str) -> bytes:
    """A list in OPML 2.0; outlines of one folder stand together, at the place of the first."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _clean(title)
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for outline in outlines:
        _write(_folder(outline.folders, folders), outline)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _folder(path: tuple[str, ...], folders: dict[tuple[str, ...], etree._Element]) -> etree._Element:
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = _clean(path[depth - 1])
            folders[path[:depth]] = etree.SubElement(
                folders[path[: depth - 1]], "outline", text=name, title=name
            )
    return folders[path]


def _write(folder: etree._Element, outline: Outline) -> None:
    values = {
        "type": outline.kind,
        "text": outline.title,
        "title": outline.title,
        "xmlUrl": outline.address,
        "htmlUrl": outline.home,
        "language": outline.language,
    }
    etree.SubElement(folder, "outline", {key: _clean(value) for key, value in values.items() if value})


def _clean(text: str) -> str:
    """Without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)
