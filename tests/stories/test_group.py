"""The laws of grouping, and what a story holds."""

from __future__ import annotations

import random

import numpy as np
import pytest
from articles import article, pairs
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.group import group_stories
from digest.group.bridge import _sounds_of
from digest.group.conflicts import signature
from digest.group.likeness import STRICTEST, THRESHOLD, _needed
from digest.group.sounds import romanised
from digest.model import Article, Mark, Story

WORDS = "flood harbour Minister Solberg vote 1,200 bridge Arden closed 3rd storm the of 홍수 항구".split()
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


@st.composite
def streams(draw: st.DrawFn) -> list[Article]:
    """Up to eight articles of arbitrary or newslike text, within ten days."""
    count = draw(st.integers(0, 8))
    return [
        article(
            f"a{n}",
            draw(TEXTS),
            draw(TEXTS),
            days=draw(st.integers(0, 10)),
            source=draw(st.sampled_from("xyz")),
        )
        for n in range(count)
    ]


@given(streams(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_partition_in_any_order(stream: list[Article], shuffler: random.Random) -> None:
    """Every article is in exactly one story, and the order of input changes nothing."""
    stories = group_stories(stream)
    assert sorted(a.id for s in stories for a in s.articles) == sorted(a.id for a in stream)
    shuffled = list(stream)
    shuffler.shuffle(shuffled)
    assert group_stories(shuffled) == stories


@pytest.mark.parametrize("number", range(1, len(pairs()), 3))
def test_an_article_more(number: int) -> None:
    """An article that comes later changes no story's id, and at most one other story than its own."""
    week = [a for pair in pairs() for a in pair.articles]
    late = max(pairs()[number].articles, key=lambda a: (a.published, a.id))
    before = group_stories([a for a in week if a is not late])
    after = group_stories(week)
    others = [frozenset(a.id for a in story.articles) - {late.id} for story in after]
    assert sum(frozenset(a.id for a in story.articles) not in others for story in before) <= 1
    assert {story.id for story in before} <= {story.id for story in after}


def test_no_article_and_one() -> None:
    """No article is no story; one is one, however empty."""
    assert group_stories(()) == ()
    assert [len(s.articles) for s in group_stories([article("a")])] == [1]


def test_empty_articles_stay_alone() -> None:
    """Articles without words share nothing."""
    assert len(group_stories([article("a"), article("b"), article("c", "!!!", "…\n\n—")])) == 3


def test_same_id_twice() -> None:
    """Two versions under one id are both kept."""
    one, two = article("a", "Harbour wall falls"), article("a", "Harbour wall rises", days=1)
    assert sum(len(s.articles) for s in group_stories([one, two])) == 2


def test_evidence() -> None:
    """A story says which words joined it, the heaviest first; a single article has none."""
    ferry = next(p for p in pairs() if "ferry" in p.name).articles
    (story,) = group_stories(ferry)
    assert any("alma" in term for term in story.evidence.terms)
    assert 0 < story.evidence.similarity <= 1
    assert group_stories(ferry[:1])[0].evidence.terms == ()


def test_best_first() -> None:
    """News stands before opinion, a dated and headed article before one that is not."""
    text = "The Queen Ida bridge over the Sarn was closed after inspectors found cracks in its girders."
    view = article("a", "Queen Ida bridge closed", text, kind="opinion")
    late = article("b", "Queen Ida bridge closed", text, dated="file")
    news = article("c", "Queen Ida bridge closed", text)
    (story,) = group_stories([view, late, news])
    assert [a.id for a in story.articles] == ["c", "b", "a"]


def test_age_needs_real_dates() -> None:
    """Days between two articles speak against one story only where both dates are real."""
    words = ("Nimbra to sell its plant", "Carmaker Nimbra wants to sell a plant in Olbeck, Otto Brandt said.")
    other = (
        "Plant of Nimbra sold",
        "Workers at the carmaker's plant in Olbeck heard of the sale from Otto Brandt.",
    )
    near = [article("a", *words), article("b", *other)]
    real = [article("a", *words), article("b", *other, days=9)]
    unreal = [article("a", *words, dated="unknown"), article("b", *other, days=9, dated="file")]
    strength = [max(s.evidence.similarity for s in group_stories(week)) for week in (near, unreal)]
    assert strength[0] == strength[1] > 0
    assert all(s.evidence.similarity < strength[0] for s in group_stories(real))


def test_a_small_stream_of_one_event() -> None:
    """Where the few articles there are tell of one event, its words are not common for that."""
    told = "The Sarn burst its banks at Olbeck and mayor Otto Brandt had the market cleared."
    week = [article(f"a{n}", "Flood in Olbeck", f"{told} {_own_words(n, 40)}.") for n in range(24)]
    assert len(group_stories(week)) == 1


def _own_words(number: int, count: int) -> str:
    return " ".join(f"word{number}x{place}" for place in range(count))


def test_a_stream_tells_how_long_its_stories_run() -> None:
    """Four days between two articles count for less where many other stories are told over days, too."""
    here, there = "Nimbra to sell its plant in Olbeck", "Plant of Nimbra in Olbeck: buyers line up"
    pair = [article("a", here, "Otto Brandt said so."), article("b", there, "Otto Brandt knows two.", days=4)]
    strength = [_similarity([*pair, *_copies(days)]) for days in (0, 4)]
    assert strength[0] < strength[1]


def _similarity(week: list[Article]) -> float:
    return next(s.evidence.similarity for s in group_stories(week) if any(a.id == "a" for a in s.articles))


def _copies(days: float) -> list[Article]:
    """Forty stories of one text each, told twice, so many days apart."""
    return [article(f"{n} {d}", "", _own_words(n, 30), days=d) for n in range(40) for d in (0, days)]


@given(st.lists(st.floats(0, 1), max_size=60), st.integers(0, 60))
def test_doubtful_pairs_ask_for_more(likeness: list[float], doubtful: int) -> None:
    """Each doubtful pair more raises what makes a story, or leaves it; within its bounds."""
    before, after = (_asked([*likeness, *[0.3] * more]) for more in (doubtful, doubtful + 20))
    assert THRESHOLD <= before <= after <= STRICTEST


def test_what_asks_for_no_more() -> None:
    """Likely pairs and few doubtful ones leave the threshold; so does a doubtful pair that a third article
    likely joins. Like events raise it."""
    assert _asked([0.95, 0.02] * 100) == _asked([0.3] * 20) == THRESHOLD
    assert _asked([0.3] * 1000) == STRICTEST
    three = np.arange(0, 900, 3)
    first, second = (
        np.concatenate([three, three, three + 1]),
        np.concatenate([three + 1, three + 2, three + 2]),
    )
    assert _needed(900, (first, second, np.repeat([0.9, 0.3, 0.9], 300))) == THRESHOLD


def _asked(likeness: list[float]) -> float:
    """What pairs of two articles each ask for."""
    first = np.arange(0, 2 * len(likeness), 2)
    return _needed(2 * len(likeness), (first, first + 1, np.array(likeness)))


def test_datelines_are_no_event() -> None:
    """Two articles that share only the place of their dateline are two stories."""
    one = article(
        "a", "Rice prices rise", "MIRESK – Rice cost a tenth more in May.", marks=(_dateline("MIRESK –"),)
    )
    two = article(
        "b", "Choir wins prize", "MIRESK – Forty singers came first.", marks=(_dateline("MIRESK –"),)
    )
    assert len(group_stories([one, two])) == 2


def _dateline(text: str) -> Mark:
    return Mark(kind="dateline", start=0, end=len(text))


def test_other_weekdays_speak_against_one_event() -> None:
    """Of two articles without dates that are worded alike, those that name other weekdays are less alike."""
    text = "Marit Solberg met dockers of Karlsvik on {} over the rota. Talks in the port lasted six hours."
    one, same = (article(n, "Solberg meets dockers", text.format("Monday"), dated="unknown") for n in "ab")
    other = article("c", "Solberg sees dockers", text.format("Friday"), dated="unknown")
    alike, less = (group_stories([one, two])[0].evidence.similarity for two in (same, other))
    assert alike > less


def test_a_quotation_joins() -> None:
    """Two articles that print one quotation are more alike than those that say the same without marks."""
    words = "I have lost the trust of this house, and I go before summer"
    quoted = _resignation(f"“{words},” she said.")
    plain = _resignation(f"She has said that {words}.")
    assert quoted.evidence.similarity > plain.evidence.similarity


def _resignation(said: str) -> Story:
    one = article("a", "Solberg resigns", f"Minister Marit Solberg steps down in Brenn. {said}")
    two = article("b", "A ministry without its head", f"The harbour ministry looks for a successor. {said}")
    (story,) = group_stories([one, two])
    return story


def test_korean_article_joins_the_whole_story() -> None:
    """A Korean article stands where its English twin stands, also beside an outlet that names nobody."""
    korean = next(p for p in pairs() if p.name == "Korean and English on one launch").articles
    third = article(
        "c",
        "South Korea launches a weather satellite",
        "South Korea launched a weather satellite on Wednesday. The satellite is to make forecasts "
        "of typhoons faster, the ministry said. It reached its orbit after lift-off from the space center.",
        source="Courier of Lund",
        days=2,
    )
    (story,) = group_stories([*korean, third])
    assert len(story.articles) == 3


@pytest.mark.parametrize(
    ("word", "romanised_word"),
    [("고흥", "goheung"), ("서울", "seoul"), ("박민석", "bakminseok"), ("김", "gim")],
)
def test_romanisation(word: str, romanised_word: str) -> None:
    """Hangul is spelled by the Revised Romanization, syllable by syllable."""
    assert romanised(word) == romanised_word


@pytest.mark.parametrize(
    ("one", "two"),
    [("Bak Minseok", "Park Minsok"), ("Choe Su", "Choi Soo"), ("Busan", "Pusan"), ("Daegu", "Taegu")],
)
def test_spellings_of_one_name_sound_alike(one: str, two: str) -> None:
    """What spellings of a Korean name differ in is not heard."""
    assert [*_sounds_of(one.lower().split())][-1] == [*_sounds_of(two.lower().split())][-1]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("12th package of sanctions adopted", {"package": {"12"}, "sanction": {"12"}}),
        ("The third sanctions package", {"sanction": {"3"}, "package": {"3"}}),
        ("On the third day of the trial", {}),
        ("Artemis II and Artemis 3", {"artemis": {"2", "3"}}),
        ("Quake kills 12", {}),
        ("Artemis 3-1 winners, Artemis 40%", {}),
    ],
)
def test_what_is_numbered(title: str, found: dict[str, set[str]]) -> None:
    """Ordinals number the words after them, a number the name before it; days and tolls number nothing."""
    known = frozenset({"artemis"})
    assert {k: set(v) for k, v in signature(title, known).items()} == found


def test_a_number_in_the_background_parts_nothing() -> None:
    """Two leads that number another time of the same thing are still one story; two titles are not."""
    text = "Marit Solberg won the {} Arden marathon on Sunday in the rain, ahead of Nora Hald and Ilse Tamm."
    one, two = text.format("9th"), text.format("8th")
    assert len(group_stories([article("a", "Solberg wins", one), article("b", "Solberg wins", two)])) == 1
    titles = "Solberg wins 9th marathon", "Solberg wins 8th marathon"
    assert len(group_stories([article("a", titles[0], one), article("b", titles[1], two)])) == 2
