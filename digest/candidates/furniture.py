"""Furniture inside a sentence: what a page sets beside its text and an extractor took for a part of it."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})"
_CLOCK = r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?"
_DATELINE = re.compile(
    r"[A-Z]{4,}(?:[ ,]+[A-Z][\w’'.-]*){0,4}(?:,?\s*\([^)]{1,40}\)|\s+\d{1,2}\s*\([^)]{1,40}\))?"
    r"(?:\s+-\s+|\s*[–—―]\s*)(?=[A-Z“\"])"
    r"|[A-Z][\w’'. ,]{2,40}\((?:CNN|[A-Z]{2,7})\)(?=[A-Z])"
    r"|[A-Z][\w’'. ,]{2,40}\([A-Z][\w .&-]{1,30}\)\s*[–—―-]\s*(?=[A-Z“\"])"
)
_STAMP = re.compile(
    rf"(?:on\s+|posted\s+|updated\s+|published\s+)?(?:{_DATE},?\s+(?:at\s+)?{_CLOCK}"
    rf"|{_CLOCK}[\s,]+(?:[A-Z]{{2,4}},?\s+)?(?:on\s+)?(?:{_WEEKDAY},?\s+)?{_DATE})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{2,4}\s")
_DATE_FIRST = re.compile(rf"{_DATE}\s+[A-Z][a-z]")
_POSTED = re.compile(
    rf"(?:posted|published|updated|created|modified)(?:\s+on)?:?\s+(?:{_WEEKDAY},?\s+)?{_DATE}", re.IGNORECASE
)
_GLUED = re.compile(
    r"(?<![\w’'])(?!(?:on|of|in|since|until|by|from|to|before|after|the|a|an|through|and|or|dated|till)\s)"
    rf"[\w’'-]*[a-z]\s+{_DATE}\s+[A-Z][a-z]+\s+[a-z]"
)
"""A headline and its date run into the first sentence: "More Rain Mar 4, 2024 In a move that …"."""
_CAPTION = re.compile(
    rf"(?:^|,|\bon)\s+{_WEEKDAY},\s+{_DATE}\.?$|\((?:Photo|Image|Credit|File)\b[^)]*\)?\.?$"
)
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
_POSTED_ON_A_NETWORK = re.compile(r"https?://|\bt\.co/|\bpic\.twitter\.com|^\.?@\w+\b|(?:^|\s)#\w+.*\s#\w+")
_TRANSCRIPT = re.compile(
    r"(?:[QA]|[A-Z]{2,}(?:[ .-]+[A-Z]{2,})+(?:, [A-Z][A-Z ]+)?|[A-Z]{2,}, [A-Z]{4,}):\s+(?=[A-Z“\"])"
)
_TABLE = re.compile(r"(?:[A-Z][\w’'.]+ ){2,}\d+ \d+%|%(?: [\w’'.]+){0,4} \d+%|(?:\b[A-Z]\w{0,3} ){4}")
_LABEL = re.compile(r"[A-Z]{3,}:\s+(?=[A-Z“\"])|[A-Z][\w’']*(?: [a-z’']+){1,3}:\s+(?=[A-Z“\"])")
_IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[.!?]?")
"""A whole sentence set aside by its writer."""
_SAYS = re.compile(
    r"\b(?:is|are|was|were|says?|said|told|asked|adds?|added|warns?|wrote|reads?)\b", re.IGNORECASE
)


def furniture(text: str) -> str | None:
    """What stands in a sentence that is no part of it, or None."""
    if _DATELINE.match(text):
        return "begins with a dateline"
    if any(rule.match(text) for rule in (_STAMP, _POSTED, _NUMERIC, _DATE_FIRST)) or _GLUED.search(text):
        return "holds the date of a page"
    if _CAPTION.search(text):
        return "ends as a caption does"
    if _CUT_OFF.search(text):
        return "is cut off"
    if _POSTED_ON_A_NETWORK.search(text):
        return "is a post of a network, with its links"
    if _TRANSCRIPT.match(text):
        return "is a line of a transcript"
    if _TABLE.search(text):
        return "is a row of a table"
    if text.startswith("(") and _IN_BRACKETS.fullmatch(text):
        return "stands in brackets"
    label = _LABEL.match(text)
    if label and not _SAYS.search(label[0]):
        return f"begins with a label of the outlet’s (“{label[0].strip()}”)"
    return None
