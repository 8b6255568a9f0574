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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "af",
            "Die burgemeester het Woensdag gesê dat die brug oor die hawe vir twee weke gesluit word en dat"
            " die busse in daardie tyd gratis sal wees.",
        ),
        (
            "cy",
            "Dywedodd y maer ddydd Mercher y bydd y bont dros yr harbwr ar gau am bythefnos ac y bydd y"
            " bysiau yn rhad ac am ddim yn y cyfamser.",
        ),
        (
            "gl",
            "A alcaldesa dixo o mércores que a ponte do porto estará pechada dúas semanas e que os autobuses"
            " serán de balde ata que rematen as obras.",
        ),
        (
            "sq",
            "Kryetarja e bashkisë tha të mërkurën se ura e portit do të mbyllet për dy javë dhe se autobusët"
            " do të jenë falas gjatë kësaj kohe.",
        ),
        (
            "ms",
            "Datuk bandar berkata pada hari Rabu bahawa jambatan di pelabuhan itu akan ditutup selama dua"
            " minggu dan bas tidak akan dikenakan bayaran.",
        ),
        (
            "sr",
            "Gradonačelnica je u sredu rekla da će most u luci biti zatvoren dve nedelje i da će autobusi za"
            " to vreme biti besplatni za sve.",
        ),
    ],
)
def test_languages_told_by_no_words(language: str, text: str) -> None:
    """A page's tag for a language that has no words here stands against its kin, and not against English."""
    assert detect(text * 2, language) == (language, "page")
    assert detect(" ".join(_TEXTS["en"]), language) == ("en", "words")


_RUSSIAN = " ".join(_TEXTS["ru"]) * 6


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (_RUSSIAN + " Об этом написала газета «Київ».", "ru", "ru"),
        (_RUSSIAN + " Об этом написала газета «Київ».", None, "ru"),
        (_RUSSIAN + " Об этом говорил Мұрат.", "ru", "ru"),
        (" ".join(_TEXTS["uk"]), "ru", "uk"),
        (_RUSSIAN, "bg", "bg"),
        ("Мэр паведаміла, што аўтобусы два тыдні будуць бясплатнымі і што мост закрыты.", "be", "be"),
        ("Қала әкімі көпірдің екі аптаға жабылатынын айтты.", None, "kk"),
        (" ".join(_TEXTS["ar"]) * 3 + " وقال سالم الگيلاني ذلك.", "ar", "ar"),
        (" ".join(_TEXTS["fa"]), "ar", "fa"),
    ],
)
def test_foreign_names_in_a_shared_script(text: str, said: str | None, expected: str) -> None:
    """One name with letters of its own makes no text another language; a whole text of them does."""
    assert detect(text, said)[0] == expected


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
