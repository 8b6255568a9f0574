"""Where the stories of a week stand: every one that was found, told or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model.article import Kind
from digest.model.story import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story on a line. `outlet` is None while it is unknown."""

    article_id: str
    outlet: str | None
    title: str
    day: date
    kind: Kind = "news"
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story's rank, and why.

    `parts` are the weighted parts of `score`, by name; `leads` is False for a story that may not stand
    first, for `reason`; `moved` is whether the editor has put it where it stands.
    """

    story_id: str
    title: str
    score: float
    parts: tuple[tuple[str, float], ...]
    members: tuple[Member, ...]
    origins: tuple[Origin, ...] = ()
    leads: bool = True
    reason: str = ""
    moved: bool = False

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of the known outlets, those of the first articles first."""
        return tuple(dict.fromkeys(m.outlet for m in self.members if m.outlet))

    @property
    def outlet_count(self) -> int:
        """How many outlets tell it; each article of an unknown one counts for itself."""
        return len(self.outlets) + sum(member.outlet is None for member in self.members)
