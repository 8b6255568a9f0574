"""Grouping alone: 1,000 articles of 500 words, ten times as many, and what plain average linkage takes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from digest.group import group_stories
from digest.group.terms import read_terms
from digest.model import Article

LIMIT = 1.5
"""Seconds that 1,000 articles may take on one core."""
WORDS, TO_A_STORY = 500, 4


def grouping() -> Iterator[str]:
    """Seconds of processor time, beside dense TF-IDF with average linkage on the same articles."""
    small, large = _stream(1_000), _stream(10_000)
    ours, plain = _seconds(group_stories, small), _seconds(_average, small)
    yield f"stories         {ours:6.2f} s for 1,000 articles ({ours / LIMIT:.0%} of the limit, {LIMIT} s)"
    yield f"                {plain / ours:6.1f} times as fast as TF-IDF with average linkage ({plain:.2f} s)"
    many = _seconds(group_stories, large)
    yield f"                {many:6.2f} s for 10,000: {many / ours:.1f} times the time"


def _seconds(work, stream: Sequence[Article]) -> float:  # type: ignore[no-untyped-def]
    started = time.process_time()
    work(stream)
    return time.process_time() - started


def _stream(count: int) -> list[Article]:
    """Articles of made-up words: common ones by Zipf's law, and thirty of each story's own."""
    chance = random.Random(count)
    common = [f"w{number}" for number in range(5_000)]
    weights = [1 / (number + 3) for number in range(5_000)]
    return [_article(number, chance, common, weights) for number in range(count)]


def _article(number: int, chance: random.Random, common: list[str], weights: list[float]) -> Article:
    story = random.Random(number // TO_A_STORY)
    own = [f"Name{story.randrange(200_000)}" for _ in range(30)]
    words = chance.choices(common, weights, k=WORDS - 60) + chance.choices(own, k=60)
    chance.shuffle(words)
    sentences = [" ".join(words[n : n + 20]) for n in range(0, WORDS, 20)]
    published = datetime(2031, 3, 3, tzinfo=UTC) + timedelta(days=story.random() * 7)
    return Article(
        id=f"{number:06}",
        source=f"outlet {number % 9}",
        url=None,
        title=" ".join(chance.sample(own, 4) + words[:4]),
        byline=(),
        published=published,
        text=". ".join(sentences) + ".",
    )


def _average(stream: Sequence[Article]) -> None:
    """What a textbook does: TF-IDF of the openings, all distances, average linkage."""
    terms = read_terms(stream)
    counts = csr_array(
        (np.ones(len(terms.doc)), (terms.doc, terms.term)), shape=(terms.docs, len(terms.names))
    )
    counts.data = 1 + np.log(counts.data)
    found = np.bincount(counts.indices, minlength=counts.shape[1])
    rows = counts.multiply(np.log(terms.docs / np.maximum(found, 1))).tocsr()
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows = rows.multiply((1 / length)[:, None]).tocsr()
    distances = np.clip(1 - (rows @ rows.T).toarray(), 0, 1)
    np.fill_diagonal(distances, 0)
    fcluster(linkage(squareform(distances, checks=False), "average"), 0.9, "distance")
