"""Stories and sentences that are never printed unasked (editorial rules, "Harm")."""

from __future__ import annotations

from digest.candidates.harms import harm_in
from digest.candidates.rulings import bar
from digest.model import Candidates, Ruling


def story_harm(candidates: Candidates) -> str | None:
    """The words for which a whole story is held: they stand in a title or in a first sentence."""
    openings = [c.sentence.excerpt.text for c in candidates.sentences if c.sentence.index == 0]
    titles = (harm_in(a.title, title=True) for a in candidates.story.articles)
    return next((words for words in (*titles, *map(harm_in, openings)) if words), None)


def sentence_harm(text: str) -> Ruling | None:
    """The bar on a sentence that touches suicide, minors, sexual violence or somebody accused or hurt."""
    found = harm_in(text)
    return bar("harm", f"“{found}”: never printed unasked") if found else None
