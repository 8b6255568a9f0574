"""What is said of an issue after it was built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

CorrectionKind = Literal["correction", "withdrawn"]
IssuePart = Literal["", "numbers", "ahead", "voices", "quote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A dated note on what an issue has printed: the editor's correction, or that a passage was withdrawn.

    `slot` and `sent` are the issue's; `title` is the headline of the story that it is on, "" for one on
    the issue as a whole; `note` is the editor's text (Markdown; "" for a withdrawal without a reason).
    `after` counts the lead's excerpts before a withdrawn passage, None where its place is not known any
    more; `part` is set for one that stood outside of the stories. `key` is the same for the same entry of
    the register.
    """

    kind: CorrectionKind
    key: str
    day: date
    slot: str
    sent: date
    note: str = ""
    story_id: str = ""
    title: str = ""
    part: IssuePart = ""
    after: int | None = None
