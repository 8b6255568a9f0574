"""A build that is stopped: the system's way and the keyboard's."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from digest.archive import Archive
from digest.cli.exits import Exit
from digest.files import changed_files, read_issue
from tests.cli.conftest import BAKERY, FERRY

pytestmark = pytest.mark.slow
ISSUE = Path("issues/weekly/2025-W19")
BUILD = [sys.executable, "-m", "digest", "build", "articles", "--as-of", "2025-05-08", "--quiet"]


def build(place: Path) -> float:
    """Build in a process of its own; the seconds that it took."""
    started = time.monotonic()
    subprocess.run(BUILD, cwd=place, check=True, capture_output=True)
    return time.monotonic() - started


def files(place: Path) -> dict[str, bytes]:
    """The files of the issue that a reader sees."""
    return {path.name: path.read_bytes() for path in (place / ISSUE).glob("i*.*")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a built issue and an article that came in since."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(FERRY)
    build(tmp_path)
    (tmp_path / "articles" / "bakery.txt").write_text(BAKERY)
    return tmp_path


def test_a_kill_leaves_every_file_whole(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Killed at any moment: each file is the old or the new one, the archive is sound, and the next build
    gives what an undisturbed one gives."""
    undisturbed = tmp_path_factory.mktemp("undisturbed") / "place"
    shutil.copytree(place, undisturbed)
    seconds = build(undisturbed)
    old, new = files(place), files(undisturbed)
    assert old["issue.txt"] != new["issue.txt"]
    for part in range(1, 11):
        with subprocess.Popen(
            BUILD, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            time.sleep(seconds * part / 11)
            running.kill()
        for name, raw in files(place).items():
            assert raw in (old[name], new[name]), name
        assert read_issue(place / ISSUE).issue.slot == "2025-W19"
        with Archive.open(place / ".digest" / "archive.db") as archive:
            assert len(archive.articles()) in (1, 2)
    build(place)
    assert files(place) == new
    assert changed_files(place / ISSUE, read_issue(place / ISSUE)) == ()


def opened(pid: int) -> set[Path]:
    """The files that a process has open."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(link.readlink())
    return found


def test_ctrl_c_is_no_error(place: Path) -> None:
    """Interrupted by the keyboard, a build says so in a line and exits 130."""
    path = place / ".digest" / "archive.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        # The build can't end before it is interrupted: it waits for us.
        held.execute("BEGIN IMMEDIATE")
        running = subprocess.Popen(BUILD, cwd=place, stderr=subprocess.PIPE, text=True)
        while path not in opened(running.pid):
            time.sleep(0.01)
        os.kill(running.pid, signal.SIGINT)
    with running:
        assert running.stderr is not None
        said = running.stderr.read()
    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in said
