"""The newest issues as RSS 2.0, Atom and JSON Feed 1.1, each with the whole letter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

import lxml.etree
import lxml.html
import lxml.html.builder
import nh3

from digest.render.clean import one_line
from digest.render.site.values import Edition, Site

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
XML = "http://www.w3.org/XML/1998/namespace"
_TAGS = set("a b blockquote br dd dl dt em figcaption figure h2 h3 h4 i img li ol p strong ul".split())
_SILENT = {"script", "style", "svg", "nav", "form"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An issue as a feed tells it. `content` is HTML: words, headings, links and pictures only."""

    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime


def entry_of(edition: Edition, page: bytes, base: str) -> FeedEntry:
    """The entry of an issue, whose page in the site is `page`."""
    url = base + edition.file
    return FeedEntry(
        url=url,
        title=edition.page.subject,
        summary=edition.page.description,
        content=content_of(page, url),
        published=edition.published,
        updated=edition.updated,
    )


def content_of(page: bytes, url: str) -> str:
    """The letter itself out of a page, without style, scripts and contents; links are absolute, and a
    drawing is what it tells in words."""
    tree: lxml.html.HtmlElement = lxml.html.document_fromstring(page.decode(), base_url=url)
    tree.make_links_absolute(resolve_base_href=False)
    for told in tree.xpath("//*[local-name()='svg']/*[local-name()='desc']"):
        drawing = told.getparent()
        drawing.addprevious(lxml.html.builder.P(told.text or ""))
    main = tree.find(".//main")
    html = lxml.html.tostring(tree if main is None else main, encoding="unicode")
    clean = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_SILENT,
        attributes={"a": {"href"}, "img": {"src", "alt", "width", "height"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return "\n".join(line for line in map(str.strip, clean.split("\n")) if line)


def rss(site: Site, entries: Sequence[FeedEntry], author: str) -> bytes:
    """RSS 2.0."""
    root = lxml.etree.Element("rss", version="2.0", nsmap={"atom": ATOM, "content": CONTENT, "dc": DC})
    channel = _child(root, "channel")
    base = site.base or ""
    _child(channel, "title", site.title)
    _child(channel, "link", base)
    _child(channel, "description", site.description or site.title)
    _child(channel, "language", site.language)
    _child(channel, "lastBuildDate", format_datetime(max(entry.updated for entry in entries)))
    link = {"href": f"{base}rss.xml", "rel": "self", "type": "application/rss+xml"}
    lxml.etree.SubElement(channel, f"{{{ATOM}}}link", link)
    for entry in entries:
        item = _child(channel, "item")
        _child(item, "title", entry.title)
        _child(item, "link", entry.url)
        _child(item, "guid", entry.url)
        _child(item, "pubDate", format_datetime(entry.published))
        _child(item, f"{{{DC}}}creator", author)
        _child(item, "description", entry.summary)
        _child(item, f"{{{CONTENT}}}encoded", entry.content)
    return _bytes(root)


def atom(site: Site, entries: Sequence[FeedEntry], author: str) -> bytes:
    """Atom (RFC 4287)."""
    root = _root("feed", ATOM)
    root.set(f"{{{XML}}}lang", site.language)
    base = site.base or ""
    _of_atom(root, "id", base)
    _of_atom(root, "title", site.title)
    if site.description:
        _of_atom(root, "subtitle", site.description)
    _of_atom(root, "updated", max(entry.updated for entry in entries).isoformat())
    _link(root, "self", f"{base}atom.xml", "application/atom+xml")
    _link(root, "alternate", base, "text/html")
    _of_atom(_of_atom(root, "author"), "name", author)
    for entry in entries:
        item = _of_atom(root, "entry")
        _of_atom(item, "id", entry.url)
        _of_atom(item, "title", entry.title)
        _link(item, "alternate", entry.url, "text/html")
        _of_atom(item, "published", entry.published.isoformat())
        _of_atom(item, "updated", entry.updated.isoformat())
        _of_atom(item, "summary", entry.summary)
        _of_atom(item, "content", entry.content).set("type", "html")
    return _bytes(root)


def json_feed(site: Site, entries: Sequence[FeedEntry], author: str) -> bytes:
    """JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": site.base,
        "feed_url": f"{site.base}feed.json",
        **({"description": site.description} if site.description else {}),
        "language": site.language,
        "authors": [{"name": author}],
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.content,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def sitemap(base: str, files: Iterator[tuple[str, str]]) -> bytes:
    """sitemap.xml: each page with the day on which it changed last."""
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    root = _root("urlset", space)
    for file, day in files:
        url = _child(root, f"{{{space}}}url")
        _child(url, f"{{{space}}}loc", base if file == "index.html" else base + file)
        _child(url, f"{{{space}}}lastmod", day)
    return _bytes(root)


def _root(tag: str, space: str) -> lxml.etree._Element:
    """An element whose name space needs no prefix."""
    return lxml.etree.fromstring(f'<{tag} xmlns="{space}"/>')


def _child(parent: lxml.etree._Element, tag: str, text: str | None = None) -> lxml.etree._Element:
    node = lxml.etree.SubElement(parent, tag)
    node.text = None if text is None else _fit(text)
    return node


def _of_atom(parent: lxml.etree._Element, tag: str, text: str | None = None) -> lxml.etree._Element:
    return _child(parent, f"{{{ATOM}}}{tag}", text)


def _link(parent: lxml.etree._Element, rel: str, href: str, kind: str) -> None:
    lxml.etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _fit(text: str) -> str:
    """What XML can hold: line by line without control characters."""
    return "\n".join(map(one_line, text.split("\n")))


def _bytes(root: lxml.etree._Element) -> bytes:
    raw: bytes = lxml.etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return raw
