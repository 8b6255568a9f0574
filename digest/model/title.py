"""A story's title, and those that could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.story import Ruling

HeadlineOrigin = Literal["printed", "first_sentence", "editor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A story's title. `article_id` is None for the editor's own."""

    text: str
    origin: HeadlineOrigin
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleChoice:
    """A printed headline that could be a story's title, whose it is (None: unknown), and what the rules say
    of it."""

    headline: Headline
    outlet: str | None = None
    rulings: tuple[Ruling, ...] = ()
