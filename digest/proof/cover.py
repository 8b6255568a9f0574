"""A file is covered: less the words that the issue may print, nothing but furniture is left of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal
from urllib.parse import unquote

from digest.errors import ProofError
from digest.proof.visible import visible
from digest.proof.words import Words, key

_FURNITURE = frozenset("—–-·•*[]()“”>#|:,.=_")
"""Marks that set words apart; a template's own, never a source's."""
_NUMBER_OF_A_SOURCE = re.compile(r"\[\d{1,5}\]")
_ADDRESS = re.compile(r"(\(?)((?:https?://|mailto:)[^\s<>\"]*[^\s<>\").,;:])(\)?)")
_COVERED = "\x00"
_LONG = 20
"""Covered characters that end an uncovered stretch: shorter words may stand in it by chance."""
_MOST = 400

Kept = Literal["numeral", "words"]
"""What no shorter words may tear, of those that open with a numeral."""


def prove_file(name: str, raw: bytes, words: Words) -> None:
    """Raises ProofError if the file shows a word that `words` does not hold, or links elsewhere."""
    seen = visible(name, raw)
    plain = name.endswith(".txt")
    shown = _ADDRESS.sub(lambda match: _unless_known(match, words), seen.text) if plain else seen.text
    # "Left out 1", or "Left out" and "1 story": whose a numeral is, only trying each way tells.
    ways: tuple[tuple[Words, Kept], ...] = ((words, "numeral"), (_seen(words, shown), "words"))
    tried = (_uncovered(key(shown), some, kept, sources=plain) for some, kept in ways)
    found = list(takewhile(lambda left: left is not None, tried))
    left = found[0] if len(found) == len(ways) else None
    if left is not None:
        text = _stretch(shown, *left)
        raise ProofError(
            f"{name} prints what the issue does not hold:\n"
            f"  the file has:  {text!r}\n  the issue has: {_nearest(text, words)!r}"
        )
    for link in seen.links:
        if not _known(link, words):
            raise ProofError(f"{name} links to {link!r}, which is no source's address")


def _unless_known(match: re.Match[str], words: Words) -> str:
    """An address in plain text that may be linked needs no words of the issue to cover it."""
    return " " if _known(match[2], words) else match[0]


def _seen(words: Words, shown: str) -> Words:
    """Without the words that open with a numeral which is none in the file, but the end of one line and the
    beginning of the next ("May 3", "7 told" make no "37 told")."""
    there = (p for p in words.plain if not p[:1].isdigit() or _begins(p).search(shown))
    return replace(words, plain=tuple(there))


def _begins(piece: str) -> re.Pattern[str]:
    """The first characters of a key as a file may show them: white space between all but its numeral's."""
    numeral = len(piece) - len(piece.lstrip("0123456789"))
    return re.compile(r"\s*".join([piece[:numeral], *map(re.escape, piece[numeral : numeral + 9])]))


def _uncovered(text: str, words: Words, kept: Kept, *, sources: bool) -> tuple[int, int] | None:
    """The first stretch of `text` that nothing covers. Longer words cover first."""
    left = text
    for pattern in words.glossed:
        left = pattern.sub(lambda match: _COVERED * len(match[0]), left)
    # Words of nothing but furniture need no cover, and would tear the number of a source ("[1]") apart.
    # Nor may a bare numeral ("9") tear "[94]" apart: it covers after the numbers of sources.
    pieces = [p for p in words.plain if not _FURNITURE.issuperset(p)]
    told = [p for p in pieces if not p.isdigit()]
    counted = [p for p in told if p[0].isdigit()]
    for piece in told:
        left = _covered(left, piece, counted, kept)
    if sources:
        left = _NUMBER_OF_A_SOURCE.sub(lambda match: _COVERED * len(match[0]), left)
    for piece in (p for p in pieces if p.isdigit()):
        left = left.replace(piece, _COVERED * len(piece))
    bare = (place for place, char in enumerate(left) if char != _COVERED and char not in _FURNITURE)
    start = next((place for place in bare if not _numbers_a_title(text, place, words)), None)
    if start is None:
        return None
    end = left.find(_COVERED * _LONG, start)
    return start, end if end >= 0 else len(left)


def _covered(text: str, piece: str, counted: Sequence[str], kept: Kept = "numeral") -> str:
    """`text` with each `piece` covered, except where it would tear what one of `counted` opens with:
    "Left out 1" covers no half of "Left out" and "10 pieces" (`numeral`), or "1 story" (`words`)."""
    number = len(piece) - len(piece.rstrip("0123456789"))
    if not number or piece not in text:
        return text.replace(piece, _COVERED * len(piece))
    own = piece[-number:]
    opening = (p[number:] for p in counted if p.startswith(own) and len(p) > number)
    tearing = [rest for rest in opening if kept == "words" or rest[0].isdigit()]

    def cover(match: re.Match[str]) -> str:
        torn = any(text.startswith(rest, match.end()) for rest in tearing)
        return match[0] if torn else _COVERED * len(piece)

    return re.sub(re.escape(piece), cover, text)


def _numbers_a_title(text: str, place: int, words: Words) -> bool:
    """The contents may number its lines: "1 Dockworkers end …", "1. Dockworkers end …"."""
    after = place + 2 if text[place + 1 : place + 2] == "." else place + 1
    return text[place] in "123456789" and any(text.startswith(title, after) for title in words.titles)


def _stretch(text: str, start: int, end: int) -> str:
    """The words of `text` that stand from `start` to `end` of its key."""
    text = unicodedata.normalize("NFC", text)
    counted = [at for at, char in enumerate(text) if key(char)]
    return " ".join(text[counted[start] : counted[end - 1] + 1].split())[:_MOST]


def _nearest(text: str, words: Words) -> str:
    """The words of the issue that are most like `text`."""
    mine = text.split()
    matcher = SequenceMatcher(b=mine, autojunk=False)

    def likeness(shown: str) -> float:
        matcher.set_seq1(shown.split())
        return matcher.ratio()

    return " ".join(max(words.shown.values(), key=likeness, default="").split())[:_MOST]


def _known(link: str, words: Words) -> bool:
    plain = unquote(re.sub(r"#?:~:text=.*", "", link))
    if link.startswith("#") or plain in words.links or plain.partition("#")[0] in words.links:
        return True
    address = plain.removeprefix("mailto:").split("?")[0]
    return link.startswith("mailto:") and key(address) in words.shown
