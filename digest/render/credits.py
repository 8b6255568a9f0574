"""Sources: numbered once for the whole letter, and every credit a pointer to its line there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from digest.model import Article, Excerpt, Issue
from digest.model import Credit as CreditValue
from digest.render.clean import one_line, safe_url
from digest.render.labels import Label, Labels
from digest.render.passages import passage_url
from digest.render.view import Credit, SourceGroup

_UNDATED = frozenset({"first_seen", "unknown"})
"""Where a date is from that is only the day on which we saw the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Every article that the issue prints or lists, in the order of its numbers."""

    groups: tuple[SourceGroup, ...]
    by_article: Mapping[str, Credit]
    texts: Mapping[str, str]
    opinions: frozenset[str]
    """The articles that report nothing: they stand under Voices, and in Sources."""

    def at(self, article_id: str, excerpts: Iterable[Excerpt]) -> Credit | None:
        """The credit of an article, opening at these passages; None if the issue knows no such credit."""
        plain = self.by_article.get(article_id)
        text = self.texts.get(article_id)
        if plain is None or plain.url is None or text is None:
            return plain
        spans = ((excerpt.start, excerpt.end) for excerpt in excerpts)
        return replace(plain, passage=passage_url(plain.url, text, spans))


def story_anchor(index: int) -> str:
    """Where the story at `index` (from 1) of a letter stands."""
    return f"story-{index}"


def sources_of(issue: Issue, labels: Labels) -> Sources:
    """Outlets by name, those unknown last; within one by day."""
    cited = list(_cited(issue))
    known = {credit.article_id: credit for _, credit in cited}
    places = {credit.article_id: anchor for anchor, credit in reversed(cited)}
    ordered = sorted(
        known.values(), key=lambda c: (c.outlet is None, (c.outlet or "").casefold(), c.day, c.article_id)
    )
    articles = {article.id: article for article in issue.articles}
    line = _Line(issue=issue, labels=labels, articles=articles)
    credits = [
        line.credit(value, number, places[value.article_id]) for number, value in enumerate(ordered, start=1)
    ]
    return Sources(
        groups=tuple(_groups(credits)),
        by_article={value.article_id: shown for value, shown in zip(ordered, credits, strict=True)},
        texts={article.id: article.text for article in issue.articles},
        opinions=frozenset(article.id for article in issue.articles if article.kind == "opinion"),
    )


def _cited(issue: Issue) -> Iterator[tuple[str | None, CreditValue]]:
    """Every credit with the anchor of the part that gives it; last those that Sources only list."""
    for index, brief in enumerate(issue.briefs, start=1):
        shown = (*(quote.credit for quote in brief.quotes), *(side.credit for side in brief.sides))
        yield from ((story_anchor(index), credit) for credit in (*brief.credits, *shown))
    yield from (("numbers", number.credit) for number in issue.numbers)
    yield from (("ahead", line.credit) for line in issue.ahead)
    yield from (("voices", voice.credit) for voice in issue.voices)
    if issue.quote:
        yield "quote-of-the-week", issue.quote.credit
    yield from ((None, credit) for credit in issue.credits)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What a line of Sources is made of."""

    issue: Issue
    labels: Labels
    articles: Mapping[str, Article]

    def credit(self, value: CreditValue, number: int, cited: str | None) -> Credit:
        """The line, and with it every credit that leads there."""
        url = safe_url(value.url)
        return Credit(
            outlet=one_line(value.outlet) if value.outlet else self.labels.text("outlet_unknown"),
            day=self._day(value),
            iso=value.day.isoformat(),
            number=number,
            remarks=tuple(_remarks(value, self.issue, self.labels)),
            url=url,
            passage=url,
            cited=cited,
        )

    def _day(self, value: CreditValue) -> Label:
        """The article's own date; of one that gives none, when it was seen."""
        day = self.labels.day(value.day, self.issue.manifest.as_of.year)
        article = self.articles.get(value.article_id)
        return self.labels.text("seen", {"day": day}) if article and article.dated in _UNDATED else day


def _remarks(credit: CreditValue, issue: Issue, labels: Labels) -> Iterator[Label]:
    if credit.state_media:
        yield labels.text("state_media")
    if credit.language.split("-")[0] != issue.newsletter.spoken:
        yield labels.text("in_language", {"language": labels.language(credit.language)})


def _groups(credits: list[Credit]) -> Iterator[SourceGroup]:
    outlets = list(dict.fromkeys(credit.outlet for credit in credits))
    for outlet in outlets:
        yield SourceGroup(outlet=outlet, credits=tuple(c for c in credits if c.outlet == outlet))
