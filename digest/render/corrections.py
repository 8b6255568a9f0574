"""Notes on what was printed: corrections and withdrawals, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Correction, Issue
from digest.render.clean import one_line
from digest.render.labels import Label, Labels
from digest.render.notes import note_blocks
from digest.render.view import NoteBlock, Notice


def withdrawn_label(note: Correction, labels: Labels, year: int) -> Label:
    """ "A passage was withdrawn on May 12: the speaker did not say so." """
    day = labels.day(note.day, year)
    if not note.note.strip():
        return labels.text("withdrawn", {"day": day})
    return labels.text("withdrawn_why", {"day": day, "reason": _plain(note.note)})


def notice_of(note: Correction, labels: Labels, year: int) -> Notice:
    """A note that stands by itself, under its story or its part."""
    if note.kind == "withdrawn":
        return Notice(place=None, label=withdrawn_label(note, labels, year), blocks=())
    label = labels.text("correction", {"day": labels.day(note.day, year)})
    return Notice(place=None, label=label, blocks=note_blocks(note.note))


def notices_of_issue(issue: Issue, labels: Labels) -> tuple[Notice, ...]:
    """The notes on an issue that stand at its head: those on no story that it still tells."""
    told = {brief.story_id for brief in issue.briefs}
    year = issue.manifest.as_of.year
    found = (note for note in issue.corrections if note.story_id not in told)
    return tuple(_placed(note, _part(note, labels), labels, year) for note in found)


def box_of(issue: Issue, labels: Labels) -> tuple[Notice, ...]:
    """The corrections box: notes on earlier issues, each with the issue's day and the story."""
    year = issue.manifest.as_of.year
    return tuple(_placed(note, _earlier(note, labels, year), labels, year) for note in issue.corrected)


def _placed(note: Correction, place: Label | None, labels: Labels, year: int) -> Notice:
    told = notice_of(note, labels, year)
    return Notice(place=place, label=told.label, blocks=told.blocks)


def _part(note: Correction, labels: Labels) -> Label | None:
    """Where the passage stood, for one that was in no story."""
    names = {
        "numbers": "by_the_numbers",
        "ahead": "the_week_ahead",
        "voices": "voices",
        "quote": "quote_of_the_week",
    }
    if note.part:
        return labels.text("in_part", {"part": labels.text(names[note.part])})
    return labels.text("in_story", {"title": one_line(note.title)}) if note.title else None


def _earlier(note: Correction, labels: Labels, year: int) -> Label:
    day = labels.day(note.sent, year)
    if note.title:
        return labels.text("in_letter_on", {"day": day, "title": one_line(note.title)})
    return labels.text("in_letter", {"day": day})


def _plain(text: str) -> str:
    """The words of a reason in Markdown, on one line."""
    return " ".join(_words(note_blocks(text)))


def _words(blocks: tuple[NoteBlock, ...]) -> Iterator[str]:
    for block in blocks:
        yield "".join(run.text for run in block.runs)
