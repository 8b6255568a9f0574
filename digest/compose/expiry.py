"""What the day of sending takes away: futures that have passed, and days before the window.

Editorial rules "Expired future" and "Relative time".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.candidates.rulings import bar, days_within
from digest.compose.setting import Setting
from digest.facts import is_future
from digest.model import Day, Reading, Ruling, Sentence


def expired(text: str, days: Sequence[Day], story_day: date | None, as_of: date) -> bool:
    """Whether `text` tells as to come what lies before `as_of`.

    Its own days decide, less those of its past clauses; without any, the day of the story.
    """
    if not is_future(text):
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


def out_of_window(reading: Reading, sentence: Sentence, setting: Setting) -> Ruling | None:
    """The bar on a sentence whose relative day would be misread in this issue, or None."""
    start = setting.window.start.date()
    for day in days_within(reading, sentence):
        if not day.relative:
            continue
        if day.last < start:
            return bar("relative-time", f"“{day.excerpt.text}” is {day.first}, before the window")
        if day.precision != "day" and _another_period(reading, setting, day):
            return bar("relative-time", f"“{day.excerpt.text}” means another {day.precision} in this issue")
    return None


def _another_period(reading: Reading, setting: Setting, day: Day) -> bool:
    """Whether the issue's month (or year) is not the one in which the article was written."""
    written = reading.article.published.date()
    if day.precision == "year":
        return written.year != setting.as_of.year
    return (written.year, written.month) != (setting.as_of.year, setting.as_of.month)
