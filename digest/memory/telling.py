"""What an issue told, read off its values; and what counts as told when another one is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date

from digest.model import Article, Brief, Excerpt, Issue, PastIssue, PastStory, Voice, Window

MOST_ARTICLES = 8
"""Articles of a story that are remembered: those that were printed, then the story's best."""


def tell(issue: Issue) -> PastIssue:
    """What a built issue tells: every story in every form, the opinions, and every sentence."""
    stories = [_story(issue, brief, place) for place, brief in enumerate(issue.briefs, 1)]
    articles = {article.id: article for article in issue.articles}
    return PastIssue(
        newsletter=issue.newsletter.key,
        slot=issue.slot,
        window=issue.window,
        as_of=issue.manifest.as_of,
        stories=(*stories, *(_voice(voice, articles[voice.credit.article_id]) for voice in issue.voices)),
        sentences=tuple(dict.fromkeys(excerpt.text for excerpt in _printed(issue))),
    )


def known_before(past: Iterable[PastIssue], newsletter: str, window: Window, as_of: date) -> list[PastIssue]:
    """The issues that have been told when the one of `window` is sent on `as_of`, oldest first.

    Those of the same letter whose window lies wholly before this one's; they have been sent, or their
    day of sending is not after `as_of`. So an issue never sees itself, nor a later one.
    """
    start = window.start.astimezone(UTC)
    told = [
        issue
        for issue in past
        if issue.newsletter == newsletter
        and issue.window.end.astimezone(UTC) <= start
        and (issue.sent or issue.as_of <= as_of)
    ]
    return sorted(told, key=lambda issue: (issue.window.end.astimezone(UTC), issue.slot))


def _story(issue: Issue, brief: Brief, place: int) -> PastStory:
    printed = tuple(_words(brief))
    found = next((c.story.articles for c in issue.candidates if c.story.id == brief.story_id), ())
    title = brief.headline.article_id if brief.headline else None
    first = dict.fromkeys([*(e.article_id for e in printed), *([title] if title else [])])
    by_id = {article.id: article for article in found}
    order = [by_id[id] for id in dict.fromkeys([*first, *by_id]) if id in by_id]
    earlier = brief.earlier
    return PastStory(
        story_id=brief.story_id,
        place=place,
        headline=brief.headline.text if brief.headline else "",
        articles=tuple(order[:MOST_ARTICLES]),
        printed=printed,
        glosses=brief.glosses,
        follows=(earlier.slot, earlier.story_id) if earlier else None,
    )


def _voice(voice: Voice, article: Article) -> PastStory:
    return PastStory(
        story_id=article.id,
        place=0,
        headline=voice.headline.text,
        articles=(article,),
        printed=voice.excerpts,
    )


def _words(brief: Brief) -> Iterator[Excerpt]:
    yield from brief.lead
    yield from (pull.quote.excerpt for pull in brief.quotes)
    yield from (side.excerpt for block in brief.disagreements for side in block.sides)


def _printed(issue: Issue) -> Sequence[Excerpt]:
    return [
        *(excerpt for brief in issue.briefs for excerpt in _words(brief)),
        *(number.figure.excerpt for number in issue.numbers),
        *(line.excerpt for line in issue.ahead),
        *(excerpt for voice in issue.voices for excerpt in voice.excerpts),
        *([issue.quote.quote.excerpt] if issue.quote else []),
    ]
