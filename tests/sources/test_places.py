from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.model import Source
from digest.sources import (
    Outline,
    Place,
    feed_places,
    parse_page,
    parse_sitemap,
    read_opml,
    site_fields,
    write_opml,
)

HOME = "https://harbor.example/news"
LISTS = Path(__file__).parents[2] / "config" / "feeds"
PAGE = b"""<html><head><title>News</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="All news" href="/all.xml">
<link rel="alternate" hreflang="ko" href="/ko"></head><body>
<nav><a href="/tag/pier-and-wharf-and-more/">Pier</a><a href="/rss/politics.xml">RSS: politics</a></nav>
<article><a href="/2026/11/09/pier-vote?utm_source=x"><img src="p.jpg"></a>
<h2><a href="/2026/11/09/pier-vote">Board votes on <em>pier</em></a></h2>
<time datetime="2026-11-09T10:00:00+09:00">yesterday</time>
<a href="/2026/11/09/pier-vote#more">Read more</a></article>
<article><h2><a href="/2026/11/10/wharf">Wharf opens</a></h2>
<time>10 November 2026</time></article>
<a href="https://other.example/2026/11/10/wharf">Elsewhere</a>
<a href="mailto:a@b.example">Mail</a></body></html>"""
MAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbor.example/a?utm_medium=x</loc>
<lastmod>2026-11-10</lastmod>
<news:news><news:publication><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-09T08:00:00+09:00</news:publication_date>
<news:title>A &amp; B</news:title></news:news>
</url><url><loc>https://harbor.example/b</loc><lastmod>2026-11-08</lastmod></url><url/></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harbor.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>https://harbor.example/new.xml</loc><lastmod>2026-11-09</lastmod></sitemap>
<sitemap><loc>/any.xml</loc></sitemap></sitemapindex>"""


def page(**rules: str) -> Source:
    return Source(id="harbor", kind="page", location=HOME, **rules)


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"link": "article"},
        {"link": "article h2 a"},
        {"link": r"harbor\.example/2026/\d\d/"},
        {"link": 'a[href^="/2026/"]'},
    ],
)
def test_the_links_of_a_page_are_its_articles(rules: dict[str, str]) -> None:
    """By a selector of links or of what holds them, by a pattern, or by the looks of their addresses: each
    article once, in order, under its headline."""
    entries = parse_page(PAGE, source=page(**rules), address=HOME, headers={})
    assert [(e.url, e.title) for e in entries] == [
        ("https://harbor.example/2026/11/09/pier-vote", "Board votes on pier"),
        ("https://harbor.example/2026/11/10/wharf", "Wharf opens"),
    ]


def test_a_rule_for_dates_dates_the_links() -> None:
    """The attribute for machines before the words."""
    entries = parse_page(PAGE, source=page(link="article", date="time"), address=HOME, headers={})
    told = [e.published and e.published.isoformat() for e in entries]
    assert told == ["2026-11-09T10:00:00+09:00", "2026-11-10T12:00:00+00:00"]
    assert [e.dated for e in entries] == ["feed", "feed"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [("article[", "no CSS selector"), ("/(", "no pattern"), ("aside a", "no links by the rule")],
)
def test_a_rule_that_finds_nothing_is_told(rule: str, reason: str) -> None:
    """A page that has changed is a mistake to mend, not a quiet week."""
    with pytest.raises(SourceError, match=reason):
        parse_page(PAGE, source=page(link=rule), address=HOME, headers={})


def test_a_site_s_rules_find_title_date_and_text() -> None:
    """Of an article's page; what has no rule or stands nowhere is None."""
    found = site_fields(PAGE, source=page(title="h2", date="time", text="article"), address=HOME, headers={})
    assert found.title == "Board votes on pier"
    assert found.published is not None
    assert found.html is not None
    assert found.html.count("<article>") == 2
    nested = site_fields(PAGE, source=page(text="article, article h2"), address=HOME, headers={})
    assert nested.html == found.html
    empty = site_fields(PAGE, source=page(title="h6"), address=HOME, headers={})
    assert (empty.title, empty.published, empty.html) == (None, None, None)


@pytest.mark.parametrize("raw", [MAP, gzip.compress(MAP, mtime=0)])
def test_a_news_sitemap_lists_dated_pages(raw: bytes) -> None:
    """Only a news sitemap knows when a page was published; a last change is none of that."""
    first, second = parse_sitemap(raw, address=HOME, headers={}).entries
    assert (first.url, first.title, first.language) == ("https://harbor.example/a", "A & B", "en")
    assert first.published is not None
    assert first.published.isoformat() == "2026-11-09T08:00:00+09:00"
    assert (second.published, second.dated) == (None, "unknown")
    assert second.updated is not None


