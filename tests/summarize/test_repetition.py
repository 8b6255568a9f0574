"""Repetition: what another outlet tells in other words is not printed after the first."""

from __future__ import annotations

import pytest

from digest.model import Candidate, Ruling
from digest.summarize.novelty import CLASSES, senses
from digest.summarize.repetition import repetition
from tests.summarize.test_summarize import article, story

TITLE = "Births in Lorne fell by 4 percent in 2024"
OPENING = "The number of births in Lorne fell 4 percent in 2024, sinking to the lowest count since 1962."


def after(opening: str, *second: str, title: str = "Lorne in numbers") -> Ruling | None:
    """What the rule says of the last sentence of another outlet's article, printed after `opening`."""
    candidates, readings = story(article(opening), article("\n\n".join(second), "b", "Lorne Post"))
    own = {c.sentence.excerpt.text: c for c in candidates.sentences}
    sequence: list[Candidate] = [own[opening], own[second[-1]]]
    return repetition(readings, title, None, {})(sequence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dropped", "fell"),
        ("dropping", "drops"),
        ("reversal", "reversed"),
        ("babies", "births"),
        ("lawmakers", "legislators"),
        ("discrimination", "discriminate"),
        ("bought", "acquisition of purchases"),
    ],
)
def test_words_that_mean_the_same(one: str, other: str) -> None:
    """Two forms of a word, and two words of one sense, are one."""
    assert senses(one) & senses(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("sacked", "wildfire"), ("policy", "police"), ("plan", "plane"), ("international", "interns")],
)
def test_words_that_only_look_alike(one: str, other: str) -> None:
    """What shares letters with a word, or a class with its other sense, is not that word."""
    assert not senses(one) & senses(other)


def test_a_word_is_in_one_class() -> None:
    """Each class is a sense of its own, and all of its words have that one."""
    told = [
        {sense for word in group.split() for sense in senses(word) if sense.startswith("=")}
        for group in CLASSES.split(";")
    ]
    assert [group for group, of_it in zip(CLASSES.split(";"), told, strict=True) if len(of_it) != 1] == []
    assert len(set().union(*told)) == len(told)


@pytest.mark.parametrize("text", ["the D.C. office", "officials said on Tuesday", "according to a report"])
def test_what_only_reports_has_no_sense(text: str) -> None:
    """Who reports it, and on what weekday, tells nothing more; nor do single letters."""
    assert not senses(text) - {"offic"}


@pytest.mark.parametrize(
    "again",
    [
        "Lorne’s babies born in 2024 declined in number, a report of May 6 said.",
        "Fewer babies were born in Lorne in 2024, the largest drop since 1962, officials said Tuesday.",
    ],
)
def test_another_outlets_opening_tells_the_event_again(again: str) -> None:
    """Other words for the same fall, and a new day, add nothing."""
    fault = after(OPENING, again, title=TITLE)
    assert fault
    assert fault.reason == "tells in other words what is printed"


@pytest.mark.parametrize(
    "further",
    [
        "Lorne will open a school for midwives in Harwick in June.",
        "In Lorne 8,100 births were counted in Harwick alone, and the clinic there had to open a wing.",
        "Births in Lorne fell since young families leave for Selby, said Ada Moll, its head of statistics.",
    ],
)
def test_what_is_new_may_follow(further: str) -> None:
    """Another fact, a number or a person makes a sentence worth its place, though it shares the subject."""
    assert after(OPENING, "The council of Lorne met on May 6.", further, title=TITLE) is None


def test_an_article_goes_on_in_its_own_words() -> None:
    """Within one article the words of the subject come again and again: that alone repeats nothing."""
    further = "Births in Harwick, a town of Lorne, rose in 2024 against the fall in the county."
    text = f"{OPENING}\n\n{further}"
    candidates, readings = story(article(text))
    assert repetition(readings, "Lorne in numbers", None, {})(candidates.sentences[:2]) is None


def test_a_quoted_no_is_no_news() -> None:
    """“No”, “never”, “first” count in the outlet's own words, not between marks."""
    opening = "Mayor Ada Moll plans a parade of tanks in Harwick on the Fourth of May."
    again = "Mayor Ada Moll takes “no tanks” for no answer at the Harwick parade on the Fourth of May."
    assert after(opening, again.replace("for no", "for an")) is not None


@pytest.mark.parametrize(
    ("again", "reason"),
    [
        ("Divers counted 190 cracks in the northern lock of the canal.", "with 190 for 160"),
        ("Divers counted 160 cracks in the northern lock of the canal.", "adds no name, figure, day"),
    ],
)
def test_another_number_is_not_the_same(again: str, reason: str) -> None:
    """What is told again with another number is passed over, and the number is told to the editor."""
    fault = after("Divers counted 160 cracks in the northern lock of the canal.", again)
    assert fault
    assert reason in fault.reason


def test_a_number_that_stands_alone_nowhere_is_a_number() -> None:
    """It is never said that a sentence with a new number has none."""
    opening = "Divers counted the cracks in the northern lock of the canal."
    fault = after(opening, "They counted 190 of them there.")
    assert fault
    assert "figure that stands alone" in fault.reason
