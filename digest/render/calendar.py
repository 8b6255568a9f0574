"""week-ahead.ics: the days ahead as a calendar (RFC 5545), the same bytes for the same issue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from digest.model import Ahead, Issue
from digest.render.clean import one_line
from digest.render.view import AheadLine, Page

CALENDAR_FILE = "week-ahead.ics"
_OCTETS = 75
"""The most of a line, its break not counted (RFC 5545, 3.1)."""


def render_calendar(issue: Issue, page: Page) -> bytes | None:
    """The calendar, UTF-8, CRLF; None for an issue with no certain day ahead, since a calendar without
    an event is none (3.6). Vague ranges ("Later") are left out."""
    days = [(day, line) for day, line in zip(issue.ahead, page.ahead, strict=True) if not day.later]
    if not days:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Digest//Newsletter digest//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(page.title)}: {_escaped(page.labels['the_week_ahead'])}",
        *(content for day, line in days for content in _event(day, line, issue)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(day: Ahead, line: AheadLine, issue: Issue) -> Iterator[str]:
    """An all-day event; its end is the day after the last one."""
    credit = line.credit
    remarks = "".join(f" [{remark}]" for remark in credit.remarks)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(day, issue)}"
    yield f"DTSTAMP:{issue.manifest.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(day.excerpt.text)}"
    yield "DESCRIPTION:" + _escaped(f"{credit.outlet}{remarks}, {credit.day}")
    if credit.url:
        yield f"URL:{one_line(credit.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(day: Ahead, issue: Issue) -> str:
    """Of the words and the day alone: a rebuild, or the next issue, tells of the same event."""
    place = f"{day.excerpt.article_id}:{day.excerpt.start}-{day.excerpt.end}:{day.first}:{day.last}"
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
