"""The letter's own parts: notes in the edits or in files, its own dates, subject and preheader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.files import EDITS_FILE
from digest.model import Event, Note
from digest.pipeline.own import OwnParts, own_parts, read_edits

SENT = date(2025, 5, 8)


def own(tmp_path: Path, text: str) -> OwnParts:
    """The own parts of an edits file in an issue's folder."""
    folder = tmp_path / "issues" / "weekly" / "2025-W19"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EDITS_FILE).write_text(text, encoding="utf-8")
    return own_parts(read_edits(folder / EDITS_FILE), folder, tmp_path, SENT)


def test_notes_from_text_and_files(tmp_path: Path) -> None:
    """A note is a text, or a file beside the edits or below the config's folder; the order stays."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "light.md").write_text("A *duck* crossed.\n", encoding="utf-8")
    found = own(
        tmp_path,
        '[[note]]\ntext = "Good morning."\n[[note]]\nplace="light"\ntitle="Last"\nfile = "own/light.md"\n',
    )
    assert found.words.notes == (
        Note(text="Good morning."),
        Note(text="A *duck* crossed.", place="light", title="Last"),
    )


def test_a_note_s_file_counts_as_an_input(tmp_path: Path) -> None:
    """The hash of the edits is of the file's words, too; without edits it is empty."""
    edits = '[[note]]\nfile = "light.md"\n'
    (tmp_path / "light.md").write_text("One.")
    before = own(tmp_path, edits).sha256
    (tmp_path / "light.md").write_text("Two.")
    assert own(tmp_path, edits).sha256 != before
    assert own(tmp_path, "# nothing\n").sha256 == ""


@pytest.mark.parametrize(
    ("file", "raw", "told"),
    [
        ("gone.md", None, "is not there; looked for"),
        ("../../outside.md", b"x", "is not there"),
        ("bad.md", b"\xff\xfe\x00", "not UTF-8"),
        ("large.md", b"x" * 300_000, "larger than 200 KB"),
    ],
)
def test_a_file_that_can_t_be_read(tmp_path: Path, file: str, raw: bytes | None, told: str) -> None:
    """It stops the build, and is named with the reason."""
    if raw is not None:
        (tmp_path / file).parent.resolve().mkdir(parents=True, exist_ok=True)
        (tmp_path / Path(file).name).write_bytes(raw)
    with pytest.raises(ConfigError, match=told):
        own(tmp_path, f'[[note]]\nfile = "{file}"\n')


def test_a_file_outside(tmp_path: Path) -> None:
    """A link that leads out of the letter's folder is not followed."""
    letter = tmp_path / "letter"
    letter.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (letter / "note.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ConfigError, match="lies outside"):
        own(letter, '[[note]]\nfile = "note.md"\n')


def test_dates(tmp_path: Path) -> None:
    """From the day of sending on, the earliest first; what has passed is told."""
    found = own(
        tmp_path,
        '[[event]]\nday = 2025-05-20\ntext = "Late"\n'
        '[[event]]\nday = 2025-05-01\nuntil = 2025-05-09\ntext = "Running"\n'
        '[[event]]\nday = 2025-05-07\ntext = "Over"\n',
    )
    assert found.words.events == (
        Event(first=date(2025, 5, 1), last=date(2025, 5, 9), text="Running"),
        Event(first=date(2025, 5, 20), last=date(2025, 5, 20), text="Late"),
    )
    assert [flag.reason for flag in found.flags] == ["[[event]] 3, line 8: 2025-05-07 has passed: “Over”"]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    """A note without a word is not printed, and told."""
    (tmp_path / "empty.md").write_text("\n \n")
    found = own(tmp_path, '[[note]]\nfile = "empty.md"\n')
    assert found.words.notes == ()
    assert "is empty" in found.flags[0].reason
