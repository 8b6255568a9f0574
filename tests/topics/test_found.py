"""Sections found from the week, where the config has no topics."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from digest.model import Article, Reading
from digest.reading import read
from digest.topics import find_sections

WEEK = {
    "ferry": ("Ferry to Port Ansel runs every hour", "The ferry to Port Ansel will run every hour from May."),
    "mayor": (
        "Mayor of Port Ansel steps down",
        "Dolores Quintero, mayor of Port Ansel, said that she would go.",
    ),
    "flood": (
        "Storm floods 200 houses",
        "A storm flooded 200 houses in Port Ansel on Thursday, police said.",
    ),
    "talks": (
        "Talks on cod end",
        "Envoys met in Canada on Monday. They signed no treaty on the fishing of cod.",
    ),
    "wolves": (
        "Wolves return to Canada’s coast",
        "Biologists in Canada have filmed a pair of wolves and pups.",
    ),
    "novel": (
        "Bus driver’s novel wins a prize",
        "Marit Sund, who wrote a novel between shifts, has won a prize.",
    ),
    "carrot": ("Ring found on a carrot", "Greta Ulm lost her ring in the garden sixteen years ago."),
}


def readings(*keys: str) -> dict[str, list[Reading]]:
    """Stories of the week, of one article each."""
    when = datetime(2031, 3, 3, 8, tzinfo=UTC)
    return {
        key: [
            read(
                Article(
                    id=key,
                    source="Harbour Times",
                    url=None,
                    title=WEEK[key][0],
                    byline=(),
                    published=when,
                    text=WEEK[key][1],
                )
            )
        ]
        for key in keys
    }


def homes(stories: dict[str, list[Reading]]) -> dict[str, str]:
    """The title of each story's section."""
    return {id: topic.title for id, (topic, _) in find_sections(stories).items()}


def test_named_as_printed() -> None:
    """Stories of one place are a section of its name, and the others are in none."""
    port, far = (
        dict.fromkeys(("ferry", "mayor", "flood"), "Port Ansel"),
        dict.fromkeys(("talks", "wolves"), "Canada"),
    )
    assert homes(readings(*WEEK)) == port | far


def test_the_reason_is_told() -> None:
    """The name, and how much it counts, is the reason."""
    _, why = find_sections(readings(*WEEK))["mayor"]
    assert (why.key, why.score, [m.phrase for m in why.matches]) == ("Port Ansel", 4.5, ["Port Ansel"])


def test_order_changes_nothing() -> None:
    """The sections are the same in whatever order the stories come."""
    keys = list(WEEK)
    expected = homes(readings(*keys))
    for seed in range(5):
        random.Random(seed).shuffle(keys)
        assert homes(readings(*keys)) == expected


def test_no_section_of_one_nor_of_all() -> None:
    """A name in one story, or in most of them, is no section; nor is a person."""
    assert homes(readings("ferry", "novel", "carrot", "talks")) == {}
    assert homes(readings("ferry", "mayor", "flood", "novel")) == {}
    assert homes(readings("novel")) == {}
    assert homes({}) == {}
