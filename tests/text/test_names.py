"""Names: own cases in a readable file, and a name's key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.model import Article, Name
from digest.text import find_names, find_sentences

CASES = Path(__file__).parent.parent / "data" / "names.txt"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: list[str]


def article(text: str) -> Article:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Article(id="a", source="Harwick Post", url=None, title="", byline=(), published=now, text=text)


def names(text: str) -> tuple[Name, ...]:
    source = article(text)
    return find_names(source, find_sentences(source))


def cases() -> list[Case]:
    blocks = CASES.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    parted = [block.splitlines() for block in blocks]
    return [Case(b[0][2:], b[1].replace("¶", "\n\n"), [line[2:] for line in b[2:]]) for b in parted]


def row(name: Name) -> str:
    return " | ".join([name.excerpt.text, name.kind, name.key, name.role.text if name.role else "-"])


@pytest.mark.parametrize("case", cases(), ids=[c.name for c in cases()])
def test_case(case: Case) -> None:
    """Every case of the data file gives its names, in order, with kind, key and role."""
    assert [row(n) for n in names(case.text)] == case.expected


def test_key_is_printed() -> None:
    """A person's key is a name that the article prints."""
    text = "Mr. Ashby won. “I slept,” Donald P. Ashby said. Rita Vale, his aunt, sold the house to Ms. Vale."
    assert all(n.key in text for n in names(text) if n.kind == "person")
