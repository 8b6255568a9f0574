"""Two months of weeks: running stories that get news, stories that are told again, like events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.files import read_issue
from digest.memory import tell
from digest.model import Issue
from tests.memory.two_months import Judged, Piece, build_all, judge, pieces

pytestmark = pytest.mark.slow

UPDATES, FIRSTS = 0.9, 0.9
"""Shares of the updates that are found, and of the new stories that are told as new."""


@dataclass(frozen=True)
class Press:
    """A data file, the folder in which its weeks were built, and the issues."""

    root: Path
    pieces: list[Piece]
    issues: list[Issue]

    def judged(self, tells: str) -> list[Judged]:
        """The weeks of running stories that should be told as `tells`."""
        return [week for week in judge(self.issues, self.pieces) if week.tells == tells]


@pytest.fixture(scope="module", params=["two_months", "two_months_more", "two_months_loose"])
def press(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Nine weeks, built one after the other."""
    root = tmp_path_factory.mktemp(request.param)
    found = pieces(request.param)
    return Press(root, found, build_all(root, found))


def test_nothing_is_repeated_without_news(press: Press) -> None:
    """A story that outlets tell again in other words, or remember, is not printed."""
    assert [week for week in press.judged("repeat") if not week.is_right] == []


def test_updates_are_found(press: Press) -> None:
    """At least nine of ten stories that have news come as updates of the story told before."""
    updates = press.judged("update")
    assert sum(week.is_right for week in updates) >= UPDATES * len(updates), updates


def test_like_events_are_new_stories(press: Press) -> None:
    """Another strike, trial, quake, prize or package is no update of the one before."""
    firsts = press.judged("first")
    assert sum(week.is_right for week in firsts) >= FIRSTS * len(firsts), firsts


def test_no_sentence_comes_twice(press: Press) -> None:
    """But for timelines nothing that an issue printed stands in a later one."""
    count = Counter(sentence for issue in press.issues for sentence in tell(issue).sentences)
    assert [sentence for sentence, times in count.items() if times > 1] == []


def test_each_update_leads_to_the_letter_before(press: Press) -> None:
    """The link opens the story as it was told, and the timeline holds what earlier letters printed."""
    told = {issue.slot: set(tell(issue).sentences) for issue in press.issues}
    updates = [(issue, b) for issue in press.issues for b in issue.briefs if b.earlier]
    assert updates
    for issue, brief in updates:
        assert brief.earlier
        before, _, anchor = brief.earlier.page.partition("#")
        page = (press.root / "issues" / "weekly" / issue.slot / before).resolve()
        assert f'id="{anchor}"' in page.read_text(encoding="utf-8")
        earlier = set[str]().union(*(told[slot] for slot in told if slot < issue.slot))
        assert {moment.excerpt.text for moment in brief.timeline} <= earlier
        assert [moment.day for moment in brief.timeline] == sorted(m.day for m in brief.timeline)


def test_the_weeks_built_again_are_the_same(press: Press) -> None:
    """Memory breaks no bytes: every issue, built once more, sees what it saw."""
    before = {path: path.read_bytes() for path in sorted(press.root.glob("issues/*/*/*.*"))}
    build_all(press.root, press.pieces)
    assert {path: path.read_bytes() for path in before} == before
    last = read_issue(press.root / "issues" / "weekly" / press.issues[-1].slot).issue
    assert last == press.issues[-1]
