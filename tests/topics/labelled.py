"""Labelled stories and ready lists of topics: how many stories are put where an editor looks for them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from digest.config import load_config
from digest.model import Article, Story
from digest.topics import Topic, assign

DATA = Path(__file__).resolve().parents[1] / "data" / "sections"


@dataclass(frozen=True)
class Labelled:
    """A story and the key of its section, "" for none."""

    story: Story
    section: str


def labelled(name: str) -> Iterator[Labelled]:
    """The stories of a file of tests/data/sections."""
    for row in tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["story"]:
        articles = tuple(_article(each) for each in (row, *row.get("also", ())))
        yield Labelled(Story(articles=articles), row["section"])


def _article(row: dict[str, Any]) -> Article:
    title, text = row["title"], row["text"].strip()
    return Article(
        id=title,
        source=None,
        url=None,
        title=title,
        byline=(),
        published=datetime(2031, 3, 3, 8, tzinfo=UTC),
        text=text,
        language="ko" if any("가" <= c <= "힣" for c in title) else "en",
        section=row.get("label"),
    )


def ready(name: str, folder: Path) -> tuple[Topic, ...]:
    """The topics of a ready list, as a config in `folder` has them."""
    path = folder / "digest.toml"
    path.write_text(f'[sections]\ntopics = "{name}"\n', encoding="utf-8")
    return load_config(path).topics


def misses(name: str, topics: tuple[Topic, ...]) -> list[str]:
    """The stories of a file that stand in another section than they should."""
    found = []
    for row in labelled(name):
        topic, _ = assign(row.story, topics)
        got = topic.key if topic else ""
        if got != row.section:
            found.append(f"{row.story.articles[0].title}: in {got or 'none'}, not {row.section or 'none'}")
    return found
