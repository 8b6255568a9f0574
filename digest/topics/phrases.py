"""Finding phrases in a text: whole words in any of their forms; Korean and its neighbours by substring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_GLUED = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Scripts that set no space around a word, or glue its endings to it."""
_IS_GLUED = re.compile(f"[{_GLUED}]")
_WORD = re.compile(rf"(?:(?![{_GLUED}])[^\W_])+(?:[’'](?:(?![{_GLUED}])[^\W_])+)?")
_DOUBLED = re.compile(r"([b-df-hj-np-tvz])\1$")
_SHORT = re.compile(r"^[^aeiou]*[aeiouy][^aeiouwxy]$")
"""A stem like "car" or "hop", whose own -ed and -ing would double its last letter."""
_KINDS = (
    "Street|Avenue|Road|Lane|Boulevard|Square|Bridge|Park|Hills?|Heights|Valley|River|Lake|Bay|Beach|Islands?"
)
_PLACE = re.compile(rf"\b(?:[A-Z][\w’'.-]*[ \xa0]){{1,5}}(?:{_KINDS})\b")
_SHORT_PLACE = re.compile(rf"\b[A-Z][\w’'.-]*[ \xa0](?:{_KINDS})\b")
_SMALL = re.compile(r"\b[a-z]{4,}")
_UNINFLECTED = ("ss", "us", "is", "ics", "news")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases ready to be looked for: those of words by their first word, longest first; those of glued
    scripts as such."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    glued: tuple[str, ...]


def normal(phrase: str) -> str:
    """The form in which a phrase is known: "Central Banks" and "central-bank" are "central bank"."""
    if _IS_GLUED.search(phrase):
        return phrase.casefold()
    return " ".join(_named(word) for word in _WORD.findall(phrase))


@lru_cache(maxsize=64)
def prepare(phrases: tuple[str, ...]) -> Phrases:
    """Normal phrases, made ready."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        if words and not _IS_GLUED.search(phrase):
            by_first.setdefault(words[0], []).append(words)
    return Phrases(
        {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in by_first.items()},
        tuple(phrase for phrase in phrases if _IS_GLUED.search(phrase)),
    )


def find(phrases: Phrases, text: str) -> Counter[str]:
    """How often each phrase stands in `text`; one that lies within a longer one is not counted there."""
    found: Counter[str] = Counter()
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [word_forms(text[start:end]) for start, end in spans]
    names = _place_names(text)
    place = 0
    while place < len(words):
        hit = _longest(phrases, words, place)
        if hit and not _is_within(names, spans[place][0], spans[place + len(hit) - 1][1]):
            found[" ".join(hit)] += 1
        place += len(hit) or 1
    if phrases.glued and _IS_GLUED.search(text):
        small = text.casefold()
        found.update({phrase: count for phrase in phrases.glued if (count := small.count(phrase))})
    return found


def _place_names(text: str) -> list[tuple[int, int]]:
    """Where streets and the like are named: Mill Street is no street works, Market Square no market."""
    # In a headline of capitals throughout only the word before is sure to be of the name.
    form = _PLACE if _SMALL.search(text) else _SHORT_PLACE
    return [match.span() for match in form.finditer(text)]


def _is_within(names: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch is a part of a name, and not all of it: "Wall Street" is a phrase as well."""
    return any(first <= start and end <= last and end - start < last - first for first, last in names)


def _longest(phrases: Phrases, words: list[frozenset[str]], place: int) -> tuple[str, ...]:
    """The longest phrase that begins at a place, or ()."""
    near = (hit for form in words[place] for hit in phrases.by_first.get(form, ()))
    fitting = (
        hit
        for hit in near
        if len(hit) <= len(words) - place and all(part in words[place + n] for n, part in enumerate(hit))
    )
    return min(fitting, key=lambda hit: (-len(hit), hit), default=())


def _named(word: str) -> str:
    """A word of a phrase, in the form that a text's words are held against. One in capitals throughout
    ("WHO", "AI") means just that."""
    return word if _is_initials(word) else singular(_bare(word))


@lru_cache(maxsize=1 << 16)
def word_forms(word: str) -> frozenset[str]:
    """A text's word as it is, and what it may be a form of: "vetoed" is of "veto", "cities" of "city"."""
    bare = _bare(word)
    forms = {bare, singular(bare), bare.removesuffix("es"), *_stems(bare)}
    letters = re.sub(r"[’']s?$", "", word)
    if _is_initials(letters.removesuffix("s")):
        forms |= {letters, letters.removesuffix("s")}
    return frozenset(forms)


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _bare(word: str) -> str:
    """In lower case, without a possessive ending."""
    return re.sub(r"[’']s?$", "", word.casefold()).replace("’", "'")


def singular(word: str) -> str:
    """Without a plural's ending, or a verb's."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_UNINFLECTED):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _stems(word: str) -> set[str]:
    """What -ed or -ing may have been put to."""
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if _DOUBLED.search(stem):
                return {stem, stem[:-1]}
            if stem.endswith("i") and ending == "ed":
                return {stem[:-1] + "y"}
            return {stem + "e"} if _SHORT.match(stem) else {stem, stem + "e"}
    return set()
