"""What edits do to values: articles, speakers, and which articles form a story. All pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from digest.edits.places import RULE, Places
from digest.edits.values import ArticleEdit, Edits, SpeakerEdit, StoryEdit
from digest.model import Article, Flag, Quote, Reading, Story

ZoneOf = Callable[[str | None], ZoneInfo]
"""The zone of an outlet by its name; the letter's for None and for outlets that have none."""


def fix_articles(
    articles: Sequence[Article], edits: Edits, places: Places, zone_of: ZoneOf
) -> tuple[Article, ...]:
    """The articles with the editor's outlets, dates, titles and addresses, less the dropped ones."""
    by_id: dict[str, list[ArticleEdit]] = {}
    for edit in edits.articles:
        by_id.setdefault(places.ids.get(edit.article, ""), []).append(edit)
    fixed = []
    for article in articles:
        own = by_id.get(article.id, [])
        if not any(edit.drop for edit in own):
            fixed.append(_fixed(article, own, zone_of))
    return tuple(fixed)


def dropped(edits: Edits, places: Places) -> frozenset[str]:
    """The ids of the articles that the editor takes out."""
    return frozenset(places.ids[e.article] for e in edits.articles if e.drop and e.article in places.ids)


def _fixed(article: Article, edits: Sequence[ArticleEdit], zone_of: ZoneOf) -> Article:
    for edit in edits:
        if edit.outlet:
            article = replace(article, source=edit.outlet)
        if edit.url:
            article = replace(article, url=edit.url)
        if edit.title:
            article = replace(article, title=edit.title, title_origin="printed")
        if edit.date:
            # The editor has read it somewhere: it counts as much as a printed one.
            published = _moment(edit.date, zone_of(article.source))
            article = replace(article, published=published, dated="printed")
    return article


def _moment(day: date, zone: ZoneInfo) -> datetime:
    if not isinstance(day, datetime):
        return datetime.combine(day, time(12), tzinfo=zone)
    return day if day.tzinfo else day.replace(tzinfo=zone)


def fix_speakers(
    readings: Sequence[Reading], edits: Edits, places: Places
) -> tuple[tuple[Reading, ...], tuple[Flag, ...]]:
    """The readings with the editor's speakers, and the edits whose quotation was not found."""
    found: set[SpeakerEdit] = set()
    fixed = []
    for reading in readings:
        own = [e for e in edits.speakers if places.ids.get(e.article) == reading.article.id]
        fixed.append(_with_speakers(reading, own, found) if own else reading)
    lost = [e for e in edits.speakers if e.article in places.ids and e not in found]
    reason = "{}: no quotation of that article begins with {!r}"
    return tuple(fixed), tuple(Flag(rule=RULE, reason=reason.format(e.where, e.quote)) for e in lost)


def _with_speakers(reading: Reading, edits: Sequence[SpeakerEdit], found: set[SpeakerEdit]) -> Reading:
    quotes = []
    for quote in reading.quotes:
        for edit in edits:
            if begins(quote, edit.quote):
                found.add(edit)
                quote = replace(quote, speaker=edit.speaker or None, confidence=1.0 if edit.speaker else 0.0)
        quotes.append(quote)
    return replace(reading, quotes=tuple(quotes))


def begins(quote: Quote, words: str) -> bool:
    """Whether a quotation begins with these words, whatever the spaces, case and marks around them."""
    return _bare(quote.excerpt.text).startswith(_bare(words))


def beginning(text: str, words: int = 8) -> str:
    """The words by which an edit can name a quotation: its first ones."""
    return " ".join(text.split()[:words])


def _bare(text: str) -> str:
    straight = text.translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join(straight.split()).strip("\"' ….").casefold()


def regroup(
    stories: Sequence[Story], edits: Edits, places: Places
) -> tuple[tuple[Story, ...], tuple[Flag, ...]]:
    """The stories after the editor's merges, then splits; and the edits that could not be done.

    It stays a partition: a story whose articles have all gone elsewhere is no more.
    """
    lost = [flag for edit in edits.stories for flag in _outside(stories, edit, places)]
    for edit in edits.stories:
        stories = _merged(stories, edit, places)
    for edit in edits.stories:
        stories = _split(stories, edit, places, lost)
    return tuple(stories), tuple(lost)


def _outside(stories: Sequence[Story], edit: StoryEdit, places: Places) -> list[Flag]:
    """The names whose article is known but in no story: not of this window, or dropped."""
    reason = "{}: {!r} is in no story of this issue: its date is outside, or it was dropped"
    names = [name for name in (edit.article, *edit.merge) if name in places.ids]
    away = [name for name in names if _at(stories, places.ids[name]) is None]
    return [Flag(rule=RULE, reason=reason.format(edit.where, name)) for name in away]


def _at(stories: Sequence[Story], id: str | None) -> Story | None:
    return next((s for s in stories if any(a.id == id for a in s.articles)), None)


def _merged(stories: Sequence[Story], edit: StoryEdit, places: Places) -> Sequence[Story]:
    for name in edit.merge:
        into, other = _at(stories, places.ids.get(edit.article)), _at(stories, places.ids.get(name))
        if into and other and into is not other:
            joined = replace(into, articles=into.articles + other.articles)
            stories = [joined if s is into else s for s in stories if s is not other]
    return stories


def _split(stories: Sequence[Story], edit: StoryEdit, places: Places, lost: list[Flag]) -> Sequence[Story]:
    story = _at(stories, places.ids.get(edit.article))
    out = {places.ids[name] for name in edit.split if name in places.ids}
    if story is None or not out:
        return stories
    leaving = tuple(a for a in story.articles if a.id in out)
    staying = tuple(a for a in story.articles if a.id not in out)
    if len(leaving) < len(out) or not staying:
        why = "names articles of other stories" if len(leaving) < len(out) else "would leave the story empty"
        lost.append(Flag(rule=RULE, reason=f"{edit.where}: split {why}", story_id=story.id))
    if not leaving or not staying:
        return stories
    parts = [replace(story, articles=staying), replace(story, articles=leaving)]
    return [part for s in stories for part in (parts if s is story else [s])]


def edits_of(story: Story, edits: Edits, places: Places) -> tuple[StoryEdit, ...]:
    """What the editor says of a story, by whichever of its articles, in the file's order."""
    ids = {article.id for article in story.articles}
    return tuple(edit for edit in edits.stories if places.ids.get(edit.article) in ids)
