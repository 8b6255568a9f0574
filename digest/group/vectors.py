"""Terms to vectors: rarity from the stream and from general knowledge, names heavier, the best terms kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from digest.group.terms import BREAK, Ints, Terms
from digest.group.words import RARE, RARE_PAIR, RATES

Floats = NDArray[np.float64]

TITLE = 2.0
"""A word of the title counts as this many."""
PRIOR = 60.0
"""General knowledge weighs as much as this many articles of the stream."""
NAME = 1.5
"""A word that is printed with a capital inside sentences counts this much more."""
BEST = 40
"""Terms kept of an article."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row of unit length an article; `names` gives each column's term."""

    rows: csr_array
    columns: Ints
    vocabulary: tuple[str, ...]

    def name(self, column: int) -> str:
        """The term of a column as it can be shown: "victory day"."""
        first, second = divmod(int(self.columns[column]), len(self.vocabulary))
        return " ".join(self.vocabulary[n] for n in (first, second) if n)


def vectors(terms: Terms) -> Vectors:
    """The rows of all articles. Rare terms, terms of the title and names weigh more."""
    size = len(terms.names)
    single = terms.term != BREAK
    pair = single[:-1] & single[1:] & (terms.doc[:-1] == terms.doc[1:])
    capital = _capital(terms)
    doc = np.concatenate([terms.doc[single], terms.doc[:-1][pair]])
    key = np.concatenate([terms.term[single] * size, (terms.term[:-1] * size + terms.term[1:])[pair]])
    count = np.where(terms.title, TITLE, 1.0)
    weight = np.concatenate([count[single], count[:-1][pair]])
    columns, place = np.unique(key, return_inverse=True)
    cell, where = np.unique(doc * max(1, len(columns)) + place, return_inverse=True)
    doc, place = np.divmod(cell, max(1, len(columns)))
    tf = 1 + np.log(np.bincount(where, weight, len(cell)))
    value = tf * _rarity(columns, place, terms)[place] * _boost(columns, capital, size)[place]
    return Vectors(_matrix(doc, place, value, (terms.docs, len(columns))), columns, terms.names)


def _capital(terms: Terms) -> NDArray[np.bool_]:
    """Which terms are names: mostly capitalised inside the sentences of the text."""
    inside = ~terms.title & (terms.term != BREAK)
    inside[1:] &= terms.term[:-1] != BREAK
    size = len(terms.names)
    total = np.bincount(terms.term[inside], minlength=size)
    upper = np.bincount(terms.term[inside & terms.capital], minlength=size)
    return (upper > 0) & (upper >= 0.7 * total)


def _rarity(columns: Ints, place: Ints, terms: Terms) -> Floats:
    size = len(terms.names)
    rate = np.array([RATES.get(name, RARE) for name in terms.names])
    known = np.where(columns % size, RARE_PAIR, rate[columns // size])
    found = np.bincount(place, minlength=len(columns))
    return np.log((terms.docs + PRIOR + 1) / (found + PRIOR * known))


def _boost(columns: Ints, capital: NDArray[np.bool_], size: int) -> Floats:
    first, second = np.divmod(columns, size)
    return np.where(capital[first] & (capital[second] | (second == 0)), NAME, 1.0)


def _matrix(doc: Ints, place: Ints, value: Floats, shape: tuple[int, int]) -> csr_array:
    """The `BEST` heaviest cells of every row, at unit length. Ties fall to the lower column."""
    order = np.lexsort((place, -value.round(9), doc))
    doc, place, value = doc[order], place[order], value[order]
    start = np.searchsorted(doc, doc)
    kept = np.arange(len(doc)) - start < BEST
    doc, place, value = doc[kept], place[kept], value[kept]
    length = np.sqrt(np.bincount(doc, value * value, shape[0]))
    return csr_array((value / length[doc], (doc, place)), shape=shape)


def shared(rows: csr_array, chosen: Sequence[int]) -> list[int]:
    """Columns that at least two of the chosen rows hold, heaviest first."""
    some = rows[list(chosen)].tocsc()
    held = np.diff(some.indptr)
    weight = np.asarray(some.sum(axis=0)).ravel()
    columns = np.flatnonzero(held >= 2)
    return [int(c) for c in columns[np.lexsort((columns, -weight[columns].round(9)))]]
