"""Words that run against the letter are set apart: outlets, speakers, headlines, in page and mail."""

from __future__ import annotations

import lxml.html
import pytest
import variants
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Issue
from digest.render import builtin_theme, render_issue
from digest.render.direction import directed, direction


@pytest.mark.parametrize(
    ("text", "around", "way"),
    [
        ("The Harbour Post", "ltr", ""),
        ("The Harbour Post", "rtl", "ltr"),
        ("עיתון הנהר", "ltr", "rtl"),
        ("صحيفة الميناء", "rtl", ""),
        ("(2027) הפרלמנט", "ltr", "rtl"),
        ("Radio صوت (7)", "ltr", "ltr"),
        ("صوت Radio (7)", "ltr", "rtl"),
        ("1,234 — 50 %", "rtl", ""),
        ("벨마르 항만", "ltr", ""),
        ("", "rtl", ""),
    ],
)
def test_the_first_letter_decides(text: str, around: str, way: str) -> None:
    """Words are set apart where a letter of them runs against their surroundings, in the way of the first."""
    assert direction(text, around) == way


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Radio صوت (7)", ["Radio ", "<صوت>", " (7)"]),
        ("First doses reach “مينا” (61)", ["First doses reach “", "<مينا>", "” (61)"]),
        ("صوت المدينة 7 و8 now", ["<صوت المدينة 7 و>", "8 now"]),
        ("a אָב́ b", ["a ", "<אָב́>", " b"]),
        ("plain", ["plain"]),
    ],
)
def test_words_of_the_other_direction_are_pieces_of_their_own(text: str, pieces: list[str]) -> None:
    """A bracket or a numeral behind them is no part of them, an accent on their last letter is."""
    assert [f"<{piece}>" if way else piece for piece, way in directed(text, "ltr")] == pieces


@given(st.text(alphabet="aß가7 -(\u05d0\u0627\u0301", max_size=12), st.sampled_from(["ltr", "rtl"]))
def test_no_word_is_lost_or_moved(text: str, around: str) -> None:
    """The pieces are the text."""
    assert "".join(piece for piece, _ in directed(text, around)) == text


@given(st.text(alphabet="aß가.7 -\u05d0\u0627(", max_size=12))
def test_what_runs_with_its_surroundings_is_left_alone(text: str) -> None:
    """Nothing is set apart but for a letter of the other direction."""
    assert bool(direction(text, "ltr")) == any(char in "\u05d0\u0627" for char in text)
    assert bool(direction(text, "rtl")) == any(char in "aß가" for char in text)


def _apart(issue: Issue, name: str) -> list[tuple[str, str]]:
    files = render_issue(issue, builtin_theme())
    tree = lxml.html.document_fromstring(files[name].decode())
    return [
        (node.text_content().replace("\u00a0", " "), node.get("dir"))
        for node in tree.xpath("//body//*[@dir]")
    ]


@pytest.mark.parametrize("name", ["index.html", "email.html"])
def test_every_place_sets_them_apart(name: str) -> None:
    """The headline, the outlet in credits and in Sources, and the speaker of a right-to-left outlet."""
    found = _apart(variants.right_to_left(), name)
    assert found.count(("صحيفة الميناء", "rtl")) >= 2
    assert ("עיתון הנהר", "rtl") in found
    assert ("טובה לינדקוויסט", "rtl") in found
    assert ("הפרלמנט אוסר כריית חצץ (2027)", "rtl") in found
    assert ("صوت", "rtl") in found
    assert ("The Harbour Post", "ltr") in _apart(variants.arabic(), name)
