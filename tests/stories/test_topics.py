"""Sections: a story goes where its words are."""

from __future__ import annotations

from articles import article

from digest.model import Story
from digest.topics import Topic, assign

SEA = Topic(key="sea", title="At sea", phrases=("ferry", "harbour", "coast guard"), exclude=("harbour seal",))
MONEY = Topic(key="money", title="Money", phrases=("central bank", "Handel & Sohn", "interest rate"))
KOREA = Topic(key="korea", title="Korea", phrases=("서울", "Seoul"))


def story(*articles: tuple[str, str]) -> Story:
    """A story of (title, text) articles."""
    return Story(articles=tuple(article(f"a{n}", *words) for n, words in enumerate(articles)))


def test_best_topic_and_reason() -> None:
    """The topic whose phrases weigh most wins, and names the phrases found, the weightiest first."""
    found = assign(
        story(("Ferry aground", "The ferry left the harbour. The interest rate rose.")), (MONEY, SEA)
    )
    assert found.topic == SEA
    assert found.phrases == ("ferry", "harbour")
    assert found.score > 1


def test_title_weighs_more() -> None:
    """A phrase in the title outweighs another topic's mentions in the text."""
    assert assign(story(("Central bank waits", "A ferry and a ferry.")), (SEA, MONEY)).topic == MONEY


def test_word_boundaries() -> None:
    """Phrases are whole words, whatever their case, spacing and hyphens."""
    assert assign(story(("Ferrymen meet", "Harbourside talk.")), (SEA,)).topic is None
    assert assign(story(("COAST-GUARD called", "")), (SEA,)).topic == SEA
    assert assign(story(("Handel & Sohn grows", "")), (MONEY,)).topic == MONEY


def test_endings_glued_to_hangul() -> None:
    """A Korean phrase is found with an ending after it."""
    assert assign(story(("서울시는 요금을 올린다", "")), (KOREA,)).topic == KOREA


def test_exclusion() -> None:
    """Excluded phrases that weigh as much as the topic's own keep the story out."""
    assert assign(story(("Harbour seal found", "The harbour seal is well.")), (SEA,)).topic is None


def test_none_fits() -> None:
    """A passing mention is no topic, and without topics there is none."""
    assert assign(story(("Choir sings", "They went home by ferry.")), (SEA,)).topic is None
    assert assign(story(("Choir sings", "")), ()).topic is None


def test_whole_story() -> None:
    """All articles of a story count: one outlet's aside does not decide for the others."""
    bank = ("Central bank cuts", "The central bank cut its interest rate.")
    assert assign(story(bank, bank, ("Cheaper ferry loans", "")), (SEA, MONEY)).topic == MONEY


def test_a_tie_goes_to_the_earlier_topic() -> None:
    """Equal scores fall to the topic named first in the config."""
    twin = Topic(key="twin", title="Twin", phrases=("ferry",))
    assert assign(story(("Ferry", "")), (twin, SEA)).topic == twin