def test_an_index_names_its_maps_newest_first() -> None:
    """So that a reader may stop early."""
    maps = parse_sitemap(INDEX, address=HOME, headers={}).maps
    assert [m.rpartition("/")[2] for m in maps] == ["new.xml", "old.xml", "any.xml"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (PAGE, "no sitemap"),
        (b"<rss/>", "no sitemap"),
        (b"", "0 bytes"),
        (gzip.compress(MAP, mtime=0)[:40], "0 bytes|no sitemap|gzip"),
        (b"\x1f\x8bxx", "gzip"),
        (gzip.compress(b" " * 30_000_000, mtime=0), "too large"),
    ],
)
def test_what_is_no_sitemap_is_told(raw: bytes, reason: str) -> None:
    """A gzip bomb too."""
    with pytest.raises(SourceError, match=reason):
        parse_sitemap(raw, address=HOME, headers={})


def test_feeds_are_looked_for_where_they_may_be() -> None:
    """Named by the page (comments last), linked, the usual places, then sitemaps, news first."""
    robots = (
        "User-agent: *\nSitemap: https://harbor.example/pages.xml\nsitemap: https://harbor.example/news.xml"
    )
    places = feed_places(PAGE, address=HOME, headers={}, robots=robots)
    addresses = [p.address for p in places]
    assert addresses[:3] == [
        "https://harbor.example/all.xml",
        "https://harbor.example/comments/feed",
        "https://harbor.example/rss/politics.xml",
    ]
    assert places[0].title == "All news"
    assert addresses.index("https://harbor.example/feed") < addresses.index("https://harbor.example/news.xml")
    assert addresses.index("https://harbor.example/news.xml") < addresses.index(
        "https://harbor.example/pages.xml"
    )
    assert len(set(addresses)) == len(addresses)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
OUTLINES = st.lists(
    st.builds(
        lambda title, number, home, folders: Outline(
            title=title,
            address=f"https://a.example/feed?n={number}&x=1",
            home="https://a.example/" if home else None,
            folders=tuple(folders),
        ),
        TEXT,
        st.integers(0, 99),
        st.booleans(),
        st.lists(TEXT, max_size=3),
    ),
    max_size=6,
)


@given(OUTLINES)
def test_a_list_of_feeds_comes_back_as_written(outlines: list[Outline]) -> None:
    """Titles, addresses and nested folders; only the order follows the folders."""
    raw = write_opml(outlines, title="Feeds & more")
    assert set(read_opml(raw, address="list.opml")) == set(outlines)


def test_other_programs_lists_are_read() -> None:
    """Names of attributes in any case, feeds without a title or a type, folders in folders."""
    raw = b"""<opml version="1.0"><body><outline TEXT="World"><outline text="Asia">
    <outline xmlurl="https://a.example/f"/><outline text="no feed"/></outline></outline>
    <outline text="B" xmlUrl="feed:oops"/></body></opml>"""
    assert read_opml(raw, address="x") == (
        Outline(title="https://a.example/f", address="https://a.example/f", folders=("World", "Asia")),
    )
    with pytest.raises(SourceError, match="no OPML"):
        read_opml(b"<rss/>", address="x")


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.opml")), ids=lambda path: path.stem)
def test_the_ready_lists_are_whole(path: Path) -> None:
    """Every feed has a name, a home and a language, once, and the file is as we write it."""
    outlines = read_opml(path.read_bytes(), address=path.name)
    assert len(outlines) >= 9
    assert len({o.address for o in outlines}) == len({o.title for o in outlines}) == len(outlines)
    assert all(o.home and o.language and o.folders and o.address.startswith("https://") for o in outlines)
    assert write_opml(outlines, title=outlines[0].folders[0]) == path.read_bytes()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbor Post » Feed", "Harbor Post"),
        ("Harbor Post RSS Feed", "Harbor Post"),
        ("Harbor Post - Atom", "Harbor Post"),
        ("The Daily Feed", "The Daily Feed"),
        ("Harbor Post", "Harbor Post"),
        ("RSS 2.0", None),
        ("All news", None),
        ("", None),
    ],
)
def test_a_feed_s_title_may_name_the_outlet(title: str, name: str | None) -> None:
    """Less what only says that it is a feed; the words of a link in the text are no name at all."""
    place = Place(address="https://harbor.example/rss", kind="feed", title=title, how="named by the page")
    assert place.name == name
    assert replace(place, how="linked from the page").name is None
