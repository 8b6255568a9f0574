"""How two outlets begin: which first sentences stand side by side."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.compose import ComposeOptions
from digest.compose.withdrawn import withdraw
from digest.edits.register import Withdrawn
from digest.model import Article, Issue
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue
from tests.compose.test_compose import SENT, article, issue

THEIRS = (
    "Norlund, the deepest pit in Lorne county, will stop on Friday after 94 years of work.\n\n"
    "The pumps will run until the last galleries are sealed, the company said on Wednesday."
)


def other(text: str = THEIRS, **fields: object) -> Article:
    """The same story in another outlet."""
    given = {
        "id": "b",
        "source": "Valley Post",
        "url": None,
        "title": "Norlund coal mine in Harwick stops on Friday",
    }
    return article(text, **(given | {"published": datetime(2025, 5, 7, 15, tzinfo=UTC)} | fields))


def beginnings(told: Issue) -> list[str]:
    """The first two words of each opening."""
    return [" ".join(side.excerpt.text.split()[:2]) for brief in told.briefs for side in brief.openings]


def test_each_outlet_with_its_own_first_sentence() -> None:
    """What is printed of it already counts once, the other side's words for their outlet."""
    told = issue([article(), other()])
    (brief,) = told.briefs
    assert sorted(beginnings(told)) == ["Harwick will", "Norlund, the"]
    plain = issue([article(), other()], options=ComposeOptions(differ=False))
    assert beginnings(plain) == []
    fresh = [side.excerpt.text for side in brief.openings if side.excerpt not in brief.lead]
    added = sum(s.words for s in told.manifest.shares) - sum(s.words for s in plain.manifest.shares)
    assert added == len(" ".join(fresh).split())


@pytest.mark.parametrize(
    "second",
    [
        other(article().text.split("\n\n")[0]),
        other(source="Harbor Times"),
        other(source=None),
        other(kind="opinion"),
        other("노르룬드 탄광이 금요일에 문을 닫는다.", language="ko"),
    ],
    ids=["copy", "same outlet", "unknown outlet", "opinion", "another language"],
)
def test_what_may_not_stand_there(second: Article) -> None:
    """Copies of one report, one outlet twice, outlets without a name, and what the rules bar."""
    assert beginnings(issue([article(), second])) == []


def test_only_the_web_view_shows_them_folded_up() -> None:
    """The other formats stay as they are; the proof knows the words."""
    told, theme = issue([article(), other()]), builtin_theme()
    files = render_issue(told, theme)
    assert b'<details class="openings">' in files["index.html"]
    for name in ("email.html", "issue.md", "issue.txt"):
        assert b"How two outlets begin" not in files[name]
    prove_issue(told, files, fixed_texts(told, theme))


def test_what_is_withdrawn_takes_the_pair_with_it() -> None:
    """One side alone compares nothing."""
    told = issue([article(), other()])
    assert told.briefs[0].openings != ()
    gone = Withdrawn(day=SENT, article="b", words="the deepest pit in Lorne county", reason="")
    assert withdraw(told, [gone]).briefs[0].openings == ()
