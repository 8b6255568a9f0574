"""Collect: the files of the folders → extractions → the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from digest import __version__
from digest.archive import Archive
from digest.config import Config
from digest.errors import SourceError
from digest.extract import read_file
from digest.fetch.folder import address_of, read_folder
from digest.model import Extraction, Failure, Fetched, Flag, LeftOut

Progress = Callable[[str, int, int], None]
"""Told at each step: the stage's name, how many are done, how many there are (0: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The ids of the articles that the folders hold, where each was read, what was not read, what the
    archive holds and the issue must not, and what the editor should look at."""

    addresses: dict[str, tuple[str, ...]]
    failures: tuple[Failure, ...]
    left_out: tuple[LeftOut, ...] = ()
    flags: tuple[Flag, ...] = ()


def collect(
    folders: Sequence[Path], archive: Archive, config: Config, now: datetime, progress: Progress
) -> Collected:
    """Put every article of the folders into the archive. One bad file never stops the others."""
    addresses: dict[str, tuple[str, ...]] = {}
    failures: list[Failure] = []
    maker = maker_of(config)
    for folder in folders:
        for done, found in enumerate(_files(folder), 1):
            progress("reading", done, 0)
            if isinstance(found, Failure):
                failures.append(found)
                continue
            try:
                for article_id in _keep(found, folder, archive, config, now, maker):
                    addresses[article_id] = (*addresses.get(article_id, ()), found.address)
            except SourceError as error:
                failures.append(Failure(address=error.address, reason=error.reason))
    return Collected(addresses=addresses, failures=tuple(failures))


def _files(folder: Path) -> Iterator[Fetched | Failure]:
    try:
        yield from read_folder(folder)
    except SourceError as error:
        yield Failure(address=error.address, reason=error.reason)


def _keep(
    found: Fetched, folder: Path, archive: Archive, config: Config, now: datetime, maker: str
) -> Iterator[str]:
    source = f"folder:{folder.name}"
    known = archive.known(source, found, maker=maker)
    if known:
        yield from (article.id for article in known)
        return
    extraction = extract(found, config)
    yield archive.add(extraction, found, source, now, maker=maker).article.id


def extract(found: Fetched, config: Config) -> Extraction:
    """A file as an article, by the config's outlets and zone. Raises SourceError."""
    return read_file(found.address, found.raw, outlets=config.outlets, modified=found.seen, zone=config.zone)


def read_one(path: Path, config: Config) -> Extraction:
    """What is understood of one file; raises SourceError when it can't be read."""
    try:
        raw = path.read_bytes()
        modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise SourceError(str(path), f"can't be read: {error.strerror}") from error
    return extract(Fetched(address=address_in(path, config) or path.name, raw=raw, seen=modified), config)


def folders_of(config: Config) -> tuple[Path, ...]:
    """The letter's folders of articles: the config's, else `articles/` beside it, where there is one."""
    usual = config.root / "articles"
    return config.folders or ((usual,) if usual.is_dir() else ())


def address_in(path: Path, config: Config) -> str | None:
    """The address that a build gives to a file: relative to the first of the letter's folders that it lies
    below. None for what lies elsewhere or is no file."""
    try:
        if not path.is_file():
            return None
    except OSError:  # longer than a path can be: words, no file
        return None
    # The file's own name stays, also where it is a link to another file.
    place = path.parent.resolve() / path.name
    tops = (folder.resolve() for folder in folders_of(config))
    return next((address_of(place, top) for top in tops if place.is_relative_to(top)), None)


def maker_of(config: Config) -> str:
    """What decides how a file is cut: this version, and the config's outlets and zone."""
    told = repr((config.outlets, config.newsletter.zone)).encode()
    return f"{__version__}:{hashlib.sha256(told).hexdigest()[:16]}"
