"""Why a story is one, and why an article is where it is: computed anew from the archive, on request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.archive import Archive
from digest.errors import DigestError, SourceError
from digest.group import explain
from digest.model import Article, Failure, Grounds, LeftOut, Story
from digest.pipeline.week import Week, WeekStory, find_articles, find_story

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What was asked for: a story with its grounds, or an article. `article` is None where a story was
    asked for; `story` is None for an article that is in none, for `reason`; `sources` are those that list
    the article; `articles` are all of the window, by id."""

    week: Week
    story: WeekStory | None = None
    grounds: Grounds | None = None
    article: Article | None = None
    reason: str = ""
    sources: tuple[str, ...] = ()
    articles: Mapping[str, Article]


def explain_name(week: Week, state: Path, name: str) -> Explained:
    """The story or article of a built issue that `name` means: a number, an id, an address, a file, words
    of a title. `state` is the archive's folder.

    Raises SourceError for a name that means nothing or several things, DigestError without the archive.
    """
    path = state / "archive.db"
    if not path.is_file():
        raise DigestError(f"{path} is missing: the articles that are to be explained")
    with Archive.open(path) as archive:
        articles = _window(week, archive)
        story = find_story(week, name)
        if story:
            return Explained(
                week=week, story=story, grounds=_grounds(week, story, articles), articles=articles
            )
        return _article(week, archive, articles, name)


def _window(week: Week, archive: Archive) -> dict[str, Article]:
    """The articles that went into the build, in their versions of then, as the edits have them."""
    found = {i.article_id: archive.article(i.article_id, i.version) for i in week.issue.manifest.inputs}
    found |= {article.id: article for article in week.issue.articles}
    return {id: article for id, article in found.items() if article}


def _grounds(week: Week, story: WeekStory, articles: Mapping[str, Article]) -> Grounds | None:
    """None where the archive no longer holds the story's articles."""
    stories = [_made(each, articles) for each in week.stories]
    found = explain([each for each in stories if each])
    return next((g for g in found if g.story_id == story.standing.story_id), None)


def _made(story: WeekStory, articles: Mapping[str, Article]) -> Story | None:
    own = [articles[m.article_id] for m in story.standing.members if m.article_id in articles]
    return Story(articles=tuple(own)) if len(own) == len(story.standing.members) else None


def _article(week: Week, archive: Archive, articles: Mapping[str, Article], name: str) -> Explained:
    id = _id(week, archive, name)
    article = articles.get(id) or archive.article(id)
    if article is None:
        raise SourceError(name, "is in the issue, but no longer in the archive")
    sources = tuple(dict.fromkeys(s.source_id for s in archive.sightings([id]).get(id, ())))
    story = next((story for story in week.stories if id in story.ids), None)
    return Explained(
        week=week,
        story=story,
        grounds=_grounds(week, story, articles) if story else None,
        article=article,
        reason="" if story else _reason(week, article),
        sources=sources,
        articles=articles,
    )


def _id(week: Week, archive: Archive, name: str) -> str:
    found = find_articles(week, name)
    if len(found) > 1:
        shown = "; ".join(f"{id} “{title}”" for id, title in found[:_SHOWN])
        raise SourceError(name, f"fits {len(found)} articles: {shown}{'; …' if len(found) > _SHOWN else ''}")
    if found:
        return found[0][0]
    held = [archive.article(name), *archive.by_address(name), *_by_file(week, archive, name)]
    ids = list(dict.fromkeys(article.id for article in held if article))
    if ids:
        return ids[0]
    raise SourceError(name, _unknown(week, name))


def _by_file(week: Week, archive: Archive, name: str) -> list[Article | None]:
    """The articles of the issue that were read from a file of this name."""
    ids = [i.article_id for i in week.issue.manifest.inputs]
    ids += [id for left in week.left_out for id in left.ids]
    listed = archive.sightings(ids)
    return [
        archive.article(id)
        for id, seen in listed.items()
        if any(f"/{sighting.guid}".endswith(f"/{name}") for sighting in seen)
    ]


def _unknown(week: Week, name: str) -> str:
    """Why there is no such article: it could not be read, or nobody has it."""
    failure = next((f for f in week.issue.failures if _means(f, name)), None)
    if failure:
        return f"could not be read: {failure.reason}"
    return (
        f"no story or article of {week.issue.slot}, and none in the archive: `digest stories` lists the"
        " stories; `digest add` puts an article into the archive"
    )


def _means(failure: Failure, name: str) -> bool:
    return bool(name) and (failure.address == name or failure.address.endswith(f"/{name}"))


def _reason(week: Week, article: Article) -> str:
    """Why an article is in no story of the issue."""
    left: LeftOut | None = next((item for item in week.left_out if article.id in item.ids), None)
    if left:
        return left.reason
    window, day = week.issue.window, article.published
    if not window.start <= day < window.end:
        return f"published on {day:%Y-%m-%d}, outside of the window"
    return "it was not there when the issue was built: build it again"
