"""People joined across articles: one person, one key, whatever the outlets write."""

from __future__ import annotations

import pytest

from digest.candidates.people import join_people, person_named, spellings
from digest.model import Article, Reading
from digest.reading import read
from tests.facts.conftest import Write


def _readings(write: Write, *texts: str) -> list[Reading]:
    return [read(_numbered(write(text), f"a{n}")) for n, text in enumerate(texts)]


def _numbered(article: Article, key: str) -> Article:
    from dataclasses import replace

    return replace(article, id=key)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry aide Yuri Karelov said it.", "The ministry’s aide Yury Karelov said it."),
        ("President Aleksandar Petrić said it.", "President Aleksandar Petric said it."),
        ("Professor Lim Eun-ho said it.", "Professor Lim Eun-ho spoke. Lim left."),
        ("Minister Sergei Orlov said it.", "Minister Sergey Orlov said it."),
        ("Coach Mohammed Hadid said it.", "Coach Muhammad Hadid said it."),
        ("Senator William Garner said it.", "Senator Bill Garner said it."),
    ],
)
def test_variants_are_one(a: str, b: str, write: Write) -> None:
    """Transliterations, marks over letters and short forms of one name are one person."""
    assert len(join_people(_readings(write, a, b))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Doctor Grace Kim said it.", "Doctor Daniel Kim said it."),
        ("Minister Kim Jong-ho said it.", "Minister Kim Jong-min said it."),
        ("Minister Daniel Moreau said it.", "Minister Daniela Moreau said it."),
        ("Mayor Paul Reed said it.", "Mayor Paul Reed Jr. said it."),
    ],
)
def test_others_stay_two(a: str, b: str, write: Write) -> None:
    """Two people of one family name are two."""
    assert len(join_people(_readings(write, a, b))) == 2


def test_a_bare_name_joins_the_only_one(write: Write) -> None:
    """ "Lim" in one outlet is "Lim Eun-ho" of the other, unless two Lims are about."""
    one = _readings(write, "Professor Lim Eun-ho said it.", "Prof. Lim said no.")
    assert [p.key for p in join_people(one)] == ["Lim Eun-ho"]
    two = _readings(write, "Professor Lim Eun-ho and Judge Lim Ha-na said it.", "Prof. Lim said no.")
    assert {p.key for p in join_people(two)} >= {"Lim Eun-ho", "Lim Ha-na"}


def test_spellings_differ_in_letters_only(write: Write) -> None:
    """Two spellings are told; a longer form of one spelling is none."""
    told = _readings(write, "Aide Yuri Karelov said it.", "Aide Yury Karelov said it.")
    (person,) = join_people(told)
    assert spellings(person) == ("Yuri Karelov", "Yury Karelov")
    assert person_named([person], "Karelov") in (person, None)
    longer = _readings(write, "Senator Anna B. Moss said it.", "Senator Anna Moss said it.")
    assert [spellings(p) for p in join_people(longer)] == [()]


def test_order_of_articles_is_nothing(write: Write) -> None:
    """The people are the same whichever article comes first."""
    told = _readings(
        write, "Aide Yuri Karelov said it. Karelov left.", "Aide Yury Karelov and Mayor Ann Pike met."
    )
    ahead, back = join_people(told), join_people(told[::-1])
    assert [(p.key, p.variants) for p in ahead] == [(p.key, p.variants) for p in back]
