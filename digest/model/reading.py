"""An article understood: printed words with their places, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model.article import Article

NameKind = Literal["person", "other"]
Tense = Literal["past", "future", "none"]
Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Printed words with their place: `article.text[start:end] == text`, always."""

    article_id: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, article: Article, start: int, end: int) -> Excerpt:
        """The words of `article` from `start` to `end`, in characters."""
        return cls(article_id=article.id, start=start, end=end, text=article.text[start:end])

    def meets(self, other: Excerpt) -> bool:
        """Whether the two share a word's place: some of one is printed where the other is."""
        return self.article_id == other.article_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its place in the article: `index` and `paragraph` are counted from 0."""

    excerpt: Excerpt
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A capitalised name as printed. `key` is the same for the variants of one name in the article;
    for a person it is the fullest name printed there, with the role (if any) that stands beside it."""

    excerpt: Excerpt
    kind: NameKind
    key: str
    role: Excerpt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between marks (without them), and who said them.

    `speaker` is the fullest name in the article, None when it is not sure; `mention` the words that
    name the source beside the quotation; `role` what the article says the speaker is; `continues`
    the place of the quotation that this one goes on from; `direct` is False for a part of a sentence
    ("mixed"); `confidence` runs from 0 to 1.
    """

    excerpt: Excerpt
    speaker: str | None = None
    mention: Excerpt | None = None
    cue: Excerpt | None = None
    role: tuple[Excerpt, ...] = ()
    continues: Excerpt | None = None
    origin: str | None = None
    direct: bool = True
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value within its sentence. `excerpt` is the label that may be printed: a span of the sentence
    that holds the value with its qualifier and any negation ("North Korea is not among the 13 …").

    `value` is printed large: the words of the number with its unit sign and qualifier, "29",
    "more than 15", "$9 billion"; `number` its size; `unit` what is counted or measured, in lower case;
    `subject` the content words that the number is about, in lower case.
    """

    excerpt: Excerpt
    value: Excerpt
    number: float
    unit: str
    qualifier: str | None = None
    subject: tuple[str, ...] = ()
    negated: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day or a span of days that a sentence names. `excerpt` is the words ("Tuesday", "May 7 to 10").

    `first` and `last` are inclusive; `relative` is True for words that need the article's date
    ("Tuesday", "last month"); `vague` for "late August"; `tense` is that of the clause.
    """

    excerpt: Excerpt
    first: date
    last: date
    precision: Precision = "day"
    relative: bool = False
    vague: bool = False
    tense: Tense = "none"
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article understood, made once a version. All places are in the article's text."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    days: tuple[Day, ...] = ()
