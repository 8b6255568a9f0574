"""Terms to vectors: words and pairs of near words, weighed by rarity in the stream and in general."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, hstack

from digest.group.kinds import Flags, Floats, Kinds, find_kinds
from digest.group.terms import BREAK, Ints, Terms
from digest.group.words import RARE_PAIR

TITLE = 2.5
"""A word of the title counts as this many of the text."""
FIRST, FADE = 0.5, 30
"""The first word of the text counts this much more, a word `FADE` words later e times less of that."""
PRIOR, FEWEST = 60.0, 200.0
"""General knowledge of how rare words are weighs as much as this many articles of the stream; more in a
small stream, so that both are at least this many: where a dozen articles tell of one event, its words are
not common for that."""
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
BLOCK = 500_000
"""Places of the stream whose pairs are looked at together, so that memory stays flat."""
BUCKETS = 26
"""At most two to this many buckets tell pairs that one article holds from those that several may hold."""

_Found = tuple[Ints, Ints, Floats]
"""Article, key and weight of pairs of terms, as long each."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row an article. The first columns are the terms of the vocabulary, the others pairs of terms.

    `rows` hold what at least two articles hold, of unit length with all that an article holds; `named` the
    names and figures with those that nobody else holds, by weight; `held` is 1 for every term that an article
    holds. `kinds` and `rarity` tell of each term what it is, and how rare in the stream and in general."""

    rows: csr_array
    named: csr_array
    held: csr_array
    vocabulary: tuple[str, ...]
    kinds: Kinds
    rarity: Floats


def weigh(terms: Terms) -> Vectors:
    """The rows of all articles. What is rare, in the title, early, a name or a number weighs more."""
    weight, kinds = _weight(terms), find_kinds(terms)
    counts = table(terms, terms.term != BREAK, weight)
    held = csr_array((np.ones_like(counts.data), counts.indices, counts.indptr), shape=counts.shape)
    found = np.bincount(counts.indices, minlength=len(terms.names))
    rarity = _rarity(found, kinds.rates, terms.docs)
    single = _saturated(counts, rarity * _boost(kinds))
    double, alone = _doubles(terms, weight, found > 1)
    length = np.sqrt(_squares(single) + _squares(double) + ALONE * alone)
    rows = csr_array(hstack([only(single, found > 1), double], format="csr", dtype=np.float32))
    rows.data /= np.repeat(np.maximum(length, 1e-9), np.diff(rows.indptr)).astype(np.float32)
    named = only(single, kinds.capital | kinds.figures)
    return Vectors(_pruned(rows), named, held, terms.names, kinds, rarity)


def table(terms: Terms, chosen: Flags, weight: Floats) -> csr_array:
    """Articles × terms: the sum of the weights of the chosen places."""
    ends = terms.doc[chosen], terms.term[chosen]
    rows = csr_array((weight[chosen], ends), shape=(terms.docs, len(terms.names)), dtype=np.float32)
    rows.sum_duplicates()
    return rows


def _weight(terms: Terms) -> Floats:
    """What each place of the stream counts."""
    early = FIRST * np.exp(terms.place * np.float32(-1 / FADE))
    return np.where(terms.title, np.float32(TITLE), 1 + early)


def _saturated(rows: csr_array, factor: Floats) -> csr_array:
    """`rows` with weights that grow ever less, times what each column counts."""
    rows.data *= (SATURATION + 1) / (rows.data + SATURATION)
    rows.data *= factor.astype(np.float32)[rows.indices]
    return rows


def _squares(rows: csr_array) -> Floats:
    doc = np.repeat(np.arange(rows.shape[0], dtype=np.int32), np.diff(rows.indptr))
    return np.bincount(doc, rows.data**2, rows.shape[0]).astype(np.float64)


def _doubles(terms: Terms, weight: Floats, common: Flags) -> tuple[csr_array, Floats]:
    """Pairs of terms within a sentence, in either order; and the squared weight of those that no other
    article holds. `common` are the terms that several articles hold: only they make common pairs."""
    kept, alone = _several(terms, weight, common)
    doc, key, value = kept
    keys, place = np.unique(key, return_inverse=True)
    rows = csr_array((value, (doc, place)), shape=(terms.docs, len(keys)), dtype=np.float32)
    rows.sum_duplicates()
    found = np.bincount(rows.indices, minlength=len(keys))
    rows = _saturated(rows, _rarity(found, RARE_PAIR, terms.docs))
    lone = only(rows, found == 1)
    rarity = _rarity(np.ones(1, np.int32), RARE_PAIR, terms.docs)
    return only(rows, found > 1), alone * rarity**2 + _squares(lone)


def _several(terms: Terms, weight: Floats, common: Flags) -> tuple[_Found, Floats]:
    """The pairs that several articles may hold; and the squared saturated weight of all others by article.

    The owner of a bucket is the article that last put a pair there: a pair whose bucket never changed its
    owner is of one article only. Pairs that share a bucket by chance are told apart later."""
    bits = min(BUCKETS, max(16, int(len(terms.term) * WINDOW * 2).bit_length()))
    owner, shared = np.full(1 << bits, -1, np.int32), np.zeros(1 << bits, np.bool_)
    for doc, key, _ in _common_pairs(terms, weight, common):
        bucket = _bucket(key, bits)
        before = owner[bucket]
        owner[bucket] = doc
        shared[bucket[(owner[bucket] != doc) | ((before >= 0) & (before != doc))]] = True
    alone, parts = np.zeros(terms.docs), []
    for doc, key, value in _pairs(terms, weight):
        held = _both(key, common)
        held[held] = shared[_bucket(key[held], bits)]
        parts.append((doc[held], key[held], value[held]))
        lone = (SATURATION + 1) * value[~held] / (value[~held] + SATURATION)
        alone += np.bincount(doc[~held], lone**2, terms.docs)
    doc, key, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    return (doc, key, value), alone


def _common_pairs(terms: Terms, weight: Floats, common: Flags) -> Iterator[_Found]:
    for doc, key, value in _pairs(terms, weight):
        held = _both(key, common)
        yield doc[held], key[held], value[held]


def _both(key: Ints, common: Flags) -> Flags:
    """Whether both terms of a pair are common."""
    held: Flags = common[key >> 32] & common[key & 0xFFFFFFFF]
    return held


def _bucket(key: Ints, bits: int) -> Ints:
    """A number below 2**bits; the multiplier is 2**64 by the golden ratio, which scatters neighbours."""
    scattered: Ints = (key.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - bits)
    return scattered


def _pairs(terms: Terms, weight: Floats) -> Iterator[_Found]:
    """The pairs of terms up to `WINDOW` places apart without a break from the first to the second."""
    for start in range(0, len(terms.term), BLOCK):
        part = slice(start, start + BLOCK + WINDOW)
        doc, term, value = terms.doc[part], terms.term[part], weight[part]
        sentence = np.cumsum(term == BREAK, dtype=np.int32)
        for step in range(1, WINDOW + 1):
            size = min(BLOCK, len(term) - step)
            one, two = term[:size], term[step : size + step]
            held = (one != BREAK) & (sentence[:size] == sentence[step : size + step])
            one, two = one[held].astype(np.int64), two[held].astype(np.int64)
            yield doc[:size][held], np.minimum(one, two) << 32 | np.maximum(one, two), value[:size][held]


def _rarity(found: Ints, rate: Floats | float, docs: int) -> Floats:
    """The logarithm of how rare each column is, by the stream's counts and by `rate` in general."""
    prior = max(PRIOR, FEWEST - docs)
    rarity: Floats = np.log((docs + prior + 1) / (found + prior * rate))
    return rarity


