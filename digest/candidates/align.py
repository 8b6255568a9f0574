"""Figures of several articles that say the same, and the terms by which two clauses are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, product
from typing import TypeVar

from digest.candidates.romanise import plain
from digest.model import Figure, Reading

_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'][^\W\d_]+)?")
_CLASSES = """
leader leaders head heads president presidents premier premiers statesmen; nation nations country countries
state states; person persons people civilian civilians resident residents passenger passengers victim
victims; soldier soldiers troop troops servicemen personnel; death deaths dead fatalities killed; injured
wounded casualties; job jobs position positions worker workers employee employees staff; house houses home
homes; firm firms company companies; lawmaker lawmakers legislator legislators mp mps deputies; missile
missiles rocket rockets projectile projectiles; drone drones uav uavs; vessel vessels ship ships; aircraft
plane planes jet jets; ton tons tonne tonnes; kilometer kilometers kilometre kilometres km; meter meters
metre metres; percent percentage; meeting meetings talks
"""
_CLASS = {
    word: group.split()[0] for group in _CLASSES.replace("\n", " ").split(";") for word in group.split()
}
_STOP = frozenset(
    """
    the a an and or of in on at to for from by with as is are was were be been being has have had will
    would can could may might must that this these those it its he she they his her their who which when
    while after before said says say told according also not no never only more than less about over at
    least up nearly almost some just new one two during into through between including all other there
    then such
    """.split()
)
_LOOSE = frozenset("about around nearly almost some roughly approximately close to".split()) | {
    "or so",
    "an estimated",
}
_STATISTICS = frozenset(
    """
    points games yards rebounds assists goals passes touchdowns runs wins hits innings saves shots season
    seasons titles caps matches sets strokes
    """.split()
)
_NEAR = 0.05
"""How far "about 20" may be from a number that agrees with it, as a share."""

Aligned = tuple[tuple[Figure, tuple[Figure, ...]], ...]


T = TypeVar("T")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word's first letters: enough to match "represent" and "representation"."""
    bare = re.sub(r"[’']s?$", "", word.lower())
    bare = plain(bare) or bare
    if len(bare) > 6:
        return bare[:6]
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of `text`."""
    return frozenset(stem(m[0]) for m in _WORD.finditer(text) if m[0].lower() not in _STOP)


def overlap(a: Iterable[str], b: Iterable[str]) -> tuple[int, float]:
    """How many terms two sets share, and the share of the smaller set that these are."""
    left, right = frozenset(a), frozenset(b)
    common = len(left & right)
    return common, common / (min(len(left), len(right)) or 1)


def across(items: Sequence[T], article: Callable[[T], str]) -> Iterator[tuple[T, T]]:
    """The pairs of unlike articles, in order, of items that come article by article. Within one article
    nothing is paired, or a very long one would take for ever."""
    runs = [list(run) for _, run in groupby(items, key=article)]
    for number, run in enumerate(runs, 1):
        yield from product(run, [item for later in runs[number:] for item in later])


def align_figures(readings: Sequence[Reading]) -> Aligned:
    """Every figure of `readings` in order, with those of other articles that say the same of the same."""
    figures = [figure for reading in readings for figure in reading.figures]
    by_class: dict[str, dict[str, list[Figure]]] = {}
    for figure in figures:
        for kind in kinds(figure):
            by_class.setdefault(kind, {}).setdefault(figure.excerpt.article_id, []).append(figure)
    return tuple((figure, _agreeing(figure, by_class)) for figure in figures)


def _agreeing(figure: Figure, by_class: dict[str, dict[str, list[Figure]]]) -> tuple[Figure, ...]:
    """The figures of other articles that say the same; `by_class` is by kind, then by article."""
    near: dict[tuple[str, int], Figure] = {}
    for kind in sorted(kinds(figure)):
        others = (own for article, own in by_class[kind].items() if article != figure.excerpt.article_id)
        for other in (other for own in others for other in own):
            if agree(figure, other):
                near[other.excerpt.article_id, other.value.start] = other
    return tuple(near.values())


def kinds(figure: Figure) -> frozenset[str]:
    """What a figure counts: its unit, and what it counts them of ("heads of state from 29 nations")."""
    before = figure.excerpt.text[: max(0, figure.value.start - figure.excerpt.start)]
    named = {_CLASS[w] for w in before.lower().split() if w in _CLASS} if len(before.split()) <= 6 else set()
    return frozenset({unit_kind(figure.unit)} | named)


def unit_kind(unit: str) -> str:
    """A unit's class: "nations" and "countries" are one."""
    return _CLASS.get(unit, stem(unit))


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures of one kind give values that are compatible, of the same subject."""
    if not _values_agree(a, b):
        return False
    common, share = overlap(subject_stems(a), subject_stems(b))
    return common >= (1 if a.number > 10 and a.number == b.number else 2) and share >= 0.2


def subject_stems(figure: Figure) -> frozenset[str]:
    """The stems of what a figure is about, less its unit."""
    units = {stem(figure.unit), unit_kind(figure.unit)}
    return frozenset(stem(w) for w in figure.subject) - units


def is_exact(figure: Figure) -> bool:
    """Whether a figure has no qualifier that leaves room."""
    return figure.qualifier in (None, "only", "just", "exactly", "another", "a total of", "a record")


def may_differ(figure: Figure) -> bool:
    """Whether a figure is one that two outlets would have to agree on; a game's statistics are many."""
    return is_exact(figure) and not figure.negated and bool(figure.subject) and figure.unit not in _STATISTICS


def differing(own: Iterable[Figure], others: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """The first figure of `own` that counts what one of `others` counts, where none of these agree, and that
    other: 270 cracks and 310 cracks. None where no noun is counted in unlike ways."""
    theirs = _by_unit(others)
    for unit, mine in _by_unit(own).items():
        rivals = theirs.get(unit, [])
        if rivals and not any(_compatible(a, b) for a, b in product(mine, rivals)):
            return mine[0], rivals[0]
    return None


def _by_unit(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by the class of their units."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(unit_kind(figure.unit), []).append(figure)
    return found


def _compatible(a: Figure, b: Figure) -> bool:
    """Whether two values may both be true: "at least 12" and 14, "about 20" and 21."""
    bound = any(not is_exact(each) and each.qualifier not in _LOOSE for each in (a, b))
    return bound or _values_agree(a, b)


def _values_agree(a: Figure, b: Figure) -> bool:
    if a.number == b.number:
        return True
    low, high = sorted((a, b), key=lambda f: f.number)
    if (low.qualifier or "").endswith("than") and "more" in (low.qualifier or ""):
        return high.number <= low.number * 1.25
    loose = (a.qualifier in _LOOSE) or (b.qualifier in _LOOSE)
    return loose and high.number - low.number <= _NEAR * high.number
