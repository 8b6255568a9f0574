"""Stories: the articles on one event, and what they could print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model.article import Article
from digest.model.reading import Day, Excerpt, Figure, Quote, Sentence

Effect = Literal["bar", "lower", "favour"]
ConflictKind = Literal["day", "count", "place", "name", "negation", "wording"]
KeptApart = Literal["unlike", "number", "name", "matter", "figures", "day", "whole", "editor"]
"""What keeps an article out of a story: too little in common; another number or ordinal of the same thing;
other people and places; the same people in another matter; other figures altogether; days apart; like one
article but not the others; an edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the articles are one story: the terms that they share, heaviest first."""

    terms: tuple[str, ...] = ()
    similarity: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles on one event, best first. `Story(articles=…)` alone is valid."""

    articles: tuple[Article, ...]
    evidence: Evidence = Evidence()

    @property
    def id(self) -> str:
        """The id of the story's earliest article: it stays when an article joins later."""
        return min(self.articles, key=lambda a: (a.published, a.id)).id


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What at least two of a story's articles both print, the heaviest first, as it can be shown."""

    names: tuple[str, ...] = ()
    """Names of people, places and bodies: "Marit Solberg"."""
    figures: tuple[str, ...] = ()
    """Numbers as printed, of two signs and more: "1,450", "3.25"."""
    words: tuple[str, ...] = ()
    """Rare words that are neither: "girder"."""
    quotes: tuple[str, ...] = ()
    """Quoted strings of four words and more, without their marks."""
    links: tuple[str, ...] = ()
    """Addresses that two articles print, or that one prints and the other has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The nearest article outside the story, seen from one of its articles, and why it stayed out."""

    article_id: str
    """The article of the story."""
    other_id: str
    """The one left out."""
    other_story: str
    """The id of its story."""
    likeness: float
    """What the two say in common, from 0 to 1, before anything that speaks against it."""
    left: float
    """What is left of it after that."""
    mean: float
    """The mean of what is left over all pairs of the two stories."""
    needed: float
    """The mean from which they would have been one story."""
    why: KeptApart
    reason: str
    """`why` in words, with the names or numbers that decided: "sanction: 12 here, 13 there"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why a story's articles are one story and the nearest others are not in it."""

    story_id: str
    shared: Shared = Shared()
    near: tuple[Near, ...] = ()
    """At most one for each article of the story, the likeliest first; none where nothing else is alike."""


OriginKind = Literal["outlet", "owner", "wire", "cited", "copy"]
"""What makes articles one origin: their outlet; its owner; a wire credit; an agency or paper that they cite
in the opening; the same text, whosever it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent voice behind a story and the articles that go back to it. `name` is the agency's, the
    owner's or the outlet's; None for a shared text that credits nobody, and for an unknown outlet."""

    name: str | None
    kind: OriginKind
    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule of the house says of a candidate. `rule` is its short name, "leaning"."""

    rule: str
    effect: Effect
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that could be printed, and what the rules say of it."""

    sentence: Sentence
    rulings: tuple[Ruling, ...] = ()
    weight: float = 0.0
    """How central it is to the story, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCandidate:
    """A quotation that could stand alone as a pull-quote, unless a ruling bars it."""

    quote: Quote
    sentence: int
    """The index of its host sentence in the article."""
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCandidate:
    """A figure and the figures of other articles that say the same (`agreeing`)."""

    figure: Figure
    agreeing: tuple[Figure, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the story: a key, the variants printed, and the roles, longest name first."""

    key: str
    variants: tuple[str, ...]
    roles: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Clauses of one event and subject that differ: none is printed until the editor settles it.

    `right` are the places, in `clauses`, of those that the editor says are right; with `both` all are
    printed in a block of their own, and only there.
    """

    kind: ConflictKind
    subject: str
    clauses: tuple[Excerpt, ...]
    values: tuple[str, ...]
    """What each clause says, in the order of `clauses`: ("May 5", "May 6")."""
    echoes: tuple[tuple[Excerpt, ...], ...] = ()
    """For each clause, if any, the places in other articles that say the same."""
    right: tuple[int, ...] = ()
    both: bool = False

    @property
    def told(self) -> str:
        """The conflict on a line: "day of the signing: May 5 / May 6"."""
        values = " / ".join(value or "without it" for value in self.values)
        return f"{self.kind} of {self.subject}: {values}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a story could print, each with the rule that favours or bars it."""

    story: Story
    sentences: tuple[Candidate, ...]
    quotes: tuple[QuoteCandidate, ...] = ()
    figures: tuple[FigureCandidate, ...] = ()
    days: tuple[Day, ...] = ()
    people: tuple[Person, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[str, ...] = ()
    """The voices that the story goes back to ("TASS"), state media named as such."""
    names: tuple[str, ...] = ()
    """The story's main names, weightiest first, as printed."""
    day: date | None = None
    """The day of the event that the story is about, where it can be told."""
