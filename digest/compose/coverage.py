"""Coverage of the week: how many articles each day had, and in which sections they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digest.compose.setting import Setting
from digest.model import Article, DayCoverage, Issue

LEAST_DAYS, LEAST_ARTICLES, MOST_DAYS = 3, 10, 10
"""Fewer make no picture; more days than that, as a month has, are no list that anybody reads."""


def coverage_by_day(articles: Sequence[Article], issue: Issue, setting: Setting) -> tuple[DayCoverage, ...]:
    """Of all articles a line for each day from the window's first to the last one with an article, in the
    letter's zone; () where the letter wants no chart, or has too few days or articles for one."""
    zone = ZoneInfo(setting.newsletter.zone)
    elsewhere = next((section.title for section in issue.sections if not section.key), "")
    told = {c.article_id: brief.section or elsewhere for brief in issue.briefs for c in brief.credits}
    inside = [a for a in articles if setting.window.start <= a.published < setting.window.end]
    dated = [(a.published.astimezone(zone).date(), a) for a in inside]
    days = {day for day, _ in dated}
    if not setting.options.chart or len(days) < LEAST_DAYS or len(dated) < LEAST_ARTICLES:
        return ()
    lines = tuple(
        _line(day, [a for on, a in dated if on == day], told)
        for day in _days(setting.window.start.astimezone(zone).date(), max(days))
    )
    return lines if len(lines) <= MOST_DAYS else ()


def _days(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _line(day: date, articles: Sequence[Article], told: dict[str, str]) -> DayCoverage:
    counts = Counter(told[a.id] for a in articles if a.id in told)
    return DayCoverage(day=day, articles=len(articles), sections=tuple(sorted(counts.items())))
