"""The config: `digest.toml` → the options of the rooms below, each value checked where it was written.

Only the current folder is searched: a letter's config never changes because of a file further up.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from digest.cadence import Schedule, Slot, slots_between
from digest.errors import ConfigError
from digest.model import Newsletter, Outlet, Source
from digest.rank import Weights
from digest.render.site.values import SiteOptions
from digest.topics import SectionOptions, Topic

if TYPE_CHECKING:
    from digest.compose import ComposeOptions
    from digest.config.schema import NamesFile

FILE_NAME = "digest.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOptions:
    """Which theme, and the user's own folder of themes, that comes before the packaged ones."""

    name: str = "weekly"
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectOptions:
    """How sources are read. `contact` stands in the user agent; `delay` is in seconds, between two requests
    at one host; `keep_days` None keeps articles for ever."""

    contact: str | None = None
    delay: float = 1.0
    keep_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A letter's settings. `path` is None without a config; `sha256` is that of the config's bytes
    followed by those of the names files and of the list of topics, "" without a config; `folders` are absolute; `first` is the
    slot of the issue that had number 1."""

    newsletter: Newsletter
    issue: ComposeOptions
    settled: frozenset[str] = frozenset()
    """The keys of [issue] that the file itself says; the others are the theme's to say."""
    schedule: Schedule | None = None
    folders: tuple[Path, ...] = ()
    sources: tuple[Source, ...] = ()
    collect: CollectOptions = CollectOptions()
    outlets: tuple[Outlet, ...] = ()
    sections: SectionOptions = SectionOptions()
    topics: tuple[Topic, ...] = ()
    rank: Weights = Weights()
    known: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    first: Slot | None = None
    theme: ThemeOptions = ThemeOptions()
    site: SiteOptions = SiteOptions()
    site_folder: Path = Path("site")
    path: Path | None = None
    sha256: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The letter's zone."""
        return ZoneInfo(self.newsletter.zone)

    @property
    def root(self) -> Path:
        """The folder that holds `.digest/` and `issues/`: the config's, else the current one."""
        return self.path.parent if self.path else Path.cwd()

    @property
    def themes(self) -> Path:
        """The folder of the letter's own themes, whether it is there or not: the one that [theme] names,
        else `themes/`."""
        return self.theme.folder or self.root / "themes"

    def number(self, slot: Slot) -> int | None:
        """The number of an issue, counted from the first one's slot; None if that is not told."""
        if self.first is None or self.first.every != slot.every or slot.first < self.first.first:
            return None
        return slots_between(self.first, slot) + 1


def find_config(start: Path) -> Path | None:
    """`digest.toml` in this very folder, or None."""
    path = start / FILE_NAME
    return path if path.is_file() else None


def load_config(path: Path | None) -> Config:
    """Read and check a config; without a path, the letter `weekly` in UTC.

    Raises ConfigError that names the file, each key, the value given and what is allowed.
    """
    # Not at the top: pydantic and the composer take their time, and `digest --help` needs neither.
    from digest.config.schema import ConfigFile, check
    from digest.config.topics import letter_topics

    if path is None:
        return ConfigFile().config(path=None, sha256="")

    path = path.absolute()
    raw = read_bytes(path)
    checked = check(ConfigFile, parse(raw, path), path)
    listed = tuple(path.parent / name for name in checked.names.files)
    parts = [read_bytes(file) for file in listed]
    topics, more = letter_topics(checked, path)
    return checked.config(
        path=path,
        sha256=hashlib.sha256(b"".join([raw, *parts, more])).hexdigest(),
        names=_names(listed, parts),
        topics=topics,
    )


def _names(files: tuple[Path, ...], raws: list[bytes]) -> tuple[NamesFile, ...]:
    from digest.config.schema import NamesFile, check

    return tuple(check(NamesFile, parse(raw, file), file) for file, raw in zip(files, raws, strict=True))


def read_bytes(path: Path) -> bytes:
    """A file's bytes; raises ConfigError if it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(path, "", f"can't be read: {error.strerror}") from error


def parse(raw: bytes, path: Path) -> dict[str, Any]:
    """TOML as plain values; raises ConfigError with the line of a mistake."""
    try:
        # A byte order mark is what some Windows editors put first; TOML has no place for it.
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(path, "", f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, "", f"is not valid TOML: {error}") from error
