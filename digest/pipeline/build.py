"""Build: folders and archive → the issue of one slot, proven and written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from digest import __version__, cadence
from digest.archive import Archive, fingerprint
from digest.candidates import find_candidates
from digest.compose import Entry, Extras, Setting, compose
from digest.config import Config
from digest.edits import (
    ArticleKey,
    Edits,
    Places,
    StoryEdit,
    dropped,
    edits_of,
    fix_articles,
    fix_speakers,
    parse_edits,
    place,
    regroup,
    starter,
)
from digest.errors import DigestError
from digest.files import issue_folder, issue_to_json, locked, read_issue, write_issue, write_once
from digest.group import group_stories
from digest.model import (
    Article,
    Flag,
    Input,
    Issue,
    LeftOut,
    Manifest,
    Outlet,
    Reading,
    Story,
    Window,
)
from digest.pipeline.collect import Collected, Progress, collect
from digest.pipeline.publish import prove, theme_of
from digest.rank import origins, rank
from digest.reading import read
from digest.render import render_issue
from digest.topics import Topic, assign

EDITS_FILE = "edits.toml"
_FAR_AHEAD = timedelta(days=366)
_SAID = ("printed", "feed", "page")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built issue: its folder, its values, and the names of the files that changed."""

    folder: Path
    issue: Issue
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The issue's place in time: slot, window, day of sending, number, and where its files lie."""

    slot: str
    window: Window
    as_of: date
    folder: Path
    number: int | None


