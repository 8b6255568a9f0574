"""The chart of the week in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from digest.errors import RenderError
from digest.model import DayCoverage, Issue
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_all, render_issue
from digest.render.chart import chart_of
from digest.render.clean import columns
from digest.render.labels import read_labels
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
    cells = [cell.text_content() for cell in page.xpath("//*[@role='img']/*[local-name()='text']")]
    assert list(zip(cells[::2], cells[1::2], strict=True)) == DAYS + SECTIONS
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
    lengths = [bar.get("width") for bar in page.xpath("//*[local-name()='svg']//*[local-name()='rect']")]
    assert lengths == ["50%", "100%", "100%", "67%", "33%"]


def test_one_section_is_no_list() -> None:
    """Where everything is of one section, only the days are shown."""
    week = tuple(replace(line, sections=(("Ports", line.articles),)) for line in WEEK)
    text = render_issue(replace(charted(), week=week), builtin_theme())["issue.txt"].decode()
    assert "Articles by day" in text
    assert "Articles by section" not in text


def test_the_drawing_says_itself_in_words() -> None:
    """Each drawing of the web view is an image with a title, and a description with every number."""
    page = lxml.html.fromstring(render_issue(charted(), builtin_theme())["index.html"].decode())
    drawings = page.xpath("//*[local-name()='svg']")
    assert [drawing.get("role") for drawing in drawings] == ["img", "img"]
    for drawing, lines in zip(drawings, (DAYS, SECTIONS), strict=True):
        title, told = (
            page.get_element_by_id(drawing.get(f"aria-{key}")) for key in ("labelledby", "describedby")
        )
        assert title.text.startswith("Articles by")
        assert told.text == " · ".join(f"{what}: {count}" for what, count in lines)


def test_a_long_name_stands_on_several_lines() -> None:
    """No line has more than 30 columns; the bars below move down; no letter is lost."""
    name = "Fisheries, harbours, shipping lanes and all that floats on the long northern coast"
    for title in (name, "한" * 40, "x" * 70):
        week = (replace(WEEK[0], sections=((title, 3),)), *WEEK[1:])
        chart = chart_of(replace(charted(), week=week), read_labels(builtin_theme()))
        assert chart is not None
        bars = chart.groups[1].bars
        long = next(bar for bar in bars if bar.what == title)
        assert len(long.lines) > 1
        assert max(map(columns, long.lines)) <= 30
        assert "".join(long.lines).replace(" ", "") == title.replace(" ", "")
        tops = [bar.top for bar in bars]
        assert [b - a for a, b in pairwise(tops)] == [20 * len(bar.lines) + 22 for bar in bars[:-1]]


def pictures_in(raw: bytes) -> dict[str, bytes]:
    """The pictures of a message by their ids."""
    parts = message_from_bytes(raw, policy=policy.default).walk()
    return {p["Content-ID"].strip("<>"): p.get_content() for p in parts if p["Content-ID"]}


def html_of(raw: bytes) -> lxml.html.HtmlElement:
    """The HTML of a message."""
    parts = message_from_bytes(raw, policy=policy.default).walk()
    return lxml.html.fromstring(next(p for p in parts if p.get_content_type() == "text/html").get_content())


def test_a_drawn_chart_goes_with_the_message_alone() -> None:
    """With chart = "picture" the message shows PNGs of twice the size whose alt text says every number;
    email.html, which carries nothing, keeps the text. The same issue gives the same bytes."""
    issue, theme = replace(charted(), drawn=True), builtin_theme()
    files = render_issue(issue, theme)
    shown = html_of(files["issue.eml"]).xpath("//img")
    found = pictures_in(files["issue.eml"])
    for img, lines in zip(shown, (DAYS, SECTIONS), strict=True):
        assert all(f"{what}: {count}" in img.get("alt") for what, count in lines)
        with Image.open(BytesIO(found[img.get("src").removeprefix("cid:")])) as picture:
            assert picture.format == "PNG"
            assert picture.size == (2 * int(img.get("width")), 2 * int(img.get("height")))
    assert b"<img" not in files["email.html"]
    assert "Sat May 30" in lxml.html.fromstring(files["email.html"].decode()).text_content().replace("\n", "")
    prove_issue(issue, files, fixed_texts(issue, theme))
    assert render_issue(issue, theme) == files


def test_letters_that_are_not_at_hand_stay_text() -> None:
    """A Korean chart isn't drawn with boxes for letters; it is text in the message, and that is told."""
    korean = replace(WEEK[0], sections=(("항만", 3),))
    issue = replace(charted(), drawn=True, week=(korean, *WEEK[1:]))
    rendered = render_all(issue, builtin_theme())
    assert rendered.undrawn
    assert not pictures_in(rendered.files["issue.eml"])
    assert "항만" in html_of(rendered.files["issue.eml"]).text_content()
    assert not render_all(replace(charted(), drawn=True), builtin_theme()).undrawn


def test_a_theme_brings_its_letters(tmp_path: Path) -> None:
    """A file chart.ttf in the theme's folder draws the chart; one that is no font is told."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "tokens.toml").write_text('[theme]\nfrom = "weekly"\n')
    (tmp_path / "mine" / "chart.ttf").write_bytes(b"no font")
    with pytest.raises(RenderError, match="no font"):
        render_issue(replace(charted(), drawn=True), builtin_theme("mine", tmp_path))
