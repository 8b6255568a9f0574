"""What stands in brackets beside words that need their article's date."""

from __future__ import annotations

import re
from datetime import date

import pytest

from digest.compose.glosses import glosses
from digest.compose.setting import Setting
from digest.model import Gloss
from digest.proof.words import fits
from digest.reading import read
from digest.render import builtin_theme
from digest.render.labels import read_labels
from tests.compose.test_compose import LETTER, MINE, SENT, WINDOW, article, issue

CASES = [
    ("Harwick closed the Norlund mine on Tuesday.", "May 6"),
    ("Harwick will open the Norlund mine next week.", "May 12–18"),
    ("Harwick will open the Norlund mine next month.", "June"),
    ("Harwick will open the Norlund mine next year.", "2026"),
    ("Harwick has opened three mines this year.", "2025"),
    ("Harwick opened the Norlund mine last December.", "2024"),
    ("Harwick will open the Norlund mine this weekend.", "May 10–11"),
    ("Harwick opened the Norlund mine several years ago.", None),
    ("Harwick has opened many mines in recent months.", None),
    ("Harwick opened the Norlund mine on May 6.", None),
    ("“Harwick will be ours next year,” Otto Brandt said.", None),
]


@pytest.mark.parametrize(("text", "beside"), CASES)
def test_beside(text: str, beside: str | None) -> None:
    """Days, weeks, months and years that need the article's date are told; vague ones and quotations not."""
    reading = read(article(text, title="Harwick and the mine"))
    setting = Setting(
        newsletter=LETTER, slot="s", window=WINDOW, as_of=SENT, readings={reading.article.id: reading}
    )
    found = glosses([reading.sentences[0].excerpt], setting)
    labels = read_labels(builtin_theme())
    assert [str(labels.gloss(g, SENT.year)) for g in found] == ([beside] if beside else [])


def test_over_a_month() -> None:
    """Of several days both ends are told, with the year where it is another."""
    labels = read_labels(builtin_theme())
    week = Gloss(article_id="a", at=1, day=date(2025, 4, 28), last=date(2025, 5, 4))
    assert labels.gloss(week, 2025) == "April 28 – May 4"
    assert labels.gloss(week, 2026) == "April 28 – May 4, 2025"


def test_the_line_s_own_day_is_told_once() -> None:
    """In The week ahead the day before a line is not told again beside its word."""
    text = MINE + "\n\nAda Moll, Harwick's mayor, will open a museum of coal in Lorne on Saturday."
    lines = [line for line in issue([article(text)]).ahead if "Saturday" in line.excerpt.text]
    assert [(line.first, line.glosses) for line in lines] == [(date(2025, 5, 10), ())]


def test_a_month_that_is_told_by_its_number() -> None:
    """The proof knows a gloss whose month is a number, as in Korean."""
    gloss = Gloss(article_id="a", at=1, day=date(2027, 4, 1), precision="month")
    labels = read_labels(builtin_theme(), "ko")
    for near in (2026, 2027):
        assert fits(gloss, re.findall(r"\d+", labels.gloss(gloss, near)))
    assert not fits(gloss, ["2028", "4"])
    assert not fits(gloss, ["2027", "5"])
