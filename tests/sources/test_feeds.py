from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.sources import exact, fast
from digest.sources.prepare import feed_text
from tests.sources.feeds import ATOM, BODY, HOME, JSON, KINDS, RSS, item, read, rss

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_feed_tells_the_same(kind: str) -> None:
    """RSS, RDF, Atom 1.0 and 0.3 and JSON Feed give one entry for one article."""
    (entry,) = read(KINDS[kind])
    assert (entry.guid, entry.title) == ("harbor-7", "Board votes on pier & wharf")
    assert entry.url == "https://harbor.example/2026/11/pier?id=7"
    assert (entry.byline, entry.summary, entry.content) == (("Ann Bee",), "The board voted.", BODY)
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-11-09T10:00:00+09:00"
    assert entry.dated == "feed"


def test_section_kind_language_and_picture_are_told() -> None:
    """What the feed says beside the words comes along."""
    (entry,) = read(RSS)
    assert (entry.kind, entry.section, entry.language) == ("opinion", "Opinion", "en")
    assert entry.image == "https://harbor.example/pier.jpg"


@pytest.mark.parametrize(
    ("link", "label", "kind"),
    [
        ("https://harbor.example/Opinion/2026/pier", "", "opinion"),
        ("https://harbor.example/사설/1", "", "opinion"),
        ("https://harbor.example/news/pier-live-updates/", "", "live"),
        ("https://harbor.example/partner-content/pier", "", "sponsored"),
        ("https://harbor.example/pier-opinion-poll", "World", None),
        ("https://harbor.example/pier", "Editorial", "opinion"),
    ],
)
def test_address_and_labels_tell_the_kind(link: str, label: str, kind: str | None) -> None:
    """A section's name in the path, or a category; a word within a headline's address tells nothing."""
    assert read(rss(item(link=link, category=label)))[0].kind == kind


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Mon, 09 Nov 2026 10:00:00 +0900", "2026-11-09T10:00:00+09:00"),
        ("Mon, 9 Nov 2026 10:00 EST", "2026-11-09T10:00:00-05:00"),
        ("Mon, 09 Nov 2026 10:00:00 GMT", "2026-11-09T10:00:00+00:00"),
        ("2026-11-09T10:00:00.250Z", "2026-11-09T10:00:00.250000+00:00"),
        ("2026-11-09 10:00:00", "2026-11-09T10:00:00+09:00"),
        ("2026.11.09 10:00", "2026-11-09T10:00:00+09:00"),
        ("2026-11-09", "2026-11-09T12:00:00+09:00"),
        ("Nov 9, 2026", "2026-11-09T12:00:00+09:00"),
        ("yesterday", None),
        ("10:00", None),
        ("2026", None),
        ("", None),
    ],
)
def test_moments_keep_their_offset(written: str, told: str | None) -> None:
    """An offset is kept as written; without one the outlet's zone holds, a bare day is its noon; what is no
    full date is none, and nothing is filled in from today."""
    (entry,) = read(rss(item(pubDate=written)), zone=SEOUL)
    assert (entry.published and entry.published.isoformat()) == told
    assert entry.dated == ("feed" if told else "unknown")


@pytest.mark.parametrize("guid", ["20261109", "2026-11-09", "12345", "nov-2026"])
def test_a_guid_is_no_date(guid: str) -> None:
    """A number that could be read as a day dates nothing."""
    (entry,) = read(rss(item(guid=guid)))
    assert (entry.guid, entry.published, entry.dated) == (guid, None, "unknown")


def test_an_update_dates_what_has_no_other_date() -> None:
    """Atom asks for `updated` only."""
    (entry,) = read(ATOM.replace("published>", "x>"))
    assert entry.published == entry.updated == datetime(2026, 11, 9, 2, 30, tzinfo=UTC)
    assert entry.published.utcoffset() == timedelta(hours=9)


BOMB = "<!DOCTYPE rss [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "before", [BOMB + "]>", "<!DOCTYPE rss [<!ENTITY j SYSTEM 'file:///etc/hostname'>]>", ""]
)
def test_entities_are_never_resolved(before: str) -> None:
    """Neither a bomb nor a file: the reference stays as the words it is."""
    (entry,) = read(rss(item(title="One &j; two &eacute; &amp;"), before))
    assert entry.title == "One &j; two é &"


def test_a_feed_cut_short_loses_only_the_item_that_has_no_end() -> None:
    """Half an item is no item: it comes whole with the next read."""
    whole = rss(item() + item(title="Wharf opens", description="The wharf opened today."))
    assert [e.title for e in read(whole[: whole.index("wharf opened")])] == ["Pier opens"]
    with pytest.raises(SourceError, match="cut short"):
        read(rss(item(description="The pier opened today."))[:-70])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "0 bytes"),
        (b"  \n", "0 bytes"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        (b"<!-- a -->" * 40 + b"<html lang='en'>", "web page"),
        (b'{"items": 3}', "JSON"),
        (b'{"items": [', "JSON"),
        (b"[" * 90_000, "JSON"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"just words", "no feed"),
        (b"<opml><body/></opml>", "no feed"),
        (b"x" * 20_000_001, "too large"),
    ],
)
def test_what_is_no_feed_is_told(raw: bytes, reason: str) -> None:
    """The error holds the address and says what the bytes are."""
    with pytest.raises(SourceError, match=reason) as caught:
        read(raw)
    assert caught.value.address == HOME


