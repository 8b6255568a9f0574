"""The order in which chosen sentences are read."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Candidate, Story


def arrange(chosen: Sequence[Candidate], story: Story, lengths: dict[str, int]) -> tuple[Candidate, ...]:
    """The opening (the first of `chosen`) first, the others as far down as they stand in their article.

    Sentences of an article other than the opening's stand together, so that an entry changes its
    voice at most twice (editorial rules, "Two voices"). `lengths` counts each article's sentences.
    """
    if not chosen:
        return ()
    opening, others = chosen[0], chosen[1:]
    home = opening.sentence.excerpt.article_id

    def depth(candidate: Candidate) -> tuple[float, int, str]:
        place = candidate.sentence.excerpt
        return (
            candidate.sentence.index / max(1, lengths[place.article_id]),
            candidate.sentence.index,
            place.article_id,
        )

    ordered = sorted(others, key=depth)
    guests = [c for c in ordered if c.sentence.excerpt.article_id != home]
    if not guests:
        return (opening, *ordered)
    first = ordered.index(guests[0])
    before = [c for c in ordered[:first] if c not in guests]
    after = [c for c in ordered[first:] if c not in guests]
    return (opening, *before, *_by_article(guests, story), *after)


def _by_article(guests: Sequence[Candidate], story: Story) -> list[Candidate]:
    """Guests of several articles, one article after the other, the story's best first."""
    rank = {article.id: n for n, article in enumerate(story.articles)}
    return sorted(guests, key=lambda c: (rank[c.sentence.excerpt.article_id], c.sentence.index))
