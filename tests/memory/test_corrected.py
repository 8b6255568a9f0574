"""What was corrected or withdrawn is not repeated by the timeline of a later letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest.edits.register import REGISTER_FILE, Corrected, Withdrawn, with_entry
from digest.files import read_issue
from tests.memory.press import build, titled, write

W19, W20 = "2025-W19", "2025-W20"
SAID = "Dockworkers in Harwick walked out on Tuesday over night pay"
CLOSED = "Dockworkers’ strike closes port of Harwick"
END = "Harwick dockworkers end nine-day strike"
OPENING = f"{SAID}, closing both of the port’s container terminals.\n\n"
UNION = "The Harwick Dockers’ Union said 2,400 members had joined."


@pytest.fixture
def weeks(tmp_path: Path) -> Path:
    """A strike that the first letter tells of, and its end; the first letter is built."""
    folder = tmp_path / "articles"
    write(folder, "strike", title=CLOSED, day=date(2025, 5, 7), text=OPENING + UNION)
    write(
        folder,
        "end",
        title=END,
        day=date(2025, 5, 16),
        text="A nine-day strike at the port of Harwick ended on Thursday as dockers accepted a pay offer of"
        " 6.5 percent.\n\nShips will be unloaded again from Saturday, the port authority said.",
    )
    build(tmp_path, W19)
    return tmp_path


def timeline(root: Path) -> list[str]:
    """What the second letter's timeline of the strike shows."""
    earlier = titled(build(root, W20).issue, END).earlier
    assert earlier
    return [moment.excerpt.text for moment in earlier.timeline]


def strike(root: Path) -> tuple[Path, str]:
    """The first letter's folder, and the id of the article on the strike."""
    folder = root / "issues" / "weekly" / W19
    return folder, titled(read_issue(folder).issue, CLOSED).story_id


def test_it_shows_what_stands(weeks: Path) -> None:
    """Without a note the timeline begins with what the first letter printed."""
    assert timeline(weeks)[0].startswith(SAID)


def test_a_corrected_story_is_not_repeated(weeks: Path) -> None:
    """No sentence of a story that a correction speaks of, from the note's day on: it doesn't say which of
    them was wrong. The letter that told it is still linked."""
    folder, id = strike(weeks)
    note = Corrected(day=date(2025, 5, 17), note="They walked out on Monday.", story=id)
    (folder / REGISTER_FILE).write_text(with_entry("", note))
    assert timeline(weeks) == []
    (folder / REGISTER_FILE).write_text(with_entry("", replace(note, day=date(2025, 5, 30))))
    assert timeline(weeks)[0].startswith(SAID)


def test_a_withdrawn_passage_is_not_repeated(weeks: Path) -> None:
    """Also where the entry was written by hand, and only that passage."""
    folder, id = strike(weeks)
    gone = Withdrawn(day=date(2025, 5, 17), article=id, words=SAID)
    (folder / REGISTER_FILE).write_text(with_entry("", gone))
    assert not any(SAID in text for text in timeline(weeks))


def test_what_its_article_took_back_is_not_repeated(weeks: Path) -> None:
    """Nobody has noted it yet, but the article's newest version holds the sentence no longer."""
    day = date(2025, 5, 7)
    mended = OPENING.replace("both of the port’s container terminals", "one container terminal of the port")
    write(weeks / "articles", "strike", title=CLOSED, day=day, text=mended + UNION)
    assert not any("both of the port" in text for text in timeline(weeks))
