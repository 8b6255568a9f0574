"""The editorial rules as checkers of a built issue, written apart from the code that builds it.

`check(issue)` reads the values of an issue with simple means of its own and tells every rule that is
broken. The tests run it on every issue that they build; `python -m tests.rules ISSUE_FOLDER` on one that
lies in a folder.
"""

from __future__ import annotations

from collections.abc import Iterable

from digest.model import Issue
from tests.rules import page, people, quotations, sentences
from tests.rules.view import Breach, View

__all__ = ["CHECKERS", "Breach", "check", "hold"]

CHECKERS = {**sentences.CHECKERS, **people.CHECKERS, **quotations.CHECKERS, **page.CHECKERS}


def hold(issue: Issue, *, known: Iterable[str] = ()) -> Issue:
    """The issue, if no rule is broken in it; for the tests that build one. Raises AssertionError."""
    breaches = check(issue, known=known)
    assert not breaches, "\n" + "\n".join(map(str, breaches))
    return issue


def check(issue: Issue, *, known: Iterable[str] = ()) -> list[Breach]:
    """Every breach of a rule in an issue; `known` are the names that the letter's readers know."""
    view = View(issue, frozenset(known))
    return [
        Breach(rule=rule, story=story, reason=reason)
        for rule, checker in CHECKERS.items()
        for story, reason in checker(view)
    ]
