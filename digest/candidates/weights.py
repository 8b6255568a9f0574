"""How central a sentence is to its story, by the words that its sentences share.

A plain form of SumBasic's idea (Nenkova and Vanderwende, 2005): terms that many sentences of the story
hold weigh more; names and title words weigh more still; a sentence's weight is the mean over its terms.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from digest.model import Reading, Sentence
from digest.text.korean import HANGUL, stem
from digest.text.titles import headline

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STOP = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below"
    " between both but by can could did do does doing down during each few for from further get had has have"
    " having he her here hers him his how however i if in into is it its itself just like many may me might"
    " more most much must my no nor not now of off on once one only or other our out over own per said same"
    " say says she should since so some still such than that the their them then there these they this those"
    " through to told too two under until up upon us very was we were what when where which while who whom"
    " why will with within without would yet you your"
    " 것 수 등 및 더 또 이날 있다 있는 했다 한다 하는 된다 됐다 말했다 밝혔다 위해 대해 따르면 통해"
    " 지난 오는".split()
)
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_DAMPING = 6.0
"""Terms added to a sentence's count, so that two good words don't outweigh ten."""
_TITLE, _NAME = 1.6, 1.3


@lru_cache(maxsize=1 << 16)
def terms(text: str) -> frozenset[str]:
    """The content words of `text`, lower case, possessives and plural endings dropped.

    Kept, since every rule asks for those of the same sentences again and again.
    """
    found = (_plain(m[0].lower()) for m in _WORD.finditer(text))
    return frozenset(t for t in found if t and t not in _STOP)


def _plain(word: str) -> str:
    if HANGUL.search(word):
        return stem(word)
    if word.endswith(_POSSESSIVE):
        word = word.rstrip("s").rstrip("’'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def term_weights(readings: Sequence[Reading]) -> dict[str, float]:
    """The weight of each term of a story, by how many of its sentences hold it."""
    counts: Counter[str] = Counter()
    named: set[str] = set()
    for reading in readings:
        for sentence in reading.sentences:
            counts.update(terms(sentence.excerpt.text))
        named.update(t for name in reading.names for t in terms(name.excerpt.text))
    titled = {t for reading in readings for t in terms(headline(reading.article))}
    return {
        t: math.log(1 + n) * (_TITLE if t in titled else 1) * (_NAME if t in named else 1)
        for t, n in counts.items()
    }


def centrality(sentence: Sentence, weights: dict[str, float]) -> float:
    """The mean weight of the sentence's terms, damped for short ones; not yet normalised."""
    own = terms(sentence.excerpt.text)
    # Exactly rounded: a set's order differs from run to run, and the bytes of an issue may not.
    return math.fsum(weights.get(t, 0.0) for t in own) / (len(own) + _DAMPING)


def main_names(readings: Sequence[Reading], most: int = 6) -> tuple[str, ...]:
    """The story's main names as printed, those in most sentences first; a title counts three times."""
    counts: Counter[str] = Counter()
    for reading in readings:
        keys = {name.key for name in reading.names}
        counts.update(name.key for name in reading.names)
        title = headline(reading.article)
        counts.update({key: 3 for key in keys if key and key in title})
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(ranked[:most])
