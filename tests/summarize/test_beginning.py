"""The lead of a single article: its beginning, less what does not stand there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Story
from digest.summarize import summarize

OPENING = "The ferry of Harwick sank at its pier on May 6, the harbor office of Lorne said."
NUMBER = "It had carried 900 people a day between Harwick and Lorne since 1931."
OFFICE = "Divers of the harbor office in Lorne will look for the leak on May 9."
LAST = "A bus takes the people of Harwick to Lorne until a new ferry is found."
SCRAP = "Picture: Ada Moll."
JUDGED = "The rubber-stamp council of Lorne shamefully let the ferry of Harwick rot for years."
QUESTION = "Who pays for a new ferry in Harwick and Lorne?"
NO_SPEAKER = "“The ferry was never safe, and everybody in the harbor knew it.”"
POOL = (OPENING, NUMBER, OFFICE, LAST, SCRAP, JUDGED, QUESTION, NO_SPEAKER)


def lead(*sentences: str, most: int | None = 3, words: int | None = None) -> list[str]:
    source = Article(
        id="a",
        source="Harbor Times",
        url=None,
        title="Ferry sinks",
        byline=(),
        published=datetime(2025, 5, 7, 12, tzinfo=UTC),
        text="\n\n".join(sentences),
    )
    return [e.text for e in summarize(Story(articles=(source,)), sentences=most, words=words).lead]


def test_what_the_writer_put_first_comes_first() -> None:
    """Sentences are taken in their order; one that leans goes with the one it leans on."""
    assert lead(OPENING, NUMBER, OFFICE, LAST) == [OPENING, NUMBER, OFFICE]


def test_a_sentence_does_not_lean_on_what_was_passed_over() -> None:
    """What leans on a barred sentence is passed over with it."""
    assert lead(OPENING, NO_SPEAKER, NUMBER, OFFICE, LAST) == [OPENING, OFFICE, LAST]


def test_an_answer_needs_its_question() -> None:
    """A sentence after a question is taken only with it."""
    answer = f"{QUESTION} {OFFICE}"
    assert lead(OPENING, answer, LAST, most=4) == [OPENING, QUESTION, OFFICE, LAST]
    assert lead(NO_SPEAKER, OFFICE) == [OFFICE]


@pytest.mark.parametrize("reluctant", [SCRAP, JUDGED])
def test_scraps_and_judgment_open_nothing(reluctant: str) -> None:
    """A scrap of under five words, and a judging opening, give way while anything else is left."""
    assert lead(reluctant, OPENING, OFFICE, LAST) == [OPENING, OFFICE, LAST]
    assert lead(reluctant, OPENING, OFFICE) == [reluctant, OPENING, OFFICE]


def test_words_are_a_limit() -> None:
    """A sentence that is too long for the room left is passed over; the opening has room in any case."""
    assert lead(OPENING, OFFICE, most=None, words=3) == [OPENING]
    small = "Harwick has no other ferry."
    assert lead(OPENING, OFFICE, small, most=None, words=25) == [OPENING, small]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=6, unique=True))
def test_a_lead_follows_its_article(sentences: list[str]) -> None:
    """Whatever the article: in its order, nothing without a speaker, nothing cut from what it leans on."""
    found = lead(*sentences)
    places = [sentences.index(s) for s in found]
    assert places == sorted(places)
    assert NO_SPEAKER not in found
    if NUMBER in found:
        assert found[found.index(NUMBER) - 1] == sentences[sentences.index(NUMBER) - 1]
