"""Articles for the tests of stories, topics and rank: invented outlets, few words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from digest.model import Article

MONDAY = datetime(2031, 3, 3, 8, tzinfo=UTC)
PAIRS = Path(__file__).resolve().parent.parent / "data" / "pairs.toml"


def article(id: str, title: str = "", text: str = "", *, days: float = 0, **fields: Any) -> Article:
    """An article of Monday, March 3, 2031, or so many days later."""
    plain = {"source": "Harbour Times", "url": None, "byline": ()}
    return Article(id=id, title=title, text=text, published=MONDAY + timedelta(days=days), **(plain | fields))


@dataclass(frozen=True)
class Pair:
    """Two articles of tests/data/pairs.toml and whether they are one story."""

    name: str
    same: bool
    articles: tuple[Article, Article]


def pairs() -> list[Pair]:
    """The hard pairs, in the order of the file."""
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return [Pair(row["name"], row["same"], (_side(row, "a"), _side(row, "b"))) for row in rows]


def _side(row: dict[str, Any], side: str) -> Article:
    fields = row[side]
    return Article(
        id=f"{row['name']}, {side}",
        source=fields["outlet"],
        url=None,
        title=fields["title"],
        byline=(),
        published=datetime.fromisoformat(fields["published"]),
        text=fields["text"].strip(),
        dated=fields.get("dated", "printed"),
        language=fields.get("language", "en"),
        kind=fields.get("kind", "news"),
    )
