"""What a sentence points to: "the x" that its article has told of before it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.candidates.lexicon import COMMON
from digest.candidates.weights import terms
from digest.facts.future import without_quoted
from digest.model import Excerpt

_DEFINITE = re.compile(
    r"(?P<told>\b(?:told|assured|informed|warned) )?\b[Tt]he (?P<noun>[a-z]{3,})"
    r"(?=[’']s\b|[,.;:]|\s(?:is|are|was|were|has|have|had|will|would|and|but|said"
    r"|says|after|before|when|while|because|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|$"
    r"|(?(told)\sthat\b|(?!)))"
)
"""A noun with nothing but "the" before it, and nothing after it that tells which one; in "told the office
that" what follows does not."""


def pointed(place: Excerpt, before: str, printed: AbstractSet[str] = frozenset()) -> str | None:
    """A bare "the x" in an excerpt that points to an x which its article tells of in `before`, the text
    ahead of it, and which neither the excerpt nor the terms that are `printed` name; None without one."""
    said = printed | terms(_DEFINITE.sub(" ", place.text))
    for match in _DEFINITE.finditer(without_quoted(place.text)):
        noun = match["noun"]
        known = noun in COMMON or noun.endswith(("est", "ly")) or terms(noun) <= said
        if not known and re.search(rf"\b\w+ {noun}\b", before, re.IGNORECASE):
            return noun
    return None
