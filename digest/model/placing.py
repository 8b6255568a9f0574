"""Why a story stands in its section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MatchPlace = Literal["title", "lead", "text", "section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase of a topic that a story's articles hold. `articles` counts them; `weight` is the mean over
    all of the story's, below zero for a phrase that the topic excludes."""

    phrase: str
    place: MatchPlace
    articles: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Why a story stands in its section.

    `key` is the topic's, "" where none reaches `threshold`; `score` and `matches` are those of the best
    topic, reached or not; `others` the further topics with their scores, best first; `reason` says what
    else decided: the editor, the minimum of a section.
    """

    key: str = ""
    score: float = 0.0
    threshold: float = 0.0
    matches: tuple[Match, ...] = ()
    others: tuple[tuple[str, float], ...] = ()
    reason: str = ""
