"""Why articles are one story, and why the nearest others are not in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from articles import article, pairs

from digest.group import explain, group_stories
from digest.group.common import shared
from digest.model import Article, Grounds, Story


def _of(name: str) -> tuple[Article, Article]:
    return next(p for p in pairs() if p.name == name).articles


def _apart(*articles: Article) -> Grounds:
    """The grounds of the first of stories of one article each."""
    return explain([Story(articles=(a,)) for a in articles])[0]


def test_what_joined_a_story() -> None:
    """A story gives the names, figures and rare words that two of its articles print, as printed."""
    (grounds,) = explain(group_stories(_of("one ferry accident in other words")))
    assert set(grounds.shared.names) == {"Dronning Alma", "Sennholm", "Nordlinjen", "Karlsvik"}
    assert grounds.shared.figures == ("212",)
    assert "steering" in grounds.shared.words


def test_quotations_and_links() -> None:
    """A quotation that another article prints a part of is shared, and so is the address of an article."""
    one = article(
        "a",
        "Solberg resigns",
        "“I have lost the trust of this house, and I go,” Marit Solberg said in Brenn.",
        url="https://harbour.example/solberg",
    )
    two = article(
        "b",
        "Minister Solberg goes",
        "Marit Solberg said in Brenn that she had “lost the trust of this house”. "
        "First reported at https://www.harbour.example/solberg?from=feed.",
    )
    (grounds,) = explain([Story(articles=(one, two))])
    assert grounds.shared.quotes == ("lost the trust of this house",)
    assert grounds.shared.links == ("https://harbour.example/solberg",)


@pytest.mark.parametrize(
    ("name", "why", "said"),
    [
        ("two sanctions packages", "number", "package: 12 here, 13 there"),
        ("two phones of one maker", "number", "lumo: 16 here, 17 there"),
        ("two quakes in two countries", "name", "Tarrina"),
        ("one company, two events", "matter", "the same names"),
    ],
)
def test_why_an_article_was_left_out(name: str, why: str, said: str) -> None:
    """The nearest article outside is named with what kept it out."""
    one, two = _of(name)
    (near,) = _apart(one, two).near
    assert (near.article_id, near.other_id, near.why) == (one.id, two.id, why)
    assert said in near.reason
    assert near.likeness > near.left < near.needed


def test_a_story_that_the_editor_parted() -> None:
    """Articles that are one story, and stand in two, were parted by an edit."""
    (near,) = _apart(*_of("a wire copy with another headline")).near
    assert near.why == "editor"
    assert near.mean >= near.needed


def test_nothing_near() -> None:
    """A story with nothing alike in the week has no nearest article; one article shares nothing."""
    one = article("a", "Bridge closed", "The Queen Ida bridge over the Sarn was closed.")
    two = article("b", "Choir wins prize", "Forty singers from Miresk came first.")
    assert _apart(one, two) == Grounds(story_id="a")
    assert explain(()) == ()


def test_grounds_of_the_hard_week() -> None:
    """Every story has its grounds, in order; the nearest article is never one of its own."""
    stories = group_stories([a for pair in pairs() for a in pair.articles])
    grounds = explain(stories)
    assert [g.story_id for g in grounds] == [s.id for s in stories]
    for story, found in zip(stories, grounds, strict=True):
        own = {a.id for a in story.articles}
        assert all(near.article_id in own and near.other_id not in own for near in found.near)


def test_shared_names_are_whole_and_no_dates() -> None:
    """A hyphenated name is whole, two names joined by "and" are two, and months and weekdays are none."""
    text = "Seo Ha-jun met envoys of South Korea and the United States in Harborview on Nov. 6, a Friday."
    day = datetime(2031, 11, 7, tzinfo=UTC)
    articles = [
        Article(id=n, source=n, url=None, title="", byline=(), published=day, text=text) for n in "ab"
    ]
    names = frozenset("seo ha south korea united harborview nov friday".split())
    found = shared(articles, names, lambda _: 1.0).names
    assert set(found) == {"Seo Ha-jun", "South Korea", "United States", "Harborview"}
