"""The candidates for a mail's subject and preheader, and for the Quote of the week."""

from __future__ import annotations

import pytest

from tests.compose.test_compose import MINE, article, issue

FERRY = "The council of Lorne bought a ferry on May 6.\n\nThe ferry will cross the bay of Selby at night."


def test_a_subject_may_be_another_outlets_headline() -> None:
    """Subject: a plain headline of the first story that fits 50 characters, whoever printed it."""
    long = "Harwick closes its Norlund coal mine after a hundred years of digging, mayor says"
    short = "Harwick closes Norlund coal mine"
    told = issue([article(MINE, title=long), article(MINE.replace("340", "some 340"), id="b", title=short)])
    assert told.subjects[0] == short


def test_names_stand_once_in_a_subject() -> None:
    """Subject: a name that opens two stories is one name."""
    title = "Why Harwick has no mine left and what its people are going to do about it now"
    told = issue([article(MINE, title=title)], [article(MINE, id="b", title=title + " at last")])
    names = [name for line in told.subjects for name in line.split(", ")]
    assert len(set(names)) == len(names) or all(len(line) <= 50 for line in told.subjects)
    assert not any(line.split(", ").count("Harwick") > 1 for line in told.subjects)


def test_two_headlines_that_fit_make_a_preheader() -> None:
    """Preheader: two headlines after the first, if both fit 90 characters whole."""
    told = issue(
        [article(MINE, title="Harwick closes Norlund coal mine")],
        [article(FERRY, id="b", title="Lorne buys a ferry for Selby")],
        [article(FERRY.replace("ferry", "tug"), id="c", title="Lorne sells its tug to Selby")],
    )
    assert all(len(line) <= 90 for line in told.preheaders)
    assert any(" · " in line for line in told.preheaders)


@pytest.mark.parametrize(
    "said",
    [
        "They have told the town of Harwick for ten long years.",
        "Tomorrow we will open the old mine of Harwick again.",
        "Look at the miners of Harwick who stand in the rain.",
        "We will keep [the mine of Harwick] open for ten years.",
        "Holy crap, we have lost the mine of the town of Harwick.",
    ],
)
def test_a_quotation_that_leans_is_none_of_the_week(said: str) -> None:
    """Quote of the week: nothing that leans on a day or on what was said before, no insertion, no oath."""
    text = MINE.replace("We have known this day for ten long years,", said[:-1] + ",")
    quotes = [q.quote.excerpt.text for q in issue([article(text)]).quotable]
    assert not any(said[:-1] in quote for quote in quotes)
