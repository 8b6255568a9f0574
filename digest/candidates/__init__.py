"""What a story could print: its sentences, quotations and figures, each with the rules' word on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.candidates.conflicts import align_figures, find_conflicts, story_day
from digest.candidates.origins import story_origins
from digest.candidates.people import join_people
from digest.candidates.rulings import bar, quote_rulings, quotes_within, sentence_rulings
from digest.candidates.weights import centrality, main_names, term_weights
from digest.model import (
    Candidate,
    Candidates,
    Conflict,
    Excerpt,
    FigureCandidate,
    QuoteCandidate,
    Reading,
    Ruling,
    Sentence,
    Story,
)

__all__ = ["find_candidates"]

Disputed = tuple[tuple[Conflict, tuple[Excerpt, ...]], ...]
"""Each conflict with the places where one of its sides is told."""


def find_candidates(
    story: Story, readings: Mapping[str, Reading], *, language: str | None = None
) -> Candidates:
    """What `story` could print, judged by every rule that needs neither the day of sending nor the page.

    `readings` are by article id; `language` is the letter's (None: that of most of the articles).
    """
    own = [readings[article.id] for article in story.articles]
    letter = language or Counter(a.language for a in story.articles).most_common(1)[0][0]
    told = [r for r in own if r.article.language == letter]
    people = join_people(own)
    conflicts = find_conflicts(story, own, people)
    disputed = _disputed_places(conflicts, own)
    weights = term_weights(told or own)
    top = max((centrality(s, weights) for r in told for s in r.sentences), default=0.0) or 1.0
    return Candidates(
        story=story,
        sentences=tuple(
            Candidate(
                sentence=sentence,
                rulings=_rulings(reading, sentence, disputed, letter),
                weight=centrality(sentence, weights) / top,
            )
            for reading in own
            for sentence in reading.sentences
        ),
        quotes=tuple(q for reading in told for q in _quotes(reading)),
        figures=tuple(
            FigureCandidate(figure=figure, agreeing=agreeing, rulings=_disputed(figure.excerpt, disputed))
            for figure, agreeing in align_figures(told)
        ),
        days=tuple(day for reading in told for day in reading.days),
        people=people,
        conflicts=conflicts,
        origins=story_origins(own),
        names=main_names(told or own),
        day=story_day(own),
    )


def _rulings(reading: Reading, sentence: Sentence, disputed: Disputed, letter: str) -> tuple[Ruling, ...]:
    if reading.article.language != letter:
        return (bar("language", f"in “{reading.article.language}”, the letter is in “{letter}”"),)
    return sentence_rulings(reading, sentence) + _disputed(sentence.excerpt, disputed)


def _disputed_places(conflicts: Sequence[Conflict], readings: Sequence[Reading]) -> Disputed:
    """Where each conflict stands: its clauses, and every other place that gives one of its counts."""
    return tuple((conflict, conflict.clauses + _same_counts(conflict, readings)) for conflict in conflicts)


def _same_counts(conflict: Conflict, readings: Sequence[Reading]) -> tuple[Excerpt, ...]:
    """The figures of any article, a wire's copy among them, that have a disputed number of the same unit."""
    if conflict.kind != "count":
        return ()
    figures = [figure for reading in readings for figure in reading.figures]
    values = {(f.number, f.unit) for f in figures if any(_meet(f.excerpt, c) for c in conflict.clauses)}
    return tuple(f.value for f in figures if (f.number, f.unit) in values)


def _disputed(place: Excerpt, disputed: Disputed) -> tuple[Ruling, ...]:
    """A bar for each conflict that stands within `place`."""
    return tuple(
        bar("conflict", f"{conflict.kind} of {conflict.subject}: {' / '.join(conflict.values)}")
        for conflict, places in disputed
        if any(_meet(place, other) for other in places)
    )


def _meet(a: Excerpt, b: Excerpt) -> bool:
    return a.article_id == b.article_id and a.start < b.end and b.start < a.end


def _quotes(reading: Reading) -> list[QuoteCandidate]:
    return [
        QuoteCandidate(quote=quote, sentence=sentence.index, rulings=quote_rulings(reading, quote, sentence))
        for sentence in reading.sentences
        for quote in quotes_within(reading, sentence)
    ]
