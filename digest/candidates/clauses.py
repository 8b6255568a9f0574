"""What an article says was done on a day of the past: clauses that two articles can be compared by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.candidates.align import stem, stems
from digest.candidates.people import person_named
from digest.candidates.rulings import within
from digest.facts.verbs import is_past
from digest.model import Day, Excerpt, Name, Person, Reading, Sentence
from digest.text.lexicon import NATIONALITIES, PLACES, TITLES

SPEECH = frozenset(
    """
    said told confirmed announced stated declared revealed added reported disclosed acknowledged explained
    noted claimed insisted replied argued warned stressed
    """.split()
)
"""One kind of act: to tell the public something."""
_INVERTED = frozenset("said told added explained noted".split())
"""Verbs that may stand before their speaker ("said Reed")."""
_AUXILIARY = frozenset("was were had been has have be did".split())
_WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*")
_QUOTE = re.compile('[“"«「][^”"»」]*[”"»」]?')
_BREAK = re.compile(
    r"[;:—]|,\s+(?:and|but|while|after|as|which|who|where|when)\b|\b(?:that|who|which|after|before)\b"
)
_ATTRIBUTION = re.compile(r"\b(?:according to|citing)\b[^;.]*")
_BETWEEN = re.compile(
    r"(?:,[^,]{3,80},)?\s*(?:(?:also|later|has|had|have|first|then|was|were|been|formally|officially)\s+)*"
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_COMMA = re.compile("[,;:—(]")
_BODY = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*)*")
_SEATS = frozenset("Kremlin Pentagon Vatican Élysée Westminster Zhongnanhai Hague".split())
"""Places that are offices: a role that names one speaks for it."""
_REACH = 60
"""How many characters a day may stand from the verb that it belongs to."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody's act on a day.

    `subjects` are the keys that mean who did it (a person, the body that the person speaks for), `act` is
    "say" or the verb's stem, `names` the stems of all who
    share in it, `terms` the stems of what it is about, `place` the words to bar or to print.
    """

    subjects: frozenset[str]
    names: frozenset[str]
    act: str
    day: Day
    terms: frozenset[str]
    place: Excerpt
    told: str


def dated_clauses(reading: Reading, people: Sequence[Person]) -> Iterator[Clause]:
    """The dated past acts of an article whose subject is a name, one for each day that it prints."""
    sure = reading.article.dated in ("printed", "feed", "page")
    by_index = {sentence.index: sentence for sentence in reading.sentences}
    for day in reading.days:
        single = day.precision == "day" and day.first == day.last and not day.vague
        if single and day.tense == "past" and (sure or not day.relative):
            clause = _clause(reading, by_index.get(day.sentence), day, people)
            if clause is not None:
                yield clause


def _clause(reading: Reading, sentence: Sentence | None, day: Day, people: Sequence[Person]) -> Clause | None:
    if sentence is None:
        return None
    start = sentence.excerpt.start
    plain = _blanked(sentence.excerpt.text)
    verb = _verb(plain, day.excerpt.start - start, day.excerpt.end - start)
    names = within(reading.names, sentence.excerpt)
    subject = _subject(reading, names, verb, start) if verb else None
    if verb is None or subject is None:
        return None
    act = "say" if verb[0] in SPEECH else stem(verb[0])
    named = [subject, *_joined(reading, names, subject)]
    keys = frozenset[str]().union(*(_keys(name, people) for name in named))
    return Clause(
        subjects=keys,
        names=frozenset[str]().union(*(_name_stems(name.excerpt.text) for name in named)),
        act=act,
        day=day,
        terms=_terms(sentence, plain, named, day, act) - keys,
        place=_place(reading, sentence, subject, day, start + verb.end()),
        told=f"{subject.key}’s word" if act == "say" else f"{subject.key} {verb[0]}",
    )


def _blanked(text: str) -> str:
    return _QUOTE.sub(lambda m: " " * len(m[0]), text)


def _verb(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The past verb that a day belongs to: the nearest one in reach with no other clause between."""
    near: list[tuple[int, int, re.Match[str]]] = []
    for match in _WORD.finditer(plain):
        if match[0] in _AUXILIARY or not is_past(match[0]):
            continue
        before = match.end() <= start
        between = plain[match.end() : start] if before else plain[end : match.start()]
        if len(between) <= _REACH and not _BREAK.search(between):
            near.append((not before, len(between), match))
    return min(near, key=lambda n: n[:2])[2] if near else None


