"""Sentences of news prose: where a stop ends one, and where it does not.

A stop is a run of . ! ? … or their wide forms with the marks and brackets that close behind it. Rules
look at the word before and the word after; every look has a bounded length, so time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from digest.model import Article, Excerpt, Mark, Sentence
from digest.text.lexicon import MONTHS, NAMING, SAYING, WEEKDAYS
from digest.text.marks import quoted
from digest.text.spans import Span, trimmed, unmarked

_STOP = re.compile(
    r"""([.!?…]++|[。！？｡]++)((?:[)\]}”’»」』›"'＂“]|[ \xa0](?=[”»]))*+(?:\[\d{1,3}\])*+)(\s*+)"""
)
_BEFORE = re.compile(r"[^\s(\[“\"‘«—–/]*\Z")
_STARTERS = frozenset(
    """The He She It They We I You This That These Those There Here In On At But And Or So Yet
    As If When While After Before For From With Without By Its His Her Their Our My Your Mr Mrs
    Ms Some Many Most Much All Both Each Every Any No Not Another Other Others Several Such What
    Who Why How Where Which Although Though Because Since Until Unless Despite However Meanwhile
    Then Now Also Still Even Just Only Once Earlier Later To A An About Among Under Over
    According Asked Instead Nor Yes Police Officials One Two Three Four Five Through During
    Perhaps Maybe Let Last Next More""".split()
)
_TITLES = frozenset(
    """mr mrs ms mx dr prof sen sens rep reps gov govs pres gen lt col sgt cpl capt cmdr cdr maj
    adm brig pvt rev fr hon messrs mmes supt atty amb sec asst dep insp det ste mt mts ft sr. st
    ofc pfc spc cllr mme mlle""".split()
)
_NEVER = frozenset(
    """vs v e.g i.e eg ie cf viz approx est ca c no nos pp p fig figs vol vols art sect ch ed
    eds trans ver op incl excl aka esp resp""".split()
)
_MAYBE = frozenset(
    """inc corp co ltd llc llp plc bros jr sr etc al ave blvd rd hwy pkwy bldg dept assn univ
    intl natl govt mfg jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
    thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich
    minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo dak oz lb lbs hr hrs
    min mins sec secs km cm mm kg mi yd yds sq cu tel ext""".split()
)
_ZONES = frozenset(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET Eastern Pacific Central".split()
)
_DOTTED = re.compile(r"(?:\w\.)+\w\Z|(?:[A-Z][a-z]?\.)+[A-Z][a-z]?\Z|Ph\.?D\Z|[ap]\.m\Z")
_STATE = re.compile(
    r"N\.J|N\.Y|N\.H|N\.C|S\.C|N\.D|S\.D|N\.M|D\.C|W\.Va|R\.I|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La"
    r"|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wisc?|Wyo"
)
_COMMA_BEFORE = re.compile(r",\s[A-Za-z.]*\Z")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_OPENING = "“\"‘'«„「『([{¿¡*•-–—"
_SAYS = "|".join(sorted(SAYING | NAMING))
_ATTRIBUTION = re.compile(
    rf"(?!(?:He|She|They|It|We|I|You|The|An?|This|That|These|Those|His|Her|Their|But|And|When|As|In|On|At)\b)(?:(?:[A-Z][\w’'.-]*|the|a|an|of|de|van|von|al|for|one|another|his|her"
    rf"|[a-z]+(?:man|er|or|ent|ist))\s+){{1,5}}(?:also\s+|later\s+|then\s+)?(?:{_SAYS})\b"
)
_KOREAN_TAIL = re.compile(
    r"(?:이?라고|이?라며|이?라는|고|며|면서|라면서|이?란|하고|는|은|을|를|이|가|도|에|의)(?![가-힣]{2})"
)
_JAPANESE_TAIL = "とってなのはがをにもや"
_EXCLAIMED = frozenset("Yahoo Jeopardy Yum Joomla Chips".split())
_LINE = re.compile(r"\n\s*(?=[•▪●*\-–—]\s|\d{1,2}[.)]\s|[“\"A-Z가-힣])")
_LIST_LETTER = re.compile(r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s[A-Z]")
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\Z")


def sentences(text: str, marks: Sequence[Mark] = ()) -> list[Span]:
    """The sentences of `text`, in order, none across a paragraph; marked stretches are in none."""
    return [span for _, span in _numbered(text, marks)]


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with their places."""
    found = _numbered(article.text, article.marks)
    return tuple(
        Sentence(excerpt=Excerpt.of(article, *span), index=index, paragraph=paragraph)
        for index, (paragraph, span) in enumerate(found)
    )


def _numbered(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, Span]]:
    for paragraph, (start, end) in unmarked(text, marks):
        for span in _split(text, start, end):
            yield paragraph, span


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one stretch, trimmed."""
    first = start
    for cut in _cuts(text, start, end):
        span = trimmed(text, first, cut)
        if span[0] < span[1]:
            yield span
        first = cut
    span = trimmed(text, first, end)
    if span[0] < span[1]:
        yield span


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where a new sentence begins, apart from the first."""
    opens = [q.open for q in quoted(text, start, end)]
    cuts: list[int] = []
    for stop in _STOP.finditer(text, start, end):
        cut = _cut(text, stop, opens)
        if cut < end and _ends(text, stop, cut, cuts[-1] if cuts else start, end):
            cuts.append(cut)
    if "\n" in text[start:end]:
        cuts = sorted({*cuts, *_lines(text, start, end)})
    return cuts


def _lines(text: str, start: int, end: int) -> Iterator[int]:
    """A single line break parts sentences after a stop or before the mark of a list."""
    for line in _LINE.finditer(text, start, end):
        before = text[max(start, line.start() - 3) : line.start()].rstrip()
        if before[-1:] in '.!?…”"’' or text[line.end() : line.end() + 1] in "•▪●*":
            yield line.end()


def _cut(text: str, stop: re.Match[str], opens: Sequence[int]) -> int:
    """The place where the next sentence would begin: an opening mark glued to the stop belongs to it."""
    at = bisect_right(opens, stop.start())
    if at < len(opens) and opens[at] < stop.end(2):
        return opens[at]
    if text[stop.end() : stop.end() + 1] == '"' and text[stop.end() + 1 : stop.end() + 2].isspace():
        return stop.end() + 1 + bool(stop[3])
    return stop.end()


def _ends(text: str, stop: re.Match[str], cut: int, first: int, end: int) -> bool:
    marks, closers, gap = stop.group(1, 2, 3)
    after = text[cut : min(end, cut + 90)]
    if marks[0] in "。！？｡":
        return not (closers and (after[:1] in _JAPANESE_TAIL or _KOREAN_TAIL.match(after)))
    glued = not gap and cut == stop.end()
    if not after or glued or _goes_on(text[cut - 1 : cut + 2], after):
        return False
    before = text[max(first, stop.start() - 24) : stop.start()]
    word = _last(before)
    if "가" <= after[0] <= "힣":
        return _ends_korean(word, closers, after)
    if marks == ".":
        return _period(text, stop, first, word, closers, after)
    return _mark(marks, closers, word, after, text[stop.start() - 1 : stop.start()])


def _last(before: str) -> str:
    found = _BEFORE.search(before)
    return found[0].lstrip("'’(") if found else ""


def _goes_on(around: str, after: str) -> bool:
    """A small letter or a sign of the running sentence follows the stop."""
    if _LIST_LETTER.match(after):
        return False
    head = after.lstrip(_OPENING)[:2] or after[:2]
    if after[0] in ",;:)]}%&/…." or (after[0] in "–—-" and after[1:2] in " \xa0"):
        return True
    return head[:1].islower() and not (len(head) == 2 and head[1].isupper())


def _ends_korean(word: str, closers: str, after: str) -> bool:
    if closers and _KOREAN_TAIL.match(after):
        return False
    return not (word.isdigit() and len(word) <= 2) and not (len(word) == 1 and word.isascii())


def _period(text: str, stop: re.Match[str], first: int, word: str, closers: str, after: str) -> bool:
    """Whether a single full stop ends its sentence."""
    found = _WORD.search(after)
    following = found[0] if found else ""
    starter = following.split("'")[0].split("’")[0] in _STARTERS
    opening = after[0] in '“"‘«„「『'
    if _LIST_NUMBER.match(text, first, stop.start()) and stop.start() - first <= 4 and not closers:
        return False
    plain = word.lower()
    if closers.strip(")]"):
        return True
    if plain in _TITLES:
        return plain in ("st", "ft", "mt", "sec") and starter and following not in ("Mr", "Mrs", "Ms")
    if plain in _NEVER:
        return plain in ("no", "c", "v", "p") and _bare(plain, after, starter, opening, text, stop)
    if _STATE.fullmatch(word) and _COMMA_BEFORE.search(text, max(first, stop.start() - 9), stop.start()):
        return following[:1].isupper() or opening
    if _DOTTED.search(word):
        return _dotted(plain, following, starter, opening)
    if len(word) == 1 and word.isalpha() and word.isascii():
        return _initial(word, starter, opening, text, stop, first)
    if plain in _SHORT_MONTHS and word[0].isupper():
        return following[:1].isupper() or opening
    if plain in _MAYBE and (word[0].isupper() or plain in ("etc", "al", "lbs", "oz")):
        return starter or opening
    if word.isdigit() and following.isdigit():
        return not re.match(r"\d{1,2}\.(?:\s|$)|\d{1,2}[일월]", after)
    return not (
        len(word) in (2, 3, 4) and word.isascii() and word.isalpha() and _vowelless(plain) and not starter
    )


def _bare(plain: str, after: str, starter: bool, opening: bool, text: str, stop: re.Match[str]) -> bool:
    """ "No." as a whole answer, against "No. 5"."""
    if plain != "no":
        return starter
    return not after[0].isdigit() and (starter or opening or after[0].isupper())


def _vowelless(plain: str) -> bool:
    return not any(c in "aeiouy" for c in plain)


def _dotted(plain: str, following: str, starter: bool, opening: bool) -> bool:
    """ "U.S." and "p.m." end a sentence before a word that starts one."""
    if plain in ("a.m", "p.m"):
        if following in WEEKDAYS or following in MONTHS or following in _ZONES or following[:1].isdigit():
            return False
        return starter or opening or following[:1].isupper()
    return starter or opening


def _initial(word: str, starter: bool, opening: bool, text: str, stop: re.Match[str], first: int) -> bool:
    """A single letter is an initial, unless a plain word stands before it and a starter after it."""
    before = text[max(first, stop.start() - 24) : stop.start() - 1].rstrip()
    named = _last(before)
    if word == "I" and named.lower() in ("war", "and", "than", "as"):
        return True
    return bool(before) and (starter or opening) and not (named.endswith(".") and not starter)


def _mark(marks: str, closers: str, word: str, after: str, previous: str) -> bool:
    """Whether ! ? … or a run of stops ends its sentence before a capital, a figure or a mark."""
    found = _WORD.search(after)
    following = found[0] if found else ""
    starter = following in _STARTERS
    if set(marks) <= {".", "…"}:
        if following == "I" or following.startswith(("I'", "I’")):
            return len(marks) >= 4 or bool(closers.strip(")]"))
        return len(marks) >= 4 or bool(closers) or starter or (bool(word) and not previous.isspace())
    if not closers and word in _EXCLAIMED:
        return starter
    if closers and _ATTRIBUTION.match(after):
        return False
    return not (closers in (")", "]") and not starter)
