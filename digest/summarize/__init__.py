"""The lead of a story: which sentences, in which order."""

from __future__ import annotations

from dataclasses import replace

from digest.candidates import find_candidates
from digest.model import Brief, Candidates, Credit, Headline, Story
from digest.rank import find_origins
from digest.reading import read
from digest.summarize.beginning import beginning
from digest.summarize.choose import FOLLOW_UP, Choice, ChooseOptions, choose
from digest.summarize.sequence import word_budget
from digest.text.titles import headline

__all__ = ["FOLLOW_UP", "Choice", "ChooseOptions", "choose", "summarize"]

SENSE = frozenset({"leaning", "answer", "quotation", "language"})
"""Rules without which a sentence on its own would not be understood."""

SEVERAL = ChooseOptions(consensus=20.0, opening=20.0, redundancy=0.0)
"""Several accounts agree on what the story is: that counts for more than a sentence's place or centrality,
and what is told again adds nothing to it, so that it needs no further penalty."""
_MOST = 12
"""Sentences of a lead where none are asked for."""


def summarize(story: Story, *, sentences: int | None = None, words: int | None = None) -> Brief:
    """The story's lead as a `Brief`: `sentences` excerpts while that many do not lean, in `words` words.

    Leaning and quotation bars hold; what needs the day of sending, the outlets or the rest of the
    issue is for `digest.compose`.
    """
    readings = {article.id: read(article) for article in story.articles}
    candidates = _sense_only(find_candidates(story, readings))
    if len(story.articles) == 1:
        lead = beginning(candidates, sentences or _MOST, words)
    else:
        rules = [word_budget(words)] if words else []
        lead = choose(candidates, readings, rules, replace(SEVERAL, sentences=sentences or _MOST)).lead
    return Brief(
        story_id=story.id,
        headline=_headline(story),
        form="full" if lead else "headline",
        lead=tuple(c.sentence.excerpt for c in lead),
        credits=tuple(
            Credit(article_id=a.id, outlet=a.source, day=a.published.date(), url=a.url, language=a.language)
            for a in story.articles
        ),
        outlets=len({a.source for a in story.articles}),
        origins=find_origins(story.articles, {}),
    )


def _sense_only(candidates: Candidates) -> Candidates:
    """The candidates with no other bars than those without which a sentence is not understood."""
    kept = tuple(
        replace(c, rulings=tuple(r for r in c.rulings if r.effect != "bar" or r.rule in SENSE))
        for c in candidates.sentences
    )
    return replace(candidates, sentences=kept)


def _headline(story: Story) -> Headline | None:
    titled = next((a for a in story.articles if a.title), None)
    if titled is None:
        return None
    return Headline(text=headline(titled), origin=titled.title_origin, article_id=titled.id)
