"""Articles made of plain text, at noon in a zone nine hours east."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from digest.model import Article

Write = Callable[..., Article]


@pytest.fixture
def write() -> Write:
    """Makes an article of a text and a day."""

    def make(text: str, day: str | date = "2031-05-07", **fields: object) -> Article:
        on = date.fromisoformat(day) if isinstance(day, str) else day
        at = datetime.combine(on, time(12), timezone(timedelta(hours=9)))
        plain = Article(id="a", source=None, url=None, title="", byline=(), published=at, text=text)
        return replace(plain, **fields)

    return make
