"""Coverage of the week: articles by day and section."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from digest.compose import ComposeOptions, Setting
from digest.compose.coverage import coverage_by_day
from digest.model import Article, Issue, Window
from tests.render import issues

START = datetime(2025, 5, 1, 22, tzinfo=UTC)


def setting(*, chart: bool = True, days: int = 7, zone: str = "UTC") -> Setting:
    """A letter whose window begins on May 1, 22:00 UTC."""
    issue = issues.one_story()
    return Setting(
        newsletter=replace(issue.newsletter, zone=zone),
        slot="2025-W19",
        window=Window(start=START, end=START + timedelta(days=days)),
        as_of=date(2025, 5, 9),
        readings={},
        options=ComposeOptions(chart=chart),
    )


def articles(*counts: int) -> list[Article]:
    """So many articles a day, from the window's first."""
    return [
        replace(
            issues.article(f"post-{day}-{n}", "The Harbour Post", 6, "A title", "A sentence."),
            published=START + timedelta(days=day, hours=1),
        )
        for day, count in enumerate(counts)
        for n in range(count)
    ]


def issue_of(told: list[Article], section: str) -> Issue:
    """An issue with one story of these articles."""
    return replace(issues.one_story(), top=(issues.brief(told, section=section),), sections=())


def test_each_article_counts_once_on_its_day() -> None:
    """The days add up to all articles, a day without one stands among them, and what no story tells is
    in no section."""
    week = articles(4, 0, 5, 3)
    lines = coverage_by_day(week, issue_of(week[:6], "Ports"), setting())
    assert [(line.day.day, line.articles) for line in lines] == [(1, 4), (2, 0), (3, 5), (4, 3)]
    assert [line.sections for line in lines] == [(("Ports", 4),), (), (("Ports", 2),), ()]


def test_a_day_is_one_of_the_letters_zone() -> None:
    """23:00 UTC is the next day in Seoul."""
    lines = coverage_by_day(articles(4, 4, 4), issues.one_story(), setting(zone="Asia/Seoul"))
    assert [line.day.day for line in lines] == [2, 3, 4]


@pytest.mark.parametrize(
    ("counts", "asked"),
    [((6, 6), {}), ((3, 3, 3), {}), ((4, 4, 4), {"chart": False}), ((1,) * 12, {"days": 30})],
    ids=["two days", "nine articles", "not wanted", "a month"],
)
def test_little_or_too_much_makes_no_chart(counts: tuple[int, ...], asked: dict[str, int]) -> None:
    """Three days and ten articles are the least, ten days the most; the config may say no."""
    assert coverage_by_day(articles(*counts), issues.one_story(), setting(**asked)) == ()  # type: ignore[arg-type]
