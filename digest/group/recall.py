"""Stories of different weeks: how much two groups of articles say in common, whenever they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from digest.group.bridge import bridged
from digest.group.conflicts import named_shares, numbered_apart
from digest.group.kinds import known_names
from digest.group.linkage import Pairs, pairs
from digest.group.terms import Ints, read_terms
from digest.group.vectors import weigh
from digest.model import Article

MOST = 2
"""Articles by which a group is compared: its best."""
FLOOR, WEAK = 0.03, 0.06
"""Cosine under which two articles are not looked at, and likeness that counts as none."""
WHO, WHAT = 0.35, 0.06
"""Share of one lead's names, and of its other words, by rarity, that the other article must hold."""
WHOLE = 0.3
"""The likeness of two articles in two scripts that are wholly alike."""
OTHER_WORDS = 0.5
"""What is left of the likeness of two leads that share names, but no other word: the same people in
another matter, or in the same one a week on."""


def resemble(
    new: Sequence[Sequence[Article]], old: Sequence[Sequence[Article]]
) -> dict[tuple[int, int], float]:
    """The mean likeness between the articles of new[n] and old[m], by (n, m); what is unlike is left out.

    Numbers, names and places speak against it as they do within a week; the time between does not, and
    other words do less: what happens next is told in words of its own.
    """
    groups = [list(group[:MOST]) for group in (*new, *old)]
    stream = [replace(article, dated="unknown") for group in groups for article in group]
    if not new or not old:
        return {}
    size = np.array([len(group) for group in groups])
    group_of = np.repeat(np.arange(len(groups)), size)
    first, second, value = _alike(stream)
    one, two = _across(group_of[first], group_of[second], len(new))
    kept = (one >= 0) & (two >= 0)
    total: dict[tuple[int, int], float] = {}
    for n, m, like in zip(one[kept].tolist(), two[kept].tolist(), value[kept].tolist(), strict=True):
        total[n, m] = total.get((n, m), 0.0) + like
    return {(n, m): sum_ / float(size[n] * size[len(new) + m]) for (n, m), sum_ in total.items()}


def _alike(stream: Sequence[Article]) -> Pairs:
    terms = read_terms(stream)
    rows = weigh(terms)
    first, second, value = said = pairs(rows.rows, FLOOR)
    names, words = named_shares(terms, rows, said)
    who, what = np.minimum(1.0, names / WHO) ** 2, np.minimum(1.0, words / WHAT)
    held = value * who * (OTHER_WORDS + (1 - OTHER_WORDS) * what)
    known = known_names(terms, rows.kinds)
    kept = ~numbered_apart(stream, known, (first, second, held), WEAK) & (held >= WEAK)
    return bridged(stream, (first[kept], second[kept], held[kept]), WHOLE)


def _across(first: Ints, second: Ints, count: int) -> tuple[Ints, Ints]:
    """The new and the old group of each pair, -1 where it is not of one each."""
    new = np.where(first < count, first, np.where(second < count, second, -1))
    old = np.where(first >= count, first, np.where(second >= count, second, -1)) - count
    return np.where(old >= 0, new, -1), np.where(new >= 0, old, -1)
