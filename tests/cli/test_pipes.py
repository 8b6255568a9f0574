"""What reads our output may go away, or never have been there: no complaint, and a sure exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli.exits import Exit
from tests.cli.conftest import Digest

pytestmark = pytest.mark.slow


def run_into_nothing(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with an output that nobody reads."""
    here, there = os.pipe()
    os.close(here)
    command = [sys.executable, "-m", "digest", *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, stdout=there, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(there)


@pytest.mark.parametrize(
    "arguments", [("stories",), ("lint", "--json"), ("archive", "export"), ("--help",), ("build",)]
)
def test_a_closed_pipe_ends_quietly(
    digest: Digest, articles: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """As any Unix tool: the exit code of SIGPIPE, and neither a traceback nor a word of the pipe."""
    digest("build", articles)
    ended = run_into_nothing(tmp_path, *arguments)
    assert ended.returncode == Exit.HUNG_UP
    assert "Traceback" not in ended.stderr
    assert "ipe" not in ended.stderr


def test_an_error_keeps_its_code(tmp_path: Path) -> None:
    """A mistake stays that mistake, whoever listens."""
    assert run_into_nothing(tmp_path, "nonsense").returncode == Exit.USAGE


def test_without_any_output(articles: Path, tmp_path: Path) -> None:
    """Started with output and errors closed, as from a broken cron, the issue is built all the same."""
    command = f"{sys.executable} -m digest build {articles} >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=tmp_path, check=False).returncode == 0
    assert list(tmp_path.glob("issues/weekly/*/index.html"))
