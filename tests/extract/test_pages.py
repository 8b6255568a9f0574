# ruff: noqa: E501 (an article has long lines)
"""Saved pages: the article, its fields, and pages that mean harm."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from digest.errors import SourceError
from digest.extract import extract_article
from tests.extract.conftest import Read

PARAGRAPHS = (
    "The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said.",
    "Mara Quill, the head of the authority, told reporters that “two boats will sail each day” until autumn.",
    "Fares stay as they were, at 4.20 dollars a trip, the authority said. Children under six travel free.",
    "The line once had nine boats a day. Residents of Lowland have asked for at least four of them, and 2,300 signed.",
)
BODY = f"""<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h2>What it costs</h2><p>{PARAGRAPHS[2]}</p>
<p><a href="/pier">How the old pier fell into the sea</a></p><p>{PARAGRAPHS[3]}</p>"""
JSON_LD = """{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
 "headline": "Ferry line to Lowland reopens", "datePublished": "2025-05-07T10:30:00+09:00",
 "author": [{"@type": "Person", "name": "Tove Arlind"}], "publisher": {"@id": "#org"}},
 {"@type": "Organization", "@id": "#org", "name": "Harbor Courier"}]}"""


def page(head: str = "", body: str = BODY) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry line to Lowland reopens -
Harbor Courier</title>{head}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ferry line to Lowland reopens</h1>{body}</article>
<footer><p>© 2025 Harbor Courier. All rights reserved.</p></footer><script>var x = "{PARAGRAPHS[0]}";</script></body></html>"""


def test_the_paragraphs_and_the_subhead(read: Read) -> None:
    """Paragraphs are parted by a blank line; a heading is a marked sub-head; a lone link is cut."""
    article = read("ferry.html", page()).article
    assert article.text.split("\n\n") == [
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "What it costs",
        PARAGRAPHS[2],
        PARAGRAPHS[3],
    ]
    assert [article.text[m.start : m.end] for m in article.marks] == ["What it costs"]


def test_what_is_left_out_is_listed(read: Read) -> None:
    """Every visible word is in the text or in a cut."""
    cuts = " ".join(c.text for c in read("ferry.html", page()).cuts)
    for words in ("Home", "World", "How the old pier fell into the sea", "All rights reserved"):
        assert words in cuts


def test_fields_of_json_ld(read: Read) -> None:
    """JSON-LD goes before other metadata; references within its graph are followed."""
    result = read("x/ferry.html", page(f'<script type="application/ld+json">{JSON_LD}</script>'))
    article = result.article
    assert article.title == "Ferry line to Lowland reopens"
    assert article.byline == ("Tove Arlind",)
    assert article.source == "Harbor Courier"
    assert article.published.isoformat() == "2025-05-07T10:30:00+09:00"
    assert article.dated == "page"
    assert result.origins["outlet"] == "JSON-LD publisher"
    assert result.origins["published"] == "JSON-LD datePublished"


def test_fields_of_open_graph(read: Read) -> None:
    """OpenGraph and the canonical link; a listed domain names the outlet before a printed name does."""
    head = (
        '<meta property="og:site_name" content="Courier Online"><meta property="og:title" content="Ferry is back">'
        '<meta property="article:published_time" content="2025-05-07"><meta name="author" content="By Tove Arlind and Ola Berg">'
        '<link rel="canonical" href="https://www.courier.example/world/ferry?utm_source=x">'
    )
    result = read("ferry.html", page(head))
    article = result.article
    assert article.title == "Ferry is back"
    assert article.byline == ("Tove Arlind", "Ola Berg")
    assert article.source == "Harbor Courier"
    assert article.url == "https://www.courier.example/world/ferry?utm_source=x"
    assert article.published.isoformat() == "2025-05-07T12:00:00+09:00"
    assert result.origins["outlet"] == "address"


def test_the_site_s_name_leaves_the_title(read: Read) -> None:
    """ "Headline - Harbor Courier" without a stated headline is the heading alone."""
    assert read("ferry.html", page()).article.title == "Ferry line to Lowland reopens"


def test_article_body_where_the_page_shows_none(read: Read) -> None:
    """A page that only a script fills has its text in the JSON-LD."""
    words = " ".join(PARAGRAPHS)
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","articleBody":"%s"}</script>'
    result = read("x.html", f"<html><head>{head % words}</head><body><div id=app></div></body></html>")
    assert result.article.text == words
    assert result.origins["text"] == "JSON-LD articleBody"


def test_words_between_are_cut_and_the_paragraph_stays_whole(read: Read) -> None:
    """An aside inside a paragraph does not part its sentence."""
    body = BODY.replace("the port authority said", "the <b>port</b> authority<br>said")
    text = read("x.html", page(body=body)).article.text
    assert "the port authority" in text


