"""Quotations: own cases in a readable file, laws on any text, and time that grows no faster than the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Quote
from digest.quotes import find_quotes
from digest.reading import read
from tests.growth import is_linear

CASES = [Path(__file__).parent.parent / "data" / name for name in ("quotes.txt", "quotes_korean.txt")]
PIECES = [
    "“", "”", '"', "‘", "’", "«", "»", "「", "」", "„", " ", ".", ",", ":", "?", "\n\n", "said",
    " Kim Bo-ra ", "Mara Doyle",
    " he ", "according to ", "told", "(", ")", "—", " - ", "who", "’s", "a", "is", "The", "말했다", "saying",
]  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: list[list[str]]


def article(text: str) -> Article:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Article(id="a", source="Harwick Post", url=None, title="", byline=(), published=now, text=text)


def cases() -> list[Case]:
    blocks = [block for path in CASES for block in path.read_text(encoding="utf-8").split("\n\n")[1:]]
    return [_case(block.splitlines()) for block in blocks]


def _case(lines: list[str]) -> Case:
    expected = [[cell.strip() for cell in line[2:].split(" | ")] for line in lines[2:]]
    return Case(lines[0][2:], lines[1].replace("¶", "\n\n"), expected)


def row(quote: Quote, width: int) -> list[str]:
    kind = "direct" if quote.direct else "mixed"
    cells = [quote.excerpt.text, quote.speaker or "-", quote.mention.text if quote.mention else "-", kind]
    return [*cells, quote.origin or "-"][: max(4, width)]


@pytest.mark.parametrize("case", cases(), ids=[c.name for c in cases()])
def test_case(case: Case) -> None:
    """Every case of the data file is found with its source, and nothing else is."""
    found = find_quotes(article(case.text))
    assert [row(q, len(e)) for q, e in zip(found, case.expected, strict=False)] == case.expected
    assert len(found) == len(case.expected)


def test_open_mark_continues() -> None:
    """A quotation whose marks stay open at the paragraph's end is what the next paragraph's goes on from."""
    text = "Tom Ash said: “The harvest was bad.\n\n“We will plant again in spring.”"
    first, second = find_quotes(article(text))
    assert second.continues == first.excerpt
    assert second.speaker == "Tom Ash"


def test_role_is_a_span() -> None:
    """The role is what the article prints beside the name, before it or after it."""
    text = (
        "“It is done,” Norvan presidential aide Oskar Vane said.\n\n"
        "“It is not,” said Rita Vale, a professor at Harwick University."
    )
    first, second = find_quotes(article(text))
    assert [r.text for r in first.role] == ["Norvan presidential aide"]
    assert [r.text for r in second.role] == ["a professor at Harwick University"]


def test_unsure_is_nobody() -> None:
    """A pronoun that two people may be gets no sure speaker."""
    text = "Two men came. “I have seen the wall from above,” he said."
    (quote,) = find_quotes(article(text))
    assert quote.speaker is None
    assert quote.confidence < 0.5


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_excerpts_hold(text: str) -> None:
    """On any text nothing is raised, every excerpt equals its span, quotations are in order and apart."""
    source = article(text)
    reading = read(source)
    for quote in reading.quotes:
        for excerpt in (quote.excerpt, quote.mention, quote.cue, quote.continues, *quote.role):
            assert excerpt is None or text[excerpt.start : excerpt.end] == excerpt.text != ""
        assert 0 <= quote.confidence <= 1
    spans = [(q.excerpt.start, q.excerpt.end) for q in reading.quotes]
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    for name in reading.names:
        assert text[name.excerpt.start : name.excerpt.end] == name.excerpt.text != ""
        assert name.role is None or text[name.role.start : name.role.end] == name.role.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "”",
        '"',
        "(",
        "said ",
        "Mara Doyle ",
        "“Go,” he said. ",
        "said, “",
        "a, ",
        "according to ",
        "Kim, a ",
        "“Go,” told the X, “",
        ". “",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Marks, brackets, names and verbs without end take time in proportion to their number."""
    assert is_linear(lambda n: find_quotes(article(unit * n)), 3_000, 30_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", ["{} “내일 하겠다”고 말했다.", "{}은 “내일 하겠다”고 {}통신과의 인터뷰에서 말했다."]
)
def test_one_long_korean_word(form: str) -> None:
    """A word without end before a Korean quotation takes time in proportion to its length."""
    assert is_linear(lambda n: find_quotes(article(form.replace("{}", "가" * n))), 2_000, 20_000)
