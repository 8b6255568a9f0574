"""The rank of stories, and how many origins they have."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from aims import aims
from articles import MONDAY, article
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Outlet, Story, Window
from digest.rank import Ranked, Weights, find_origins, rank

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


def of(*articles: Article, outlets: tuple[Outlet, ...] = ()) -> list[tuple[str | None, str, str]]:
    """The origins of these articles: name, kind, the articles' ids."""
    found = find_origins(articles, {outlet.name: outlet for outlet in outlets})
    return [(o.name, o.kind, " ".join(o.article_ids)) for o in found]


def test_a_copy_is_one_origin() -> None:
    """Near-copies in two outlets are one origin; an article of its own is another."""
    copy = article("b", "Jobs to go", WIRE + " More follows.", source="The Meridian")
    own = article("c", "Strike", OTHER, source="Courier of Lund")
    found = of(article("a", "Plant", WIRE), copy, own)
    assert found == [(None, "copy", "a b"), ("Courier of Lund", "outlet", "c")]


def test_one_outlet_is_one_origin() -> None:
    """Two articles of one outlet are one origin; two articles of unknown outlets are two."""
    one = of(article("a", "Plant", WIRE), article("b", "Strike", OTHER))
    assert one == [("Harbour Times", "outlet", "a b")]
    unknown = article("a", "Plant", WIRE, source=None), article("b", "Strike", OTHER, source=None)
    assert of(*unknown) == [(None, "outlet", "a"), (None, "outlet", "b")]


def test_origins_chain() -> None:
    """An article that copies two others joins them into one origin."""
    both = article("c", "Both", f"{WIRE} {OTHER}", source="Courier of Lund")
    parts = article("a", "Plant", WIRE), article("b", "Strike", OTHER, source="The Meridian")
    assert of(*parts, both) == [(None, "copy", "a b c")]


def test_one_owner_is_one_origin() -> None:
    """Outlets of one owner are one origin, named by the owner."""
    papers = tuple(Outlet(name=name, owner="Halden Press") for name in ("Harbour Times", "The Meridian"))
    pair = article("a", "Plant", WIRE), article("b", "Strike", OTHER, source="The Meridian")
    assert of(*pair, outlets=papers) == [("Halden Press", "owner", "a b")]
    assert len(of(*pair)) == 2


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"byline": ("AP",)}, "wire"),
        ({"byline": ("Ada Fenn, Associated Press",)}, "wire"),
        ({"text": f"OLBECK, March 3 (AP) — {OTHER}"}, "wire"),
        ({"text": f"{OTHER}\n\nThe Associated Press contributed to this report."}, "wire"),
        ({"text": f"{OTHER}\n\nWith reporting by the Associated Press"}, "wire"),
        ({"text": f"Unions called for a strike, the Associated Press reported. {OTHER}"}, "cited"),
        ({"source": "Associated Press", "text": OTHER}, "outlet"),
    ],
)
def test_an_agency_is_one_origin(fields: dict[str, object], kind: str) -> None:
    """What credits an agency, or cites it in the opening, goes back to it, as does its own report."""
    first = article("a", "Plant", WIRE, byline=("AP",))
    second = article("b", "Strike", **{"text": OTHER, "source": "The Meridian", **fields})
    assert of(first, second) == [("Associated Press", "wire", "a b")]
    assert of(second)[0][1] == kind


@pytest.mark.parametrize(
    "text",
    [
        "(서울=연합뉴스) 김한별 기자 = 시의회가 예산안을 통과시켰다.",
        "연합뉴스에 따르면 시의회는 예산안을 의결했다.",
        "시의회가 예산안을 통과시켰다고 연합뉴스가 5일 보도했다.",
        "시의회가 예산안을 통과시켰다.\n\n연합뉴스",
    ],
)
def test_a_korean_credit(text: str) -> None:
    """Korean papers credit an agency in the place line, the sentence or the last line."""
    assert of(article("a", text=text, language="ko"))[0][0] == "Yonhap"


def test_a_citation_deep_in_the_text_is_no_origin() -> None:
    """Who cites an agency after his own opening has reported himself."""
    text = "\n\n".join(
        [OTHER, "The council met.", "Nobody came.", "Rents fell, the Associated Press reported."]
    )
    assert of(article("a", "Strike", text)) == [("Harbour Times", "outlet", "a")]


