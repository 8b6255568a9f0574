"""The graph of likenesses: which pairs are found, and what average linkage makes of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from digest.group import linkage


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 1_200), st.integers(0, 2**32 - 1))
def test_pairs_are_those_of_the_full_product(count: int, seed: int) -> None:
    """Every pair of at least the floor is found once, in order, across blocks and parts."""
    chance = np.random.default_rng(seed)
    rows = csr_array((chance.random((count, 40)) < 0.05) * chance.random((count, 40)), dtype=np.float32)
    first, second, value = linkage.pairs(rows, 0.3)
    full = np.triu((rows @ rows.T).toarray(), 1)
    assert np.allclose(value, full[first, second])
    full[first, second] = 0
    assert full.max() < 0.3001
    assert np.all(np.diff(first * np.int64(count) + second) > 0)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 30), st.integers(0, 2**32 - 1))
def test_all_alike_are_one_group(count: int, seed: int) -> None:
    """Where each two are over the threshold all means are, too; the others stay as they were."""
    first, second = np.triu_indices(count, 1)
    value = np.random.default_rng(seed).uniform(0.5, 1, len(first))
    assert linkage.link(count + 2, (first, second, value), 0.5) == [list(range(count)), [count], [count + 1]]


def test_a_chain_is_no_group() -> None:
    """Two neighbours merge first; their mean likeness to the third is then under the threshold."""
    chain = np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.6])
    assert linkage.link(3, chain, 0.5) == [[0, 1], [2]]
