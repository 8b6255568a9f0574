"""What a page says about itself: JSON-LD first, then OpenGraph and its kin, then plain elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from digest.extract import bylines
from digest.extract.tree import Element
from digest.text.dates import Stamp, parse
from digest.text.titles import without_outlet

Node = dict[str, Any]

_ARTICLE_TYPES = frozenset(
    """Article NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle BackgroundNewsArticle
    ReviewNewsArticle BlogPosting LiveBlogPosting TechArticle ScholarlyArticle SocialMediaPosting Report
    AdvertiserContentArticle Review Recipe VideoObject WebPage""".split()
)
_JUNK = re.compile(r"/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_MOST_JSON = 400_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value and where it stands."""

    value: str
    origin: str


@dataclass(slots=True, kw_only=True)
class Metadata:
    """The fields that a page states; empty where it is silent."""

    title: Found | None = None
    byline: tuple[str, ...] = ()
    byline_origin: str = ""
    url: Found | None = None
    outlet: Found | None = None
    stamps: list[Stamp] = field(default_factory=list)
    language: str | None = None
    kind: str | None = None
    section: str | None = None
    image: str | None = None
    body: str | None = None


def read(tree: Element, url: str | None) -> Metadata:
    """The metadata of a page; `url` is where it was found."""
    nodes = list(_json_ld(tree))
    node = next((n for n in nodes if _types(n) & (_ARTICLE_TYPES - {"WebPage", "VideoObject"})), {})
    metas = _metas(tree)
    found = Metadata(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    found.outlet = _outlet(node, metas, nodes)
    found.title = _title(tree, node, metas, found.outlet)
    found.byline, found.byline_origin = _byline(tree, node, metas, nodes)
    found.url = _canonical(tree, metas, url)
    found.stamps = list(_stamps(tree, node, metas, nodes))
    found.kind = _kind(node)
    found.section = _text(node.get("articleSection")) or metas.get("article:section")
    found.image = metas.get("og:image") or _image(node.get("image"))
    found.body = _text(node.get("articleBody"))
    found.language = found.language or _text(node.get("inLanguage")) or metas.get("og:locale")
    return found


def _json_ld(tree: Element) -> Iterator[Node]:
    """Every object of the page's JSON-LD, those of @graph too."""
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MOST_JSON:
            continue
        try:
            data = json.loads(_JUNK.sub("", script.text).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, 0)


def _objects(data: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(data.get(key), depth + 1)


def _types(node: Node) -> set[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {str(n).rsplit("/", 1)[-1] for n in names if n}


def _text(value: object) -> str | None:
    """A plain string out of a JSON-LD value: itself, its first item, its name."""
    if isinstance(value, list):
        return next((t for t in map(_text, value) if t), None)
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value") or value.get("url"))
    if isinstance(value, str):
        return " ".join(_unescape(value).split()) or None
    return None


def _unescape(text: str) -> str:
    import html

    return html.unescape(html.unescape(text)) if "&" in text else text


def _metas(tree: Element) -> dict[str, str]:
    """Name or property → content, the first of each; names in lower case."""
    metas: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _unescape(meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
            if name in {"author", "article:author", "citation_author"} and content != metas[name]:
                metas[name] += "; " + content
    return metas


def _title(tree: Element, node: Node, metas: dict[str, str], site: Found | None) -> Found | None:
    """The headline as the page states it. What only its title element says was written for a browser's
    tab: there the site's name at the end is taken off."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    name = _text(node.get("name"))
    for origin, value in (
        ("JSON-LD name", name if name in headings else None),
        ("JSON-LD headline", _text(node.get("headline"))),
        ("og:title", metas.get("og:title")),
        ("twitter:title", metas.get("twitter:title")),
        ("meta title", metas.get("dc.title") or metas.get("citation_title") or metas.get("title")),
    ):
        if value and value.strip():
            return Found(value=" ".join(value.split()), origin=origin)
    return _plain_title(tree, headings, site)


def _plain_title(tree: Element, headings: list[str], site: Found | None) -> Found | None:
    """The title element up to the heading that it begins with, else less a short end; else a lone heading."""
    element = tree.find(".//title")
    title = " ".join(element.text_content().split()) if element is not None else ""
    for heading in headings:
        if len(_folded(heading)) >= 8 and _folded(title).startswith(_folded(heading)):
            return Found(value=heading, origin="h1")
    if title:
        title = without_outlet(title, [site.value] if site else [])
        return Found(value=_without_end(title), origin="title element")
    lone = [h for h in headings if h]
    return Found(value=lone[0], origin="h1") if len(lone) == 1 else None


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _without_end(title: str) -> str:
    """ "A long enough headline | Name" → "A long enough headline"."""
    last = max(re.finditer(r"\s[|–—»·-]\s", title), key=lambda m: m.start(), default=None)
    if last and len(title[: last.start()].split()) >= 4 and len(title[last.end() :].split()) <= 4:
        return title[: last.start()].strip()
    return title


def _byline(
    tree: Element, node: Node, metas: dict[str, str], nodes: list[Node]
) -> tuple[tuple[str, ...], str]:
    for origin, values in _byline_fields(tree, node, metas, nodes):
        names = bylines.from_fields(values)
        if names:
            return names, origin
    return (), ""


def _byline_fields(
    tree: Element, node: Node, metas: dict[str, str], nodes: list[Node]
) -> Iterator[tuple[str, list[str]]]:
    """Where a page names its authors, likeliest first; its elements are looked through last."""
    yield "JSON-LD author", _authors(node, nodes)
    for keys in _AUTHOR_METAS:
        yield "meta author", _split(next((metas[key] for key in keys if metas.get(key)), None))
    yield "byline element", _byline_elements(tree)


_AUTHOR_METAS = (
    ("author",),
    ("parsely-author", "sailthru.author", "byl"),
    ("article:author", "citation_author", "dc.creator"),
)


def _split(value: str | None) -> list[str]:
    return value.split(";") if value else []


def _authors(node: Node, nodes: list[Node]) -> list[str]:
    value = node.get("author") or node.get("creator") or []
    items = value if isinstance(value, list) else [value]
    by_id = {n.get("@id"): n for n in nodes if n.get("@id") and n.get("name")}
    names = []
    for item in items:
        if isinstance(item, dict) and not item.get("name"):
            item = by_id.get(item.get("@id"), {})
        name = _text(item)
        if name:
            names.append(name)
    return names


_BYLINE_XPATHS = (
    './/*[@rel="author"]',
    './/*[@itemprop="author"]//*[@itemprop="name"]',
    './/*[@itemprop="author"]',
    './/*[contains(@class, "byline")]',
    './/*[contains(@class, "author") and not(contains(@class, "bio"))]',
)


def _byline_elements(tree: Element) -> list[str]:
    """The names in the first element that is marked as the author's and holds names only."""
    for path in _BYLINE_XPATHS:
        for element in tree.xpath(path)[:3]:
            text = " ".join(element.text_content().split())
            if 3 <= len(text) <= 120:
                found = bylines.read_line(text) or bylines.read_line("By " + text)
                if found and all(" " in name for name in found.names):
                    return list(found.names)
    return []


def _canonical(tree: Element, metas: dict[str, str], url: str | None) -> Found | None:
    for link in tree.iterfind(".//link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            address = _absolute(link.get("href"), url)
            if address:
                return Found(value=address, origin="canonical link")
    address = _absolute(metas.get("og:url", ""), url)
    return Found(value=address, origin="og:url") if address else _saved_from(tree)


def _saved_from(tree: Element) -> Found | None:
    """The address that browsers write into a comment when they save a page."""
    for comment in tree.getroottree().xpath("//comment()")[:5]:
        found = re.search(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://\S+)", comment.text or "")
        if found and _absolute(found[1], None):
            return Found(value=found[1], origin="note of the browser that saved the page")
    return None


def _absolute(href: str, base: str | None) -> str | None:
    try:
        address = urljoin(base or "", href.strip())
    except ValueError:
        return None
    return address if re.match(r"https?://[^/\s]+\.[^/\s]+", address) else None


def _outlet(node: Node, metas: dict[str, str], nodes: list[Node]) -> Found | None:
    if metas.get("og:site_name"):
        return Found(value=metas["og:site_name"], origin="og:site_name")
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and not publisher.get("name"):
        publisher = next((n for n in nodes if n.get("@id") == publisher.get("@id") and n.get("name")), None)
    name = _text(publisher)
    if name and "://" not in name:
        return Found(value=name, origin="JSON-LD publisher")
    name = metas.get("application-name") or metas.get("dc.publisher") or metas.get("citation_journal_title")
    return Found(value=name, origin="meta application-name") if name else None


_DATE_METAS = tuple(
    """article:published_time og:published_time datepublished parsely-pub-date sailthru.date pubdate
    publish-date publishdate publication_date date dc.date.issued dc.date dcterms.created
    dcterms.date citation_publication_date article.published originalpublicationdate
    cxenseparse:recs:publishtime article_date_original dc.date.created ptime pdate timestamp
    rnews:datepublished bt:pubdate og:article:published_time article:published created""".split()
)
_LATE_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "revision_date",
)


def _stamps(tree: Element, node: Node, metas: dict[str, str], nodes: list[Node]) -> Iterator[Stamp]:
    """Dates of publication, likeliest first; dates of change last."""
    others = [n for n in nodes if n is not node and _types(n) & _ARTICLE_TYPES]
    for origin, value in (
        ("JSON-LD datePublished", node.get("datePublished")),
        *((f"meta {name}", metas.get(name)) for name in _DATE_METAS),
        *(("JSON-LD datePublished", n.get("datePublished")) for n in others),
        *(("time element", v) for v in _times(tree)),
        ("JSON-LD dateModified", node.get("dateModified")),
        *((f"meta {name}", metas.get(name)) for name in _LATE_METAS),
    ):
        parsed = parse(_text(value) or "")
        if parsed is not None:
            yield Stamp(value=parsed, origin=origin, dated="page")


def _times(tree: Element) -> list[str]:
    """Times marked as the page's date of publication; failing that, a lone time element."""
    times = [time for time in tree.iter("time") if time.get("datetime")]
    marked = [e.get("datetime") or e.get("content") for e in tree.xpath('.//*[@itemprop="datePublished"]')]
    marked = [*filter(None, marked), *(t.get("datetime") for t in times if t.get("pubdate") is not None)]
    if marked:
        return marked[:2]
    return [times[0].get("datetime")] if 1 <= len({t.get("datetime") for t in times}) <= 2 else []


def _kind(node: Node) -> str | None:
    types = {t.lower() for t in _types(node)}
    for name in ("opinionnewsarticle", "liveblogposting", "advertisercontentarticle"):
        if name in types:
            return name
    return None


def _image(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("url")
    if isinstance(value, list):
        return next((i for i in map(_image, value) if i), None)
    return value if isinstance(value, str) and value.startswith("http") else None
