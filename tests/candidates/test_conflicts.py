"""Conflicts and agreements between articles of one story; precision before recall."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from digest.candidates.conflicts import align_figures, find_conflicts, story_day
from digest.candidates.people import join_people
from digest.model import Conflict, Reading, Story
from digest.reading import read
from tests.facts.conftest import Write


def _told(write: Write, *texts: str, title: str = "") -> list[Reading]:
    return [
        read(replace(write(text, f"2031-05-{7 + n:02}"), id=f"a{n}", title=title))
        for n, text in enumerate(texts)
    ]


def _conflicts(readings: list[Reading]) -> tuple[Conflict, ...]:
    story = Story(articles=tuple(r.article for r in readings))
    return find_conflicts(story, readings, join_people(readings))


def test_the_day_of_one_word(write: Write) -> None:
    """A palace and the aide who speaks for it, one announcement, two days: a conflict of the day. The words
    between the marks are no part of it."""
    readings = _told(
        write,
        "Selby will be represented by an envoy-level guest, the Kremlin confirmed on May 5, ending talk of a"
        " visit. Kremlin aide Yuri Karelov spoke twice.",
        "In a briefing on Tuesday, presidential aide Yury Karelov said, “Selby will be represented at the"
        " envoy level,” according to the agency.",
    )
    (conflict,) = _conflicts(readings)
    assert (conflict.kind, conflict.values) == ("day", ("May 5", "May 6"))
    assert conflict.clauses[0].text == "the Kremlin confirmed on May 5"
    assert "envoy level" not in conflict.clauses[1].text


def test_the_day_of_one_act(write: Write) -> None:
    """Two people signed one accord in one place on two days."""
    readings = _told(
        write,
        "Harbour Minister Ann Pike and Mayor Tom Reed signed the ferry accord in Brenn on May 5.",
        "Mayor Tom Reed and Harbour Minister Ann Pike signed the ferry accord in Brenn on May 6.",
    )
    assert [(c.kind, c.values) for c in _conflicts(readings)] == [("day", ("May 5", "May 6"))]


def test_counts_that_differ(write: Write) -> None:
    """Exact counts of one thing under one verb differ; "more than 40" and 41 do not."""
    readings = _told(write, "The lower rate covers 41 product lines.", "The pact covers 43 product lines.")
    assert [(c.kind, c.values) for c in _conflicts(readings)] == [("count", ("41", "43"))]
    loose = _told(write, "The rate covers more than 40 product lines.", "The pact covers 43 product lines.")
    assert _conflicts(loose) == ()


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "Divers found 160 cracks in the northern lock of the Tarn Canal.",
            "Divers found 190 cracks in the northern lock of the Tarn Canal.",
            ("160", "190"),
        ),
        (
            "The canal has 16 cracks in its northern lock.",
            "Divers counted 19 cracks in the northern lock of the Tarn Canal.",
            ("16", "19"),
        ),
        ("The new lock will cost $52 million.", "The new lock will cost $61 million.", None),
        ("Tolls in Brenn rose 4 percent.", "Tolls in Brenn rose 6 percent, the harbour said.", None),
        ("The council closed 14 of 41 sluices.", "The council closed 15 of 41 sluices.", ("14", "15")),
    ],
)
def test_a_contested_number(a: str, b: str, values: tuple[str, str] | None, write: Write) -> None:
    """Nouns that look like verbs are counted; words within the other's words count the same thing; and
    sentences that are the same but for a number contradict each other, sums too."""
    (conflict,) = _conflicts(_told(write, a, b))
    assert conflict.kind == "count"
    assert values is None or conflict.values == values


def test_three_outlets_three_numbers(write: Write) -> None:
    """Each two of them are a conflict, so that none of the three is printed."""
    sums = ("$52 million", "$61 million", "$70 million")
    found = _conflicts(_told(write, *(f"The new lock will cost {sum}." for sum in sums)))
    assert {c.values for c in found} == {(sums[0], sums[1]), (sums[0], sums[2]), (sums[1], sums[2])}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The new lock will cost $52 million.", "The new lock will cost about $52 million."),
        ("The lock needs more than 15 sluice gates.", "The lock needs 15 sluice gates."),
        ("The new lock will cost $52 million.", "The new lock will cost 48 million euros."),
        ("Tolls in Brenn rose 4 percent in March.", "Tolls in Brenn rose 6 percent in April."),
        ("Tolls in Brenn rose 4 percent in 2024.", "Tolls in Brenn rose 6 percent in 2025."),
        ("The plan includes 90 homes in Tarn County.", "The flood destroyed 60 homes in Tarn County."),
        (
            "The canal has 16 cracks in its northern lock.",
            "Divers found 19 more cracks in the northern lock of the Tarn Canal.",
        ),
        (
            "The lock will cost $52 million. Tolls will rise.",
            "The lock will cost $61 million. In May the board said the lock will cost $52 million.",
        ),
    ],
)
def test_numbers_that_agree_or_are_of_two_things(a: str, b: str, write: Write) -> None:
    """About and more than agree; another coin, another month, another year, another verb, more of the same
    and an article that gives both numbers are no conflict."""
    assert _conflicts(_told(write, a, b)) == ()


def test_a_not_in_one_outlet(write: Write) -> None:
    """One outlet says will, the other will not; a "whether" says neither."""
    readings = _told(
        write,
        "Mayor Tom Reed will attend the ferry festival in Brenn.",
        "Mayor Tom Reed will not attend the ferry festival in Brenn.",
    )
    assert [c.kind for c in _conflicts(readings)] == ["negation"]
    unsure = _told(
        write,
        "It is unclear whether Mayor Tom Reed will attend the ferry festival.",
        "Mayor Tom Reed will not attend the ferry festival.",
    )
    assert _conflicts(unsure) == ()


def test_one_act_in_two_places(write: Write) -> None:
    """One signing, two cities, and neither outlet names the other's."""
    readings = _told(
        write,
        "Mayor Tom Reed signed the harbour ferry accord in Boston.",
        "Mayor Tom Reed signed the harbour ferry accord in Chicago.",
    )
    assert [c.kind for c in _conflicts(readings)] == ["place"]


