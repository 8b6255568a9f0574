"""The tense of the clause around a place: how "on Tuesday" is to be taken."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from digest.facts.future import KOREAN_CUE, cues, lowered, quoted_stretches
from digest.facts.verbs import AUXILIARIES, PRESENT, is_past
from digest.model import Tense
from digest.text.korean import HANGUL

_WORD = re.compile(r"[a-z][a-z’'-]*")
_BOUNDARY = re.compile(
    r"[,;:—()“”\"]|\s[-–]\s"
    r"|\b(?:wh(?:o|ich|om|ere|en|ile|ether)|that|after|before|because|al?though|though|if|as|despite|amid|since"
    r"|until|following)\b"
)
_AGREED = re.compile(
    r"\b(?:(?<!had )(?:agree[ds]?|plan(?:s|ned)?|intend(?:s|ed)?|hope[sd]?|vow(?:s|ed)?|pledge[sd]?"
    r"|promise[sd]?|decide[sd]?|prepar(?:e[sd]?|ing)|ask(?:s|ed)?|urge[sd]?|invite[sd]?|order(?:s|ed)?|want(?:ed|s)?"
    r"|aim(?:s|ed)?|threaten(?:s|ed)?|deadline|offer(?:s|ed)?|ready|set)\b[^,;:—]{0,60}?\bto\s+(?!the\b|an?\b)[a-z]+"
    r"|(?:is|are|am)\s+(?:also\s+)?[a-z]+ing\b"
    r"|with\s+[^,;:—]{3,40}?\s+to\s+(?!the\b|an?\b)[a-z]+|(?<!said )to\s+be\b)"
)
"""What somebody agreed, plans or was asked to do, or is doing, on a day: it lies ahead."""
_AHEAD = re.compile(
    r"\b(?:ahead\s+of|in\s+time\s+for|by|until|upcoming|coming)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_TOLD_ON = re.compile(r"\b[Aa]ccording\s+to\s+[^,;:—]{2,70}\s(?:on\s+|late\s+|early\s+)*$")
"""The day in "according to the clerk on Tuesday" is that of the telling."""
_CALLED_FOR = re.compile(
    r"\b(?:(?:call|convene|announce|book|fixe?|arrange|plan|schedule|slate)(?:s|d|ed)?\b[^,;:—]{0,60}?\bfor"
    r"|(?:move|postpone|delay|reschedule|push|extend)(?:s|d|ed|es)?\b[^,;:—]{0,60}?\b(?:to|until|till))"
    r"\s+(?:(?:early|late|next|this|the|as\s+late\s+as)\s+)*$",
    re.IGNORECASE,
)
"""What stands before the day of something that was called, booked or put off: "called an election for"."""
_LEADS_THERE = ("for", "to", "until", "till", "early", "late", "next", "this", "the", "as")
"""What the pattern above may end with: looked at first, since most days follow other words."""
_BY_THEN = re.compile(r"(?:\s+\w+)?,?\s+(?:[\w’'-]+\s+){1,4}had\b")
"""What follows the day in "By Monday morning, they had …"."""
_MONTH_MAY = re.compile(r"\bMay\b")
_KOREAN_PAST = re.compile(r"[가-힣]*[았었였했갔왔됐졌렸혔났겼쳤켰냈셨](?:다|습니다|으며|고|지만|는데)")
_HAD = frozenset("was were had did has have".split())
_WINDOW = 300
"""How many characters of a quotation around a day are looked at."""
_BEFORE_PARTICIPLE = frozenset("be been being is are am was were get gets have has had".split())
"""A participle after one of these leaves the tense to it ("will be held")."""
_NAMING = frozenset("dubbed called named nicknamed titled entitled branded termed codenamed".split())
"""Participles that, after a comma, tell a name and no time: "a plan, dubbed “Harbor Bell,” on Friday"."""
_REACH = 12
"""How many stretches away from a day its verb may stand."""


class Tenses:
    """The verbs of one sentence, found once; the words between quotation marks count only for a day that
    stands among them."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def at(self, start: int, end: int) -> Tense:
        """The tense of the clause around sentence[start:end]: of the verb before it, else after it."""
        if self._hangul:
            return _korean(self.sentence[end : end + 400])
        if _TOLD_ON.search(self.sentence[max(0, start - 100) : start]):
            return "past"
        before = self.sentence[max(0, start - 100) : start]
        if before[-12:].rstrip().lower().endswith(_LEADS_THERE) and _CALLED_FOR.search(before):
            return "future"
        if _AHEAD.search(self.sentence[max(0, start - 40) : start]):
            return "past" if _BY_THEN.match(self.sentence, end) else "future"
        index = bisect_right(self._quoted, (start, start)) - 1
        if index >= 0 and end < self._quoted[index][1]:
            first = max(self._quoted[index][0] + 1, start - _WINDOW)
            inside = self.sentence[first : min(self._quoted[index][1] - 1, end + _WINDOW)]
            return _Verbs(inside).at(start - first, end - first)
        return self._plain.at(start, end)

    @cached_property
    def _hangul(self) -> bool:
        return HANGUL.search(self.sentence) is not None

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return quoted_stretches(self.sentence)

    @cached_property
    def _plain(self) -> _Verbs:
        pieces: list[str] = []
        last = 0
        for a, b in self._quoted:
            pieces += [self.sentence[last:a], " " * (b - a)]
            last = b
        return _Verbs("".join(pieces) + self.sentence[last:])


