"""What stands in brackets beside a printed word that needs its article's date: "Tuesday [May 6]"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from digest.compose.setting import Setting
from digest.model import Day, Excerpt, Gloss, Reading

_DAY = timedelta(days=1)


def glosses(excerpts: Sequence[Excerpt], setting: Setting) -> tuple[Gloss, ...]:
    """What each printed word that needs the article's date means, quotations apart."""
    found: list[Gloss] = []
    for excerpt in excerpts:
        reading = setting.readings[excerpt.article_id]
        for day in reading.days:
            inside = excerpt.start <= day.excerpt.start and day.excerpt.end <= excerpt.end
            if inside and day.relative and not day.vague and not _quoted(day.excerpt, reading):
                found += _gloss(day, setting)
    return tuple(found)


def _gloss(day: Day, setting: Setting) -> Iterator[Gloss]:
    """A day, a week or weekend, a whole month or year. A month by its name needs its year, if any."""
    first, last = day.first, day.last
    place, at = day.excerpt.article_id, day.excerpt.end
    if _of_this_month(day, setting.as_of):
        return
    if day.precision == "day" and (last - first).days < 7:
        yield Gloss(article_id=place, at=at, day=first, last=None if first == last else last)
    elif day.precision == "month" and (first.day, (last + _DAY).day) == (1, 1):
        named = f"{first:%B}" in day.excerpt.text
        if not named:
            yield Gloss(article_id=place, at=at, day=first, precision="month")
        elif first.year != setting.as_of.year:
            yield Gloss(article_id=place, at=at, day=first, precision="year")
    elif day.precision == "year" and _is_new_year(first) and _is_new_year(last + _DAY):
        yield Gloss(article_id=place, at=at, day=first, precision="year")


def _of_this_month(day: Day, as_of: date) -> bool:
    """A Korean day of the month ("오는 24일") says by itself which it is in the month of the letter."""
    plain = re.search(r"\d일$", day.excerpt.text) is not None
    return plain and (day.first.year, day.first.month) == (as_of.year, as_of.month)


def _is_new_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _quoted(place: Excerpt, reading: Reading) -> bool:
    return any(q.excerpt.start <= place.start and place.end <= q.excerpt.end for q in reading.quotes)