@pytest.mark.parametrize(
    "url", ["https://a.example/opinion/ferry", "https://a.example/en/editorials/2025/ferry.html"]
)
def test_opinion_by_address(url: str) -> None:
    """/opinion/ and /editorials/ in the address make an opinion piece."""
    raw = page().encode()
    assert (
        extract_article(raw, url=url, source=None, fetched=datetime(2025, 5, 9, tzinfo=UTC)).kind == "opinion"
    )


def test_a_fetched_page_without_a_date_is_marked() -> None:
    """Without any date the time of reading stands in, as "first_seen"."""
    seen = datetime(2025, 5, 9, 7, tzinfo=UTC)
    article = extract_article(page().encode(), url="https://a.example/ferry", source="A", fetched=seen)
    assert (article.published, article.dated, article.source) == (seen, "first_seen", "A")


def test_entities_are_never_read(read: Read) -> None:
    """A document type's entities expand to nothing, from a file or into a billion laughs."""
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        f"<html><body><article><p>&b; &c;</p>{BODY}</article></body></html>"
    )
    text = read("x.html", bomb).article.text
    assert "root:" not in text
    assert "haha" not in text
    assert PARAGRAPHS[0] in text


def test_deep_nesting_does_no_harm(read: Read) -> None:
    """Ten thousand open elements: text or a clear error, never a crash."""
    try:
        text = read("x.html", page(body="<div>" * 10_000 + BODY)).article.text
    except SourceError as problem:
        text = str(problem)
    assert text


def test_a_page_without_an_article_is_said(read: Read) -> None:
    """Nothing to read is an error with the file's name."""
    with pytest.raises(SourceError, match=r"^x\.html: "):
        read("x.html", "<html><body><script>1</script></body></html>")


def test_the_page_s_own_lines_tell_what_its_metadata_does_not(read: Read) -> None:
    """Byline and date are read off the page where it states none."""
    result = read("x.html", page(body="<p>By Tove Arlind</p><p>May 7, 2025, 10:30 a.m.</p>" + BODY))
    assert result.article.byline == ("Tove Arlind",)
    assert (result.article.published.isoformat(), result.article.dated) == (
        "2025-05-07T10:30:00+02:00",
        "printed",
    )


def test_the_browser_s_note_gives_the_address(read: Read) -> None:
    """A saved page without a canonical link has its address in a comment."""
    saved = "<!-- saved from url=(0036)https://www.courier.example/w/ferry -->\n"
    result = read("x.html", saved + page())
    assert result.article.url == "https://www.courier.example/w/ferry"
    assert result.article.source == "Harbor Courier"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            'The board said <span><a href="/a">it will fine the ferry line</a></span> for its late boats.',
            "The board said it will fine the ferry line for its late boats.",
        ),
        (
            'Ada Fenwick, the chair, said the pier <span><a href="/a">is to be repaired.</a></span>',
            "Ada Fenwick, the chair, said the pier is to be repaired.",
        ),
    ],
)
def test_a_sentence_keeps_its_middle(line: str, kept: str) -> None:
    """Words that an extractor leaves out of a sentence, most often a link's, are words of the article."""
    from digest.extract.align import align
    from digest.extract.blocks import Block
    from digest.extract.tree import parse, visible_lines

    page = f"<html><body><p>{line}</p><p>The next boat sails at noon.</p></body></html>"
    without = re.sub("<a.*?</a>", "", line)
    found = [
        Block(text=" ".join(re.sub("<.*?>", "", without).split())),
        Block(text="The next boat sails at noon."),
    ]
    aligned = align(found, list(visible_lines(parse(page))))
    assert [block.text for block in aligned.blocks] == [kept, "The next boat sails at noon."]
    assert aligned.cuts == ()


def test_furniture_within_a_line_stays_cut() -> None:
    """A credit, an advertisement, a note for those who hear the page: these are no words of the sentence."""
    from digest.extract.align import align
    from digest.extract.blocks import Block
    from digest.extract.tree import parse, visible_lines

    for words in ("Advertisement", "(opens in a new window)", "Read more: How the pier fell"):
        page = (
            f"<html><body><p>The harbour board voted <b>{words}</b> to mend the old pier.</p></body></html>"
        )
        found = [Block(text="The harbour board voted to mend the old pier.")]
        aligned = align(found, list(visible_lines(parse(page))))
        assert [block.text for block in aligned.blocks] == ["The harbour board voted to mend the old pier."]
        assert [cut.text for cut in aligned.cuts] == [words]
