"""Grouping alone: 1,000 articles of 500 words, ten and a hundred times as many, beside plain linkage."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from math import log
from multiprocessing import get_context

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
    """Seconds of processor time and MiB, beside dense TF-IDF with average linkage on the same articles."""
    small, size = _run(group_stories, 1_000)
    yield f"stories         {small:6.2f} s for 1,000 articles ({small / LIMIT:.0%} of the limit, {LIMIT} s)"
    many, size = _run(group_stories, 10_000)
    plain, plain_size = _run(_average, 10_000)
    yield f"                {many:6.2f} s for 10,000, {size:.0f} MiB"
    yield f"                {plain / many:6.1f} times as fast as TF-IDF with average linkage ({plain:.2f} s)"
    yield f"                {size / plain_size:6.0%} of its memory ({plain_size:.0f} MiB)"
    most, size = _run(group_stories, 100_000)
    yield f"                {most:6.2f} s for 100,000, {size:.0f} MiB"
    yield f"                grows with the number of articles to the power of {log(most / small, 100):.2f}"


def _run(work: Callable[[Sequence[Article]], object], count: int) -> tuple[float, float]:
    """Seconds, and MiB beyond the articles, in a process of its own: what was used before is not counted."""
    with ProcessPoolExecutor(1, get_context("spawn")) as one:
        return one.submit(_measured, work, count).result()


def _measured(work: Callable[[Sequence[Article]], object], count: int) -> tuple[float, float]:
    stream = _stream(count)
    before, started = _peak(), time.process_time()
    work(stream)
    return time.process_time() - started, _peak() - before


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