class _Verbs:
    """Where the verbs of a text stand, their tenses, and the edges of its clauses."""

    def __init__(self, text: str) -> None:
        text = lowered(_MONTH_MAY.sub("---", text))
        self.edges = [0, *(e for m in _BOUNDARY.finditer(text) for e in m.span()), len(text)]
        found = _events(text)
        self.places = [place for place, _ in found]
        self.tenses = [tense for _, tense in found]

    def at(self, start: int, end: int) -> Tense:
        """The stretch around the place first; then, for a day in front, those after it, else those before."""
        low = bisect_right(self.edges, start) - 1
        high = bisect_left(self.edges, end)
        left, right = self.edges[max(0, low)], self.edges[min(high, len(self.edges) - 1)]
        inside = self._last(left, start) or self._first(start, right)
        after = self._first(right, self._edge(high + _REACH))
        before = self._last(self._edge(low - _REACH), left)
        return inside or (after or before if left == 0 else before or after) or "none"

    def _edge(self, index: int) -> int:
        return self.edges[min(max(index, 0), len(self.edges) - 1)]

    def _last(self, start: int, end: int) -> Tense | None:
        index = bisect_right(self.places, end) - 1
        return self.tenses[index] if index >= 0 and self.places[index] > start else None

    def _first(self, start: int, end: int) -> Tense | None:
        index = bisect_right(self.places, start)
        return self.tenses[index] if index < len(self.places) and self.places[index] <= end else None


def _events(text: str) -> list[tuple[int, Tense]]:
    """Where the verbs of `text` end and their tenses, in order."""
    events: dict[int, Tense] = {}
    last = ""
    for match in _WORD.finditer(text):
        word = match[0]
        naming = word in _NAMING and text[: match.start()].rstrip().endswith(",")
        if _is_verb(word) and last not in _BEFORE_PARTICIPLE and not naming:
            events[match.end()] = _tense(word)
        last = last if word.endswith("ly") or word in ("not", "also") else word
    events |= {m.end(): "future" for m in _AGREED.finditer(text)}
    events |= {m.end(): "future" for m in cues(text)}
    return sorted(events.items())


def _is_verb(word: str) -> bool:
    return is_past(word) or word in PRESENT or word in AUXILIARIES


def _tense(word: str) -> Tense:
    return "past" if word in _HAD or is_past(word) else "none"


def _korean(rest: str) -> Tense:
    """Korean verbs close the clause: the first cue after the day decides."""
    past, future = _KOREAN_PAST.search(rest), KOREAN_CUE.search(rest)
    if past and future:
        return "past" if past.start() < future.start() else "future"
    return "past" if past else "future" if future else "none"
