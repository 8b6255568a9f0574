"""The chart of the week in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import lxml.html

from digest.model import DayCoverage, Issue
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue
from tests.render import issues

WEEK = (
    DayCoverage(day=date(2025, 5, 2), articles=4, sections=(("Ports", 3),)),
    DayCoverage(day=date(2025, 5, 3), articles=0),
    DayCoverage(day=date(2025, 5, 4), articles=8, sections=(("Ports", 1), ("Sport", 6))),
)
DAYS = [("Fri May 2", "4"), ("Sat May 3", "0"), ("Sun May 4", "8")]
SECTIONS = [("Sport", "6"), ("Ports", "4"), ("Not in this letter", "2")]


def charted() -> Issue:
    """The rich issue with a chart of three days."""
    return replace(issues.rich(), week=WEEK)


def test_the_numbers_agree_in_every_format() -> None:
    """Days in their order, sections by their articles, last what no story tells; the proof knows each."""
    issue, theme = charted(), builtin_theme()
    files = render_issue(issue, theme)
    page = lxml.html.fromstring(files["index.html"].decode())
    rows = [
        [cell.text_content() for cell in row.xpath("th|td[@class='count']")]
        for row in page.xpath("//table[@class='bars']//tr")
    ]
    assert [tuple(row) for row in rows] == DAYS + SECTIONS
    mail = " ".join(lxml.html.fromstring(files["email.html"].decode()).text_content().split())
    for what, count in DAYS + SECTIONS:
        assert f"{what}{count}" in mail.replace("\xa0", "")
    for name in ("issue.md", "issue.txt"):
        text = " ".join(files[name].decode().split())
        assert " · ".join(f"{what}: {count}" for what, count in DAYS) in text
        assert " · ".join(f"{what}: {count}" for what, count in SECTIONS) in text
    prove_issue(issue, files, fixed_texts(issue, theme))


def test_bars_are_as_long_as_their_numbers_say() -> None:
    """The longest bar of a list is whole, the others in proportion."""
    page = lxml.html.fromstring(render_issue(charted(), builtin_theme())["index.html"].decode())
    lengths = [bar.get("width") for bar in page.xpath("//table[@class='bars']//rect")]
    assert lengths == ["50%", "0%", "100%", "100%", "67%", "33%"]


def test_one_section_is_no_list() -> None:
    """Where everything is of one section, only the days are shown."""
    week = tuple(replace(line, sections=(("Ports", line.articles),)) for line in WEEK)
    text = render_issue(replace(charted(), week=week), builtin_theme())["issue.txt"].decode()
    assert "Articles by day" in text
    assert "Articles by section" not in text
