"""Every excerpt equals its span; every headline is its article's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.errors import ProofError
from digest.model import Article, Excerpt, Headline, Issue, Quote
from digest.text import titles


def prove_spans(issue: Issue) -> None:
    """Holds every excerpt and headline that the issue prints against its article's text and title.
    Raises ProofError."""
    articles = {article.id: article for article in issue.articles}
    for excerpt in printed_excerpts(issue):
        _prove_excerpt(excerpt, articles)
    for headline in printed_headlines(issue):
        _prove_headline(headline, articles)


def printed_excerpts(issue: Issue) -> Iterator[Excerpt]:
    """Every excerpt that the issue can print, roles and mentions with it."""
    for brief in issue.briefs:
        yield from brief.lead
        yield from (side.excerpt for side in brief.sides)
        for pull in brief.quotes:
            yield from _of_quote(pull.quote)
        yield from (moment.excerpt for moment in brief.timeline)
        for figure in brief.figures:
            yield from (figure.excerpt, figure.value)
    for number in issue.numbers:
        yield from (number.figure.excerpt, number.figure.value)
    yield from (line.excerpt for line in issue.ahead)
    for voice in issue.voices:
        yield from voice.excerpts
    if issue.quote:
        yield from _of_quote(issue.quote.quote)


def printed_headlines(issue: Issue) -> Iterator[Headline]:
    """Every headline of the issue, in reading order."""
    yield from (brief.headline for brief in issue.briefs if brief.headline)
    yield from (voice.headline for voice in issue.voices)


def _of_quote(quote: Quote) -> Iterator[Excerpt]:
    yield quote.excerpt
    yield from quote.role


def _prove_excerpt(excerpt: Excerpt, articles: Mapping[str, Article]) -> None:
    article = _article(excerpt.article_id, excerpt.text, articles)
    stands = article.text[excerpt.start : excerpt.end]
    if stands != excerpt.text:
        raise ProofError(
            f"article {article.id}, characters {excerpt.start} to {excerpt.end}:\n"
            f"  the issue has:   {excerpt.text!r}\n  the article has: {stands!r}"
        )


def _prove_headline(headline: Headline, articles: Mapping[str, Article]) -> None:
    if headline.origin == "editor":
        return
    article = _article(headline.article_id or "", headline.text, articles)
    if headline.origin == "printed" and headline.text not in (article.title, titles.headline(article)):
        raise ProofError(
            f"article {article.id}, headline:\n"
            f"  the issue has:   {headline.text!r}\n  the article has: {article.title!r}"
        )
    if headline.origin == "first_sentence" and headline.text not in article.text:
        raise ProofError(
            f"article {article.id}, working title:\n"
            f"  the issue has:   {headline.text!r}\n  the article has: {article.text[:200]!r}"
        )


def _article(article_id: str, words: str, articles: Mapping[str, Article]) -> Article:
    try:
        return articles[article_id]
    except KeyError:
        raise ProofError(f"the issue has no article {article_id!r} for the words {words!r}") from None