def test_a_feed_without_items_is_a_feed() -> None:
    """Nothing new is no mistake."""
    assert read(rss("")) == ()
    assert read('{"version": "https://jsonfeed.org/version/1", "items": []}') == ()


@pytest.mark.parametrize(
    ("encoding", "declared", "kind"),
    [
        ("utf-8", "utf-8", "text/xml; charset=ISO-8859-1"),
        ("utf-8", "euc-kr", ""),
        ("cp949", "euc-kr", ""),
        ("cp949", "utf-8", "application/rss+xml; charset=euc-kr"),
        ("cp949", "ks_c_5601-1987", ""),
        ("utf-16", "utf-16", ""),
        ("utf-8-sig", "utf-8", ""),
    ],
)
def test_the_words_survive_their_encoding(encoding: str, declared: str, kind: str) -> None:
    """What the bytes are wins over what is said of them."""
    feed = f'<?xml version="1.0" encoding="{declared}"?>' + rss(item(title="부산 항구, 다시 문 열다"))
    assert read(feed.encode(encoding), kind=kind)[0].title == "부산 항구, 다시 문 열다"


def test_relative_links_resolve_against_their_base() -> None:
    """xml:base where there is one, else the address of the feed."""
    feed = rss(item(link="/pier"))
    assert read(feed)[0].url == "https://harbor.example/pier"
    based = feed.replace("<channel>", '<channel xml:base="https://wharf.example/news/">')
    assert read(based)[0].url == "https://wharf.example/pier"


def test_a_permalink_is_an_address() -> None:
    """An item without a link has its guid's, if that is one; javascript and mail are none."""
    assert (
        read(rss("<item><title>T</title><guid>https://a.example/1</guid></item>"))[0].url
        == "https://a.example/1"
    )
    assert read(rss(item(link="javascript:alert(1)")))[0].url is None


def test_an_enclosure_is_no_page() -> None:
    """In Atom the link without a relation is the article's; a recording's is not."""
    (entry,) = read(ATOM)
    assert entry.url == "https://harbor.example/2026/11/pier?id=7"
    alone = ATOM.replace('<link href="https://harbor.example/2026/11/pier?utm_source=rss&amp;id=7"/>', "")
    assert read(alone)[0].url is None


def test_a_summary_is_the_feeds_own() -> None:
    """The beginning of the content, which a reader may put in the place of a missing summary, is none."""
    (entry,) = read(ATOM.replace("<summary>The board voted.</summary>", ""))
    assert (entry.summary, entry.content) == ("", BODY)


def test_a_long_description_may_be_the_article() -> None:
    """A feed without a place for content gives it in the description."""
    short, long = item(description="Short."), item(description=escape(BODY * 30))
    entries = read(rss(short + long))
    assert [bool(entry.content) for entry in entries] == [False, True]
    assert entries[0].summary == "Short."


def test_all_authors_of_an_item_are_told() -> None:
    """Two elements are two authors; mail addresses are none of the name."""
    two = RSS.replace("<dc:creator>Ann Bee", "<dc:creator>Carl Dee</dc:creator>\n<dc:creator>Ann Bee")
    assert read(two)[0].byline == ("Carl Dee", "Ann Bee")
    assert read(rss(item(author="desk@harbor.example (Ann Bee)")))[0].byline == ("Ann Bee",)
    assert read(rss(item(author="desk@harbor.example")))[0].byline == ()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("&lt;b&gt;Pier&lt;/b&gt; opens", "Pier opens"),
        ("<![CDATA[Pier <i>and</i> wharf]]>", "Pier and wharf"),
        ("Why Box&lt;T&gt; is hard", "Why Box<T> is hard"),
        ("3 &lt; 4 in\n  Busan", "3 < 4 in Busan"),
        ("Pier\u202e opens\u200b", "Pier opens"),
    ],
)
def test_titles_are_one_plain_line(title: str, told: str) -> None:
    """Marks of HTML leave, signs and words stay, nothing unseen comes through."""
    assert read(rss(item(title=title)))[0].title == told


def test_words_in_child_elements_are_kept() -> None:
    """A title in XHTML is more than its first words."""
    feed = ATOM.replace(
        '<title type="html">Board',
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>new</em>',
    ).replace("wharf</title>", "wharf</div></title>")
    assert read(feed)[0].title.startswith("A new votes on pier")


SPACES = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


