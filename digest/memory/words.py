"""Words as memory compares them: by their stems, so that another outlet's wording meets the first one's."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_ENDINGS = tuple("ingly edly ions ings ion ing ied ies ers ed es er ly s e y".split())
_SHORTEST = 3
"""Letters that an ending leaves."""
_STOP = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below"
    " between both but by can could did do does doing down during each few for from further get had has have"
    " having he her here hers him his how however i if in into is it its itself just like many may me might"
    " more most much must my no nor not now of off on once only or other our out over own per said same"
    " say says she should since so some still such than that the their them then there these they this those"
    " through to told too under until up upon us very was we were what when where which while who whom"
    " why will with within without would yet you your monday tuesday wednesday thursday friday saturday"
    " sunday january february march april june july august september october november december today"
    " yesterday tomorrow week month year day last next ago according statement spokesman spokeswoman"
    " spokesperson official report reported announced added new old one".split()
)
"""Words that tell nothing new of an event: function words, days (they are resolved), and who said it."""


@lru_cache(maxsize=1 << 15)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words and numbers, lower case."""
    found = (m[0].lower().replace("’", "'") for m in _WORD.finditer(text))
    return frozenset(stem for word in found for stem in _stems(word))


def key(text: str) -> str:
    """A sentence as it is known again: its words in lower case."""
    return " ".join(m[0].lower() for m in _WORD.finditer(text))


def _stems(word: str) -> tuple[str, ...]:
    if _SYLLABIC.search(word) and len(word) > 2:
        return tuple(word[i : i + 2] for i in range(len(word) - 1))
    plain = word.removesuffix("'s").removesuffix("n't")
    if plain in _STOP or (len(plain) < 2 and not plain.isdigit()):
        return ()
    return (_bare(plain),)


def _bare(word: str) -> str:
    """Without the first ending that leaves enough of it: "strikers", "striking" and "strike" are one."""
    if len(word) <= _SHORTEST or word[0].isdigit():
        return word
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    bare = word[: len(word) - len(ending)]
    return bare[:-1] if ending and len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare
