"""What a story could print: its sentences, quotations and figures, each with the rules' word on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from digest.candidates.conflicts import align_figures, find_conflicts, story_day
from digest.candidates.origins import story_origins
from digest.candidates.people import join_people
from digest.candidates.rulings import bar, quote_rulings, quotes_within, sentence_rulings
from digest.candidates.settling import Dispute, Settled, answers, disputed, disputes, settle
from digest.candidates.utterances import wording_conflicts
from digest.candidates.weights import centrality, main_names, term_weights
from digest.model import (
    Candidate,
    Candidates,
    FigureCandidate,
    QuoteCandidate,
    Reading,
    Ruling,
    Sentence,
    Story,
)

__all__ = ["Settled", "answers", "find_candidates"]


def find_candidates(
    story: Story,
    readings: Mapping[str, Reading],
    *,
    language: str | None = None,
    settled: Settled = MappingProxyType({}),
) -> Candidates:
    """What `story` could print, judged by every rule that needs neither the day of sending nor the page.

    `readings` are by article id; `language` is the letter's (None: that of most of the articles); `settled`
    is what the editor says of the story's conflicts.
    """
    own = [readings[article.id] for article in story.articles]
    letter = language or Counter(a.language for a in story.articles).most_common(1)[0][0]
    told = [r for r in own if r.article.language == letter]
    people = join_people(own)
    found = (*find_conflicts(story, own, people), *wording_conflicts(own, people))
    conflicts = settle(found, settled)
    disputed_places = disputes(conflicts, own)
    weights = term_weights(told or own)
    top = max((centrality(s, weights) for r in told for s in r.sentences), default=0.0) or 1.0
    return Candidates(
        story=story,
        sentences=tuple(
            Candidate(
                sentence=sentence,
                rulings=_rulings(reading, sentence, disputed_places, letter),
                weight=centrality(sentence, weights) / top,
            )
            for reading in own
            for sentence in reading.sentences
        ),
        quotes=tuple(q for reading in told for q in _quotes(reading, disputed_places)),
        figures=tuple(
            FigureCandidate(
                figure=figure, agreeing=agreeing, rulings=disputed(figure.excerpt, disputed_places)
            )
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
    reading: Reading, sentence: Sentence, found: Sequence[Dispute], letter: str
) -> tuple[Ruling, ...]:
    if reading.article.language != letter:
        return (bar("language", f"in “{reading.article.language}”, the letter is in “{letter}”"),)
    return sentence_rulings(reading, sentence) + disputed(sentence.excerpt, found)


def _quotes(reading: Reading, found: Sequence[Dispute]) -> list[QuoteCandidate]:
    """A quotation is disputed in its own words only: of the clause around it another rule speaks."""
    wordings = [dispute for dispute in found if dispute.conflict.kind == "wording"]
    return [
        QuoteCandidate(
            quote=quote,
            sentence=sentence.index,
            rulings=quote_rulings(reading, quote, sentence) + disputed(quote.excerpt, wordings),
        )
        for sentence in reading.sentences
        for quote in quotes_within(reading, sentence)
    ]
