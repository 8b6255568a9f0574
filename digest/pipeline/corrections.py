"""Corrections: the register of an issue applied to its files, and told in the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from pathlib import Path

from digest.archive import Archive
from digest.compose import Entry
from digest.compose.withdrawn import bar_withdrawn, story_of, withdraw
from digest.config import Config
from digest.edits import ArticleKey, named
from digest.edits.register import (
    REGISTER_FILE,
    Corrected,
    Register,
    Withdrawn,
    read_register,
    with_entry,
)
from digest.errors import SourceError
from digest.files import ISSUE_FILE, locked, read_issue, write_atomic
from digest.model import Correction, Issue
from digest.pipeline.changes import PassageChange, changed_passages
from digest.pipeline.publish import prove, theme_of, write_built
from digest.render import render_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Republished:
    """An issue with its register applied: its values, and the files that changed (or would)."""

    folder: Path
    issue: Issue
    changed: tuple[str, ...]


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


def apply_register(folder: Path, state: Path, config: Config) -> Republished:
    """Bring an issue's files to what its register says, and prove them. Raises ConfigError for a mistake in
    the register, ProofError."""
    with locked(folder):
        issue = amended(read_issue(folder).issue, read_register(folder))
        theme = theme_of(config)
        files = render_issue(issue, theme)
        with Archive.open(state / "archive.db") as archive:
            prove(issue, files, theme, archive)
        return Republished(folder=folder, issue=issue, changed=write_built(folder, issue, files))


def correct(
    folder: Path, state: Path, config: Config, *, note: str, story: str | None, day: date
) -> Republished:
    """Put a note into an issue's register, and apply it. Raises SourceError for a story that is not there."""
    id = _story(read_issue(folder).issue, story) if story else ""
    enter(folder, Corrected(day=day, note=note.strip(), story=id))
    return apply_register(folder, state, config)


def enter(folder: Path, entry: Corrected | Withdrawn) -> None:
    """Write an entry at the end of an issue's register; one that is there already is not written again."""
    if entry.key not in read_register(folder).keys:
        path = folder / REGISTER_FILE
        text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
        write_atomic(path, with_entry(text, entry).encode())


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
    registers = (read_register(path.parent) for path in sorted(issues.glob(f"*/{REGISTER_FILE}")))
    gone = [entry for register in registers for entry in register.withdrawals]
    if not gone:
        return list(entries)
    return [replace(entry, candidates=bar_withdrawn(entry.candidates, gone)) for entry in entries]
