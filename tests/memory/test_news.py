"""What is news in a story that was told: sentence by sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.memory import Telling, Thread, recall
from digest.model import Article, PastIssue, PastStory, Story, Window
from digest.reading import read

BEFORE = "Trams stop in Harwick as drivers strike"
OLD = """Tram drivers in Harwick went on strike on Monday over longer shifts; 180,000 people had to walk.

The strike was called by the Harwick Transport Workers, 1,900 in number. Talks are to begin on March 14."""


def article(id: str, title: str, text: str, day: int) -> Article:
    """An article of March 2025."""
    return Article(
        id=id,
        source="Harbor Times",
        url=None,
        title=title,
        byline=(),
        published=datetime(2025, 3, day, 12, tzinfo=UTC),
        text=text,
    )


def news(title: str, text: str) -> tuple[bool, list[str]]:
    """Whether an article of March 13 opens with news, and the sentences that are."""
    old, new = article("old", BEFORE, OLD, 4), article("new", title, text, 13)
    start = datetime(2025, 3, 3, tzinfo=UTC)
    issue = PastIssue(
        newsletter="weekly",
        slot="2025-W10",
        window=Window(start=start, end=datetime(2025, 3, 10, tzinfo=UTC)),
        as_of=date(2025, 3, 9),
    )
    story = PastStory(story_id="old", place=1, headline=BEFORE, articles=(old,))
    thread = Thread(tellings=(Telling(issue=issue, story=story),))
    readings = {a.id: read(a) for a in (old, new)}
    found = recall(Story(articles=(new,)), thread, readings)
    fresh = [s.excerpt.text for s in readings["new"].sentences if ("new", s.index) not in found.told]
    return found.opens, fresh


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Trams still idle in Harwick", "Police moved drivers away from the depot gates on Wednesday."),
        ("Trams still idle in Harwick", "The strike costs shops in Harwick $2 million a day."),
        ("Drivers’ strike in Harwick", "Mayor Selma Orth offered to mediate in the quarrel over shifts."),
        ("Harwick tram strike ends", "Tram drivers in Harwick will work again."),
    ],
    ids=["a later day", "a figure", "a name", "an outcome"],
)
def test_what_is_news(title: str, sentence: str) -> None:
    """A later day, a figure or a name that earlier text did not hold; a headline's new outcome."""
    assert news(title, sentence) == (True, [sentence])


@pytest.mark.parametrize(
    "sentence",
    [
        "Tram drivers in Harwick went on strike on Monday over longer shifts; 180,000 people had to walk.",
        "It was over longer shifts that the tram drivers of Harwick went on strike on March 3.",
        "The strike was called by the Harwick Transport Workers, a driver said on Wednesday.",
        "Talks with the Harwick Transport Workers are to begin on March 14.",
        "Because of the strike 180,000 people walk to work.",
    ],
    ids=["the same words", "other words", "said again later", "a day announced", "the same figure"],
)
def test_what_is_no_news(sentence: str) -> None:
    """The same facts, whoever prints them, in whatever words, and whenever somebody says them again."""
    assert news("The strike of Harwick’s tram drivers", sentence) == (False, [])


def test_a_detail_further_down_brings_no_story_back() -> None:
    """A figure that an outlet adds after its opening is new, but no reason to tell the story again."""
    retold = f"{OLD}\n\nA tram drives 61 kilometers a day."
    assert news(BEFORE, retold) == (False, ["A tram drives 61 kilometers a day."])
