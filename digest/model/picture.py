"""A story's picture: the letter's own, with its bytes, or an outlet's, by its address alone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Literal

Pictures = Literal["none", "own", "linked"]
"""Whose pictures a letter shows: nobody's, its own, or those of own and licensed outlets, too."""
PictureKind = Literal["image/jpeg", "image/png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a story. `alt` says what it shows ("" for a linked one of which nobody has said it);
    `credit` names who made it, or the outlet.

    The letter's own has `data`, its bytes in base64, of `width` × `height` pixels; `url` is where the
    archive site will have it, if the letter has one. A linked one has its outlet's address as `url`, the
    article that states it, and no size: nobody has fetched it.
    """

    alt: str = ""
    credit: str = ""
    url: str | None = None
    article_id: str | None = None
    data: str = ""
    kind: PictureKind = "image/jpeg"
    width: int = 0
    height: int = 0

    @property
    def raw(self) -> bytes:
        """The bytes of the letter's own; b"" of a linked one."""
        return base64.b64decode(self.data)

    @property
    def name(self) -> str:
        """The name of its file, made of what it holds: "3f2a….jpg"."""
        ending = {"image/jpeg": "jpg", "image/png": "png"}[self.kind]
        return f"{hashlib.sha256(self.raw).hexdigest()[:16]}.{ending}"
