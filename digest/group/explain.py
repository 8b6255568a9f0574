"""Why articles are one story, and why the nearest others are not in it: computed on request only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from digest.group.common import names_apart, shared
from digest.group.conflicts import numbers_apart
from digest.group.kinds import known_names
from digest.group.likeness import Steps, in_order, steps
from digest.group.linkage import Pairs
from digest.group.terms import Ints, Terms, read_terms
from digest.group.vectors import Vectors, weigh
from digest.model import Article, Grounds, KeptApart, Near, Story

NAMED = 3
"""Names given of each side where other names keep two articles apart."""


@dataclass(frozen=True, slots=True)
class _Stream:
    """All articles with their stories' places, and what each two have in common."""

    articles: Sequence[Article]
    stories: Sequence[Story]
    home: Ints
    steps: Steps
    means: dict[tuple[int, int], float]
    names: frozenset[str]


def explain(stories: Sequence[Story]) -> tuple[Grounds, ...]:
    """The grounds of every story, in the order given: what joined it, and the nearest article left out.

    `stories` are all stories of the stream, as grouped or as the editor regrouped them: how rare a name
    is, and what is near, depend on the others. Takes about as long as grouping; nothing is kept.
    """
    articles = in_order([article for story in stories for article in story.articles])
    if not articles:
        return ()
    terms = read_terms(articles)
    rows = weigh(terms)
    stream = _stream(articles, stories, terms, rows)
    rare = dict(zip(terms.names, rows.rarity.tolist(), strict=True))
    near = _nearest(stream)
    return tuple(
        Grounds(
            story_id=story.id,
            shared=shared(story.articles, stream.names, lambda term: rare.get(term, 0.0)),
            near=_near(stream, place, near),
        )
        for place, story in enumerate(stories)
    )


def _stream(articles: Sequence[Article], stories: Sequence[Story], terms: Terms, rows: Vectors) -> _Stream:
    place = {id(a): n for n, story in enumerate(stories) for a in story.articles}
    home = np.array([place[id(a)] for a in articles], np.int64)
    taken, known = steps(articles, terms, rows), known_names(terms, rows.kinds)
    return _Stream(articles, stories, home, taken, _means(stories, home, taken.final), known)


def _means(stories: Sequence[Story], home: Ints, final: Pairs) -> dict[tuple[int, int], float]:
    """The mean likeness of each two stories that are alike at all."""
    first, second, value = final
    one, two = np.minimum(home[first], home[second]), np.maximum(home[first], home[second])
    total: dict[tuple[int, int], float] = {}
    for a, b, v in zip(one.tolist(), two.tolist(), value.tolist(), strict=True):
        total[a, b] = total.get((a, b), 0.0) + v
    return {(a, b): v / (len(stories[a].articles) * len(stories[b].articles)) for (a, b), v in total.items()}


def _nearest(stream: _Stream) -> dict[int, tuple[int, int]]:
    """Article → its likeliest article of another story, and the pair's place among the pairs.

    Likeliest before what speaks against it: the editor wants to know of the 13th package, too."""
    first, second, value = stream.steps.said
    outside = stream.home[first] != stream.home[second]
    best: dict[int, tuple[int, int]] = {}
    for n in np.argsort(value, kind="stable"):
        if outside[n]:
            best[int(first[n])] = int(second[n]), int(n)
            best[int(second[n])] = int(first[n]), int(n)
    return best


def _near(stream: _Stream, place: int, nearest: dict[int, tuple[int, int]]) -> tuple[Near, ...]:
    own = np.flatnonzero(stream.home == place).tolist()
    found = [_told(stream, n, *nearest[n]) for n in own if n in nearest]
    return tuple(sorted(found, key=lambda near: (-near.likeness, near.article_id)))


def _told(stream: _Stream, one: int, two: int, pair: int) -> Near:
    a, b = sorted((int(stream.home[one]), int(stream.home[two])))
    mean = stream.means.get((a, b), 0.0)
    why, reason = _why(stream, one, two, pair) or _whole(mean, stream.steps.needed)
    return Near(
        article_id=stream.articles[one].id,
        other_id=stream.articles[two].id,
        other_story=stream.stories[int(stream.home[two])].id,
        likeness=round(float(stream.steps.said[2][pair]), 4),
        left=round(float(stream.steps.left[pair]), 4),
        mean=round(mean, 4),
        needed=round(stream.steps.needed, 4),
        why=why,
        reason=reason,
    )


def _why(stream: _Stream, one: int, two: int, pair: int) -> tuple[KeptApart, str] | None:
    """The step that took the pair under the threshold, or that it never was over it; None: it still is."""
    taken = stream.steps
    said, left = float(taken.said[2][pair]), float(taken.left[pair])
    here, there = stream.articles[one], stream.articles[two]
    if said < taken.needed:
        return "unlike", f"too little in common: {said:.2f}, {taken.needed:.2f} needed"
    if taken.numbered[pair]:
        return "number", numbers_apart(here, there, stream.names)
    if left >= taken.needed:
        return None
    why = min(taken.against, key=lambda reason: float(taken.against[reason][pair]))
    return why, _reason(why, stream, here, there)


def _reason(why: KeptApart, stream: _Stream, here: Article, there: Article) -> str:
    if why == "name":
        return f"other names lead them: {_named(stream, here, there)} / {_named(stream, there, here)}"
    if why == "matter":
        return "the same names, but hardly a rare word of one's first sentences is in the other"
    if why == "figures":
        return "many figures in both, none of them the same"
    days = abs((here.published - there.published).total_seconds()) / 86_400
    return f"{days:.0f} days apart or of other weekdays, and too little in common for that"


def _named(stream: _Stream, here: Article, there: Article) -> str:
    """The first names of an article that the other does not print."""
    return ", ".join(islice(names_apart(here, there, stream.names), NAMED)) or "none"


def _whole(mean: float, needed: float) -> tuple[KeptApart, str]:
    if mean < needed:
        return "whole", f"like one article, but the two stories are not: {mean:.2f}, {needed:.2f} needed"
    return "editor", f"alike enough ({mean:.2f}): an edit keeps them apart"
