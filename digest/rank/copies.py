"""Near-copies: texts that print the same words, by the runs of five words that they share.

The shingles of Broder (1997), held whole and not hashed: only the articles of one story are compared.
"""

from __future__ import annotations

import re

SHINGLE = 5
"""Words of a shingle."""
COPY = 0.5
"""Share of the shorter text's shingles that two texts of one origin have in common."""
_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every five words running, in lower case; all words of a shorter text."""
    words = _WORD.findall(text.lower())
    if len(words) < SHINGLE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[n:] for n in range(SHINGLE)), strict=False))


def near_copy(a: Shingles, b: Shingles) -> bool:
    """Whether half of the shorter text also stands in the other."""
    return len(a & b) >= COPY * max(1, min(len(a), len(b)))
