"""An item that a source lists → its article: of the page that it links to, or of its own words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from digest.errors import RefusedError
from digest.extract import files, paste
from digest.extract.blocks import Block, BlockKind
from digest.extract.draft import Draft, Setting, finish
from digest.extract.outlets import Clue, domain_of
from digest.extract.tree import parse, visible_lines
from digest.extract.visible import one_line
from digest.model import Cut, Entry, Extraction, Fetched, Outlet
from digest.text.dates import Stamp
from digest.text.markup import Overgrown, refuse_long

WHOLE = 120
"""An entry's own content of so many words is taken for the whole article."""
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|»)\W*$")
_MORE = re.compile(
    r"\b(?:read|continue|see|view)\s+(?:the\s+)?(?:more|full|whole|rest|on|reading)\b", re.IGNORECASE
)
_LAST_SENTENCE = re.compile(r"(?:(?<=[.!?。])|(?<=[.!?][\"”’)]))\s+(?=\S)")
_CANONICAL = re.compile(
    rb"<link[^>]{0,300}?rel\s*=\s*[\"']?canonical\b[^>]{0,300}?href\s*=\s*[\"']([^\"'>\s]{1,2000})",
    re.IGNORECASE,
)
_CANONICAL_TURNED = re.compile(
    rb"<link[^>]{0,300}?href\s*=\s*[\"']([^\"'>\s]{1,2000})[\"'][^>]{0,300}?rel\s*=\s*[\"']?canonical\b",
    re.IGNORECASE,
)
_SCREENS = re.compile(r"^(?:amp|m|mobile)\.")
_HEAD = 400_000
_KINDS: dict[str, BlockKind] = {
    "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead",
    "li": "item",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is known before an item is read: the outlets, the letter's zone, the time, the outlet that the
    source is said to be of, and its name and language, which count where nothing else tells."""

    outlets: Sequence[Outlet]
    zone: ZoneInfo
    now: datetime
    outlet: str | None = None
    name: str | None = None
    language: str | None = None
    by_page: bool = False
    """A page's own headline comes first: what lists it says other words (a link's)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What an item itself holds of its article: the original (its content, HTML, else its summary) and the
    lines in it."""

    original: Fetched
    blocks: tuple[Block, ...]

    @property
    def is_content(self) -> bool:
        """Whether it is the item's content, and no summary."""
        return self.original.address.endswith(".html")

    @property
    def is_whole(self) -> bool:
        """Whether it is likely the whole article and not a beginning of it."""
        text = " ".join(block.text for block in self.blocks) if self.is_content else ""
        tail = text[-160:]
        return len(text.split()) >= WHOLE and not _CUT_OFF.search(tail) and not _MORE.search(tail)


def own_words(entry: Entry, source_id: str, now: datetime) -> Own | None:
    """What the item itself holds of its article, if anything. Raises RefusedError as `own_of` does."""
    words, ending = (entry.content, "html") if entry.content else (entry.summary, "txt")
    if not words or not words.strip():
        return None
    name = hashlib.sha256(entry.guid.encode("utf-8", "replace")).hexdigest()[:12]
    original = Fetched(
        address=f"{source_id}/{name}.{ending}",
        raw=words.encode("utf-8", "replace"),
        seen=now,
        headers={"guid": one_line(entry.guid)},
    )
    return own_of(original)


def own_of(original: Fetched) -> Own:
    """An item's own words, of the original that was made of them. Raises RefusedError for words or
    markup beyond reading."""
    text = original.raw.decode("utf-8", "replace")
    is_page = original.address.endswith(".html")
    try:
        blocks = _content_blocks(text) if is_page else _summary_blocks(text)
    except Overgrown as problem:
        raise RefusedError(original.address, str(problem)) from problem
    return Own(original=original, blocks=tuple(blocks))


def read_own(entry: Entry, own: Own, reader: Reader) -> Extraction:
    """The article of an item's own words. Raises SourceError where no text is left."""
    page = paste.clean(own.blocks, authors=entry.byline)
    kept, cut_off = _without_tail(page.blocks)
    origin = "content" if own.is_content else "summary"
    draft = Draft(blocks=kept, cuts=(*page.cuts, *cut_off), origins={"text": origin})
    return _finish(draft, entry, reader, own.original.address)


def read_page(
    entry: Entry, page: Fetched, reader: Reader, *, charset: str | None = None, html: str | None = None
) -> Extraction:
    """The article of an item's page; `html` is the markup of its text where a rule of the site's found it.

    Raises SourceError where it holds none.
    """
    draft = files.draft(page.address, page.raw, charset=charset)
    draft = replace(draft, url=canonical_address(page.raw, page.address))
    if html:
        text = paste.clean(_ruled_blocks(html, page.address), authors=draft.byline)
        draft = replace(
            draft, blocks=text.blocks, cuts=text.cuts, origins={**draft.origins, "text": "site's rule"}
        )
    return _finish(draft, entry, reader, page.address)


def canonical_address(raw: bytes, address: str) -> str:
    """The address that a page gives for itself, if it lies on the page's own site and is no front page;
    else where it was found."""
    found = _CANONICAL.search(raw[:_HEAD]) or _CANONICAL_TURNED.search(raw[:_HEAD])
    try:
        told = urljoin(address, unescape(found[1].decode("utf-8", "ignore")).strip()) if found else address
        whole = told.startswith("http") and _site(told) == _site(address) and len(urlsplit(told).path) > 1
    except ValueError:
        return address
    return told if whole else address


