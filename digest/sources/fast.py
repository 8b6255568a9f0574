"""The reader for nearly all feeds: fastfeedparser, with what it is known to misread left to the exact one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import unescape
from typing import Any

import fastfeedparser
from lxml.etree import LxmlError

from digest.model import Entry
from digest.sources.item import Item, entry_of
from digest.sources.moments import Written
from digest.sources.plain import as_markup
from digest.sources.prepare import as_utf8

_ERRORS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, LxmlError)
_HARD = re.compile(
    r"<(?:/(author|dc:creator)>\s*<\1[>\s]"
    r"|(?:title|summary|description)(?:\s[^<>]*)?>[^<]*<(?:[A-Za-z]|!--)"
    r"|(?=[a-z]+:|[tscbf])(?!media:)(?>[a-z]\w*:)?"
    r"(?:(?:title|summary)\s[^<>]*?(?:xhtml|text/html|mode=|base|application/)"
    r"|content\s[^<>]*?(?:mode=|base64|application/(?!xhtml))"
    r"|(?:body|fullitem|created)[>\s]))"
)
"""Several authors, words in child elements, old types, base addresses."""
_ROOT = re.compile(r"<(?![?!])(?:\w+:)?(\w+)")
_NAMESAKE = re.compile(r"<(?:media|itunes):(?:title|description|summary|author)\b")
_FOREIGN = re.compile(r"<(/?)(media|itunes):(title|description|summary)\b")
_VOICE = re.compile(r"<(/?)itunes:author\b")
_WRITER = re.compile(r"<(?:dc:creator|author)[>\s]")
_LANGUAGE = re.compile(r"""<(?:dc:)?language[^<>]*>\s*([\w-]+)|xml:lang=["']([\w-]+)""")
_HEAD = 5000
_IDENTIFIED = re.compile(r"<(?:\w+:)?(?:guid|id)[>\s]|:about=")
_WRAPPER = re.compile(r"^<[^<>]*>|</[^<>]*>$")
_TAGS = re.compile(r"<[^>]+>")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)


def read(text: str, *, base: str, zone: tzinfo, alone: bool = False) -> tuple[Entry, ...] | None:
    """The entries; None where the other reader has to look. `alone` means that there is no other."""
    if not alone and _HARD.search(text):
        return None
    try:
        feed = fastfeedparser.parse(as_utf8(_without_namesakes(text)))
    except _ERRORS:
        return None
    items = feed["entries"]
    root = _ROOT.search(text)
    kind = root[1].lower() if root else ""
    if not alone and _is_misread(items, kind, text):
        return None
    language = _LANGUAGE.search(text, 0, _HEAD)
    reader = _Reader(
        moments=Written(text, zone),
        language=(language[1] or language[2]) if language else None,
        atom=kind == "feed",
        identified=bool(_IDENTIFIED.search(text)),
    )
    return tuple(entry_of(reader.item(item), base=base, zone=zone) for item in items)


def _without_namesakes(text: str) -> str:
    """The reader takes a name of any namespace: a picture's title for the article's, a show's voice for its
    writer."""
    if _NAMESAKE.search(text):
        text = _FOREIGN.sub(r"<\1\2:of-\3", text)
        if _WRITER.search(text):
            text = _VOICE.sub(r"<\1itunes:of-author", text)
    return text


def _is_misread(items: Sequence[Mapping[str, Any]], kind: str, text: str) -> bool:
    """What shows only when the feed is read; `kind` is the name of its outermost element."""
    if not all(map(_is_sound, items)):
        return True
    if kind == "rdf":
        return "encoded" in text
    return _has_signs(items, text) if kind == "feed" else any(map(_has_rival, items))


def _is_sound(item: Mapping[str, Any]) -> bool:
    """Whether it has a title and an absolute address: what lacks them may have them in an odd place."""
    return bool(item.get("title")) and (item.get("link") or "").startswith(("http://", "https://"))


def _has_signs(items: Sequence[Mapping[str, Any]], text: str) -> bool:
    """Whether "<" in an Atom feed's titles or summaries may be a sign: the reader doesn't tell their type."""
    return any(
        "<" in (item.get(key) or "") and f'<{name} type="html"' not in text and f"<{name}" in text
        for item in items
        for key, name in (("title", "title"), ("description", "summary"))
    )


def _has_rival(item: Mapping[str, Any]) -> bool:
    """Whether an RSS item also has Atom's link, which the reader prefers."""
    links: Sequence[Mapping[str, str]] = item.get("links") or ()
    return any(other.get("rel") == "alternate" for other in links)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What the items of a feed share."""

    moments: Written
    language: str | None
    atom: bool
    identified: bool

    def item(self, item: Mapping[str, Any]) -> Item:
        contents = item.get("content") or ()
        summary, body = self._texts(item.get("description") or "", contents)
        link, found = _link(item, atom=self.atom), item.get("link") or ""
        guid = item.get("id") or ""
        return Item(
            guid="" if guid == found and not (link and self.identified) else guid,
            link=link,
            title=item.get("title") or "",
            authors=(item.get("author") or "",),
            published=self._moment(item.get("published")),
            updated=self._moment(item.get("updated")),
            summary=summary,
            content=body,
            language=(contents[0].get("language") if contents else None) or self.language,
            labels=tuple(tag["label"] or tag["term"] for tag in item.get("tags") or ()),
            image=_image(item),
        )

    def _moment(self, told: str | None) -> datetime | None:
        """As it stands in the feed. What stands nowhere as a date was guessed from a guid, and is none."""
        return self.moments.get(datetime.fromisoformat(told)) if told else None

    def _texts(self, summary: str, contents: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
        """Summary and content apart: the reader makes either out of the other where one is missing."""
        body: str = contents[0]["value"] or "" if contents else ""
        if not self.atom and summary == body.strip():
            return summary, ""
        if body and _is_made_of(summary, body):
            summary = ""
        kind = (contents[0].get("type") or "") if contents else ""
        if "xhtml" in kind:
            body = _WRAPPER.sub("", body.strip())
        return summary, as_markup(body, kind)


def _is_made_of(summary: str, body: str) -> bool:
    """Whether the reader made the summary itself, out of the first 512 characters of the body."""
    if summary.startswith("<") or len(summary) > 512:
        return False
    return " ".join(unescape(_TAGS.sub(" ", body[:2048])).split()).startswith(" ".join(summary.split()))


def _link(item: Mapping[str, Any], *, atom: bool) -> str:
    """The page's address. In Atom it is the link without a relation or with "alternate", no enclosure."""
    link: str = item.get("link") or ""
    if not atom:
        return link
    relations = {other["href"].strip(): other.get("rel") for other in item.get("links") or ()}
    if relations.get(link, "self") in (None, "alternate"):
        return link
    return next((href for href, rel in relations.items() if rel in (None, "alternate")), "")


def _image(item: Mapping[str, Any]) -> str:
    for media in item.get("media_content") or ():
        kind = f"{media.get('medium', '')} {media.get('type', '')}"
        address: str = media.get("url") or media.get("thumbnail_url") or ""
        if address and ("image" in kind or _PICTURE.search(address)):
            return address
    enclosures = item.get("enclosures") or ()
    return next((e["url"] for e in enclosures if (e.get("type") or "").startswith("image/")), "")
