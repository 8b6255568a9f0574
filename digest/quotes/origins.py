"""The voice that a quotation goes back to: "according to TASS", "told Reuters", "in a statement to X"."""

from __future__ import annotations

import re

from digest.quotes.scene import Scene
from digest.quotes.stretches import FILLED, Stretch
from digest.text.lexicon import NATIONALITIES, PLACES

_VIA = re.compile(
    r"\b(?:[Aa]ccording to|told|tells|telling"
    r"|(?:interview|statement|conversation|comments|remarks|email|phone call)"
    r" (?:with|to|on|published by|carried by|aired on)"
    r"|(?:reported|quoted|cited|carried|published|aired) (?:by|on|in))\s"
)
_REACH = 800
_STOP = re.compile(r"[,.;:()" + FILLED + r"]|\s(?:that|on|in|and|who|which|after|during|about|as|at)\s")


def find_origin(scene: Scene, stretch: Stretch, speaker: str | None) -> str | None:
    """The outlet or body that the host sentence names as the way the words came, other than the speaker."""
    low, high = max(stretch.host[0], stretch.open - _REACH), min(stretch.host[1], stretch.after + _REACH)
    for via in _VIA.finditer(scene.text, low, high):
        end = _phrase_end(scene.text, via.end(), high)
        for name in scene.names_in(via.end(), end):
            if (
                name.kind == "other"
                and name.key != speaker
                and _house(scene, name.key, name.excerpt.end, end)
            ):
                return name.key
    return None


def _phrase_end(text: str, start: int, high: int) -> int:
    """The end of the words that name the way: at a mark, a verb or a conjunction."""
    stop = _STOP.search(text, start, high)
    return stop.start() if stop else high


def _house(scene: Scene, key: str, end: int, high: int) -> bool:
    """No country or nationality ("Russia’s state-run news agency TASS" means TASS), unless it stands last."""
    plain = key in NATIONALITIES or key in PLACES
    possessive = scene.text[end : end + 2] in ("’s", "'s")
    return not plain and not (possessive and scene.text[end:high].strip("’s' "))
