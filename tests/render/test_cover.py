"""What covers the words of a file: the longer first, and no numeral torn."""

from __future__ import annotations

from digest.proof.cover import _covered


def test_a_numeral_is_not_torn_between_two_lines() -> None:
    """A heading and its count cover no half of another line's numeral; a day before a count is covered."""
    hidden = _covered("Leftout10pieces", "Leftout1", ["10pieces"])
    assert hidden == "Leftout10pieces"
    assert "July13" not in _covered("July133outlets", "July13", ["3outlets"])
