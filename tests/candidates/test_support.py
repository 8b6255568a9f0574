"""Support: which other articles hold the same fact."""

from __future__ import annotations

from dataclasses import replace

from digest.candidates import find_candidates
from digest.candidates.support import support
from digest.model import Article, Story
from digest.reading import read
from tests.facts.conftest import Write


def held(*articles: Article) -> dict[str, list[str]]:
    """From each sentence of the first article to the sentences of the others that hold the same fact."""
    story = Story(articles=articles)
    found = find_candidates(story, {a.id: read(a) for a in articles})
    own = [c.sentence for c in found.sentences if c.sentence.excerpt.article_id == articles[0].id]
    return {s.excerpt.text: [e.excerpt.text for e in support(s, found)] for s in own}


def test_the_same_fact(write: Write) -> None:
    """The same figure, the same utterance, the same words are one fact; another matter is none."""
    first = write(
        "The board closed 14 bridges on Friday.\n\n"
        "“Nobody will cross the Selby before the summer is over,” said Ada Moll, the mayor.\n\n"
        "The old ferry between Harwick and Selby will sail all night.\n\n"
        "Bread was cheap in Denby.",
        source="Selby Post",
    )
    second = replace(
        first,
        id="b",
        source="Tarn Times",
        text="On Friday, 14 bridges were closed by the board.\n\n"
        "Ada Moll said: “Nobody will cross the Selby before the summer is over.”\n\n"
        "All night the old ferry will sail between Selby and Harwick.\n\n"
        "A choir sang in Orley.",
    )
    found = list(held(first, second).values())
    assert [len(others) for others in found] == [1, 1, 1, 0]
    assert held(first) == {text: [] for text in held(first)}


def test_another_number_is_another_fact(write: Write) -> None:
    """Sentences that count one thing differently are never held by two outlets, however alike their words;
    "about" leaves room."""
    first = write(
        "Divers from Brenn counted 160 cracks in the northern lock of the canal.", source="Selby Post"
    )
    for number, held_by in (("190", 0), ("about 160", 1), ("160", 1)):
        second = replace(first, id="b", source="Tarn Times", text=first.text.replace("160", number))
        assert [len(others) for others in held(first, second).values()] == [held_by]
