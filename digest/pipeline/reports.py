"""What a collect has to tell of each source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from digest.model import Failure

Outcome = Literal["read", "unchanged", "failed", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """One source in one collect. The counts are of its items: `new` and `changed` articles, `same` those
    known already, `partial` those of which only a part could be read, `undated`, `future` (their date was
    refused), `old` (before `since`, not taken). `lost` are items of which nothing could be kept; `moved`
    is its new address; `articles` are the ids of the new and the changed; `noted` names
    the items without a sound date, the old ones, and those of which only a part is there, with why."""

    source_id: str
    location: str
    outcome: Outcome
    items: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    partial: int = 0
    undated: int = 0
    future: int = 0
    old: int = 0
    lost: tuple[Failure, ...] = ()
    error: str | None = None
    moved: str | None = None
    articles: tuple[str, ...] = ()
    noted: tuple[Failure, ...] = ()


Change = Literal["new", "changed", "same", "old", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one item. `again` is set where the next collect should try for more."""

    change: Change
    address: str
    article_id: str | None = None
    partial: bool = False
    undated: bool = False
    future: bool = False
    again: bool = False
    reason: str = ""


def told(source_id: str, location: str, taken: list[Taken], moved: str | None = None) -> SourceReport:
    """The report of a source that was read."""
    count = {change: sum(t.change == change for t in taken) for change in ("new", "changed", "same", "old")}
    return SourceReport(
        source_id=source_id,
        location=location,
        outcome="read",
        items=len(taken),
        new=count["new"],
        changed=count["changed"],
        same=count["same"],
        old=count["old"],
        partial=sum(t.partial for t in taken),
        undated=sum(t.undated for t in taken),
        future=sum(t.future for t in taken),
        lost=tuple(Failure(address=t.address, reason=t.reason) for t in taken if t.change == "lost"),
        moved=moved,
        noted=tuple(note for t in taken for note in _notes(t)),
        articles=tuple(t.article_id for t in taken if t.article_id and t.change in ("new", "changed")),
    )


def _notes(taken: Taken) -> Iterator[Failure]:
    """What is to be said of an item that was taken now, or was too old for it."""
    if taken.change == "old":
        yield Failure(address=taken.address, reason=f"old, not taken: {taken.reason}")
    if taken.change not in ("new", "changed"):
        return
    if taken.future:
        yield Failure(address=taken.address, reason="its date lies in the future; dated when first seen")
    elif taken.undated:
        yield Failure(address=taken.address, reason="has no date; dated when first seen")
    if taken.partial:
        why = f": {taken.reason}" if taken.reason else ""
        yield Failure(address=taken.address, reason=f"only a part is there{why}")
