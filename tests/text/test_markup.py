"""Markup of strangers is held in bounds before a parser sees it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from digest.text.markup import LARGEST_MARKUP, MOST_ATTRIBUTES, MOST_TAGS, Overgrown, bounded

LADEN = " ".join(f"a{i}" for i in range(MOST_ATTRIBUTES + 200))
PARTS = st.lists(
    st.sampled_from(
        (
            "<p", "<a b=", '"', "'", ">", " ", "/", "=", "x", "<", "<!--", "-->", "<script>", "</script>",
            "<title>", "</title>", "<![CDATA[", "]]>", "</p", f" {LADEN} ",
        )
    ),
    max_size=12,
).map("".join)  # fmt: skip


def most_attributes(markup: str) -> int:
    """Of one tag, as the parser counts them."""
    tree = html.document_fromstring(f"<body>{markup}")
    return max(len(element.attrib) for element in tree.iter() if isinstance(element.tag, str))


@given(PARTS)
@example(f'<!-- <a " --><p c=" > {LADEN} >')
@example(f"<p a'b x=\"'>\" {LADEN}>")
@example(f"<p {LADEN}")
@example(f"<p {LADEN}</script {LADEN}>")
@settings(max_examples=60, deadline=None)
def test_no_trick_hides_attributes(markup: str) -> None:
    """Whatever quotes, comments and scripts stand around it, no tag keeps too many attributes: the parser's
    time grows with the square of their number."""
    assert most_attributes(bounded(markup)) <= MOST_ATTRIBUTES + 1


@given(
    st.lists(st.sampled_from(("<p>", "</p>", '<a b="c">', "port", "<", ">", '"', "\n")), max_size=40).map(
        "".join
    )
)
def test_ordinary_markup_stays_as_it_is(markup: str) -> None:
    """Nothing is taken out of markup within the bounds."""
    assert bounded(markup) == markup


def test_only_the_surplus_goes() -> None:
    """A tag loses what it has too much, and nothing else; what follows it stays."""
    found = html.fragment_fromstring(bounded(f"<div><p {LADEN} z='1'>port <b>and pier</b></p></div>"))
    assert found.text_content() == "port and pier"
    assert list(found[0].attrib)[:2] == ["a0", "a1"]


def test_words_in_a_script_or_a_comment_are_no_attributes() -> None:
    """What looks like a tag there takes neither its end nor the text behind it along."""
    for opened, ended in (("<script>if (i<n ", "</script>"), ("<!-- <a ", "-->")):
        tree = html.document_fromstring(bounded(f"<body>{opened}{LADEN} {ended}<p>port</p>"))
        assert tree.findtext(".//p") == "port"


@pytest.mark.parametrize("part", ["<a/b=", "<a b=<a ", "<a b='", "<a b=\"<a c='", "<a<a ", "<a/"])
def test_tags_within_tags_cost_no_square(part: str) -> None:
    """Each may be looked at within the one before it, up to a bound on the work in all: then it is told."""
    markup = part * (MOST_TAGS // 3)
    told = ""
    try:
        assert len(bounded(markup)) <= len(markup) + MOST_TAGS
    except Overgrown as problem:
        told = str(problem)
    assert not told or "each other" in told


def test_what_is_refused_is_told() -> None:
    """Too large, too many: the message has the number and the limit."""
    with pytest.raises(Overgrown, match=r"6 MB of markup.* more than the 5 MB"):
        bounded("port " * (LARGEST_MARKUP // 4))
    with pytest.raises(Overgrown, match=r"40,001 tags are more than the 40,000"):
        bounded("<br>" * (MOST_TAGS + 1))


@pytest.mark.parametrize("part", ["<script ", "<!--", "data:a;base64,"])
def test_what_never_ends_is_looked_for_once(part: str) -> None:
    """A script or a comment without its end goes on to the end of the page."""
    assert len(bounded("<p>port</p>" + part * (LARGEST_MARKUP // len(part)))) < LARGEST_MARKUP


def test_scripts_styles_comments_and_pictures_do_not_count() -> None:
    """A page that is long only by them is read without them; what a script states of the article stays."""
    bulk = "x" * LARGEST_MARKUP
    stated = '<script type="application/ld+json">{"headline": "Port"}</script>'
    for open_, close in (
        ("<script>", "</script>"),
        ("<STYLE media=all>", "</STYLE >"),
        ("<!--", "-->"),
        ('<img src="data:image/png;base64,', '">'),
    ):
        left = bounded(f"{stated}{open_}{bulk}{close}<p>port</p>")
        assert stated in left
        assert "<p>port</p>" in left
        assert bulk not in left
