"""The block "Reports differ": both sides of a conflict, where the editor asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from digest.compose.expiry import sentence_expired
from digest.compose.harm import sentence_harm
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.model import Candidate, Conflict, Disagreement, Ruling, Side


def disagreements(entry: Entry, setting: Setting, printed: Printed) -> tuple[Disagreement, ...]:
    """The blocks that can be printed of those the editor asks for, each counted in `printed`."""
    made: list[Disagreement] = []
    for conflict in (c for c in entry.candidates.conflicts if c.both):
        block = _block(conflict, entry, setting)
        if block and block not in made and printed.fits([side.excerpt for side in block.sides]) is None:
            made.append(block)
            for side in block.sides:
                printed.add(side.excerpt.article_id, side.excerpt.text)
    return tuple(made)


def _block(conflict: Conflict, entry: Entry, setting: Setting) -> Disagreement | None:
    """The sentences in which the clauses stand; None where one of them is barred for another reason."""
    hosts = [_host(conflict, n, entry) for n in range(len(conflict.clauses))]
    if any(host is None or _bar(host, entry, setting) for host in hosts):
        return None
    excerpts = dict.fromkeys(host.sentence.excerpt for host in hosts if host)
    return Disagreement(
        sides=tuple(
            Side(excerpt=e, credit=setting.credit(setting.readings[e.article_id].article)) for e in excerpts
        )
    )


def _host(conflict: Conflict, side: int, entry: Entry) -> Candidate | None:
    clause = conflict.clauses[side]
    return next(
        (
            c
            for c in entry.candidates.sentences
            if c.sentence.excerpt.article_id == clause.article_id
            and c.sentence.excerpt.start <= clause.start < c.sentence.excerpt.end
        ),
        None,
    )


def _bar(candidate: Candidate, entry: Entry, setting: Setting) -> Ruling | None:
    """What keeps a sentence out even where the editor asks: its language, opinion, harm, a future that has
    passed."""
    place = candidate.sentence.excerpt
    kept_out = next((r for r in candidate.rulings if r.rule in {"language", "opinion"}), None)
    late = sentence_expired(
        setting.readings[place.article_id], candidate.sentence, entry.candidates.day, setting.as_of
    )
    return kept_out or late or sentence_harm(place.text)


def shows(made: Sequence[Disagreement], conflict: Conflict) -> bool:
    """Whether the blocks hold every clause of a conflict."""
    excerpts = [side.excerpt for block in made for side in block.sides]
    return all(
        any(e.article_id == clause.article_id and e.start <= clause.start < e.end for e in excerpts)
        for clause in conflict.clauses
    )
