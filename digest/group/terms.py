"""Articles as numbered terms: words and pairs of words of the title and the opening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.group.words import STOP
from digest.model import Article
from digest.text.titles import headline

Ints = NDArray[np.int64]

OPENING = 200
"""Words of the body that are read: what happened stands there, background comes later."""

_CHARACTERS = OPENING * 9
_TOKEN = re.compile(
    r"[.!?…]+(?=[\s”\"’])|\n|(?:[^\W\d_]\.){2,}|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:[’'][^\W\d_]{1,2}\b)?"
)
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_POSSESSIVE = re.compile(r"[’'].*$")

BREAK = 0
"""The term that stands for the end of a sentence, a title or an article."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A stream of terms without stop words, as long in each field; `names` is the vocabulary of `docs`
    articles. `first` tells which terms open a sentence, where a capital says nothing."""

    doc: Ints
    term: Ints
    title: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    first: NDArray[np.bool_]
    names: tuple[str, ...]
    docs: int


class _Vocabulary(dict[str, int]):
    """A printed token → its term's number, twice the number plus one when it is capitalised."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, int] = {"": BREAK}

    def __missing__(self, token: str) -> int:
        term = normal(token)
        number = 0 if term == "" else self.names.setdefault(term, len(self.names))
        code = -1 if term in STOP else 2 * number + (number > 0 and token[0].isupper())
        self[token] = code
        return code


def normal(token: str) -> str:
    """The term of a printed token: lower case, no possessive, no plural; "" for the end of a sentence."""
    if not token[0].isalnum():
        return ""
    if "." in token and token[0].isalpha():
        return _initials(token)
    return _singular(_POSSESSIVE.sub("", token.lower()))


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
    codes: list[int] = []
    lengths: list[tuple[int, int]] = []
    for article in articles:
        title = [vocabulary[t] for t in _tokens(headline(article))]
        body = [vocabulary[t] for t in _tokens(_opening(article))[:OPENING]]
        codes += [*title, 0, *body, 0]
        lengths.append((len(title) + 1, len(body) + 1))
    return _stream(np.array(codes, np.int64), np.array(lengths, np.int64).reshape(-1, 2), vocabulary)


def _stream(codes: Ints, lengths: Ints, vocabulary: _Vocabulary) -> Terms:
    docs = len(lengths)
    part = np.repeat(np.arange(2 * docs), lengths.ravel())
    kept, first = codes >= 0, np.concatenate([[True], codes[:-1] == BREAK])[: len(codes)]
    codes, part, first = codes[kept], part[kept], first[kept]
    return Terms(part // 2, codes // 2, part % 2 == 0, codes % 2 == 1, first, tuple(vocabulary.names), docs)


def _opening(article: Article) -> str:
    """The start of the text, less the datelines."""
    text = article.text[: _CHARACTERS + 200]
    for mark in sorted(article.marks, key=lambda m: -m.start):
        if mark.kind == "dateline":
            text = text[: mark.start] + " " + text[mark.end :]
    return text[:_CHARACTERS]


def _tokens(text: str) -> list[str]:
    found: list[str] = _TOKEN.findall(text)
    return [t for token in found for t in _pieces(token)] if _SYLLABIC.search(text) else found


def _pieces(token: str) -> Iterator[str]:
    """The character pairs of a word in a script that is read without spaces or with endings glued on."""
    if len(token) < 3 or not _SYLLABIC.search(token):
        yield token
    else:
        yield from (token[i : i + 2] for i in range(len(token) - 1))
