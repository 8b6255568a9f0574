"""Understanding an article: sentences, names, quotations, figures and days, made once a version."""

from __future__ import annotations

from typing import Protocol

from digest.facts import find_days, find_figures
from digest.model import Article, Reading
from digest.quotes import find_quotes
from digest.text import find_names, find_sentences


class ReadingCache(Protocol):
    """Where readings are kept between runs; a reading belongs to one version of one article."""

    def get(self, article_id: str, version: int) -> Reading | None: ...

    def put(self, reading: Reading) -> None: ...


def read(article: Article, cache: ReadingCache | None = None) -> Reading:
    """The reading of `article`: from `cache` if it holds this version's, else made and put there."""
    kept = cache.get(article.id, article.version) if cache else None
    if kept is not None and kept.article == article:
        return kept
    reading = _understand(article)
    if cache:
        cache.put(reading)
    return reading


def _understand(article: Article) -> Reading:
    sentences = find_sentences(article)
    names = find_names(article, sentences)
    quotes = find_quotes(article, sentences=sentences, names=names)
    return Reading(
        article=article,
        sentences=sentences,
        names=names,
        quotes=quotes,
        figures=find_figures(article, sentences),
        days=find_days(article, sentences),
    )
