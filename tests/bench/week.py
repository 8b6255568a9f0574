"""A made-up week of any size: events with words, names and figures of their own, told by several outlets."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

_SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gri",
    "hal",
    "jun",
    "kel",
    "lor",
    "mas",
    "nev",
    "ost",
    "pra",
    "quil",
    "ros",
)
_ENDS = (
    "ane",
    "berg",
    "dock",
    "er",
    "field",
    "gate",
    "ing",
    "low",
    "mont",
    "ner",
    "port",
    "stead",
    "ton",
    "wick",
)
_FIRST = ("Ada", "Tom", "Ida", "Nora", "Hugo", "Mara", "Lena", "Otto", "Vera", "Paul", "Rosa", "Karl")
_ROLES = ("mayor", "minister", "governor", "engineer", "judge", "teacher", "captain", "spokesperson")
_DEEDS = ("approved", "rejected", "opened", "closed", "signed", "delayed", "praised", "inspected", "sold")
_FRAMES = (
    "{name}, the {role} of {place}, {deed} the {a} {b} on {day} after {n} hours of talks about the {c}.",
    "“We waited {n} years for this {a} and for the {b},” said {name}, the {role}.",
    "The {a} in {place} costs ${n} million and employs {m} people, {name} said.",
    "The {role} said the {b} would open on May {d} if the {c} council agrees.",
    "According to {name}, {m} of {n} members {deed} the plan for the {a} near {place}.",
    "Residents of {place} have asked for a {c} with a new {b} since {year}.",
    "{name} told reporters that “the {a} was {deed} too late” and that work on the {c} goes on in {place}.",
    "Officials in {place} have {deed} the {b}, the {c} and the {a} since the {day} meeting.",
)


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles of one story share."""

    place: str
    names: tuple[str, ...]
    role: str
    nouns: tuple[str, ...]
    figures: tuple[int, ...]
    day: int


def write_week(folder: Path, articles: int, words: int, a_story: int = 4) -> None:
    """`articles` text files of about so many words, `a_story` of them on each event."""
    folder.mkdir()
    chance = random.Random(2025)
    for number in range(articles):
        happened = event(number // a_story)
        (folder / f"{number:05}.txt").write_text(told(happened, chance, words))


def event(seed: int) -> Event:
    """The event of a number: the same number, the same event."""
    chance = random.Random(seed)
    return Event(
        place=_word(chance).title(),
        names=tuple(f"{chance.choice(_FIRST)} {_word(chance).title()}" for _ in range(3)),
        role=chance.choice(_ROLES),
        nouns=tuple(_word(chance) for _ in range(24)),
        figures=tuple(chance.randrange(20, 900) for _ in range(6)),
        day=chance.randrange(5, 12),
    )


def told(happened: Event, chance: random.Random, words: int) -> str:
    """An article on an event, as a person pastes it."""
    first, second = chance.sample(happened.nouns[:6], 2)
    title = f"{happened.names[0]} {chance.choice(_DEEDS)} {first} {second} of {happened.place}"
    lines, length = [], 0
    while length < words:
        lines.append(_sentence(happened, chance))
        length += len(lines[-1].split())
    return (
        f"{title}\nBy {chance.choice(_FIRST)} Quill\nMay {happened.day}, 2025\n\n" + "\n\n".join(lines) + "\n"
    )


def _sentence(happened: Event, chance: random.Random) -> str:
    a, b, c = chance.sample(happened.nouns, 3)
    return chance.choice(_FRAMES).format(
        name=chance.choice(happened.names),
        role=happened.role,
        place=happened.place,
        deed=chance.choice(_DEEDS),
        day=chance.choice(("Monday", "Tuesday", "Friday")),
        n=chance.choice(happened.figures),
        m=chance.choice(happened.figures),
        d=chance.randrange(12, 30),
        year=chance.randrange(1980, 2020),
        a=a,
        b=b,
        c=c,
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.sample(_SYLLABLES, chance.choice((1, 2, 2)))) + chance.choice(_ENDS)
