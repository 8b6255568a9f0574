"""The bars that memory sets: what earlier text held, and what an earlier issue printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from digest.memory.news import Recalled
from digest.memory.words import key
from digest.model import Candidate, Candidates, Ruling

RULE = "told"
Told = Callable[[str, int, str], str]
"""From an article's id, a sentence's index and the words to the reason that bars them; "" for none."""


def bar_told(candidates: Candidates, recalled: Recalled) -> Candidates:
    """The candidates of an update: what brings nothing new is barred."""
    return _barred(candidates, lambda article, index, words: recalled.told.get((article, index), ""))


def bar_printed(candidates: Candidates, printed: Mapping[str, str]) -> Candidates:
    """No sentence that an earlier issue printed comes again, in whichever story; `printed` leads from a
    sentence's `key` to the issue's slot."""

    def told(article: str, index: int, words: str) -> str:
        slot = printed.get(key(words))
        return f"printed in {slot}" if slot else ""

    return _barred(candidates, told)


def _barred(candidates: Candidates, told: Told) -> Candidates:
    return replace(
        candidates,
        sentences=tuple(_sentence(c, told) for c in candidates.sentences),
        quotes=tuple(
            replace(c, rulings=c.rulings + _rulings(told(place.article_id, c.sentence, place.text)))
            for c in candidates.quotes
            for place in [c.quote.excerpt]
        ),
        figures=tuple(
            replace(c, rulings=c.rulings + _rulings(told(place.article_id, c.figure.sentence, place.text)))
            for c in candidates.figures
            for place in [c.figure.excerpt]
        ),
    )


def _sentence(candidate: Candidate, told: Told) -> Candidate:
    place = candidate.sentence.excerpt
    return replace(
        candidate,
        rulings=candidate.rulings + _rulings(told(place.article_id, candidate.sentence.index, place.text)),
    )


def _rulings(reason: str) -> tuple[Ruling, ...]:
    return (Ruling(rule=RULE, effect="bar", reason=reason),) if reason else ()
