"""Numbers that count or measure something: no ages, anniversaries, years, dates, model numbers, scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.text import Span

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_VALUES: dict[str, float] = {word: float(number) for number, word in enumerate(_WORDS, 2)}
_VALUES |= {
    word: float(number)
    for number, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won"}

_MONTH = r"(?:Jan|Feb|Mar(?:ch|\b)|Apr|May\b|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_WORD = rf"(?:{'|'.join(_VALUES)})(?:-(?:one|{'|'.join(_WORDS[:8])}))?"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"

_NUMBER = re.compile(
    rf"""(?<![\w.,’'/:\#@+$€£¥₩–-])
    (?:
      (?P<sign>(?:US|NZ|HK|NT|[ACS])?[$€£¥₩]\s?)?(?P<digits>{_DIGITS})
      | (?P<word>(?i:{_WORD}))(?=[\s-])
    )
    (?P<to>(?:\s?(?:-|–|to|or)\s?|\s(?:to|or|and)\s)(?:[$€£¥₩]\s?)?(?:{_DIGITS}|(?i:{_WORD})\b)(?![\w-]))?
    (?:[\s-](?P<scale>{_SCALE}(?:\s{_SCALE})?)\b|(?P<short>[kmb]n?|tn)\b)?
    (?:(?P<percent>\s?%|[\s-](?:percent(?:age\spoints?)?|per\scent|basis\spoints)\b)
      |[\s-](?P<coin>(?:U\.?S\.?\s)?dollars?|won|euros?|yen|yuan|ru?o?ubles|rupees?|pounds|francs|pesos
        |crowns|kron(?:er|or)|lira|rand|reais|dinars|dirhams|riyals|baht|shekels|zlotys|rupiah|ringgit)\b
      |[\s-](?P<measure>(?:(?:square|cubic|metric|nautical)\s)?
        (?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s|tons|tonnes|mega(?:watts|tons)|gigawatts|hectares|acres
        |kilograms|barrels|degrees|(?P<time>months|years|weeks|days|hours|minutes)))\b(?!-)
      |-(?P<compound>[a-z]+(?:-[a-z]+)*))?
    (?![\w]|[-–/:]\d|\.\d)""",
    re.VERBOSE,
)

_ANY = re.compile(
    r"[\dTtFfSsEeNn](?:(?<=\d)|(?<!\w.)(?:wo|hree|en|we(?:lve|nty)|hirt|our|ive|ift|ort|ix|even|ight|leven|ine))"
)
"""A cheap look whether a sentence may have a number at all; a class first is what `re` seeks fastest."""
_QUALIFIER = re.compile(
    r"""(?:^|(?<=\W))(
      (?:no|not)\s+(?:more|fewer|less)\s+than
      | (?:(?:well|slightly|far)\s+)?(?:more|fewer|less|greater)\s+than
      | at\s+(?:least|most) | as\s+(?:many|much|few|little|high|low)\s+as | up\s+to | close\s+to
      | (?:just|well)\s+(?:over|under|above|below) | upwards?\s+of
      | an?\s+(?:estimated|record|additional|average\s+of|total\s+of) | not\s+even
      | about | around | nearly | almost | some | over | roughly | approximately | only
      | just | exactly | another | barely | merely
    )\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_QUALIFIER = re.compile(r"\s+or\s+(?:more|so|fewer|less)\b|-plus\b|\+(?!\w)")
_TIME_UNIT = re.compile(
    r"[\s-]+(?:(?:more|straight|consecutive|full|long|business|working|calendar)\s+)?"
    r"(?:(?:second|minute|hour|day|night|week|month|year|decade|quarter)s|centuries"
    r"|(?<=-)(?:second|minute|hour|day|night|week|month|year|decade|century|quarter))\b"
)
_LASTS = re.compile(
    r"\b(?:t(?:akes?|ook|aking)|wait(?:s|ed|ing)?|last(?:s|ed|ing)?|sentence[sd]?(?:\s+\w+){0,4}?\s+to|served?"
    r"|delay(?:s|ed)?\s+(?:of|by)|wait\s+of|now)\s+(?:[a-z]+\s+){0,3}$"
)
_TIED = re.compile(r"[’']?\s+(?:ago|later|earlier|before|after|old|from|since|on)\b")
_SENTENCED = re.compile(
    r"[’']?\s+(?:in|behind)\s+(?:prison|jail|bars|custody)|[’']?\s+(?:prison|jail|imprisonment)\b"
)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock|GMT|UTC|KST|EST|hrs)|:\d", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age\s+of|turn(?:s|ed|ing)?|at\s+age)\s+$", re.IGNORECASE)
_APPOSED = re.compile(r"[A-Z][\w’'-]+,\s$|\($")
_PART_OF = re.compile(r"\d\s+of\s+(?:(?:the|its|their|his|her|all)\s+)?(?:\w+[’']s\s+)?$")
_KINDS = frozenset(
    """
    member seat nation country state kilometer kilometre km mile meter metre ton tonne megawatt gigawatt
    magnitude bed unit acre hectare foot degree point percentage-point person vessel ship
    """.split()
)
"""What a hyphen may tie to a number that counts: "12-member panel", not "two-story house"."""
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:\d{{1,2}}\s*(?:to|and|through|until|[-–])\s*)?$")
_MONTH_AFTER = re.compile(rf"\s+(?:of\s+)?{_MONTH}(?:\W|$)")
_ANNIVERSARY = re.compile(r"(?:[-\s]\w+){0,2}?[-\s]anniversary\b")
_NAMED = re.compile(
    r"(?:(?P<tag>\b(?:[Nn]os?|[Nn]umber|[Nn]umbers|[Pp]age|[Pp]p?|[Rr]oom|[Gg]ate|[Vv]ol|[Ll]evel|[Pp]hase"
    r"|[Vv]ersion|[Aa]rticle|[Ss]ection|[Cc]hapter|[Tt]ype|[Cc]lass|[Gg]rade|[Tt]ier|[Rr]ound|[Ss]tage"
    r"|[Cc]hannel|[Ff]light|[Rr]oute|[Hh]ighway|[Ll]ine|[Uu]nit|[Ww]ard|[Dd]istrict|[Rr]esolution|[Ss]tep"
    r"|[Gg]eneration|[Zz]one)\.?)|(?P<name>\b[A-Z][\w’'.-]*))\s+$"
)
_OPENERS = frozenset(
    """
    the a an some about around over nearly almost at in on of from with only another these those all and
    but its their his her our by for to more than least up just between roughly approximately no not as
    if when while after before since under because that which both
    """.split()
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their|our|his|her|both|other|all|between|last|first|next|past|into|of|this|every)\s+$",
    re.IGNORECASE,
)
_IDLE_NOUN = re.compile(
    r"\s+(?:of\s+(?:the|them|us|his|her|its|my|these|those)|sides?|part(?:y|ies)|things?|ways?|times?|others?|halves"
    r"|points?|fronts?|weeks?|fold)\b"
)
_ADDRESS = re.compile(
    r"\s+block\s+of\b"
    r"|\s+(?:[NSEW]\.\s+)?(?:[A-Z]\w+\s+){1,3}(?:Street|Avenue|Road|Drive|Boulevard|St|Ave)\b"
)
_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|tons|tonnes|kilomet\w+|km|miles|met(?:er|re)s|homes|jobs|workers|employees|students"
    r"|families|households|civilians|deaths|cases|votes|points|households|dollars|residents|seats|pages|megawatts)\b"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `span` with its sign and unit, `qualifier` the words before it."""

    span: Span
    value: float
    unit: str
    """What the number itself says it measures ("percent", "dollars"), else ""."""
    qualifier: Span | None = None
    after: str | None = None
    """A qualifier that follows: "or more"."""
    ranged: bool = False
    compound: str = ""
    spelled: bool = False

    @property
    def start(self) -> int:
        """Where its words begin, the qualifier with them."""
        return self.qualifier[0] if self.qualifier else self.span[0]


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of text[start:end] that count or measure something, in order."""
    first = _ANY.search(text, start, end)
    if first is None:
        return
    for match in _NUMBER.finditer(text, max(start, first.start() - 5), end):
        before, after = (
            text[max(start, match.start() - 40) : match.start()],
            text[match.end() : min(end, match.end() + 48)],
        )
        if _counts(match, before, after, at_start=match.start() - len(before) == start):
            yield _number(match, before, after)


