"""Laws that hold for any words that a source may write."""

from __future__ import annotations

import re
from dataclasses import replace

import issues
import lxml.html
import markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.model import Issue
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue
from digest.render.clean import one_line, safe_url
from digest.render.markdown import escape
from digest.render.text import columns, wrap

MARKS = st.sampled_from("*_`[](){}<>#!|~&;:\\-+=\"'.1 \n\t\u202e\u200b\u00ad\u0301가한ab/")
WORDS = st.text(st.one_of(MARKS, st.characters(exclude_categories=["Cs"])), max_size=60)


def issue_of(title: str, outlet: str, first: str, second: str) -> Issue:
    """A story in these words, with a quotation, a gloss and a line of The week ahead."""
    source = replace(issues.GRID, title=title, source=f"The {outlet}", text=f"{first}\n\n{second}")
    whole = [
        issues.Excerpt.of(source, 0, len(first)),
        issues.Excerpt.of(source, len(first) + 2, len(source.text)),
    ]
    story = issues.brief([source], whole)
    quote = replace(issues.pull(source, first, outlet), credit=issues.credit(source))
    held = issues.Held(story_id="x", title=title, rule="expired", reason=second)
    return replace(
        issues.one_story(),
        top=(replace(story, quotes=(quote,)),),
        credits=(issues.credit(source),),
        articles=(source,),
        held=(held,),
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=WORDS, outlet=WORDS, first=WORDS, second=WORDS)
def test_any_words_are_printed_as_they_are(title: str, outlet: str, first: str, second: str) -> None:
    """Whatever a source writes, the proof finds its words and no others in all four files."""
    issue, theme = issue_of(title, outlet, first, second), builtin_theme()
    files = render_issue(issue, theme)
    prove_issue(issue, files, fixed_texts(issue, theme))
    page = lxml.html.document_fromstring(files["index.html"].decode())
    found = [" ".join(h.text_content().split()) for h in page.iter("h2")]
    assert not one_line(title) or " ".join(one_line(title).split()) in found


@given(WORDS)
def test_markdown_shows_any_words_literally(text: str) -> None:
    """Escaped words come out of Markdown as they went in, in a paragraph, an item, a heading."""
    clean = " ".join(one_line(text).split())
    for before, tag in (("", "p"), ("- ", "li"), ("## ", "h2"), ("> ", "p")):
        html = markdown.markdown(f"{before}{escape(text)}")
        if not clean:
            continue
        shown = lxml.html.fragment_fromstring(html, create_parent="div")
        assert " ".join(shown.text_content().split()) == clean, html
        assert {node.tag for node in shown.iter()} <= {"div", "p", "ul", "li", "h2", "blockquote"}, html
        assert len(list(shown.iter(tag))) == 1, html


@given(WORDS)
def test_one_line_is_one_line(text: str) -> None:
    """One line, no control character, no override; doing it twice changes nothing; no word is lost."""
    clean = one_line(text)
    assert clean == one_line(clean)
    assert len(clean.splitlines()) <= 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", clean)
    assert [c for c in text if c.isalnum()] == [c for c in clean if c.isalnum()]


@given(WORDS)
def test_lines_of_text_keep_every_word(text: str) -> None:
    """Lines are at most 72 columns unless a single word is longer; no word is lost."""
    lines = wrap(text, "    ").split("\n")
    assert "".join("".join(lines).split()) == "".join(one_line(text).split())
    assert all(columns(line) <= 72 or len(line.split()) == 1 for line in lines)


@given(st.text(max_size=40))
def test_no_other_scheme_gets_through(text: str) -> None:
    """What is linked is http or https, and cannot end a Markdown link or an attribute."""
    url = safe_url(text) or safe_url(f"https://a.example/{text}")
    assert url is None or re.fullmatch(r"(?i)https?://[^\s<>\"'()\[\]\\]+", url.replace("'", ""))
