"""The editorial rules as checkers of a built issue, written apart from the code that builds it.

`check(issue)` reads the values of an issue with simple means of its own and tells every rule that is
broken: by an editor's hand, or by a slip of ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from digest.lint.editorial import page, people, quotations, sentences
from digest.lint.editorial.view import Breach, View
from digest.model import Issue

__all__ = ["CHECKERS", "Breach", "check"]

CHECKERS = {**sentences.CHECKERS, **people.CHECKERS, **quotations.CHECKERS, **page.CHECKERS}


def check(issue: Issue, *, known: Iterable[str] = ()) -> list[Breach]:
    """Every breach of a rule in an issue; `known` are the names that the letter's readers know."""
    view = View(issue, frozenset(known))
    return [
        Breach(rule=rule, story=story, reason=reason)
        for rule, checker in CHECKERS.items()
        for story, reason in checker(view)
    ]
