"""Corrections: the register of an issue applied to its files, and told in the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from pathlib import Path

from digest.archive import Archive
from digest.compose import Entry
from digest.compose.withdrawn import bar_withdrawn, spans, story_of, withdraw
from digest.config import Config
from digest.edits import ArticleKey, named
from digest.edits.register import (
    REGISTER_FILE,
    Corrected,
    Register,
    Withdrawn,
    parse_register,
    read_register,
    read_registers,
    with_entry,
)
from digest.errors import ConfigError, SourceError
from digest.files import ISSUE_FILE, locked, read_issue, write_atomic
from digest.model import Correction, Issue
from digest.pipeline.changes import PassageChange, changed_passages
from digest.pipeline.publish import prove, theme_of, write_built
from digest.render import render_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Republished:
    """An issue with its register applied: its values, the files that changed, and what each entry of the
    register names that the issue doesn't have."""

    folder: Path
    issue: Issue
    changed: tuple[str, ...]
    unplaced: tuple[str, ...] = ()


def amended(issue: Issue, register: Register) -> Issue:
    """The issue as its register wants it: what was withdrawn is out, each note stands with its day."""
    keys = {entry.key for entry in register.withdrawals}
    noted = replace(issue, corrections=tuple(note for note in issue.corrections if note.key in keys))
    without = withdraw(noted, register.withdrawals)
    notes = [*without.corrections, *(_note(without, entry) for entry in register.corrections)]
    return replace(without, corrections=tuple(sorted(notes, key=lambda note: note.day)))


def _note(issue: Issue, entry: Corrected) -> Correction:
    story = story_of(issue, entry.story) if entry.story else ""
    brief = next((brief for brief in issue.briefs if brief.story_id == story), None)
    return Correction(
        kind="correction",
        key=entry.key,
        day=entry.day,
        slot=issue.slot,
        sent=issue.manifest.as_of,
        note=entry.note,
        story_id=story,
        title=brief.headline.text if brief and brief.headline else "",
    )


def apply_register(
    folder: Path, state: Path, config: Config, today: date, entry: Corrected | Withdrawn | None = None
) -> Republished:
    """Bring an issue's files to what its register says, with `entry` at its end if one is given, and prove
    them. Nothing is written where anything fails: neither the files nor the entry.

    Raises ConfigError for a mistake in the register, RenderError, ProofError, ArchiveError.
    """
    with locked(folder):
        text = _with(folder, entry)
        register, built = parse_register(text, folder / REGISTER_FILE), read_issue(folder).issue
        _check_days(register, built, today, folder / REGISTER_FILE)
        issue, theme = amended(built, register), theme_of(config)
        files = render_issue(issue, theme)
        with Archive.open(state / "archive.db") as archive:
            prove(issue, files, theme, archive)
        if entry and entry.key not in read_register(folder).keys:
            # Before the files: if the machine stops in between, `digest correct` brings them after it.
            write_atomic(folder / REGISTER_FILE, text.encode())
        changed, lost = write_built(folder, issue, files), tuple(_unplaced(register, issue))
        return Republished(folder=folder, issue=issue, changed=changed, unplaced=lost)


def correct(
    folder: Path, state: Path, config: Config, *, note: str, story: str | None, day: date | None, today: date
) -> Republished:
    """Put a note into an issue's register, and apply it, both or neither. Raises SourceError for a story or a
    day that can't be."""
    issue = read_issue(folder).issue
    on = day_of_note(issue, day, today)
    entry = Corrected(day=on, note=note.strip(), story=_story(issue, story) if story else "")
    return apply_register(folder, state, config, today, entry)


def day_of_note(issue: Issue, day: date | None, today: date) -> date:
    """The day that a note stands with: today, or the day of sending where that is still to come. Raises
    SourceError for another `day` asked for that lies before the day of sending, or after today."""
    sent = issue.manifest.as_of
    latest = max(sent, today)
    if day and not sent <= day <= latest:
        why = f"is to come: today is {today}" if day > latest else f"was sent on {sent}, which is later"
        raise SourceError(str(day), f"{'the day of the note' if day > latest else issue.slot} {why}")
    return day or latest


