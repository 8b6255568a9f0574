"""Articles as numbered terms: words and pairs of words of the title and the opening."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
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


def _tokens(letter: str, sign: str, apostrophe: str, end: str, closing: str) -> str:
    """The pattern of a token: initials, a word with its possessive, the end of a sentence, a number."""
    word = rf"{letter}(?:(?:\.{letter})+\.|{sign}*(?:{apostrophe}{letter}{{1,2}}\b)?)"
    return rf"{word}|{end}+(?=[\s{closing}])|\n|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*"


_TOKEN = re.compile(_tokens(r"[^\W\d_]", r"[^\W_]", "[’']", "[.!?…]", '”"’'))
_PLAIN_TOKEN = re.compile(_tokens("[A-Za-z]", "[A-Za-z0-9]", "'", "[.!?]", '"'), re.ASCII)
"""The same in ASCII, thrice as quick."""
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
    terms open a sentence, where a capital says nothing. `numbers` gives a name's place, -1 a stop word's."""

    doc: Ints
    term: Ints
    place: Ints
    title: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    first: NDArray[np.bool_]
    names: tuple[str, ...]
    numbers: Mapping[str, int]
    docs: int


class _Chunks(dict[str, int]):
    """What stands between two spaces → its number. Most of a text has been seen before, so that few patterns
    are matched.

    The codes of chunk n are `codes[ends[n - 1] : ends[n]]`, one a token: twice the term's number, plus one
    for a capital, or -1 for a stop word."""

    def __init__(self) -> None:
        super().__init__()
        self.codes, self.ends = array("i"), array("i")
        self.terms: dict[str, int] = dict.fromkeys(STOP, -1) | {"": BREAK}

    def names(self) -> tuple[str, ...]:
        """The terms by their numbers."""
        return tuple(islice(self.terms, len(STOP), None))

    def __missing__(self, chunk: str) -> int:
        plain = chunk.isascii()
        if plain and chunk.isalnum() and chunk[0].isalpha():
            self.codes.append(self._word(chunk))
        else:
            self._read((_PLAIN_TOKEN if plain else _TOKEN).findall(chunk + " "))
        number = len(self.ends)
        self.ends.append(len(self.codes))
        if len(chunk) <= LONG:
            self[chunk] = number
        return number

    def _word(self, word: str) -> int:
        """The code of a word of plain letters and digits, which needs no pattern."""
        lower = word.lower()
        term = _singular(lower) if lower[-1] == "s" else lower
        number = self.terms.setdefault(term, len(self.terms) - len(STOP))
        return number if number < 0 else 2 * number + (word[0] != lower[0])

    def _read(self, tokens: Iterable[str]) -> None:
        for token in tokens:
            if token.isalnum() and token.isascii():
                self.codes.append(self._word(token))
            else:
                self.codes.extend(map(self._code, _pieces(token)))

    def _code(self, token: str) -> int:
        term = normal(token)
        number = self.terms.setdefault(term, len(self.terms) - len(STOP))
        return number if number <= BREAK else 2 * number + token[0].isupper()


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
    known = _Chunks()
    numbers, lengths = array("i"), array("i")
    for article in articles:
        for text in (headline(article), _opening(article)):
            chunks = text.replace("\n", " \n ").split(" ")
            chunks.append("\n")
            numbers.extend(map(known.__getitem__, chunks))
            lengths.append(len(chunks))
    return _stream(known, np.array(numbers, np.int32), np.array(lengths, np.int32))


def _stream(known: _Chunks, numbers: Ints, lengths: Ints) -> Terms:
    """The terms of numbered chunks, less the stop words and what stands after the opening of a text; its last
    chunk is the break that ends it."""
    codes, length = _expanded(known, numbers, lengths)
    part = np.repeat(np.arange(len(length), dtype=np.int32), length)
    end = np.cumsum(length)
    place = np.arange(len(codes), dtype=np.int32) - np.repeat((end - length).astype(np.int32), length)
    kept = (place < OPENING) | (part % 2 == 0)
    kept[end - 1] = True
    kept &= codes >= 0
    first = np.concatenate([[True], codes[:-1] == BREAK])[kept]
    part, codes = part[kept], codes[kept]
    length = np.bincount(part, minlength=len(lengths))
    start = np.repeat(np.cumsum(length) - length, length).astype(np.int32)
    return Terms(
        doc=part // 2,
        term=codes // 2,
        place=np.arange(len(codes), dtype=np.int32) - start,
        title=part % 2 == 0,
        capital=codes % 2 == 1,
        first=first,
        names=known.names(),
        numbers=known.terms,
        docs=len(lengths) // 2,
    )


def _expanded(known: _Chunks, numbers: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The codes of numbered chunks, one after another; and how many each part has, instead of chunks."""
    ends = np.array(known.ends, np.int32)
    size = np.diff(ends, prepend=np.int32(0))[numbers]
    after = np.cumsum(size, dtype=np.int32)
    place = np.arange(after[-1], dtype=np.int32) + np.repeat(ends[numbers] - after, size)
    codes: Ints = np.array(known.codes, np.int32)[place]
    return codes, np.diff(after[np.cumsum(lengths) - 1], prepend=np.int32(0))


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
