"""What a reader of the original could see, and the law that cleaning only removes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
# Controls, soft hyphens, zero-width spaces and direction marks: nothing that a reader sees.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_PARAGRAPHS = re.compile(r"\n\s*\n")


def squeeze(text: str) -> str:
    """`text` in NFC without white space, control and format characters: how the law compares."""
    close = "".join(text.split())
    if not close.isprintable():
        close = "".join(c for c in close if unicodedata.category(c) not in _BLANK)
    return close if close.isascii() else unicodedata.normalize("NFC", close)


def one_line(text: str) -> str:
    """`text` in NFC as one line, without the controls and direction marks that could harm a terminal."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    elif not text.isprintable():
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def unfounded(text: str, visible: str, cuts: Iterable[str] = ()) -> str | None:
    """The first paragraph of `text` that does not stand, in order, in `visible` less `cuts`; else None.

    A paragraph may be interrupted only by whole cuts.
    """
    original, place = squeeze(visible), 0
    removed = [c for c in map(squeeze, cuts) if c]
    for paragraph in _PARAGRAPHS.split(text):
        wanted = squeeze(paragraph)
        end = find_less_cuts(wanted, original, place, removed)
        if end < 0:
            return paragraph
        place = end
    return None


def find_less_cuts(wanted: str, original: str, place: int, cuts: Sequence[str]) -> int:
    """Where `wanted` ends in `original` (from `place` on) when cuts may interrupt it; -1 if nowhere."""
    start = original.find(wanted, place)
    if start >= 0:
        return start + len(wanted)
    inner = [c for c in cuts if c in original]
    head = wanted[:1]
    start = original.find(head, place) if inner and head else -1
    while start >= 0:
        end = _walk(wanted, original, start, inner)
        if end >= 0:
            return end
        start = original.find(head, start + 1)
    return -1


def _walk(wanted: str, original: str, start: int, cuts: Sequence[str]) -> int:
    """Follow `wanted` from `start`, stepping over a cut wherever the next character differs."""
    done, place = 0, start
    while done < len(wanted):
        if place < len(original) and wanted[done] == original[place]:
            done, place = done + 1, place + 1
            continue
        step = max((len(c) for c in cuts if original.startswith(c, place)), default=0)
        if not step:
            return -1
        place += step
    return place
