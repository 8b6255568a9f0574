"""A reading is made once a version of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from digest.model import Article, Reading
from digest.reading import read

ARTICLE = Article(
    id="a",
    source="Harwick Post",
    url=None,
    title="Port closes",
    byline=(),
    published=datetime(2026, 1, 7, 12, tzinfo=UTC),
    text="“The port is closed,” Mara Doyle said on Tuesday. The strike cost 340 jobs at the port."
    "\n\nNobody knows why.",
)


class Kept:
    """A cache in a dict that counts what is put into it."""

    def __init__(self) -> None:
        self.readings: dict[tuple[str, int], Reading] = {}

    def get(self, article_id: str, version: int) -> Reading | None:
        return self.readings.get((article_id, version))

    def put(self, reading: Reading) -> None:
        self.readings[reading.article.id, reading.article.version] = reading


def test_reading_holds_all_that_is_understood() -> None:
    """Sentences with their paragraphs, names, quotations, figures and days, all with places in the text."""
    reading = read(ARTICLE)
    assert [(s.index, s.paragraph) for s in reading.sentences] == [(0, 0), (1, 0), (2, 1)]
    assert [n.key for n in reading.names] == ["Mara Doyle"]
    assert [q.speaker for q in reading.quotes] == ["Mara Doyle"]
    assert [f.number for f in reading.figures] == [340]
    assert [d.first.isoformat() for d in reading.days] == ["2026-01-06"]


def test_a_kept_reading_is_used() -> None:
    """The same version is read once; a new version, or a text that differs, is read anew."""
    cache = Kept()
    first = read(ARTICLE, cache)
    assert read(ARTICLE, cache) is first
    changed = replace(ARTICLE, version=2, text="The port is open.")
    assert read(changed, cache).sentences[0].excerpt.text == "The port is open."
    assert (
        read(replace(ARTICLE, text="The port burns."), cache).sentences[0].excerpt.text == "The port burns."
    )
