"""Stretches that end as sentences do and tell nothing: captions, sub-heads, rows of a list."""

from __future__ import annotations

import re

from digest.candidates.lexicon import FINITE
from digest.facts.clauses import Word, verbal, words_of
from digest.facts.verbs import PAST, PREPOSITIONS, THIRD
from digest.text.lexicon import PLACES
from digest.text.roles import is_role

_BEING = re.compile(r"\bbeing \w+\b")
_CONTRACTED = re.compile(
    r"\b(?:that|there|it|he|she|here|who|what|let|where|how|everybody|everyone|nobody|somebody)[’']s\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:I|we|you|he|she|they)\b", re.IGNORECASE)
"""Words that only stand before a verb."""
_NO_VERBS = PREPOSITIONS | frozenset("and or nor but as not no only".split())
_PLACED = frozenset("ahead behind inside outside above below atop near".split())
_MOST_WORDS = 30
"""Words from which a stretch is taken for a sentence whatever its verbs look like."""


def is_fragment(text: str) -> bool:
    """Whether an English stretch has no verb that could be a clause's: "Tug boats at the yard in Selby."

    In doubt it has one: a word in "-s" that is no noun before a preposition, or a plain word after a plural.
    """
    if len(text.split()) > _MOST_WORDS or _CONTRACTED.search(text) or _SUBJECT.search(text):
        return False
    plain = _BEING.sub(lambda match: " " * len(match[0]), text)
    if FINITE.search(plain):
        return False
    words = words_of(plain, 0, len(plain))
    if words and words[0].lower in _PLACED and not any(verbal(words, at) for at in range(1, len(words))):
        return True
    return not any(_may_be_verb(words, at) for at in range(1, len(words)))


def _may_be_verb(words: list[Word], at: int) -> bool:
    word = words[at]
    if not word.text[0].islower() or word.lower in _NO_VERBS or is_role(word.lower):
        return False
    if verbal(words, at) or word.lower in PAST:
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or bool(after.gap) or after.lower in _NO_VERBS - {"up", "out", "off", "down", "over"}
    return (
        _follows_plural(words, at)
        or (word.lower.endswith("s") and not word.gap and not ends)
        or (word.lower in THIRD and not ends)
    )


def _follows_plural(words: list[Word], at: int) -> bool:
    """Whether a plural, or a name after "and", stands before the word, an adverb between them at most."""
    before = words[at - 1]
    if (before.lower.endswith("ly") or before.lower in {"often", "never", "still", "now"}) and at > 1:
        before = words[at - 2]
    if words[at].gap or before.lower in _NO_VERBS:
        return False
    plural = before.lower.endswith("s") and not before.lower.endswith(("ss", "’s", "'s"))
    plural = plural and before.text not in PLACES
    joined = before.text[0].isupper() and any(w.lower == "and" for w in words[:at])
    return plural or joined
