"""Words of harm: who is meant counts, not which word is used. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.candidates.harms import harm_in


@pytest.mark.parametrize(
    "text",
    [
        "Harwick keeper Otto Lund was arrested on Tuesday on suspicion of theft.",
        "Otto Lund faces a charge of fraud and a second one as well as charges that he fled.",
        "An allegedly drunk driver who fled has been charged in her murder, police said.",
        "Lund, accused of taking bribes from a builder, denies it.",
        "A former Norlund banker was indicted in Harwick on May 6.",
        "Mourners met for a 16-year-old who was shot by guards.",
        "Lund bakes for son Oscar, 8, and his wife.",
        "Ada Moll was hit by a gray van near the harbor of Harwick.",
        "Police named a suspect in the Harwick robbery.",
        "The banker took his own life in May.",
        "A man was charged with murder in Harwick.",
    ],
)
def test_somebody_accused_hurt_or_under_age(text: str) -> None:
    """Harm: never printed unasked."""
    assert harm_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vostrania imposed sanctions on lawmakers whom it has accused of interfering in Selby.",
        "Ida Quist, who was charged with talking to the league, left.",
        "Police arrested 12 protesters at the harbor of Harwick.",
        "Dozens of people were arrested in Harwick, the ministry said.",
        "Officials suspect that the ferry was too heavy.",
        "Harwick made a minor change to the plan.",
        "The vaccine is effective in teens aged 12 to 17.",
        "A suicide bomber attacked the port of Lorne.",
        "Harwick lifted its 12-year-old ban on ferries.",
        "The ferry, built in 1931, carries 340 people.",
    ],
)
def test_grave_words_that_mean_nobody(text: str) -> None:
    """A harmless story is not held."""
    assert harm_in(text) is None


def test_a_title_is_judged_without_its_story() -> None:
    """In a title a crime's victim needs no name."""
    assert harm_in("Harwick grandmother killed by hit-and-run driver", title=True)
    assert harm_in("Harwick closes its Norlund mine", title=True) is None


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No words can make the search raise or stall."""
    harm_in(text, title=True)


def test_a_death_by_ones_own_hand_in_plain_words() -> None:
    """Suicide counts in each of its wordings, in a title as well."""
    assert harm_in("Widow of Harwick speaks after her brother killed himself", title=True)
    assert harm_in("The keeper hanged himself in Selby.")
    assert harm_in("Two ferrymen shot themselves in the foot with their plan") is None
    assert harm_in("The keeper himself killed the engine of the ferry.") is None
