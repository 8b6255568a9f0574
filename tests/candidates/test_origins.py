"""Origins: the news voices that a fact goes back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.candidates.origins import find_origins, story_origins
from digest.reading import read
from digest.text.voices import is_state_media, voices
from tests.facts.conftest import Write


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to TASS, the aide told reporters that it was so.", ("TASS",)),
        ("The aide said so, according to the state-run news agency TASS.", ("TASS",)),
        ("“It is so,” Reed told Reuters.", ("Reuters",)),
        ("Xinhua reported that the ferry sank.", ("Xinhua",)),
        ("The Selby Evening Post reported the sale.", ("Selby Evening Post",)),
        ("The mayor told the Harbour Council that it was so.", ()),
        ("The ministry said the Weather Agency reported rain.", ()),
        ("The Kremlin confirmed it, its aide said.", ()),
        ("She spoke at the National Press Club.", ()),
    ],
)
def test_voices(text: str, expected: tuple[str, ...]) -> None:
    """Agencies and papers are voices; offices and people that speak are none."""
    assert voices(text) == expected


def test_two_outlets_one_origin(write: Write) -> None:
    """Two outlets that cite one agency have one origin; the outlet's own name is none."""
    a = read(write("The aide said so, according to TASS.", source="Selby Post"))
    b = read(replace(a.article, id="b", source="Tarn Times", text="TASS reported on it. Tarn Times said so."))
    c = read(replace(a.article, id="c", source="Brenn Daily", text="The aide said so."))
    assert story_origins([a, b, c]) == ("TASS",)


def test_a_short_name_is_the_long_one(write: Write) -> None:
    """“the Times” after “the Selby Times” is no second voice."""
    text = "The aide told The Selby Evening Times so. “It is so,” Reed told the Evening Times."
    assert find_origins(read(write(text))) == ("Selby Evening Times",)


def test_wire_credits(write: Write) -> None:
    """A credit in the dateline, in the byline or at the end is an origin."""
    for text in ("BRENN, May 9 (Meridian Wire) — It rained.", "BRENN (Meridian Wire) - It rained."):
        assert find_origins(read(write(text))) == ("Meridian Wire",)
    assert find_origins(read(replace(write("It rained."), byline=("Reuters",)))) == ("Reuters",)
    assert find_origins(read(write("It rained in Brenn.\n\n(AP)"))) == ("Associated Press",)


def test_state_media() -> None:
    """State media are known as such, with and without the article."""
    assert is_state_media("KCNA")
    assert is_state_media("the Global Times")
    assert not is_state_media("Reuters")
