"""The language of a text: by script, by small words and letters, by the page's own word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.language import detect

_TEXTS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent.parent / "data" / "languages.toml").read_text(encoding="utf-8")
)["texts"]


@pytest.mark.parametrize("language", sorted(_TEXTS))
def test_short_texts(language: str) -> None:
    """A headline or a teaser is enough to tell a language from the others."""
    assert [detect(text)[0] for text in _TEXTS[language]] == [language] * len(_TEXTS[language])


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Nein", None, ("en", "default")),
        ("Nein", "de-DE", ("de", "page")),
        ("Harbor Bell", "it", ("it", "page")),
    ],
)
def test_little_to_go_by(text: str, said: str | None, expected: tuple[str, str]) -> None:
    """Of a word or two the page's own word is believed, and where there is none English."""
    assert detect(text, said) == expected


def test_pages_that_call_themselves_english() -> None:
    """A text that is surely of another language is, whatever its page's template says."""
    italian = " ".join(_TEXTS["it"])
    assert detect(italian, "en-US") == ("it", "words")
    assert detect(" ".join(_TEXTS["en"]), "it") == ("en", "words")


def test_english_with_foreign_names() -> None:
    """Names and words of other languages make no English text foreign."""
    text = (
        "The mayor of São Tomé met José de la Cruz and Zoë Müller in the Plaza de los Héroes, and they agreed"
        " that the café would stay open."
    )
    assert detect(text) == ("en", "words")


@given(st.text(max_size=200), st.none() | st.text(max_size=8))
def test_any_text_has_a_language(text: str, said: str | None) -> None:
    """Whatever the characters, there is a code and where it is from."""
    code, origin = detect(text, said)
    assert code.isalpha()
    assert origin in {"script", "words", "page", "default"}
