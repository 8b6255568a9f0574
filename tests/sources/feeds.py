"""One article as every kind of feed tells it, for the tests of the readers."""

from __future__ import annotations

from datetime import UTC, tzinfo

from digest.model import Entry
from digest.sources import parse_feed

HOME = "https://harbor.example/feed"
BODY = "<p>The harbor board voted.</p><p>It meets again on Monday.</p>"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbor Times</title><link>https://harbor.example/</link><language>en-GB</language>
<item><title>Board votes on pier &amp;amp; wharf</title>
<link>https://harbor.example/2026/11/pier?utm_source=rss&amp;id=7</link>
<guid isPermaLink="false">harbor-7</guid><pubDate>Mon, 09 Nov 2026 10:00:00 +0900</pubDate>
<dc:creator>Ann Bee</dc:creator><category>Opinion</category>
<description>The board voted.</description><content:encoded><![CDATA[{BODY}]]></content:encoded>
<media:content url="https://harbor.example/pier.jpg" medium="image"/></item></channel></rss>"""

RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://harbor.example/"><title>Harbor Times</title></channel>
<item rdf:about="harbor-7"><title>Board votes on pier &amp;amp; wharf</title>
<link>https://harbor.example/2026/11/pier?utm_source=rss&amp;id=7</link><dc:date>2026-11-09T10:00:00+09:00</dc:date>
<dc:creator>Ann Bee</dc:creator><description>The board voted.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item></rdf:RDF>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbor Times</title>
<entry><title type="html">Board votes on pier &amp;amp; wharf</title>
<link rel="enclosure" type="audio/mpeg" href="https://harbor.example/pier.mp3"/>
<link href="https://harbor.example/2026/11/pier?utm_source=rss&amp;id=7"/><id>harbor-7</id>
<published>2026-11-09T10:00:00+09:00</published><updated>2026-11-09T11:30:00+09:00</updated>
<author><name>Ann Bee</name></author><summary>The board voted.</summary>
<content type="html"><![CDATA[{BODY}]]></content></entry></feed>"""

ATOM_03 = f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbor Times</title>
<entry><title>Board votes on pier &amp; wharf</title>
<link rel="alternate" type="text/html" href="https://harbor.example/2026/11/pier?utm_source=rss&amp;id=7"/>
<id>harbor-7</id><issued>2026-11-09T10:00:00+09:00</issued><modified>2026-11-09T11:30:00+09:00</modified>
<author><name>Ann Bee</name></author><summary>The board voted.</summary>
<content type="text/html" mode="escaped"><![CDATA[{BODY}]]></content></entry></feed>"""

JSON = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbor Times", "language": "en-GB",
"items": [
{{"id": "harbor-7", "url": "https://harbor.example/2026/11/pier?utm_source=rss&id=7",
"title": "Board votes on pier &amp; wharf", "content_html": "{BODY}", "summary": "The board voted.",
"date_published": "2026-11-09T10:00:00+09:00", "authors": [{{"name": "Ann Bee"}}]}}]}}"""

KINDS = {"rss": RSS, "rdf": RDF, "atom": ATOM, "atom 0.3": ATOM_03, "json": JSON}


def read(feed: str | bytes, *, zone: tzinfo = UTC, kind: str = "", address: str = HOME) -> tuple[Entry, ...]:
    """The entries of a feed as they come from `address` with the content type `kind`."""
    raw = feed.encode() if isinstance(feed, str) else feed
    return parse_feed(raw, address=address, headers={"Content-Type": kind} if kind else {}, zone=zone)


def rss(item: str, before: str = "") -> str:
    """A feed of one item (or of the items given)."""
    return f'{before}<rss version="2.0"><channel><title>Harbor Times</title>{item}</channel></rss>'


def item(**fields: str) -> str:
    """An item with these elements; a title and a link unless they are given."""
    fields = {"title": "Pier opens", "link": "https://harbor.example/pier", **fields}
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items()) + "</item>"
