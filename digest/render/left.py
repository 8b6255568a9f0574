"""What is not in the letter, in words for its readers: held stories, and what was left out.

The editor reads titles, rules and files in `issue.json` and on the terminal. A reader is told what kind
of thing is missing and why; a story held for the harm it may do is not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.model import Issue, LeftOut
from digest.render.clean import one_line
from digest.render.labels import Labels
from digest.render.view import Reason
from digest.text.titles import clipped

_NOT_OF_THE_WEEK = frozenset({"window", "late"})
"""What is of another week is no reader's business; the editor sees it on the terminal and in `issue.json`."""
LISTED = 8
"""Titles of one reason that are listed; more of them are counted."""


def held_and_left_out(issue: Issue, labels: Labels) -> tuple[Reason, ...]:
    """The held stories, then what was left out, one kind of reason after the other."""
    return (*_held(issue, labels), *_left_out(issue.left_out, labels))


def _held(issue: Issue, labels: Labels) -> Iterator[Reason]:
    for held in issue.held:
        if held.rule != "harm":
            yield Reason(what=clipped(one_line(held.title)), why=labels.why(held.rule))
    harmful = sum(held.rule == "harm" for held in issue.held)
    if harmful:
        yield Reason(what=labels.count("stories", harmful), why=labels.why("harm"))


def _left_out(items: Sequence[LeftOut], labels: Labels) -> Iterator[Reason]:
    items = [item for item in items if item.rule not in _NOT_OF_THE_WEEK]
    for rule in dict.fromkeys(item.rule for item in items):
        alike = [item for item in items if item.rule == rule]
        why = labels.why(rule)
        if len(alike) > LISTED:
            yield Reason(what=labels.count("pieces", len(alike)), why=why)
        else:
            yield from (Reason(what=clipped(one_line(item.what)), why=why) for item in alike)
