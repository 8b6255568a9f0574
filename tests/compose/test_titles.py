"""Titles: which of a story's headlines it takes, by the cases of tests/data/titles.toml."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.compose import Entry, Setting
from digest.compose.titles import Title, choose_title
from digest.edits import StoryEdit
from digest.model import Article, Candidates, Newsletter, Story, Window

CASES = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "data" / "titles.toml").read_text(encoding="utf-8")
)["case"]
DAY = datetime(2031, 3, 3, 8, tzinfo=UTC)


def title_of(case: dict[str, Any], *edits: StoryEdit) -> Title:
    """The title of a story whose articles have these headlines."""
    articles = tuple(
        Article(
            id=f"a{n}",
            source="Harbour Times",
            url=None,
            title=text,
            byline=(),
            published=DAY,
            text="Nothing else was said.",
        )
        for n, text in enumerate(case["headlines"], 1)
    )
    candidates = Candidates(story=Story(articles=articles), sentences=(), names=tuple(case["names"]))
    setting = Setting(
        newsletter=Newsletter(key="weekly", title="The Weekly"),
        slot="2031-W10",
        window=Window(start=DAY, end=DAY),
        as_of=date(2031, 3, 10),
        readings={},
    )
    return choose_title(Entry(candidates=candidates, edits=edits), setting)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_right_headline(case: dict[str, Any]) -> None:
    """The headline that an editor would take is taken; the editor is told where it breaks a rule."""
    title = title_of(case)
    assert title.headline is not None
    assert title.headline.text == case.get("text", case["headlines"][case["chosen"] - 1])
    assert bool(title.flags) is not case.get("passes", True)


def test_three_are_kept() -> None:
    """Of all headlines the three best are kept for the editor, each with what the rules say of it; the same
    words in two outlets are one."""
    headlines = ["Why Sorel?", "Sorel beats Hanus", "Sorel Beats", "Sorel beats Hanus", "Hanus?"]
    title = title_of({"names": ["Sorel", "Hanus"], "headlines": headlines})
    kept = [choice.headline.text for choice in title.choices]
    assert kept == ["Sorel beats Hanus", "Sorel Beats", "Hanus?"]
    assert [ruling.rule for ruling in title.choices[1].rulings] == ["names"]


def test_the_editor_takes_one_over() -> None:
    """A title in the edits that is an outlet's headline is printed as the outlet's; any other is the
    editor's own."""
    case = {"names": ["Sorel"], "headlines": ["Sorel wins", "What Sorel won"]}
    taken = title_of(case, StoryEdit(article="a1", title="What Sorel won")).headline
    assert taken is not None
    assert (taken.origin, taken.article_id) == ("printed", "a2")
    own = title_of(case, StoryEdit(article="a1", title="A win")).headline
    assert own is not None
    assert (own.origin, own.article_id) == ("editor", None)


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Lumora leaves", ()),
        ("Tavela and Lumora leave", ()),
        ("Singer leaves after nine years", ("holds none of the story’s main names (Lumora, Tavela)",)),
    ],
)
def test_one_main_name_is_enough_for_the_editor(headline: str, told: tuple[str, ...]) -> None:
    """Two are preferred, but only a headline that names nobody of its story is the editor's to mend."""
    title = title_of({"names": ["Lumora", "Tavela"], "headlines": [headline]})
    assert tuple(flag.reason.split(": ", 1)[1] for flag in title.flags) == told
