"""Figures: what is printed as a number is a fact that holds now, and is told as one."""

from __future__ import annotations

import pytest

from digest.compose.labels import Span, claims, superseded


def span(label: str, value: str) -> Span:
    """Where a value stands last in its label."""
    return (at := label.rindex(value)), at + len(value)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Unemployment in Lorne rose to 6 percent, up from 4 percent", "4 percent"),
        ("A survey of Norlund had expected a 3.6% rise", "3.6%"),
        ("Economists of Lorne had been looking for 5,200 new shops in Harwick", "5,200"),
        ("Harwick opened 2,660 shops, far below the nearly 9,000 that economists expected", "nearly 9,000"),
        ("April’s 3,140 new shops were revised down to 2,870", "3,140"),
        ("61 percent of Harwick agree, compared to 25 percent of Lorne", "25 percent"),
        ("Harwick marched in the Fight for 22", "22"),
        ("Give Lorne 22", "22"),
        ("13 ferries of Harwick were late on May 5, up from 3", "3"),
    ],
)
def test_an_old_or_awaited_value_is_no_figure(label: str, value: str) -> None:
    """What a value is held against, what was awaited, and what has been revised are not told."""
    assert superseded(label, span(label, value))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Unemployment in Lorne rose to 6 percent, up from 4 percent", "6 percent"),
        ("Selby is to give 40 buses to the schools of Lorne", "40"),
        ("The ferries of Norlund will raise 3 million", "3 million"),
        ("Norlund Coal expects to sell 340 tons in Harwick", "340 tons"),
        ("more than 15 bilateral meetings for President Ida Quist", "more than 15"),
    ],
)
def test_the_value_that_holds_is_told(label: str, value: str) -> None:
    """The new value beside an old one, and a body's own plan."""
    assert not superseded(label, span(label, value))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("34 clerks from the Lorne Office of Harbours", "34"),
        ("91 percent rate of return praised by rival ferries of Norlund", "91 percent"),
        ("2.4 percent of the ballots in a contest with Mayor Ada Moll", "2.4 percent"),
        ("The Harwick Regatta, which brought more than 8,200 people to Lorne", "more than 8,200"),
        ("Otto Brandt, a clerk of Lorne, said that of the building’s 136 units", "136"),
        ("behind more than 3,900 new cases of fever across Lorne", "more than 3,900"),
    ],
)
def test_a_phrase_without_a_claim_is_no_figure(label: str, value: str) -> None:
    """A list, a part of a sentence that breaks off, a share of what nobody is told to have."""
    assert not claims(label, span(label, value), f"{label}, and more than that was told of it in Harwick.")


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("29 foreign leaders will attend the parade in Harwick", "29"),
        ("more than 15 bilateral meetings for President Ida Quist", "more than 15"),
        ("Lorne is not among the 13 countries", "13"),
    ],
)
def test_a_claim_is_told(label: str, value: str) -> None:
    """A clause of its own, or a count that is somebody's."""
    assert claims(label, span(label, value), f"{label}, and more than that was told of it in Harwick.")
