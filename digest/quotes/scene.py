"""A masked text with its names: what stands right before and after a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from digest.model import Name
from digest.quotes.stretches import FILLED
from digest.text import Span

EDGE = " \t\n\xa0"
"""Signs between two words of one phrase."""
STOPS = ',;:()[]—“”"' + FILLED
"""Signs at which a phrase ends."""


class Scene:
    """A masked text and its names, for looking around a verb."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.names = names
        self.starts = [n.excerpt.start for n in names]
        self.ends = [n.excerpt.end for n in names]

    def name_ending(self, at: int) -> Name | None:
        """The name that ends at `at`, a possessive mark apart."""
        i = bisect_left(self.ends, at)
        return self.names[i] if i < len(self.ends) and self.ends[i] == at else None

    def name_starting(self, at: int) -> Name | None:
        i = bisect_left(self.starts, at)
        return self.names[i] if i < len(self.starts) and self.starts[i] == at else None

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        return self.names[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def word_before(self, low: int, at: int) -> Span | None:
        """The word that ends at `at`, white space apart; None at a mark or at `low`."""
        end = at
        while end > low and self.text[end - 1] in EDGE:
            end -= 1
        start = end
        while start > low and self.text[start - 1] not in EDGE and self.text[start - 1] not in STOPS:
            start -= 1
        return (start, end) if start < end else None
