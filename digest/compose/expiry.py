"""What the day of sending takes away: futures that have passed, and days before the window.

Editorial rules "Expired future" and "Relative time".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from digest.candidates.rulings import bar, days_within
from digest.compose.setting import Setting
from digest.facts import is_future
from digest.model import Day, Reading, Ruling, Sentence
from digest.text.korean import HANGUL

_YEAR = re.compile(r"(?:19|20|21)\d\d")


def expired(text: str, days: Sequence[Day], story_day: date | None, as_of: date) -> bool:
    """Whether `text` tells as to come what lies before `as_of`.

    Its own days decide, less those of its past clauses; without any, the day of the story.
    """
    # A Korean verb has no form for what is to come: "24일 연다" is told by its day.
    dated = HANGUL.search(text) and any(day.tense == "future" for day in days)
    if not dated and not is_future(text):
        return False
    ahead = [day.last for day in days if day.tense != "past"]
    last = max(ahead) if ahead else story_day
    return last is not None and last < as_of


def sentence_expired(
    reading: Reading, sentence: Sentence, story_day: date | None, as_of: date
) -> Ruling | None:
    """The bar on a sentence whose future has passed by the day of sending, or None."""
    if expired(sentence.excerpt.text, days_within(reading, sentence), story_day, as_of):
        return bar("expired", f"its future lies before the day of sending, {as_of}")
    return None


def out_of_window(
    reading: Reading, sentence: Sentence, setting: Setting, told: Collection[Day] = ()
) -> Ruling | None:
    """The bar on a sentence one of whose days would be misread in this issue, or None.

    `told` are days that are printed beside the sentence, resolved.
    """
    for day in days_within(reading, sentence):
        reason = None if day in told and not day.vague else _misread(day, reading, setting)
        if reason:
            return bar("relative-time", f"“{day.excerpt.text}” {reason}")
    return None


def _misread(day: Day, reading: Reading, setting: Setting) -> str | None:
    if not day.relative:
        return _another_year(day, setting)
    if day.last < setting.window.start.date():
        return f"is {day.first}, before the window"
    if day.precision != "day":
        return (
            f"means another {day.precision} in this issue" if _another_period(reading, setting, day) else None
        )
    if day.first != day.last and _week(reading.article.published.date()) != _week(setting.as_of):
        return f"is {day.first} to {day.last}: another week in this issue"
    return None


def _another_year(day: Day, setting: Setting) -> str | None:
    """A past day without its year, of a time of the year that has come again by the day of sending."""
    if day.tense == "future" or day.precision != "day" or _YEAR.search(day.excerpt.text):
        return None
    years = setting.as_of.year - day.first.year
    again = years > 0 and (day.first.month, day.first.day) <= (setting.as_of.month, setting.as_of.day)
    return f"is of {day.first.year}, which it does not say" if again else None


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _another_period(reading: Reading, setting: Setting, day: Day) -> bool:
    """Whether the issue's month (or year) is not the one in which the article was written."""
    written = reading.article.published.date()
    if day.precision == "year":
        return written.year != setting.as_of.year
    return (written.year, written.month) != (setting.as_of.year, setting.as_of.month)
