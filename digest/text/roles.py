"""What an article says a person is: the words before the name ("Russian presidential aide") or after it
(", a professor at X,")."""

from __future__ import annotations

import re

from digest.text.lexicon import ROLES, SAYING, TITLES
from digest.text.spans import Span, trimmed

_BACK = 90
_WORD = re.compile(r"[^\s,;:()“”\"«»—–]+")
_STOPS = frozenset(
    """a an the his her their its our my your this that these those and or but nor as at
    by for from in into of off on onto out over per than to toward under until up upon
    through across along despite via with within without when while where who whom which
    whose what why how if because since after before during between among against about
    around is are was were be been being has have had do does did will would can could
    may might must shall should not also then later earlier including like unlike ahead
    meet meets met meeting urged urging named one both either only even just he she it
    they we you i said whether though although once unless until so such no not""".split()
)
_NO_HEADS = frozenset(
    """Republican Democratic GOP House Senate State Foreign Defense Defence Finance Interior Former Crown Vice
    Party Press Staff Majority Minority First Executive Managing Supreme Interim Acting Assistant
    Rear Deputy""".split()
)
"""Titles that only go before other titles, and do not say what a person is by themselves."""
_RELATIONS = frozenset(
    "rival opponent friend ally fellow star successor predecessor colleague neighbor neighbour".split()
)
"""Right before a name they say whom it stands to ("Rival Ada Moll"), not what the person is."""
_MOST_WORDS = 18
_DETERMINERS = frozenset("a an the his her their its our my one".split())
_VERBS = frozenset("is are was were has have had will would can could may might did does do be been".split())
_APPOSITIVE = re.compile(r",\s+(?:(?:\d\d|now|then|also|currently)\s*,?\s+)?")
_END = re.compile(r"[,;:.!?()“”\"«»—\n]|\s[–-]\s|\swho\s|\swhich\s|\swhere\s|\s(?:said|says|told|added)\b")
_INNER_STOP = re.compile(r"\b(?:U\.S|U\.N|U\.K|D\.C|St|Dr|Mr|Gen|Gov|Sen|Rep|Inc|Corp|Co|[A-Z])\.\Z")
_HEADS = re.compile(r"\b(?:of|for|at|in|with|who|that|on|to|from|and)\b")


def is_role(word: str) -> bool:
    """Whether a word says what a person is: "aide", "vice-president", "co-founder"."""
    plain = word.lower().rstrip("s") if word.lower() not in ROLES else word.lower()
    return plain in ROLES or plain.rpartition("-")[2] in ROLES or plain.endswith(("woman", "sman", "person"))


def role_before(text: str, start: int, first: int) -> Span | None:
    """The role that stands right before the name at `start`, not before `first` (its sentence's start)."""
    low = max(first, start - _BACK)
    before = text[low:start]
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip() or not _heads(words[-1][0]):
        return None
    if words[-1][0].lower() in _RELATIONS:
        return None
    if words[-1][0] in _NO_HEADS and not (len(words) > 2 and words[-2][0] == "of"):
        return None
    begin = words[-1].start()
    for i in range(len(words) - 2, -1, -1):
        linking = words[i][0] == "of" and i > 0 and _heads(words[i - 1][0])
        if before[words[i].end() : words[i + 1].start()].strip() or not (linking or _belongs(words[i][0])):
            break
        begin = words[i].start()
    return low + begin, low + words[-1].end()


def _heads(word: str) -> bool:
    return is_role(word) or (word.rstrip(".") in TITLES and not word.endswith("."))


def _belongs(word: str) -> bool:
    """Whether a word before the head is a part of the role: an adjective, a noun, a possessive."""
    plain = word.lower()
    if (
        plain in _STOPS
        or plain in SAYING
        or plain.endswith("ly")
        or not plain.strip("-–’'&")
        or "0" <= plain[0] <= "9"
    ):
        return False
    return not (
        plain.endswith(("ing", "ed"))
        and plain not in ("retired", "leading", "acting", "managing", "visiting")
    )


def role_after(text: str, end: int, last: int) -> Span | None:
    """The apposition that follows the name ending at `end`, if it says what the person is."""
    comma = _APPOSITIVE.match(text, end, last)
    if comma is None:
        return None
    stop = _stop(text, comma.end(), min(last, comma.end() + 200))
    head = _HEADS.split(text[comma.end() : stop], maxsplit=1)[0]
    heads = head.split()[:9]
    if heads and (heads[-1].lower() in SAYING or (heads[0].endswith("ed") and heads[0] != "retired")):
        return None
    if not heads or not _opens(heads[0]) or _VERBS.intersection(heads):
        return None
    if not any(is_role(w.rstrip("’'.")) for w in heads):
        return None
    span = trimmed(text, comma.end(), stop)
    return span if len(text[slice(*span)].split()) <= _MOST_WORDS else None


def _stop(text: str, start: int, last: int) -> int:
    for match in _END.finditer(text, start, last):
        if match[0] != "." or not _INNER_STOP.search(text[max(start, match.start() - 5) : match.end()]):
            return match.start()
    return last


def _opens(word: str) -> bool:
    """Whether an apposition may begin with the word: an article, a possessive, a noun or an adjective."""
    plain = word.lower()
    return plain in _DETERMINERS or not (plain in _STOPS or plain in SAYING or plain.endswith(("ing", "ly")))
