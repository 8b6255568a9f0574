"""Balance over outlets: a list in which not one outlet tells it all.

Stories are placed one after the other, the best that is left first, as in maximal marginal relevance
(Carbonell and Goldstein, 1998): a story loses the more, the more stories of its outlets stand before it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence

HALF = 4.0
"""Stories before it after which a story's loss is half of what it can be."""

Key = tuple[float, str, tuple[str, ...]]
"""A story's score, id and outlets."""


def balanced(stories: Sequence[Key], weight: float) -> Iterator[tuple[int, float]]:
    """(place of the story in `stories`, how crowded its outlets are, from 0 to 1), in the order in which
    they stand; equal ones by id.

    A story of several outlets counts for each of them in part, and is as crowded as the freshest of them.
    """
    told: defaultdict[str, float] = defaultdict(float)
    # A loss only grows, so that the first whose loss has not grown since it was last seen is the best.
    waiting = [(-score, id, n) for n, (score, id, _) in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting:
        seen, id, n = heapq.heappop(waiting)
        score, _, outlets = stories[n]
        crowd = min((_crowded(told[outlet]) for outlet in outlets), default=0.0)
        now = weight * crowd - score
        if waiting and now > seen and (now, id, n) > waiting[0]:
            heapq.heappush(waiting, (now, id, n))
            continue
        for outlet in outlets:
            told[outlet] += 1 / len(outlets)
        yield n, crowd


def _crowded(told: float) -> float:
    return told / (told + HALF)
