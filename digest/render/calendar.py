"""week-ahead.ics: the days ahead as a calendar (RFC 5545), the same bytes for the same issue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from digest.model import Ahead, Issue
from digest.model import Event as OwnEvent
from digest.render.clean import one_line
from digest.render.notes import note_text
from digest.render.view import AheadLine, Page

CALENDAR_FILE = "week-ahead.ics"
_OCTETS = 75
"""The most of a line, its break not counted (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day ahead in a calendar. `lines` are its content lines, from BEGIN to END; `uid` is the same for the
    same words and days, whichever issue tells them; `last` is its last day."""

    uid: str
    last: date
    lines: tuple[str, ...]


def events_of(issue: Issue, page: Page) -> tuple[Event, ...]:
    """The certain days ahead of an issue, and the letter's own dates; vague ranges ("Later") are left out."""
    told = tuple(
        Event(uid=_uid(day, issue), last=day.last, lines=tuple(_event(day, line, issue)))
        for day, line in zip(issue.ahead, page.ahead, strict=True)
        if not day.later
    )
    return told + tuple(_own(event, issue) for event in issue.events)


def _own(event: OwnEvent, issue: Issue) -> Event:
    """A date of the letter's own, told in its own words."""
    text = " ".join(note_text(event.text))
    uid = _uid_of(f"{text}:{event.first}:{event.last}", issue)
    return Event(
        uid=uid,
        last=event.last,
        lines=tuple(_entry(uid, event.first, event.last, [("SUMMARY", text)], issue)),
    )


def render_calendar(page: Page, events: Iterable[Event]) -> bytes | None:
    """The calendar, UTF-8, CRLF, named as `page` says; None without an event, since such a calendar is
    none (3.6)."""
    told = {event.uid: event for event in events}
    if not told:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Digest//Newsletter digest//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(page.title)}: {_escaped(page.labels['the_week_ahead'])}",
        *(line for event in told.values() for line in event.lines),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(day: Ahead, line: AheadLine, issue: Issue) -> Iterator[str]:
    """An all-day event; its end is the day after the last one."""
    credit = line.credit
    remarks = "".join(f" [{remark}]" for remark in credit.remarks)
    texts = [("SUMMARY", day.excerpt.text), ("DESCRIPTION", f"{credit.outlet}{remarks}, {credit.day}")]
    yield from _entry(_uid(day, issue), day.first, day.last, texts, issue, url=credit.url)


def _entry(
    uid: str,
    first: date,
    last: date,
    texts: Iterable[tuple[str, str]],
    issue: Issue,
    url: str | None = None,
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{issue.manifest.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield from (f"{name}:{_escaped(text)}" for name, text in texts)
    if url:
        yield f"URL:{one_line(url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(day: Ahead, issue: Issue) -> str:
    """Of the words and the day alone: a rebuild, or the next issue, tells of the same event."""
    return _uid_of(
        f"{day.excerpt.article_id}:{day.excerpt.start}-{day.excerpt.end}:{day.first}:{day.last}", issue
    )


def _uid_of(place: str, issue: Issue) -> str:
    return f"{hashlib.sha256(place.encode()).hexdigest()[:32]}@{issue.newsletter.key}"


def _escaped(text: str) -> str:
    """A TEXT value (3.3.11), on one line."""
    plain = one_line(text)
    for char in "\\;,":
        plain = plain.replace(char, f"\\{char}")
    return plain


def _folded(line: str) -> str:
    """In lines of at most 75 octets, no character cut apart; each further one begins with a blank."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + octets
    return "\r\n".join([*parts, part])
