"""An issue as its checkers look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Article, Brief, Excerpt, Issue

Found = Iterator[tuple[str, str]]
"""What a checker yields: the story's title and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that is broken."""

    rule: str
    story: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason} [{self.story}]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an entry in reading order: a sentence of the lead, or a pull-quote."""

    excerpt: Excerpt
    article: Article
    pulled: bool

    @property
    def text(self) -> str:
        return self.excerpt.text

    @property
    def first(self) -> bool:
        """Whether nothing but marked stretches (a dateline) stands before it in its article."""
        before = self.article.text[: self.excerpt.start]
        for mark in reversed(self.article.marks):
            before = before[: mark.start] + before[mark.end :]
        return not re.search(r"\w", before)


class View:
    """An issue with its articles at hand, and its entries in reading order."""

    def __init__(self, issue: Issue, known: frozenset[str]) -> None:
        self.issue, self.known = issue, known
        told = [a for c in issue.candidates for a in c.story.articles]
        self.articles = {a.id: a for a in (*issue.articles, *told)}

    def entries(self) -> Iterator[tuple[Brief, str, list[Piece]]]:
        """Each story as printed, its title, and its pieces."""
        for brief in self.issue.briefs:
            yield brief, brief.headline.text if brief.headline else brief.story_id, self.pieces(brief)

    def pieces(self, brief: Brief) -> list[Piece]:
        out = []
        for place in range(len(brief.lead) + 1):
            out += [self._piece(q.quote.excerpt, True) for q in brief.quotes if q.after == place]
            out += [self._piece(e, False) for e in brief.lead[place : place + 1]]
        return out

    def _piece(self, excerpt: Excerpt, pulled: bool) -> Piece:
        return Piece(excerpt, self.articles[excerpt.article_id], pulled)

    def printed(self) -> Iterator[tuple[str, str, Excerpt]]:
        """Every printed excerpt: where it stands, its story's title, the words."""
        titles = {b.story_id: title for b, title, _ in self.entries()}
        for _, title, pieces in self.entries():
            yield from (("quote" if p.pulled else "lead", title, p.excerpt) for p in pieces)
        for number in self.issue.numbers:
            yield "number", titles.get(number.story_id, number.story_id), number.figure.excerpt
        for line in self.issue.ahead:
            yield "ahead", titles.get(line.story_id, line.story_id), line.excerpt

    def after(self, now: Excerpt, before: Excerpt | None) -> bool:
        """Whether `now` follows `before` in its article with no word between."""
        if before is None or before.article_id != now.article_id or before.end > now.start:
            return False
        return not re.search(r"\w", self.articles[now.article_id].text[before.end : now.start])


_MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|「[^」]*」")


def outside_marks(text: str) -> str:
    """The text with blanks for what stands in quotation marks, so that places stay."""
    return _MARKED.sub(lambda m: " " * len(m[0]), text)


_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been has have had it its he"
    " she they them his her their this that these those who which said says will would not no than then"
    " there about after before into over under more most some any also so if when while where what how i we"
    " you".split()
)


def words(text: str) -> list[str]:
    return [m[0].lower() for m in _WORD.finditer(text)]


def content(text: str) -> set[str]:
    """The words that say something, without a plural's or possessive's ending."""
    said = (w for w in words(text) if w not in _SMALL)
    return {re.sub(r"(?:[’']s|s[’']|(?<=[^s])s)$", "", w) for w in said}


def shared(one: str, other: str) -> float:
    """The share of one text's content words that the other holds."""
    own = content(one)
    return len(own & content(other)) / len(own) if own else 0.0
