"""Stories and sentences that are never printed unasked (editorial rules, "Harm")."""

from __future__ import annotations

from digest.candidates.lexicon import HARM
from digest.candidates.rulings import bar
from digest.model import Candidates, Ruling


def story_harm(candidates: Candidates) -> str | None:
    """The words for which a whole story is held: they stand in a title or in a first sentence."""
    openings = [c.sentence.excerpt.text for c in candidates.sentences if c.sentence.index == 0]
    for text in [*(a.title for a in candidates.story.articles), *openings]:
        found = HARM.search(text)
        if found:
            return found[0]
    return None


def sentence_harm(text: str) -> Ruling | None:
    """The bar on a sentence that touches suicide, minors, sexual violence or somebody accused."""
    found = HARM.search(text)
    return bar("harm", f"“{found[0]}”: never printed unasked") if found else None
