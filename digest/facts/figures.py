"""Figures that sentences hold, with the label that may be printed beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.facts.clauses import (
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Word,
    bridged,
    clause_end,
    clause_start,
    governor,
    words_of,
)
from digest.facts.numbers import Number, find_korean_numbers, find_numbers
from digest.facts.verbs import AUXILIARIES, LIGHT, REPORT
from digest.model import Article, Excerpt, Figure, Sentence

_DIGIT = re.compile(r"\d")
_HANGUL = re.compile("[가-힣]")
_CLOSING = " \t\n.?!…,;:—–-”\"’')]"
_STOP = (
    frozenset(
        "the a an and or of its their his her is are was were be been has have had will would also more less"
        " than at least about only not no never according said to that which who".split()
    )
    | PREPOSITIONS
    | AUXILIARIES
)
_MAX_WORDS = 34


def find_figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of `sentences`, in order, each with a label that is a span of its sentence.

    A number whose label could not be understood alone ("They sent 20") is left out.
    """
    return tuple(figure for sentence in sentences for figure in _figures_of(article, sentence))


def _figures_of(article: Article, sentence: Sentence) -> Iterator[Figure]:
    start, end = sentence.excerpt.start, sentence.excerpt.end
    if _HANGUL.search(article.text, start, end):
        yield from _korean(article, sentence)
        return
    words: list[Word] = []
    for number in find_numbers(article.text, start, end):
        words = words or words_of(article.text, start, end)
        figure = _figure(article, sentence, number, words)
        if figure is not None:
            yield figure


def _korean(article: Article, sentence: Sentence) -> Iterator[Figure]:
    """A Korean figure's label is its sentence: the verb that says what happened comes last."""
    for number in find_korean_numbers(article.text, sentence.excerpt.start, sentence.excerpt.end):
        qualifier = article.text[slice(*number.qualifier)] if number.qualifier else number.after
        yield Figure(
            excerpt=sentence.excerpt,
            value=Excerpt.of(article, number.start, number.span[1]),
            number=number.value,
            unit=number.unit,
            qualifier=qualifier,
            sentence=sentence.index,
        )


def _figure(article: Article, sentence: Sentence, number: Number, words: list[Word]) -> Figure | None:
    first = _index(words, number.start)
    last = _index(words, number.span[1] - 1)
    unit = number.unit or _unit(words, last, number.compound)
    label = _label(words, first, last)
    if label is None or not unit:
        return None
    a, b = label
    span = (words[a].start if a < first else number.start, max(words[b - 1].end, number.span[1]))
    text = article.text
    while span[1] > number.span[1] and text[span[1] - 1] in _CLOSING:
        span = span[0], span[1] - 1
    return Figure(
        excerpt=Excerpt.of(article, *span),
        value=Excerpt.of(article, number.start, number.span[1]),
        number=number.value,
        unit=unit,
        qualifier=_qualifier(text, number),
        subject=_subject(words, a, b, first, last),
        negated=any(word.negates for word in words[a:b]),
        sentence=sentence.index,
    )


def _qualifier(text: str, number: Number) -> str | None:
    if number.qualifier:
        return " ".join(text[slice(*number.qualifier)].lower().split())
    return number.after or ("to" if number.ranged else None)


def _index(words: list[Word], place: int) -> int:
    """The word that holds or follows a place."""
    for index, word in enumerate(words):
        if word.end > place:
            return index
    return len(words) - 1


def _unit(words: list[Word], last: int, compound: str) -> str:
    """The head of the noun phrase after the number: "29 foreign leaders will" → "leaders"."""
    head = compound.split("-")[0]
    for index in range(last + 1, min(len(words), last + 6)):
        word = words[index]
        if (
            word.gap
            or word.finite
            or word.lower in PREPOSITIONS
            or word.lower in SUBORDINATORS
            or word.lower == "and"
        ):
            break
        if word.lower.endswith("ing") and head:
            break
        head = word.lower
    return head


def _subject(words: list[Word], a: int, b: int, first: int, last: int) -> tuple[str, ...]:
    found = [
        word.lower
        for index, word in enumerate(words[a:b], a)
        if not first <= index <= last and word.lower not in _STOP and len(word.lower) > 2
    ]
    return tuple(dict.fromkeys(found))[:14]


def _label(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """The words of the label as a range: the clause where a not or only governs, else as little as
    explains the number: the clause that it is the subject of, or its noun phrase."""
    begin, end = clause_start(words, first), clause_end(words, last)
    if any(word.negates for word in words[begin:end]):
        return _whole(words, begin, end)
    head = _widened(words, first)
    subject_end = _subject_clause(words, head, last)
    if subject_end is not None:
        return head, subject_end
    phrase = head, _phrase_end(words, last)
    verb = governor(words, head)
    content = _content(words, phrase, first, last)
    if content >= 2 and (verb is None or verb.lower in LIGHT):
        return phrase
    return _whole(words, begin, end) or (phrase if content >= 2 else None)


def _content(words: list[Word], phrase: tuple[int, int], first: int, last: int) -> int:
    return len(_subject(words, *phrase, first, last))


def _whole(words: list[Word], begin: int, end: int) -> tuple[int, int] | None:
    """The clause with its attribution; None where it leans on an earlier sentence or runs on."""
    begin = _sayer(words, begin)
    end = _attribution(words, end)
    if words[begin].lower in PRONOUNS or end - begin > _MAX_WORDS:
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
    according = words[end].lower == "according"
    return stop if according or says else end


def _widened(words: list[Word], first: int) -> int:
    """ "heads of state from 29 nations" begins at "heads"."""
    if (
        first < 2
        or words[first].gap
        or words[first - 1].lower not in ("from", "of", "in", "among", "for", "across")
    ):
        return first
    start = index = first - 1
    while index > 0 and first - index < 8 and not words[index].gap:
        index -= 1
        word = words[index]
        if word.finite or word.lower in SUBORDINATORS or (word.lower in PREPOSITIONS and word.lower != "of"):
            break
        if word.lower in PRONOUNS or word.lower.endswith(("ing", "ly")):
            return first
        start = index
    return first if start >= first - 1 or words[start].lower in ("and", "or", "of") else start


def _subject_clause(words: list[Word], head: int, last: int) -> int | None:
    """The end of the clause whose subject is words[head:last+1]; None where it is no subject."""
    before = words[head - 1].lower if head else ""
    starts = (
        head == 0
        or bool(words[head].gap)
        or before in SUBORDINATORS
        or before in REPORT
        or before in ("and", "the")
    )
    if not starts:
        return None
    for index in range(last + 1, min(len(words), last + 12)):
        word = words[index]
        if word.gap:
            verb = bridged(words, index)
            return clause_end(words, verb) if verb is not None else None
        if word.finite:
            return clause_end(words, index)
        if word.lower in SUBORDINATORS:
            return None
    return None


def _phrase_end(words: list[Word], last: int) -> int:
    for index in range(last + 1, len(words)):
        if words[index].gap or words[index].finite or words[index].lower in SUBORDINATORS:
            return index
    return len(words)
