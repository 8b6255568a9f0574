"""Two weeks: what the second letter does with the stories of the first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from digest.errors import DigestError, SourceError
from digest.files import TOLD_FILE, read_told
from digest.pipeline import look_at_story, mark_sent
from tests.memory.press import build, titled, titles, told_again, write
from tests.rules import hold

pytestmark = pytest.mark.slow

W19, W20 = "2025-W19", "2025-W20"
END = "Harwick dockworkers end nine-day strike"
TRAM, TRAM_AGAIN = "Orley to sell its last tram at auction", "Last tram of Orley goes to auction"


@pytest.fixture
def weeks(tmp_path: Path) -> Path:
    """A strike that ends in the second week, retold by a third outlet; a tram that two outlets tell of."""
    folder = tmp_path / "articles"
    write(
        folder,
        "strike",
        title="Dockworkers’ strike closes port of Harwick",
        day=date(2025, 5, 7),
        text="""
Dockworkers in Harwick walked out on Tuesday over night pay, closing both of the port’s container terminals.

The Harwick Dockers’ Union said 2,400 members had joined.

“We stay out until the port pays for the night,” said Ada Moll, the president of the Harwick Dockers’ Union.

The port authority called the walkout unlawful and asked a court in Selby to end it.""",
    )
    write(
        folder,
        "tram",
        title=TRAM,
        day=date(2025, 5, 8),
        text="""
Orley will sell its last tram at an auction on June 15, the Orley transit board said on May 7.

The tram ran for 61 years between Orley and Denby.""",
    )
    write(
        folder,
        "end",
        title=END,
        day=date(2025, 5, 16),
        text="""
A nine-day strike at the port of Harwick ended on Thursday as dockers accepted a pay offer of 6.5 percent.

Ships will be unloaded again from Saturday, the port authority said.

Dockworkers had walked out on May 6 over night pay. The union said 2,400 members had joined the strike.""",
    )
    write(
        folder,
        "retold",
        title="Harwick port closed by strike over night pay",
        day=date(2025, 5, 12),
        outlet="Coast Daily",
        text="""
Dockworkers in Harwick walked out on May 6 over night pay, closing the container terminals of the port.

The walkout was joined by 2,400 members of the Harwick Dockers’ Union.""",
    )
    write(
        folder,
        "tram-again",
        title=TRAM_AGAIN,
        day=date(2025, 5, 13),
        outlet="Selby Post",
        text="""
The last tram of Orley goes under the hammer on June 15. The Orley transit board sells it at an auction.

For 61 years the tram ran from Orley to Denby.""",
    )
    return tmp_path


def test_an_update_prints_only_what_is_new(weeks: Path) -> None:
    """The headline and the sentences are the news; a link leads to the letter before, a line tells of it."""
    first = build(weeks, W19).issue
    issue = build(weeks, W20).issue
    hold(issue)
    strike = titled(issue, END)
    assert strike.earlier
    assert strike.earlier.is_update
    place = 1 + titles(first).index("Dockworkers’ strike closes port of Harwick")
    assert (strike.earlier.slot, strike.earlier.place) == (W19, place)
    assert strike.earlier.page == f"../2025-W19/index.html#story-{place}"
    assert any("6.5 percent" in excerpt.text for excerpt in strike.lead)
    assert not any("2,400" in e.text or "walked out" in e.text for e in strike.lead)
    (moment,) = strike.earlier.timeline
    assert moment.day == date(2025, 5, 6)
    assert moment.excerpt.text.startswith("Dockworkers in Harwick walked out on Tuesday")


def test_what_is_told_again_is_listed(weeks: Path) -> None:
    """A story with nothing new is not printed, and listed in the reader's words."""
    build(weeks, W19)
    built = build(weeks, W20)
    assert told_again(built.issue) == [TRAM_AGAIN]
    page = (built.folder / "issue.txt").read_text(encoding="utf-8")
    assert f"{TRAM_AGAIN} — told in an earlier letter, and nothing new since" in " ".join(page.split())


def test_every_format_shows_the_update(weeks: Path) -> None:
    """The label, the letter before, and the timeline; linked where a relative address works."""
    build(weeks, W19)
    folder = build(weeks, W20).folder
    for name in ("index.html", "email.html", "issue.md", "issue.txt"):
        text = (folder / name).read_text(encoding="utf-8")
        for words in ("Update", "to our letter of May 11", "So far", "Dockworkers in Harwick walked out"):
            assert words in text, (name, words)
    assert "../2025-W19/index.html#story-" in (folder / "index.html").read_text(encoding="utf-8")
    assert "../2025-W19" not in (folder / "email.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("wish", ["pin = true", "order = 1", 'line = "Still on sale."'])
def test_the_editor_brings_a_told_story_back(weeks: Path, wish: str) -> None:
    """The editor decides: printed in full, but not called an update."""
    build(weeks, W19)
    folder = build(weeks, W20).folder
    (folder / "edits.toml").write_text(f'[[story]]\narticle = "tram-again"\n{wish}\n', encoding="utf-8")
    issue = build(weeks, W20).issue
    tram = titled(issue, TRAM_AGAIN)
    assert tram.earlier
    assert not tram.earlier.is_update
    assert tram.lead
    assert told_again(issue) == []
    assert "Told before" in (folder / "issue.md").read_text(encoding="utf-8")


def test_an_issue_sees_neither_itself_nor_later_ones(weeks: Path) -> None:
    """Building a slot again gives the same bytes, also after the next slot was built."""
    build(weeks, W19)
    build(weeks, W20)
    assert build(weeks, W19).changed == ()
    assert build(weeks, W20).changed == ()


def test_a_trial_remembers_nothing_and_is_not_remembered(weeks: Path) -> None:
    """`--forget`: the stories come as if for the first time; what was told before stays told."""
    build(weeks, W19, forget=True)
    assert told_again(build(weeks, W20).issue) == []
    build(weeks, W19)
    issue = build(weeks, W20, forget=True).issue
    assert TRAM_AGAIN in titles(issue)
    assert issue.manifest.trial
    assert told_again(build(weeks, W20).issue) == [TRAM_AGAIN]


def test_an_issue_not_yet_sent_has_told_nothing(weeks: Path) -> None:
    """An earlier slot whose day of sending comes after this one's has not been read by anybody."""
    build(weeks, W19, as_of=date(2025, 5, 30))
    assert told_again(build(weeks, W20).issue) == []


def test_what_was_sent_is_never_forgotten(weeks: Path) -> None:
    """A rebuild of a sent issue may tell something else; what it told its readers stays told."""
    folder = build(weeks, W19).folder
    assert mark_sent(folder)
    assert not mark_sent(folder)
    assert build(weeks, W19).changed == ()
    (folder / "edits.toml").write_text('[[story]]\narticle = "tram.md"\ndrop = true\n', encoding="utf-8")
    rebuilt = build(weeks, W19)
    assert TRAM not in titles(rebuilt.issue)
    assert any(flag.rule == "sent" for flag in rebuilt.issue.flags)
    assert told_again(build(weeks, W20).issue) == [TRAM_AGAIN]


def test_what_was_not_sent_is_told_by_the_last_build(weeks: Path) -> None:
    """Until an issue is sent, a rebuild decides what it tells."""
    folder = build(weeks, W19).folder
    (folder / "edits.toml").write_text('[[story]]\narticle = "tram.md"\ndrop = true\n', encoding="utf-8")
    build(weeks, W19)
    assert TRAM_AGAIN in titles(build(weeks, W20).issue)


def test_memory_outlives_the_archive(weeks: Path) -> None:
    """The issues' folder is enough: neither the archive nor `told.json` is needed to know what was told."""
    folder = build(weeks, W19).folder
    told = read_told(folder)
    for path in (weeks / ".digest").glob("archive.db*"):
        path.unlink()
    (folder / TOLD_FILE).unlink()
    issue = build(weeks, W20).issue
    assert told_again(issue) == [TRAM_AGAIN]
    assert titled(issue, END).earlier
    assert told is not None


def test_a_damaged_memory_is_told(weeks: Path) -> None:
    """The error names the file, the place, and what to do."""
    folder = build(weeks, W19).folder
    path = folder / TOLD_FILE
    values = json.loads(path.read_text(encoding="utf-8"))
    values["stories"][0]["place"] = "first"
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(DigestError, match=r"told\.json is damaged \(stories\.0\.place\)"):
        build(weeks, W20)


def test_each_sentence_kept_out_knows_why(weeks: Path) -> None:
    """What earlier text held is barred by the rule `told`, which names the issue."""
    build(weeks, W19)
    issue = build(weeks, W20).issue
    rulings = [
        ruling
        for found in issue.candidates
        for candidate in found.sentences
        for ruling in candidate.rulings
        if ruling.rule == "told"
    ]
    assert rulings
    assert all(W19 in ruling.reason for ruling in rulings)


def test_a_story_left_out_tells_why(weeks: Path) -> None:
    """Asked for a story that was told before, the command says so instead of not knowing it."""
    build(weeks, W19)
    folder = build(weeks, W20).folder
    with pytest.raises(SourceError, match="is left out: told in 2025-W19, and nothing new since"):
        look_at_story(folder, weeks / ".digest", "tram-again")
    assert look_at_story(folder, weeks / ".digest", "end.md").brief is not None
