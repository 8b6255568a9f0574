"""Korean counts and sums: 1만2천명, 3조 5천억원, 약 30여 곳, 12.5%. No ages, years, dates, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.facts.numbers import Number

# No digit is given back: a long row of them is one number, not many ways to part it.
_DIGITS = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?)"
_UNITS = """개국 개사 개교 개소 가구 세대 병상 차례 마리 그루 배럴 리터 달러 유로 위안 퍼센트 포인트
    명 인 원 엔 개 대 건 곳 발 척 톤 채 표 편 배 회 권 장 석 종 곡 점 쪽 벌 필지""".split()
_SIGNS = "%포인트 %p ％ % ㎿h ㎿ MWh MW GWh GW kW ㎞ km ㎝ cm ㎜ mm ㎡ ㎥ ㏊ ha ㎏ kg mg t m".split()
_ANY_UNIT = "|".join((*_SIGNS, *_UNITS))
_GROUP = rf"{_DIGITS}\s?[천백십]?(?:\s?[만억조](?=\s?(?:\d|여|몇|{_ANY_UNIT})))?"
_KOREAN = re.compile(
    rf"(?<![\w.,:/-])(?P<before>(?:약|최소|최대|최고|총|모두|무려|겨우|불과|거의|평균|적어도|많게는"
    rf"|적게는)\s)?"
    rf"(?P<number>{_GROUP}(?:\s?{_GROUP}){{0,3}})\s?(?P<about>여|몇)?\s?"
    rf"(?P<unit>(?:{'|'.join(_SIGNS)})(?![A-Za-z])|(?:{'|'.join(_UNITS)}))"
    r"(?P<after>\s?(?:이상|이하|미만|초과|가량|정도|안팎|남짓|넘게|넘는))?"
)
_PART = re.compile(rf"(?P<digits>{_DIGITS})\s?(?P<small>[천백십]?)\s?(?P<large>[만억조]?)")
_SMALL = {"": 1.0, "십": 10.0, "백": 100.0, "천": 1e3}
_LARGE = {"": 1.0, "만": 1e4, "억": 1e8, "조": 1e12}
_ORDINAL = re.compile(r"(?:제|차)\s?$")
_NO_COUNT = re.compile(r"월|당(?![국선시원초])|분기|년|살|세(?![가-힣])|위(?![가-힣])")
"""Behind the unit: a span of months, a share of each, a rank."""
_NO_THINGS = re.compile(r"\s(?:주주|과제|원칙|강국|도시)")
_AGE = re.compile(r"[1-9]0대")


def find_korean_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of text[start:end] that count or measure something, in order."""
    for match in _KOREAN.finditer(text, start, end):
        if _counts(match, text, start):
            first = match.start("number")
            qualifier = (match.start("before"), match.end("before") - 1) if match["before"] else None
            after = (match["after"] or match["about"] or "").strip() or None
            unit = "%" if match["unit"] in ("％", "퍼센트") else match["unit"]
            yield Number((first, match.end()), _value(match["number"]), unit, qualifier, after)


def _counts(match: re.Match[str], text: str, start: int) -> bool:
    if _ORDINAL.search(text[max(start, match.start() - 2) : match.start("number")]):
        return False
    if match["unit"] == "대":
        age = _AGE.fullmatch(text[match.start("number") : match.end("unit")])
        if age or _NO_THINGS.match(text, match.end("unit")):
            return False
    return _NO_COUNT.match(text, match.end("unit")) is None


def _value(number: str) -> float:
    """The size: groups add up, 3조5천억 is 3 × 10¹² and 5000 × 10⁸; 1천300 is 1300."""
    total = pending = 0.0
    for part in _PART.finditer(number):
        pending += _plain(part["digits"]) * _SMALL[part["small"]]
        if part["large"]:
            total += pending * _LARGE[part["large"]]
            pending = 0.0
    return total + pending


def _plain(digits: str) -> float:
    """The size of a number; of an absurdly long one that of its first digits."""
    return float(digits.replace(",", "")[:300].rstrip("."))
