"""What an article says that somebody did on a day of the past: clauses that two articles can be compared by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.candidates.align import stem, stems
from digest.candidates.people import person_named
from digest.model import Day, Excerpt, Name, Person, Reading, Sentence

SPEECH = frozenset(
    """said told confirmed announced stated declared revealed added reported disclosed acknowledged explained noted
    claimed insisted replied argued warned stressed""".split()
)
"""One kind of act: to tell the public something."""
_SPEECH_VERB = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))})\b")
_QUOTE = re.compile('[“"«「][^”"»」]*[”"»」]?')
_BREAK = re.compile(r"[;:—]|,\s+(?:and|but|while|after|as|which|who|where|when)\b")
_REACH = 60
"""How many characters a day may stand from the verb that it belongs to."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody's act on a day: `subject` as printed, `subjects` all keys that mean it, `terms` the stems of
    what it is about."""

    subject: str
    subjects: frozenset[str]
    act: str
    speech: bool
    day: Day
    terms: frozenset[str]
    place: Excerpt
    told: str


def dated_clauses(reading: Reading, people: Sequence[Person]) -> Iterator[Clause]:
    """The dated past acts of an article, one a day word at most."""
    by_index = {sentence.index: sentence for sentence in reading.sentences}
    for day in reading.days:
        if day.tense == "past" and day.precision == "day" and day.first == day.last and not day.vague:
            sentence = by_index.get(day.sentence)
            clause = _clause(reading, sentence, day, people) if sentence else None
            if clause is not None:
                yield clause


def _clause(reading: Reading, sentence: Sentence, day: Day, people: Sequence[Person]) -> Clause | None:
    start = sentence.excerpt.start
    plain = _QUOTE.sub(lambda m: " " * len(m[0]), sentence.excerpt.text)
    verb = _speech_verb(plain, day.excerpt.start - start, day.excerpt.end - start)
    if verb is None:
        return None
    speaker = _speaker(reading, sentence, start + verb.start(), start + verb.end())
    if speaker is None:
        return None
    first = min(speaker.excerpt.start, day.excerpt.start)
    last = max(start + verb.end(), day.excerpt.end, speaker.excerpt.end)
    named = _keys(speaker, people)
    return Clause(
        subject=speaker.key,
        subjects=named,
        act="say",
        speech=True,
        day=day,
        terms=_terms(sentence, speaker, day, verb[0], named),
        place=Excerpt.of(reading.article, first, last),
        told=f"what {speaker.key} said",
    )


def _speech_verb(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of saying that a day belongs to: the nearest one in reach with no clause between."""
    near: list[tuple[int, re.Match[str]]] = []
    for match in _SPEECH_VERB.finditer(plain):
        between = plain[match.end() : start] if match.end() <= start else plain[end : match.start()]
        if len(between) <= _REACH and not _BREAK.search(between):
            near.append((len(between), match))
    return min(near, key=lambda n: (n[0], n[1].start()))[1] if near else None


def _speaker(reading: Reading, sentence: Sentence, verb_start: int, verb_end: int) -> Name | None:
    """The name right before the verb (an apposition apart), or right after it ("said Reed")."""
    text = reading.article.text
    before: Name | None = None
    for name in reading.names:
        if sentence.excerpt.start <= name.excerpt.start and name.excerpt.end <= verb_start:
            before = name
        elif verb_end <= name.excerpt.start <= verb_end + 1:
            return name
    if before is None:
        return None
    between = text[before.excerpt.end : verb_start]
    return (
        before
        if re.fullmatch(r"(?:,[^,]{3,80},)?\s*(?:also |later |has |had |have |first )*", between)
        else None
    )


def _keys(speaker: Name, people: Sequence[Person]) -> frozenset[str]:
    """The keys of a speaker: the person, and the body that a role of theirs names."""
    if speaker.kind != "person":
        return frozenset({stem(speaker.key.split()[-1])})
    person = person_named(people, speaker.key)
    roles = person.roles if person else (speaker.role,) if speaker.role else ()
    bodies = {stem(w) for role in roles if role for w in re.findall(r"\b[A-Z]\w+", role.text)}
    return frozenset({person.key if person else speaker.key} | bodies)


def _terms(sentence: Sentence, speaker: Name, day: Day, verb: str, named: frozenset[str]) -> frozenset[str]:
    drop = stems(speaker.excerpt.text) | stems(day.excerpt.text) | {stem(verb)} | named
    if speaker.role:
        drop |= stems(speaker.role.text)
    return stems(sentence.excerpt.text) - drop
