"""The plain rank, and how many origins a story has."""

from __future__ import annotations

from datetime import timedelta

from articles import MONDAY, article

from digest.model import Article, Outlet, Story, Window
from digest.rank import Ranked, Weights, origins, rank

WEEK = Window(start=MONDAY, end=MONDAY + timedelta(days=7))
WIRE = "Vitrium will close its plant in Olbeck at the end of the year and cut 640 jobs, the glass maker said."
OTHER = (
    "Unions in Olbeck called for a strike on Friday after the management had named a date for the last shift."
)


def ranked(*stories: Story, outlets: tuple[Outlet, ...] = ()) -> list[str]:
    """The ids in their order."""
    return [r.story.id for r in rank(stories, outlets=outlets, window=WEEK)]


def story(*articles: Article) -> Story:
    """A story of these articles."""
    return Story(articles=articles)


def test_a_wire_copy_is_one_origin() -> None:
    """Near-copies in two outlets are one origin; an article of its own is another."""
    copy = article("b", "Jobs to go", WIRE + " More follows.", source="The Meridian")
    own = article("c", "Strike", OTHER, source="Courier of Lund")
    assert origins(story(article("a", "Plant", WIRE), copy, own)) == (("a", "b"), ("c",))


def test_one_outlet_is_one_origin() -> None:
    """Two articles of one outlet are one origin; two articles of unknown outlets are two."""
    assert origins(story(article("a", "Plant", WIRE), article("b", "Strike", OTHER))) == (("a", "b"),)
    unknown = article("a", "Plant", WIRE, source=None), article("b", "Strike", OTHER, source=None)
    assert origins(story(*unknown)) == (("a",), ("b",))


def test_origins_chain() -> None:
    """An article that copies two others joins them into one origin."""
    both = article("c", "Both", f"{WIRE} {OTHER}", source="Courier of Lund")
    parts = article("a", "Plant", WIRE), article("b", "Strike", OTHER, source="The Meridian")
    assert origins(story(*parts, both)) == (("a", "b", "c"),)


def test_more_origins_lead() -> None:
    """Two origins come before a wire copy in two outlets."""
    two = story(article("x", "Plant", WIRE), article("y", "Strike", OTHER, source="The Meridian"))
    copied = story(article("a", "Plant", WIRE), article("b", "Plant", WIRE, source="The Meridian"))
    assert ranked(copied, two) == ["x", "a"]
    best, second = rank([copied, two], outlets=(), window=WEEK)
    assert (best.origins, second.origins) == ((("x",), ("y",)), (("a", "b"),))


def test_newer_leads() -> None:
    """Of two like stories the one nearer to the end of the window stands first."""
    old, new = story(article("a", "Plant", WIRE)), story(article("b", "Plant", WIRE, days=5))
    assert ranked(old, new) == ["b", "a"]


def test_weightier_outlet_leads() -> None:
    """Of two like stories the one in the weightier outlet stands first."""
    small, big = story(article("a", "Plant", WIRE)), story(article("b", "Plant", WIRE, source="The Meridian"))
    assert ranked(small, big, outlets=(Outlet(name="The Meridian", weight=3),)) == ["b", "a"]


def test_opinion_never_leads() -> None:
    """A story of opinion only stands behind every story with news, and says why."""
    view = story(
        article("a", "View", WIRE, kind="opinion"), article("c", "View", OTHER, source="x", kind="opinion")
    )
    news = story(article("b", "Plant", "Short."))
    first, last = rank([view, news], outlets=(), window=WEEK)
    assert (first.story.id, last.leads, last.reason) == ("b", False, "only opinion")


def test_parts_add_up() -> None:
    """The score is the sum of its named parts, each of at least 0 and at most its weight."""
    (one,) = rank([story(article("a", "Plant", WIRE, days=3))], outlets=(), window=WEEK)
    limits = {"origins": 1.0, "prominence": 0.4, "recency": 0.3, "outlets": 0.3}
    assert dict(one.parts).keys() == limits.keys()
    assert all(0 <= value <= limits[name] for name, value in one.parts)
    assert one.score == round(sum(value for _, value in one.parts), 4)


def test_ties_and_order() -> None:
    """Equal scores fall to the lower id, whatever the order of input."""
    twins = [story(article(id, "Plant", WIRE)) for id in "cab"]
    assert ranked(*twins) == ranked(*reversed(twins)) == ["a", "b", "c"]


def test_weights_are_options() -> None:
    """A weight of 0 takes its part out."""
    news = story(article("a", "Plant", WIRE, days=6))
    bare: tuple[Ranked, ...] = rank([news], outlets=(), window=WEEK, weights=Weights(recency=0))
    assert dict(bare[0].parts)["recency"] == 0


def test_out_of_the_window() -> None:
    """An empty window and articles outside of it score no recency and raise nothing."""
    late = story(article("a", "Plant", WIRE, days=30))
    assert dict(rank([late], outlets=(), window=WEEK)[0].parts)["recency"] == 0
    empty = Window(start=MONDAY, end=MONDAY)
    assert dict(rank([late], outlets=(), window=empty)[0].parts)["recency"] == 0
