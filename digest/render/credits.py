"""Sources: numbered once for the whole letter, and every credit a pointer to its line there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.model import Credit as CreditValue
from digest.model import Excerpt, Issue
from digest.render.clean import one_line, passage_url, safe_url
from digest.render.labels import Label, Labels
from digest.render.view import Credit, SourceGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Every article that the issue prints or lists, in the order of its numbers."""

    groups: tuple[SourceGroup, ...]
    by_article: Mapping[str, Credit]

    def at(self, article_id: str, excerpts: Iterable[Excerpt]) -> Credit | None:
        """The credit of an article, opening at these passages; None if the issue knows no such credit."""
        plain = self.by_article.get(article_id)
        if plain is None or plain.url is None:
            return plain
        passage = passage_url(plain.url, (excerpt.text for excerpt in excerpts))
        return Credit(
            outlet=plain.outlet,
            day=plain.day,
            iso=plain.iso,
            number=plain.number,
            remarks=plain.remarks,
            url=plain.url,
            passage=passage,
        )


def sources_of(issue: Issue, labels: Labels) -> Sources:
    """Outlets by name, those unknown last; within one by day."""
    known = {credit.article_id: credit for credit in _all(issue)}
    ordered = sorted(
        known.values(), key=lambda c: (c.outlet is None, (c.outlet or "").casefold(), c.day, c.article_id)
    )
    credits = [_credit(credit, number, issue, labels) for number, credit in enumerate(ordered, start=1)]
    return Sources(
        groups=tuple(_groups(credits)),
        by_article={value.article_id: shown for value, shown in zip(ordered, credits, strict=True)},
    )


def _all(issue: Issue) -> Iterator[CreditValue]:
    for brief in issue.briefs:
        yield from brief.credits
        yield from (quote.credit for quote in brief.quotes)
        yield from (side.credit for side in brief.sides)
    yield from (number.credit for number in issue.numbers)
    yield from (line.credit for line in issue.ahead)
    yield from (voice.credit for voice in issue.voices)
    if issue.quote:
        yield issue.quote.credit
    yield from issue.credits


def _credit(credit: CreditValue, number: int, issue: Issue, labels: Labels) -> Credit:
    return Credit(
        outlet=one_line(credit.outlet) if credit.outlet else labels.text("outlet_unknown"),
        day=labels.day(credit.day, issue.manifest.as_of.year),
        iso=credit.day.isoformat(),
        number=number,
        remarks=tuple(_remarks(credit, issue, labels)),
        url=safe_url(credit.url),
        passage=safe_url(credit.url),
    )


def _remarks(credit: CreditValue, issue: Issue, labels: Labels) -> Iterator[Label]:
    if credit.state_media:
        yield labels.text("state_media")
    if credit.language.split("-")[0] != issue.newsletter.language.split("-")[0]:
        yield labels.text("in_language", {"language": labels.language(credit.language)})


def _groups(credits: list[Credit]) -> Iterator[SourceGroup]:
    outlets = list(dict.fromkeys(credit.outlet for credit in credits))
    for outlet in outlets:
        yield SourceGroup(outlet=outlet, credits=tuple(c for c in credits if c.outlet == outlet))
