"""week-ahead.ics: RFC 5545, and the same bytes for the same issue."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ProofError
from digest.model import Ahead, Event, Excerpt, Issue
from digest.proof import prove_issue
from digest.render import CALENDAR_FILE, builtin_theme, fixed_texts, render_issue
from digest.render.calendar import _escaped, _folded
from tests.render import issues


def calendar(issue: Issue) -> str:
    return render_issue(issue, builtin_theme())[CALENDAR_FILE].decode()


def properties(text: str) -> list[tuple[str, str]]:
    """The content lines of a calendar, unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def test_events_are_whole_days() -> None:
    """One VEVENT for each certain day; the end is the day after the last; vague ranges are left out."""
    issue = replace(issues.rich(), events=())
    certain = [line for line in issue.ahead if not line.later]
    assert 0 < len(certain) < len(issue.ahead), "the case has both kinds"
    found = properties(calendar(issue))
    starts = [value for name, value in found if name == "DTSTART;VALUE=DATE"]
    ends = [value for name, value in found if name == "DTEND;VALUE=DATE"]
    assert starts == [f"{line.first:%Y%m%d}" for line in certain]
    assert ends == [f"{line.last + timedelta(days=1):%Y%m%d}" for line in certain]
    assert {value for name, value in found if name == "DTSTAMP"} == {f"{issue.manifest.as_of:%Y%m%d}T000000Z"}
    assert (found[0], found[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))


def test_words_are_the_excerpts() -> None:
    """SUMMARY is the printed sentence, DESCRIPTION its outlet and date."""
    issue = replace(issues.rich(), events=())
    found = properties(calendar(issue))
    summaries = [re.sub(r"\\(.)", r"\1", value) for name, value in found if name == "SUMMARY"]
    assert summaries == [" ".join(a.excerpt.text.split()) for a in issue.ahead if not a.later]
    assert all(r"\, May " in value for name, value in found if name == "DESCRIPTION")


def test_an_event_keeps_its_uid() -> None:
    """The UID is of the words and the day: another day of sending or another number changes none."""
    issue = issues.rich()
    other = replace(
        issue, number=99, slot="2025-W20", manifest=replace(issue.manifest, as_of=date(2025, 5, 1))
    )
    uids = [[v for n, v in properties(calendar(i)) if n == "UID"] for i in (issue, other)]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])


def test_no_event_no_calendar() -> None:
    """An issue without a certain day ahead has no calendar file: one without an event is not valid."""
    issue = replace(issues.rich(), events=())
    assert CALENDAR_FILE not in render_issue(issues.nothing(), builtin_theme())
    later = tuple(replace(line, later=True) for line in issue.ahead)
    assert CALENDAR_FILE not in render_issue(replace(issue, ahead=later), builtin_theme())


def test_the_proof_covers_the_calendar() -> None:
    """A word changed in the calendar, and a line that no property of ours, fail the proof."""
    issue, theme = issues.rich(), builtin_theme()
    files, fixed = render_issue(issue, theme), fixed_texts(issue, theme)
    prove_issue(issue, files, fixed)
    good = files[CALENDAR_FILE]
    for bad in (
        good.replace(b"SUMMARY:", b"SUMMARY:Surely ", 1),
        good.replace(b"TRANSP:TRANSPARENT", b"COMMENT:bring a coat", 1),
        good.replace(b"URL:https://", b"URL:https://elsewhere.example/", 1),
    ):
        assert bad != good
        with pytest.raises(ProofError, match="week-ahead"):
            prove_issue(issue, {CALENDAR_FILE: bad}, fixed)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_one_folded_value(text: str) -> None:
    """Whatever a sentence holds, it is one content line of pieces of at most 75 octets, and unfolded and
    unescaped it is the text on one line."""
    line = f"SUMMARY:{_escaped(text)}"
    pieces = _folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    whole = "".join([pieces[0], *(piece[1:] for piece in pieces[1:])])
    assert whole == line
    assert "\n" not in whole
    assert "\r" not in whole


def test_hostile_words_stay_a_value() -> None:
    """A sentence that looks like a calendar's own lines is escaped text and no event."""
    issue = replace(issues.rich(), events=())
    source = issue.articles[0]
    text = "A;b,c\\d\nEND:VEVENT\nBEGIN:VALARM will open on May 12."
    hostile = replace(source, text=text)
    line = Ahead(
        first=date(2025, 5, 12),
        last=date(2025, 5, 12),
        excerpt=Excerpt.of(hostile, 0, len(text)),
        credit=issues.credit(hostile),
        story_id=hostile.id,
    )
    found = properties(calendar(replace(issue, ahead=(line,))))
    assert [value for name, value in found if name == "BEGIN"] == ["VCALENDAR", "VEVENT"]
    assert ("SUMMARY", r"A\;b\,c\\d END:VEVENT BEGIN:VALARM will open on May 12.") in found


def test_the_letters_own_dates_are_events() -> None:
    """A date of the editor's own stands in the calendar in its own words, without their Markdown."""
    own = Event(first=date(2025, 6, 5), last=date(2025, 6, 6), text="Readers meet at the **old** pier")
    issue = replace(issues.rich(), ahead=(), events=(own,))
    found = properties(calendar(issue))
    assert ("SUMMARY", "Readers meet at the old pier") in found
    assert ("DTSTART;VALUE=DATE", "20250605") in found
    assert ("DTEND;VALUE=DATE", "20250607") in found
    theme = builtin_theme()
    prove_issue(issue, render_issue(issue, theme), fixed_texts(issue, theme))
