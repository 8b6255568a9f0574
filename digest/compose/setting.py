"""What the composer is given: the stories in rank order, and the letter that they go into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from digest.edits import StoryEdit
from digest.memory import Recalled
from digest.model import (
    Article,
    Candidates,
    Credit,
    Newsletter,
    Origin,
    Outlet,
    Pictures,
    Placing,
    Reading,
    Window,
)
from digest.text.titles import headline
from digest.text.voices import is_state_media
from digest.topics import SectionOptions, Topic

ChartForm = Literal[True, False, "picture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeOptions:
    """The shape of an issue. `stories` are the most that it tells; budgets are words; `second` counts the
    stories after the lead story; `minutes` are the most that it takes to read (0: as long as it takes);
    `chart` is whether the coverage of the week is shown ("picture": in the message as pictures), `differ`
    whether two outlets' openings are, `pictures` whose are."""

    stories: int = 40
    lead_words: int = 200
    second: int = 4
    second_words: int = 120
    brief_words: int = 70
    numbers: int = 6
    ahead: int = 8
    minutes: int = 0
    chart: ChartForm = True
    differ: bool = True
    pictures: Pictures = "none"
    elsewhere: str = "Elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in its place: what it could print, its section (None: fits none), whether it may lead,
    the origins of its articles, what the editor says of it, what an earlier issue has told of it (None:
    nothing), why that is its section, and the id of the article whose picture the editor asks for."""

    candidates: Candidates
    section: Topic | None = None
    leads: bool = True
    origins: tuple[Origin, ...] = ()
    edits: tuple[StoryEdit, ...] = ()
    recalled: Recalled | None = None
    placing: Placing = field(default_factory=Placing)
    pictured: str | None = None

    @property
    def id(self) -> str:
        return self.candidates.story.id

    @property
    def name(self) -> str:
        """By what the editor knows it: the first headline of its articles, else its id."""
        return next((headline(a) for a in self.candidates.story.articles if a.title), self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The letter, its window, the day of sending, and whose words it may print.

    `outlets` is by name; `known` are the names that readers know; `labels` the house spelling of a
    speaker's name; `readings` are by article id.
    """

    newsletter: Newsletter
    slot: str
    window: Window
    as_of: date
    readings: Mapping[str, Reading]
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    sections: SectionOptions = field(default_factory=SectionOptions)
    options: ComposeOptions = ComposeOptions()

    def rights(self, article: Article) -> str:
        """Own, licensed or quoted; an unknown outlet is quoted."""
        outlet = self.outlets.get(article.source or "")
        return outlet.rights if outlet else "quoted"

    def credit(self, article: Article) -> Credit:
        outlet = self.outlets.get(article.source or "")
        return Credit(
            article_id=article.id,
            outlet=article.source,
            day=article.published.date(),
            url=article.url,
            language=article.language,
            state_media=bool(outlet and outlet.state_media) or is_state_media(article.source or ""),
        )