def _number(match: re.Match[str], before: str, after: str) -> Number:
    qualifier = _QUALIFIER.search(before)
    if (
        qualifier
        and match["word"]
        and not match["scale"]
        and qualifier[1].lower() in ("over", "around", "about")
    ):
        qualifier = None
    later = _AFTER_QUALIFIER.match(after)
    shift = match.start() - len(before)
    end = match.end() if not match["compound"] else match.start("compound") - 1
    return Number(
        span=(match.start(), end + (later.end() if later else 0)),
        value=_value(match),
        unit=_unit(match),
        qualifier=(shift + qualifier.start(1), shift + qualifier.end(1)) if qualifier else None,
        after=later.group().strip() if later else None,
        ranged=match["to"] is not None,
        compound=match["compound"] or "",
        spelled=match["word"] is not None,
    )


def _plain(digits: str) -> float:
    """The size of a number; of an absurdly long one that of its first digits."""
    return float(re.sub(r"\.(?=.*\.)|[^\d.]", "", digits)[:300] or 0)


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        tens, _, ones = match["word"].lower().partition("-")
        value = _VALUES[tens] + (_VALUES.get(ones, 1.0) if ones else 0.0)
    else:
        value = _plain(match["digits"])
    for scale in (match["scale"] or match["short"] or "").lower().split():
        value *= _SCALES[scale]
    return value


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        word = match["percent"].strip(" -").lower()
        return "percent" if word in ("%", "per cent", "percent") else word
    if match["coin"]:
        return match["coin"].lower().split()[-1]
    if match["measure"]:
        return match["measure"].lower()
    return _SIGNS[match["sign"].strip()[-1]] if match["sign"] else ""


