"""Sections: a story goes where its words are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from digest.model import Article, Placing, Story
from digest.topics import Topic, assign, outlet_sections

SEA = Topic(key="sea", title="At sea", phrases=("ferry", "harbour", "coast guard"), exclude=("harbour seal",))
MONEY = Topic(key="money", title="Money", phrases=("central bank", "Handel & Sohn", "interest rate"))
KOREA = Topic(key="korea", title="Korea", phrases=("서울", "Seoul"))


def article(title: str, text: str = "", **fields: Any) -> Article:
    """An article of an invented outlet."""
    plain = {"id": title, "source": "Harbour Times", "url": None, "byline": ()}
    when = datetime(2031, 3, 3, 8, tzinfo=UTC)
    return Article(title=title, text=text, published=when, **(plain | fields))


def story(*articles: tuple[str, str]) -> Story:
    """A story of (title, text) articles."""
    return Story(articles=tuple(article(*words, id=f"a{n}") for n, words in enumerate(articles)))


def topic_of(told: Story, *topics: Topic) -> Topic | None:
    """The topic that a story is assigned to."""
    return assign(told, topics)[0]


def phrases_of(placing: Placing) -> list[tuple[str, str]]:
    """Which phrase was found where, the weightiest first."""
    return [(match.phrase, match.place) for match in placing.matches]


def test_best_topic_and_reason() -> None:
    """The topic whose phrases weigh most wins; which they are, and where, is told, the weightiest first."""
    told = story(("Ferry aground", "The ferry left the harbour. The interest rate rose."))
    topic, why = assign(told, (MONEY, SEA))
    assert topic == SEA
    assert (why.key, why.score, why.others) == ("sea", 6.0, (("money", 1.5),))
    assert phrases_of(why) == [("ferry", "title"), ("ferry", "lead"), ("harbour", "lead")]
    assert [match.weight for match in why.matches] == [3.0, 1.5, 1.5]


def test_title_then_lead_then_text() -> None:
    """A phrase counts most in the title, less in the lead, least in the text after it."""
    far = "Nothing of note was said that morning by anybody. " * 7
    scores = [
        assign(story(words), (SEA,))[1].score
        for words in (("Ferry", ""), ("Late", "The ferry was late."), ("Late", far + "A ferry came."))
    ]
    assert scores == [3.0, 1.5, 0.5]


def test_forms_and_boundaries() -> None:
    """Phrases are whole words in any of their forms, whatever their case, spacing and hyphens."""
    assert topic_of(story(("Ferrymen meet", "Harbourside talk.")), SEA) is None
    assert topic_of(story(("COAST-GUARD called", "")), SEA) == SEA
    assert topic_of(story(("Two ferries collide", "")), SEA) == SEA
    assert topic_of(story(("Handel & Sohn grows", "")), MONEY) == MONEY


def test_initials_mean_just_that() -> None:
    """A phrase in capitals is not the small word of the same letters."""
    health = Topic(key="health", title="Health", phrases=("WHO",))
    assert topic_of(story(("Who goes there", "")), health) is None
    assert topic_of(story(("WHO’s advice on salt", "")), health) == health


def test_endings_glued_to_hangul() -> None:
    """A Korean phrase is found with an ending after it, and within a longer word."""
    assert topic_of(story(("서울시는 요금을 올린다", "")), KOREA) == KOREA
    assert topic_of(story(("동서울 터미널", "")), KOREA) == KOREA


def test_longest_phrase_counts() -> None:
    """A phrase within a longer one, of whichever topic, is not found there."""
    town = Topic(key="town", title="Town", phrases=("guard", "court"))
    state = Topic(key="state", title="State", phrases=("supreme court",))
    assert topic_of(story(("Supreme Court sits", "")), town, state) == state
    assert topic_of(story(("Coast guard sails", "")), town, SEA) == SEA


def test_strong_and_weak() -> None:
    """Strong phrases count double and weak ones half; weak ones alone are no topic."""
    sport = Topic(key="sport", title="Sport", strong=("goalkeeper",), weak=("match", "win", "season"))
    assert assign(story(("Goalkeeper hurt in match", "")), (sport,))[1].score == 7.5
    assert topic_of(story(("Win, win, win", "A match of the season, a win.")), sport) is None


def test_outlets_own_section() -> None:
    """What the outlet calls the section, as a label or in the article's address, counts by the topic's
    names for it."""
    sport = Topic(key="sport", title="Sport", phrases=("goal",), sections=("Football",))
    url = "https://harbour.example/2031/football/late-night.html"
    labelled, addressed = article("Late night", section="football"), article("Late night", url=url)
    assert outlet_sections(labelled) == outlet_sections(addressed) == ("football",)
    for told in (labelled, addressed):
        topic, why = assign(Story(articles=(told,)), (sport,))
        assert (topic, phrases_of(why)) == (sport, [("football", "section")])


def test_exclusion() -> None:
    """Excluded phrases that weigh as much as the topic's own keep the story out."""
    assert topic_of(story(("Harbour seal found at harbour", "The harbour seal is well.")), SEA) is None


def test_none_fits() -> None:
    """A passing mention is no topic, and without topics there is none; the best guess is told."""
    topic, why = assign(story(("Choir sings", "They went home by ferry.")), (SEA,))
    assert (topic, why.key, why.score, why.threshold) == (None, "", 1.5, 2.0)
    assert phrases_of(why) == [("ferry", "lead")]
    assert topic_of(story(("Choir sings", ""))) is None


def test_threshold() -> None:
    """A lower threshold takes what a higher one does not."""
    told = story(("Choir sings", "They went home by ferry."))
    assert assign(told, (SEA,), threshold=1.0)[0] == SEA


def test_whole_story() -> None:
    """All articles of a story count: one outlet's aside does not decide for the others."""
    bank = ("Central bank cuts", "The central bank cut its interest rate.")
    assert topic_of(story(bank, bank, ("Cheaper ferry loans", "")), SEA, MONEY) == MONEY


def test_other_languages() -> None:
    """Articles in a language in which no topic has a phrase do not thin out the others."""
    korean = article("합창단 공연", "합창단이 노래했다.", language="ko")
    told = Story(articles=(article("Ferry aground"), korean, korean))
    assert assign(told, (SEA,))[1].score == 3.0


def test_a_tie_goes_to_the_earlier_topic() -> None:
    """Equal scores fall to the topic named first in the config."""
    twin = Topic(key="twin", title="Twin", phrases=("ferry",))
    assert topic_of(story(("Ferry", "")), twin, SEA) == twin
