"""What all outlets of a story tell: how much of each one's account a choice of sentences holds.

An account is a title and the beginning of its text, as pairs of neighbouring words; a choice is measured
against each as ROUGE-2 measures a summary (Lin, 2004), and the mean is what it is worth. So a sentence
that several outlets support comes before one that only its own outlet tells, and a long one must earn its
length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from digest.model import Article, Candidate
from digest.text.titles import headline

_WORD = re.compile(r"[^\W_]+")
_BEGINNING = 100
"""Words of a text that are its account: what news puts first is what it tells."""

Pairs = Counter[tuple[str, str]]


@lru_cache(maxsize=1 << 14)
def _pairs(text: str) -> Pairs:
    words = _WORD.findall(text.lower())
    return Counter(pairwise(words))


class Consensus:
    """The accounts of a story's articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._accounts = [_pairs(headline(a)) + _pairs(_beginning(a.text)) for a in articles]

    def share(self, chosen: Sequence[Candidate]) -> float:
        """The mean F1 of the chosen sentences' pairs against each account's, from 0 to 1."""
        own: Pairs = sum((_pairs(c.sentence.excerpt.text) for c in chosen), Counter())
        if not own or not self._accounts:
            return 0.0
        return sum(_agreement(own, account) for account in self._accounts) / len(self._accounts)


def _beginning(text: str) -> str:
    """The first words, up to the place where word number `_BEGINNING` ends."""
    for number, word in enumerate(re.finditer(r"\S+", text), 1):
        if number == _BEGINNING:
            return text[: word.end()]
    return text


def _agreement(one: Pairs, other: Pairs) -> float:
    both = (one & other).total()
    return 2 * both / (one.total() + other.total())
