"""What the editor's word on a conflict frees, and what it keeps barred."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.candidates import answers, find_candidates
from digest.model import Candidates, Conflict, Excerpt, Story
from digest.reading import read
from tests.facts.conftest import Write

FIRST = "Harbour Minister Ann Pike and Mayor Tom Reed signed the ferry accord in Brenn on May 5."
SECOND = "Mayor Tom Reed and Harbour Minister Ann Pike signed the ferry accord in Brenn on May 6."


def candidates(write: Write, *texts: str, settled: dict[str, str | None] | None = None) -> Candidates:
    readings = {
        f"a{n}": read(replace(write(text, f"2031-05-{7 + n:02}"), id=f"a{n}")) for n, text in enumerate(texts)
    }
    story = Story(articles=tuple(r.article for r in readings.values()))
    return find_candidates(story, readings, settled=settled or {})


def barred(found: Candidates) -> dict[str, list[str]]:
    """The reasons of the conflict's bars, by article."""
    return {
        c.sentence.excerpt.article_id: [r.reason for r in c.rulings if r.rule == "conflict"]
        for c in found.sentences
    }


def test_nothing_is_printed_until_settled(write: Write) -> None:
    """Both clauses of a conflict are barred."""
    assert all(barred(candidates(write, FIRST, SECOND)).values())


@pytest.mark.parametrize("word", ["May 6", "may  6", "ledger.txt"])
def test_a_value_or_an_article_frees_its_side(write: Write, word: str) -> None:
    """`settle` with the value, however spaced, or with an article: that side is free, the other barred."""
    found = candidates(write, FIRST, SECOND, settled={word: "a1" if "." in word else None})
    reasons = barred(found)
    assert reasons["a1"] == []
    assert ["settled: May 6" in reason for reason in reasons["a0"]] == [True]
    assert [(c.right, c.both) for c in found.conflicts] == [((1,), False)]


def test_a_day_is_barred_wherever_it_is_told(write: Write) -> None:
    """A third outlet that tells one of the two days is barred like the first, and freed with it."""
    texts = (
        FIRST,
        SECOND,
        "Mayor Tom Reed and Harbour Minister Ann Pike signed the accord on ferries in Brenn on May 6.",
    )
    assert all(barred(candidates(write, *texts)).values())
    for word, article_id in (("May 6", None), ("ledger.txt", "a2")):
        reasons = barred(candidates(write, *texts, settled={word: article_id}))
        assert [bool(reasons[f"a{n}"]) for n in range(3)] == [True, False, False]


def test_both_stay_out_of_the_lead(write: Write) -> None:
    """`settle = ["both"]`: the two sentences stand in a block and nowhere else."""
    found = candidates(write, FIRST, SECOND, settled={"both": None})
    assert all("block" in reasons[0] for reasons in barred(found).values())
    assert [(c.right, c.both) for c in found.conflicts] == [((0, 1), True)]


def test_a_settled_count_frees_every_place_that_tells_it(write: Write) -> None:
    """A count is settled wherever it is told: a third outlet with the right number is free, one with the
    wrong number is barred."""
    texts = (
        "The lower rate covers 41 product lines.",
        "The pact covers 43 product lines.",
        "Officials said the list of 43 product lines was long.",
        "Officials said the list of 41 product lines was long.",
    )
    reasons = barred(candidates(write, *texts, settled={"43": None}))
    assert not reasons["a1"]
    assert not reasons["a2"]
    assert reasons["a0"]
    assert reasons["a3"]


def test_a_word_about_nothing_changes_nothing(write: Write) -> None:
    """A value that no side has leaves the conflict as it was."""
    assert candidates(write, FIRST, SECOND, settled={"May 9": None}) == candidates(write, FIRST, SECOND)


def test_a_value_is_heard_before_an_article() -> None:
    """A word that is a value and a part of an article's name means the value."""
    clauses = tuple(Excerpt(article_id=id, start=0, end=1, text="x") for id in "ab")
    conflict = Conflict(kind="count", subject="people", clauses=clauses, values=("15", "16"))
    assert answers("15", "b", conflict) == (0,)
    assert answers("b.txt", "b", conflict) == (1,)
    assert answers("17", None, conflict) == ()
    assert answers("Both", None, conflict) == (0, 1)