def test_one_office_two_names(write: Write) -> None:
    """One office of one town under two names that share a part."""
    readings = _told(write, "Boston Mayor Ann Pike left.", "Boston Mayor Ann Peck left early.")
    assert [(c.kind, c.values) for c in _conflicts(readings)] == [("name", ("Ann Peck", "Ann Pike"))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The blast killed 12 people in Tarn.", "The blast injured 40 people in Tarn."),
        ("Mayor Tom Reed visited a mill on Monday.", "Mayor Tom Reed visited a school on Tuesday."),
        ("Tom Reed said on Monday that ferries were late.", "Tom Reed said on Tuesday that rents rose."),
        ("Forward Ann Pike scored 12 points in Tarn.", "Forward Ann Pike scored 14 points in Tarn."),
        ("Aide Yuri Karelov said it.", "Aide Yury Karelov said it."),
    ],
)
def test_no_conflict(a: str, b: str, write: Write) -> None:
    """Other fates, other objects, other games and other spellings are no conflicts."""
    assert _conflicts(_told(write, a, b)) == ()


def test_figures_agree(write: Write) -> None:
    """One count in two phrases agrees; so do "more than 15" and 15."""
    readings = _told(
        write,
        "Officials said that heads of state from 31 nations will attend the fair.",
        "Officials said 31 foreign leaders will attend the fair in Brenn.",
    )
    assert [len(agreeing) for _, agreeing in align_figures(readings)] == [1, 1]
    loose = _told(
        write,
        "The mayor will hold more than 15 bilateral meetings in Brenn.",
        "The mayor will hold 15 bilateral meetings in Brenn.",
    )
    assert [len(agreeing) for _, agreeing in align_figures(loose)] == [1, 1]


def test_the_day_of_a_story(write: Write) -> None:
    """A story that looks forward has the day of its event; one of what has happened has none."""
    ahead = _told(
        write,
        "The mayor will skip the May 19 fair. The council votes on June 2. The fair on May 19 is the last.",
        "No mayor will attend the May 19 fair.",
    )
    assert story_day(ahead) == date(2031, 5, 19)
    past = _told(write, "The crane fell on Monday. A hearing is set for June 2.")
    assert story_day(past) is None
    assert story_day([]) is None
