"""What all outlets of a story tell, as a measure of a choice of sentences."""

from __future__ import annotations

from datetime import UTC, datetime

from digest.model import Article, Candidate, Excerpt, Sentence, Story
from digest.summarize import summarize
from digest.summarize.consensus import Consensus

BOTH = "The Selby council closed the old ferry pier on Friday after a storm broke its posts."
OTHER = "A Selby council vote closed the old ferry pier after a storm broke its posts on Friday."
ASIDE = "Gulls sat on every roof of the harbor town that morning and looked at the water."


def article(key: str, *sentences: str) -> Article:
    return Article(
        id=key,
        source=key,
        url=None,
        title="Selby closes old ferry pier",
        byline=(),
        published=datetime(2026, 11, 9, 12, tzinfo=UTC),
        text="\n\n".join(sentences),
    )


def candidate(of: Article, text: str) -> Candidate:
    start = of.text.index(text)
    place = Excerpt.of(of, start, start + len(text))
    return Candidate(sentence=Sentence(excerpt=place, index=0, paragraph=0))


def test_what_two_outlets_tell_is_worth_more_than_an_aside() -> None:
    """A sentence that both accounts support holds more of them than one that only its own holds."""
    a, b = article("a", ASIDE, BOTH), article("b", OTHER)
    consensus = Consensus([a, b])
    assert consensus.share([candidate(a, BOTH)]) > consensus.share([candidate(a, ASIDE)])
    assert consensus.share([]) == 0.0


def test_a_lead_of_several_outlets_opens_with_what_all_tell() -> None:
    """An outlet that begins with the gulls does not make the story one of gulls."""
    lead = summarize(Story(articles=(article("a", ASIDE, BOTH), article("b", OTHER))), sentences=1).lead
    assert lead[0].text in (BOTH, OTHER)
