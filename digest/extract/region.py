"""Where the article stands in a page of lines: the stretch whose lines read like prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_STOP = frozenset(
    """the a an of to in and is was were are be been that for on with as at by from it its this these those
    he she they his her their has have had not but will would who which said says we you i or if than
    more about after before when der die das und ist von mit den im el la los las de que y en un una
    le les des et est une du pour""".split()
)
_ENDED = re.compile(r"[.!?…。！？][\"'”’)\]」』»]*(?:\s*\[\d+\])*$")
_KOREAN_END = re.compile(r"(?:다|요|까|죠)[.!?]?[\"'”’)\]」』»]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SAID = re.compile(r"[“”\"]")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


# What stands under an article parts it from the next more surely than what stands within one.
_COST = {
    "comments": -8.0,
    "copyright": -8.0,
    "cookies and privacy": -4.0,
    "related link": -3.0,
    "related link, listed": -3.0,
    "navigation": -2.0,
    "date": -0.5,
    "byline": -0.5,
    "caption": -0.5,
    "ornament": -0.2,
}
_RUN, _RUN_COST = 4, 2.0
_LONE = 0.4


def is_dense(line: str) -> bool:
    """A line of a script in which two words can be a headline."""
    return len(_CJK.findall(line)) >= 5


def weight(line: str) -> float:
    """How much a line reads like prose: above 0 for sentences, under 0 for labels and links."""
    words = _WORD.findall(line.lower())
    count = float(len(words)) + len(_CJK.findall(line)) / 4
    ended = bool(_ENDED.search(line) or _KOREAN_END.search(line))
    stop = len([word for word in words if word in _STOP])
    if count < 4:
        return 0.2 if ended and count >= 2 and (stop or _SAID.search(line)) else -1.0
    if ended:
        return min(count, 50.0) / 5 + (1.0 if stop >= 2 else 0.0)
    if count >= 20 and (stop >= 0.15 * count or _CJK.search(line)):
        return min(count, 50.0) / 7
    return -0.6 if stop else -0.9


def weights(lines: Sequence[str], reasons: Sequence[str | None]) -> list[float]:
    """`weight` of every line; furniture, repeated lines and long runs of labels count against."""
    often = Counter(line.casefold() for line in lines)
    found: list[float] = []
    labels = 0
    for line, reason in zip(lines, reasons, strict=True):
        value = weight(line)
        if reason is not None:
            value = _COST.get(reason, -1.5)
        elif often[line.casefold()] > 1:
            value = min(value, -0.5)
        labels = 0 if value > 0 else labels + 1
        found.append(value * _RUN_COST if labels > _RUN else value)
    return [_LONE * v if v > 0 and _alone(found, i) else v for i, v in enumerate(found)]


def _alone(values: Sequence[float], index: int) -> bool:
    """A sentence between two labels, as a teaser stands."""
    return max((*values[max(0, index - 1) : index], *values[index + 1 : index + 2]), default=0.0) <= 0


def best_stretch(values: Sequence[float]) -> tuple[int, int]:
    """First and last line (half-open) of the stretch with the largest sum; (0, 0) when all are negative."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, best_span = total, (start, index + 1)
    return best_span
