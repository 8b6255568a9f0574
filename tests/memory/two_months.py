"""The nine weeks of tests/data/two_months.toml: written into a folder, built week by week, and judged."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digest.model import Brief, Issue
from tests.memory.press import build, write

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Piece:
    """An article of the file; `slot` and `date` are when it came out."""

    story: str
    tells: str
    slot: str
    date: date
    outlet: str
    title: str
    text: str


@dataclass(frozen=True)
class Judged:
    """A week of a running story: what it should be, and what the issue made of it."""

    slot: str
    story: str
    tells: str
    made: str

    @property
    def is_right(self) -> bool:
        return self.tells == self.made


def pieces(name: str) -> list[Piece]:
    """The articles of a data file, in its order."""
    rows = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["article"]
    return [
        Piece(
            story=row["story"],
            tells=row["tells"],
            slot=f"2025-W{row['week']:02}",
            date=date.fromisocalendar(2025, row["week"], row["day"]),
            outlet=row["outlet"],
            title=row["title"],
            text=row["text"],
        )
        for row in rows
    ]


def build_all(root: Path, all_pieces: list[Piece]) -> list[Issue]:
    """Every week's issue, one after the other."""
    for number, piece in enumerate(all_pieces):
        write(
            root / "articles",
            f"{number:03}",
            title=piece.title,
            day=piece.date,
            outlet=piece.outlet,
            text=piece.text,
        )
    return [build(root, slot).issue for slot in sorted({piece.slot for piece in all_pieces})]


def judge(issues: list[Issue], all_pieces: list[Piece]) -> Iterator[Judged]:
    """What became of each story in each week that has an article of it."""
    for issue in issues:
        week = [piece for piece in all_pieces if piece.slot == issue.slot]
        for story in dict.fromkeys(piece.story for piece in week):
            own = [piece for piece in week if piece.story == story]
            tells = min((piece.tells for piece in own), key=["update", "first", "repeat"].index)
            yield Judged(issue.slot, story, tells, _made(issue, {piece.title for piece in own}))


def _made(issue: Issue, own: set[str]) -> str:
    brief = next((b for b in issue.briefs if _titles(issue, b) & own), None)
    if brief is None:
        return "repeat"
    return "update" if brief.earlier else "first"


def _titles(issue: Issue, brief: Brief) -> set[str]:
    ids = {credit.article_id for credit in brief.credits}
    return {article.title for article in issue.articles if article.id in ids}
