"""What may stand in `digest.toml`, key by key, and how a mistake is told."""

from __future__ import annotations

import hashlib
import re
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from digest.cadence import WEEKDAYS, Schedule, parse_slot
from digest.compose import ComposeOptions
from digest.config import CollectOptions, Config, ThemeOptions
from digest.config.mistakes import told
from digest.config.values import (
    Chart, Clock, Count, Domain, FirstSlot, Key, Leave, LinkOrMark, Sender, Text, Texts, Weight, Words, Zone,
)
from digest.errors import ConfigError, DigestError
from digest.model import Mailing, Newsletter, Outlet, Pictures, Source, SourceKind
from digest.rank import Weights
from digest.render.site.values import SiteOptions, base_address
from digest.topics import SectionOptions, Topic, normal

M = TypeVar("M", bound="Table")


_COMPOSE = ComposeOptions()
_SECTIONS = SectionOptions()
_RANK = Weights()


class Table(BaseModel):
    """A table of the file. Keys that we don't know are mistakes, most often of typing."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class NewsletterTable(Table):
    key: Key = "weekly"
    title: Text = "The Weekly Briefing"
    editor: Text | None = None
    description: Text | None = None
    zone: Zone = "UTC"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    reply: Text | None = None
    corrections: Text | None = None


class MailTable(Table):
    sender: Sender | None = None
    web: LinkOrMark | None = None
    unsubscribe: Leave | None = None
    why: Text | None = None
    address: Text | None = None


class ScheduleTable(Table):
    every: Literal["week", "day", "month"] = "week"
    day: str | int | None = Field(default=None, validate_default=True)
    time: Clock = Field(description='the time of sending, such as "07:00"')

    @field_validator("day")
    @classmethod
    def _day_fits(cls, day: str | int | None, info: ValidationInfo) -> str | int | None:
        every = info.data.get("every")
        if every == "week" and (not isinstance(day, str) or _weekday(day) is None):
            raise ValueError(f"allowed is one of {', '.join(WEEKDAYS)}")
        if every == "month" and (not isinstance(day, int) or not 1 <= day <= 28):
            raise ValueError("allowed is a day of the month from 1 to 28")
        if every == "day" and day is not None:
            raise ValueError('a daily letter (every = "day") has none')
        return day

    def schedule(self) -> Schedule:
        day = _weekday(self.day) if isinstance(self.day, str) else self.day
        return Schedule(every=self.every, day=day or 0, at=self.time)


def _weekday(name: str) -> int | None:
    """0 for "Monday", "monday" or "Mon"."""
    hits = [n for n, day in enumerate(WEEKDAYS) if name.lower() in (day.lower(), day[:3].lower())]
    return hits[0] if hits else None


class SourcesTable(Table):
    folders: Texts = ()


class SourceTable(Table):
    """A place that `digest collect` reads."""

    id: Key | None = None
    kind: SourceKind = "feed"
    location: Text = Field(description='where it is, such as "https://daily.example/feed.xml"')
    outlet: Text | None = None
    name: Text | None = None
    home: Text | None = None
    language: Text | None = None
    group: Texts = ()
    private: StrictBool = False
    pages: StrictBool = True
    link: Text | None = None
    title: Text | None = None
    date: Text | None = None
    text: Text | None = None
    secret: Text | None = None

    def source(self, root: Path) -> Source:
        """Paths are beside the config; addresses stay."""
        values = self.model_dump(exclude={"id", "location"})
        here = self.kind in ("folder", "mail") and "://" not in self.location
        return Source(
            id=self.id or source_id(self.outlet or self.name, self.location),
            location=str(root / self.location) if here else self.location,
            **values,
        )


def source_id(outlet: str | None, location: str) -> str:
    """The id of a source that was given none: of its outlet, name or host, and of its location."""
    host = re.sub(r"^\w+://(www\.)?", "", location).split("/")[0]
    name = re.sub(r"[^a-z0-9]+", "-", (outlet or host).lower()).strip("-") or "source"
    return f"{name}-{hashlib.sha256(location.encode()).hexdigest()[:4]}"


class CollectTable(Table):
    contact: Text | None = None
    delay: Annotated[float, Field(ge=0, le=600)] = CollectOptions().delay
    keep_days: Annotated[int, Field(ge=1, le=36500, strict=True)] | None = None


class OutletTable(Table):
    domains: tuple[Domain, ...] = ()
    aliases: Texts = ()
    owner: Text | None = None
    zone: Zone | None = None
    language: Text | None = None
    rights: Literal["own", "licensed", "quoted"] = "quoted"
    weight: Annotated[float, Field(ge=0, le=10)] = 1.0
    state_media: StrictBool = False
    keep_days: Annotated[int, Field(ge=1, le=36500, strict=True)] | None = None


def _phrase(given: str) -> str:
    if not normal(given):
        raise ValueError("allowed is a phrase of words")
    return given


Phrases = tuple[Annotated[Text, AfterValidator(_phrase)], ...]
Shorts = Annotated[int, Field(ge=1, le=1000, strict=True)]


class SectionsTable(Table):
    """Keys but `topics` have the names and defaults of the options of the sections."""

    topics: Text | None = None
    threshold: Annotated[float, Field(gt=0, le=100)] = _SECTIONS.threshold
    least: Shorts = _SECTIONS.least
    most: Shorts | None = _SECTIONS.most


class TopicTable(Table):
    title: Text = Field(description="the heading of the section")
    phrases: Phrases = Field(min_length=1, description='what puts a story there, such as ["tariff", "exports"]')
    strong: Phrases = ()
    weak: Phrases = ()
    sections: Texts = ()
    exclude: Phrases = ()
    most: Shorts | None = None
    least: Shorts | None = None
    into: Key | None = None

    @field_validator("strong", "weak", "exclude")
    @classmethod
    def _in_one_list(cls, given: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for other in ("phrases", "strong", "weak"):
            held = {normal(phrase): phrase for phrase in info.data.get(other, ())}
            twice = next((phrase for phrase in given if normal(phrase) in held), None)
            if twice:
                raise ValueError(f"{twice!r} stands in `{other}` too: allowed is one of the lists")
        return given


class TopicsFile(Table):
    """A file of topics, as `sections.topics` names it."""

    topics: dict[Key, TopicTable]


class IssueTable(Table):
    """Keys have the names and defaults of the composer's options."""

    lead_words: Words = _COMPOSE.lead_words
    second: Count = _COMPOSE.second
    second_words: Words = _COMPOSE.second_words
    stories: Annotated[int, Field(ge=1, le=1000, strict=True)] = _COMPOSE.stories
    brief_words: Words = _COMPOSE.brief_words
    numbers: Count = _COMPOSE.numbers
    ahead: Count = _COMPOSE.ahead
    minutes: Count = _COMPOSE.minutes
    chart: Chart = _COMPOSE.chart
    differ: StrictBool = _COMPOSE.differ
    pictures: Pictures = _COMPOSE.pictures
    elsewhere: Text = _COMPOSE.elsewhere
    first: FirstSlot | None = None


