"""Whether two names are one in other letters: Yuri and Yury, Vučić and Vucic, Jong-un and Jong-eun."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_SOUNDS = (
    (re.compile(r"sch|sh|ş"), "s"),
    (re.compile(r"tch|tsch|ch|č|ć"), "c"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[aour]|$)"), "k"),
    (re.compile(r"tz|ts"), "z"),
    (re.compile(r"w"), "v"),
    (re.compile(r"eo|oe"), "o"),
    (re.compile(r"eu"), "u"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ee|ij|iy|yi|yy|ii|[jy]"), "i"),
    (re.compile(r"ie"), "e"),
)
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_NICKNAMES = """
alex alexander alexandra; andy andrew; ben benjamin; bill william will; bob robert rob; chris christopher;
chuck charles; dan daniel; dave david; dick richard rick; don donald; ed edward; frank francis; greg
gregory; jack john; jeff jeffrey; jim james; joe joseph; kate katherine catherine; ken kenneth; larry
lawrence; liz elizabeth; matt matthew; mike michael; nick nicholas; pat patrick patricia; ron ronald; sam
samuel; steve steven stephen; ted theodore edward; tim timothy; tom thomas; tony anthony; vince vincent
"""
_SHORT = {
    name: frozenset(group.split())
    for group in _NICKNAMES.replace("\n", " ").split(";")
    for name in group.split()
}


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """Lower case without marks over letters, hyphens, points: "Vučić" → "vucic"."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in parts if c.isalnum())


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """What is left of a name when the usual choices of romanisation are taken out."""
    found = plain(word)
    for pattern, letter in _SOUNDS:
        found = pattern.sub(letter, found)
    return _DOUBLE.sub(r"\1", found)


def same_sound(a: str, b: str) -> bool:
    """Whether two words are surely one name: equal but for marks and usual choices of letters."""
    return plain(a) == plain(b) or (min(len(a), len(b)) > 2 and sound(a) == sound(b))


def near_sound(a: str, b: str) -> bool:
    """Whether two given names may be one: the same consonants and a like end ("Mohammed", "Muhammad")."""
    left, right = sound(a), sound(b)
    bones = _VOWELS.sub("", left)
    if len(bones) < 3 or bones != _VOWELS.sub("", right) or left[0] != right[0]:
        return False
    return bool(_VOWELS.match(left[-1])) == bool(_VOWELS.match(right[-1])) and "-" not in a + b


def same_given(a: str, b: str) -> bool:
    """ "J." and "Jerome", "Bill" and "William"; the first words of two given names."""
    left, right = plain(a), plain(b)
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    return right in _SHORT.get(left, ()) or left in _SHORT.get(right, ())
