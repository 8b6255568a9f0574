"""Korean days: 5월 9일, 지난 6일, 오는 9일, 내달 2일, 이날, 이번 주말, 올해, 월요일."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from digest.facts import resolve
from digest.facts.resolve import Days
from digest.model import Precision, Tense

_TO = r"\s?(?:[-~∼～–]|부터|에서)\s?"
KOREAN = re.compile(
    rf"""(?:
      (?P<kiso>(?P<kiy>(?:19|20)\d\d)\.\s?(?P<kim>1[0-2]|0?[1-9])\.\s?(?P<kid>3[01]|[12]\d|0?[1-9])\.?(?!\d))
    | (?P<kmd>(?:(?P<kpast>지난해?|오는|작년|올해|내년)\s?)?
        (?:(?P<ky>(?:19|20)\d\d)년\s?)?(?P<km>1[0-2]|[1-9])월\s?(?P<kd>3[01]|[12]\d|[1-9])일
        (?:{_TO}(?:(?P<km2>1[0-2]|[1-9])월\s?)?(?P<kd2>3[01]|[12]\d|[1-9])일)?)
    | (?P<kd3>(?:(?P<kw>지난달|이달|내달|다음\s?달|지난|오는)\s?)?(?<![\d.])(?P<kday>3[01]|[12]\d|[1-9])
        (?:일?{_TO}(?P<kday2>3[01]|[12]\d|[1-9]))?일)(?!\s?(?:간|째|동안|만에|차|가량|정도|밤|요일|뒤|후|전))
    | (?P<kym>(?:(?P<kyp>지난해?|작년|올해|내년|오는)\s?)?
        (?:(?P<kyy>(?:19|20)\d\d)년\s?)?(?<!\d)(?P<kmm>1[0-2]|[1-9])월)(?!\s?\d)
    | (?P<kyear>(?<!\d)(?:19|20)\d\d)년(?!\s?\d|간|대|째)
    | (?P<kweek>(?:(?P<kww>지난\s?주|이번\s?주|다음\s?주|지난|오는)\s?)?(?P<kwd>[월화수목금토일])요일)
    | (?P<kend>(?P<kew>지난|이번|다음|오는)\s?(?:주\s?)?주말)
    | (?P<kword>(?<![가-힣])(?:오늘(?!날)|그저께|그제|어제|내일|모레|이날|지난달|이달|내달|다음\s?달
        |올해|지난해|작년|내년|지난\s?주|이번\s?주|다음\s?주|최근))
    )""",
    re.VERBOSE,
)
Meaning = tuple[Days, Precision, bool]
_YEARS = {"지난해": -1, "작년": -1, "올해": 0, "내년": 1}
_MOVED = {"오늘": 0, "이날": 0, "어제": -1, "그제": -2, "그저께": -2, "내일": 1, "모레": 2}
_BEHIND = 12
"""How many days a day without a tense may lie behind; beyond, it is the next that is called so."""
_SENSES: dict[str, Tense] = {"지난": "past", "오는": "future"}
_WEEKDAYS = {sign: number for number, sign in enumerate("월화수목금토일")}


def settled(match: re.Match[str]) -> Tense | None:
    """The tense that the words settle themselves: 지난, 내일; a day up to which a thing lasts is ahead."""
    if match[0].startswith(("오는", "다음", "내일", "모레", "내달", "내년")):
        return "future"
    return "past" if match[0].startswith(("지난", "어제", "그제", "그저께", "작년", "최근")) else None


def lasts_until(match: re.Match[str]) -> bool:
    """Whether the day is one up to which a thing lasts (24일까지): the nearest, whatever the verb."""
    return match.string.startswith("까지", match.end())


def resolve_korean(match: re.Match[str], anchor: date, tense: Tense) -> Meaning | None:
    """The days, their precision and whether they are relative; None where there is no such day."""
    if match["kiso"]:
        day = resolve.make(int(match["kiy"]), int(match["kim"]), int(match["kid"]))
        return ((day, day), "day", False) if day else None
    if match["kend"]:
        return _weekend(match, anchor), "day", True
    if match["kmd"]:
        return _month_day(match, anchor, tense)
    if match["kd3"]:
        return _day_of_month(match, anchor, tense)
    if match["kym"]:
        return _month(match, anchor, tense)
    if match["kyear"]:
        days = resolve.year_span(int(match["kyear"]))
        return (days, "year", False) if days else None
    if match["kweek"]:
        return _weekday(match, anchor, tense)
    return _word(match["kword"].replace(" ", ""), anchor)


def _month_day(match: re.Match[str], anchor: date, tense: Tense) -> Meaning | None:
    first = int(match["km"]), int(match["kd"])
    last = (int(match["km2"] or match["km"]), int(match["kd2"])) if match["kd2"] else first
    options: list[Days] = []
    which = match["kpast"] or ""
    named = _YEARS.get(which)
    years = resolve.years_about(anchor) if named is None else [anchor.year + named]
    for year in [int(match["ky"])] if match["ky"] else years:
        start, stop = resolve.make(year, *first), resolve.make(year + (last < first), *last)
        if start and stop:
            options.append((start, stop))
    days = resolve.pick(options, anchor, _SENSES.get(which, tense))
    return (days, "day", bool(which)) if days else None


def _day_of_month(match: re.Match[str], anchor: date, tense: Tense) -> Meaning | None:
    """ "6일" is the sixth of the month about the article; "지난달 28일" of the month before."""
    which = (match["kw"] or "").replace(" ", "")
    steps = {"지난달": [-1], "이달": [0], "내달": [1], "다음달": [1]}.get(which, [-1, 0, 1])
    options: list[Days] = []
    for step in steps:
        month = resolve.month_span(anchor.year, anchor.month + step)
        start = month and resolve.make(month[0].year, month[0].month, int(match["kday"]))
        stop = month and resolve.make(month[0].year, month[0].month, int(match["kday2"] or match["kday"]))
        if start and stop and start <= stop:
            options.append((start, stop))
    sense = _SENSES.get(which, tense)
    if sense == "none" and len(steps) > 1:
        near = resolve.shift(anchor, -_BEHIND)
        options = [o for o in options if o[0] >= near] or options
        return (min(options), "day", True) if options else None
    days = resolve.pick(options, anchor, sense)
    return (days, "day", True) if days else None


def _month(match: re.Match[str], anchor: date, tense: Tense) -> Meaning | None:
    which = match["kyp"] or ""
    step = _YEARS.get(which)
    years: Iterable[int] = [int(match["kyy"])] if match["kyy"] else resolve.years_about(anchor)
    if step is not None:
        years = [anchor.year + step]
    sense = _SENSES.get(which, tense)
    options = [span for y in years if (span := resolve.month_span(y, int(match["kmm"])))]
    days = resolve.pick(options, anchor, sense)
    return (days, "month", bool(which)) if days else None


def _weekday(match: re.Match[str], anchor: date, tense: Tense) -> Meaning:
    which = (match["kww"] or "").replace(" ", "")
    number = _WEEKDAYS[match["kwd"]]
    if which.endswith("주"):
        step = {"지난주": -1, "다음주": 1}.get(which, 0)
        day = resolve.shift(resolve.week_span(anchor, step)[0], number)
    else:
        sense: Tense = "future" if which == "오는" else tense
        day = resolve.weekday(anchor, number, sense, "last" if which == "지난" else "")
    return (day, day), "day", True


def _weekend(match: re.Match[str], anchor: date) -> Days:
    """이번 주말 and 오는 주말 are the next to end; 지난 and 다음 are one before and one after."""
    monday = resolve.week_span(anchor, {"지난": -1, "다음": 1}.get(match["kew"], 0))[0]
    saturday = resolve.shift(monday, 5)
    return saturday, resolve.shift(saturday, 1)


def _word(word: str, anchor: date) -> Meaning | None:
    days: Days | None
    if word in _MOVED:
        day = resolve.shift(anchor, _MOVED[word])
        return (day, day), "day", True
    if word == "최근":
        return resolve.recent(anchor, 30), "month", True
    if word.endswith("주"):
        return resolve.week_span(anchor, {"지난주": -1, "다음주": 1}.get(word, 0)), "day", True
    if word.endswith("달"):
        days = resolve.month_span(
            anchor.year, anchor.month + {"지난달": -1, "내달": 1, "다음달": 1}.get(word, 0)
        )
        return (days, "month", True) if days else None
    days = resolve.year_span(anchor.year + {"지난해": -1, "작년": -1, "내년": 1}.get(word, 0))
    return (days, "year", True) if days else None
