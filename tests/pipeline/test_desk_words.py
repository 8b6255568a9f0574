"""The editor's word on conflicts, sections and quotations, through whole builds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digest.config import load_config
from digest.edits import beginning
from digest.model import Brief, Issue
from digest.pipeline import BuildRequest, Built, build_issue, utterances, verify_issue
from tests.rules import hold

HARBOR = """Brenn signs the Gull Island ferry accord with Harbour Minister Ann Pike
By Nora Quill
May 7, 2025

Harbour Minister Ann Pike and Mayor Tom Reed signed the Gull Island ferry accord in Brenn on May 5.

The accord gives the Gull Island ferry of Brenn four new boats and a pier for the winter storms.

“We will not reopen the old ferry line before Gull Island’s spring timetable,” said Ada Fenwick, ferry chief.

The Gull Island ferry will carry its first passengers from Brenn on May 19.
"""
LEDGER = """Mayor Tom Reed signs ferry accord for Gull Island in Brenn
By Otto Lang
May 7, 2025

Mayor Tom Reed and Harbour Minister Ann Pike signed the Gull Island ferry accord in Brenn on May 6.

No other island of the Brenn coast has a ferry accord of this kind with the city.

“We will not reopen the old ferry line before Gull Island’s spring timetable,” said Ada Fenwick, ferry chief.
"""
CONFIG = """
[outlets."Harbor Times"]
aliases = ["harbor"]
rights = "licensed"
[outlets."The Ledger"]
aliases = ["ledger"]
rights = "licensed"
[topics.port]
title = "The port"
phrases = ["ferry"]
"""
FILES = ("index.html", "email.html", "issue.md", "issue.txt")


class Desk:
    """A folder of two articles that differ, built again and again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for outlet, text in (("harbor", HARBOR), ("ledger", LEDGER)):
            folder = home / "articles" / outlet
            folder.mkdir(parents=True)
            (folder / f"{outlet}-ferry.txt").write_text(text)
        (home / "digest.toml").write_text(CONFIG)

    def build(self, edits: str = "") -> Built:
        """The issue with these edits, its proof made again from its files."""
        config = load_config(self.home / "digest.toml")
        folder = self.home / "issues" / "weekly" / "2025-W19"
        if edits:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "edits.toml").write_text(edits)
        request = BuildRequest(
            config=config,
            folders=(self.home / "articles",),
            out=self.home,
            state=self.home / ".digest",
            slot="2025-W19",
            as_of=date(2025, 5, 8),
            today=date(2025, 5, 8),
        )
        built = build_issue(request, now=datetime(2025, 5, 8, 9, tzinfo=UTC))
        verify_issue(built.folder, request.state, config)
        hold(built.issue)
        return built


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def story(issue: Issue) -> Brief:
    (brief,) = issue.briefs
    return brief


def told(built: Built) -> str:
    """All that is printed of the articles' sentences."""
    return " ".join(e.text for b in built.issue.briefs for e in b.lead)


def settle(word: str) -> str:
    return f'[[story]]\narticle = "harbor-ferry"\nsettle = ["{word}"]\n'


def edit_flags(built: Built) -> list[str]:
    return [flag.reason for flag in built.issue.flags if flag.rule == "edit"]


def test_a_conflict_is_flagged_and_kept_out(desk: Desk) -> None:
    """Neither day is printed, and the editor is told."""
    built = desk.build()
    assert [c.values for c in built.issue.conflicts] == [("May 6", "May 5")]
    assert "conflict" in {flag.rule for flag in built.issue.flags}
    assert "on May 5" not in told(built)
    assert "on May 6" not in told(built)


@pytest.mark.parametrize("word", ["May 6", "ledger-ferry"])
def test_one_side_is_freed(desk: Desk, word: str) -> None:
    """The day, or the article that has it right: its sentence is printed, the other's never, and the flag
    is gone."""
    built = desk.build(settle(word))
    assert "on May 6" in told(built)
    assert "on May 5" not in told(built)
    assert not {"conflict", "edit"} & {flag.rule for flag in built.issue.flags}


def test_reports_differ(desk: Desk) -> None:
    """`settle = ["both"]`: both sentences in one block under the fixed label, each with outlet and date,
    in all four formats; in the lead neither."""
    built = desk.build(settle("both"))
    (block,) = story(built.issue).disagreements
    assert [(s.credit.outlet, s.credit.day) for s in block.sides] == [
        ("The Ledger", date(2025, 5, 7)),
        ("Harbor Times", date(2025, 5, 7)),
    ]
    assert "signed" not in told(built)
    assert edit_flags(built) == []
    for name in FILES:
        text = (
            " ".join((built.folder / name).read_text().split()).replace("&nbsp;", " ").replace("\u00a0", " ")
        )
        assert text.count("Reports differ") == 1, name
        after = text.split("Reports differ")[1]
        places = [after.index(words) for words in ("on May 6.", "The Ledger", "on May 5.", "Harbor Times")]
        assert places == sorted(places), name


