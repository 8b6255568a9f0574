"""Build: folders and archive → the issue of one slot, proven and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from digest import __version__
from digest.archive import Archive, fingerprint
from digest.compose import Extras, Setting, compose
from digest.config import Config
from digest.edits import (
    ArticleKey,
    Edits,
    Places,
    beginning,
    dropped,
    fix_articles,
    fix_speakers,
    place,
    regroup,
    starter,
)
from digest.errors import DigestError
from digest.files import EDITS_FILE, locked, write_once
from digest.group import group_stories
from digest.lint import Finding, lint
from digest.model import (
    Article,
    Flag,
    Input,
    Issue,
    LeftOut,
    Manifest,
    Outlet,
    Reading,
)
from digest.pipeline.collect import Collected, Progress, collect, folders_of
from digest.pipeline.corrections import with_corrections, without_withdrawn
from digest.pipeline.health import ailing
from digest.pipeline.memory import (
    Remembered,
    keep_told,
    past_articles,
    recall_stories,
    remember,
    unlike_sent,
)
from digest.pipeline.own import own_parts, read_edits
from digest.pipeline.pictures import OwnPictures, own_pictures
from digest.pipeline.plan import BuildRequest, Plan, as_seen, in_window, make_plan, near
from digest.pipeline.publish import prove, shaped, theme_of, write_built
from digest.pipeline.standings import trusted_votes, without_sponsored
from digest.pipeline.stories import cut_to_size, entries, place_stories, rank_stories, without_told
from digest.reading import read
from digest.render import Rendered, Theme, render_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built issue: its folder, its values, the names of the files that changed, and what should not be sent
    so (`digest lint` tells the warnings, too)."""

    folder: Path
    issue: Issue
    changed: tuple[str, ...]
    errors: tuple[Finding, ...] = ()


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
    theme = theme_of(request.config)
    request = replace(request, config=shaped(request.config, theme))
    config = request.config
    folders = request.folders or folders_of(config)
    with Archive.open(request.state / "archive.db") as archive:
        collected = collect(folders, archive, config, now, progress)
        pool = archive.articles(ids=set(collected.addresses) if request.folders else None)
        if not pool:
            raise DigestError(_nothing(folders, collected))
        plan = make_plan(request, pool)
        if not request.folders:
            pool, unseen = as_seen(pool, archive, request, config.zone)
            if not pool:
                raise DigestError(
                    f"nothing in the archive had been seen by the day of sending, {request.as_of}: choose"
                    " a later --as-of, or none"
                )
            told = ailing(config.sources, archive, plan.as_of)
            collected = replace(
                collected,
                failures=(*collected.failures, *told),
                left_out=unseen,
                flags=tuple(Flag(rule="source", reason=f"{f.address}: {f.reason}") for f in told),
            )
        pool = pool if request.folders else near(pool, plan.window)
        with locked(plan.folder):
            edits = read_edits(plan.folder / EDITS_FILE)
            issue = _issue(request, plan, pool, collected, edits, archive, progress, executor)
            progress("rendering", 0, 1)
            files, issue = _rendered(issue, theme)
            progress("proving", 0, 1)
            prove(issue, files, theme, archive)
            if not request.forget:
                keep_told(plan.folder, issue)
            changed = _write(plan.folder, issue, files, collected)
    found = lint(issue, files, today=plan.as_of, known=config.known)
    errors = tuple(finding for finding in found if finding.level == "error")
    return Built(folder=plan.folder, issue=issue, changed=changed, errors=errors)


def _rendered(issue: Issue, theme: Theme) -> tuple[dict[str, bytes], Issue]:
    """The files, and the issue with what the editor should know of them."""
    rendered = render_all(issue, theme)
    return rendered.files, replace(issue, flags=(*issue.flags, *_cut(rendered)))


def _cut(rendered: Rendered) -> Iterator[Flag]:
    """What the mail has no room for, or no letters."""
    if rendered.shortened or rendered.dropped:
        reason = (
            f"the mail is too long for an inbox: {rendered.shortened} of its stories are shortened,"
            f" {rendered.dropped} left to the web view; the other files are whole"
        )
        yield Flag(rule="size", reason=reason)
    if rendered.undrawn:
        reason = "the chart stays text in issue.eml: its names have letters that only a font of your own has"
        yield Flag(rule="chart", reason=f"{reason} (chart.ttf in your theme’s folder)")


