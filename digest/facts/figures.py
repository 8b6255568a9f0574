"""Figures that sentences hold, with the label that may be printed beside each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from digest.facts.clauses import Word, clause_end, clause_start, words_of
from digest.facts.korean_numbers import find_korean_numbers
from digest.facts.labels import label, subject, unit
from digest.facts.numbers import Number, find_numbers
from digest.model import Article, Excerpt, Figure, Sentence
from digest.text.korean import HANGUL

_WINDOW = 90
"""How many words on each side of a number are looked at."""
_CLOSING = " \t\n.?!…,;:—–-”\"’')]"


def find_figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of `sentences`, in order, each with a label that is a span of its sentence.

    Ages, anniversaries, dates, years, ordinals, names with numbers, scores and idle small counts are none.
    A number whose label could not be understood alone ("They sent 20") is left out.
    """
    return tuple(figure for sentence in sentences for figure in _figures_of(article, sentence))


def _figures_of(article: Article, sentence: Sentence) -> Iterator[Figure]:
    start, end = sentence.excerpt.start, sentence.excerpt.end
    if HANGUL.search(article.text, start, end):
        yield from _korean(article, sentence)
        return
    words: list[Word] = []
    ends: list[int] = []
    for number in find_numbers(article.text, start, end):
        if not words:
            words = words_of(article.text, start, end)
            ends = [word.end for word in words]
        low = max(0, bisect_right(ends, number.start) - _WINDOW)
        figure = _figure(article, sentence, number, words[low : low + 2 * _WINDOW])
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
    if first and words[first - 1].lower == "per":
        return None
    counted = number.unit or unit(words, last, number.compound)
    span = label(words, first, last, measured=bool(number.unit)) if counted else None
    if span is None:
        return None
    return Figure(
        excerpt=Excerpt.of(article, *_place(article.text, words, span, first, number)),
        value=Excerpt.of(article, number.start, number.span[1]),
        number=number.value,
        unit=counted,
        qualifier=_qualifier(article.text, number),
        subject=subject(words, _clause(words, span, first, last), first, last),
        negated=any(word.negates for word in words[span[0] : span[1]]),
        sentence=sentence.index,
    )


def _clause(words: list[Word], span: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """The clause that says what the number is about: the label, and what it is the object of."""
    return min(span[0], clause_start(words, first)), max(span[1], clause_end(words, last))


def _place(
    text: str, words: list[Word], span: tuple[int, int], first: int, number: Number
) -> tuple[int, int]:
    """The label in characters, less the marks at its end."""
    start = words[span[0]].start if span[0] < first else number.start
    end = max(words[span[1] - 1].end, number.span[1])
    while end > number.span[1] and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


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
