"""How two outlets tell a story: the first sentence of each, where the rules let both be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from digest.candidates.weights import terms
from digest.compose.glosses import glosses
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.model import Brief, Candidate, Issue, Side

ALIKE = 0.6
"""Share of the shorter sentence's terms in the other, from which the two tell the same in the same words."""


def with_openings(issue: Issue, told: Sequence[Entry], setting: Setting, printed: Printed) -> Issue:
    """The issue, its stories with the openings of two outlets. After everything else, so that they take
    no words of an outlet that the letter itself needs; those that they take count in `printed`."""
    if not setting.options.differ:
        return issue
    entries = {entry.id: entry for entry in told}
    top = tuple(_opened(brief, entries, setting, printed) for brief in issue.top)
    sections = tuple(
        replace(s, briefs=tuple(_opened(b, entries, setting, printed) for b in s.briefs))
        for s in issue.sections
    )
    return replace(issue, top=top, sections=sections)


def _opened(brief: Brief, entries: Mapping[str, Entry], setting: Setting, printed: Printed) -> Brief:
    if not brief.lead or brief.before or brief.disagreements or brief.story_id not in entries:
        return brief
    found = list(_sides(brief, entries[brief.story_id], setting))
    for pair in combinations(found, 2):
        fresh = [side.excerpt for side in pair if side.excerpt not in brief.lead]
        if fresh and _differ(*pair) and printed.fits(fresh) is None:
            for excerpt in fresh:
                printed.add(excerpt.article_id, excerpt.text)
            return replace(brief, openings=pair, glosses=brief.glosses + glosses(fresh, setting))
    return brief


def _sides(brief: Brief, entry: Entry, setting: Setting) -> Iterator[Side]:
    """The first sentences that nothing bars, of known outlets, those of the printed articles first."""
    first = {c.sentence.excerpt.article_id: c for c in entry.candidates.sentences if c.sentence.index == 0}
    for credit in brief.credits:
        candidate = first.get(credit.article_id)
        if credit.outlet and candidate and not _barred(candidate, brief):
            yield Side(excerpt=candidate.sentence.excerpt, credit=credit)


def _barred(candidate: Candidate, brief: Brief) -> bool:
    """By its article, or by the day of sending, the window, the outlets and the page."""
    place = candidate.sentence.excerpt.article_id
    said = (w.rulings for w in brief.weighed if (w.article_id, w.sentence) == (place, 0))
    return any(r.effect == "bar" for rulings in (candidate.rulings, *said) for r in rulings)


def _differ(one: Side, other: Side) -> bool:
    """Two outlets, and more than two copies of one report."""
    mine, others = terms(one.excerpt.text), terms(other.excerpt.text)
    shared = len(mine & others) / max(1, min(len(mine), len(others)))
    return one.credit.outlet != other.credit.outlet and shared < ALIKE
