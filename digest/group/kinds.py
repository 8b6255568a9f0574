"""What kind of word each term of a stream is: a name, a figure, common in all news or rare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.group.terms import BREAK, Terms
from digest.group.words import NO_NAMES, RARE, RATES

Floats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

MOSTLY = 0.7
"""Share of a name's places inside sentences that have a capital."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Kinds:
    """One flag for each term of the vocabulary, by kind; `rates` is the share of all news that holds it.

    `capital` are those that are mostly printed with one, `names` those of them that are no common words
    (weekdays and titles of office have capitals too); `digits` begin with a digit, `figures` are those of
    them with two signs and more that are no years; `common` are found in all news."""

    capital: Flags
    names: Flags
    digits: Flags
    figures: Flags
    common: Flags
    rates: Floats


def find_kinds(terms: Terms) -> Kinds:
    """The kinds of the terms of a stream."""
    capital = _capital(terms)
    digits = np.array([name[:1].isdigit() for name in terms.names], np.bool_)
    figures = digits.copy()
    figures[[n for n in np.flatnonzero(digits).tolist() if not _is_figure(terms.names[n])]] = False
    listed = _listed(terms, NO_NAMES)
    rates = np.full(len(terms.names), RARE)
    for word, rate in RATES.items():
        if (number := terms.numbers.get(word, BREAK)) > BREAK:
            rates[number] = rate
    return Kinds(capital, capital & ~listed, digits, figures, listed | _listed(terms, RATES), rates)


def known_names(terms: Terms, kinds: Kinds) -> frozenset[str]:
    """The stream's names."""
    return frozenset(terms.names[n] for n in np.flatnonzero(kinds.names).tolist())


def _is_figure(name: str) -> bool:
    return len(name) > 1 and not _YEAR.fullmatch(name)


def _listed(terms: Terms, words: Iterable[str]) -> Flags:
    found = np.zeros(len(terms.names), np.bool_)
    found[[number for word in words if (number := terms.numbers.get(word, BREAK)) > BREAK]] = True
    return found


def _capital(terms: Terms) -> Flags:
    inside = ~terms.title & (terms.term != BREAK) & ~terms.first
    size = len(terms.names)
    total = np.bincount(terms.term[inside], minlength=size)
    upper = np.bincount(terms.term[inside & terms.capital], minlength=size)
    flags: Flags = (upper > 0) & (upper >= MOSTLY * total)
    return flags
