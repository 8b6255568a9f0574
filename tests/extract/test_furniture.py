# ruff: noqa: E501 (a page has long lines)
"""Rules of furniture: what they find, and that a hint never hides it."""

from __future__ import annotations

import pytest

from digest.extract.furniture import RULES, reason

FOUND = {
    "sign-up": (
        "Register now for our newsletter", "The week in boats, delivered straight to your inbox", "No spam, ever",
        "Thanks for signing up", "Do you have a news tip? Let us know", "There was an error with your request",
        "Tick the opt-in box below", "UNSUBSCRIBE", "You have successfully joined",
    ),
    "cookies and privacy": (
        "This site uses cookies", "Manage cookies", "Read our Privacy Policy", "Cookie settings", "Your Ad Choices",
        "Do Not Sell My Personal Information", "Harbor Courier User Agreement",
    ),
    "copyright": (
        "Harbor Courier 2025, all rights reserved", "This article may not be reproduced without consent",
        "저작권자 한빛신문, 무단 전재 및 재배포 금지", "© 2025 Harbor Courier",
    ),
    "related link": ("How the old pier fell into the sea..", "Read more: The pier"),
    "navigation": ("Home > World > Ferries", "News › Islands", "Please turn on JavaScript", "Your browser is not supported"),
    "caption": (
        "The old pier on Tuesday. [REUTERS]", "The old pier (AP)", "The old pier (file photo)", "Boats at noon. (Ola Berg)",
        "The old pier | Photo: Ola Berg", "The old pier Image by Ola Berg", "The old pier Credit: Ola Berg",
        "A boat at sea Getty Images", "Tove Arlind/AFP via Getty Images", "Ola Berg / Shutterstock", "Ola Berg for the Associated Press",
        "여객선 / 연합뉴스", "[사진=한빛신문]", "The pier (LPS/Lowland)",
    ),
    "credit": ("Ola Berg in Lowland contributed to this report.", "Reporting by Ola Berg", "@olaberg"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in FOUND.items() for line in lines])
def test_each_kind_is_known(kind: str, line: str) -> None:
    """The first rule that fits tells the reason."""
    assert reason(line) == kind


@pytest.mark.parametrize("line", [line for lines in FOUND.values() for line in lines])
def test_a_hint_hides_nothing(line: str) -> None:
    """A line that a form of a rule finds holds one of the rule's hints."""
    for rule in RULES:
        fits = (rule.start and rule.start.match(line)) or (rule.anywhere and rule.anywhere.search(line))
        assert bool(fits) == rule.fits(line, line.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said.",
        "“Your boats may sail again,” Quill said, and signed the paper.",
        "The board said it would register all nine boats (and their crews) by noon.",
        "She sent a photo of the pier to the harbor board, which used it in May.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    """A sentence of an article is kept, whatever words of furniture stand in it."""
    assert reason(line) is None


def test_of_a_long_line_only_a_copyright_counts() -> None:
    """A long line is furniture only where its beginning claims a copyright."""
    assert reason("Harbor Courier, all rights reserved. " + "The boats sail at noon. " * 30) == "copyright"
    assert reason("Read more: " + "The boats sail at noon. " * 30) is None
