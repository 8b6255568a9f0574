"""The words of a sentence, and where the clause around one of them begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.facts.verbs import (
    AUXILIARIES,
    BASE,
    LIGHT,
    PAST,
    PREPOSITIONS,
    PRESENT,
    REPORT,
    THIRD,
    is_finite,
)

_TOKEN = re.compile(r"[$€£¥₩]?\w+(?:[’'.,-]\w+)*%?")
_QUOTE = re.compile('[“”"„«»「」]')
_HARD = re.compile(r"[;:—()\[\]!?…]|(?:^|\s)[-–](?:\s|$)")
NEGATIONS = frozenset("not no never only none neither nor cannot nobody nothing hardly barely merely".split())
_FACTS = frozenset("while whereas because although though as but".split())
"""Words after which a clause is told as a fact."""
SUBORDINATORS = _FACTS | frozenset(
    "that who which whom whose where when after before since until unless if whether".split()
)
_FRONTS = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset(
        """however meanwhile still instead also further moreover separately earlier later overall currently
    asked according last this next today yesterday recently then additionally nevertheless given""".split()
    )
)
_UNSURE = frozenset(
    """
    demand demands demanded propose proposes proposed proposal request requests requested recommend
    recommends recommended recommendation insist insists insisted urge urges urged ask asks asked order
    orders ordered suggest suggests suggested deny denies denied doubt doubts doubted dispute disputes
    disputed reject rejects rejected refute refutes refuted claim claims allegation allegations
    accusation fear fears feared worry hope hopes hoped wish wishes prefer prefers require requires
    required requirement condition idea notion rumor rumour rumors rumours
    """.split()
)
"""Words after which a clause is no fact: it is not told without them."""
_LIKE = frozenset("such well known far much many soon long same described seen serving served worked".split())
"""Words after which "as" begins no clause."""
_DETERMINERS = frozenset("the a an of in for to and or its his her their our any some no".split())
_ANEW = frozenset("that he she it they we to".split())
"""Words that begin another clause after "and"."""
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
    """The index after the clause that holds `at`: at the first comma or break that parts no list, or before
    "and that"."""
    index = at + 1
    while index < len(words):
        if words[index].gap:
            end = _list_end(words, index) if words[index].gap == "," else index
            if end == index:
                return index
            index = end
            continue
        if (
            words[index].lower in ("and", "but")
            and index + 1 < len(words)
            and words[index + 1].lower in _ANEW
        ):
            return index
        index += 1
    return len(words)


def _list_end(words: list[Word], comma: int) -> int:
    """After a list that goes on at `comma` ("Georgia, Ohio and Texas"); `comma` itself where none does."""
    index, size = comma, 0
    while index < len(words) and size < 4:
        word = words[index]
        if (
            word.finite
            or word.lower in SUBORDINATORS
            or word.lower in PREPOSITIONS
            or word.lower == "according"
        ):
            return comma
        if word.lower in ("and", "or") and (size or index > comma):
            return index + 1 if index + 1 < len(words) and not words[index + 1].finite else comma
        size = 0 if index + 1 < len(words) and words[index + 1].gap == "," else size + 1
        index += 1
    return comma


def bridged(words: list[Word], at: int) -> int | None:
    """Where a clause goes on after an insertion ("29 nations, including Brazil, are set"): its verb."""
    if at >= len(words) or not words[at].gap:
        return None
    for index in range(at + 1, min(len(words), at + 14)):
        word = words[index]
        if word.gap == words[at].gap and (word.lower in AUXILIARIES or word.lower in PAST):
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
    if before.lower in _UNSURE or (before.lower == "as" and index > 1 and words[index - 2].lower in _LIKE):
        return False
    if before.lower in _FACTS or before.lower in REPORT or _introduces(words, index - 1):
        return not word.gap
    return word.gap == "," and _fronted(words, index)


def _introduces(words: list[Word], index: int) -> bool:
    """Whether words[index] is a "that" after a verb ("confirmed that"), not after a noun ("a draft that")."""
    if words[index].lower != "that" or index == 0:
        return False
    before = words[index - 1]
    return before.lower not in _UNSURE and (
        before.finite
        or before.lower in REPORT
        or before.lower in BASE
        or before.lower.endswith(("ing", "day"))
    )


def _fronted(words: list[Word], index: int) -> bool:
    """Whether all before `index` is a phrase that opens the sentence ("In a vote on Monday, …")."""
    first = index - 1
    while first > 0 and words[first].gap not in ("|", "“"):
        first -= 1
    commas = [at for at in range(first + 1, index) if words[at].gap == ","]
    told = any(word.finite for word in words[commas[0] : index]) if commas else False
    return words[first].lower in _FRONTS and words[first].lower not in ("of",) and not told


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


def verbal(words: list[Word], index: int) -> bool:
    """Whether the word is a verb where it stands: finite, plain after "to", or plain or in "-s" after a noun
    that agrees with it ("suppliers make", "the rate covers")."""
    word = words[index]
    if word.finite:
        return True
    if index == 0 or word.gap or not word.text[0].islower():
        return False
    before = words[index - 1].lower
    if word.lower in BASE:
        return before == "to" or (before.endswith("s") and len(before) > 3 and before not in PRESENT)
    after = words[index + 1] if index + 1 < len(words) else None
    if (
        after is None
        or after.gap
        or word.lower not in THIRD
        or before.endswith("s")
        or before in _DETERMINERS
    ):
        return False
    return (
        after.text[0].isupper() or after.text[0].isdigit() or after.lower in ("a", "an", "the", "its", "his")
    )


def governor(words: list[Word], at: int) -> Word | None:
    """The verb before `at` in its clause, a participle included."""
    for index in range(at - 1, -1, -1):
        word = words[index]
        heads = index == at - 1 and (word.lower in THIRD or word.lower in BASE) and word.text[0].islower()
        if heads or word.lower in LIGHT or verbal(words, index) or _is_ing(word):
            return word
        if word.gap in ("|", "“") or (word.gap == "," and index < at):
            return None
    return None


def tells(words: list[Word], begin: int, end: int) -> bool:
    """Whether words[begin:end] begin with a subject and hold a verb: a clause that can stand alone."""
    first = words[begin]
    if begin == 0 and not first.finite:
        return any(verbal(words, index) for index in range(1, end))
    if first.finite or first.lower in PREPOSITIONS - {"of", "in", "on", "at", "under", "after"}:
        return False
    return first.lower not in SUBORDINATORS and any(verbal(words, index) for index in range(begin + 1, end))


def _is_ing(word: Word) -> bool:
    return word.lower.endswith("ing") and len(word.lower) > 5 and word.text[0].islower()
