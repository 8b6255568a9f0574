"""Rules on names in Hangul."""

from __future__ import annotations

from datetime import UTC, datetime

from digest.lint.editorial.people import _comes_in_korean
from digest.lint.editorial.view import Piece
from digest.model import Article, Excerpt, Person


def test_a_name_may_hold_marks() -> None:
    """A name is sought as it is written, brackets and all, and has a role near it."""
    text = "김누리(전 시장은 물러났다."
    now = datetime(2026, 11, 18, tzinfo=UTC)
    article = Article(
        id="a", source="달빛일보", url=None, title="사퇴", byline=(), published=now, text=text, language="ko"
    )
    piece = Piece(excerpt=Excerpt.of(article, 0, len(text)), article=article, pulled=False)
    person = Person(key="김누리(전", variants=("김누리(전", "김*"), roles=())
    assert _comes_in_korean(person, piece) is None
