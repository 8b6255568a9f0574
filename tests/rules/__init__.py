"""The editorial rules, held on every issue that a test builds."""

from __future__ import annotations

from collections.abc import Iterable

from digest.lint.editorial import check
from digest.model import Issue

__all__ = ["hold"]


def hold(issue: Issue, *, known: Iterable[str] = ()) -> Issue:
    """The issue, if no rule is broken in it; for the tests that build one. Raises AssertionError."""
    breaches = check(issue, known=known)
    assert not breaches, "\n" + "\n".join(map(str, breaches))
    return issue
