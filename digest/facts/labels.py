"""The label of a figure: the words around a number that explain it where they stand alone."""

from __future__ import annotations

from digest.facts.clauses import (
    PRONOUNS,
    SUBORDINATORS,
    Word,
    bridged,
    clause_end,
    clause_start,
    governor,
    tells,
    verbal,
)
from digest.facts.verbs import AUXILIARIES, BASE, LIGHT, PREPOSITIONS, PRESENT, REPORT, THIRD

Range = tuple[int, int]
"""Words from an index up to one, as in a slice."""
_STOP = (
    frozenset(
        """
        the a an and or of its their his her is are was were be been has have had will would also more less
        than at least about only not no never according said to that which who
        """.split()
    )
    | PREPOSITIONS
    | AUXILIARIES
)
_WIDENERS = frozenset("from of in among for across with between".split())
_ENDS = frozenset("a an the and or plus".split())
_OBJECTS = frozenset("them us him her me you whom".split())
_DANGLING = (
    AUXILIARIES | PREPOSITIONS | frozenset("the a an and or to be been its their that which who".split())
)
"""Words that a label cannot end with."""
_PLURALS = PRESENT - AUXILIARIES - LIGHT - REPORT
"""What right after a number is the plural of a noun."""
_OWNED = frozenset("the its their his her those these".split())
_ANOTHER = frozenset("the he she it they we i".split())
"""Words that, right after a noun, begin a clause of their own."""
_MAX_WORDS = 34


def label(words: list[Word], first: int, last: int, *, measured: bool = False) -> Range | None:
    """The words of the label for the number words[first:last+1]; None where none would stand alone.

    `measured`: a sum, a share or a measure, never a subject's head.
    """
    found = _label(words, first, last, measured=measured)
    dangles = found is not None and found[1] - 1 > last and words[found[1] - 1].lower in _DANGLING
    return None if dangles else found


def _label(words: list[Word], first: int, last: int, *, measured: bool = False) -> Range | None:
    """The whole clause where a not or only governs; else as little as explains the number: the clause that it
    is the subject of, or its noun phrase."""
    begin, end = clause_start(words, first), clause_end(words, last)
    if any(word.negates for word in words[begin:end]):
        return _whole(words, begin, end)
    if first > 1 and words[first - 1].lower in _OWNED and words[first - 2].lower == "of":
        return _whole(words, begin, end)
    head = first if measured and words[first - 1].lower != "of" else _widened(words, first)
    noun = None if measured or not _plural(words, last + 1) else last + 1
    subject_end = _subject_clause(words, head, last, begin, noun)
    if subject_end is not None:
        return head, subject_end
    phrase = head, _phrase_end(words, last, noun)
    verb = governor(words, head)
    content = len(subject(words, phrase, first, last))
    if content >= 2 and (verb is None or verb.lower in LIGHT) and not measured:
        return phrase
    return _whole(words, begin, end) or (phrase if content >= 2 else None)


def subject(words: list[Word], span: Range, first: int, last: int) -> tuple[str, ...]:
    """The content words of a range less the number's own, in lower case."""
    found = [
        word.lower
        for index, word in enumerate(words[span[0] : span[1]], span[0])
        if not first <= index <= last and word.lower not in _STOP and len(word.lower) > 2
    ]
    return tuple(dict.fromkeys(found))[:16]


def unit(words: list[Word], last: int, compound: str) -> str:
    """The head of the noun phrase after the number: "29 foreign leaders will" → "leaders"; of "11 of the 21
    seats" and "a crowd of 3,100" the noun that is counted."""
    index = last + 1
    if index < len(words) and words[index].lower == "of" and not words[index].gap:
        index += 1
    while index < len(words) and (
        words[index].lower in ("the", "its", "their", "his", "her") or words[index].lower.isdigit()
    ):
        index += 1
    head = compound.split("-")[0]
    for at in range(index, min(len(words), index + 6)):
        word = words[at]
        if at == last + 1 and _plural(words, at):
            return word.lower
        if word.gap or _ends_phrase(words, at, opening=at == index):
            break
        head = word.lower
    if compound == "magnitude" or (last > 0 and words[last - 1].lower == "magnitude"):
        return "magnitude"
    return "" if head in PRONOUNS | _OBJECTS else head or _counted_before(words, last)


def _ends_phrase(words: list[Word], at: int, *, opening: bool) -> bool:
    word = words[at]
    if (
        word.lower in AUXILIARIES
        or word.lower in PREPOSITIONS
        or word.lower in SUBORDINATORS
        or word.lower in _ENDS
    ):
        return True
    if word.finite or (word.lower.endswith("ing") and not opening):
        followed = at + 1 < len(words) and not words[at + 1].gap
        return not (opening and followed and words[at + 1].lower not in PREPOSITIONS | _ENDS)
    return not opening and verbal(words, at)


def _plural(words: list[Word], at: int) -> bool:
    """ "270 cracks in the pier": a word in -s right after a number is a plural noun, for a verb in -s has no
    plural subject. Only "a jury of 12 decides on …" has one, and that is the sentence's only verb."""
    word = words[at] if at < len(words) else None
    if word is None or word.gap or word.lower not in _PLURALS or word.text[0].isupper():
        return False
    return at < 2 or words[at - 2].lower != "of" or any(w.finite for w in words if w is not word)


