"""What a list shows of a long title."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.text.titles import clipped, is_visible


@given(st.text(), st.integers(1, 80))
def test_what_is_clipped_is_the_beginning(text: str, most: int) -> None:
    """Of any text the visible beginning stays, never more than asked for; what fits is whole."""
    shown = [char for char in clipped(text, most) if is_visible(char)]
    whole = [char for char in text if is_visible(char)]
    assert shown in (whole, [*whole[: len(shown) - 1], "…"])
    assert len(shown) <= most + 1
