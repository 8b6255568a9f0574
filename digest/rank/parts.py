"""The parts of a story's score, each from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta

from digest.model import Outlet, Story, Window

FULL = 8
"""Origins, outlets, articles or letters that are many, unless a story of the week has more."""
LONG = 1000
"""Words of a text that is long."""
UNKNOWN = 0.5
"""The weight of an outlet that nobody can name."""


def many(count: int, widest: int) -> float:
    """0 for 1, 1 for `widest` (at least 8) and more; each doubling adds the same."""
    return min(1.0, math.log2(max(1, count)) / math.log2(max(FULL, widest)))


def outlets_of(story: Story) -> tuple[str, ...]:
    """The outlets of a story, in the alphabet; each article of an unknown one stands for itself."""
    return tuple(sorted({article.source or f"article {article.id}" for article in story.articles}))


def prominence(story: Story, widest: int) -> float:
    """How much room the story got: half for the outlets that chose it, copies too; a quarter each for the
    number of articles (8 and more are full) and the longest text (1,000 words)."""
    longest = max(len(article.text.split()) for article in story.articles)
    room = many(len(story.articles), 0) + min(1.0, longest / LONG)
    return many(len(outlets_of(story)), widest) / 2 + room / 4


def recency(story: Story, window: Window) -> float:
    """1 at the window's end, 0 at its start, by the story's newest article within it."""
    length = (window.end - window.start) / timedelta(seconds=1)
    newest = max((a.published for a in story.articles if a.published < window.end), default=window.start)
    age = (window.end - newest) / timedelta(seconds=1)
    return max(0.0, 1 - age / length) if length > 0 else 0.0


def standing(story: Story, outlets: Mapping[str, Outlet]) -> float:
    """The weight of the weightiest outlet, as a share of the weightiest known."""
    top = max([1.0, *(outlet.weight for outlet in outlets.values())])
    return max(_weight(article.source, outlets) for article in story.articles) / top


def _weight(source: str | None, outlets: Mapping[str, Outlet]) -> float:
    if source is None:
        return UNKNOWN
    return outlets[source].weight if source in outlets else 1.0


def voters(story: Story, votes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The letters that link to any of the story's articles."""
    return frozenset(letter for a in story.articles for letter in votes.get(a.id, ()))
