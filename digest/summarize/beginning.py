"""The beginning of one article: what its writer put first, less what does not stand there.

For a single article no weighing of places, words and names has bettered its own order on labelled news:
writers put first what matters. What is left to do is to pass over what can't be printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.candidates.rulings import LEAST_WORDS
from digest.model import Candidate, Candidates
from digest.summarize.choose import barring, opens_badly

_CHAINED = frozenset({"leaning", "answer"})
"""Rules whose bar is lifted where the sentence before it is printed right before."""


def beginning(candidates: Candidates, sentences: int, words: int | None = None) -> tuple[Candidate, ...]:
    """The first `sentences` sentences of a story's one article that no rule bars, within `words` words.

    A scrap, or an opening that is the outlet's judgment, is taken only where nothing else is left. The first
    sentence taken has room in any case.
    """
    scraps = candidates.story.articles[0].language == "en"
    taken: list[Candidate] = []
    put_off: list[Candidate] = []
    for candidate in candidates.sentences:
        if (scraps and _length(candidate) < LEAST_WORDS) or (not taken and opens_badly(candidate)):
            put_off.append(candidate)
        elif _goes_with(candidate, taken, sentences, words):
            taken.append(candidate)
    for candidate in put_off:
        if _goes_with(candidate, taken, sentences, words):
            taken.append(candidate)
    return tuple(sorted(taken, key=lambda c: c.sentence.index))


def _goes_with(candidate: Candidate, taken: Sequence[Candidate], sentences: int, words: int | None) -> bool:
    """Whether there is room for a candidate, and no bar holds beside those that are taken."""
    room = len(taken) < sentences
    if words is not None and taken:
        room = room and sum(map(_length, taken)) + _length(candidate) <= words
    before = any(c.sentence.index == candidate.sentence.index - 1 for c in taken)
    return room and all(before and ruling.rule in _CHAINED for ruling in barring(candidate))


def _length(candidate: Candidate) -> int:
    return len(candidate.sentence.excerpt.text.split())
