"""Average linkage over a sparse graph of likenesses: what is not in the graph counts as unlike."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from digest.group.terms import Ints
from digest.group.vectors import Floats

BLOCK = 2_000
"""Rows multiplied at a time, so that memory stays flat."""

Pairs = tuple[Ints, Ints, Floats]


def pairs(rows: csr_array, floor: float) -> Pairs:
    """All (i, j, cosine), i < j, with a cosine of at least `floor`."""
    other = rows.T.tocsr()
    parts = [_block(rows, other, start, floor) for start in range(0, rows.shape[0], BLOCK)]
    first, second, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    return first, second, value


def _block(rows: csr_array, other: csr_array, start: int, floor: float) -> Pairs:
    product = (rows[start : start + BLOCK] @ other).tocoo()
    first, second = product.row.astype(np.int64) + start, product.col.astype(np.int64)
    kept = (first < second) & (product.data >= floor)
    first, second, value = first[kept], second[kept], product.data[kept]
    order = np.lexsort((second, first))
    return first[order], second[order], value[order]


def link(count: int, likeness: Pairs, threshold: float) -> list[list[int]]:
    """Groups of 0 … count-1, merged while the mean likeness between two groups is over `threshold`.

    Two groups can only merge within a connected part of the pairs over the threshold, so the graph is
    taken apart there first.
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
