"""Days that a letter would make its readers misread."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.compose import ComposeOptions
from tests.compose.test_compose import article, issue

TITLE = "Harwick closes Norlund coal mine"
SHORT = ComposeOptions(lead_words=8)


def printed(text: str, sent: date = date(2025, 5, 12), day: int = 7) -> list[str]:
    """The sentences of the story that this text tells, in a letter sent on `sent`."""
    told = article(text, title=TITLE, published=datetime(2025, 5, day, 12, tzinfo=UTC))
    return [e.text for b in issue([told], sent=sent).briefs for e in b.lead]


def test_this_week_is_another_week_after_it() -> None:
    """Relative time: "this week" of an article is not the week of sending, and no day can stand beside it."""
    text = "Harwick closed the Norlund mine this week."
    assert printed(text) == []
    assert printed(text, sent=date(2025, 5, 9)) == [text]


def test_a_day_of_last_year_needs_its_year() -> None:
    """A past day whose time of the year has come again by the day of sending would be read as this year's."""
    assert printed("Harwick closed the Norlund mine on May 11.") == []
    assert printed("Harwick closed the Norlund mine on May 11, 2024.")
    assert printed("Harwick closed the Norlund mine on Nov. 11.")


def test_a_week_ahead_is_told_by_its_days() -> None:
    """In The week ahead the resolved days stand beside "next week"; they do not beside "early next week"."""
    text = "Harwick closed its Norlund mine.\n\nGovernor Ida Quist will open a Norlund school {} week."
    told = article(text.format("next"), title=TITLE)
    (line,) = issue([told], sent=date(2025, 5, 8), options=SHORT).ahead
    assert (line.first, line.last) == (date(2025, 5, 12), date(2025, 5, 18))
    vague = article(text.format("early next"), title=TITLE)
    assert not issue([vague], sent=date(2025, 5, 12), options=SHORT).ahead


def test_an_anniversary_is_no_date_ahead() -> None:
    """The week ahead: a day is only remembered in "the May 25 anniversary"."""
    text = (
        "Harwick closed its mine.\n\nAs the May 25 anniversary of Norlund nears, Harwick will plan a school."
    )
    told = article(text, title=TITLE)
    assert not issue([told], sent=date(2025, 5, 8), options=SHORT).ahead


def dates(*sentences: str) -> list[str]:
    """The lines of The week ahead, in a letter sent on May 8."""
    told = article("\n\n".join(("The last miners of Lorne left on May 6.", *sentences)), title=TITLE)
    return [line.excerpt.text for line in issue([told], sent=date(2025, 5, 8), options=SHORT).ahead]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norlund could close the ferry of Harwick on May 20.",
        "Norlund of Lorne is poised to win the vote of Harwick on May 20.",
        "Economists expect Norlund to raise the fares of Harwick on May 20.",
        "Norlund discussed a plan to sell the ferry at a meeting of Harwick on May 20.",
    ],
)
def test_what_somebody_takes_to_be_so_is_no_date_ahead(sentence: str) -> None:
    """The week ahead: events, no forecasts; and a plan that is only spoken of sets no day."""
    assert dates(sentence) == []
    assert dates("Norlund will close the ferry of Harwick on May 20.")


def test_next_month_stands_beside_no_day_of_it() -> None:
    """The week ahead: of two lines of one story that tell the same, the one with the nearer day."""
    day = "Lorne and Harwick will sell the ferry to Norlund on June 16."
    month = "Lorne and Harwick will sell the ferry to Norlund of Selby in June."
    assert dates(day, month) == [day]
    assert dates(month) == [month]
