"""Stories: the articles of a stream parted by the event that they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

import numpy as np

from digest.group.bridge import REAL_DATES, bridged
from digest.group.conflicts import named_apart, numbered_apart
from digest.group.linkage import Pairs, link, pairs
from digest.group.terms import Terms, read_terms
from digest.group.vectors import Floats, Vectors, shared, weigh
from digest.model import Article, Evidence, Story

THRESHOLD, LONE = 0.085, 0.02
"""Mean likeness over which two groups are one story, and how much more two single articles need."""
FLOOR, WEAK = 0.03, 0.06
"""Likeness under which two articles count as wholly unlike: before and after what speaks against it."""
AGEING, AGED = 0.03, 5
"""Likeness taken off for each day between two articles after the first, and for how many days at most."""
SHOWN = 12
"""Terms given as evidence."""


def group_stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The articles parted into stories, one an event; stories in the order of their articles' ids.

    The order of `articles` changes nothing. Every article is in exactly one story.
    """
    stream = sorted(articles, key=_identity)
    if not stream:
        return ()
    terms = read_terms(stream)
    rows = weigh(terms)
    alike = likeness(stream, terms, rows)
    groups = link(len(stream), alike, THRESHOLD, LONE)
    central = _central(groups, alike, len(stream))
    stories = [_story(stream, rows, central, group) for group in groups]
    return tuple(sorted(stories, key=lambda s: [_identity(a) for a in s.articles]))


def likeness(stream: Sequence[Article], terms: Terms, rows: Vectors) -> Pairs:
    """How much each two articles say in common, less what speaks for two events."""
    alike = named_apart(terms, pairs(rows.rows, FLOOR))
    first, second, value = numbered_apart(stream, terms, _aged(stream, alike))
    kept = value >= WEAK
    return bridged(stream, (first[kept], second[kept], value[kept]))


def _identity(article: Article) -> tuple[str, str, str, str]:
    return article.id, article.title, article.text, article.published.isoformat()


def _aged(stream: Sequence[Article], likeness: Pairs) -> Pairs:
    """Less likeness for articles days apart, where both dates are real.

    A fixed amount a day is taken off, not a share: articles that say much in common stay together
    through a week, those that only speak of the same people don't.
    """
    first, second, value = likeness
    real = np.array([a.dated in REAL_DATES for a in stream])
    day = np.array([_days(a.published) for a in stream])
    apart = np.where(real[first] & real[second], np.abs(day[first] - day[second]), 0.0)
    return first, second, np.maximum(0.0, value - AGEING * np.clip(apart - 1, 0, AGED))


def _days(moment: datetime) -> float:
    return moment.timestamp() / 86_400


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


def _story(stream: Sequence[Article], rows: Vectors, central: Floats, group: Sequence[int]) -> Story:
    order = sorted(group, key=lambda n: _best(stream[n], float(central[n])))
    evidence = Evidence(terms=_terms(rows, group), similarity=round(float(central[group].mean()), 4))
    return Story(articles=tuple(stream[n] for n in order), evidence=evidence)


def _terms(rows: Vectors, group: Sequence[int]) -> tuple[str, ...]:
    """The heaviest shared words (pairs of words join articles too, but read badly)."""
    found = shared(rows.rows, group) if len(group) > 1 else []
    return tuple(islice((name for name in map(rows.name, found) if " " not in name), SHOWN))


def _best(article: Article, central: float) -> tuple[object, ...]:
    """Sorting key: news before opinion, dated and headed before not, central, then earliest."""
    plain = article.kind != "news", article.dated not in REAL_DATES, article.title_origin != "printed"
    return (*plain, -round(central, 2), -len(article.text) // 500, article.published, article.id)
