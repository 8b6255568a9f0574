"""Average linkage over a sparse graph of likenesses: what is not in the graph counts as unlike."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from digest.group.kinds import Flags, Floats
from digest.group.terms import Ints
from digest.group.vectors import only

BLOCK, ROWS = 500, 20_000
"""Rows multiplied and pairs looked up at a time, so that memory stays flat."""
PARTS = 5
"""Parts of all rows, each multiplied with itself and those after it."""
OFTEN = 300
"""A column in more rows than this brings no two articles together; it counts where others have."""

Pairs = tuple[Ints, Ints, Floats]


def pairs(rows: csr_array, floor: float) -> Pairs:
    """All (i, j, cosine), i < j, with at least `floor` of it by columns that are not in too many rows."""
    often = np.bincount(rows.indices, minlength=rows.shape[1]) > OFTEN
    rare, common = only(rows, ~often), only(rows, often)
    first, second, value = (np.concatenate(column) for column in zip(*_blocks(rare, floor), strict=True))
    return first, second, value + dots(common, common, first, second)


def _blocks(rows: csr_array, floor: float) -> Iterator[Pairs]:
    """The pairs block by block; a part of all rows is multiplied with itself and what follows, no more, for
    half of a full product would be its mirror image."""
    count = rows.shape[0]
    step = max(BLOCK, -(-count // PARTS))
    for start in range(0, count, step):
        rest = rows[start:]
        other = rest.T.tocsr()
        for above in range(0, min(step, count - start), BLOCK):
            block = rest[above : min(above + BLOCK, step)] @ other
            first, second, value = _upper(block, above, floor)
            yield first + np.int32(start), second + np.int32(start), value


def _upper(product: csr_array, above: int, floor: float) -> Pairs:
    """The cells of at least `floor` to the right of the diagonal, `above` rows below it, in order."""
    kept = np.flatnonzero(product.data >= floor)
    first = np.searchsorted(product.indptr, kept, side="right").astype(np.int32) + np.int32(above - 1)
    second, value = product.indices[kept], product.data[kept]
    order = np.lexsort((second, first))
    order = order[first[order] < second[order]]
    return first[order], second[order], value[order]


def dots(one: csr_array, two: csr_array, first: Ints, second: Ints) -> Floats:
    """The product of row first[n] of `one` and row second[n] of `two`, for every n."""
    parts = [np.asarray(cells.sum(axis=1)).ravel() for cells in products(one, two, first, second)]
    return np.concatenate([np.zeros(0, np.float32), *parts])


def products(one: csr_array, two: csr_array, first: Ints, second: Ints) -> Iterator[csr_array]:
    """Cell by cell, row first[n] of `one` times row second[n] of `two`: `ROWS` of all n at a time."""
    for n in range(0, len(first), ROWS):
        yield one[first[n : n + ROWS]].multiply(two[second[n : n + ROWS]])


def link(count: int, likeness: Pairs, threshold: float) -> list[list[int]]:
    """Groups of 0 … count-1, merged while the mean likeness between two groups is over `threshold`.

    Two groups can only merge within a connected part of the pairs over the threshold, so the graph is taken
    apart there first.
    """
    first, second, value = likeness
    strong = value >= threshold
    graph = coo_array((np.ones(int(strong.sum())), (first[strong], second[strong])), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    whole = _whole(part, part[first[strong]])
    inside = (part[first] == part[second]) & ~whole[part[first]]
    groups = _started(part, whole)
    return _merge(groups, (first[inside], second[inside], value[inside]), threshold)


def _whole(part: Ints, strong: Ints) -> Flags:
    """Which parts have every pair over the threshold, and so every mean: they merge without a look."""
    size = np.bincount(part)
    every: Flags = np.bincount(strong, minlength=len(size)) == size * (size - 1) // 2
    return every


def _started(part: Ints, whole: Flags) -> list[list[int]]:
    """The members of a whole part in the place of its first one, all others alone."""
    groups: list[list[int]] = [[] for _ in range(len(part))]
    _, first, number = np.unique(part, return_index=True, return_inverse=True)
    place = np.where(whole[part], first[number], np.arange(len(part)))
    for n, home in enumerate(place.tolist()):
        groups[home].append(n)
    return groups


def _merge(groups: list[list[int]], likeness: Pairs, threshold: float) -> list[list[int]]:
    near: list[dict[int, float]] = [{} for _ in groups]
    for i, j, s in zip(*(column.tolist() for column in likeness), strict=True):
        near[i][j] = near[j][i] = s
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
