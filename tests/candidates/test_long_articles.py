"""An article as long as a book: the work grows with its length, not with the square of it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.candidates import find_candidates
from digest.candidates.align import across
from digest.extract import read_text
from digest.model import Story
from digest.reading import read

SENTENCE = "The Delta commission counted 12 locks on the river Om on Tuesday. "


def seconds(sentences: int) -> float:
    """The processor's time for the candidates of one article."""
    page = f"The Delta commission counts its locks\n\nMay 7, 2025\n\n{SENTENCE * sentences}\n"
    article = read_text(page, url=None, source=None, fetched=datetime(2025, 5, 8, tzinfo=UTC))
    reading = read(article)
    started = process_time()
    assert len(find_candidates(Story(articles=(article,)), {article.id: reading}).sentences) == sentences
    return process_time() - started


@pytest.mark.slow
def test_the_work_grows_with_the_length() -> None:
    """Eight times the sentences take far less than the 64 times of a comparison of each with each."""
    seconds(50)
    assert any(seconds(3200) < 24 * max(seconds(400), 0.01) for _ in range(4))


@given(st.lists(st.sampled_from("abc"), max_size=12).map(sorted))
def test_pairs_are_of_unlike_articles(articles: list[str]) -> None:
    """The pairs are those of all combinations, in their order, less those within one article."""
    items = list(enumerate(articles))
    wanted = [(a, b) for a, b in combinations(items, 2) if a[1] != b[1]]
    found = list(across(items, lambda item: item[1]))
    assert sorted(found) == sorted(wanted)
    assert found == wanted
