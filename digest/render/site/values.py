"""The archive site as values: what goes in (editions), and what its templates see. Plain strings are a
source's or the editor's words on one line, unescaped; a `Label` is template text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from digest.model import Issue
from digest.render.clean import safe_url
from digest.render.labels import Label
from digest.render.view import Credit, Page, Words


def base_address(given: str) -> str:
    """The address of a site as it stands before every file's name, with a slash at its end. Raises
    ValueError that says what is allowed."""
    address = safe_url(given.strip())
    if address is None or "?" in address or "#" in address:
        raise ValueError("allowed is an address of the web, such as https://news.example.com/")
    return address.rstrip("/") + "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """`base` is the site's address, with a slash at its end; without one there are no feeds, no sitemap and
    no canonical addresses. `entries` is the most issues of a feed."""

    base: str | None = None
    entries: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words of a person that an issue printed: a quotation on its own (`is_pull`), or the whole sentence that
    holds it. `name` is the person's as that issue spells it; `anchor` and `story` tell under which story."""

    name: str
    words: Words
    is_pull: bool
    role: str
    said: Label | None
    origin: Label | None
    credit: Credit
    anchor: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published issue. `issue` is without its articles and candidates; `updated` is the day of its last
    correction, else of sending, at noon in the letter's zone; `pictures` are the letter's own, by the names
    of their files."""

    slug: str
    issue: Issue
    page: Page
    sayings: tuple[Saying, ...]
    published: datetime
    updated: datetime
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Where its page lies in the site."""
        return f"issues/{self.slug}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An issue as a list shows it. `titles` are its first headlines, the lead's first; `more` counts the
    others; `sent` and `updated` are days (ISO 8601)."""

    file: str
    subject: str
    dates: Label
    number: Label | None
    sent: str
    updated: str
    titles: tuple[str, ...]
    more: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The earlier issues that were sent in one month, newest first."""

    name: Label
    iso: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one issue says on a person or a topic."""

    card: Card
    sayings: tuple[Saying, ...] = ()
    stories: tuple[StoryLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story of a topic: its headline, where it stands, and who reported it."""

    anchor: str
    title: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person or a topic with a page. `role` is what the newest article says that the person is; `told` is
    newest first."""

    file: str
    name: str
    count: Label
    dates: Label
    role: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page of the site knows."""

    title: str
    description: str
    language: str
    direction: str
    base: str | None
    months: tuple[Month, ...]
    latest: Card | None
    people: tuple[Subject, ...]
    topics: tuple[Subject, ...]
    has_calendar: bool
    sent: str
