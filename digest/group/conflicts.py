"""What keeps like events apart: another ordinal or number of the same thing, other names altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from digest.group.linkage import Pairs, dots
from digest.group.terms import BREAK, Terms, normal
from digest.group.vectors import Flags, Floats, names, rarity_of, table
from digest.group.words import NO_NAMES, RATES, STOP, UNITS
from digest.model import Article

LEAD = 30
"""Words of the text, after the title, that name who and what the event is about."""
ENOUGH = 2
"""Terms that both leads must hold for the test to say anything."""

_TITLE_CHARACTERS, _LEAD_CHARACTERS = 120, 300
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ROMAN = dict(
    zip(
        "II III IV VI VII VIII IX XI XII XIII XIV XV XVI".split(),
        "2 3 4 6 7 8 9 11 12 13 14 15 16".split(),
        strict=True,
    )
)
_ORDINAL = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_WORDS)}))[ -]((?:[^\W\d_]+[ -]){{0,2}}[^\W\d_]+)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\d(?:st|nd|rd|th)")
_NUMBERED = re.compile(rf"\b([^\W\d_]{{3,}})[ -](?:(\d{{1,3}})(?!\w|[.,:–-]\d| ?%)|({'|'.join(_ROMAN)})\b)")

Signature = dict[str, frozenset[str]]


def signature(text: str, known: frozenset[str]) -> Signature:
    """What a title or lead numbers: {"package": {"12"}}, {"artemis": {"2"}}.

    `known` are the stream's names; only a name takes a number after it, so that "kills 12" is none.
    """
    found: dict[str, set[str]] = {}
    ordinals = _ordinals(text) if _may_hold_ordinals(text.lower()) else ()
    for key, number in [*ordinals, *_numbered(text, known)]:
        found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _signatures(article: Article, known: frozenset[str]) -> tuple[Signature, Signature]:
    """Of the title alone (the start of the text where there is none), and of title and lead."""
    title = article.title or article.text[:_TITLE_CHARACTERS]
    lead = signature(f"{article.title}\n{article.text[:_LEAD_CHARACTERS]}", known)
    return (signature(title, known) if lead else {}), lead


def _may_hold_ordinals(lower: str) -> bool:
    """Nearly all leads are done with here: looking for plain strings is quicker than the pattern."""
    return any(word in lower for word in _WORDS) or _SHORT.search(lower) is not None


def _ordinals(text: str) -> Iterator[tuple[str, str]]:
    for match in _ORDINAL.finditer(text):
        number = match[1] or _WORDS[match[2].lower()]
        for word in re.split(r"[ -]", match[3]):
            if (key := normal(word)) in UNITS:
                break
            if key not in STOP:
                yield key, number


def _numbered(text: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for match in _NUMBERED.finditer(text):
        key = normal(match[1])
        if key in known and match[1][0].isupper():
            yield key, match[2] or _ROMAN[match[3]]


def numbered_apart(stream: Sequence[Article], terms: Terms, likeness: Pairs, least: float) -> Flags:
    """Which pairs of `least` likeness and more number the same thing otherwise: one's title, and the other's
    title or lead.

    What is numbered in two leads only is mostly background: an earlier prize, a round of the match.
    """
    first, second, value = likeness
    apart = np.zeros(len(value), np.bool_)
    known = known_names(terms)
    read = [_signatures(article, known) for article in stream]
    numbered = np.array([bool(lead) for _, lead in read], dtype=bool)
    for n in np.flatnonzero((value >= least) & numbered[first] & numbered[second]):
        apart[n] = next(_numbers(read[first[n]], read[second[n]]), None) is not None
    return apart


def numbers_apart(one: Article, two: Article, known: frozenset[str]) -> str:
    """What the two number otherwise: "package: 12 here, 13 there"; "" where nothing."""
    found = dict.fromkeys(_numbers(_signatures(one, known), _signatures(two, known)))
    return "; ".join(f"{key}: {here} here, {there} there" for key, here, there in found)


def _numbers(
    one: tuple[Signature, Signature], two: tuple[Signature, Signature]
) -> Iterator[tuple[str, str, str]]:
    (title, lead), (other_title, other_lead) = one, two
    for here, there in ((title, other_lead), (lead, other_title)):
        if _differ(here, there):
            for key in sorted(here.keys() & there.keys()):
                yield key, "/".join(sorted(here[key])), "/".join(sorted(there[key]))


def _differ(one: Signature, two: Signature) -> bool:
    common = one.keys() & two.keys()
    return bool(common) and not any(one[key] & two[key] for key in common)


def known_names(terms: Terms) -> frozenset[str]:
    """The stream's names."""
    return frozenset(np.array(terms.names, dtype=object)[lead_names(terms)])


def lead_names(terms: Terms) -> Flags:
    """The terms that are names and no common words (weekdays and titles of office have capitals too)."""
    common = np.array([name in NO_NAMES for name in terms.names], dtype=bool)
    flags: Flags = names(terms) & ~common
    return flags


def named_shares(terms: Terms, likeness: Pairs) -> tuple[Floats, Floats]:
    """The larger share of one lead's names that the other article holds, and of its other rare words: little
    of the names tells of a like event elsewhere, little of the words of the same people in another matter."""
    named, held = lead_names(terms), _held(terms)
    who = _covered(terms, held, likeness, named)
    return who, _covered(terms, held, likeness, ~named & ~_common(terms))


def _common(terms: Terms) -> Flags:
    return np.array([name in NO_NAMES or name in RATES for name in terms.names], dtype=bool)


def _covered(terms: Terms, held: csr_array, likeness: Pairs, chosen: Flags) -> Floats:
    """Pair by pair the larger share, by rarity, of one lead's chosen terms that the other article holds;
    1 where a lead has too few of them to say anything."""
    first, second, _ = likeness
    lead = _leads(terms, chosen)
    total, count = np.asarray(lead.sum(axis=1)).ravel() + 1e-9, np.diff(lead.indptr)
    covered = np.maximum(
        dots(lead, held, first, second) / total[first],
        dots(lead, held, second, first) / total[second],
    )
    return np.where(np.minimum(count[first], count[second]) >= ENOUGH, covered, 1.0)


def _held(terms: Terms) -> csr_array:
    """Articles × terms, 1 where the opening holds the term."""
    return _table(terms, terms.term != BREAK, np.ones(len(terms.names)))


def _leads(terms: Terms, chosen: Flags) -> csr_array:
    """Articles × chosen terms, by rarity, where the title or the lead holds the term."""
    lead = terms.title | (terms.place < LEAD)
    return _table(terms, chosen[terms.term] & (terms.term != BREAK) & lead, rarity_of(terms))


def _table(terms: Terms, chosen: Flags, value: Floats) -> csr_array:
    """Articles × terms: the value of each term that a chosen place holds."""
    rows = table(terms, chosen, np.ones(len(terms.term), np.float32))
    rows.data = value.astype(np.float32)[rows.indices]
    return rows