def test_own_reporting_beside_a_copy() -> None:
    """An outlet that prints the agency's report and one of its own gives two origins."""
    wire = article("a", "Plant", WIRE, byline=("AP",)), article("b", "Plant", WIRE, source="The Meridian")
    own = article("c", "Strike", OTHER)
    assert of(*wire, own) == [("Associated Press", "wire", "a b"), ("Harbour Times", "outlet", "c")]


@given(st.permutations(range(6)))
def test_origins_are_a_partition(order: list[int]) -> None:
    """Every article has exactly one origin, and the order of the articles changes no group."""
    texts = [WIRE, WIRE + " More.", OTHER, f"TASS reported it. {OTHER}", "Short.", "Rain fell on Lund today."]
    sources = ["Harbour Times", "The Meridian", "The Meridian", "Lund Courier", None, "TASS"]
    stream = [article(str(n), "T", texts[n], source=sources[n]) for n in range(6)]
    found = find_origins([stream[n] for n in order], {})
    assert sorted(id for origin in found for id in origin.article_ids) == sorted("012345")
    as_given = find_origins(stream, {})
    assert {frozenset(o.article_ids) for o in found} == {frozenset(o.article_ids) for o in as_given}


def test_more_origins_lead() -> None:
    """Two origins come before a wire copy in two outlets."""
    two = story(article("x", "Plant", WIRE), article("y", "Strike", OTHER, source="The Meridian"))
    copied = story(article("a", "Plant", WIRE), article("b", "Plant", WIRE, source="The Meridian"))
    assert ranked(copied, two) == ["x", "a"]
    best, second = rank([copied, two], outlets=(), window=WEEK)
    assert (len(best.origins), len(second.origins)) == (2, 1)


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
    limits = {field.name: getattr(Weights(), field.name) for field in fields(Weights)}
    assert list(dict(one.parts)) == list(limits)
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


def test_aims() -> None:
    """Of the pairs that an editor has ordered, at least nine of ten are in that order."""
    pairs, outlets = aims()
    missed = [aim.name for aim in pairs if not aim.holds(outlets)]
    assert len(pairs) >= 30
    assert len(missed) <= len(pairs) // 10, missed


def test_balance_over_outlets() -> None:
    """Nine like stories of one outlet and one of another, a little less: it stands among the first."""
    many = [story(article(f"a{n}", "Plant", f"{WIRE} {n}")) for n in range(9)]
    other = story(article("b", "Strike", OTHER, source="The Meridian", days=-0.5))
    found = rank([*many, other], outlets=(), window=WEEK)
    assert [r.story.id for r in found].index("b") == 1
    assert [dict(r.parts)["balance"] for r in found][:2] == [0, 0]
    scores = [r.score for r in found]
    assert scores == sorted(scores, reverse=True)


def test_without_balance() -> None:
    """With the weight 0 the score alone orders."""
    many = [story(article(f"a{n}", "Plant", f"{WIRE} {n}")) for n in range(3)]
    other = story(article("b", "Strike", OTHER, source="The Meridian", days=-0.5))
    found = rank([*many, other], outlets=(), window=WEEK, weights=Weights(balance=0))
    assert found[-1].story.id == "b"


def test_a_letter_votes_once() -> None:
    """A letter that links to two articles of a story is one vote."""
    pair = story(article("a", "Plant", WIRE), article("b", "Strike", OTHER, source="The Meridian"))
    once = {"a": frozenset({"l"}), "b": frozenset({"l"})}
    twice = {"a": frozenset({"l"}), "b": frozenset({"m"})}
    parts = [dict(rank([pair], outlets=(), window=WEEK, votes=v)[0].parts)["votes"] for v in (once, twice)]
    assert 0 < parts[0] < parts[1]


@settings(max_examples=25)
@given(st.permutations(range(8)))
def test_the_order_of_input_changes_nothing(order: list[int]) -> None:
    """The rank, its scores and its losses are the same for any order of the stories."""
    stories = [story(article(str(n), "T", WIRE[: 20 + n], source="AB"[n % 2], days=n % 3)) for n in range(8)]
    assert rank([stories[n] for n in order], outlets=(), window=WEEK) == rank(
        stories, outlets=(), window=WEEK
    )
