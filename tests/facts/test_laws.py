"""Laws of the facts of one article, on arbitrary text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.facts import find_days, find_figures, future_cue
from digest.facts.korean_numbers import find_korean_numbers
from digest.model import Article, Excerpt, Sentence
from tests.facts.conftest import Write
from tests.growth import is_linear

_WORDS = st.sampled_from(
    """
    more than 15 29 of the not only no people $4 billion 3.5% ( ) — , . ; “ ” " will attend May 9 to 10 in
    2031 Tuesday last next week mid- Feb. 30 6일 오는 9일 10명 억 two three and that said were killed ٣٤ ² 1e9
    99999999999999 from about İ ß 31/12 2031-02-29 since early late
    """.split()
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join))
_DATES = st.datetimes(
    datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(timezone(timedelta(hours=9)))
)


def _article(text: str, published: datetime) -> tuple[Article, tuple[Sentence, ...]]:
    article = Article(id="a", source=None, url=None, title="", byline=(), published=published, text=text)
    whole = Sentence(excerpt=Excerpt.of(article, 0, len(text)), index=0, paragraph=0)
    return article, (whole,) if text else ()


@settings(max_examples=200, deadline=None)
@given(_TEXTS, _DATES)
def test_spans_hold(text: str, published: datetime) -> None:
    """Every figure, value and day is a span of its sentence; a label holds its value; nothing raises."""
    article, sentences = _article(text, published)
    for figure in find_figures(article, sentences):
        assert text[figure.excerpt.start : figure.excerpt.end] == figure.excerpt.text
        assert figure.excerpt.start <= figure.value.start < figure.value.end <= figure.excerpt.end
        assert figure.unit
    for day in find_days(article, sentences):
        assert text[day.excerpt.start : day.excerpt.end] == day.excerpt.text != ""
        assert day.first <= day.last


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.booleans())
def test_cues_hold(text: str, quoted: bool) -> None:
    """A cue of the future is a span of the text, with words in it."""
    cue = future_cue(text, quoted=quoted)
    assert cue is None or text[slice(*cue)].strip()


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from("Monday Tuesday Sunday".split()))
def test_weekdays_are_near(day: date, name: str) -> None:
    """A weekday lies in the week up to the article's date where the clause is past, from it where future."""
    for text, low, high in ((f"It rained on {name}.", -6, 0), (f"It will rain on {name}.", 0, 6)):
        article, sentences = _article(text, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        (found,) = find_days(article, sentences)
        assert low <= (found.first - day).days <= high
        assert f"{found.first:%A}" == name


@pytest.mark.slow
def test_time_is_linear(write: Write) -> None:
    """A sentence ten times as long takes about ten times as long, whatever it is made of."""
    for piece in ("29 leaders will attend, ", "“", "on Tuesday the 13 states, ", "((((", "1,", "May 9 to "):
        made = {n: _article(piece * n, datetime(2031, 5, 7, tzinfo=UTC)) for n in (100, 1000)}
        assert is_linear(
            lambda n, made=made: [find(*made[n]) for find in (find_figures, find_days)], *made
        ), piece


def test_a_long_row_of_digits_is_one_number() -> None:
    """The digits of a Korean text are not parted in every way there is: thousands of them take no time."""
    text = "계좌 번호는 " + "1" * 20_000 + " 이다. 버스 1만2천 대가 멈췄다."
    assert [n.value for n in find_korean_numbers(text, 0, len(text))] == [12_000.0]
