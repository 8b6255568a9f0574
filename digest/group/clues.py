"""What two articles share beside their words in general: names, figures, quotations, links, weekdays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from digest.group.kinds import Flags, Floats
from digest.group.linkage import Pairs, dots
from digest.group.terms import Terms
from digest.group.vectors import Vectors, only
from digest.model import Article

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
LEAST, MANY = 6, 20
"""Words of the shortest quotation that is no accident, and articles of the commonest that still says much."""
ENOUGH = 4
"""Figures in each, none of them shared, that tell surely of two events."""

_READ = 1_400
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{24,400})[”\"“»]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clues:
    """For each pair of articles: the cosines of their names and figures, how sure it is that
    the figures are others altogether, whether both give one
    quotation or link, and whether both name weekdays and no common one."""

    names: Floats
    figures: Floats
    other: Floats
    quoted: Flags
    weekday: Flags


def find_clues(stream: Sequence[Article], terms: Terms, rows: Vectors, likeness: Pairs) -> Clues:
    """The clues of the pairs of `likeness`."""
    numbers = only(rows.named, rows.kinds.figures)
    common = _cosine(numbers, likeness)
    return Clues(
        names=_cosine(only(rows.named, rows.kinds.names), likeness),
        figures=common,
        other=_other(numbers, common, likeness),
        quoted=_quoted(stream, likeness),
        weekday=_other_weekdays(terms, likeness),
    )


def _cosine(held: csr_array, likeness: Pairs) -> Floats:
    """The cosine of what two articles hold."""
    length = np.sqrt(np.asarray(held.multiply(held).sum(axis=1)).ravel())
    held.data /= np.repeat(length, np.diff(held.indptr))
    return dots(held, held, likeness[0], likeness[1])


def _other(figures: csr_array, cosine: Floats, likeness: Pairs) -> Floats:
    """How sure it is that the figures are of two events: none is shared, though both give some."""
    count = np.diff(figures.indptr)
    few = np.minimum(count[likeness[0]], count[likeness[1]])
    other: Floats = np.where(cosine > 0, 0.0, np.minimum(few, ENOUGH) / ENOUGH)
    return other


def _other_weekdays(terms: Terms, likeness: Pairs) -> Flags:
    """Whether both openings name weekdays, none of them the same: news tells the day of the event."""
    days = np.zeros(terms.docs, np.int8)
    for bit, day in enumerate(DAYS):
        days[terms.doc[terms.term == terms.numbers.get(day, -1)]] |= 1 << bit
    one, two = days[likeness[0]], days[likeness[1]]
    other: Flags = (one > 0) & (two > 0) & (one & two == 0)
    return other


def _quoted(stream: Sequence[Article], likeness: Pairs) -> Flags:
    """Whether both print one quotation or address, or one prints the other's address."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, article in enumerate(stream):
        for key in {*_quotations(article), *links(article)}:
            holders[key].append(n)
    held = [numbers for numbers in holders.values() if 1 < len(numbers) <= MANY]
    ends = [n for numbers in held for n in numbers], [k for k, numbers in enumerate(held) for _ in numbers]
    table = csr_array((np.ones(len(ends[0]), np.float32), ends), shape=(len(stream), max(1, len(held))))
    found: Flags = dots(table, table, likeness[0], likeness[1]) > 0
    return found


def _quotations(article: Article) -> Iterator[str]:
    for words in _QUOTED.findall(article.text[:_READ]):
        key = " ".join(re.findall(r"\w+", words.lower()))
        if key.count(" ") >= LEAST - 1:
            yield key


def links(article: Article) -> dict[str, str]:
    """The addresses that the article prints, and its own: without scheme, "www." and query → as printed."""
    found = _LINK.findall(article.text) if "http" in article.text or "www." in article.text else []
    own = [article.url] if article.url else []
    return {_plain(link): link for link in [*found, *own]}


def _plain(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|[?#].*$", "", link.lower()).rstrip("/.,;:!")
