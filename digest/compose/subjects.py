"""Candidates for the mail's subject and the line beside it: printed words that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.compose.setting import Entry
from digest.model import Brief

SUBJECT = 50
"""Characters of a subject that a phone shows."""
PREHEADER = 90
"""Characters of the line beside it."""
_OFFERED = 3


def subject_lines(entries: Sequence[Entry], briefs: Sequence[Brief]) -> tuple[str, ...]:
    """Three lines of at most 50 characters: headlines that are short enough, then the names of the first
    stories, as many as fit."""
    names = [entry.candidates.names[0] for entry in entries if entry.candidates.names]
    return _offered([*_fitting(_headlines(briefs), SUBJECT), *_growing(names, ", ", SUBJECT)])


def preheader_lines(entries: Sequence[Entry], briefs: Sequence[Brief]) -> tuple[str, ...]:
    """Three lines of at most 90 characters: the headlines after the first that fit together, single ones,
    then names."""
    headlines = _headlines(briefs)[1:]
    together = [line for line in _growing(headlines, " · ", PREHEADER) if " · " in line]
    names = list(dict.fromkeys(name for entry in entries for name in entry.candidates.names[:1]))
    return _offered([*together, *_fitting(headlines, PREHEADER), *_growing(names, ", ", PREHEADER)])


def _headlines(briefs: Sequence[Brief]) -> list[str]:
    return [" ".join(b.headline.text.split()) for b in briefs if b.headline]


def _fitting(lines: Sequence[str], most: int) -> list[str]:
    return [line for line in lines if len(line) <= most]


def _growing(words: Sequence[str], between: str, most: int) -> Iterator[str]:
    """The longest row of words that fits, then shorter ones."""
    rows = [between.join(words[:count]) for count in range(len(words), 0, -1)]
    yield from (row for row in rows if len(row) <= most)


def _offered(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))[:_OFFERED]
