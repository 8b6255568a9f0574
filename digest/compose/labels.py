"""Whether a figure's label tells a fact of its own: a claim, and with the value that holds now."""

from __future__ import annotations

import re

from digest.facts.clauses import Word, verbal, words_of
from digest.facts.verbs import AUXILIARIES

_COMPARED = re.compile(
    r"\b(?:from|than|versus|vs\.?|against|compared (?:to|with)|relative to|(?:below|above|beyond|short of"
    r"|beat|exceed\w*|topp\w+) (?:the|an?|their|its|his|earlier|previous))"
    r"(?: (?:a|an|the|its|their|about|nearly|almost|around|some|only|just|over|more than|revised|estimated"
    r"|earlier|initial|original|previous|last year[’']s|needed))*[ $€£]*$",
    re.IGNORECASE,
)
"""Before a value, that it is what another one is held against."""
_AWAITED = re.compile(
    r"\b(?:expect\w*|forecast\w*|anticipat\w+|predict\w+|estimate[ds]?|consensus"
    r"|called for|look(?:ed|ing) for)\b"
)
_WATCHERS = re.compile(
    r"\b(?:economists?|analysts?|forecasters?|survey|consensus|Wall Street|traders|investors)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(r"\brevised\b[^.]*\bto\b")
_SLOGAN = re.compile(
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcan )(?<!\bcould )(?<!\bmay )(?<!\bmight )(?<!\bmust )"
    r"(?<!\bshould )"
    r"\b(?:[Ff]ight|[Rr]aise|[Rr]eply|[Tt]ext|[Dd]onate|[Cc]ontribute|[Gg]ive)\b[^.]{0,20}$"
)
_OPEN_THAT = re.compile(r"\bthat,? (?:for|of|in|at|to|with|by) [^,]*$")
_WHICH = re.compile(r",? (?:which|who|whom|whose|where|since|because|after|before|when|while|as)\b.*$")
_WHOSE = re.compile(r"\b(?:for|between|with|by) (?:[\w’'.-]+ ){0,4}[A-Z]")
_MONEY_OR_SHARE = re.compile(r"[$€£¥₩%]|percent|per cent")
Span = tuple[int, int]
"""The value's place in its label, in characters: the same digits may stand there twice."""


def superseded(label: str, span: Span) -> bool:
    """Whether the value is old, awaited or a slogan's: "up from 3 percent", "economists expected"."""
    before, after = label[: span[0]], label[span[1] :]
    awaited = _AWAITED.search(label) and _WATCHERS.search(label)
    return bool(
        _COMPARED.search(before) or awaited or _REVISED.search(after) or _SLOGAN.search(before.rstrip(" $€£"))
    )


def claims(label: str, span: Span, host: str) -> bool:
    """Whether a label tells what is so: it is its whole host sentence, has a verb that is the clause's own,
    or counts something that is somebody's ("more than 15 meetings for President Ida Quist")."""
    if _OPEN_THAT.search(label):
        return False
    if len(label) >= len(host.rstrip(' .!”"')):
        return True
    main = _WHICH.sub("", label)
    words = words_of(main, 0, len(main))
    if any(_tells(words, at) for at in range(1, len(words))):
        return True
    opens = span[0] == 0 and not _MONEY_OR_SHARE.search(label[: span[1]])
    return opens and bool(_WHOSE.search(label))


def _tells(words: list[Word], at: int) -> bool:
    """Whether a word is a clause's verb: no participle ("success touted by rivals"), not plain after "to"."""
    if not verbal(words, at):
        return False
    before = words[at - 1].lower
    if before == "to":
        return False
    after = words[at + 1].lower if at + 1 < len(words) else ""
    participle = words[at].lower.endswith("ed") and after == "by" and before not in AUXILIARIES
    return not participle and words[at].text[0].islower()
