"""The plan: which slot is built, from when to when, and as if sent on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from digest import cadence
from digest.archive import Archive
from digest.config import Config
from digest.files import issue_folder, read_issue
from digest.model import Article, LeftOut, Window

_FAR_AHEAD = timedelta(days=366)
_SAID = ("printed", "feed", "page")
"""Where a date is from that says when the article came out."""
_BY_HAND = ("folder:", "hand")
"""The sources of what a person puts in: folders, and articles added one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What is asked for. `folders` limit the issue to their articles; `out` is the folder that holds
    `issues/`, `state` the one of the archive; `today` the day in the letter's zone."""

    config: Config
    out: Path
    state: Path
    today: date
    folders: tuple[Path, ...] = ()
    slot: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    forget: bool = False
    """A trial: as if no earlier issue had told anything, and later ones won't know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The issue's place in time: slot, window, day of sending, number, and where its files lie."""

    slot: str
    window: Window
    as_of: date
    folder: Path
    number: int | None


def make_plan(request: BuildRequest, pool: Sequence[Article]) -> Plan:
    """The slot asked for, else that of the newest article; the day of sending as the manual says."""
    config, zone = request.config, request.config.zone
    newest = _newest(pool, request.as_of or request.today)
    slot, window, number = _slot(request, newest, zone)
    folder = issue_folder(request.out, config.newsletter.key, slot)
    as_of = request.as_of or _earlier_day(folder)
    if as_of is None and request.folders:
        inside = [a.published for a in pool if cadence.contains(window, a.published)]
        as_of = max(inside, default=newest).astimezone(zone).date()
    day = as_of or request.today
    return Plan(slot=slot, window=window, as_of=day, folder=folder, number=number)


def _newest(pool: Sequence[Article], today: date) -> datetime:
    """When the newest article came out. A file's own time tells when it was copied, and a date far ahead
    (the year 3025) is a slip of somebody's pen: they choose no issue unless there is no other date."""
    dated = [a.published for a in pool if a.dated in _SAID] or [a.published for a in pool]
    return max([moment for moment in dated if moment.date() - today < _FAR_AHEAD] or dated)


def _slot(request: BuildRequest, newest: datetime, zone: ZoneInfo) -> tuple[str, Window, int | None]:
    if request.since or request.until:
        first = request.since or request.until or request.today
        last = request.until or request.today
        window = cadence.window_of_days(first, last, zone)
        return f"{first}--{last}" if first != last else str(first), window, None
    schedule = request.config.schedule
    slot = cadence.parse_slot(request.slot) if request.slot else cadence.slot_of(newest, zone, schedule)
    return str(slot), cadence.window(slot, zone, schedule), request.config.number(slot)


def _earlier_day(folder: Path) -> date | None:
    """The day of sending of the issue that is there: a rebuild keeps it."""
    return read_issue(folder).issue.manifest.as_of if (folder / "issue.json").is_file() else None


def near(pool: Sequence[Article], window: Window) -> tuple[Article, ...]:
    """The articles of the window and a week around it: older ones are in the archive, not left out."""
    week = timedelta(days=7)
    wide = Window(start=window.start - week, end=window.end + week)
    return tuple(a for a in pool if cadence.contains(wide, a.published))


def as_seen(
    pool: Sequence[Article], archive: Archive, request: BuildRequest, zone: ZoneInfo
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """The archive as it was on the day of sending, if one was asked for: of what was fetched only what had
    been seen by then counts, in the version of then. Files and what was put in by hand always count."""
    if request.as_of is None:
        return tuple(pool), ()
    end = datetime.combine(request.as_of + timedelta(days=1), time(), zone)
    listed = archive.sightings([article.id for article in pool])
    then = {article.id: article for article in archive.articles(seen_by=end)}
    seen, unseen = [], []
    for article in pool:
        places = listed.get(article.id, ())
        if any(place.source_id.startswith(_BY_HAND) for place in places) or not places:
            seen.append(article)
        elif article.id in then:
            seen.append(then[article.id])
        else:
            reason = f"first seen after the day of sending, {request.as_of}"
            unseen.append(LeftOut(what=article.title or article.id, reason=reason, ids=(article.id,)))
    return tuple(seen), tuple(unseen)


def in_window(articles: Sequence[Article], plan: Plan, zone: ZoneInfo) -> tuple[list[Article], list[LeftOut]]:
    """The articles of the issue, and those outside its window or after its day of sending."""
    inside, left_out = [], []
    for article in articles:
        day = article.published.astimezone(zone).date()
        name = article.title or article.id
        if not cadence.contains(plan.window, article.published):
            reason = f"published on {day}, outside of the window"
            left_out.append(LeftOut(what=name, reason=reason, rule="window", ids=(article.id,)))
        elif day > plan.as_of:
            reason = f"published on {day}, after the day of sending, {plan.as_of}"
            left_out.append(LeftOut(what=name, reason=reason, rule="late", ids=(article.id,)))
        else:
            inside.append(article)
    return inside, left_out
