"""Quotations: the words between the marks, and who said them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Article, Excerpt, Name, Quote, Sentence
from digest.text import find_names, find_sentences

_SAID = re.compile(r"[“\"]([^“”\"\n]{8,}?),?[”\"]")


def find_quotes(
    article: Article, *, sentences: Sequence[Sentence] | None = None, names: Sequence[Name] | None = None
) -> tuple[Quote, ...]:
    """The quotations of `article`, in order."""
    sentences = find_sentences(article) if sentences is None else sentences
    names = find_names(article, sentences) if names is None else names
    return tuple(
        Quote(excerpt=Excerpt.of(article, *m.span(1)), direct=m[1][0].isupper())
        for m in _SAID.finditer(article.text)
    )
