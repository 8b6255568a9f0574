"""The source diet of an issue: on how few outlets and origins it depends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Origin
from digest.pipeline.week import Week, WeekStory

UNKNOWN = "outlet unknown"
SHARED = "a shared text that credits nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletShare:
    """An outlet's part of an issue: articles of the window, stories told that it has, those that nobody
    else had, and words printed of it."""

    outlet: str
    articles: int
    stories: int
    alone: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diet:
    """`sections` and `origins` count stories told; a story of several origins counts for each in part.
    `single` are the stories with one origin, `alone` those that one outlet only had. `breadth` is how many
    outlets of equal share the printed words are worth (the inverse of Simpson's index); 0 without words."""

    slot: str
    told: int
    outlets: tuple[OutletShare, ...]
    sections: tuple[tuple[str, int], ...]
    origins: tuple[tuple[str, float], ...]
    single: tuple[WeekStory, ...]
    alone: tuple[tuple[str, tuple[WeekStory, ...]], ...]
    breadth: float


def diet_of(week: Week) -> Diet:
    """The diet of a built issue: of the stories that it tells, and of the articles of its window."""
    told = [story for story in week.stories if story.brief]
    alone = _alone(told)
    outlets = tuple(_outlets(week, told, {name: len(own) for name, own in alone}))
    return Diet(
        slot=week.issue.slot,
        told=len(told),
        outlets=outlets,
        sections=_sections(told),
        origins=_origins(told),
        single=tuple(story for story in told if len(story.standing.origins) == 1),
        alone=alone,
        breadth=_breadth([share.words for share in outlets]),
    )


def _outlets(week: Week, told: Sequence[WeekStory], alone: Mapping[str, int]) -> list[OutletShare]:
    """Those of most printed words first."""
    words = {share.outlet: share.words for share in week.issue.manifest.shares if share.rights != "own"}
    own = {share.outlet: share.words for share in week.issue.manifest.shares if share.outlet}
    articles = dict(week.issue.coverage)
    found = [
        OutletShare(
            outlet=name or UNKNOWN,
            articles=articles.get(name, 0),
            stories=sum(name in _names(story) for story in told),
            alone=alone.get(name or UNKNOWN, 0),
            words=(own if name else words).get(name, 0),
        )
        for name in dict.fromkeys([*articles, *(n for story in told for n in _names(story))])
    ]
    return sorted(found, key=lambda share: (-share.words, -share.articles, share.outlet))


def _names(story: WeekStory) -> frozenset[str]:
    """A story's outlets; "" for those unknown."""
    return frozenset(member.outlet or "" for member in story.standing.members)


def _alone(told: Sequence[WeekStory]) -> tuple[tuple[str, tuple[WeekStory, ...]], ...]:
    """By outlet, the stories that it alone had; of most stories first."""
    found: dict[str, list[WeekStory]] = defaultdict(list)
    for story in told:
        if story.standing.outlet_count == 1:
            found[next(iter(_names(story))) or UNKNOWN].append(story)
    return tuple(
        (name, tuple(own)) for name, own in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _sections(told: Sequence[WeekStory]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for story in told:
        counts[(story.brief.section if story.brief else "") or "no section"] += 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _origins(told: Sequence[WeekStory]) -> tuple[tuple[str, float], ...]:
    counts: dict[str, float] = defaultdict(float)
    for story in told:
        for origin in story.standing.origins:
            counts[origin_name(origin)] += 1 / len(story.standing.origins)
    found = sorted(counts.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))
    return tuple((name, round(count, 4)) for name, count in found)


def origin_name(origin: Origin) -> str:
    """An origin as the editor is told of it."""
    return origin.name or (SHARED if origin.kind == "copy" else UNKNOWN)


def _breadth(words: Iterable[int]) -> float:
    counts = [count for count in words if count]
    return round(sum(counts) ** 2 / sum(count * count for count in counts), 2) if counts else 0.0
