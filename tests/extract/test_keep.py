"""Taking back what was cut: the lines of an original, on files put together at random."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.extract import keep_lines, read_original, seen_lines, squeeze, unfounded, visible_text
from digest.model import Article, Cut, Extraction
from tests.extract.test_laws import LINES

NOW = datetime(2025, 5, 10, tzinfo=UTC)
PAGES = LINES.map(
    lambda lines: "".join(f"<p>{line.replace('<', ' ').replace('&', ' ')}</p>\n" for line in lines)
)


def read(name: str, raw: bytes) -> Extraction | None:
    """The article, if there is one."""
    try:
        return read_original(name, raw, outlets=(), seen=NOW, zone=ZoneInfo("UTC"))
    except SourceError:
        return None


def check(name: str, text: str, data: st.DataObject) -> None:
    """Any lines that were cut come back whole and in their place, nothing else comes or goes."""
    raw = text.encode()
    found = read(name, raw)
    if found is None:
        return
    visible = visible_text(name, raw)
    lines = seen_lines(found, visible)
    cut = [line for line in lines if line.reason]
    wanted = data.draw(st.lists(st.sampled_from(cut), unique=True)) if cut else []
    kept = keep_lines(found, visible, {line.number for line in wanted}) if wanted else found
    article = kept.article
    assert unfounded(article.text, visible, [c.text for c in kept.cuts]) is None
    assert all(squeeze(line.text) in squeeze(article.text) for line in wanted)
    assert all(0 <= m.start < m.end <= len(article.text) for m in article.marks)
    reasons = {line.number: line.reason for line in seen_lines(kept, visible)}
    before = {line.number: line.reason for line in lines}
    assert {n for n, reason in reasons.items() if reason} <= {n for n, reason in before.items() if reason}
    if len(wanted) == len(cut):
        assert squeeze(article.text) == squeeze(visible)


@settings(max_examples=40, deadline=None)
@given(LINES.map("\n".join), st.data())
def test_lines_of_a_pasted_page_come_back(text: str, data: st.DataObject) -> None:
    """Counted as the paste counts them."""
    check("page.txt", text, data)


@settings(max_examples=40, deadline=None)
@given(PAGES, st.data())
def test_lines_of_a_saved_page_come_back(text: str, data: st.DataObject) -> None:
    """Counted as the page shows them."""
    check("https://quay.example/a", f"<html><body><article>{text}</article></body></html>", data)


PAGE = """Ferry to Gull Island to run every hour
By Nora Quill
May 6, 2025

PORT ELSA — The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour.

The board said the new timetable begins on May 19 and costs the city $3.2 million a year.

Read more: The board also wants a second pier for the island next year.

"Islanders have waited nineteen years for a boat they can rely on," said Ada Fenwick, its chair.

Two members voted against the plan because the pier has not been repaired.
"""


def test_a_line_comes_back_in_its_place() -> None:
    """Between its neighbours; marks move along, and it is no longer listed as cut."""
    found = read("page.txt", PAGE.encode())
    assert found
    kept = keep_lines(found, PAGE, {9})
    paragraphs = kept.article.text.split("\n\n")
    assert paragraphs[2] == "Read more: The board also wants a second pier for the island next year."
    assert len(paragraphs) == 5
    assert [kept.article.text[m.start : m.end] for m in kept.article.marks] == ["PORT ELSA — "]
    assert not any("second pier" in cut.text for cut in kept.cuts)
    assert kept.origins["kept"] == "by hand, line 9"
    assert kept.article.id == found.article.id
    above = keep_lines(found, PAGE, {1}).article
    assert [above.text[m.start : m.end] for m in above.marks] == [
        "Ferry to Gull Island to run every hour",
        "PORT ELSA — ",
    ]


def test_words_cut_within_a_line_come_back_with_it() -> None:
    """The line is whole again, as the page shows it."""
    visible = "Home\nThe pier, the board said, [see map] is to be repaired.\nIt is old, it said."
    text = "The pier, the board said, is to be repaired.\n\nIt is old, it said."
    article = Article(id="a", source=None, url=None, title="Pier", byline=(), published=NOW, text=text)
    cuts = (Cut(text="Home", reason="navigation"), Cut(text="[see map]", reason="outside the article"))
    found = Extraction(article=article, cuts=cuts)
    assert [line.reason for line in seen_lines(found, visible)] == [
        "navigation",
        "cut in part: outside the article",
        None,
    ]
    assert [line.cut for line in seen_lines(found, visible)] == ["Home", "[see map]", ""]
    kept = keep_lines(found, visible, {2})
    assert kept.article.text == "\n\n".join(visible.split("\n")[1:])
    assert kept.cuts == cuts[:1]


def test_a_wrapped_cut_comes_back_whole() -> None:
    """Any of its line numbers means all of it."""
    page = PAGE.replace("second pier for the\n", "second pier for the island")
    wrapped = "\n".join(
        line
        if len(line) < 70
        else "\n".join((line[: line.rindex(" ", 0, 66)], line[line.rindex(" ", 0, 66) + 1 :]))
        for line in page.split("\n")
    )
    found = read("page.txt", wrapped.encode())
    assert found
    (line,) = [each for each in seen_lines(found, wrapped) if "second pier" in each.text]
    kept = keep_lines(found, wrapped, {line.last})
    assert "for the island next year." in kept.article.text
    assert unfounded(kept.article.text, wrapped) is None


def test_a_line_that_was_not_cut_is_refused() -> None:
    """And told."""
    found = read("page.txt", PAGE.encode())
    assert found
    with pytest.raises(ValueError, match="cut: 5, 400"):
        keep_lines(found, PAGE, {5, 9, 400})
