"""The files that come with Digest: the commented config and the sample week."""

from __future__ import annotations

from pathlib import Path

from digest.config.packaged import config_folder
from digest.errors import SourceError
from digest.files import write_atomic, write_once

CONFIG = "digest.toml"


def ready_list(name: str) -> str:
    """The path of a list of feeds that comes with Digest ("korea"); any other name stays as it is."""
    path = config_folder() / "feeds" / f"{name}.opml"
    return str(path) if name.isidentifier() and not Path(name).exists() and path.is_file() else name


def copy_starter(place: Path) -> list[Path]:
    """A commented config with what it names, in `place`; what is there already stays. Gives the new."""
    home = config_folder()
    files = [home / CONFIG, home / "names.toml"]
    made = [place / file.name for file in files if write_once(place / file.name, file.read_bytes())]
    (place / "articles").mkdir(exist_ok=True)
    return made


def copy_sample(place: Path) -> Path:
    """The sample week in `place`; gives its config. Settings and edits that are there stay; the articles
    are ours and are written again. Raises SourceError for a folder with other things in it."""
    home = config_folder() / "sample"
    if place.exists() and (not place.is_dir() or (any(place.iterdir()) and not _is_sample(place, home))):
        raise SourceError(str(place), "holds other things; choose a new or an empty folder")
    for file in sorted(path for path in home.rglob("*") if path.is_file()):
        target = place / file.relative_to(home)
        if file.parent == home:
            write_once(target, file.read_bytes())
        else:
            write_atomic(target, file.read_bytes())
    return place / CONFIG


def _is_sample(place: Path, home: Path) -> bool:
    """Whether a folder is the sample week's: its config, however changed, still has the sample's key."""
    lines = (home / CONFIG).read_text(encoding="utf-8").splitlines()
    key, config = next(line for line in lines if line.startswith("key")), place / CONFIG
    return config.is_file() and key in config.read_text(encoding="utf-8", errors="replace")
