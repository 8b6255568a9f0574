"""How much each two articles say in common, and what speaks for two events, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from digest.group.bridge import REAL_DATES, bridged
from digest.group.conflicts import named_shares, numbered_apart
from digest.group.linkage import Pairs, pairs
from digest.group.terms import Terms
from digest.group.vectors import Floats, Vectors
from digest.model import Article

THRESHOLD, LONE = 0.085, 0.02
"""Mean likeness over which two groups are one story, and how much more two single articles need."""
FLOOR, WEAK = 0.03, 0.06
"""Likeness under which two articles count as wholly unlike: before and after what speaks against it."""
AGEING, AGED = 0.03, 5
"""Likeness taken off for each day between two articles after the first, and for how many days at most."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The pairs of articles that say anything in common, and what each step leaves of it.

    `said` are the pairs with their cosine; `who` and `what`, as long, the shares that their leads' names
    and other words leave of it; `aged` and `numbered` what is left after the days between them and after
    numbers of the same thing; `final` the pairs that count, with those of two scripts.
    """

    said: Pairs
    who: Floats
    what: Floats
    aged: Floats
    numbered: Floats
    final: Pairs


def in_order(articles: Iterable[Article]) -> list[Article]:
    """The stream in an order of its own, whatever order it came in."""
    return sorted(articles, key=identity)


def identity(article: Article) -> tuple[str, str, str, str]:
    """What tells one version of an article from all others."""
    return article.id, article.title, article.text, article.published.isoformat()


def steps(stream: Sequence[Article], terms: Terms, rows: Vectors) -> Steps:
    """The likeness of each two articles, less what speaks for two events."""
    first, second, value = said = pairs(rows.rows, FLOOR)
    who, what = named_shares(terms, said)
    aged = _aged(stream, (first, second, value * who * what))
    numbered = numbered_apart(stream, terms, (first, second, aged))
    kept = numbered >= WEAK
    final = bridged(stream, (first[kept], second[kept], numbered[kept]))
    return Steps(said, who, what, aged, numbered, final)


def _aged(stream: Sequence[Article], likeness: Pairs) -> Floats:
    """Less likeness for articles days apart, where both dates are real.

    A fixed amount a day is taken off, not a share: articles that say much in common stay together
    through a week, those that only speak of the same people don't.
    """
    first, second, value = likeness
    real = np.array([a.dated in REAL_DATES for a in stream])
    day = np.array([a.published.timestamp() / 86_400 for a in stream])
    apart = np.where(real[first] & real[second], np.abs(day[first] - day[second]), 0.0)
    left: Floats = np.maximum(0.0, value - AGEING * np.clip(apart - 1, 0, AGED))
    return left