class RankTable(Table):
    """Keys have the names and defaults of the rank's weights."""

    origins: Weight = _RANK.origins
    prominence: Weight = _RANK.prominence
    recency: Weight = _RANK.recency
    outlets: Weight = _RANK.outlets
    votes: Weight = _RANK.votes
    novelty: Weight = _RANK.novelty
    balance: Weight = _RANK.balance

    @model_validator(mode="after")
    def _some_count(self) -> Self:
        if not any(weight for name, weight in self if name != "balance"):
            raise ValueError("all weights are 0: at least one besides balance must be more")
        return self


class NamesFile(Table):
    known: Texts = ()
    labels: dict[Text, Text] = {}


class NamesTable(NamesFile):
    files: Texts = ()


class ThemeTable(Table):
    name: Text = "weekly"
    folder: Text | None = None


BaseUrl = Annotated[str, AfterValidator(base_address)]


class SiteTable(Table):
    """The archive site."""

    base_url: BaseUrl | None = None
    folder: Text = "site"
    entries: Annotated[int, Field(ge=1, le=500, strict=True)] = SiteOptions().entries


class ConfigFile(Table):
    """The whole of `digest.toml`."""

    newsletter: NewsletterTable = NewsletterTable()
    schedule: ScheduleTable | None = None
    sources: SourcesTable = SourcesTable()
    source: tuple[SourceTable, ...] = ()
    collect: CollectTable = CollectTable()
    outlets: dict[Text, OutletTable] = {}
    sections: SectionsTable = SectionsTable()
    topics: dict[Key, TopicTable] = {}
    issue: IssueTable = IssueTable()
    rank: RankTable = RankTable()
    names: NamesTable = NamesTable()
    theme: ThemeTable = ThemeTable()
    site: SiteTable = SiteTable()
    mail: MailTable = MailTable()

    @field_validator("outlets")
    @classmethod
    def _one_outlet_each(cls, outlets: dict[str, OutletTable]) -> dict[str, OutletTable]:
        for what in ("domains", "aliases"):
            owner: dict[str, str] = {}
            for name, outlet in outlets.items():
                for mark in getattr(outlet, what):
                    first = owner.setdefault(mark.casefold(), name)
                    if first != name:
                        raise ValueError(f"{mark!r} stands in the {what} of {first!r} and of {name!r}")
        return outlets

    @field_validator("source")
    @classmethod
    def _one_id_each(cls, tables: tuple[SourceTable, ...]) -> tuple[SourceTable, ...]:
        seen: set[str] = set()
        for table in tables:
            id = table.id or source_id(table.outlet or table.name, table.location)
            if id in seen:
                raise ValueError(f"two tables have the id {id!r} or the location {table.location!r}")
            seen.add(id)
        return tables

    def _mailing(self) -> Mailing:
        """What stands around a mail; the web view is on the archive site where nothing else is said."""
        base = self.site.base_url
        web = self.mail.web or (f"{base}issues/{{page}}.html" if base else None)
        return Mailing(**{**self.mail.model_dump(), "web": web})

    def config(
        self,
        *,
        path: Path | None,
        sha256: str,
        names: tuple[NamesFile, ...] = (),
        topics: tuple[Topic, ...] = (),
    ) -> Config:
        """The options of the rooms below; folders are beside `path`. What the file itself says of a
        name wins over what its names files say; `topics` are those of the file and of the list it names."""
        lists, root = (*names, self.names), path.parent if path else Path.cwd()
        return Config(
            newsletter=Newsletter(**self.newsletter.model_dump(), mail=self._mailing()),
            schedule=self.schedule.schedule() if self.schedule else None,
            folders=tuple(root / folder for folder in self.sources.folders),
            sources=tuple(table.source(root) for table in self.source),
            collect=CollectOptions(**self.collect.model_dump()),
            outlets=tuple(Outlet(name=name, **table.model_dump()) for name, table in self.outlets.items()),
            sections=SectionOptions(**self.sections.model_dump(exclude={"topics"})),
            topics=topics,
            known=tuple(dict.fromkeys(name for part in lists for name in part.known)),
            labels={name: label for part in lists for name, label in part.labels.items()},
            rank=Weights(**self.rank.model_dump()),
            issue=ComposeOptions(**self.issue.model_dump(exclude={"first"})),
            settled=frozenset(self.issue.model_fields_set),
            first=parse_slot(self.issue.first) if self.issue.first else None,
            theme=ThemeOptions(
                name=self.theme.name, folder=root / self.theme.folder if self.theme.folder else None
            ),
            site=SiteOptions(base=self.site.base_url, entries=self.site.entries),
            site_folder=root / self.site.folder,
            path=path,
            sha256=sha256,
        )


def check(table: type[M], values: dict[str, Any], path: Path) -> M:
    """The values as a table; raises ConfigError with every mistake in them."""
    try:
        return table.model_validate(values)
    except ValidationError as error:
        mistakes = told(error.errors(include_url=False), table)
        if len(mistakes) == 1:
            raise ConfigError(path, *mistakes[0]) from None
        lines = [f"  {key}: {reason}" for key, reason in mistakes]
        raise ConfigError(path, "", "\n".join([f"{len(mistakes)} mistakes", *lines])) from None
