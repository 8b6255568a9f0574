"""An issue is held to its shape: words an entry, minutes a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from digest.compose import ComposeOptions
from digest.compose.shape import hold
from digest.model import Brief, Excerpt, Headline, Issue, Manifest, Newsletter, Section, Window

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def brief(name: str, words: int) -> Brief:
    """A story of so many words."""
    text = " ".join(["word"] * words)
    excerpt = Excerpt(article_id=name, start=0, end=len(text), text=text)
    title = Headline(text=f"Title of {name}", origin="printed", article_id=name)
    return Brief(story_id=name, headline=title, form="brief", lead=(excerpt,) if words else ())


def issue_of(top: list[Brief], shorts: list[Brief]) -> Issue:
    return Issue(
        newsletter=Newsletter(key="w", title="W"),
        slot="2026-W10",
        window=Window(start=DAY, end=DAY),
        manifest=Manifest(digest_version="1", as_of=date(2026, 3, 9)),
        top=tuple(top),
        sections=(Section(key="s", title="S", briefs=tuple(shorts)),),
    )


def test_an_entry_over_its_words_is_told_by_its_headline() -> None:
    """Espresso: no item is longer than its place, not even by its opening sentence."""
    options = ComposeOptions(lead_words=150, second_words=150, brief_words=60)
    held = hold(issue_of([brief("a", 150), brief("b", 151)], [brief("c", 61), brief("d", 60)]), options, ())
    assert [b.form for b in held.briefs] == ["brief", "headline", "headline", "brief"]


def test_the_editors_stories_stay() -> None:
    """A story that the editor has a word on is not cut."""
    held = hold(issue_of([brief("a", 300)], [brief("b", 300)]), ComposeOptions(minutes=1), {"a", "b"})
    assert [b.words for b in held.briefs] == [300, 300]


def test_the_last_shorts_give_way() -> None:
    """A letter over its minutes steps its last shorts down, then leaves them out and lists them."""
    issue = issue_of([brief("a", 207)], [brief(f"s{n}", 50) for n in range(4)])
    held = hold(issue, ComposeOptions(minutes=1, lead_words=250), ())
    assert held.minutes == 1
    assert [left.what for left in held.left_out] == ["Title of s3"]
    assert {b.form for b in held.sections[0].briefs} == {"headline"}
    assert hold(issue, ComposeOptions(lead_words=250), ()) == issue
    assert (
        hold(replace(issue, sections=()), ComposeOptions(minutes=1, lead_words=250), ()).briefs == issue.top
    )
