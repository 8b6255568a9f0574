"""Stories: the articles of a stream parted by the event that they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from digest.group.conflicts import named_apart, numbered_apart
from digest.group.linkage import Pairs, link, pairs
from digest.group.terms import Terms, read_terms
from digest.group.vectors import Vectors, shared, weigh
from digest.model import Article, Evidence, Story

THRESHOLD = 0.09
"""Mean likeness over which two groups are one story."""
FLOOR = 0.03
"""Likeness under which two articles count as wholly unlike."""
AGEING, AGED = 0.03, 5
"""Likeness taken off for each day between two articles after the first, and for how many days at most."""
REAL_DATES = frozenset({"printed", "feed", "page"})
SHOWN = 12
"""Terms given as evidence."""


def group_stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The articles parted into stories, one an event; stories in the order of their articles' ids.

    The order of `articles` changes nothing. Every article is in exactly one story.
    """
    stream = sorted(articles, key=_identity)
    terms = read_terms(stream)
    rows = weigh(terms)
    groups = link(len(stream), likeness(stream, terms, rows), THRESHOLD)
    stories = [_story(stream, rows, group) for group in groups]
    return tuple(sorted(stories, key=lambda s: [_identity(a) for a in s.articles]))


def likeness(stream: Sequence[Article], terms: Terms, rows: Vectors) -> Pairs:
    """How much each two articles say in common, less what speaks for two events."""
    alike = named_apart(terms, pairs(rows.rows, FLOOR))
    return numbered_apart(stream, terms, _aged(stream, alike))


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


def _story(stream: Sequence[Article], rows: Vectors, group: Sequence[int]) -> Story:
    inner = (rows.rows[list(group)] @ rows.rows[list(group)].T).toarray()
    central = (inner.sum(axis=1) - 1) / max(1, len(group) - 1)
    order = sorted(range(len(group)), key=lambda n: _best(stream[group[n]], float(central[n])))
    terms = tuple(rows.name(c) for c in shared(rows.rows, group)[:SHOWN])
    mean = float(central.mean()) if len(group) > 1 else 0.0
    return Story(
        articles=tuple(stream[group[n]] for n in order),
        evidence=Evidence(terms=terms, similarity=round(mean, 4)),
    )


def _best(article: Article, central: float) -> tuple[object, ...]:
    """Sorting key: news before opinion, dated and headed before not, central, then earliest."""
    plain = article.kind != "news", article.dated not in REAL_DATES, article.title_origin != "printed"
    return (*plain, -round(central, 2), -len(article.text) // 500, article.published, article.id)
