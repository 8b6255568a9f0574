"""Days that sentences name, resolved by the article's own date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from digest.facts import resolve
from digest.facts.korean import KOREAN, lasts_until, resolve_korean, settled
from digest.facts.resolve import Days
from digest.facts.tense import Tenses
from digest.model import Article, Day, Excerpt, Precision, Sentence, Tense
from digest.text.korean import HANGUL

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_WEEKDAYS = {n: i for i, n in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_SMALL = dict(
    zip("a an one two three four five six seven eight nine ten".split(), [1, 1, *range(1, 11)], strict=True)
) | {"few": 3, "several": 5, "couple": 2}

_M = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
_M += r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_FULL = f"(?:{'|'.join(_MONTHS)})"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[,.:]\d)"
_Y = r"(?:,?\s+(?:of\s+)?(?P<{0}>(?:19|20|21)\d\d)(?!\d))?"
_TO = r"\s*(?:to|through|thru|until|till|and|[-–—~])\s*"
_W = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:(?P<{0}>[Ee]arly|[Ll]ate|[Mm]id)[-\s])?"

_PATTERN = re.compile(
    rf"""(?<![\w$€£₩.,'’-])(?:
      (?P<iso>(?P<iy>(?:19|20|21)\d\d)(?P<isep>[-./])(?P<im>1[0-2]|0?[1-9])(?P=isep)(?P<id>3[01]|[12]\d|0?[1-9]))(?!\d)
    | (?P<span>{_PART.format("sp")}(?P<sm>{_FULL}){_Y.format("sy1")}
        {_TO}{_PART.format("sq")}(?P<sn>{_FULL})(?!\s+\d{{1,2}}(?!\d)){_Y.format("sy")})
    | (?P<md>(?:{_W},?\s+\(?)?(?P<mm>{_M})\s+(?P<mday>{_D})
        (?:{_TO}(?:(?P<mm2>{_M})\s+)?(?P<mday2>{_D})(?!\s+[a-z]+s\b(?<!\bdays)))?{_Y.format("my")})
    | (?P<dm>(?:{_W},?\s+\(?(?:the\s+)?)?(?P<dday>{_D})(?:\s+(?:of\s+)?(?P<dm1>{_M}))?
        (?:{_TO}(?P<dday2>{_D}))?\s+(?:of\s+)?(?P<dm2>{_M})\b{_Y.format("dy")})
    | (?P<month>{_PART.format("op")}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?P<om>{_FULL})\b
        {_Y.format("oy")})
    | (?P<week>(?:(?P<ww>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?|[Pp]revious)\s+)?(?P<wday>{_W}))
        \b(?!s\b)
    | (?P<word>(?:[Tt]his\s+(?:morning|afternoon|evening)|[Tt]onight|[Tt]oday|[Tt]omorrow|[Yy]esterday
        |[Ll]ast\s+night|[Rr]ecently))\b
    | (?P<unit>(?:(?P<upart>[Ee]arlier|[Ee]arly|[Ll]ater?|[Mm]id|end\s+of)[-\s])?
        (?P<uw>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he\s+(?:past|last|coming|previous)|[Oo]ver\s+the|end\s+of\s+the)
        \s+(?P<uu>weekend|week|month|year))\b(?!\s+ago)
    | (?P<ago>(?:(?P<an>\d{{1,3}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|(?:a\s+)?few|several
        |a\s+couple\s+of)\s+)(?P<au>day|week|month|year)s?\s+(?P<aw>ago|from\s+now))\b
    | (?P<soon>[Ii]n\s+(?P<sw>recent|(?:the\s+)?coming|(?:the\s+)?next\s+few)
        \s+(?P<su>day|week|month|year)s)\b
    | (?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]hrough|[Bb]ack\s+in
        |[Bb]etween|[Ee]nd\s+of)\s+(?:the\s+)?
        (?P<year>{_PART.format("yp")}(?P<yy>(?:19|20|21)\d\d)(?:{_TO}(?P<yy2>(?:19|20|21)\d\d))?)
        (?![\d%'’]|[,.]\d|s\b|-\w)
    | (?P<bare>(?P<by>(?:19|20)\d\d)(?=\s+(?:[a-z]+\s+)?(?:elections?|vote|campaign|report|law|deal|war
        |agreement|summit|season|budget|Olympics|Games|World\s+Cup|invasion|coup|referendum|constitution)\b))
    )""",
    re.VERBOSE,
)
_PREFIX = 24
"""How many characters of a day may stand before its anchor ("a couple of months")."""
_EAST = 10
"""Hours by which a far eastern newsroom is ahead of UTC."""
_ANCHOR = re.compile(
    r"(?=[\dMTWFSJAONDtYywmrRnaed])"
    r"(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|[Tt]oday|[Tt]omorrow|[Tt]onight|[Yy]esterday|week|month|year|recent|Recent"
    r"|night|morning|afternoon|evening|\bago\b|days)"
)
_PROPER = re.compile(
    r"(?:\b(?:Super|Black|Good|Ash|Bloody|Easter|Palm|Red|Cyber|Holy|Sheffield|Maundy|Giving|every|each|most|Ruby"
    r"|Casual|Man)\s+|[A-Z][a-z]+\s+and\s+)$"
)
_NAMES_EVENT = re.compile(r"\b(?:ever|never|annual|every|each|traditional)\b[^.;]*$")
"""A day that comes round every year is the nearest one, whatever the tense."""
_DETERMINER = re.compile(r"(?:\b(?:an?|the|this|its)|[’']s)\s+$")
_MODIFIES = re.compile(
    r"\s+(?!to\b|and\b|or\b|in\b|at\b|by\b|as\b|for\b|with\b|when\b|after\b|but\b|the\b)[A-Za-z]{3,}"
)
"""A month before a noun ("a January summit") is the nearest one too, as is "will study the Jan. 6 flood"."""
_NOT_A_DAY = re.compile(
    r"\s+(?:Times|Mail|Mirror|Telegraph|Post|Night\s+(?:Live|Lights|Football)|Express|Standard|Herald)\b"
)
_MONTH_CONTEXT = re.compile(
    r"\b(?:in|last|next|this|since|until|till|by|from|between|and|to|through|during|of|for|early|late|mid|before"
    r"|after|a|an|the|every|around|throughout|on|following|ended|ending|[Ii]n|Last|Since|By|From|During|Until|’s|'s)"
    r"[\s-]+$"
)
_JOINED = re.compile(rf"(?<!{')(?<!'.join(_MONTHS)})(?<!\d) (?:and|with) $")
"""Before "May" where no month or number stands first: a person ("Reed and May met")."""
_LATER_YEAR = re.compile(r"(?:\s+[\w’'-]+){0,5}?\s+in\s+((?:19|20)\d\d)\b(?!-)")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a pattern's words mean: days and how they are to be taken."""

    days: Days
    precision: Precision = "day"
    relative: bool = False
    vague: bool = False


def find_days(article: Article, sentences: Sequence[Sentence]) -> tuple[Day, ...]:
    """The days that `sentences` name, in order, resolved from `article.published` in its own offset.

    Past tense means the latest such day not after the article's; the future the earliest not before.
    """
    anchor = article.published.date()
    korean = HANGUL.search(article.text) is not None
    found: list[Day] = []
    for sentence in sentences:
        first = _ANCHOR.search(article.text, sentence.excerpt.start, sentence.excerpt.end)
        if first:
            found += _english_days(article, sentence, anchor, first.start() - _PREFIX)
        if korean and HANGUL.search(sentence.excerpt.text):
            single = (d.first for d in reversed(found) if d.precision == "day" and d.first == d.last)
            found += _korean_days(article, sentence, anchor, next(single, None))
    return tuple(found)


def _english_days(article: Article, sentence: Sentence, anchor: date, begin: int) -> Iterator[Day]:
    start, end = sentence.excerpt.start, sentence.excerpt.end
    tenses = Tenses(sentence.excerpt.text)
    for match in _PATTERN.finditer(article.text, max(start, begin), end):
        kind = _kind(match)
        span = match.span(kind)
        if _stands(kind, match, article.text, span, start):
            tense = _settled(match, kind, anchor) or tenses.at(span[0] - start, span[1] - start)
            named = _NAMES_EVENT.search(article.text, max(start, span[0] - 90), span[0])
            held = named or (
                (kind == "month" or (kind == "md" and tense == "future"))
                and _modifies(article.text, span, end)
            )
            meaning = _RESOLVERS[kind](match, anchor, "none" if held else tense)
            if kind == "week" and tense != "future" and not match["ww"]:
                meaning = _dawned(match, article.published) or meaning
            if meaning is not None:
                yield _day(article, sentence, span, meaning, tense)


def _modifies(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether a month stands before its noun: "a January summit"."""
    return bool(
        _DETERMINER.search(text[max(0, span[0] - 5) : span[0]]) and _MODIFIES.match(text, span[1], end)
    )


def _korean_days(article: Article, sentence: Sentence, anchor: date, last: date | None) -> Iterator[Day]:
    start, end = sentence.excerpt.start, sentence.excerpt.end
    tenses = Tenses(sentence.excerpt.text)
    for match in KOREAN.finditer(article.text, start, end):
        tense = settled(match) or tenses.at(match.start() - start, match.end() - start)
        # 이날 is the day that was named last.
        that = last if match[0] == "이날" and last else anchor
        nearest: Tense = "none" if lasts_until(match) and settled(match) is None else tense
        korean = resolve_korean(match, that, nearest)
        if korean is not None:
            days, precision, relative = korean
            last = days[0] if precision == "day" and days[0] == days[1] else last
            tense = nearest if days[0] > anchor else tense
            yield _day(article, sentence, match.span(), _Found(days, precision, relative), tense)


def _settled(match: re.Match[str], kind: str, anchor: date) -> Tense | None:
    """The tense that the words themselves settle: "last month", "tomorrow", a year that is over."""
    if kind in ("year", "bare"):
        return "past" if int(match["yy2"] or match["yy"] or match["by"]) < anchor.year else None
    lower = match[kind].lower()
    if lower.startswith(("last ", "yesterday", "recently", "the past", "the last")) or lower.endswith(" ago"):
        return "past"
    return "future" if lower.startswith(("next ", "tomorrow", "in the coming", "the coming")) else None


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _RESOLVERS if match.group(kind) is not None)


def _day(article: Article, sentence: Sentence, span: tuple[int, int], meaning: _Found, tense: Tense) -> Day:
    anchor = article.published.date()
    if tense == "none" and meaning.days[0] > anchor:
        tense = "future"
    if tense == "future" and meaning.days[1] < anchor:
        tense = "past"
    return Day(
        excerpt=Excerpt.of(article, *span),
        first=meaning.days[0],
        last=meaning.days[1],
        precision=meaning.precision,
        relative=meaning.relative,
        vague=meaning.vague,
        tense=tense,
        sentence=sentence.index,
    )


def _stands(kind: str, match: re.Match[str], text: str, span: tuple[int, int], offset: int) -> bool:
    """Whether the words mean a day here: no "Super Tuesday", no "May" that is a verb or a woman."""
    before = text[max(offset, span[0] - 16) : span[0]]
    if kind == "week":
        return not (_PROPER.search(before) or _NOT_A_DAY.match(text, span[1]))
    if kind == "month" and not match["oy"] and not match["op"] and not match["which"]:
        if match["om"] == "May" and _JOINED.search(before):
            return False
        return bool(_MONTH_CONTEXT.search(before)) and not re.match(r"\s+[A-Z]", text[span[1] : span[1] + 3])
    return True


def _number(month: str) -> int:
    return _MONTH_NUMBER[month[:3].lower()]


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _iso(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    day = resolve.make(int(match["iy"]), int(match["im"]), int(match["id"]))
    return _Found((day, day)) if day else None


def _month_days(
    first: tuple[int, int], last: tuple[int, int], year: str | None, anchor: date, tense: Tense
) -> _Found | None:
    """`first` and `last` as (month, day); an interval may run into the next year."""
    options: list[Days] = []
    for y in [int(year)] if year else resolve.years_about(anchor, 4 if first == (2, 29) else 1):
        start, stop = resolve.make(y, *first), resolve.make(y + (last < first), *last)
        if start and stop:
            options.append((start, stop))
    days = resolve.pick(options, anchor, tense)
    return _Found(days) if days else None


def _md(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    first = _number(match["mm"]), _day_number(match["mday"])
    last = first
    if match["mday2"]:
        last = _number(match["mm2"] or match["mm"]), _day_number(match["mday2"])
    return _month_days(first, last, match["my"] or _later_year(match), anchor, tense)


def _dm(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    last = _number(match["dm2"]), _day_number(match["dday2"] or match["dday"])
    first = _number(match["dm1"] or match["dm2"]), _day_number(match["dday"])
    return _month_days(first, last, match["dy"] or _later_year(match), anchor, tense)


def _later_year(match: re.Match[str]) -> str | None:
    """ "the May 9 march in 2015" has its year a few words on."""
    later = _LATER_YEAR.match(match.string, match.end(), min(len(match.string), match.end() + 60))
    return later.group(1) if later else None


def _span(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    first, last = _number(match["sm"]), _number(match["sn"])
    options: list[Days] = []
    year = match["sy"] or match["sy1"]
    for y in [int(year)] if year else resolve.years_about(anchor):
        start = resolve.month_span(y, first, (match["sp"] or "").lower())
        stop = resolve.month_span(y, last + 12 * (last < first), (match["sq"] or "").lower())
        if start and stop:
            options.append((start[0], stop[1]))
    days = resolve.pick(options, anchor, tense)
    return _Found(days, "month", vague=bool(match["sp"] or match["sq"])) if days else None


def _month(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    month, part, which = _number(match["om"]), (match["op"] or "").lower(), (match["which"] or "").lower()
    years = [int(match["oy"])] if match["oy"] else resolve.years_about(anchor)
    options = [span for y in years if (span := resolve.month_span(y, month, part))]
    if which == "last":
        options = [o for o in options if o[1] < anchor]
    if which == "next":
        options = [o for o in options if o[0] > anchor]
    tense = {"last": "past", "next": "future"}.get(which, tense)  # type: ignore[assignment]
    days = resolve.pick(options, anchor, tense)
    return _Found(days, "month", relative=bool(which), vague=bool(part)) if days else None


def _week(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    which = (match["ww"] or "").lower()
    if which.startswith("this "):
        which, tense = "", "future" if which.endswith("coming") else "past"
    which = "last" if which == "previous" else which
    day = resolve.weekday(anchor, _WEEKDAYS[match["wday"].lower()], tense, which)
    return _Found((day, day), relative=True)


def _dawned(match: re.Match[str], published: datetime) -> _Found | None:
    """An evening's article tells of "Monday" where Monday has begun in the east, not of six days ago; a bare
    date (noon) says nothing of the hour."""
    day = resolve.shift(published.date(), 1)
    east = resolve.shift_hours(published, _EAST)
    begun = east >= day and published.time() != time(12)
    if begun and day.weekday() == _WEEKDAYS[match["wday"].lower()]:
        return _Found((day, day), relative=True)
    return None


def _word(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    word = match["word"].lower()
    if word == "recently":
        return _Found(resolve.recent(anchor, 30), "month", relative=True, vague=True)
    moved = {"tomorrow": 1, "yesterday": -1}.get(word, -1 if word.startswith("last") else 0)
    day = resolve.shift(anchor, moved)
    return _Found((day, day), relative=True)


_LENGTHS = {"weekend": 7, "week": 7, "month": 30, "year": 365}


def _unit(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    which, unit = match["uw"].lower(), match["uu"]
    part = (match["upart"] or "").lower()
    step = (
        -1
        if which.split()[-1] in ("last", "past", "previous")
        else 1
        if which.split()[-1] in ("next", "coming")
        else 0
    )
    days: Days | None
    if which.startswith("the "):
        days = resolve.recent(anchor, -_LENGTHS[unit] * step)
    elif unit == "weekend":
        days = _weekend(anchor, tense, step)
    elif unit == "week":
        days = resolve.week_span(anchor, step)
    elif unit == "month":
        days = resolve.month_span(
            anchor.year, anchor.month + step, part if part in ("early", "late", "mid") else None
        )
    else:
        days = resolve.year_span(anchor.year + step, part if part in ("early", "late", "mid") else None)
    precision: Precision = "day" if unit.startswith("week") else "month" if unit == "month" else "year"
    return _Found(days, precision, relative=True, vague=bool(part)) if days else None


def _weekend(anchor: date, tense: Tense, step: int) -> Days:
    """Saturday and Sunday: the next to come for the future, else the last that has begun."""
    saturday = resolve.shift(resolve.week_span(anchor)[0], 5)
    if step:
        saturday = resolve.shift(saturday, 7 * step)
    elif tense != "future" and saturday > anchor:
        saturday = resolve.shift(saturday, -7)
    return saturday, resolve.shift(saturday, 1)


def _ago(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    words = match["an"].lower().split()
    count = int(words[0]) if words[0].isdigit() else _SMALL[next(w for w in words[::-1] if w in _SMALL)]
    days = resolve.ago(anchor, count if match["aw"] == "ago" else -count, match["au"])
    if days is None:
        return None
    precision: Precision = "year" if match["au"] == "year" else "month" if match["au"] == "month" else "day"
    vague = match["au"] != "day" or not (words[0].isdigit() or words[0] in _SMALL)
    return _Found(days, precision, relative=True, vague=vague)


def _soon(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    size = {"day": 7, "week": 28, "month": 90, "year": 365}[match["su"]]
    days = resolve.recent(anchor, size if match["sw"] == "recent" else -size)
    return _Found(days, "month", relative=True, vague=True)


def _year(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    first = resolve.year_span(int(match["yy"]), (match["yp"] or "").lower())
    last = resolve.year_span(int(match["yy2"] or match["yy"]), (match["yp"] or "").lower())
    if first is None or last is None or last < first:
        return None
    return _Found((first[0], last[1]), "year", vague=bool(match["yp"]))


def _bare(match: re.Match[str], anchor: date, tense: Tense) -> _Found | None:
    days = resolve.year_span(int(match["by"]))
    return _Found(days, "year") if days else None


_RESOLVERS: dict[str, Callable[[re.Match[str], date, Tense], _Found | None]] = {
    "iso": _iso,
    "span": _span,
    "md": _md,
    "dm": _dm,
    "month": _month,
    "week": _week,
    "word": _word,
    "unit": _unit,
    "ago": _ago,
    "soon": _soon,
    "year": _year,
    "bare": _bare,
}
