"""By the numbers: a label is read alone, far from its story."""

from __future__ import annotations

import pytest

from digest.compose import ComposeOptions
from tests.compose.test_compose import article, issue

OPENING = "Harwick closed its Norlund mine on May 6."


def labels(*sentences: str) -> list[str]:
    """The labels of a story whose lead is its opening only."""
    told = article("\n\n".join((OPENING, *sentences)), title="Harwick closes Norlund coal mine")
    return [n.figure.excerpt.text for n in issue([told], options=ComposeOptions(lead_words=8)).numbers]


@pytest.mark.parametrize(
    "sentence",
    [
        "The estimate assumes that Norlund will deliver 2,400 tons of coal to Lorne.",
        "The Selby-based company sold more than 900 tons of coal to Lorne.",
        "Harwick lost 2,400 of its jobs at the Norlund mine.",
        "Harwick filings fell by 92,000 last week from the week before.",
        "Ada Moll was met by Norlund, by lawmakers and by nearly 500 service members from five branches.",
        "Experts of Norlund Coal pored over the 55,000 pages.",
        "Norlund Coal paid 48,200 crowns to Dr. Tamm after a year in Harwick.",
        "The papers of Norlund Coal — running 1,500 pages in total — tell of Harwick.",
        "The Port Lorne Democrat said the council would vote on 4,500 crowns for Harwick.",
        "Miners of Harwick, who want to go to Lorne, asked for 4,500 tickets and...",
    ],
)
def test_a_label_that_points_back_is_no_line(sentence: str) -> None:
    """Figures: no "the estimate", no "its", no "last week", no bare noun, nothing that is cut off."""
    assert labels(sentence) == []


def test_a_label_that_explains_itself_is_printed() -> None:
    """A clause with its subject named, or a noun phrase that says whose number it is."""
    assert labels("Norlund Coal employs 340 people in Harwick.") == [
        "Norlund Coal employs 340 people in Harwick"
    ]


def test_a_number_of_the_lead_is_not_told_twice() -> None:
    """A large number means one thing, whatever stands beside it."""
    told = article(
        "Harwick spent 48,200 crowns on its Norlund mine.\n\nNorlund Coal received 48,200 crowns in Harwick.",
        title="Harwick pays for Norlund coal mine",
    )
    assert not issue([told], options=ComposeOptions(lead_words=10)).numbers


def test_a_label_is_printed_once() -> None:
    """Two numbers of one label are one line."""
    assert len(labels("Ninety percent of the 288 miners of Norlund Coal come from Harwick.")) == 1
