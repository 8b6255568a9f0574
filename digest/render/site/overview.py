"""The editions as one archive: lists by month, people, topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from digest.render.clean import one_line
from digest.render.labels import Labels
from digest.render.site.subjects import people_of, topics_of
from digest.render.site.values import Card, Edition, Month, Site, SiteOptions

_TITLES = 4
"""Headlines of an issue that a list shows."""


def site_of(
    editions: Sequence[Edition],
    options: SiteOptions,
    topics: Mapping[str, str],
    labels: Labels,
    *,
    has_calendar: bool,
) -> Site:
    """The whole archive. `editions` are oldest first, and there is one; `topics` the headings of the
    config's topics by their keys."""
    cards = {edition.slug: card_of(edition, labels) for edition in editions}
    newest = editions[-1]
    letter = newest.issue.newsletter
    return Site(
        title=one_line(letter.title),
        description=one_line(letter.description or ""),
        language=letter.language,
        direction=newest.page.direction,
        base=options.base,
        months=tuple(_months(editions, cards, labels)),
        latest=cards[newest.slug],
        people=people_of(editions, cards, labels),
        topics=topics_of(editions, cards, topics, labels),
        has_calendar=has_calendar,
        sent=newest.page.sent,
    )


def card_of(edition: Edition, labels: Labels) -> Card:
    """An issue as a list shows it."""
    page = edition.page
    titles = [entry.title for entry in page.entries if entry.title]
    return Card(
        file=edition.file,
        subject=page.subject,
        dates=page.dates,
        number=page.number_label,
        sent=page.sent,
        updated=edition.updated.date().isoformat(),
        titles=tuple(titles[:_TITLES]),
        more=labels.count("more", len(titles) - _TITLES) if len(titles) > _TITLES else None,
    )


def _months(editions: Sequence[Edition], cards: Mapping[str, Card], labels: Labels) -> list[Month]:
    """The issues before the latest one."""
    newest = [(edition.issue.manifest.as_of, cards[edition.slug]) for edition in reversed(editions[:-1])]
    return [
        Month(name=labels.month(year, month), iso=f"{year:04}-{month:02}", cards=tuple(c for _, c in group))
        for (year, month), group in groupby(newest, key=lambda pair: (pair[0].year, pair[0].month))
    ]
