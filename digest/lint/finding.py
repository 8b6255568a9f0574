"""What a check has found, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`place` is a story's title or a file of the issue; `said` what is wrong there; `cure` what to do.
    An error should not be sent; a warning is for the editor to weigh."""

    level: Level
    rule: str
    place: str
    said: str
    cure: str