def _counts(match: re.Match[str], before: str, after: str, *, at_start: bool) -> bool:
    """Whether the number counts or measures; each line is a way in which it does not."""
    measured = bool(match["sign"] or match["percent"] or match["coin"] or match["scale"] or match["short"])
    if before.endswith("(") and after.startswith(")"):
        return False
    if match["to"] and not _is_range(match, after, measured):
        return False
    if _is_date_or_age(match, before, after) or _ANNIVERSARY.match(after) or _PART_OF.search(before):
        return False
    if _is_duration(match, before, after) or _is_phone_or_item(match, before, after, at_start=at_start):
        return False
    if measured:
        return True
    if match["compound"] and match["compound"].split("-")[0] not in _KINDS:
        return False
    if _is_name(before, at_start=at_start, grouped="," in (match["digits"] or "")) or _value(match) <= 1:
        return False
    if _is_year(match) and not _COUNTED.match(after):
        return False
    return not (match["word"] and (_DEFINITE.search(before) or _IDLE_NOUN.match(after)))


def _is_range(match: re.Match[str], after: str, measured: bool) -> bool:
    """ "10 to 15 percent", "10-15 people"; not a score, "3-1", or two years."""
    ends = re.findall(r"\d[\d,.]*", match["to"])
    if match["digits"] and ends and _plain(ends[-1].rstrip(",.")) <= _plain(match["digits"]):
        return False
    return (measured or bool(re.match(r"\s+[a-z]", after))) and not _is_year(match)


def _is_date_or_age(match: re.Match[str], before: str, after: str) -> bool:
    if match["sign"] or match["percent"]:
        return False
    apposed = _APPOSED.search(before) and re.match(r"[,)]", after) and _value(match) < 111
    return bool(
        _MONTH_BEFORE.search(before)
        or _MONTH_AFTER.match(after)
        or _CLOCK.match(after)
        or _AGE_BEFORE.search(before)
        or apposed
    )


def _is_duration(match: re.Match[str], before: str, after: str) -> bool:
    """Spans of time say little, unless something takes them or somebody is sentenced to them."""
    if match["time"]:
        held = match["digits"] and _LASTS.search(before) and not _TIED.match(after)
        return not (held or _SENTENCED.match(after))
    rest = f"-{match['compound']}{after}" if match["compound"] else after
    return bool(_TIME_UNIT.match(rest)) and not match["sign"]


def _is_phone_or_item(match: re.Match[str], before: str, after: str, *, at_start: bool) -> bool:
    if _ADDRESS.match(after):
        return True
    listed = at_start and not before.strip() and re.match(r"[.)](?:\s|$)", after)
    return bool(listed) or bool(re.match(r"[\s.-]\d{3,4}\b", after)) or after.startswith(("’s", "'s"))


def _is_name(before: str, *, at_start: bool, grouped: bool) -> bool:
    """ "Article 5", "Siberia 2": a capitalised word before it, unless that opens the sentence."""
    named = _NAMED.search(before)
    if named is None:
        return False
    if named["tag"]:
        return True
    return not grouped and named["name"].lower() not in _OPENERS


def _is_year(match: re.Match[str]) -> bool:
    digits = match["digits"] or ""
    return len(digits) == 4 and digits.isascii() and 1000 <= float(digits) < 2200
