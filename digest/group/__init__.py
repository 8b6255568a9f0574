"""Stories: the articles of a stream parted by the event that they tell of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from digest.group.bridge import REAL_DATES
from digest.group.explain import explain
from digest.group.kinds import Floats
from digest.group.likeness import identity, in_order, steps
from digest.group.linkage import Pairs, link
from digest.group.recall import resemble
from digest.group.terms import read_terms
from digest.group.vectors import Vectors, only, shared, weigh
from digest.model import Article, Evidence, Story

__all__ = ["explain", "group_stories", "resemble"]

SHOWN = 12
"""Terms given as evidence."""


def group_stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The articles parted into stories, one an event; stories in the order of their articles' ids.

    The order of `articles` changes nothing. Every article is in exactly one story.
    """
    stream = in_order(articles)
    if not stream:
        return ()
    terms = read_terms(stream)
    rows = weigh(terms)
    taken = steps(stream, terms, rows)
    alike = taken.final
    groups = link(len(stream), alike, taken.needed)
    central = _central(groups, alike, len(stream))
    told = _terms(rows, groups)
    stories = [_story(stream, central, *both) for both in zip(groups, told, strict=True)]
    return tuple(sorted(stories, key=lambda s: [identity(a) for a in s.articles]))


def _central(groups: Sequence[Sequence[int]], alike: Pairs, count: int) -> Floats:
    """The mean likeness of each article to the others of its group; 0 for one alone."""
    label, size = np.zeros(count, np.int64), np.ones(count)
    for n, group in enumerate(groups):
        label[group], size[group] = n, len(group)
    first, second, value = alike
    inside = label[first] == label[second]
    both, twice = np.concatenate([first[inside], second[inside]]), np.tile(value[inside], 2)
    mean: Floats = np.bincount(both, twice, count) / np.maximum(1, size - 1)
    return mean


def _story(stream: Sequence[Article], central: Floats, group: Sequence[int], terms: tuple[str, ...]) -> Story:
    order = sorted(group, key=lambda n: _best(stream[n], float(central[n])))
    evidence = Evidence(terms=terms, similarity=round(float(central[group].mean()), 4))
    return Story(articles=tuple(stream[n] for n in order), evidence=evidence)


def _terms(rows: Vectors, groups: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    """The heaviest words that each group shares (pairs of words join articles too, but read badly)."""
    label = np.zeros(rows.rows.shape[0], np.int32)
    for n, group in enumerate(groups):
        label[group] = n
    words = np.arange(rows.rows.shape[1]) < len(rows.vocabulary)
    total = shared(only(rows.rows, words), label, len(groups))
    return [_heaviest(total, n, rows.vocabulary) for n in range(len(groups))]


def _heaviest(total: csr_array, row: int, vocabulary: Sequence[str]) -> tuple[str, ...]:
    cells = slice(total.indptr[row], total.indptr[row + 1])
    weight, column = total.data[cells].round(5), total.indices[cells]
    return tuple(vocabulary[column[n]] for n in np.lexsort((column, -weight))[:SHOWN])


def _best(article: Article, central: float) -> tuple[object, ...]:
    """Sorting key: news before opinion, dated and headed before not, central, then earliest."""
    plain = article.kind != "news", article.dated not in REAL_DATES, article.title_origin != "printed"
    return (*plain, -round(central, 2), -len(article.text) // 500, article.published, article.id)
