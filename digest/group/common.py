"""What articles of one story both print: names, figures, rare words, quoted strings, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from digest.group.clues import links
from digest.group.terms import normal
from digest.group.words import NO_NAMES, RATES, STOP
from digest.model import Article, Shared

SHOWN = 12
"""Shared things given of each sort."""
LEAST = 4
"""Words of the shortest quotation that is no accident."""
Rarity = Callable[[str], float]
K = TypeVar("K", bound=Hashable)

_PARTICLE = r"(?:de|del|der|den|di|da|van|von|al|el|bin|of|the|for|&)"
_RUN = re.compile(rf"\b[^\W\d_a-z][\w’'.]*(?:(?:[ -]|[ ](?:{_PARTICLE}[ ]){{1,2}})[^\W\d_a-z][\w’']*|-\w+)*")
_ALONE = frozenset({"I", "A"})
_DATES = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,400})[”\"“»]")
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")


def shared(articles: Sequence[Article], names: frozenset[str], rarity: Rarity) -> Shared:
    """What at least two of the articles print, the heaviest first; `names` are the stream's name terms."""
    if len(articles) < 2:
        return Shared()
    runs = [_runs(article, names) for article in articles]
    named = frozenset(term for run in runs for key in run for term in key)
    return Shared(
        names=_heaviest(runs, lambda key: sum(map(rarity, key)), _inside),
        figures=_heaviest(map(_figures, articles), lambda key: min(4, len(key))),
        words=_heaviest((_words(a, names | named, rarity) for a in articles), rarity),
        quotes=_heaviest(_quotes(articles), len),
        links=_heaviest(map(links, articles), len),
    )


def _heaviest(
    printed: Iterable[dict[K, str]],
    weight: Callable[[K], float],
    inside: Callable[[K, K], bool] | None = None,
) -> tuple[str, ...]:
    """The keys of two articles and more, by weight and by how many hold them, as the first prints them."""
    count: Counter[K] = Counter()
    shown: dict[K, str] = {}
    for keys in printed:
        count.update(keys.keys())
        shown = keys | shown
    found = [key for key, number in count.items() if number > 1]
    if inside:
        found = [key for key in found if not any(key != other and inside(key, other) for other in found)]
    found.sort(key=lambda key: (-weight(key) * count[key], shown[key]))
    return tuple(shown[key] for key in found[:SHOWN])


def names_apart(one: Article, two: Article, names: frozenset[str]) -> Iterator[str]:
    """The names of `one`, in order, of which `two` prints no word."""
    other = {normal(word) for word in re.findall(r"[^\W_]+", _whole(two))}
    return (shown for key, shown in _runs(one, names).items() if not other.intersection(key))


def _inside(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return len(one) < len(two) and any(two[n : n + len(one)] == one for n in range(len(two)))


def _whole(article: Article) -> str:
    return f"{article.title}.\n{article.text}"


def _runs(article: Article, names: frozenset[str]) -> dict[tuple[str, ...], str]:
    """The runs of capitalised words that begin with a name of the stream, to the last one in a title, where
    every word may have a capital, and to their end in the text; a date is none."""
    found: dict[tuple[str, ...], str] = {}
    for text, is_title in ((article.title, True), (article.text, False)):
        for run in _RUN.finditer(text):
            words = [m for m in re.finditer(r"[^\W_]+", run[0]) if m[0] != "s"]
            words = [m for m in words if m.string[m.start() - 1] == "-" or normal(m[0]) not in _DATES]
            held = [n for n, word in enumerate(words) if normal(word[0]) in names and word[0] not in _ALONE]
            if held:
                last = _last(run[0], words, held[-1]) if is_title else len(words) - 1
                key = tuple(normal(word[0]) for word in words[held[0] : last + 1])
                found.setdefault(key, run[0][words[held[0]].start() : words[last].end()])
    return found


def _last(run: str, words: Sequence[re.Match[str]], last: int) -> int:
    """The place of the last word that a hyphen joins to the one at `last`: "Ji-hwan"."""
    while last + 1 < len(words) and run[words[last].end()] == "-":
        last += 1
    return last


def _figures(article: Article) -> dict[str, str]:
    """Numbers of two signs and more but years, by their digits."""
    printed = _FIGURE.findall(_whole(article))
    figures = {number.replace(",", ""): number for number in reversed(printed)}
    return {k: shown for k, shown in figures.items() if len(k) > 1 and not re.fullmatch(r"(?:19|20)\d\d", k)}


def _words(article: Article, names: frozenset[str], rarity: Rarity) -> dict[str, str]:
    """Words that are no names and not common in all news."""
    found: dict[str, str] = {}
    for word in _WORD.findall(_whole(article)):
        term = normal(word)
        if term not in STOP and term not in RATES and term not in NO_NAMES and term not in names:
            found.setdefault(term, word.lower())
    return {term: word for term, word in found.items() if len(term) > 3 or _SYLLABIC.search(term)}


def _quotes(articles: Sequence[Article]) -> list[dict[str, str]]:
    """The quotations of each article, and those of the others whose words its own hold."""
    own = [{_plain(q): q.strip(" ,.") for q in _QUOTED.findall(_whole(a))} for a in articles]
    own = [{key: q for key, q in quotes.items() if len(key.split()) >= LEAST} for quotes in own]
    every = {key: q for quotes in own for key, q in quotes.items()}
    return [
        {key: q for key, q in every.items() if any(f" {key} " in f" {held} " for held in quotes)}
        for quotes in own
    ]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
