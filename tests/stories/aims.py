"""The pairs of tests/data/rank_aims.toml as stories."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from articles import MONDAY

from digest.model import Article, Outlet, Story, Window
from digest.rank import rank
from digest.text.kinds import tell

FILE = Path(__file__).resolve().parent.parent / "data" / "rank_aims.toml"
WEEK = Window(start=MONDAY.replace(hour=0), end=MONDAY.replace(hour=0) + timedelta(days=7))
_LETTERS = "abdefgiklmnoprstuv"


@dataclass(frozen=True)
class Aim:
    """Two stories, which of them stands first, and what else there is in the week."""

    name: str
    first: Story
    second: Story
    others: tuple[Story, ...]
    votes: dict[str, frozenset[str]]
    novelty: dict[str, float]

    def holds(self, outlets: tuple[Outlet, ...]) -> bool:
        """Whether the rank puts the right one first."""
        ranked = rank(
            [self.first, self.second, *self.others],
            outlets=outlets,
            window=WEEK,
            votes=self.votes,
            novelty=self.novelty,
        )
        order = [r.story.id for r in ranked]
        return order.index(self.first.id) < order.index(self.second.id)


def aims() -> tuple[list[Aim], tuple[Outlet, ...]]:
    """The aims, in the order of the file, and their outlets."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    outlets = tuple(Outlet(name=name, **values) for name, values in table["outlets"].items())
    return [_aim(row) for row in table["aim"]], outlets


def _aim(row: dict[str, Any]) -> Aim:
    sides = {side: _story(row[side], f"{row['name']}, {side}") for side in "ab"}
    votes = {
        sides[side].id: frozenset(f"letter {n}" for n in range(count))
        for side, count in row.get("votes", {}).items()
    }
    other = "b" if row["first"] == "a" else "a"
    return Aim(
        name=row["name"],
        first=sides[row["first"]],
        second=sides[other],
        others=tuple(_story(rows, f"{row['name']}, {n}") for n, rows in enumerate(row.get("others", ()))),
        votes=votes,
        novelty={sides[side].id: value for side, value in row.get("novelty", {}).items()},
    )


def _story(rows: list[dict[str, Any]] | dict[str, Any], key: str) -> Story:
    if isinstance(rows, dict):
        rows = [{"outlet": f"Outlet {n}", "day": rows["day"]} for n in range(rows["outlets"])]
    return Story(articles=tuple(_article(row, f"{key}, {n}") for n, row in enumerate(rows)))


def _article(row: dict[str, Any], id: str) -> Article:
    title, url = row.get("title", "Council meets in Brenn"), row.get("url")
    kind, _ = tell(said=row.get("kind"), url=url, labels=[title], role="")
    opening = [row["open"]] if "open" in row else []
    return Article(
        id=id,
        source=row["outlet"] or None,
        url=url,
        title=title,
        byline=(row["byline"],) if "byline" in row else (),
        published=MONDAY + timedelta(days=row["day"]),
        text="\n\n".join([*opening, _text(row.get("copy", id), row.get("words", 400))]),
        language=row.get("language", "en"),
        kind=kind,
    )


def _text(seed: str, count: int) -> str:
    """So many made-up words, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices(_LETTERS, k=6)) for _ in range(count)) + "."
