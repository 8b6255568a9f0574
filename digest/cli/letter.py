"""The letter that a command is about: its config, its folders, its issues."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import SourceError

if TYPE_CHECKING:
    from digest.config import Config

_ISSUE_FILE = "issue.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A config and what lies beside it. `root` is the folder that holds `issues/` and `.digest/`."""

    config: Config
    root: Path

    @property
    def state(self) -> Path:
        """The folder of the archive."""
        return self.root / ".digest"

    @property
    def archive(self) -> Path:
        """The archive, which a command only reads. Raises SourceError where there is none yet."""
        path = self.state / "archive.db"
        if not path.is_file() or not path.stat().st_size:
            raise SourceError(str(path), "no archive yet: `digest build` and `digest collect` make one")
        return path

    @property
    def issues(self) -> Path:
        """The folder of this letter's issues."""
        return self.root / "issues" / self.config.newsletter.key


def letter_at(config: Path | None) -> Letter:
    """The letter of a config file, else that of the current folder. Raises ConfigError."""
    from digest.config import find_config, load_config

    loaded = load_config(config or find_config(Path.cwd()))
    return Letter(config=loaded, root=loaded.root)


def letter_of(issue: Path, config: Path | None) -> Letter:
    """The letter of a built issue: the config's, else the one that lies beside its `issues/`, wherever
    the command was called. Raises ConfigError."""
    from digest.config import find_config, load_config

    above = issue.resolve().parents
    if config or len(above) < 3 or not (above[2] / ".digest").is_dir():
        return letter_at(config)
    return Letter(config=load_config(find_config(above[2])), root=above[2])


def find_issue(letter: Letter, name: str | None) -> Path:
    """The folder of an issue by its slot or its path; without a name, of the one built last.

    Raises SourceError that lists the issues there are.
    """
    if name is None:
        return _built_last(letter)
    for folder in (Path(name), letter.issues / name):
        if (folder / _ISSUE_FILE).is_file():
            return folder
    there = ", ".join(sorted(path.parent.name for path in letter.issues.glob(f"*/{_ISSUE_FILE}")))
    raise SourceError(name, f"no such issue; there is {there or 'none yet: `digest build` makes one'}")


def _built_last(letter: Letter) -> Path:
    built = sorted(letter.issues.glob(f"*/{_ISSUE_FILE}"), key=lambda path: path.stat().st_mtime)
    if not built:
        raise SourceError(str(letter.issues), "no issue yet: `digest build` makes one")
    return built[-1].parent
