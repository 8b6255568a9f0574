"""The health of a source, by its state and its days of news."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from digest.model import Source, SourceState
from digest.pipeline.health import judge, usual_gap

TODAY = date(2031, 3, 3)
NOW = datetime(2031, 3, 3, 6, tzinfo=UTC)
POST = Source(id="post", kind="feed", location="https://post.example/feed")
WELL = SourceState(source_id="post", location=POST.location, read=NOW, succeeded=NOW, items=20)


def days(*ago: int) -> list[date]:
    """Days of news, so many days ago, newest first."""
    return [TODAY - timedelta(days=n) for n in ago]


@pytest.mark.parametrize(
    ("ago", "problems"),
    [
        ((0, 1, 2, 3, 4), ()),
        ((3, 4, 5, 6, 7), ()),
        ((4, 5, 6, 7, 8), ("is silent for 4 days; usual is news every day",)),
        ((21, 28, 35, 42), ()),
        ((22, 29, 36, 43), ("is silent for 22 days; usual is news every 7 days",)),
        ((90, 91), ()),
        ((), ()),
    ],
)
def test_silence(ago: tuple[int, ...], problems: tuple[str, ...]) -> None:
    """A source is silent after three times its usual gap; with little known nothing is usual."""
    assert judge(POST, WELL, days(*ago), TODAY).problems == problems


def test_one_long_gap_is_not_usual() -> None:
    """A holiday in between does not change what is usual."""
    assert usual_gap(days(0, 1, 2, 3, 30, 31)) == timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "problem"),
    [
        (SourceState(source_id="post"), "was never read"),
        (
            SourceState(source_id="post", read=NOW, gone=True, failing=NOW),
            "is gone for good (410) (since 2031-03-03)",
        ),
        (
            SourceState(source_id="post", read=NOW, error="answers with a captcha page", failing=NOW),
            "a captcha page",
        ),
        (SourceState(source_id="post", read=NOW, items=3, undated=3), "lists only undated items"),
        (SourceState(source_id="post", read=NOW), "lists nothing"),
    ],
)
def test_problems(state: SourceState, problem: str) -> None:
    """Each trouble is told in words."""
    (told,) = judge(POST, state, [], TODAY).problems
    assert problem in told