def _subject(reading: Reading, names: Sequence[Name], verb: re.Match[str], offset: int) -> Name | None:
    """The name right before the verb (an apposition apart), or right after it ("said Reed")."""
    text, first, last = reading.article.text, offset + verb.start(), offset + verb.end()
    before: Name | None = None
    roles = [(name.role.start, name.role.end) for name in names if name.role]
    for name in names:
        if any(a <= name.excerpt.start < b for a, b in roles):
            continue
        if name.excerpt.end <= first:
            before = name
        elif last < name.excerpt.start <= last + 1 and verb[0] in _INVERTED:
            return name
    if before is not None and _BETWEEN.fullmatch(text[before.excerpt.end : first]):
        return before
    return None


def _place(reading: Reading, sentence: Sentence, subject: Name, day: Day, verb_end: int) -> Excerpt:
    """The words from the subject (or a day in front of it) to the verb or day, the quotation left out."""
    text = reading.article.text
    first = min(subject.excerpt.start, subject.role.start if subject.role else subject.excerpt.start)
    if day.excerpt.start < first:
        first = sentence.excerpt.start
    elif text[max(0, first - 4) : first].lower() == "the ":
        first -= 4
    return Excerpt.of(reading.article, max(first, sentence.excerpt.start), max(verb_end, day.excerpt.end))


def _keys(subject: Name, people: Sequence[Person]) -> frozenset[str]:
    """A person, and the bodies that the roles name ("Kremlin aide"); for any other name its stems."""
    if subject.kind != "person":
        return frozenset({" ".join(stem(w) for w in subject.key.split())})
    person = person_named(people, subject.key)
    roles = person.roles if person else (subject.role,) if subject.role else ()
    bodies = {_body(m[0]) for role in roles for m in _BODY.finditer(role.text)} - {""}
    return frozenset({person.key if person else subject.key} | bodies)


def _body(name: str) -> str:
    """The key of an institution that a role names: its words less nationalities, titles and mere places."""
    words = [re.sub(r"[’']s?$", "", w) for w in name.split()]
    dropped = (NATIONALITIES | PLACES | TITLES) - _SEATS
    return " ".join(stem(w) for w in words if w[:1].isupper() and w not in dropped)


def _name_stems(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in name.split() if w not in NATIONALITIES | PLACES | TITLES)


def _joined(reading: Reading, names: Sequence[Name], subject: Name) -> list[Name]:
    """The names of the sentence that share the verb with the subject: "Reed and Ames signed"."""
    found: list[Name] = []
    first = subject
    for name in reversed(names):
        start = (
            first.role.start if first.role and first.role.end <= first.excerpt.start else first.excerpt.start
        )
        if name.excerpt.end <= start and _AND.fullmatch(reading.article.text[name.excerpt.end : start]):
            found.append(name)
            first = name
    return found


def _terms(sentence: Sentence, plain: str, named: Sequence[Name], day: Day, act: str) -> frozenset[str]:
    """What the clause is about: the stems less who, when and to whom it is ascribed; of an act only those of
    its own clause."""
    text = sentence.excerpt.text
    for match in _ATTRIBUTION.finditer(plain):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    if act != "say":
        end = day.excerpt.end - sentence.excerpt.start
        stop = _COMMA.search(text, end)
        text = text[: stop.start()] if stop else text
    drop = stems(day.excerpt.text) | {act} | {stem(verb) for verb in SPEECH}
    for name in named:
        drop |= stems(name.excerpt.text) | (stems(name.role.text) if name.role else frozenset())
    return stems(text) - drop
