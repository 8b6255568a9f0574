"""Articles as numbered terms: words and pairs of words of the title and the opening."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.group.words import STOP
from digest.model import Article
from digest.text.titles import headline

Ints = NDArray[np.integer[Any]]

OPENING = 200
"""Words of the body that are read: what happened stands there, background comes later."""

_CHARACTERS = OPENING * 7
_TOKEN = re.compile(
    r"[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W_]*(?:[’'][^\W\d_]{1,2}\b)?)"
    r"|[.!?…]+(?=[\s”\"’])|\n|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*"
)
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_POSSESSIVE = re.compile(r"[’'].*$")

LONG = 40
"""Characters of the longest stretch without a space that is worth remembering."""
BREAK = 0
"""The term that stands for the end of a sentence, a title or an article."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A stream of terms without stop words, as long in each field; `names` is the vocabulary of `docs`
    articles. `place` counts a term from the start of its article's title, or of its text; `first` tells which
    terms open a sentence, where a capital says nothing."""

    doc: Ints
    term: Ints
    place: Ints
    title: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    first: NDArray[np.bool_]
    names: tuple[str, ...]
    docs: int


class _Vocabulary(dict[str, tuple[int, ...]]):
    """What stands between two spaces → the codes of its tokens: twice the term's number, plus one for a
    capital, or -1 for a stop word. Most of a text has been seen before, so that few patterns are matched."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, int] = {"": BREAK}

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        plain = chunk.isascii() and chunk.isalpha()
        found = [chunk] if plain else _TOKEN.findall(chunk + " ")
        codes = tuple([self._code(piece) for token in found for piece in _pieces(token)])
        if len(chunk) <= LONG:
            self[chunk] = codes
        return codes

    def _code(self, token: str) -> int:
        term = normal(token)
        if term in STOP:
            return -1
        number = self.names.setdefault(term, len(self.names)) if term else BREAK
        return 2 * number + (number > 0 and token[0].isupper())


def normal(token: str) -> str:
    """The term of a printed token: lower case, no possessive, no plural; "" for the end of a sentence."""
    if not token[0].isalnum():
        return ""
    if "." in token and token[0].isalpha():
        return _initials(token)
    lower = token.lower()
    return _singular(lower if lower.isalnum() else _POSSESSIVE.sub("", lower))


def _initials(token: str) -> str:
    short = token.replace(".", "").lower()
    return "usa" if short == "us" else short


def _singular(word: str) -> str:
    """`word` without the ending of an English plural, so that two outlets meet in one term."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def read_terms(articles: Sequence[Article]) -> Terms:
    """The terms of every article's title and opening, in order, with a break after each part."""
    vocabulary = _Vocabulary()
    codes, lengths = array("i"), array("i")
    for article in articles:
        for text, most in ((headline(article), None), (_opening(article), OPENING)):
            before = len(codes)
            chunks = text.replace("\n", " \n ").split(" ")
            codes.extend(islice(chain.from_iterable(map(vocabulary.__getitem__, chunks)), most))
            codes.append(0)
            lengths.append(len(codes) - before)
    return _stream(np.array(codes, np.int32), np.array(lengths, np.int32), vocabulary)


def _stream(codes: Ints, lengths: Ints, vocabulary: _Vocabulary) -> Terms:
    kept = codes >= 0
    first = np.concatenate([[True], codes[:-1] == BREAK])[: len(codes)][kept]
    part = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[kept]
    codes = codes[kept]
    length = np.bincount(part, minlength=len(lengths))
    start = np.repeat(np.cumsum(length) - length, length).astype(np.int32)
    place = np.arange(len(codes), dtype=np.int32) - start
    return Terms(
        doc=part // 2,
        term=codes // 2,
        place=place,
        title=part % 2 == 0,
        capital=codes % 2 == 1,
        first=first,
        names=tuple(vocabulary.names),
        docs=len(lengths) // 2,
    )


def _opening(article: Article) -> str:
    """The start of the text, less the datelines."""
    text = article.text[: _CHARACTERS + 200]
    for mark in sorted(article.marks, key=lambda m: -m.start):
        if mark.kind == "dateline":
            text = text[: mark.start] + " " + text[mark.end :]
    return text[:_CHARACTERS]


def _pieces(token: str) -> Iterator[str]:
    """The character pairs of a word in a script that is read without spaces or with endings glued on."""
    if len(token) < 3 or token.isascii() or not _SYLLABIC.search(token):
        yield token
    else:
        yield from (token[i : i + 2] for i in range(len(token) - 1))
