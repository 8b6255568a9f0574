"""The headline in a title that also names its outlet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article
from digest.text.titles import headline, without_outlet


def article(title: str, source: str | None = "Harbor Courier", url: str | None = None) -> Article:
    moment = datetime(2025, 5, 7, tzinfo=UTC)
    return Article(id="a", source=source, url=url, title=title, byline=(), published=moment, text="Boats.")


@pytest.mark.parametrize(
    "title",
    [
        "Ferry line reopens | Harbor Courier",
        "Ferry line reopens - The Harbor Courier",
        "Ferry line reopens – HARBOR COURIER ONLINE",
        "Ferry line reopens « Harbor Courier",
        "Ferry line reopens _harbor-courier.com",
    ],
)
def test_the_outlet_s_name_is_no_part_of_the_headline(title: str) -> None:
    """Whatever the separator and the case, and with or without "The", "News", "Online"."""
    assert headline(article(title)) == "Ferry line reopens"


def test_an_address_names_the_outlet_too() -> None:
    """A title may end with the site's address or the name in it."""
    url = "https://www.courier.example/ferry"
    for end in ("Courier", "courier.example"):
        assert headline(article(f"Ferry line reopens | {end}", source=None, url=url)) == "Ferry line reopens"


@pytest.mark.parametrize(
    "title",
    [
        "Ferry line reopens - after three years",
        "Harbor Courier",
        "| Harbor Courier",
        "The ferry-line: Harbor Courier wins a prize",
        "News - The News",
        "",
    ],
)
def test_other_ends_stay(title: str) -> None:
    """Words that are not the outlet's name are the headline's; a headline is never empty."""
    assert headline(article(title, source="Harbor Courier")) == title


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_headline_is_a_beginning_of_its_title(title: str, name: str) -> None:
    """Nothing is added or changed: the headline is a span of the title."""
    found = without_outlet(title, [name])
    assert found in title
    assert bool(found) == bool(title)


def test_a_mark_before_a_sub_head_is_no_part_of_the_headline() -> None:
    """A semicolon or comma that parted a headline from its second line is not printed."""
    assert headline(article("Ferry line reopens;")) == "Ferry line reopens"
    assert headline(article(";")) == ";"
