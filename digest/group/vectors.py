"""Terms to vectors: words and pairs of near words, weighed by rarity in the stream and in general."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from digest.group.terms import BREAK, Ints, Terms
from digest.group.words import RARE, RARE_PAIR, RATES

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TITLE = 2.5
"""A word of the title counts as this many of the text."""
FIRST, FADE = 0.5, 30
"""The first word of the text counts this much more, a word `FADE` words later e times less of that."""
PRIOR = 60.0
"""General knowledge of how rare words are weighs as much as this many articles of the stream."""
NAME, NUMBER = 1.25, 1.2
"""A word printed with a capital inside sentences, and a number, count this much more."""
WINDOW = 3
"""Two words at most this many places apart are a pair: it says more of an event than its words."""
SATURATION = 1.0
"""The more a term is repeated, the less each repetition adds."""
ALONE = 0.1
"""Share of the weight of pairs that no other article holds which still counts in an article's length."""
BEST = 400
"""Terms kept of an article."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row an article; `columns` holds each column's term, or pair of terms as one number."""

    rows: csr_array
    columns: Ints
    vocabulary: tuple[str, ...]

    def name(self, column: int) -> str:
        """The term of a column as it can be shown: "victory day"."""
        first, second = divmod(int(self.columns[column]), len(self.vocabulary))
        return " ".join(self.vocabulary[n] for n in (first, second) if n)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Articles × terms: the cells' row, column and saturated count; the columns' keys and article counts."""

    doc: Ints
    place: Ints
    count: Floats
    keys: Ints
    found: Ints


def weigh(terms: Terms) -> Vectors:
    """The rows of all articles. What is rare, in the title, early, a name or a number weighs more."""
    weight = _weight(terms)
    single, double = _singles(terms, weight), _doubles(terms, weight)
    rate = np.array([RATES.get(name, RARE) for name in terms.names])
    value = np.concatenate(
        [
            single.count
            * (_rarity(single, rate[single.keys], terms.docs) * _boost(single, terms))[single.place],
            double.count * _rarity(double, RARE_PAIR, terms.docs)[double.place],
        ]
    )
    doc = np.concatenate([single.doc, double.doc])
    place = np.concatenate([single.place, double.place + len(single.keys)])
    columns = np.concatenate([single.keys, double.keys])
    held = np.concatenate([np.full(len(single.keys), 2), double.found])[place] >= 2
    length = np.sqrt(np.bincount(doc, value * value * np.where(held, 1, ALONE), terms.docs))
    rows = _matrix(doc[held], place[held], (value / length[doc])[held], (terms.docs, len(columns)))
    return Vectors(rows, columns, terms.names)


def _weight(terms: Terms) -> Floats:
    """What each place of the stream counts."""
    start = np.searchsorted(terms.doc, terms.doc)
    early = FIRST * np.exp(-(np.arange(len(terms.doc)) - start) / FADE)
    return np.where(terms.title, TITLE, 1 + early)


def _singles(terms: Terms, weight: Floats) -> _Cells:
    single = terms.term != BREAK
    return _cells(terms.doc[single], terms.term[single], weight[single], terms.docs)


def _doubles(terms: Terms, weight: Floats) -> _Cells:
    """Pairs of terms within a sentence, in either order."""
    size = len(terms.names)
    parts = [_apart(terms, weight, step) for step in range(1, WINDOW + 1)]
    doc, one, two, count = (np.concatenate(part) for part in zip(*parts, strict=True))
    return _cells(doc, np.minimum(one, two) + size * np.maximum(one, two), count, terms.docs)


def _apart(terms: Terms, weight: Floats, step: int) -> tuple[Ints, Ints, Ints, Floats]:
    """The pairs of terms `step` places apart without a break from the first to the second."""
    sentence = np.cumsum(terms.term == BREAK)
    held = (terms.term[:-step] != BREAK) & (sentence[:-step] == sentence[step:])
    return terms.doc[:-step][held], terms.term[:-step][held], terms.term[step:][held], weight[:-step][held]


def _cells(doc: Ints, key: Ints, weight: Floats, docs: int) -> _Cells:
    """One sort by key and article; equal neighbours are one cell."""
    both = key * docs + doc
    order = np.argsort(both, kind="stable")
    both = both[order]
    new = _changes(both)
    total = np.add.reduceat(weight[order], np.flatnonzero(new)) if len(both) else np.zeros(0)
    key, doc = np.divmod(both[new], docs)
    first = _changes(key)
    place = np.cumsum(first) - 1
    count = (SATURATION + 1) * total / (total + SATURATION)
    return _Cells(doc, place, count, key[first], np.bincount(place, minlength=int(first.sum())))


def _changes(ordered: Ints) -> Flags:
    """Where a new value begins."""
    new: Flags = np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]
    return new


def _rarity(cells: _Cells, rate: Floats | float, docs: int) -> Floats:
    """The logarithm of how rare each column is, by the stream's counts and by `rate` in general."""
    rarity: Floats = np.log((docs + PRIOR + 1) / (cells.found + PRIOR * rate))
    return rarity


def _boost(single: _Cells, terms: Terms) -> Floats:
    digit = np.array([name[:1].isdigit() for name in terms.names])[single.keys]
    return np.where(names(terms)[single.keys], NAME, 1.0) * np.where(digit, NUMBER, 1.0)


def names(terms: Terms) -> Flags:
    """Which terms are names: mostly capitalised inside the sentences of the texts."""
    inside = ~terms.title & (terms.term != BREAK) & ~terms.first
    size = len(terms.names)
    total = np.bincount(terms.term[inside], minlength=size)
    upper = np.bincount(terms.term[inside & terms.capital], minlength=size)
    flags: Flags = (upper > 0) & (upper >= 0.7 * total)
    return flags


def rarity_of(terms: Terms) -> Floats:
    """How rare each term of the vocabulary is, by the stream and in general."""
    size = len(terms.names)
    found = np.bincount(distinct(terms.doc * size + terms.term) % size, minlength=size)
    rate = np.array([RATES.get(name, RARE) for name in terms.names])
    rarity: Floats = np.log((terms.docs + PRIOR + 1) / (found + PRIOR * rate))
    return rarity


def _matrix(doc: Ints, place: Ints, value: Floats, shape: tuple[int, int]) -> csr_array:
    """The `BEST` heaviest cells of every row. Ties fall to the lower column."""
    long = (np.bincount(doc, minlength=shape[0]) > BEST)[doc]
    kept = ~long
    order = np.flatnonzero(long)
    order = order[np.lexsort((place[order], -value[order].round(9), doc[order]))]
    ranked = doc[order]
    kept[order] = np.arange(len(order)) - np.searchsorted(ranked, ranked) < BEST
    return csr_array((value[kept], (doc[kept], place[kept])), shape=shape)


def distinct(keys: Ints) -> Ints:
    """The distinct keys in order (sorting is faster here than numpy's hashing)."""
    ordered = np.sort(keys)
    return ordered[_changes(ordered)]


def shared(rows: csr_array, chosen: Sequence[int]) -> list[int]:
    """Columns that at least two of the chosen rows hold, heaviest first."""
    cells = np.concatenate([np.arange(rows.indptr[n], rows.indptr[n + 1]) for n in chosen])
    columns, place, held = np.unique(rows.indices[cells], return_inverse=True, return_counts=True)
    weight = np.bincount(place, rows.data[cells], len(columns)).round(9)
    order = np.lexsort((columns, -weight))
    return [int(columns[n]) for n in order if held[n] >= 2]