def _nothing(folders: Sequence[Path], collected: Collected) -> str:
    where = ", ".join(str(folder) for folder in folders) or "the archive (no folder was given)"
    skipped = "".join(f"\n  {f.address}: {f.reason}" for f in collected.failures)
    hint = "give a folder with .txt, .md, .html or .eml files, or let `digest collect` read your sources"
    return f"no article in {where}: {hint}" + (f"; skipped were:{skipped}" if skipped else "")


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
    articles, left_out = in_window(fixed, plan, config.zone)
    left_out += _dropped(pool, edits, places)
    articles, sponsored = without_sponsored(articles, frozenset(places.ids.values()))
    if not articles:
        raise DigestError(_empty(plan, pool))
    progress("grouping", 0, 1)
    remembered = Remembered() if request.forget else remember(plan, config.newsletter.key)
    read_all = partial(_read_all, archive=archive, progress=progress, executor=executor)
    stories, unmoved = regroup(group_stories(articles), edits, places)
    recalled = recall_stories(stories, remembered, read_all)
    ranked = rank_stories(stories, plan.window, config, trusted_votes(archive, config, plan.as_of), recalled)
    found = place_stories(ranked, edits, places)
    placed, again = without_told(found, recalled)
    chosen, below = cut_to_size(placed, frozenset(places.ids.values()), config.issue.stories)
    readings = read_all([a for p in chosen for a in p.story.articles])
    spoken, unspoken = fix_speakers(readings, edits, places)
    setting = _setting(config, plan, [*read_all(tuple(past_articles(recalled, archive))), *spoken])
    progress("writing", 0, 1)
    told, unmatched = entries(chosen, setting.readings, config, places, remembered)
    own = own_parts(edits, plan.folder, config.root, plan.as_of)
    pictures = own_pictures(edits, plan.folder, config)
    lost: tuple[Flag, ...] = (*places.lost, *unspoken, *unmoved, *unmatched, *own.flags, *collected.flags)
    extras = Extras(
        manifest=_manifest(request, plan, articles, own.sha256, remembered, pictures),
        number=edits.number or plan.number,
        quote=edits.quote,
        own=replace(own.words, pictures=pictures.pictures),
        failures=collected.failures,
        left_out=(*left_out, *sponsored, *again, *below, *collected.left_out),
        articles=tuple(articles),
        flags=(*lost, *pictures.flags),
        standings=tuple(story.standing for story in found),
    )
    printable = without_withdrawn(told, plan.folder.parent)
    issue = with_corrections(plan.folder, compose(printable, setting, extras))
    return replace(issue, flags=(*issue.flags, *unlike_sent(plan.folder, issue)))


def _setting(config: Config, plan: Plan, readings: Sequence[Reading]) -> Setting:
    return Setting(
        newsletter=config.newsletter,
        slot=plan.slot,
        window=plan.window,
        as_of=plan.as_of,
        readings={reading.article.id: reading for reading in readings},
        outlets={outlet.name: outlet for outlet in config.outlets},
        known=frozenset(config.known),
        labels=config.labels,
        topics=config.topics,
        sections=config.sections,
        options=config.issue,
    )


def _keys(pool: Sequence[Article], collected: Collected) -> list[ArticleKey]:
    return [ArticleKey(id=a.id, url=a.url, addresses=collected.addresses.get(a.id, ())) for a in pool]


def _zone(name: str | None, outlets: Mapping[str, Outlet], config: Config) -> ZoneInfo:
    outlet = outlets.get(name or "")
    return ZoneInfo(outlet.zone) if outlet and outlet.zone else config.zone


def _dropped(pool: Sequence[Article], edits: Edits, places: Places) -> list[LeftOut]:
    gone = dropped(edits, places)
    return [
        LeftOut(what=a.title or a.id, reason="dropped by the editor", ids=(a.id,))
        for a in pool
        if a.id in gone
    ]


def _empty(plan: Plan, pool: Sequence[Article]) -> str:
    days = sorted(a.published.date() for a in pool)
    window = f"{plan.window.start:%Y-%m-%d %H:%M} to {plan.window.end:%Y-%m-%d %H:%M}"
    at_hand = f"the {len(pool)} at hand are of {days[0]} to {days[-1]}" if days else "none is near it"
    return (
        f"no article falls into {plan.slot} ({window}, sent on {plan.as_of}): {at_hand};"
        " choose another --issue, --since or --as-of"
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


def _manifest(
    request: BuildRequest,
    plan: Plan,
    articles: Sequence[Article],
    own: str,
    remembered: Remembered,
    pictures: OwnPictures,
) -> Manifest:
    """What goes in; `own` is the hash of what the editor wrote. A starter of comments is no edit: the build
    that writes it and the next are equal."""
    return Manifest(
        digest_version=__version__,
        as_of=plan.as_of,
        inputs=tuple(
            Input(article_id=a.id, version=a.version, sha256=fingerprint(a))
            for a in sorted(articles, key=lambda a: a.id)
        ),
        edits_sha256=own,
        config_sha256=request.config.sha256,
        memory_sha256=remembered.sha256,
        trial=request.forget,
        pictures=pictures.inputs,
    )


def _write(folder: Path, issue: Issue, files: Mapping[str, bytes], collected: Collected) -> tuple[str, ...]:
    changed = write_built(folder, issue, files)
    names = [
        (
            collected.addresses.get(b.story_id, (b.story_id,))[0],
            b.headline.text if b.headline else b.story_id,
            [
                (choice.headline.text, choice.outlet or "outlet unknown")
                for choice in b.titles
                if choice.headline != b.headline
            ],
        )
        for b in issue.briefs
    ]
    quotes = [
        (beginning(pull.quote.excerpt.text), f"{pull.label}, {pull.credit.outlet or 'outlet unknown'}")
        for pull in issue.quotable
    ]
    text = starter(
        title=issue.newsletter.title,
        slot=issue.slot,
        stories=names,
        quotes=quotes,
        subjects=issue.subjects,
        preheaders=issue.preheaders,
    )
    write_once(folder / EDITS_FILE, text.encode())
    return changed