def test_a_block_counts(desk: Desk) -> None:
    """The sentences of a block count among those that a quoted outlet allows: at most three, and 75 words."""
    config = desk.home / "digest.toml"
    config.write_text(CONFIG.replace("licensed", "quoted"))
    built = desk.build(settle("both"))
    assert len(story(built.issue).disagreements) == 1
    for share in built.issue.manifest.shares:
        assert share.rights == "quoted"
        assert share.sentences <= 3
        assert share.words <= 75


def test_a_word_that_settles_nothing_is_told(desk: Desk) -> None:
    """A value that no side has, and a settle where nothing is in conflict, are flagged as edits."""
    assert "settle 'May 9' is about no conflict of this story; it has May 6 / May 5" in " ".join(
        edit_flags(desk.build(settle("May 9")))
    )


def test_an_unknown_section_is_told(desk: Desk) -> None:
    """A section that the config has not is flagged; one that it has is not."""
    edit = '[[story]]\narticle = "harbor-ferry"\nsection = "{}"\n'
    (reason,) = edit_flags(desk.build(edit.format("prot")))
    assert "section 'prot' is no topic of the config (port)" in reason
    assert edit_flags(desk.build(edit.format("port"))) == []


def test_every_sentence_is_weighed(desk: Desk) -> None:
    """Each sentence of a story is either printed or has the rule that passed it over; it is in issue.json."""
    brief = story(desk.build().issue)
    candidates = desk.build().issue.candidates[0]
    assert [(w.article_id, w.sentence) for w in brief.weighed] == [
        (c.sentence.excerpt.article_id, c.sentence.index) for c in candidates.sentences
    ]
    lead = {(e.article_id, e.start) for e in brief.lead}
    for weighed, candidate in zip(brief.weighed, candidates.sentences, strict=True):
        place = candidate.sentence.excerpt
        assert (weighed.passed is None) == ((place.article_id, place.start) in lead)


def test_one_utterance_two_outlets(desk: Desk) -> None:
    """The quote desk joins what two outlets quote and tells of the missing not."""
    unlike(desk)
    (joined,) = utterances(desk.build().issue)
    assert joined.speaker == "Ada Fenwick"
    assert [(d.missing, d.grave) for d in joined.differences] == [("not", True)]


def unlike(desk: Desk) -> None:
    """The Ledger prints the quotation without its not."""
    path = desk.home / "articles" / "ledger" / "ledger-ferry.txt"
    path.write_text(LEDGER.replace("will not reopen", "will reopen"))


def test_a_quotation_without_its_not_is_a_conflict(desk: Desk) -> None:
    """What one outlet quotes with a not and another without is printed by nobody until it is settled."""
    assert "will not reopen" in quoted(desk.build())
    unlike(desk)
    built = desk.build()
    assert "reopen the old ferry" not in quoted(built) + told(built)
    assert "wording of what Ada Fenwick said: not / without it" in {f.reason for f in built.issue.flags}
    settled = desk.build(settle("not"))
    assert "will not reopen" in quoted(settled)
    assert "will reopen" not in quoted(settled) + told(settled)


def quoted(built: Built) -> str:
    return " ".join(q.quote.excerpt.text for b in built.issue.briefs for q in b.quotes)


def test_quotations_of_the_week_are_offered(desk: Desk) -> None:
    """What the letter does not print may be Quote of the week; the starter lists it, the edit prints it."""
    (desk.home / "articles" / "harbor" / "mine.txt").write_text(MINE)
    built = desk.build()
    assert built.issue.quote is None
    offered = [pull.quote.excerpt.text for pull in built.issue.quotable]
    assert offered
    printed = [q.quote.excerpt.text for b in built.issue.briefs for q in b.quotes]
    assert not set(offered) & set(printed)
    start = beginning(offered[0])
    assert f'quote = "{start}"' in (built.folder / "edits.toml").read_text()
    again = desk.build(f'[issue]\nquote = "{start}"\n')
    assert again.issue.quote is not None
    assert again.issue.quote.quote.excerpt.text == offered[0]


MINE = """Harwick votes to close Norlund coal mine
By Ann Pell
May 6, 2025

Harwick voted to close its last coal mine, the town’s mayor, Ada Moll, said on May 6.

The Norlund mine in Harwick employs 340 people and has dug coal since 1931.

“We have known this day for ten long years,” said Otto Brandt, head of the miners’ union in Harwick.

“The valley stands on this mountain and will stay when it is quiet,” said Ines Moreau, historian in Harwick.

“My son is a victim of that pit and nobody has paid,” said Lena Hark, mother of a dead miner in Harwick.
"""


def test_nobody_is_made_a_show_of(desk: Desk) -> None:
    """Quote of the week is never second-hand, of victims, minors, accused or state media."""
    (desk.home / "articles" / "harbor" / "mine.txt").write_text(MINE)
    speakers = {pull.label for pull in desk.build().issue.quotable}
    assert speakers
    assert "Lena Hark" not in speakers


def test_no_conflict_to_settle(desk: Desk) -> None:
    """A settle in a story without a conflict is flagged, too."""
    (desk.home / "articles" / "harbor" / "mine.txt").write_text(MINE)
    (reason,) = edit_flags(desk.build('[[story]]\narticle = "mine.txt"\nsettle = ["both"]\n'))
    assert "which has none" in reason
