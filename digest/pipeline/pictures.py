"""The letter's own pictures: files that the edits name, read and made ready to be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.compose.pictures import NONE, RULE
from digest.config import Config
from digest.edits import Edits, StoryEdit
from digest.errors import ConfigError
from digest.files import EDITS_FILE
from digest.model import Flag, Picture
from digest.pipeline.beside import read_beside
from digest.render.pictures import OwnPicture, own_picture

_LARGEST = 30_000_000
"""Bytes of a file as a camera writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPictures:
    """The pictures by their files' names in the edits, what is to be told of them, and the files' hashes."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()


def own_pictures(edits: Edits, folder: Path, config: Config) -> OwnPictures:
    """The pictures of the stories' edits; none where the letter shows none. A file lies beside the edits in
    `folder`, or below the config's folder.

    Raises ConfigError that names the edit, the file, what is wrong with it and what to do.
    """
    named = {edit.picture: edit for edit in edits.stories if edit.picture and edit.picture != NONE}
    if config.issue.pictures == "none" or not named:
        return OwnPictures()
    files = {name: _read(edit, folder, config.root) for name, edit in named.items()}
    made = {name: _made(named[name], raw, folder) for name, raw in files.items()}
    return OwnPictures(
        pictures={name: _placed(own.picture, config) for name, own in made.items()},
        flags=tuple(_flags(named, made, config)),
        inputs=tuple(sorted((name, hashlib.sha256(raw).hexdigest()) for name, raw in files.items())),
    )


def _read(edit: StoryEdit, folder: Path, root: Path) -> bytes:
    return read_beside(edit.picture or "", f"{edit.where}: picture", folder, root, _LARGEST)


def _made(edit: StoryEdit, raw: bytes, folder: Path) -> OwnPicture:
    try:
        return own_picture(raw)
    except ValueError as error:
        reason = f"{edit.picture!r} {error}"
        raise ConfigError(folder / EDITS_FILE, f"{edit.where}: picture", reason) from error


def _placed(picture: Picture, config: Config) -> Picture:
    """The picture with the address that it will have on the archive site."""
    base = config.site.base
    return replace(picture, url=f"{base}pictures/{picture.name}") if base else picture


def _flags(named: Mapping[str, StoryEdit], made: Mapping[str, OwnPicture], config: Config) -> Iterator[Flag]:
    for name, own in made.items():
        if own.moved:
            reason = f"{named[name].where}: of the moving picture {name!r} the first frame is shown"
            yield Flag(rule=RULE, reason=reason)
    if not config.site.base and not config.newsletter.mail.web:
        reason = (
            "email.html tells your own pictures in words, since it has no address of them: issue.eml carries"
        )
        yield Flag(rule=RULE, reason=f"{reason} them, and `[site] base_url` would let email.html show them")
