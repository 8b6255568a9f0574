"""Memory: what earlier issues told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model.article import Article
from digest.model.issue import Gloss, Window
from digest.model.reading import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStory:
    """A story as an earlier issue told it.

    `place` counts the stories of that issue from 1, in reading order (0: an opinion, under Voices).
    `articles` are what was known of it then, those that were printed first; `printed` its sentences and
    quotations in reading order. `follows` is the slot and the story's id in the issue before, of which it
    was the update.
    """

    story_id: str
    place: int
    headline: str
    articles: tuple[Article, ...]
    printed: tuple[Excerpt, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    follows: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIssue:
    """What an issue told. `as_of` was its day of sending; once it has been sent (`sent`), no rebuild
    changes what it told. `sentences` are all that it printed, also outside its stories."""

    newsletter: str
    slot: str
    window: Window
    as_of: date
    sent: bool = False
    stories: tuple[PastStory, ...] = ()
    sentences: tuple[str, ...] = ()
