"""Opinion by its headline and its voice. Every text is invented."""

from __future__ import annotations

import pytest

from digest.text.kinds import opines, speaks_for_itself


@pytest.mark.parametrize(
    "title",
    [
        "Harwick Should Sell Its Ferries",
        "In defense of the old quay",
        "You don’t have to be a sailor to love Harwick",
        "The case against a second bridge",
    ],
)
def test_a_headline_that_says_what_ought_to_be(title: str) -> None:
    """In nobody's name it is an opinion's."""
    assert opines(title)


@pytest.mark.parametrize(
    "title",
    [
        "Harwick should sell its ferries, auditors say",
        "Moll: Harwick should sell its ferries",
        "Should Harwick sell its ferries?",
        "Court rules Harwick need not and should not sell",
        "Harwick sells its ferries",
        "Man injures shoulder on ferry",
    ],
)
def test_a_headline_of_news(title: str) -> None:
    """Said in somebody's name, asked, or told, it is news."""
    assert not opines(title)


def test_a_columnists_voice() -> None:
    """The first person outside quotation marks, again and again, is a columnist's; within them it is not."""
    column = "I walked to the quay. My first thought was of rust. We in Harwick deserve a new ferry."
    assert speaks_for_itself(column)
    news = "The line opens. “I am glad, my wife is glad and we all are,” said keeper Otto Lund."
    assert not speaks_for_itself(news)
    assert not speaks_for_itself("World War I began and Henry IV ruled. " * 5)
