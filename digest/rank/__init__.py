"""Rank: which stories matter most, with every part of the score beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from digest.model import Origin, Outlet, Story, Window
from digest.rank.balance import balanced
from digest.rank.origins import find_origins
from digest.rank.parts import many, outlets_of, prominence, recency, standing, voters

__all__ = ["Ranked", "Votes", "Weights", "find_origins", "rank"]

Votes = Mapping[str, frozenset[str]]
"""Article's id → the letters that link to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part of the score counts; each part runs from 0 to 1.

    `balance` is what the score loses, at most, for outlets that the stories placed before have told.
    """

    origins: float = 1.0
    prominence: float = 0.4
    recency: float = 0.3
    outlets: float = 0.3
    votes: float = 0.6
    novelty: float = 0.6
    balance: float = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story and its score. `parts` are the weighted parts, in the order of `Weights`, the last of them 0
    or less; `leads` is False for a story that may not stand first, for `reason`."""

    story: Story
    score: float
    parts: tuple[tuple[str, float], ...]
    leads: bool = True
    reason: str = ""
    origins: tuple[Origin, ...] = ()


def rank(
    stories: Sequence[Story],
    *,
    outlets: Sequence[Outlet],
    window: Window,
    weights: Weights | None = None,
    votes: Votes = MappingProxyType({}),
    novelty: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Ranked, ...]:
    """The stories, those that may lead first, then by score, then by id. Input order changes nothing.

    `novelty` is by a story's id, from 0 (all told before) to 1 (new, as is what it doesn't name).
    """
    weights = weights or Weights()
    known = {outlet.name: outlet for outlet in outlets}
    origins = [find_origins(story.articles, known) for story in stories]
    widest = _Widest(
        origins=max(map(len, origins), default=0),
        outlets=max((len(outlets_of(story)) for story in stories), default=0),
    )
    scored = [
        _scored(story, own, known, window, weights, widest, votes, novelty.get(story.id, 1.0))
        for story, own in zip(stories, origins, strict=True)
    ]
    first = [ranked for ranked in scored if ranked.leads]
    last = [ranked for ranked in scored if not ranked.leads]
    return (*_placed(first, weights), *_placed(last, weights))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Widest:
    """The most origins and outlets that a story of the week has."""

    origins: int
    outlets: int


def _scored(
    story: Story,
    origins: tuple[Origin, ...],
    outlets: Mapping[str, Outlet],
    window: Window,
    weights: Weights,
    widest: _Widest,
    votes: Votes,
    novelty: float,
) -> Ranked:
    parts = (
        ("origins", weights.origins * many(len(origins), widest.origins)),
        ("prominence", weights.prominence * prominence(story, widest.outlets)),
        ("recency", weights.recency * recency(story, window)),
        ("outlets", weights.outlets * standing(story, outlets)),
        ("votes", weights.votes * many(1 + len(voters(story, votes)), 0)),
        ("novelty", weights.novelty * min(1.0, max(0.0, novelty))),
    )
    rounded = tuple((name, round(value, 4)) for name, value in parts)
    reason = _barred(story)
    score = round(sum(value for _, value in rounded), 4)
    return Ranked(story=story, score=score, parts=rounded, leads=not reason, reason=reason, origins=origins)


def _barred(story: Story) -> str:
    """Why a story may not lead, or ""."""
    kinds = {article.kind for article in story.articles}
    return "" if "news" in kinds else f"only {', '.join(sorted(kinds))}"


def _placed(ranked: Sequence[Ranked], weights: Weights) -> list[Ranked]:
    """In their order, each with what it loses to the balance over outlets."""
    keys = [(r.score, r.story.id, outlets_of(r.story)) for r in ranked]
    found = []
    for n, crowd in balanced(keys, weights.balance):
        loss = round(weights.balance * crowd, 4)
        score = round(ranked[n].score - loss, 4)
        found.append(
            replace(ranked[n], score=score, parts=(*ranked[n].parts, ("balance", -loss if loss else 0.0)))
        )
    return found
