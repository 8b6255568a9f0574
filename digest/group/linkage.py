"""Average linkage over a sparse graph of likenesses: what is not in the graph counts as unlike."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from digest.group.terms import Ints
from digest.group.vectors import Floats, only

BLOCK, ROWS = 500, 20_000
"""Rows multiplied and pairs looked up at a time, so that memory stays flat."""
OFTEN = 300
"""A column in more rows than this brings no two articles together; it counts where others have."""

Pairs = tuple[Ints, Ints, Floats]


def pairs(rows: csr_array, floor: float) -> Pairs:
    """All (i, j, cosine), i < j, with at least `floor` of it by columns that are not in too many rows."""
    often = np.bincount(rows.indices, minlength=rows.shape[1]) > OFTEN
    rare, common = only(rows, ~often), only(rows, often)
    other = rare.T.tocsr()
    parts = [_block(rare, other, start, floor) for start in range(0, rows.shape[0], BLOCK)]
    first, second, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    return first, second, value + dots(common, common, first, second)


def _block(rows: csr_array, other: csr_array, start: int, floor: float) -> Pairs:
    product = (rows[start : start + BLOCK] @ other).tocoo()
    kept = product.data >= floor
    first, second, value = product.row[kept] + np.int32(start), product.col[kept], product.data[kept]
    upper = first < second
    first, second, value = first[upper], second[upper], value[upper]
    order = np.lexsort((second, first))
    return first[order], second[order], value[order]


def dots(one: csr_array, two: csr_array, first: Ints, second: Ints) -> Floats:
    """The product of row first[n] of `one` and row second[n] of `two`, for every n."""
    parts = [
        np.asarray(one[first[n : n + ROWS]].multiply(two[second[n : n + ROWS]]).sum(axis=1)).ravel()
        for n in range(0, len(first), ROWS)
    ]
    return np.concatenate([np.zeros(0, np.float32), *parts])


def link(count: int, likeness: Pairs, threshold: float) -> list[list[int]]:
    """Groups of 0 … count-1, merged while the mean likeness between two groups is over `threshold`.

    Two groups can only merge within a connected part of the pairs over the threshold, so the graph is taken
    apart there first.
    """
    first, second, value = likeness
    strong = value >= threshold
    graph = coo_array((np.ones(int(strong.sum())), (first[strong], second[strong])), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    inside = part[first] == part[second]
    return _merge(count, (first[inside], second[inside], value[inside]), threshold)


def _merge(count: int, likeness: Pairs, threshold: float) -> list[list[int]]:
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j, s in zip(*(column.tolist() for column in likeness), strict=True):
        near[i][j] = near[j][i] = s
    groups: list[list[int]] = [[i] for i in range(count)]
    heap = [(-s, i, j) for i, row in enumerate(near) for j, s in row.items() if i < j and s >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if j in near[i] and negative == -_mean(near, groups, i, j):
            for entry in _join(near, groups, i, j):
                if -entry[0] >= threshold:
                    heapq.heappush(heap, entry)
    return [group for group in groups if group]


def _mean(near: list[dict[int, float]], groups: list[list[int]], i: int, j: int) -> float:
    return near[i][j] / (len(groups[i]) * len(groups[j]))


def _join(
    near: list[dict[int, float]], groups: list[list[int]], i: int, j: int
) -> Iterator[tuple[float, int, int]]:
    """Puts group j into group i and gives the new means, negative, for the heap."""
    gone, near[j] = near[j], {}
    del gone[i], near[i][j]
    groups[i], groups[j] = groups[i] + groups[j], []
    for k, s in gone.items():
        del near[k][j]
        near[i][k] = near[k][i] = near[i].get(k, 0.0) + s
    for k in near[i]:
        yield -_mean(near, groups, i, k), min(i, k), max(i, k)
