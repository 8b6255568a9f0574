"""Caps and minimums: which section each short stands in at last, and which it leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest.topics.topic import SectionOptions, Topic

Homes = dict[str, str]
"""The key of the topic by the id of the story; "" for what fits none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Where the stories stand: `homes` by id, "" for what fits none. `reasons` tells of a story that was
    moved; `out` of one that its full section has no place for."""

    homes: dict[str, str]
    reasons: dict[str, str]
    out: dict[str, str]


def fold(
    homes: Homes,
    topics: Sequence[Topic],
    options: SectionOptions,
    *,
    anchors: Collection[str] = (),
    kept: Collection[str] = (),
) -> Folded:
    """The homes of stories, best first, after each section's minimum and maximum.

    A thin section goes into its topic `into`, from the furthest end of a chain of such on, else into what
    fits none. A section that holds one of `anchors`, which the editor put there, does not fold; no cap takes
    out one of `kept`.
    """
    by_key, moved, reasons = {topic.key: topic for topic in topics}, dict(homes), dict[str, str]()
    while thin := _thinnest(moved, topics, by_key, options, anchors):
        into = thin.into or ""
        inside = [id for id, key in moved.items() if key == thin.key]
        where = f"into “{by_key[into].title}”" if into else "into what fits no section"
        for id in inside:
            moved[id] = into
            told = (
                f"“{thin.title}” folds {where}: {len(inside)} of the {_least(thin, options)} stories it needs"
            )
            reasons[id] = f"{reasons[id]}; {told}" if id in reasons else told
    out = _over(moved, topics, options, kept)
    return Folded(homes={id: key for id, key in moved.items() if id not in out}, reasons=reasons, out=out)


def _thinnest(
    homes: Homes,
    topics: Sequence[Topic],
    by_key: dict[str, Topic],
    options: SectionOptions,
    anchors: Collection[str],
) -> Topic | None:
    """The next topic to fold: of those under their minimum, the one furthest from the end of its chain."""
    anchored = {homes[id] for id in homes if id in anchors}
    counts = {topic.key: sum(key == topic.key for key in homes.values()) for topic in topics}
    thin = [t for t in topics if 0 < counts[t.key] < _least(t, options) and t.key not in anchored]
    return max(thin, key=lambda t: _depth(t, by_key), default=None)


def _depth(topic: Topic, by_key: dict[str, Topic]) -> int:
    return 1 + _depth(by_key[topic.into], by_key) if topic.into else 0


def _least(topic: Topic, options: SectionOptions) -> int:
    return options.least if topic.least is None else topic.least


def _over(
    homes: Homes, topics: Sequence[Topic], options: SectionOptions, kept: Collection[str]
) -> dict[str, str]:
    """The last-ranked stories of the sections that hold more than they may, each with the reason."""
    out = dict[str, str]()
    for topic in topics:
        most = options.most if topic.most is None else topic.most
        inside = [id for id, key in homes.items() if key == topic.key]
        free = [id for id in inside if id not in kept]
        if most is not None and len(inside) > most:
            beyond = free[max(0, most - (len(inside) - len(free))) :]
            out |= dict.fromkeys(beyond, f"ranked below the {most} stories of “{topic.title}”")
    return out
