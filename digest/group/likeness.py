"""How sure it is that two articles tell of one event: what they share, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from digest.group.bridge import REAL_DATES, bridged
from digest.group.clues import Clues, find_clues
from digest.group.conflicts import named_shares, numbered_apart
from digest.group.kinds import Flags, Floats, known_names
from digest.group.linkage import Pairs, dots, pairs
from digest.group.terms import Terms
from digest.group.vectors import Vectors
from digest.model import Article, KeptApart

THRESHOLD, STRICTEST = 0.35, 0.6
"""Mean likeness over which two groups are one story, and what a stream of like events asks for at most."""
DOUBTFUL, LIKELY, USUAL, STRICT, GIVEN = 0.1, 0.5, 0.4, 0.4, 60
"""The likeness from which a pair is doubtful, and from which it is likely; how many doubtful pairs there may
be to a likely one; how fast more of them raise what is needed; and how many likely pairs are taken for
granted, so that a few doubtful ones raise nothing."""
FLOOR, WEAK = 0.03, 0.05
"""Cosine under which two articles are not looked at, and likeness that counts as none."""
WHOLE = 0.9
"""The likeness of two articles in two scripts that are wholly alike."""
AGED = 6
"""Days after the first that count, at most, against two articles: what comes every week counts in full."""
SURE, RUN, BRISK = 3.0, 0.75, 60
"""The logarithm of the odds over which two articles show how long a story of the stream runs; the share of
such pairs that lie no further apart than the stream's stories run; and how many of one hour are taken for
granted, so that a few pairs of other days show nothing."""
WHO, WHAT = 0.5, 0.002
"""Share of one lead's names that the other article holds from which nothing speaks against it, and of its
other words under which something does."""

COSINE, NAMES, FIGURES, QUOTED, BASE = 3.2, 0.6, 1.5, 1.8, 7.0
"""What the logarithm of the cosine, the cosines of names and of figures, and a shared quotation or link add
to the logarithm of the odds that two articles tell of one event. Fitted by logistic regression on labelled
news of three kinds, and rounded."""
ELSEWHERE, OTHERWISE, FIGURED, WEEKDAY, AGEING = -7.0, -3.5, -1.5, -2.0, -1.3
"""What speaks against it: other names lead them, the same people in another matter, other figures
altogether, other weekdays, each day between them where stories are told within one. Names and matter count
more than the fit asks for: streams of politics hold few like events elsewhere, other streams many."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The pairs of articles that say anything in common, and what each step leaves of it.

    `said` are the pairs with their likeness before anything that speaks against it, `against` what each
    reason takes off the logarithm of their odds, `numbered` tells which number the same thing otherwise;
    `left` is the likeness after all that; `final` the pairs that count, with those of two scripts; `needed`
    the mean likeness over which two groups are one story.
    """

    said: Pairs
    against: Mapping[KeptApart, Floats]
    numbered: Flags
    left: Floats
    final: Pairs
    needed: float


def in_order(articles: Iterable[Article]) -> list[Article]:
    """The stream in an order of its own, whatever order it came in."""
    return sorted(articles, key=identity)


def identity(article: Article) -> tuple[str, str, str, str]:
    """What tells one version of an article from all others."""
    return article.id, article.title, article.text, article.published.isoformat()


def steps(stream: Sequence[Article], terms: Terms, rows: Vectors) -> Steps:
    """The likeness of each two articles, less what speaks for two events."""
    first, second, cosine = found = pairs(rows.rows, FLOOR)
    clues = find_clues(stream, terms, rows, found)
    odds = _odds(cosine, clues)
    against = _against(terms, rows, found, clues)
    against["day"] = WEEKDAY * clues.weekday + AGEING * _age(stream, found, odds + sum(against.values()))
    said, left = _share(odds), _share(odds + sum(against.values()))
    numbered = numbered_apart(stream, known_names(terms, rows.kinds), (first, second, left), WEAK)
    left[numbered] = 0.0
    needed = _needed(len(stream), (first, second, left))
    kept = left >= WEAK
    final = bridged(stream, (first[kept], second[kept], left[kept]), WHOLE)
    return Steps((first, second, said), against, numbered, left, final, needed)


def _needed(count: int, likeness: Pairs) -> float:
    """The threshold between `count` articles; more where doubtful pairs are many to the likely ones, for then
    most of them tell of like events: in a stream of single articles, or of months without dates.

    A doubtful pair that a third article likely joins is two tellings of one event, and doesn't count."""
    first, second, value = likeness
    likely, doubtful = value > LIKELY, (value > DOUBTFUL) & (value <= LIKELY)
    ends = np.concatenate([first[likely], second[likely]]), np.concatenate([second[likely], first[likely]])
    near = csr_array((np.ones(len(ends[0]), np.float32), ends), shape=(count, count))
    alone = dots(near, near, first[doubtful], second[doubtful]) == 0
    excess = np.sum(alone) / (np.sum(likely) + GIVEN) / USUAL
    return float(np.clip(THRESHOLD + STRICT * np.log(max(1.0, excess)), THRESHOLD, STRICTEST))


def _odds(cosine: Floats, clues: Clues) -> Floats:
    shared: Floats = NAMES * clues.names + FIGURES * clues.figures + QUOTED * clues.quoted
    return COSINE * np.log(cosine) + shared + BASE


def _against(terms: Terms, rows: Vectors, found: Pairs, clues: Clues) -> dict[KeptApart, Floats]:
    who, what = named_shares(terms, rows, found)
    return {
        "name": ELSEWHERE * (1 - np.minimum(1.0, who / WHO)) ** 2,
        "matter": OTHERWISE * (what < WHAT),
        "figures": FIGURED * clues.other,
    }


def _share(odds: Floats) -> Floats:
    share: Floats = 1 / (1 + np.exp(-odds))
    return share


def _age(stream: Sequence[Article], found: Pairs, odds: Floats) -> Floats:
    """The days after the first between two articles; none where a date is not real.

    Where more than a few of the pairs that are sure by their `odds` lie further apart than a day, stories run
    over days, and each day counts for less."""
    first, second, _ = found
    real = np.array([a.dated in REAL_DATES for a in stream])
    day = np.array([a.published.timestamp() / 86_400 for a in stream])
    apart = np.where(real[first] & real[second], np.abs(day[first] - day[second]), 0.0)
    sure = real[first] & real[second] & (odds > SURE) & (apart <= 1 + AGED)
    pace = max(1.0, float(np.quantile(np.concatenate([apart[sure], np.zeros(BRISK)]), RUN)))
    age: Floats = np.clip(apart / pace - 1, 0, AGED)
    return age
