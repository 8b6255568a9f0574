"""What a sentence points to without naming it."""

from __future__ import annotations

import pytest

from digest.candidates.pointing import pointed
from digest.model import Excerpt

BEFORE = "The Harwick Dredging Office has let a yellow dredger lie idle since the flood on the river Om. "


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Owners had told the office that repairs take 38 months.", "office"),
        ("Ada Moll told the office on Friday that repairs take 38 months.", "office"),
        ("Ada Moll said the dredger was sold.", "dredger"),
        ("Ada Moll said the dredger of the port was sold.", None),
        ("Ada Moll bought a dredger and sold the dredger.", None),
        ("Ada Moll said the ferry was sold.", None),
        ("Ada Moll said “the dredger was sold.”", None),
        ("Ada Moll left the office that she had led.", None),
    ],
)
def test_a_bare_noun_points_back(sentence: str, noun: str | None) -> None:
    """ "The x" that its article has told of before, unless the sentence itself says which one it is."""
    start = len(BEFORE)
    place = Excerpt(article_id="a", start=start, end=start + len(sentence), text=sentence)
    assert pointed(place, BEFORE) == noun


def test_what_is_printed_is_named() -> None:
    """What a printed sentence has named is pointed to by right."""
    sentence = "Ada Moll said the dredger was sold."
    place = Excerpt(article_id="a", start=0, end=len(sentence), text=sentence)
    assert pointed(place, BEFORE, {"dredger"}) is None
