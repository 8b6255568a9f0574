"""What keeps like events apart: another ordinal or number of the same thing, other names altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from digest.group.kinds import Flags, Floats
from digest.group.linkage import Pairs, products
from digest.group.terms import BREAK, Ints, Terms, normal
from digest.group.vectors import Vectors, only, table
from digest.group.words import STOP, UNITS
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
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_WORDS)}))[ -]((?:[^\W\d_]+[ -]){{0,2}}[^\W\d_]+)"
)
_SHORT = re.compile(r"\d(?:st|nd|rd|th)")
_NUMBER = re.compile(rf"[ -](?:(\d{{1,3}})(?!\w|[.,:–-]\d| ?%)|({'|'.join(_ROMAN)})\b)")
_BEFORE = re.compile(r"\b[^\W\d_]{3,}$")
_LONGEST = 40

Signature = dict[str, frozenset[str]]


def signature(text: str, known: frozenset[str]) -> Signature:
    """What a title or lead numbers: {"package": {"12"}}, {"artemis": {"2"}}.

    `known` are the stream's names; only a name takes a number after it, so that "kills 12" is none.
    """
    found: dict[str, set[str]] = {}
    for key, number in [*_ordinals(text.lower()), *_numbered(text, known)]:
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


def _ordinals(lower: str) -> Iterator[tuple[str, str]]:
    if not _may_hold_ordinals(lower):
        return
    for match in _ORDINAL.finditer(lower):
        number = match[1] or _WORDS[match[2]]
        for word in re.split(r"[ -]", match[3]):
            if (key := normal(word)) in UNITS:
                break
            if key not in STOP:
                yield key, number


def _numbered(text: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Looks for the number first, then back to its name: far fewer places to try."""
    for match in _NUMBER.finditer(text):
        name = _BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()])
        if name and name[0][0].isupper() and (key := normal(name[0])) in known:
            yield key, match[1] or _ROMAN[match[2]]


def numbered_apart(stream: Sequence[Article], known: frozenset[str], likeness: Pairs, least: float) -> Flags:
    """Which pairs of `least` likeness and more number the same thing otherwise: one's title, and the other's
    title or lead. `known` are the stream's names.

    What is numbered in two leads only is mostly background: an earlier prize, a round of the match.
    """
    first, second, value = likeness
    apart = np.zeros(len(value), np.bool_)
    near = value >= least
    asked = np.union1d(first[near], second[near]).tolist()
    read = {n: _signatures(stream[n], known) for n in asked}
    numbered = np.zeros(len(stream), np.bool_)
    numbered[[n for n in asked if read[n][1]]] = True
    for n in np.flatnonzero(near & numbered[first] & numbered[second]):
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


def named_shares(terms: Terms, rows: Vectors, likeness: Pairs) -> tuple[Floats, Floats]:
    """The larger share of one lead's names that the other article holds, and of its other rare words: little
    of the names tells of a like event elsewhere, little of the words of the same people in another matter."""
    first, second, _ = likeness
    names, words = rows.kinds.names, ~rows.kinds.names & ~rows.kinds.common
    lead, held = _leads(terms, names | words, rows.rarity), only(rows.held, names | words)
    kinds = np.stack([names, words], axis=1).astype(np.float32)
    there, here = _held(lead, held, first, second, kinds), _held(lead, held, second, first, kinds)
    total = lead @ kinds + 1e-9
    lead.data = np.ones_like(lead.data)
    enough = lead @ kinds >= ENOUGH
    covered = np.maximum(there / total[first], here / total[second])
    who, what = np.where(enough[first] & enough[second], covered, 1.0).T
    return who, what


def _held(one: csr_array, two: csr_array, first: Ints, second: Ints, kinds: Floats) -> Floats:
    """What row second[n] of `two` holds of row first[n] of `one`, by kind: a row for every n."""
    found = [cells @ kinds for cells in products(one, two, first, second)]
    return np.concatenate([np.zeros((0, kinds.shape[1]), np.float32), *found])


def _leads(terms: Terms, chosen: Flags, rarity: Floats) -> csr_array:
    """Articles × chosen terms, by rarity, where the title or the lead holds the term."""
    lead = (terms.title | (terms.place < LEAD)) & (terms.term != BREAK)
    rows = table(terms, chosen[terms.term] & lead, np.ones(len(terms.term), np.float32))
    rows.data = rarity.astype(np.float32)[rows.indices]
    return rows
