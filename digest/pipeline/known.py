"""Known: what is understood of a file, or what the archive holds of an article."""

from __future__ import annotations

from pathlib import Path

from digest.archive import Archive
from digest.config import Config
from digest.errors import SourceError
from digest.extract.repeated import without
from digest.fetch.folder import ENDINGS
from digest.model import Extraction
from digest.pipeline.collect import read_one

ARCHIVE = "archive.db"
_WEB = ("http://", "https://")


def look_at(what: str, config: Config, state: Path) -> Extraction:
    """What is understood of a file, less the lines that the archive in `state` knows as furniture of its
    outlet; or, of an id or an address, the article that the archive holds. Raises SourceError."""
    if not what.startswith(_WEB):
        path = Path(what)
        if path.suffix.lower() in ENDINGS or path.exists():
            return less_repeated(read_one(path, config), state)
    found = _held(what, state)
    if found is None:
        raise SourceError(what, "no such file, and no article of the archive has this id or address")
    return found


def less_repeated(extraction: Extraction, state: Path) -> Extraction:
    """The extraction less the lines that stand on many pages of its outlet, as far as the archive knows."""
    path, outlet = state / ARCHIVE, extraction.article.source
    if outlet is None or not path.is_file():
        return extraction
    with Archive.open(path) as archive:
        return without(extraction, archive.lines.furniture(outlet))


def _held(what: str, state: Path) -> Extraction | None:
    if not (state / ARCHIVE).is_file():
        return None
    with Archive.open(state / ARCHIVE) as archive:
        addressed = archive.by_address(what) if what.startswith(_WEB) else ()
        return archive.extraction(addressed[0].id if addressed else what)
