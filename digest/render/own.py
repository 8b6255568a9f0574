"""The letter's own parts as they are shown: notes by their place, and its own dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from digest.model import Event, Issue, Note, NotePlace
from digest.render.clean import one_line
from digest.render.labels import Label, Labels
from digest.render.notes import note_blocks
from digest.render.view import OwnDate, OwnNote, OwnPart

_HEADINGS: Mapping[str, str] = {
    "sponsor": "own_sponsor",
    "reporting": "own_reporting",
    "notices": "own_notices",
    "letters": "own_letters",
    "light": "own_light",
}
"""A greeting and a closing word need none."""


def own_parts(issue: Issue, labels: Labels) -> Mapping[str, OwnPart]:
    """Every place by its key, those with nothing in them too. The dates stand with the notices."""
    return {place: _part(place, issue, labels) for place in get_args(NotePlace)}


def _part(place: NotePlace, issue: Issue, labels: Labels) -> OwnPart:
    events = issue.events if place == "notices" else ()
    return OwnPart(
        anchor=f"own-{place}",
        label=labels.text(_HEADINGS[place]) if place in _HEADINGS else None,
        notes=tuple(_notes([note for note in issue.notes if note.place == place], labels)),
        dates=tuple(_date(event, issue, labels) for event in events),
    )


def _notes(notes: list[Note], labels: Labels) -> Iterator[OwnNote]:
    for note in notes:
        blocks, by = note_blocks(note.text), one_line(note.by)
        if blocks:
            paid = labels.text("paid_by") if by and note.place == "sponsor" else None
            yield OwnNote(title=one_line(note.title), by=by, paid=paid, blocks=blocks)


def _date(event: Event, issue: Issue, labels: Labels) -> OwnDate:
    first, last = labels.weekday(event.first), labels.weekday(event.last)
    day: Label = first
    if event.last != event.first:
        day = labels.text("days", {"first": first, "last": last})
    return OwnDate(day=day, iso=event.first.isoformat(), blocks=note_blocks(event.text))
