"""The words of a sentence, and where the clause around one of them begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.facts.verbs import AUXILIARIES, LIGHT, REPORT, is_finite

_TOKEN = re.compile(r"[$€£¥₩]?\w+(?:[’'.,-]\w+)*%?")
_QUOTE = re.compile('[“”"„«»「」]')
_HARD = re.compile(r"[;:—()\[\]!?…]|(?:^|\s)[-–](?:\s|$)")
NEGATIONS = frozenset("not no never only none neither nor cannot nobody nothing hardly barely merely".split())
SUBORDINATORS = frozenset(
    """that who which whom whose where when while whereas after before because although though since until if
    whether as but""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from with to into over under about against among amid between across during through
    toward towards upon within alongside beyond near per than without despite following including""".split()
)
_FRONTS = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset(
        """however meanwhile still instead also further moreover separately earlier later overall currently
    asked according last this next today yesterday recently then additionally nevertheless given""".split()
    )
)
PRONOUNS = frozenset(
    "he she it they this that these those we i you his her its their there such both one".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `gap` is what parts it from the word before: "", ",", "|" (a hard break, as a
    dash) or "“" (a quotation mark)."""

    start: int
    end: int
    text: str
    lower: str
    gap: str

    @property
    def negates(self) -> bool:
        """Whether it is a not, no, never, only."""
        return self.lower in NEGATIONS or self.lower.endswith(("n't", "n’t"))

    @property
    def finite(self) -> bool:
        """Whether it can be the verb of a clause."""
        return self.text[0].islower() and is_finite(self.lower)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of text[start:end] with the punctuation before each."""
    found: list[Word] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        between = text[last : match.start()]
        word = match.group()
        found.append(Word(match.start(), match.end(), word, word.lower(), _gap(between) if found else "“"))
        last = match.end()
    return found


def _gap(between: str) -> str:
    if between == " ":
        return ""
    if _QUOTE.search(between):
        return "“"
    return "|" if _HARD.search(between) else "," if "," in between else ""


def clause_end(words: list[Word], at: int) -> int:
    """The index after the last word of the clause that holds `at`: at the first comma or break after it."""
    for index in range(at + 1, len(words)):
        if words[index].gap:
            return index
    return len(words)


def bridged(words: list[Word], at: int) -> int | None:
    """Where a clause goes on after an insertion ("29 nations, including Brazil, are set"): its verb."""
    if at >= len(words) or not words[at].gap:
        return None
    for index in range(at + 1, min(len(words), at + 14)):
        if words[index].gap == words[at].gap and words[index].lower in AUXILIARIES:
            return index
    return None


def clause_start(words: list[Word], at: int) -> int:
    """The index of the first word of the clause that holds `at`, its subject."""
    for index in range(at, -1, -1):
        if _opens(words, index) and _is_clause(words, index, at):
            return index
        if words[index].gap == "“":
            return index
    return 0


def _opens(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.gap in ("|", "“"):
        return True
    before = words[index - 1]
    if before.lower in SUBORDINATORS or before.lower in REPORT:
        return not word.gap
    return word.gap == "," and _fronted(words, index)


def _fronted(words: list[Word], index: int) -> bool:
    """Whether all before `index` is a phrase that opens the sentence ("In a vote on Monday, …")."""
    first = index - 1
    while first > 0 and words[first].gap not in ("|", "“"):
        first -= 1
    return words[first].lower in _FRONTS and words[first].lower not in ("of",)


def _is_clause(words: list[Word], start: int, at: int) -> bool:
    """Whether words[start] can be a subject, with its verb in reach."""
    first = words[start]
    if (
        first.finite
        or first.lower in PREPOSITIONS
        or first.lower in SUBORDINATORS
        or first.lower in ("and", "or")
    ):
        return False
    if first.lower.endswith("ing") and first.text[0].islower():
        return False
    end = clause_end(words, at)
    return bridged(words, end) is not None or any(word.finite for word in words[start + 1 : end])


def governor(words: list[Word], at: int) -> Word | None:
    """The verb before `at` in its clause, a participle included."""
    for index in range(at - 1, -1, -1):
        word = words[index]
        if word.finite or word.lower in LIGHT or (word.lower.endswith("ing") and len(word.lower) > 5):
            return word
        if word.gap in ("|", "“") or (word.gap == "," and index < at):
            return None
    return None