def _silent(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


def build_issue(
    request: BuildRequest,
    *,
    now: datetime,
    progress: Progress = _silent,
    executor: Executor | None = None,
) -> Built:
    """Read the folders, choose, write and prove one issue.

    Raises DigestError where there is nothing to build from, ConfigError for a mistake in the edits,
    ProofError where printed words don't stand where the issue says.
    """
    config = request.config
    folders = request.folders or config.folders
    with Archive.open(request.state / "archive.db") as archive:
        collected = collect(folders, archive, config, now, progress)
        pool = archive.articles(ids=set(collected.addresses) if request.folders else None)
        if not pool:
            raise DigestError(_nothing(folders, collected))
        plan = _plan(request, pool)
        pool = pool if request.folders else _near(pool, plan.window)
        with locked(plan.folder):
            edits = read_edits(plan.folder / EDITS_FILE)
            issue = _issue(request, plan, pool, collected, edits, archive, progress, executor)
            progress("rendering", 0, 1)
            theme = theme_of(config)
            files = render_issue(issue, theme)
            progress("proving", 0, 1)
            prove(issue, files, theme, archive)
            changed = _write(plan.folder, issue, files, collected)
    return Built(folder=plan.folder, issue=issue, changed=changed)


def _near(pool: Sequence[Article], window: Window) -> tuple[Article, ...]:
    """The articles of the window and a week around it: older ones are in the archive, not left out."""
    week = timedelta(days=7)
    wide = Window(start=window.start - week, end=window.end + week)
    return tuple(a for a in pool if cadence.contains(wide, a.published))


def _nothing(folders: Sequence[Path], collected: Collected) -> str:
    where = ", ".join(str(folder) for folder in folders) or "the archive (no folder was given)"
    skipped = "".join(f"\n  {f.address}: {f.reason}" for f in collected.failures)
    hint = "give a folder with .txt, .md, .html or .eml files"
    return f"no article in {where}: {hint}" + (f"; skipped were:{skipped}" if skipped else "")


def _plan(request: BuildRequest, pool: Sequence[Article]) -> Plan:
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


def read_edits(path: Path) -> Edits:
    """The editor's file; no file is no edits. Raises ConfigError for a mistake in it."""
    try:
        text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise DigestError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    return parse_edits(text, path)


def _issue(
    request: BuildRequest,
    plan: Plan,
    pool: Sequence[Article],
    collected: Collected,
    edits: Edits,
    archive: Archive,
    progress: Progress,
    executor: Executor | None,
) -> Issue:
    config = request.config
    places = place(edits, _keys(pool, collected))
    known = {outlet.name: outlet for outlet in config.outlets}
    fixed = fix_articles(pool, edits, places, lambda name: _zone(name, known, config))
    articles, left_out = _in_window(fixed, plan, config.zone)
    left_out += _dropped(pool, edits, places)
    if not articles:
        raise DigestError(_empty(plan, pool))
    readings = _read_all(articles, archive, progress, executor)
    spoken, unspoken = fix_speakers(readings, edits, places)
    progress("grouping", 0, 1)
    stories, unmoved = regroup(group_stories(articles), edits, places)
    setting = Setting(
        newsletter=config.newsletter,
        slot=plan.slot,
        window=plan.window,
        as_of=plan.as_of,
        readings={reading.article.id: reading for reading in spoken},
        outlets=known,
        known=frozenset(config.known),
        labels=config.labels,
        topics=config.topics,
        options=config.issue,
    )
    entries = _entries(stories, setting, config, edits, places)
    progress("writing", 0, 1)
    lost: tuple[Flag, ...] = (*places.lost, *unspoken, *unmoved)
    extras = Extras(
        manifest=_manifest(request, plan, articles, edits),
        number=edits.number or plan.number,
        quote=edits.quote,
        notes=edits.notes,
        failures=collected.failures,
        left_out=tuple(left_out),
        flags=lost,
    )
    return compose(entries, setting, extras)


def _keys(pool: Sequence[Article], collected: Collected) -> list[ArticleKey]:
    return [ArticleKey(id=a.id, url=a.url, addresses=collected.addresses.get(a.id, ())) for a in pool]


def _zone(name: str | None, outlets: Mapping[str, Outlet], config: Config) -> ZoneInfo:
    outlet = outlets.get(name or "")
    return ZoneInfo(outlet.zone) if outlet and outlet.zone else config.zone


def _in_window(
    articles: Sequence[Article], plan: Plan, zone: ZoneInfo
) -> tuple[list[Article], list[LeftOut]]:
    """The articles of the issue, and those outside its window or after its day of sending."""
    inside, left_out = [], []
    for article in articles:
        day = article.published.astimezone(zone).date()
        name = article.title or article.id
        if not cadence.contains(plan.window, article.published):
            left_out.append(LeftOut(what=name, reason=f"published on {day}, outside of the window"))
        elif day > plan.as_of:
            reason = f"published on {day}, after the day of sending, {plan.as_of}"
            left_out.append(LeftOut(what=name, reason=reason))
        else:
            inside.append(article)
    return inside, left_out


def _dropped(pool: Sequence[Article], edits: Edits, places: Places) -> list[LeftOut]:
    gone = dropped(edits, places)
    return [LeftOut(what=a.title or a.id, reason="dropped by the editor") for a in pool if a.id in gone]


def _empty(plan: Plan, pool: Sequence[Article]) -> str:
    days = sorted(a.published.date() for a in pool)
    window = f"{plan.window.start:%Y-%m-%d %H:%M} to {plan.window.end:%Y-%m-%d %H:%M}"
    return (
        f"no article falls into {plan.slot} ({window}, sent on {plan.as_of}): the"
        f" {len(pool)} at hand are of {days[0]} to {days[-1]}; choose another --issue, --since or --as-of"
    )


def _read_all(
    articles: Sequence[Article], archive: Archive, progress: Progress, executor: Executor | None
) -> list[Reading]:
    """A reading of each article, from the archive's cache or made now (in `executor`, if there is one)."""
    with archive.readings(__version__) as cache:
        kept = {a.id: cache.get(a.id, a.version) for a in articles}
        fresh = [a for a in articles if (r := kept[a.id]) is None or r.article.text != a.text]
        made = executor.map(read, fresh, chunksize=16) if executor and len(fresh) > 64 else map(read, fresh)
        for done, reading in enumerate(made, 1):
            progress("understanding", done, len(fresh))
            kept[reading.article.id] = reading
            cache.put(reading)
    return [replace(r, article=a) for a in articles if (r := kept[a.id])]


def _entries(
    stories: Sequence[Story], setting: Setting, config: Config, edits: Edits, places: Places
) -> list[Entry]:
    """The stories in the order of the issue: the editor's order first, then rank."""
    ranked = rank(stories, outlets=config.outlets, window=setting.window)
    entries = []
    for found in ranked:
        own = edits_of(found.story, edits, places)
        entries.append(
            Entry(
                candidates=find_candidates(
                    found.story, setting.readings, language=setting.newsletter.language
                ),
                section=_section(found.story, own, config),
                leads=found.leads,
                origins=len(origins(found.story)),
                edits=own,
            )
        )
    return sorted(entries, key=_editors_order)


def _section(story: Story, edits: Sequence[StoryEdit], config: Config) -> Topic | None:
    """The editor's section, by key or title, else the topic that fits best."""
    asked = next((edit.section for edit in edits if edit.section), None)
    named = next((t for t in config.topics if asked in (t.key, t.title)), None)
    if asked and named is None:
        return Topic(key=asked, title=asked, phrases=())
    return named or assign(story, config.topics).topic


def _editors_order(entry: Entry) -> tuple[bool, int, bool]:
    order = next((edit.order for edit in entry.edits if edit.order is not None), None)
    pinned = any(edit.pin for edit in entry.edits)
    return (order is None, order or 0, not pinned)


def _manifest(request: BuildRequest, plan: Plan, articles: Sequence[Article], edits: Edits) -> Manifest:
    """What goes in. A starter of comments is no edit: the build that writes it and the next are equal."""
    return Manifest(
        digest_version=__version__,
        as_of=plan.as_of,
        inputs=tuple(
            Input(article_id=a.id, version=a.version, sha256=fingerprint(a))
            for a in sorted(articles, key=lambda a: a.id)
        ),
        edits_sha256=hashlib.sha256((plan.folder / EDITS_FILE).read_bytes()).hexdigest()
        if edits != Edits()
        else "",
        config_sha256=request.config.sha256,
    )


def _write(folder: Path, issue: Issue, files: Mapping[str, bytes], collected: Collected) -> tuple[str, ...]:
    changed = write_issue(folder, {**files, "issue.json": issue_to_json(issue, files)})
    names = [
        (collected.addresses.get(b.story_id, (b.story_id,))[0], b.headline.text if b.headline else b.story_id)
        for b in issue.briefs
    ]
    text = starter(title=issue.newsletter.title, slot=issue.slot, stories=names)
    write_once(folder / EDITS_FILE, text.encode())
    return changed
