"""The week of a built issue: every story that was found, by rank, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from digest.errors import DigestError, SourceError
from digest.files import read_issue
from digest.model import Brief, Form, Issue, LeftOut, Standing

Fate = Form | Literal["held", "voices", "left out"]
"""What became of a story: the form in which it is told, or why it isn't."""
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStory:
    """A story of the week. `number` counts from 1 in the order of rank; `brief` is None for one that is
    not told; `why` says why it is not, or may not lead."""

    number: int
    standing: Standing
    fate: Fate
    brief: Brief | None = None
    why: str = ""

    @property
    def title(self) -> str:
        """The headline as printed, else that of its best article."""
        return self.brief.headline.text if self.brief and self.brief.headline else self.standing.title

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its articles."""
        return frozenset(member.article_id for member in self.standing.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """An issue, its stories by rank, and the articles that came into none, with the reason."""

    issue: Issue
    stories: tuple[WeekStory, ...]
    left_out: tuple[LeftOut, ...]


def week_of(folder: Path) -> Week:
    """The week of the issue in `folder`. Raises DigestError for an issue of an older Digest."""
    issue = read_issue(folder).issue
    if issue.articles and not issue.standings:
        raise DigestError(
            f"{folder}: built by an older Digest, which kept no ranks: `digest build --issue {issue.slot}`"
        )
    stories = tuple(_story(n, standing, issue) for n, standing in enumerate(issue.standings, 1))
    told = frozenset[str]().union(*(story.ids for story in stories))
    return Week(
        issue=issue,
        stories=stories,
        left_out=tuple(left for left in issue.left_out if not told & set(left.ids)),
    )


def _story(number: int, standing: Standing, issue: Issue) -> WeekStory:
    ids = {member.article_id for member in standing.members}
    brief = next((b for b in issue.briefs if b.story_id == standing.story_id), None)
    fate, why = _fate(standing, ids, brief, issue)
    return WeekStory(number=number, standing=standing, brief=brief, fate=fate, why=why)


def _fate(standing: Standing, ids: set[str], brief: Brief | None, issue: Issue) -> tuple[Fate, str]:
    leads = "" if standing.leads else f"may not lead: {standing.reason}"
    if brief:
        return brief.form, leads
    for held in issue.held:
        if held.story_id == standing.story_id:
            return "held", held.reason
    for left in issue.left_out:
        if ids & set(left.ids):
            return "left out", left.reason
    if any(voice.credit.article_id in ids for voice in issue.voices):
        return "voices", leads
    return "left out", "hidden by the editor" if standing.leads else standing.reason


def find_story(week: Week, name: str) -> WeekStory | None:
    """The story of this number, this id, or with these words in its title; None if it is no story's.

    Raises SourceError for a number without a story, and where the words fit several titles.
    """
    wanted = _plain(name)
    if wanted.isdigit() and len(wanted) < 5:
        if not 1 <= int(wanted) <= len(week.stories):
            raise SourceError(name, f"no such story: {week.issue.slot} has 1 to {len(week.stories)}")
        return week.stories[int(wanted) - 1]
    exact = [s for s in week.stories if wanted in (_plain(s.standing.story_id), _plain(s.title))]
    found = exact or [s for s in week.stories if _is_in(wanted, s.title)]
    if len(found) > 1:
        raise SourceError(name, f"fits {len(found)} stories: {_listed(_lines(found))}")
    return found[0] if found else None


def _lines(stories: Sequence[WeekStory]) -> Iterator[str]:
    return (f"{story.number} “{story.title}”" for story in stories)


def _listed(lines: Iterator[str]) -> str:
    shown = list(lines)
    return "; ".join(shown[:_SHOWN]) + ("; …" if len(shown) > _SHOWN else "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _is_in(wanted: str, title: str) -> bool:
    """Whether all words of a name stand in a title."""
    return bool(wanted) and all(word in _plain(title) for word in wanted.split())


def find_articles(week: Week, name: str) -> list[tuple[str, str]]:
    """(id, title) of each article of the week's stories, or left out of them, that has this id, this
    address, or these words in its title."""
    known = [(m.article_id, m.title, m.url) for s in week.stories for m in s.standing.members]
    known += [(id, left.what, None) for left in week.left_out for id in left.ids]
    wanted = _plain(name)
    exact = [(id, title) for id, title, url in known if wanted in (id, _address(url))]
    exact = exact or [(id, title) for id, title, url in known if _address(url) == _address(name)]
    return list(dict.fromkeys(exact or [(id, title) for id, title, _ in known if _is_in(wanted, title)]))


def _address(url: str | None) -> str:
    bare = (url or "").casefold().split("://", 1)[-1].removeprefix("www.")
    return bare.rstrip("/") or "-"
