"""A small letter of our own, and the command as a person calls it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.cli.app import main
from digest.files import read_issue
from tests.rules import hold

FERRY = """Ferry to Gull Island to run every hour from spring
By Nora Quill
May 6, 2025

PORT ELSA — The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour.

The board said the new timetable begins on May 19 and costs the city $3.2 million a year.

"Islanders have waited nineteen years for a boat they can rely on," said Ada Fenwick, the board's chair.

Two members voted against the plan because the pier on the island has not been repaired.
"""
BAKERY = """Bakery on Mill Street wins the national bread prize
By Tom Alder
May 7, 2025

A bakery with four ovens won the national bread prize on Wednesday for a rye loaf.

The jury tasted 214 loaves from 61 towns, the guild said in a statement.

Ida Brandt, the owner, said she would share the prize of $20,000 with her six bakers.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Digest = Callable[..., Ended]


def hold_all(folder: Path) -> None:
    """Every issue under `folder` keeps the editorial rules."""
    for path in folder.rglob("issue.json"):
        hold(read_issue(path.parent).issue)


def run_in(folder: Path, *commands: Sequence[str]) -> Path:
    """Run commands in a folder, once for several tests; each must end well. Gives the folder."""
    with chdir(folder):
        for command in commands:
            with pytest.raises(SystemExit) as ended:
                main(list(command))
            assert not ended.value.code
    hold_all(folder)
    return folder


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Digest:
    """The command, called in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        if arguments[:1] == ("build",) and not ended.value.code:
            hold_all(tmp_path)
        return Ended(code=int(ended.value.code or 0), out=out, err=err)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two articles."""
    return two_articles(tmp_path)


def two_articles(place: Path) -> Path:
    """A folder of two articles, made in `place`."""
    folder = place / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "bakery.txt").write_text(BAKERY)
    return folder
