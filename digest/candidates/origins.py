"""Origins: the news voices that a fact goes back to, apart from the people and offices that speak."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Reading
from digest.text.voices import credited, is_own, voices


def find_origins(reading: Reading) -> tuple[str, ...]:
    """The news voices that an article goes back to, in the order in which it names them: wire credits
    first, then "according to X", "told X", "X reported". Its own outlet is none."""
    found = [*credited(reading.article), *(name for _, name in sentence_origins(reading))]
    named = dict.fromkeys(name for name in found if not is_own(reading.article, name))
    return tuple(name for name in named if not any(other.endswith(f" {name}") for other in named))


def sentence_origins(reading: Reading) -> tuple[tuple[int, str], ...]:
    """(index of the sentence, voice) for every voice that a sentence goes back to."""
    return tuple(
        (sentence.index, name)
        for sentence in reading.sentences
        for name in voices(sentence.excerpt.text)
        if not is_own(reading.article, name)
    )


def story_origins(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The voices that a story goes back to, those that most articles cite first. Two outlets that both cite
    TASS have one origin; an outlet that cites nobody has none but itself."""
    counts: dict[str, int] = {}
    for reading in readings:
        for name in find_origins(reading):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], list(counts).index(name))))