@pytest.mark.parametrize(
    "namesake",
    [
        "<media:title>A photo</media:title>",
        "<itunes:title>A show</itunes:title>",
        "<itunes:author>A voice</itunes:author><dc:creator>Ann Bee</dc:creator>",
        '<atom:link rel="self" href="https://harbor.example/self"/>',
        '<atom:link rel="alternate" href="https://harbor.example/amp"/>',
    ],
)
def test_namesakes_are_told_apart(namesake: str) -> None:
    """An element of another namespace is none of the article's title, link or writer, where it stands."""
    (entry,) = read(
        rss(namesake + item(author="a@b.example (Ann Bee)")).replace('<rss version="2.0"', SPACES)
    )
    moved = rss(item(author="a@b.example (Ann Bee)").replace("<item>", "<item>" + namesake))
    (inside,) = read(moved.replace('<rss version="2.0"', SPACES))
    assert (
        (entry.title, entry.url)
        == (inside.title, inside.url)
        == ("Pier opens", "https://harbor.example/pier")
    )
    assert "Ann Bee" in inside.byline, inside.byline


def test_a_comment_ends_no_title() -> None:
    """Words after it are words of the title."""
    assert read(rss(item(title="Pier <!-- north -->opens")))[0].title == "Pier opens"


def test_a_sign_in_a_plain_title_is_no_markup() -> None:
    """Atom tells text from HTML."""
    feed = ATOM.replace('type="html">Board votes on', 'type="text">Board &lt;b&gt; votes on')
    assert read(feed)[0].title.startswith("Board <b> votes on")


def test_hostile_json_is_read_for_what_it_holds() -> None:
    """Wrong types are passed over, numbers are written out."""
    feed = '{"items": [3, null, {"id": 7, "url": ["x"], "title": {"a": 1}, "tags": [1, "News"]}]}'
    (entry,) = read(feed)
    assert (entry.guid, entry.url, entry.title, entry.section) == ("7", None, "", "News")


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_entries_or_a_source_error(raw: bytes) -> None:
    """Nothing else is ever raised."""
    for each in (raw, rss("").encode()[:40] + raw, raw + RSS.encode()):
        try:
            read(each)
        except SourceError:
            continue


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([RSS, ATOM, JSON]),
    st.lists(
        st.tuples(st.integers(0, 1200), st.sampled_from(["", "<", "]]>", "&", "\x00", "<item>", "</"])),
        max_size=4,
    ),
)
def test_a_broken_feed_is_entries_or_a_source_error(feed: str, wounds: list[tuple[int, str]]) -> None:
    """Whatever is struck out of a feed or put into it."""
    for place, text in wounds:
        feed = feed[:place] + text + feed[place + 3 :]
    try:
        entries = read(feed)
    except SourceError:
        return
    assert all(entry.published is None or entry.published.tzinfo for entry in entries)


WORDS = st.text("abc éß가 &>'\"—😀", max_size=30).map(lambda text: " ".join(text.split()))
DAYS = st.datetimes(datetime(1995, 1, 1), datetime(2035, 1, 1)).map(lambda d: d.replace(microsecond=0))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(WORDS.filter(bool), WORDS, DAYS, st.integers(-11, 12)), min_size=1, max_size=4))
def test_both_readers_tell_the_same(rows: list[tuple[str, str, datetime, int]]) -> None:
    """Which reader takes a feed is a matter of speed (broken markup apart, which each mends its own way)."""
    feed = rss(
        "".join(
            item(
                title=f"<![CDATA[T {title}]]>",
                guid=f"g{number}",
                pubDate=f"{day:%a, %d %b %Y %H:%M:%S} {hours:+03d}00",
                description=escape(f"S {text}", quote=False),
            )
            for number, (title, text, day, hours) in enumerate(rows)
        )
    )
    text = feed_text(feed.encode(), address=HOME, headers={})
    assert fast.read(text, base=HOME, zone=UTC) == exact.read(text, base=HOME, zone=UTC)


RSS_1 = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>t</title></channel>%s</rdf:RDF>"
)
ALIKE = "<title>grid</title><category>grid</category><source>10/grid</source>"


@pytest.mark.parametrize(
    ("feed", "one", "guid"),
    [
        (rss("%s"), "<item><guid>https://a.example/%d/grid</guid>", "https://a.example/%d/grid"),
        (rss("%s"), "<item><guid><![CDATA[https://a.example/%d/grid]]></guid>", "https://a.example/%d/grid"),
        (
            rss("%s"),
            "<item><guid> https://a.example/?a&amp;b=%d/grid\n</guid>",
            "https://a.example/?a&b=%d/grid",
        ),
        (RSS_1, '<item rdf:about="https://a.example/%d/grid">', "https://a.example/%d/grid"),
        (RSS_1, "<item rdf:about='https://a.example/?a&amp;b=%d/grid'>", "https://a.example/?a&b=%d/grid"),
    ],
)
def test_a_guid_stays_whole_whatever_else_is_written(feed: str, one: str, guid: str) -> None:
    """That its last words are also a title, a section or another item's guid makes no two items one."""
    items = (
        "".join(f"{one % day}{ALIKE}</item>" for day in (10, 18)) + f"<item><guid>grid</guid>{ALIKE}</item>"
    )
    entries = exact.read(feed_text((feed % items).encode(), address=HOME, headers={}), base=HOME, zone=UTC)
    assert entries is not None
    assert [entry.guid for entry in entries] == [guid % 10, guid % 18, "grid"]
