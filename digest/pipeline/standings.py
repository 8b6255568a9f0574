"""What the rank is told beside the stories, and what is kept of it for the editor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from digest.archive import Archive
from digest.config import Config
from digest.model import Article, LeftOut, Member, Standing, Story
from digest.rank import Ranked, Votes
from digest.text.titles import headline


def trusted_votes(archive: Archive, config: Config, as_of: date) -> Votes:
    """Which letters of the archive link to which articles, as of the day of sending. A letter whose outlet
    has the weight 0 isn't asked."""
    votes = archive.sources.voters()
    weights = {outlet.name: outlet.weight for outlet in config.outlets}
    letters = archive.articles(ids={letter for own in votes.values() for letter in own})
    asked = {
        letter.id
        for letter in letters
        if weights.get(letter.source or "", 1.0) > 0 and _day(letter, config.zone) <= as_of
    }
    return {id: own & asked for id, own in votes.items() if own & asked}


def _day(article: Article, zone: ZoneInfo) -> date:
    return article.published.astimezone(zone).date()


def without_sponsored(
    articles: Sequence[Article], named: Collection[str]
) -> tuple[list[Article], list[LeftOut]]:
    """The articles that nobody paid for, and those that the editor names (by id); the others are listed."""
    kept = [a for a in articles if a.kind != "sponsored" or a.id in named]
    ids = {article.id for article in kept}
    reason = "paid for by an advertiser (naming it in the edits lets it in)"
    gone = [
        LeftOut(what=headline(a) or a.id, reason=reason, rule="sponsored", ids=(a.id,))
        for a in articles
        if a.id not in ids
    ]
    return kept, gone


def standing_of(ranked: Ranked, moved: bool) -> Standing:
    """A story's place, for the issue's data."""
    story = ranked.story
    return Standing(
        story_id=story.id,
        title=title_of(story),
        score=ranked.score,
        parts=ranked.parts,
        members=tuple(_member(article) for article in story.articles),
        origins=ranked.origins,
        leads=ranked.leads,
        reason=ranked.reason,
        moved=moved,
    )


def title_of(story: Story) -> str:
    """The headline of the story's best article that has one, else its id."""
    return next((headline(a) for a in story.articles if a.title), story.id)


def _member(article: Article) -> Member:
    return Member(
        article_id=article.id,
        outlet=article.source,
        title=headline(article),
        day=article.published.date(),
        kind=article.kind,
        url=article.url,
    )
