"""`digest theme`, as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a folder."""
    command = [sys.executable, "-m", "digest", "theme", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_theme_of_ones_own(tmp_path: Path) -> None:
    """`new` writes the tokens, all commented out, and the parts asked for; what is there stays."""
    made = run(tmp_path, "new", "mine", "--from", "espresso", "--part", "web/footer.html")
    assert made.returncode == 0, made.stderr
    folder = tmp_path / "themes" / "mine"
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*")) == [
        "tokens.toml",
        "web/footer.html",
    ]
    assert 'from = "espresso"' in (folder / "tokens.toml").read_text(encoding="utf-8")
    (folder / "web" / "footer.html").write_text("<footer></footer>")
    assert run(tmp_path, "new", "mine", "--part", "web/footer.html").stdout == ""
    assert (folder / "web" / "footer.html").read_text() == "<footer></footer>"
    assert "mine" in run(tmp_path, "list").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "../mine"), "no name for a theme"),
        (("new", "weekly"), "comes with Digest"),
        (("new", "mine", "--part", "../../etc/passwd"), "no part of weekly"),
        (("new", "mine", "--from", "gazette"), "no theme 'gazette'; there are espresso, plain, weekly"),
    ],
)
def test_what_can_not_be(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """A mistake is told, and nothing is written."""
    ended = run(tmp_path, *arguments)
    assert ended.returncode != 0
    assert told in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_check_tells_the_line(tmp_path: Path) -> None:
    """`check` tries a theme on the sample week: exit code 3, theme, file and line."""
    run(tmp_path, "new", "mine", "--part", "text/footer.txt")
    assert run(tmp_path, "check", "mine").returncode == 0
    part = tmp_path / "themes" / "mine" / "text" / "footer.txt"
    part.write_text("one\ntwo\n{{ page.gone }}\n")
    ended = run(tmp_path, "check", "mine")
    assert ended.returncode == 3
    assert "mine: text/footer.txt, line 3: " in ended.stdout
