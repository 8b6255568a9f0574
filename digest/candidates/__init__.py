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
    weights = term_weights(told or own)
    top = max((centrality(s, weights) for r in told for s in r.sentences), default=0.0) or 1.0
    return Candidates(
        story=story,
        sentences=tuple(
            Candidate(
                sentence=sentence,
                rulings=_rulings(reading, sentence, conflicts, letter),
                weight=centrality(sentence, weights) / top,
            )
            for reading in own
            for sentence in reading.sentences
        ),
        quotes=tuple(q for reading in told for q in _quotes(reading)),
        figures=tuple(
            FigureCandidate(figure=figure, agreeing=agreeing, rulings=_disputed(figure.excerpt, conflicts))
            for figure, agreeing in align_figures(told)
        ),
        days=tuple(day for reading in told for day in reading.days),
        people=people,
        conflicts=conflicts,
        origins=story_origins(own),
        names=main_names(told or own),
        day=story_day(own),
    )


def _rulings(
    reading: Reading, sentence: Sentence, conflicts: Sequence[Conflict], letter: str
) -> tuple[Ruling, ...]:
    if reading.article.language != letter:
        return (bar("language", f"in “{reading.article.language}”, the letter is in “{letter}”"),)
    return sentence_rulings(reading, sentence) + _disputed(sentence.excerpt, conflicts)


def _disputed(place: Excerpt, conflicts: Sequence[Conflict]) -> tuple[Ruling, ...]:
    """A bar for each conflict that has a clause within `place`."""
    return tuple(
        bar("conflict", f"{conflict.kind} of {conflict.subject}: {' / '.join(conflict.values)}")
        for conflict in conflicts
        if any(_meet(place, clause) for clause in conflict.clauses)
    )


def _meet(a: Excerpt, b: Excerpt) -> bool:
    return a.article_id == b.article_id and a.start < b.end and b.start < a.end


def _quotes(reading: Reading) -> list[QuoteCandidate]:
    return [
        QuoteCandidate(quote=quote, sentence=sentence.index, rulings=quote_rulings(reading, quote, sentence))
        for sentence in reading.sentences
        for quote in quotes_within(reading, sentence)
    ]
