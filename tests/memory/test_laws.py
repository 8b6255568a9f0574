"""Laws of memory: what counts as told, how tellings make threads, and that nothing is lost on the disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from digest.files import TOLD_FILE, read_told, told_to_json
from digest.memory import known_before, tell, threads
from digest.model import PastIssue, PastStory, Window
from tests.render.issues import rich

MONDAY = datetime(2025, 3, 3, tzinfo=UTC)


def past(week: int, days: int = 7, sent: bool = False, late: int = 0) -> PastIssue:
    """The issue of a week, sent on its last day or `late` days after, of stories that follow each other."""
    start = MONDAY + timedelta(weeks=week)
    end = start + timedelta(days=days)
    follows = (str(week - 1), "strike") if week else None
    stories = (
        PastStory(story_id="strike", place=1, headline="Strike", articles=(), follows=follows),
        PastStory(story_id=f"fire-{week}", place=2, headline="Fire", articles=()),
    )
    return PastIssue(
        newsletter="weekly",
        slot=str(week),
        window=Window(start=start, end=end),
        as_of=end.date() + timedelta(days=late - 1),
        sent=sent,
        stories=stories,
    )


weeks = st.lists(
    st.builds(past, st.integers(0, 12), days=st.integers(1, 20), sent=st.booleans(), late=st.integers(0, 30)),
    unique_by=lambda issue: issue.slot,
)


@given(weeks, st.integers(0, 12))
def test_only_what_lies_before_is_known(issues: list[PastIssue], week: int) -> None:
    """Issues whose window is over when this one begins, and that were sent by then; in one order."""
    now = past(week)
    found = known_before(issues, "weekly", now.window, now.as_of)
    assert found == known_before(reversed(issues), "weekly", now.window, now.as_of)
    assert all(issue.window.end <= now.window.start for issue in found)
    assert all(issue.sent or issue.as_of <= now.as_of for issue in found)
    assert [issue.window.end for issue in found] == sorted(issue.window.end for issue in found)
    assert known_before(issues, "another letter", now.window, now.as_of) == []


@given(weeks)
def test_every_telling_is_in_one_thread(issues: list[PastIssue]) -> None:
    """Threads part the tellings; within one the oldest is first."""
    ordered = sorted(issues, key=lambda issue: int(issue.slot))
    running = threads(ordered)
    told = [(t.issue.slot, t.story.story_id) for thread in running for t in thread.tellings]
    assert sorted(told) == sorted((i.slot, s.story_id) for i in ordered for s in i.stories)
    for thread in running:
        slots = [int(telling.issue.slot) for telling in thread.tellings]
        assert slots == sorted(slots)


def test_an_update_goes_on_the_thread_that_it_follows() -> None:
    """Three weeks of a strike are one thread, three fires are three."""
    running = threads([past(0), past(1), past(2)])
    assert sorted(len(thread.tellings) for thread in running) == [1, 1, 1, 3]


def test_what_was_told_comes_back_equal(tmp_path: Path) -> None:
    """`told.json` holds all values, and the same values give the same bytes."""
    told = tell(rich())
    (tmp_path / TOLD_FILE).write_bytes(told_to_json(told))
    assert read_told(tmp_path) == told
    assert told_to_json(told) == told_to_json(tell(rich()))
    assert told.as_of == rich().manifest.as_of
    assert told.stories
