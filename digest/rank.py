"""Rank: which stories matter most, with every part of the score beside it."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from digest.model import Article, Outlet, Story, Window

SHINGLE = 5
"""Words of a shingle."""
COPY = 0.5
"""Share of the shorter text's shingles that two texts of one origin have in common."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part of the score counts; each part runs from 0 to 1."""

    origins: float = 1.0
    prominence: float = 0.4
    recency: float = 0.3
    outlets: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story and its score. `parts` are the weighted parts, in the order of `Weights`; `leads` is
    False for a story that may not stand first, for `reason`; `origins` are the groups of article ids that
    `origins(story)` gives."""

    story: Story
    score: float
    parts: tuple[tuple[str, float], ...]
    leads: bool = True
    reason: str = ""
    origins: tuple[tuple[str, ...], ...] = ()


def rank(
    stories: Sequence[Story], *, outlets: Sequence[Outlet], window: Window, weights: Weights | None = None
) -> tuple[Ranked, ...]:
    """The stories, those that may lead first, then by score, then by id. Input order changes nothing."""
    ranked = [_ranked(story, outlets, window, weights or Weights()) for story in stories]
    return tuple(sorted(ranked, key=lambda r: (not r.leads, -r.score, r.story.id)))


def _ranked(story: Story, outlets: Sequence[Outlet], window: Window, weights: Weights) -> Ranked:
    found = origins(story)
    parts = (
        ("origins", weights.origins * _many(len(found))),
        ("prominence", weights.prominence * _prominence(story)),
        ("recency", weights.recency * _recency(story, window)),
        ("outlets", weights.outlets * _standing(story, outlets)),
    )
    rounded = tuple((name, round(value, 4)) for name, value in parts)
    reason = _barred(story)
    score = round(sum(value for _, value in rounded), 4)
    return Ranked(story=story, score=score, parts=rounded, leads=not reason, reason=reason, origins=found)


def _barred(story: Story) -> str:
    """Why a story may not lead, or ""."""
    kinds = {article.kind for article in story.articles}
    return "" if "news" in kinds else f"only {', '.join(sorted(kinds))}"


def _many(count: int) -> float:
    """1 is 0, 2 are a third, 4 two thirds, 8 and more are 1."""
    return min(1.0, math.log2(max(1, count)) / 3)


def _prominence(story: Story) -> float:
    """Half for the number of articles (8 and more are full), half for the longest text (1,000 words)."""
    longest = max(len(_WORD.findall(article.text)) for article in story.articles)
    return _many(len(story.articles)) / 2 + min(1.0, longest / 1000) / 2


def _recency(story: Story, window: Window) -> float:
    """1 at the window's end, 0 at its start, by the story's newest article within it."""
    length = (window.end - window.start) / timedelta(seconds=1)
    newest = max((a.published for a in story.articles if a.published < window.end), default=window.start)
    age = (window.end - newest) / timedelta(seconds=1)
    return max(0.0, 1 - age / length) if length > 0 else 0.0


def _standing(story: Story, outlets: Sequence[Outlet]) -> float:
    """The weight of the weightiest outlet, as a share of the weightiest known."""
    weight = {outlet.name: outlet.weight for outlet in outlets}
    top = max([1.0, *weight.values()])
    return max(weight.get(article.source or "", 1.0) for article in story.articles) / top


def origins(story: Story) -> tuple[tuple[str, ...], ...]:
    """Ids of the articles that share a text (a wire's copy in two outlets is one origin) or an outlet.

    Groups are in the order of their first article in the story, ids too.
    """
    marks = [shingles(article) for article in story.articles]
    groups: list[list[int]] = []
    for i, article in enumerate(story.articles):
        kin = [
            g for g in groups if any(_one_origin(story.articles[j], article, marks[j], marks[i]) for j in g)
        ]
        groups = [g for g in groups if g not in kin] + [[*sorted(j for g in kin for j in g), i]]
    return tuple(tuple(story.articles[i].id for i in group) for group in sorted(groups))


def _one_origin(a: Article, b: Article, marks_a: frozenset[int], marks_b: frozenset[int]) -> bool:
    return (a.source is not None and a.source == b.source) or near_copy(marks_a, marks_b)


def shingles(article: Article) -> frozenset[int]:
    """Hashes of every five words running, in lower case."""
    words = _WORD.findall(article.text.lower())
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return frozenset(zlib.crc32(run.encode()) for run in runs)


def near_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether half of the shorter text also stands in the other."""
    return len(a & b) >= COPY * max(1, min(len(a), len(b)))
