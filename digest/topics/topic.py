"""A topic, as the config tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.topics.phrases import normal

STRONG, PLAIN, WEAK = 2.0, 1.0, 0.5
"""What a phrase of each list counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section of the letter: what puts a story there, and what keeps one out.

    `strong` phrases count double, `weak` ones half; `sections` are the names that outlets give to such a
    section of theirs; `exclude` weighs against the topic. Of its shorts the `most` best stand in it; with
    fewer than `least` it folds into the topic `into`, else into what fits none. Where these two are None
    the letter's `SectionOptions` hold.
    """

    key: str
    title: str
    phrases: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    most: int | None = None
    least: int | None = None
    into: str | None = None

    def weights(self) -> Mapping[str, float]:
        """What each phrase counts; one of several lists counts as in the first of them, excluded ones below
        zero."""
        lists = ((self.exclude, -PLAIN), (self.strong, STRONG), (self.phrases, PLAIN), (self.weak, WEAK))
        found: dict[str, float] = {}
        for phrases, weight in lists:
            found = dict.fromkeys(map(normal, phrases), weight) | found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOptions:
    """How the shorts are put into sections.

    `threshold` is the score that a topic needs: the mean over a story's articles, in which a plain phrase
    counts 3 in the title, 1.5 in the lead, and half in the text. A section of fewer than `least` shorts
    folds; one of more than `most` (None: no end) leaves its last-ranked ones out.
    """

    threshold: float = 2.0
    least: int = 2
    most: int | None = None
