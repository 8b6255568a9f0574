"""A built issue checked once more, from its files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digest.config import Config
from digest.files import changed_files, read_issue
from digest.lint import Finding, lint


def lint_issue(folder: Path, config: Config, today: date) -> tuple[Finding, ...]:
    """What is wrong with an issue on `today`, errors first. Raises DigestError if there is no issue."""
    stored = read_issue(folder)
    names = [name for name in stored.files if (folder / name).is_file()]
    files = {name: (folder / name).read_bytes() for name in names}
    changed = tuple(
        Finding(
            level="error",
            rule="changed",
            place=name,
            said="was changed or taken away after the build",
            cure="put lasting changes into edits.toml, and build the issue again",
        )
        for name in changed_files(folder, stored)
    )
    return (*changed, *lint(stored.issue, files, today=today, known=config.known))
