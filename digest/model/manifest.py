"""What made an issue, and how much it prints of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much an issue prints of an outlet, in words and sentences; the editor's own lines have
    outlet "" and rights "own"."""

    outlet: str
    rights: str
    words: int
    sentences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A version of an article that went into the build."""

    article_id: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What made the issue: same inputs, same bytes. `memory_sha256` is of what the earlier issues told, ""
    where there are none; a `trial` has looked at none and is not remembered. `pictures` are the editor's
    files, by their names in the edits, with the SHA-256 of their bytes."""

    digest_version: str
    as_of: date
    inputs: tuple[Input, ...] = ()
    edits_sha256: str = ""
    config_sha256: str = ""
    memory_sha256: str = ""
    trial: bool = False
    pictures: tuple[tuple[str, str], ...] = ()
    shares: tuple[Share, ...] = ()
