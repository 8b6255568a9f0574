"""One event across scripts: Korean and English articles meet in figures, sounds of names, and places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from digest.group.linkage import Pairs
from digest.group.sounds import FAMILY, PLACES, romanised, sounded
from digest.group.words import NO_NAMES, STOP
from digest.model import Article

REAL_DATES = frozenset({"printed", "feed", "page"})

POINTS = 7
"""What two openings must share: a full name 3, another name 2, a place of the world's news 1; a figure of
three signs and more 2, another 1. At least one name and one figure are among it."""
ENOUGH, FULL = 0.25, 0.5
"""Share of the names and figures of the English opening below which nothing is said, and from which the
two are wholly alike."""
DAYS = 3
"""Real dates further apart than this tell of two events."""
SOUND, LONG = 4, 6
"""Letters of the shortest sound that is no accident, and of a full name's."""

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


def bridged(stream: Sequence[Article], likeness: Pairs, whole: float) -> Pairs:
    """`likeness`, where a Korean and an English article that share names and figures are alike:
    `whole` is the likeness of two that share all."""
    korean = {n: _korean(article) for n, article in enumerate(stream) if _is_korean(article)}
    if not korean or len(korean) == len(stream):
        return likeness
    english = {n: _english(article) for n, article in enumerate(stream) if n not in korean}
    index = _index(english)
    near = _neighbours(likeness, len(stream))
    found: dict[tuple[int, int], float] = {}
    for n, clues in korean.items():
        shares = {m: share for m in _partners(clues, index) if (share := _alike(clues, english[m]))}
        found |= _beside(n, shares, near, whole)
    return _added(likeness, found)


def _index(english: Mapping[int, _Clues]) -> dict[str, list[int]]:
    """Clue → the articles that hold it; what is in every week's news finds nobody."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, clues in english.items():
        for clue in (clues.sounds - _KNOWN) | clues.figures:
            if len(clue) >= SOUND or clue in clues.figures:
                index[clue].append(n)
    return index


def _partners(clues: _Clues, index: Mapping[str, Sequence[int]]) -> list[int]:
    """The articles that share two clues and more, in order."""
    count = Counter(n for clue in clues.sounds | clues.figures for n in index.get(clue, ()))
    return sorted(n for n, clues_shared in count.items() if clues_shared > 1)


def _neighbours(likeness: Pairs, count: int) -> csr_array:
    """The likeness of every article to the others, both ways."""
    first, second, value = likeness
    ends = np.concatenate([first, second]), np.concatenate([second, first])
    return csr_array((np.tile(value, 2), ends), shape=(count, count))


def _beside(
    n: int, shares: Mapping[int, float], near: csr_array, whole: float
) -> dict[tuple[int, int], float]:
    """The pairs of a Korean article: those found, and those that its nearest twin has, as far as it is one.

    An outlet that names nobody and gives no figure still joins it so, by way of the twin."""
    if not shares:
        return {}
    twin = max(shares, key=lambda m: (shares[m], -m))
    row = slice(near.indptr[twin], near.indptr[twin + 1])
    around = zip(near.indices[row].tolist(), near.data[row].tolist(), strict=True)
    best = {m: value * shares[twin] for m, value in around if m != n}
    for m, share in shares.items():
        best[m] = max(whole * share, best.get(m, 0.0))
    return {(min(n, m), max(n, m)): value for m, value in best.items()}


def _is_korean(article: Article) -> bool:
    opening = article.text[:_CHARACTERS]
    letters = _NAME.findall(opening) if _HANGUL.search(opening) else []
    return 2 * sum(bool(_HANGUL.match(word)) for word in letters) > len(letters)


def _alike(korean: _Clues, english: _Clues) -> float:
    """How wholly two openings are alike, 0 where they share too little."""
    figures = korean.figures & english.figures
    names = _whole(korean.sounds & english.sounds)
    if not figures or not names - _KNOWN or _points(names, figures) < POINTS or _parted(korean, english):
        return 0.0
    share = (len(names) + len(figures)) / (english.names + len(english.figures))
    return min(1.0, share / FULL) if share >= ENOUGH else 0.0


def _points(names: frozenset[str], figures: frozenset[str]) -> int:
    said = sum(1 if name in _KNOWN else 3 if len(name) >= LONG else 2 for name in names)
    return said + sum(2 if len(figure) > 2 else 1 for figure in figures)


def _whole(sounds: frozenset[str]) -> frozenset[str]:
    """The sounds that are long enough and no part of another one: "Park Min" of "Park Min-seok"."""
    return frozenset(s for s in sounds if len(s) >= SOUND and not any(s != t and s in t for t in sounds))


def _parted(one: _Clues, two: _Clues) -> bool:
    return one.day is not None and two.day is not None and abs(one.day - two.day) > DAYS


def _added(likeness: Pairs, found: Mapping[tuple[int, int], float]) -> Pairs:
    """`likeness` with the pairs found, in the place of the same pairs there."""
    if not found:
        return likeness
    first, second, value = likeness
    ends = np.array(list(found), np.int64)
    kept = ~np.isin(first << 32 | second, ends[:, 0] << 32 | ends[:, 1])
    return (
        np.concatenate([first[kept], ends[:, 0]]),
        np.concatenate([second[kept], ends[:, 1]]),
        np.concatenate([value[kept], list(found.values())]),
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
