"""Which printed names mean the same person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from digest.text.korean import is_full_name
from digest.text.lexicon import FAMILY_FIRST, MEN, WOMEN

_NEAR = 40
"""How many printed full names of one family are looked at on either side of a bare one."""
_SUFFIXES = frozenset(("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"))


def in_full(name: str) -> bool:
    """Whether a printed name has more than a family name: two words, or three syllables in Hangul."""
    return " " in name.strip() or is_full_name(name)


def family_first(words: Sequence[str]) -> bool:
    """Whether a full name has the family name first, as Korean, Chinese and Vietnamese ones do.

    A hyphenated second word is sure ("Lim Eul-chul"), whatever stands in front; else both must look it: a
    known family name in front, and no known one at the end of a two-word name ("Steven Lee" is given name
    first).
    """
    if len(words) < 2:
        return False
    if korean_given(words[1]) and len(words[0]) <= 6:
        return True
    if words[0] not in FAMILY_FIRST:
        return False
    if len(words) == 3:
        return all(len(w) <= 6 and w.isalpha() for w in words) and words[2] not in FAMILY_FIRST
    return words[0] not in MEN | WOMEN and len(words[1]) <= 9 and words[1] not in FAMILY_FIRST


def korean_given(word: str) -> bool:
    """A given name as English texts write Korean ones: two short syllables, the second small."""
    first, dash, second = word.partition("-")
    return bool(dash) and first.istitle() and second.islower() and max(len(first), len(second)) <= 6


def family_of(words: Sequence[str]) -> str:
    """The family name of a full name."""
    if family_first(words):
        return words[0]
    kept = [w for w in words if w not in _SUFFIXES]
    return (kept or list(words))[-1]


def given_of(words: Sequence[str]) -> str:
    """The given name of a full name: all after the family name, or the first word."""
    return " ".join(words[1:]) if family_first(words) else words[0]


def woman(words: Sequence[str]) -> bool | None:
    """Whether a name, or the honorific before it, is a woman's; None when it does not say."""
    first = words[0].rstrip(".") if words else ""
    if first in WOMEN:
        return True
    return False if first in MEN else None


class People:
    """The people of an article: full names joined, and a bare family name read as the one last printed in
    full before it (or, failing that, as the first one after it)."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.families: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self.givens: dict[str, set[tuple[str, ...]]] = {}
        self.bare: set[str] = set()

    @classmethod
    def of(cls, printed: Iterable[tuple[int, Sequence[str], bool]]) -> People:
        """From (place, words, is known to be a person), in the order of the text."""
        people = cls()
        names = list(printed)
        sure = {tuple(words) for _, words, person in names if person and len(words) > 1}
        for place, words, person in names:
            key = tuple(words)
            if key in sure:
                people._add(place, key)
            elif person and len(words) == 1:
                people.bare.add(words[0])
        return people

    def _add(self, place: int, words: tuple[str, ...]) -> None:
        family = family_of(words)
        known = self.families.setdefault(family, [])
        for _, other in known:
            if _same(words, other):
                self._join(words, other)
                break
        else:
            self.full.setdefault(words, words)
        known.append((place, words))
        self.givens.setdefault(given_of(words), set()).add(words)

    def _join(self, words: tuple[str, ...], other: tuple[str, ...]) -> None:
        key = self.full[other]
        longest = words if len(words) > len(key) else key
        for variant, held in list(self.full.items()):
            if held == key:
                self.full[variant] = longest
        self.full[words] = longest

    def key(self, words: Sequence[str], honorific: str, place: int) -> str | None:
        """The fullest name of the person that `words` name at `place`; None if it is no person."""
        name = tuple(words)
        if name in self.full:
            return " ".join(self.full[name])
        if len(name) != 1:
            return None
        last = self._last(name[0], honorific, place)
        if last is not None:
            return " ".join(self.full[last])
        given = {self.full[full] for full in self.givens.get(name[0], ())}
        if len(given) == 1 and not honorific:
            return " ".join(given.pop())
        return name[0] if name[0] in self.bare else None

    def _last(self, family: str, honorific: str, place: int) -> tuple[str, ...] | None:
        """The full name of that family last printed before `place`, else first after it; an honorific
        that does not suit is passed over."""
        known = self.families.get(family)
        if not known:
            return None
        at = bisect_left(known, place, key=lambda k: k[0])
        wanted = woman([honorific]) if honorific else None
        order = [*reversed(known[max(0, at - _NEAR) : at]), *known[at : at + _NEAR]]
        suits = (full for _, full in order if wanted is None or woman(full) in (None, wanted))
        return next(suits, order[0][1])


def _same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Two full names of one family name: the given names agree, or one is the other's initial."""
    x, y = given_of(a), given_of(b)
    if family_first(a) or family_first(b):
        return x.replace("-", "").replace(" ", "").lower() == y.replace("-", "").replace(" ", "").lower()
    return x == y or (x[:1] == y[:1] and (len(x) <= 2 or len(y) <= 2) and x[:1] != "")
