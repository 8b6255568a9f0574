"""What is new in a story that an earlier issue has told: sentences whose facts earlier text did not hold.

A sentence is news where it names a later day, a figure or a name that no earlier article of the story
held, or says in its words what none of them said; an article's first sentence also where its headline is the
first to tell an outcome. A story is news where one of its articles opens with
news: what happened stands there, and a detail that an outlet adds further down brings no story back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from digest.facts.numbers import find_numbers
from digest.memory.outcomes import new_outcome
from digest.memory.threads import Thread
from digest.memory.words import key, stems
from digest.model import Article, Day, Reading, Sentence, Story

OPENING = 3
"""Sentences of an article that tell what happened."""
HELD = 0.8
"""Share of a sentence's stems that one earlier sentence holds, from which it says the same."""
SOME = 2
"""New stems that a sentence needs beside a later day on which something happened."""
BESIDE = 0.3
"""Share of new stems that it needs beside a new figure or a new name."""
OTHER = 0.75
"""Share of new stems from which a sentence without any of them is news."""
FEW = 4
"""New stems that such a sentence needs at least."""
_SAID = re.compile(r"\b(?:said|says|told|added|reported|according)\b[^,.;]{0,25}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A story of today that goes on from a thread.

    `told` are the sentences that bring nothing new (article id, index), each with the reason; `headlines`
    the ids of the articles whose headline is news; `opens` whether an article opens with news; `novelty`
    the share, from 0 to 1, of the story's sentences that are news (for the rank: a story that was never
    told has 1).
    """

    thread: Thread
    told: Mapping[tuple[str, int], str]
    headlines: frozenset[str]
    opens: bool
    novelty: float


@dataclass(frozen=True, slots=True)
class _Known:
    """What earlier text held: its sentences' stems, all its stems, its numbers, the month and day of each
    of its days (its year may be misread), and the last day on which any of it was written."""

    sentences: tuple[frozenset[str], ...]
    stems: frozenset[str]
    numbers: frozenset[float]
    days: frozenset[tuple[int, int]]
    last: date
    keys: frozenset[str]
    slot: str


def recall(story: Story, thread: Thread, readings: Mapping[str, Reading]) -> Recalled:
    """What is new in `story`. `readings` are by article id, of its articles and the thread's."""
    known = _known(thread, readings)
    told: dict[tuple[str, int], str] = {}
    opens, count = False, 0
    for article in story.articles:
        reading = readings[article.id]
        for sentence in reading.sentences:
            count += 1
            reason = _told(sentence, reading, known)
            if reason:
                told[article.id, sentence.index] = reason
            elif sentence.index < OPENING:
                opens = True
    headlines = frozenset(a.id for a in story.articles if a.title and _fresh_title(a, known))
    return Recalled(
        thread=thread,
        told=told,
        headlines=headlines,
        opens=opens,
        novelty=round(1 - len(told) / max(1, count), 4),
    )


def _known(thread: Thread, readings: Mapping[str, Reading]) -> _Known:
    earlier = [readings[article.id] for article in thread.articles]
    held = [stems(s.excerpt.text) for reading in earlier for s in reading.sentences]
    titles = [stems(reading.article.title) for reading in earlier]
    texts = [f"{reading.article.title}\n{reading.article.text}" for reading in earlier]
    return _Known(
        sentences=(*held, *titles),
        stems=frozenset[str]().union(*held, *titles),
        numbers=frozenset(n.value for text in texts for n in find_numbers(text, 0, len(text))),
        days=frozenset((d.first.month, d.first.day) for reading in earlier for d in reading.days),
        last=max(reading.article.published.date() for reading in earlier),
        keys=frozenset(key(s.excerpt.text) for reading in earlier for s in reading.sentences),
        slot=thread.last.issue.slot,
    )


def _told(sentence: Sentence, reading: Reading, known: _Known) -> str:
    """Why a sentence is no news; "" where it is."""
    text = sentence.excerpt.text
    own = stems(text)
    if key(text) in known.keys:
        return f"it stood in the articles of {known.slot}"
    if not own or any(len(own & held) >= HELD * len(own) for held in known.sentences):
        return f"an article of {known.slot} says the same"
    new = own - known.stems
    share = len(new) / len(own)
    if sentence.index == 0 and new_outcome(stems(reading.article.title), known.stems):
        return ""
    if len(new) >= SOME and _happened(sentence, reading, known):
        return ""
    if share >= BESIDE and _adds(sentence, reading, known):
        return ""
    if share >= OTHER and len(new) >= FEW:
        return ""
    return f"adds no day, figure or name to the articles of {known.slot}"


def _happened(sentence: Sentence, reading: Reading, known: _Known) -> bool:
    """Whether a sentence names a later day, and not only that on which somebody said it."""
    days = (day for day in reading.days if day.sentence == sentence.index)
    start = sentence.excerpt.start
    return any(
        _later(day, reading, known) and not _SAID.search(reading.article.text[start : day.excerpt.start])
        for day in days
    )


def _adds(sentence: Sentence, reading: Reading, known: _Known) -> bool:
    """Whether a new figure or a new name stands in a sentence."""
    place = sentence.excerpt
    figures = {f.number for f in reading.figures if f.sentence == sentence.index}
    names = [n for n in reading.names if place.start <= n.excerpt.start < place.end]
    new_name = any(stems(name.key) and not stems(name.key) & known.stems for name in names)
    return bool(figures - known.numbers) or new_name


def _later(day: Day, reading: Reading, known: _Known) -> bool:
    """Whether a day is news: after all that was written, and not announced then, or come since."""
    if day.precision != "day" or day.first <= known.last:
        return False
    announced = (day.first.month, day.first.day) in known.days
    return not announced or day.first <= reading.article.published.date()


def _fresh_title(article: Article, known: _Known) -> bool:
    """Whether a headline says what no earlier text said."""
    own = stems(article.title)
    if not own or any(len(own & held) >= HELD * len(own) for held in known.sentences):
        return False
    return bool(own - known.stems)
