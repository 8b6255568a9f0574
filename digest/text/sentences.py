"""Sentences: nupunkt's, with the repairs that news texts need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.model import Article, Excerpt, Mark, Sentence
from digest.text.spans import Span, trimmed, unmarked


def sentences(text: str, marks: Sequence[Mark] = ()) -> list[Span]:
    """The sentences of `text`, in order, none across a paragraph; marked stretches are in none."""
    return [span for _, span in _numbered(text, marks)]


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with their places."""
    found = _numbered(article.text, article.marks)
    return tuple(
        Sentence(excerpt=Excerpt.of(article, *span), index=index, paragraph=paragraph)
        for index, (paragraph, span) in enumerate(found)
    )


def _numbered(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, Span]]:
    for paragraph, (start, end) in unmarked(text, marks):
        for span in _split(text, start, end):
            yield paragraph, span


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    from nupunkt import sent_spans

    for a, b in sent_spans(text[start:end]):
        span = trimmed(text, start + a, start + b)
        if span[0] < span[1]:
            yield span
