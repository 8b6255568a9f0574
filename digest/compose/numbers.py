"""By the numbers: the figures of the printed stories that are not told above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from digest.candidates.furniture import furniture
from digest.candidates.pointing import pointed
from digest.candidates.rulings import days_within, definite_subject, leans
from digest.candidates.weights import terms
from digest.compose.expiry import expired
from digest.compose.harm import sentence_harm
from digest.compose.labels import claims, superseded
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.facts.clauses import verbal, words_of
from digest.facts.numbers import find_numbers
from digest.model import Excerpt, FigureCandidate, Number, Reading
from digest.text.korean import is_korean
from digest.text.lexicon import NATIONALITIES, PLACES
from digest.text.people import in_full

MOST_OF_ONE = 3
"""Figures of one story."""
TOLD = 0.8
"""Share of a label's terms that is printed above, from which it tells nothing."""
_LARGE = 1000
LEAST_WORDS = 4
"""Words of a label that tells by itself what the number counts."""


_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|their|its|these|those|then"
    r"|(?:of|in|for|by|under|after) (?:this|that))\b",
    re.IGNORECASE,
)


_BARE_END = re.compile(r"\b(?:the|these|those) [\d.,]+ \w+$")
"""At the end of a label a number that the story has told of ("the 55,000 pages")."""
_SHARE_OF = re.compile(
    r"[\d.,]+(?:%| percent) (?:\w+ly )?\w+ed\b|\S+(?: \w+illion)? and (?:with|for|to|in|at)\b"
)
_PARTY = re.compile(
    r"[Tt]he (?:[\w’'.-]+ ){0,3}(?:Democrat|Republican|Conservative|Liberal|Socialist|lawmaker|senator"
    r"|congress(?:man|woman)|governor|mayor|minister|native)\b(?! of\b)"
)
"""A person told by party or office alone: "The Port Ansel Democrat said …"."""
_BASED = re.compile(r"[Tt]he [\w’'., ]*-based [a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What is printed above: its terms, its numbers with their units, its excerpts by article."""

    words: frozenset[str]
    values: frozenset[tuple[float, str]]
    numbers: frozenset[float]
    """Those so large or so exact that they mean one thing, whatever stands beside them."""
    places: Mapping[str, Sequence[Excerpt]]

    def of(self, place: Excerpt) -> Sequence[Excerpt]:
        """The excerpts of the same article."""
        return self.places.get(place.article_id, ())


def numbers(
    entries: Sequence[Entry], setting: Setting, told: Sequence[Excerpt], printed: Printed
) -> list[Number]:
    """The best figure of each story, then the second of each, and so on; then story by story.

    `told` are the excerpts printed above, in which a figure would stand twice.
    """
    above = _above(told, setting)
    each = [_of_story(entry, setting, above) for entry in entries]
    rounds = [number for turn in zip_longest(*each) for number in turn if number]
    taken: list[Number] = []
    values = set[tuple[float, str]]()
    for number in rounds:
        excerpt, value = number.figure.excerpt, (number.figure.number, number.figure.unit)
        full = len(taken) == setting.options.numbers or value in values
        full = full or any(excerpt.meets(n.figure.excerpt) for n in taken)
        if not full and printed.fits([excerpt]) is None:
            values.add(value)
            printed.add(excerpt.article_id, excerpt.text)
            taken.append(number)
    rank = {entry.id: n for n, entry in enumerate(entries)}
    return sorted(taken, key=lambda n: rank[n.story_id])


def _above(told: Sequence[Excerpt], setting: Setting) -> Above:
    places: dict[str, list[Excerpt]] = {}
    for place in told:
        places.setdefault(place.article_id, []).append(place)
    return Above(
        words=frozenset(t for place in told for t in terms(place.text)),
        values=frozenset(
            (figure.number, figure.unit)
            for place in told
            for figure in setting.readings[place.article_id].figures
            if place.start <= figure.excerpt.start < place.end
        ),
        numbers=frozenset(
            number.value
            for place in told
            for number in find_numbers(
                setting.readings[place.article_id].article.text, place.start, place.end
            )
            if number.value >= _LARGE or number.value % 1
        ),
        places=places,
    )


def _of_story(entry: Entry, setting: Setting, told: Above) -> list[Number]:
    """Each fact once: the figures that most outlets print first, what is before what is not."""
    best: dict[frozenset[Excerpt], FigureCandidate] = {}
    for candidate in entry.candidates.figures:
        if _fits(candidate, entry, setting, told) and not _told(candidate, told):
            fact = _fact(candidate)
            best[fact] = max(
                best.get(fact, candidate), candidate, key=lambda c: _plainness(c, entry, setting)
            )
    ranked = sorted(best.values(), key=lambda c: _worth(c, setting))
    return [
        Number(
            figure=c.figure,
            credit=setting.credit(setting.readings[c.figure.excerpt.article_id].article),
            story_id=entry.id,
        )
        for c in ranked[:MOST_OF_ONE]
    ]


def _told(candidate: FigureCandidate, told: Above) -> bool:
    """Whether a printed sentence gives the same number of the same thing, or most words of the label and
    the number's own among them."""
    own = terms(candidate.figure.excerpt.text)
    value = (candidate.figure.number, candidate.figure.unit)
    number = terms(candidate.figure.value.text)
    if candidate.figure.number in told.numbers:
        return True
    return value in told.values or (number <= told.words and len(own & told.words) >= TOLD * len(own))


def _fact(candidate: FigureCandidate) -> frozenset[Excerpt]:
    """The figures that say the same, as one key."""
    return frozenset(f.excerpt for f in (candidate.figure, *candidate.agreeing))


def _plainness(candidate: FigureCandidate, entry: Entry, setting: Setting) -> tuple[int, int, int]:
    """How well a label tells the fact by itself: the story's names, other names, few words."""
    own = terms(candidate.figure.excerpt.text)
    main = sum(bool(own & terms(name)) for name in entry.candidates.names)
    return (main, _names(candidate, setting), -len(candidate.figure.excerpt.text.split()))


def _worth(candidate: FigureCandidate, setting: Setting) -> tuple[int, bool, int, float]:
    place = candidate.figure.excerpt
    depth = candidate.figure.sentence / max(1, len(setting.readings[place.article_id].sentences))
    return (-len(_outlets(candidate, setting)), candidate.figure.negated, -_names(candidate, setting), depth)


def _names(candidate: FigureCandidate, setting: Setting) -> int:
    label = candidate.figure.excerpt
    names = setting.readings[label.article_id].names
    return sum(label.start <= n.excerpt.start and n.excerpt.end <= label.end for n in names)


def _fits(candidate: FigureCandidate, entry: Entry, setting: Setting, told: Above) -> bool:
    label, value = candidate.figure.excerpt, candidate.figure.value
    span = value.start - label.start, value.end - label.start
    reading = setting.readings[label.article_id]
    host = reading.sentences[candidate.figure.sentence]
    days = [d for d in days_within(reading, host) if label.start <= d.excerpt.start < label.end]
    return not (
        candidate.rulings
        or reading.article.kind == "opinion"
        or len(label.text.split()) < LEAST_WORDS
        or sentence_harm(host.excerpt.text)
        or _torn(label, host.excerpt)
        or _strangers(label, reading, setting, told)
        or not _alone(label, reading, host.excerpt.text)
        or not (reading.article.language == "ko" or claims(label.text, span, host.excerpt.text))
        or any(day.relative for day in days)
        or value.text.isalpha()
        or superseded(label.text, span)
        or expired(label.text, days, entry.candidates.day, setting.as_of)
        or any(label.meets(place) for place in told.of(label))
    )


def _alone(label: Excerpt, reading: Reading, host: str) -> bool:
    """Whether a label is understood without its article: nothing in it points back, and it tells what was
    done, or at least whose number it is."""
    if _PRONOUN.search(label.text) or leans(label.text) or _unnamed(label.text) or furniture(host):
        return False
    if pointed(label, reading.article.text[: label.start]):
        return False
    if is_korean(label.text):
        return _named(label, reading)
    plain = words_of(label.text, 0, len(label.text))
    return any(verbal(plain, at) for at in range(1, len(plain))) or _named(label, reading)


def _torn(label: Excerpt, host: Excerpt) -> bool:
    """Whether a label breaks off inside an insertion between dashes, or begins with a share of nothing."""
    after = host.text[label.end - host.start :].lstrip()[:1]
    dashes = len(re.findall("[—–]", label.text))
    return (
        (after in {"—", "–"} and dashes > 0)
        or label.text.endswith(("—", "–"))
        or dashes == 1
        or bool(_SHARE_OF.match(label.text) or _BARE_END.search(label.text))
    )


def _strangers(label: Excerpt, reading: Reading, setting: Setting, told: Above) -> bool:
    """Whether the label names by the family name alone a person whom nothing above has named."""
    inside = [n for n in reading.names if label.start <= n.excerpt.start and n.excerpt.end <= label.end]
    bare = [n for n in inside if n.kind == "person" and not in_full(n.excerpt.text)]
    return any(n.key not in setting.known and not terms(n.excerpt.text) <= told.words for n in bare)


def _unnamed(text: str) -> bool:
    """Whether the label's subject is "the x" without a name in it: "the estimate", "the Selby-based firm"."""
    nouns = definite_subject(text)
    if _BASED.match(text) or _PARTY.match(text):
        return True
    subject = text[: text.lower().find(nouns[-1])].split()[1:] if nouns else []
    return bool(nouns) and not any(word[:1].isupper() for word in subject)


def _named(label: Excerpt, reading: Reading) -> bool:
    """Whether a person or a body stands in the label, or two places do."""
    inside = [n for n in reading.names if label.start <= n.excerpt.start and n.excerpt.end <= label.end]
    places = sum(n.key in PLACES | NATIONALITIES for n in inside)
    return len(inside) > places or places > 1


def _outlets(candidate: FigureCandidate, setting: Setting) -> set[str]:
    figures = (candidate.figure, *candidate.agreeing)
    return {setting.readings[f.excerpt.article_id].article.source or f.excerpt.article_id for f in figures}
