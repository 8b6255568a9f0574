"""Feeds and lists that mean harm to their readers."""

from __future__ import annotations

from contextlib import suppress

import pytest

from digest.errors import SourceError
from digest.sources import parse_feed, parse_letter
from digest.sources.discover import feed_places
from digest.sources.opml import read_opml
from digest.sources.sitemap import parse_sitemap
from tests.growth import is_linear

HERE = "https://harbor.example/"
LADEN = " ".join(f'a{n}="1"' for n in range(15_000))
ITEM = "<item><title>Ferry line</title><link>https://harbor.example/1</link></item>"


@pytest.mark.parametrize(
    "feed",
    [
        f"<rss version='2.0'><channel>{ITEM.replace('<item>', f'<item {LADEN}>')}</channel></rss>",
        f"<rss version='2.0' {LADEN}><channel>{ITEM}</channel></rss>",
        f"<rss version='2.0'><channel><\u00e9 {LADEN}/>{ITEM}</channel></rss>",
        "<!DOCTYPE [" * 15_000 + f"<rss version='2.0'><channel>{ITEM}</channel></rss>",
        "<!DOCTYPE x [" + "] " * 50_000 + f"<rss version='2.0'><channel>{ITEM}</channel></rss>",
    ],
)
def test_nothing_is_looked_for_again_and_again(feed: str) -> None:
    """Attributes by the thousand, document types without an end: the time grows with the feed, not with its
    square, and the items are read."""
    entries = parse_feed(feed.encode(), address=HERE, headers={})
    assert [entry.url for entry in entries] == ["https://harbor.example/1"]


def test_lists_of_addresses_bear_many_attributes_too() -> None:
    """A sitemap and a list of feeds are read as a feed is."""
    places = f"<urlset {LADEN}><url><loc>https://harbor.example/1</loc></url></urlset>"
    assert len(parse_sitemap(places.encode(), address=HERE, headers={}).entries) == 1
    feeds = f'<opml {LADEN}><body><outline text="Harbor" xmlUrl="https://harbor.example/f"/></body></opml>'
    assert len(read_opml(feeds.encode(), address="a.opml")) == 1


def test_what_is_beyond_reading_is_refused() -> None:
    """A page that lists articles, and a letter's markup: with the reason."""
    page = "<p>port</p>" * 21_000
    with pytest.raises(SourceError, match="42,000 tags are more than"):
        feed_places(page.encode(), address=HERE, headers={})
    letter = f"Subject: Ferry\nContent-Type: text/html\n\n{page}"
    with pytest.raises(SourceError, match="42,000 tags are more than"):
        parse_letter(letter.encode(), address="a.eml")


def test_links_are_found_however_deep_they_lie() -> None:
    """A parser that gives up at some depth would lose those below without a word."""
    deep = "<div>" * 5_000 + '<a href="https://harbor.example/feed.xml">Feed</a>'
    assert "https://harbor.example/feed.xml" in [
        place.address for place in feed_places(deep.encode(), address=HERE, headers={})[:1]
    ]


def test_a_base_of_nonsense() -> None:
    """A page whose base is no address starts from its own."""
    page = b'<html><head><base href="http://[x"></head><body><a href="/news/feed.xml">All</a></body></html>'
    found = feed_places(page, address="https://a.example/", headers={})
    assert "https://a.example/news/feed.xml" in {place.address for place in found}


def test_many_links_take_their_time_each() -> None:
    """A page's base is looked for once, not for every link."""
    link = b'<a href="/2025/05/09/ferry-line-opens">Boat</a> '
    assert is_linear(lambda n: feed_places(link * n, address="https://a.example/", headers={}), 200, 2000)


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml">'
SHAPES = {
    "items without an end": lambda n: "<rss version='2.0'><channel>" + "<item><title>a b" * n,
    "items within items": lambda n: "<rss version='2.0'><channel>" + "<item>" * n + "<title>x</title>",
    "authors": lambda n: rss(ITEM.replace("<link>", "<author>a</author>" * n + "<link>")),
    "a title of markup": lambda n: ATOM + "<div>" * n + "</title></entry></feed>",
    "entities": lambda n: rss(ITEM.replace("Ferry", "&nbsp;&lol;" * 10 * n)),
    "marks that open nothing": lambda n: rss(ITEM.replace("Ferry", "&lt;a &amp;<" * n)),
    "bulk that does not close": lambda n: rss(ITEM.replace("<link>", "<description>" + "<![CDATA[" * n)),
    "one guid": lambda n: rss("<item><guid>1</guid><title>x</title></item>" * n),
    "guids without an end": lambda n: rss("<item><guid><![CDATA[ x <guid a='" * n),
    "guids of spaces": lambda n: rss("<item><guid>" + " " * 50 * n),
    "long values": lambda n: rss(ITEM.replace("<item>", f'<item a="{"x " * 50 * n}">')),
    "JSON items": lambda n: (
        '{"version":"https://jsonfeed.org/version/1","items":['
        + ",".join(f'{{"id":"{i}","url":"https://a.example/{i}","content_html":"x"}}' for i in range(n))
        + "]}"
    ),
}


def rss(items: str) -> str:
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_a_feed_takes_the_square_of_its_size(shape: str) -> None:
    """Whatever a feed repeats, ten times as much of it takes about ten times the time."""

    def work(size: int) -> None:
        with suppress(SourceError):
            parse_feed(SHAPES[shape](size).encode(), address=HERE, headers={})

    assert is_linear(work, 1_000, 10_000)
