"""The README's tour, walked word for word."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from digest.cli.app import main


def shown(readme: str, command: str) -> list[str]:
    """The lines that the README prints after a command."""
    block = re.search(rf"^    \$ {re.escape(command)}\n((?:    .*\n)+)", readme, re.MULTILINE)
    assert block, f"the README does not show {command}"
    return [line.strip() for line in block[1].splitlines()]


def called(command: str, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What a command prints, results and messages, as lines."""
    with pytest.raises(SystemExit) as ended:
        main(command.split()[1:])
    assert not ended.value.code
    out, err = capfd.readouterr()
    return [line.strip().replace(str(Path.cwd()) + "/", "") for line in (err + out).splitlines()]


def test_the_tour_prints_what_the_readme_says(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every line of output in the README's tour is what the command prints today."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = called("digest init", capfd)
    assert sorted(said) == sorted(shown(readme, "digest init"))
    for file in sorted((root / "docs" / "tour").glob("*.txt")):
        shutil.copy(file, "articles")
    config = Path("digest.toml")
    added = re.search(r"^    (\[outlets\.\"Mill.*\n(?:    .*\n)+)", readme, re.MULTILINE)
    assert added
    config.write_text(
        config.read_text(encoding="utf-8") + "\n" + added[1].replace("    ", ""), encoding="utf-8"
    )
    for command in ("digest read articles/bakery-prize.txt", "digest build --as-of 2025-05-08"):
        assert called(command, capfd) == shown(readme, command)