def _boost(kinds: Kinds) -> Floats:
    return np.where(kinds.capital, NAME, 1.0) * np.where(kinds.digits, NUMBER, 1.0)


def only(rows: csr_array, chosen: Flags) -> csr_array:
    """`rows` with the chosen columns, the others empty."""
    kept = chosen[rows.indices]
    start = np.concatenate([[0], np.cumsum(kept, dtype=np.int64)])[rows.indptr].astype(rows.indptr.dtype)
    return csr_array((rows.data[kept], rows.indices[kept], start), shape=rows.shape)


def _pruned(rows: csr_array) -> csr_array:
    """The `BEST` heaviest cells of every row. Ties fall to the lower column."""
    size = np.diff(rows.indptr)
    doc = np.repeat(np.arange(rows.shape[0], dtype=np.int32), size)
    kept = (size <= BEST)[doc]
    order = np.flatnonzero(~kept)
    order = order[np.lexsort((rows.indices[order], -rows.data[order].round(6), doc[order]))]
    ranked = doc[order]
    kept[order] = np.arange(len(order)) - np.searchsorted(ranked, ranked) < BEST
    return csr_array((rows.data[kept], (doc[kept], rows.indices[kept])), shape=rows.shape)


def shared(rows: csr_array, group: Ints, count: int) -> csr_array:
    """Groups × columns: what the articles of each of `count` groups have of the columns that at least two of
    them hold; `group` is the group of each row."""
    held = csr_array(
        (np.ones(len(group), np.float32), (group, np.arange(len(group)))), shape=(count, len(group))
    )
    total = csr_array(held @ rows)
    rows.data, weight = np.ones_like(rows.data), rows.data
    number = csr_array(held @ rows)
    rows.data = weight
    total.data[number.data < 2] = 0
    total.eliminate_zeros()
    return total