def _counted_before(words: list[Word], last: int) -> str:
    """ "a crowd of 3,100": the noun before "of"."""
    if last >= 2 and words[last - 1].lower == "of" and not words[last].gap and words[last - 2].text.islower():
        return words[last - 2].lower
    return ""


def _whole(words: list[Word], begin: int, end: int) -> Range | None:
    """The clause with its attribution; None where it leans on an earlier sentence or runs on."""
    begin, end = _sayer(words, begin), _attribution(words, end)
    inside = begin > 0 and words[begin].gap == "“" and words[begin].text[0].islower()
    if (
        inside
        or words[begin].lower in PRONOUNS | SUBORDINATORS
        or end - begin > _MAX_WORDS
        or not tells(words, begin, end)
    ):
        return None
    return begin, end


def _sayer(words: list[Word], begin: int) -> int:
    """ "Officials said only 12 …" begins with who said it, unless that is a pronoun."""
    at = begin - 1 - (begin > 0 and words[begin - 1].lower == "that")
    if begin == 0 or words[begin].gap or at < 1 or words[at].lower not in REPORT:
        return begin
    start = clause_start(words, at)
    return begin if words[start].lower in PRONOUNS else start


def _attribution(words: list[Word], end: int) -> int:
    """Past a closing ", according to the ministry" or ", the ministry said"."""
    if end >= len(words) or words[end].gap != ",":
        return end
    stop = clause_end(words, end)
    says = any(word.lower in REPORT for word in words[end:stop]) and stop - end <= 10 and stop == len(words)
    return stop if words[end].lower == "according" or says else end


def _widened(words: list[Word], first: int) -> int:
    """ "heads of state from 29 nations" begins at "heads"."""
    if first < 2 or words[first].gap or words[first - 1].lower not in _WIDENERS:
        return first
    start = index = first - 1
    while index > 0 and first - index < 8 and not words[index].gap:
        index -= 1
        word = words[index]
        if (
            verbal(words, index)
            or word.lower in SUBORDINATORS
            or (word.lower in PREPOSITIONS and word.lower != "of")
        ):
            break
        if word.lower in PRONOUNS or word.lower.endswith(("ing", "ly")) or word.text[0].isdigit():
            return first
        start = index
    return first if start >= first - 1 or words[start].lower in ("and", "or", "of", "as", "not") else start


def _subject_clause(words: list[Word], head: int, last: int, begin: int, noun: int | None) -> int | None:
    """The end of the clause whose subject is words[head:last+1]; None where it is no subject. `noun`: the
    word that looks like a verb and is what is counted."""
    if not _may_be_subject(words, head, begin):
        return None
    for index in range(last + 1, min(len(words), last + 12)):
        word = words[index]
        if word.gap:
            verb = bridged(words, index)
            return clause_end(words, verb) if verb is not None else None
        if index > last + 1 and verbal(words, index):
            return clause_end(words, index)
        if word.finite and index != noun and not _adjective(words, index):
            return clause_end(words, index)
        if word.lower in SUBORDINATORS:
            return None
    return None


def _adjective(words: list[Word], index: int) -> bool:
    """ "16 cracked bolts": a participle right after the number, a noun after it."""
    after = words[index + 1] if index + 1 < len(words) else None
    return (
        words[index].lower not in AUXILIARIES
        and after is not None
        and not after.gap
        and after.lower not in PREPOSITIONS | _ENDS | SUBORDINATORS
    )


def _may_be_subject(words: list[Word], head: int, begin: int) -> bool:
    if head == 0 or words[head].gap in ("|", "“"):
        return True
    before = words[head - 1]
    if words[head].gap == ",":
        return head == begin
    if before.lower == "and":
        return any(word.finite for word in words[begin : head - 1]) and not before.gap
    if before.lower == "the":
        return _may_be_subject(words, head - 1, begin)
    return (
        before.lower in ("that", "while", "because", "as", "but", "whereas", "although")
        or before.lower in REPORT
    )


def _phrase_end(words: list[Word], last: int, noun: int | None) -> int:
    for index in range(last + 1, len(words)):
        word = words[index]
        after = words[index + 1] if index + 1 < len(words) else None
        if index == noun:
            continue
        if word.gap or word.finite or word.lower in SUBORDINATORS or _plain_verb(words, index, last):
            return index
        if (
            word.lower in ("and", "or")
            and after
            and (after.lower in THIRD or after.lower == "to" or after.finite)
        ):
            return index
        if index > last + 2 and word.lower in _ANOTHER and _noun_before(words, index):
            return index
    return len(words)


def _plain_verb(words: list[Word], index: int, last: int) -> bool:
    """ "288 candidates come from …": a plain verb after a plural that the number counts."""
    return index > last + 1 and words[index].lower in BASE and verbal(words, index)


def _noun_before(words: list[Word], index: int) -> bool:
    """Whether another clause without its "that" begins here: "the bill the House passed"."""
    before = words[index - 1]
    return (
        before.lower not in PREPOSITIONS | AUXILIARIES | _ENDS | SUBORDINATORS
        and not before.finite
        and not before.lower.endswith(("ing", "ly"))
    )
