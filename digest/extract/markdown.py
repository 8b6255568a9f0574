"""A Markdown file: optional YAML front matter, then a body whose syntax is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from digest.extract import paste
from digest.extract.blocks import Block
from digest.extract.bylines import Byline, from_fields
from digest.extract.draft import Draft
from digest.extract.outlets import Clue, domain_of
from digest.extract.tree import Element, visible_lines
from digest.extract.tree import parse as parse_page
from digest.extract.tree import visible as visible_page
from digest.text.dates import Stamp, parse

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OUTLET_KEYS = ("outlet", "source", "publication", "site", "publisher")


def draft(text: str) -> Draft:
    """The draft of a Markdown file; front matter wins over what the body says.

    Raises ValueError when the front matter is no YAML mapping.
    """
    front, body = _parts(text)
    title, blocks = _headed(list(_blocks(body)), _text(front, "title", "headline"))
    page = paste.clean(blocks)
    return _with_front(page, front, title)


def visible(text: str) -> str:
    """The body as it reads once its syntax is taken off, a line a block."""
    tree = _tree(_parts(text)[1])
    return "" if tree is None else visible_page(tree)


def _parts(text: str) -> tuple[dict[str, Any], str]:
    found = _FRONT.match(text)
    if not found:
        return {}, text
    import yaml

    try:
        front = yaml.safe_load(found["yaml"])
    except yaml.YAMLError as problem:
        raise ValueError(f"the front matter is not YAML: {' '.join(str(problem).split())}") from problem
    if front is not None and not isinstance(front, dict):
        raise ValueError("the front matter is not a list of “key: value” lines")
    return {str(k).strip().lower(): v for k, v in (front or {}).items()}, text[found.end() :]


def _tree(body: str) -> Element | None:
    from markdown import markdown

    return parse_page(markdown(body, extensions=["tables", "fenced_code"])) if body.strip() else None


def _blocks(body: str) -> Iterator[Block]:
    """A block an element that holds text itself; headings are sub-heads."""
    tree = _tree(body)
    if tree is None:
        return
    for line in visible_lines(tree):
        yield Block(text=line.text, kind="subhead" if line.element in _HEADINGS else "paragraph")


def _headed(blocks: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """A heading at the top is the headline where the front matter has none, and is no text."""
    if (
        blocks
        and blocks[0].kind == "subhead"
        and (not title or blocks[0].text.casefold() == title.casefold())
    ):
        return title or blocks[0].text, blocks[1:]
    return title, blocks


def _with_front(page: paste.Pasted, front: dict[str, Any], title: str | None) -> Draft:
    origins = {"text": "Markdown"}
    authors = from_fields(_list(front, "byline", "author", "authors"))
    byline = Byline(names=authors) if authors else page.byline
    given = _text(front, "url", "link", "canonical", "address")
    url = given if given and re.match(r"https?://[^/\s]+", given) else None
    if title:
        origins["title"] = "front matter" if _text(front, "title", "headline") else "heading"
    if byline:
        origins["byline"] = "front matter" if authors else "text"
    if url:
        origins["url"] = "front matter"
    section = _text(front, "section", "category")
    return Draft(
        blocks=page.blocks,
        cuts=page.cuts,
        title=title or page.title,
        byline=byline.names if byline else (),
        role=page.byline.role if page.byline else "",
        url=url,
        stamps=(*_stamps(front), *page.stamps),
        clues=tuple(_clues(front, given, page.byline)),
        language=_text(front, "language", "lang"),
        kind=_text(front, "kind", "type"),
        labels=tuple(x for x in (section, title) if x),
        section=section,
        image=_text(front, "image"),
        origins=origins,
    )


def _clues(front: dict[str, Any], url: str | None, byline: Byline | None) -> Iterator[Clue]:
    name = _text(front, *_OUTLET_KEYS)
    if name:
        yield Clue(kind="given", value=name, origin="front matter")
    if domain_of(url):
        yield Clue(kind="domain", value=domain_of(url) or "", origin="address")
    if byline and byline.domain:
        yield Clue(kind="domain", value=byline.domain, origin="byline's address")


def _stamps(front: dict[str, Any]) -> Iterator[Stamp]:
    for key in ("date", "published", "published_at", "datetime"):
        value = front.get(key)
        if isinstance(value, str):
            value = parse(value)
        if isinstance(value, datetime | date):
            yield Stamp(value=value, origin="front matter", dated="printed")


def _text(front: dict[str, Any], *keys: str) -> str | None:
    """The first of the keys that holds something, as one line."""
    for key in keys:
        value = front.get(key)
        if isinstance(value, str | int | float) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _list(front: dict[str, Any], *keys: str) -> list[str]:
    for key in keys:
        value = front.get(key)
        if isinstance(value, list):
            return [str(item) for item in value if item]
        if isinstance(value, str) and value.strip():
            return [value]
    return []
