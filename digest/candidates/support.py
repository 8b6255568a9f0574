"""Support: the sentences of a story's other articles that hold the same fact as one of its sentences."""

from __future__ import annotations

from digest.candidates.align import differing, overlap, stems
from digest.candidates.utterances import same_utterance
from digest.model import Candidates, Excerpt, Figure, Sentence

LEAST, SHARE = 4, 0.6
"""Words of content that two sentences of one fact have in common, and their share of the shorter one's."""


def support(sentence: Sentence, candidates: Candidates) -> tuple[Sentence, ...]:
    """The nearest sentence of each other article that holds the same fact, in the order of the articles.

    Two sentences hold the same fact that give the same figure of the same thing or the same utterance, or
    that have most words in common; none that give unlike numbers of one thing. What is told in another
    language is not found.
    """
    own = sentence.excerpt
    agreeing = _agreeing(own, candidates)
    figures = _figures(own, candidates)
    said = [q.quote.excerpt.text for q in candidates.quotes if own.meets(q.quote.excerpt)]
    best: dict[str, tuple[float, Sentence]] = {}
    for other in (candidate.sentence for candidate in candidates.sentences):
        place = other.excerpt
        if place.article_id == own.article_id:
            continue
        common, share = overlap(stems(own.text), stems(place.text))
        alike = share if common >= LEAST and share >= SHARE else 0.0
        if any(place.meets(excerpt) for excerpt in agreeing) or _says(place, said, candidates):
            alike = max(alike, SHARE)
        better = alike > best.get(place.article_id, (0.0, other))[0]
        if better and not differing(figures, _figures(place, candidates)):
            best[place.article_id] = (alike, other)
    order = [article.id for article in candidates.story.articles]
    return tuple(best[id][1] for id in order if id in best)


def _figures(place: Excerpt, candidates: Candidates) -> list[Figure]:
    return [each.figure for each in candidates.figures if place.meets(each.figure.value)]


def _agreeing(place: Excerpt, candidates: Candidates) -> list[Excerpt]:
    """Where other articles give the figures of a sentence, too."""
    found: list[Figure] = []
    for each in candidates.figures:
        together = (each.figure, *each.agreeing)
        if any(place.meets(figure.value) for figure in together):
            found += together
    return [figure.value for figure in found if figure.value.article_id != place.article_id]


def _says(place: Excerpt, said: list[str], candidates: Candidates) -> bool:
    """Whether one of these utterances stands in a sentence."""
    if not said:
        return False
    own = (q.quote.excerpt for q in candidates.quotes if place.meets(q.quote.excerpt))
    return any(same_utterance(one.text, other) for one in own for other in said)