def _check_days(register: Register, issue: Issue, today: date, path: Path) -> None:
    """The days of what was written by hand: from the issue's first day on, and not to come."""
    first, last = min(issue.window.start.date(), issue.manifest.as_of), max(issue.manifest.as_of, today)
    days = [(f"[[correction]] {n}", note.day) for n, note in enumerate(register.corrections, 1)]
    days += [(f"[[withdrawn]] {n}", gone.day) for n, gone in enumerate(register.withdrawals, 1)]
    for where, day in days:
        if not first <= day <= last:
            allowed = f"allowed is a day from {first} (the issue's first) to {last}"
            raise ConfigError(path, f"{where}: day", f"{day} given; {allowed}")


def _unplaced(register: Register, issue: Issue) -> Iterator[str]:
    """What entries written by hand name, and the issue doesn't have."""
    texts = {article.id: article.text for article in issue.articles}
    for number, note in enumerate(register.corrections, 1):
        if note.story and not story_of(issue, note.story):
            told = f"story = {note.story!r} is an article of no printed story: the note stands at the head"
            yield f"[[correction]] {number}: {told}"
    for number, gone in enumerate(register.withdrawals, 1):
        if gone.article not in texts:
            yield f"[[withdrawn]] {number}: article = {gone.article!r} is none of this issue's"
        elif not spans(texts[gone.article], gone.words):
            yield f"[[withdrawn]] {number}: the words {gone.words!r} stand nowhere in that article"


def _with(folder: Path, entry: Corrected | Withdrawn | None) -> str:
    """The text of an issue's register, with an entry at its end, unless that stands in it already."""
    path = folder / REGISTER_FILE
    known = read_register(folder).keys
    text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    return text if entry is None or entry.key in known else with_entry(text, entry)


def _story(issue: Issue, name: str) -> str:
    """The id of the printed story that a name of the editor's means: any of its articles, or a part of its
    headline."""
    words = name.casefold()
    titled = [b.story_id for b in issue.briefs if b.headline and words in b.headline.text.casefold()]
    keys = [ArticleKey(id=article.id, url=article.url) for article in issue.articles]
    ids = {story_of(issue, key.id) for key in named(name, keys)} - {""}
    found = list(ids) or titled
    if len(found) != 1:
        why = f"fits {len(found)} stories: write more of it" if found else "names no story of this issue"
        raise SourceError(name, f"{why} ({issue.slot}); give an article of it, or words of its headline")
    return found[0]


def suggestions(folder: Path, archive_file: Path) -> tuple[PassageChange, ...]:
    """Printed passages that their articles have changed or dropped since, and that no note speaks of yet."""
    if not archive_file.is_file():
        return ()
    issue = read_issue(folder).issue
    noted = {note.story_id for note in issue.corrections}
    found = changed_passages(folder, archive_file)
    return tuple(change for change in found if story_of(issue, change.article_id) not in noted)


def with_corrections(folder: Path, issue: Issue) -> Issue:
    """A freshly built issue with its own register applied, and the corrections box: notes on earlier issues
    of the letter, made by its day of sending, that no issue between has printed."""
    own = amended(issue, read_register(folder))
    return replace(own, corrected=tuple(_box(folder, issue)))


def _box(folder: Path, issue: Issue) -> Iterator[Correction]:
    notes = [note for note in _earlier_notes(folder, issue) if note.day <= issue.manifest.as_of]
    if notes:
        printed = {note.key for other in _others(folder, issue) for note in other.corrected}
        yield from sorted((n for n in notes if n.key not in printed), key=lambda n: (n.sent, n.day))


def _earlier_notes(folder: Path, issue: Issue) -> Iterator[Correction]:
    for other in sorted(folder.parent.glob(f"*/{REGISTER_FILE}")):
        if other.parent != folder and (other.parent / ISSUE_FILE).is_file():
            register, told = read_register(other.parent), read_issue(other.parent).issue
            if register != Register() and _is_before(told, issue):
                yield from amended(told, register).corrections


def _others(folder: Path, issue: Issue) -> Iterator[Issue]:
    """The letter's issues before this one."""
    for path in sorted(folder.parent.glob(f"*/{ISSUE_FILE}")):
        if path.parent != folder and _is_before(other := read_issue(path.parent).issue, issue):
            yield other


def _is_before(one: Issue, other: Issue) -> bool:
    return one.window.end.astimezone(UTC) < other.window.end.astimezone(UTC)


def without_withdrawn(entries: Sequence[Entry], issues: Path) -> list[Entry]:
    """The stories, of which nothing can be printed that was withdrawn from any issue below a folder."""
    gone = [entry for register in read_registers(issues).values() for entry in register.withdrawals]
    if not gone:
        return list(entries)
    return [replace(entry, candidates=bar_withdrawn(entry.candidates, gone)) for entry in entries]
