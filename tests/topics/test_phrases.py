"""Finding phrases in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.topics import normal
from digest.topics.phrases import find, prepare


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("vote", "They voted."),
        ("veto", "She is vetoing it"),
        ("city", "Cities of the north"),
        ("tariffs", "a tariff of 5 percent"),
        ("car", "Two cars"),
        ("care", "those who cared"),
        ("bar", "It was barred"),
        ("virus", "new viruses"),
        ("central-bank", "the Central Bank’s rate"),
        ("mayor", "the mayor's office"),
        ("AI", "AIs and people"),
    ],
)
def test_forms(phrase: str, text: str) -> None:
    """Plurals, verbs' endings and possessives are forms of the word."""
    assert find(prepare((normal(phrase),)), text) == {normal(phrase): 1}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("car", "He cared"), ("bee", "She had been, being there"), ("new", "The news"), ("IT", "it is")],
)
def test_no_forms(phrase: str, text: str) -> None:
    """Words that only look alike are others."""
    assert find(prepare((normal(phrase),)), text) == {}


@pytest.mark.parametrize(
    ("phrase", "text", "count"),
    [
        ("street", "A bakery on Mill Street wins a prize", 0),
        ("market", "The fire on Old Market Square is out", 0),
        ("market", "Fire On Market Square Is Out", 0),
        ("fire", "Fire On Market Square Is Out", 1),
        ("street", "Elsa paves its streets", 1),
        ("street", "Street repairs begin on Monday", 1),
        ("Wall Street", "Stocks on Wall Street fell", 1),
        ("supreme court", "The Supreme Court ruled on Monday", 1),
        ("health", "The Health Ministry said so", 1),
    ],
)
def test_the_name_of_a_place_is_no_phrase(phrase: str, text: str, count: int) -> None:
    """What a street or a square is called does not tell what happens there; the whole name may be a phrase,
    and a body's name tells what it is for."""
    assert find(prepare((normal(phrase),)), text).total() == count


WORDS = st.lists(st.text("abcdefgsyzing", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_a_phrase_stands_in_itself(before: str, phrase: str, after: str) -> None:
    """A phrase is found between any words, if nothing longer is there."""
    found = find(prepare((normal(phrase),)), f"{before} . {phrase} . {after}")
    assert found[normal(phrase)] >= 1
