"""What can have come of a story.

A headline that is the first to tell of an end, an arrest or a verdict has news, even where the article names
no day, no figure and nobody new.
"""

from __future__ import annotations

from digest.memory.words import stems

OUTCOMES = tuple(
    stems(line)
    for line in """
resigns resigned resignation quits ousted ousts sacked sacks dismissed dismisses
convicted convicts conviction guilty sentenced sentences jailed jails imprisoned
acquitted acquits acquittal
arrested arrests detained detains custody
charged indicted indicts indictment
freed frees released releases
died dies dead death deaths killed kills
born
approved approves approval adopted adopts adoption ratified ratifies licensed cleared clears
rejected rejects rejection blocked blocks vetoed vetoes overturned overturns annulled annuls
halted halts suspended suspends suspension banned bans
reopened reopens resumed resumes restarted restarts restored restores
ended ends settled settles settlement
delayed delays postponed postpones postponement
cancelled canceled cancels scrapped scraps abandoned abandons withdrawn withdrew withdraws
won wins elected elects beaten beats
appealed appeals sued sues
agreed agrees agreement deal accord signed signs pact truce ceasefire
rescued rescues saved saves
acquired acquires takeover
bankrupt bankruptcy insolvent insolvency
collapsed collapses
apologized apologizes apologised apologises apology
""".strip().splitlines()
)
"""Each line the words for one outcome, as stems. Two outlets may put it in other words of the same line."""


def new_outcome(headline: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the stems of a headline tell an outcome of which nothing `known` tells."""
    return any(outcome & headline and not outcome & known for outcome in OUTCOMES)
