"""Sentences of news prose: hard cases, laws, and time that grows no faster than the text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Mark
from digest.text import paragraphs, sentences, words
from tests.growth import is_linear

CASES = Path(__file__).parent.parent / "data" / "sentences.txt"
ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from(list(".!?…“”\"‘’'«»「」()[]。 \n,AaMrUS다"))), max_size=200
)


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines()
    return [(lines[i][2:], lines[i + 1]) for i in range(0, len(lines) - 1, 2)]


def plain(marked: str) -> tuple[str, list[str]]:
    """The text of a case, and its sentences."""
    text = marked.replace(" | ", " ").replace("¦", "").replace("¶", "\n\n")
    return text, [s.strip() for s in re.split(r" \| |¦|¶", marked)]


@pytest.mark.parametrize(("name", "marked"), cases(), ids=[name for name, _ in cases()])
def test_hard_case(name: str, marked: str) -> None:
    """Every case of the data file is cut where it says, and nowhere else."""
    text, expected = plain(marked)
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_there_are_enough_cases() -> None:
    """The file holds at least 150 cases, each with its own name."""
    names = [name for name, _ in cases()]
    assert len(names) >= 150
    assert len(set(names)) == len(names)


def test_marked_stretches_are_in_no_sentence() -> None:
    """A dateline or sub-head is neither printed nor joined to a sentence."""
    text = "HARWICK – The mayor left. She will not return.\n\nA new start\n\nThe council met."
    marks = [Mark(kind="dateline", start=0, end=10), Mark(kind="subhead", start=48, end=59)]
    found = [text[a:b] for a, b in sentences(text, marks)]
    assert found == ["The mayor left.", "She will not return.", "The council met."]


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_spans_hold(text: str) -> None:
    """On any text: spans are ordered, apart, trimmed, in one paragraph; only white space is lost."""
    found = sentences(text)
    places = paragraphs(text)
    kept = "".join(text[a:b] for a, b in found)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    assert all(any(p <= a and b <= q for p, q in places) for a, b in found)
    assert "".join(kept.split()) == "".join(text.split())


@given(ANY_TEXT, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=4))
@settings(max_examples=100, deadline=None)
def test_marks_are_left_out(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever is marked, no sentence overlaps a marked stretch."""
    marks = [Mark(kind="subhead", start=min(s), end=max(s)) for s in spans]
    for a, b in sentences(text, marks):
        assert all(b <= m.start or m.end <= a or m.start == m.end for m in marks)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_words_are_spans(text: str) -> None:
    """Words are ordered and hold no white space."""
    found = words(text)
    assert all(not any(c.isspace() for c in text[a:b]) for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "The end. ",
        "word ",
        ".",
        "“",
        "”",
        '"',
        "(",
        ")",
        "?!",
        "A. ",
        "... ",
        "\n\n",
        "\n",
        ". “",
        ",",
        "Mr. ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """A text ten times as long takes no more than about ten times as long (with room for a busy machine)."""
    assert is_linear(lambda n: sentences(unit * n), 4_000, 40_000)
