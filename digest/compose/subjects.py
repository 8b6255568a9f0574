"""Candidates for the mail's subject and the line beside it: printed words that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from digest.compose.setting import Entry
from digest.model import Brief

SUBJECT = 50
"""Characters of a subject that a phone shows."""
PREHEADER = 90
"""Characters of the line beside it."""
_OFFERED = 3
_NEXT = 6
"""Stories after the first of which two may stand in a preheader."""


def subject_lines(entries: Sequence[Entry], briefs: Sequence[Brief]) -> tuple[str, ...]:
    """Three lines of at most 50 characters: a plain headline of each story that is short enough, the first
    stories first; then those that are less plain; then the names of the first stories, as many as fit."""
    plain = [line for brief in briefs for line in _fitting(_plain(brief), SUBJECT)[:1]]
    others = _fitting(_headlines(briefs), SUBJECT)
    return _offered([*plain, *others, *_growing(_names(entries), ", ", SUBJECT)])


def preheader_lines(entries: Sequence[Entry], briefs: Sequence[Brief]) -> tuple[str, ...]:
    """Three lines of at most 90 characters: two headlines after the first that fit together, the first
    stories first; single ones; then names."""
    others = briefs[1:]
    pairs = (
        " · ".join(pair)
        for one, other in combinations(others[:_NEXT], 2)
        for pair in product(_plain(one), _plain(other))
        if pair[0] != pair[1]
    )
    together = _fitting(pairs, PREHEADER)[:1]
    plain = [line for brief in others for line in _fitting(_plain(brief), PREHEADER)[:1]]
    singles = _fitting(_headlines(others), PREHEADER)
    return _offered([*together, *plain, *singles, *_growing(_names(entries), ", ", PREHEADER)])


def _names(entries: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(name for entry in entries for name in entry.candidates.names[:1]))


def _plain(brief: Brief) -> list[str]:
    """A story's headline, and the others that it could have, of which the rules say nothing at all."""
    own = [brief.headline] if brief.headline else []
    offered = [choice.headline for choice in brief.titles if not choice.rulings]
    faulty = {choice.headline.text for choice in brief.titles if choice.rulings}
    kept = [headline.text for headline in (*own, *offered) if headline.text not in faulty]
    return list(dict.fromkeys(" ".join(text.split()) for text in kept))


def _headlines(briefs: Sequence[Brief]) -> list[str]:
    return [" ".join(b.headline.text.split()) for b in briefs if b.headline]


def _fitting(lines: Iterable[str], most: int) -> list[str]:
    return [line for line in lines if len(line) <= most]


def _growing(words: Sequence[str], between: str, most: int) -> Iterator[str]:
    """The longest row of words that fits, then shorter ones."""
    rows = [between.join(words[:count]) for count in range(len(words), 0, -1)]
    yield from (row for row in rows if len(row) <= most)


def _offered(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))[:_OFFERED]
