"""Topics: which section of the letter a story belongs to, and by which of the topic's phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.model import Article, Story
from digest.text.titles import headline

TITLE = 3.0
"""A phrase in a title counts as this many in a text."""
ENOUGH = 1.0
"""The mean score of a story's articles that a topic needs: one mention a text, or a third of the titles."""
OPENING = 2_000
"""Characters of an article's text that say what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section of the letter: its phrases, and the phrases that keep a story out of it."""

    key: str
    title: str
    phrases: tuple[str, ...]
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where a story belongs: `topic` is None where none fits; `phrases` are the topic's that were found,
    strongest first; `score` is their mean weight in an article."""

    topic: Topic | None
    phrases: tuple[str, ...] = ()
    score: float = 0.0


def assign(story: Story, topics: Sequence[Topic]) -> Assignment:
    """The topic whose phrases the whole story uses most; the earlier topic wins a tie.

    Phrases match on word boundaries, whatever their case and spacing. A topic is out where its
    excluded phrases weigh as much as its own.
    """
    scored = [_score(story, topic) for topic in topics]
    best = max(scored, key=lambda a: a.score, default=Assignment(topic=None))
    return best if best.score >= ENOUGH else Assignment(topic=None)


def _score(story: Story, topic: Topic) -> Assignment:
    weights = {phrase: _weight(story, phrase) for phrase in dict.fromkeys(topic.phrases)}
    found = sorted((p for p in weights if weights[p]), key=lambda p: -weights[p])
    score, against = sum(weights.values()), sum(_weight(story, p) for p in topic.exclude)
    kept = score if score > against else 0.0
    return Assignment(topic=topic, phrases=tuple(found), score=round(kept, 4))


def _weight(story: Story, phrase: str) -> float:
    """The mean weight of a phrase in the story's articles: the title, and mentions in the text."""
    pattern = _pattern(phrase)
    return sum(_mentions(article, pattern) for article in story.articles) / len(story.articles)


def _mentions(article: Article, pattern: re.Pattern[str]) -> float:
    count = len(pattern.findall(article.text[:OPENING]))
    return TITLE * bool(pattern.search(headline(article))) + min(count, 4) * 0.5


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as whole words. Scripts that glue endings to a word (Korean) need no boundary after it."""
    words = r"[\s\-–]+".join(re.escape(word) for word in re.split(r"[\s\-–]+", phrase.strip()))
    end = "" if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]$", phrase.strip()) else r"(?!\w)"
    return re.compile(rf"(?<!\w){words}{end}" if words else r"(?!)", re.IGNORECASE)
