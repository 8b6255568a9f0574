"""One event across scripts: Korean and English articles meet in figures, sounds of names, and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.group.linkage import Pairs
from digest.group.sounds import FAMILY, PLACES, romanised, sounded
from digest.group.words import NO_NAMES, STOP
from digest.model import Article

REAL_DATES = frozenset({"printed", "feed", "page"})

SHARED, RARE, FIGURES = 4, 2, 1
"""Names and figures that two articles must share before they are one event; how many of them must be
names that are not in every week's news; how many must be figures."""
ENOUGH, FULL = 0.25, 0.5
"""Share of the names and figures of the English opening below which nothing is said, and from which the
two are wholly alike."""
LIKE = 0.3
"""The likeness of a pair that is wholly alike."""
DAYS = 3
"""Real dates further apart than this tell of two events."""
SOUND = 4
"""Letters of the shortest sound that is no accident."""

_CHARACTERS = 900
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,}")
_NAME = re.compile(r"[^\W\d_]{2,}")
_RUN = re.compile(r"[A-Z][\w’']*(?:[ -][A-Z][\w’']*|-[a-z]+)*")
_FIGURE = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\d])")

_KNOWN = frozenset(sounded(name) for name in PLACES.values())


@dataclass(frozen=True, slots=True)
class _Clues:
    """What an opening can share with one in another script. `names` counts the names of an English one."""

    day: float | None
    sounds: frozenset[str]
    figures: frozenset[str]
    names: int


def bridged(stream: Sequence[Article], likeness: Pairs) -> Pairs:
    """`likeness`, where a Korean and an English article that share names and figures are alike."""
    korean = {n: _korean(article) for n, article in enumerate(stream) if _is_korean(article)}
    if not korean or len(korean) == len(stream):
        return likeness
    english = {n: _english(article) for n, article in enumerate(stream) if n not in korean}
    found = [
        (min(n, m), max(n, m), value)
        for n, one in korean.items()
        for m, other in english.items()
        if (value := _alike(one, other))
    ]
    return _added(likeness, found)


def _is_korean(article: Article) -> bool:
    opening = article.text[:_CHARACTERS]
    letters = _NAME.findall(opening) if _HANGUL.search(opening) else []
    return 2 * sum(bool(_HANGUL.match(word)) for word in letters) > len(letters)


def _alike(korean: _Clues, english: _Clues) -> float:
    """The likeness of two openings, 0 where they share too little."""
    figures = len(korean.figures & english.figures)
    names = _whole(korean.sounds & english.sounds)
    if (
        figures < FIGURES
        or figures + len(names) < SHARED
        or len(names - _KNOWN) < RARE
        or _parted(korean, english)
    ):
        return 0.0
    share = (len(names) + figures) / (english.names + len(english.figures))
    return LIKE * min(1.0, share / FULL) if share >= ENOUGH else 0.0


def _whole(sounds: frozenset[str]) -> frozenset[str]:
    """The sounds that are long enough and no part of another one: "Park Min" of "Park Min-seok"."""
    return frozenset(s for s in sounds if len(s) >= SOUND and not any(s != t and s in t for t in sounds))


def _parted(one: _Clues, two: _Clues) -> bool:
    return one.day is not None and two.day is not None and abs(one.day - two.day) > DAYS


def _added(likeness: Pairs, found: Sequence[tuple[int, int, float]]) -> Pairs:
    """`likeness` with the pairs found in the place of the same pairs there."""
    first, second, value = likeness
    kept = ~np.isin(first * (1 << 32) + second, [i * (1 << 32) + j for i, j, _ in found])
    one, two, new = (np.array(column) for column in zip(*found, strict=True)) if found else (first[:0],) * 3
    return (
        np.concatenate([first[kept], one.astype(np.int64)]),
        np.concatenate([second[kept], two.astype(np.int64)]),
        np.concatenate([value[kept], new.astype(np.float64)]),
    )


def _opening(article: Article) -> str:
    return f"{article.title}\n{article.text[:_CHARACTERS]}"


def _figures(article: Article) -> frozenset[str]:
    """Numbers of two figures and more; years and round hundreds would meet by chance."""
    found = {number.replace(",", "") for number in _FIGURE.findall(_opening(article))}
    return frozenset(n for n in found if len(n) > 1 and not re.fullmatch(r"(?:19|20)\d\d|\d00?", n))


def _day(article: Article) -> float | None:
    return article.published.timestamp() / 86_400 if article.dated in REAL_DATES else None


def _english(article: Article) -> _Clues:
    """The sounds of the names in an opening: each run of capitalised words, "Seo Ji-hwan" as one."""
    runs = [_words(run) for run in set(_RUN.findall(_opening(article)))]
    sounds = frozenset(sound for words in runs for sound in _sounds_of(words))
    return _Clues(_day(article), sounds, _figures(article), sum(bool(words) for words in runs))


def _words(run: str) -> list[str]:
    words = [word.lower() for word in _NAME.findall(run)]
    return [word for word in words if word not in NO_NAMES and word not in STOP]


def _sounds_of(words: Sequence[str]) -> Iterator[str]:
    """The sounds of up to three words running; a family name before a given one in its Korean form."""
    for size in (1, 2, 3):
        for n in range(len(words) - size + 1):
            first, rest = words[n], words[n + 1 : n + size]
            yield sounded("".join([FAMILY.get(first, first) if rest else first, *rest]))


def _korean(article: Article) -> _Clues:
    """The sounds of the first two to five syllables of every word, and of the places that it names."""
    found: set[str] = set()
    for word in _HANGUL.findall(_opening(article)):
        found.update(sounded(romanised(word[:size])) for size in range(2, min(5, len(word)) + 1))
        found.update(sounded(name) for place, name in PLACES.items() if word.startswith(place))
    return _Clues(_day(article), frozenset(found), _figures(article), 0)