def _site(address: str) -> str:
    """A host without what only says for which screen it is."""
    return _SCREENS.sub("", (domain_of(address) or "").lower())


def _finish(draft: Draft, entry: Entry, reader: Reader, address: str) -> Extraction:
    setting = Setting(
        address=address,
        now=reader.now,
        last=Stamp(value=reader.now.astimezone(reader.zone), origin="first seen", dated="first_seen"),
        outlets=reader.outlets,
        zone=reader.zone,
    )
    return _clamped(finish(_with_entry(draft, entry, reader), setting), reader)


def _clamped(found: Extraction, reader: Reader) -> Extraction:
    """An article is not of tomorrow: what a wrong clock or a wrong zone says is told, and it is of now."""
    article = found.article
    if article.published <= reader.now:
        return found
    refused = f"{found.origins['published']}: {article.published:%Y-%m-%d %H:%M} lies in the future"
    now = reader.now.astimezone(article.published.tzinfo)
    origins = {**found.origins, "published": "first seen", "published.refused": refused}
    return replace(found, article=replace(article, published=now, dated="first_seen"), origins=origins)


def _with_entry(draft: Draft, entry: Entry, reader: Reader) -> Draft:
    """What the source says of an item comes before what its page says; a byline after it."""
    origins = dict(draft.origins)
    stamps, url = draft.stamps, draft.url or entry.url
    if entry.published:
        by_page = entry.dated == "page"
        stamp = Stamp(
            value=entry.published,
            origin="site's rule" if by_page else "feed",
            dated="page" if by_page else "feed",
        )
        stamps = (stamp, *stamps)
    if one_line(entry.title) and not (reader.by_page and draft.title):
        origins["title"] = "feed"
    if entry.byline and not draft.byline:
        origins["byline"] = "feed"
    return replace(
        draft,
        title=(reader.by_page and draft.title) or one_line(entry.title) or draft.title,
        byline=draft.byline or entry.byline,
        url=url,
        stamps=stamps,
        clues=tuple(_clues(draft, entry, reader)),
        language=draft.language or entry.language or reader.language,
        kind=draft.kind or entry.kind,
        labels=(*((entry.section,) if entry.section else ()), *draft.labels),
        section=draft.section or entry.section,
        image=draft.image or entry.image,
        origins=origins,
    )


def _clues(draft: Draft, entry: Entry, reader: Reader) -> Iterator[Clue]:
    """The outlet that was given; then the name that the page prints, the source's, and the domains."""
    if reader.outlet:
        yield Clue(kind="given", value=reader.outlet, origin="source")
    yield from (clue for clue in draft.clues if clue.kind == "name")
    if reader.name:
        yield Clue(kind="name", value=reader.name, origin="source's name")
    domain = domain_of(entry.url)
    if domain:
        yield Clue(kind="domain", value=domain, origin="address")
    yield from (clue for clue in draft.clues if clue.kind != "name")


def _content_blocks(html: str) -> list[Block]:
    try:
        tree = parse(html)
    except Overgrown:
        raise
    except ValueError:
        return []
    return [
        Block(text=line.text, kind=_KINDS.get(line.element, "paragraph"), linked=line.linked)
        for line in visible_lines(tree)
    ]


def _ruled_blocks(html: str, address: str) -> list[Block]:
    try:
        return _content_blocks(html)
    except Overgrown as problem:
        raise RefusedError(address, str(problem)) from problem


def _summary_blocks(text: str) -> list[Block]:
    refuse_long(len(text))
    return [Block(text=line) for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _without_tail(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Cut, ...]]:
    """A last sentence that the source breaks off ("…") is none; a lone one stays, for there is no other."""
    if not blocks or not _CUT_OFF.search(blocks[-1].text):
        return tuple(blocks), ()
    last = blocks[-1].text
    starts = [found.end() for found in _LAST_SENTENCE.finditer(last)]
    if starts:
        kept = replace(blocks[-1], text=last[: starts[-1]].rstrip())
        return (*blocks[:-1], kept), (Cut(text=last[starts[-1] :], reason="broken off by the source"),)
    if len(blocks) > 1:
        return tuple(blocks[:-1]), (Cut(text=last, reason="broken off by the source"),)
    return tuple(blocks), ()


def as_partial(extraction: Extraction) -> Extraction:
    """An article of which only a part could be read."""
    return replace(extraction, article=replace(extraction.article, partial=True))


def charset_of(headers: Mapping[str, str]) -> str | None:
    """The encoding that a server names in its Content-Type."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", headers.get("content-type", ""), re.IGNORECASE)
    return found[1] if found else None


def listed_bytes(entry: Entry) -> bytes:
    """All that an item says, as bytes: it has changed when they have."""
    moments = (
        entry.published.isoformat() if entry.published else "",
        entry.updated.isoformat() if entry.updated else "",
    )
    parts = (
        entry.guid,
        entry.url or "",
        entry.title,
        *entry.byline,
        *moments,
        entry.summary,
        entry.content or "",
    )
    return "\0".join(parts).encode("utf-8", "replace")
