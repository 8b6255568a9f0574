"""Cues of the future in a sentence or a headline: will, is to, expected, "X to send Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.facts.verbs import BASE, PAST, PREPOSITIONS, REPORT, THIRD
from digest.text import Span
from digest.text.korean import HANGUL

_OPEN, _CLOSE = "“„«「『", "”»」』"
_MARKS = re.compile('[“”„«»「」『』"]')
_CUE = re.compile(
    r"""
    \b(?:
      (?:will|would)\b(?:\s+(?:not|also|never|soon|only|instead)\b)?(?!\s+have\b)
      | (?:won|wouldn)['’]t\b(?!\s+have\b) | shall\b
      | (?:is|are|am)\s+(?:(?:also|now|still|both|not|reportedly|then)\s+)?
        (?:to|due|about\s+to|going\s+to|set|slated|scheduled|expected|planning|poised|likely|bound\s+to)\b
      | (?:expected|scheduled|slated|poised|set|due|likely)\s+to\b
      | (?:scheduled|slated|planned|set|due)\s+(?:for|on|in|at)\b
      | (?<!as\s)(?<!than\s)(?<!than-)(?:expected|scheduled)\b
      | (?:plan|plans|planning|intend|intends|aim|aims)\s+(?:not\s+)?to\b
      | to\s+be\s+(?!\w+ing\b)\w+(?:ed|en|ld)\s+(?:on|in|from|next|this|late|early)\b
    )
    | (?<=\w)['’]ll\b
    """,
    re.VERBOSE,
)
_RIEUL = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 8)
"""The syllables that close with ㄹ, the ending of what is to come."""
KOREAN_CUE = re.compile(
    rf"예정|[{_RIEUL}] ?것|(?:계획|방침|전망)(?:이다|이라|입니다)|전망된다"
    "|기로 (?:했|한|하고)|(?<=겠)다|앞두고"
)
_NOT_WILL = re.compile(r"(?:\b(?:the|his|her|their|its|free|good|ill|political|at|a|own|of)\s+|[’'])$")
_AIM = re.compile(
    r"\b(?:aim|goal|purpose|task|idea|point|role|job|mission|challenge|way|key|hope|objective|duty)\s*$"
)
_ITS = re.compile(r"(?:\b(?:an?|the|his|her|its|their|this|new)|[’']s|-\w+)\s+$")
_TITLE_TO = re.compile(
    r"(?<=[\w’'”)—–.\-])\s+(to)\s+(?:not\s+|also\s+|soon\s+|jointly\s+)?(\w+)", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+")
_GOVERNORS = frozenset(
    """
    able agree agreed agrees aim allow allowed allows appear appears ask asked asks attempt began begin
    begins bid call called calls cause causes chance choose chooses chose continue continued continues
    convince decide decided decides decline declined declines demand demands deserve determined due eager
    easy effort efforts enough fail failed fails failure fight first force forced forces forget forgets
    get gets going got had hard has have having help helped helps hesitate hope hopes how invite invited
    invites keen last learn learns led likely manage managed manages move moves need needed needs offer
    offered offers only opt opts order ordered orders persuade place pledge pledged pledges power prefer
    prefers prepare prepared prepares pressure pressures promise promised promises push pushes race races
    ready reason refusal refuse refused refuses reluctant response return returns right rush rushes
    scramble scrambles seek seeks seem seems start started starts step steps struggle struggles swear
    swears tell tells threat threaten threatened threatens time told tried tries try trying unable
    unlikely unwilling urge urged urges used vote voted votes vow vowed vows wait waits want wanted wants
    warn warns way ways what when where willing wish wishes
    """.split()
)
"""Words after which "to" belongs to them and not to a headline's future."""


def quoted_stretches(text: str) -> list[Span]:
    """The stretches between quotation marks; one left open runs to the end, one only closed begins at 0."""
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign in _OPEN or (sign == '"' and opened is None):
            opened = at if opened is None else opened
        elif opened is not None:
            found.append((opened, at + 1))
            opened = None
        elif not found:
            found.append((0, at + 1))
    if opened is not None:
        found.append((opened, len(text)))
    return found


def without_quoted(text: str) -> str:
    """`text` with the words between quotation marks blanked, every place kept."""
    pieces: list[str] = []
    last = 0
    for start, end in quoted_stretches(text):
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join(pieces) + text[last:]


def future_cue(text: str, *, title: bool | None = None, quoted: bool = False) -> Span | None:
    """The first words that put `text` into the future ("is expected to"), as a span; None without.

    `title` says whether "X to send Y" is a future; None: where the text looks like a headline.
    Words between quotation marks count only with `quoted`.
    """
    plain = text if quoted else without_quoted(text)
    found = [m.span() for m in cues(plain)][:1]
    if looks_like_title(text) if title is None else title:
        found += _title_cues(plain)
    return min(found, default=None)


def is_future(text: str, *, title: bool | None = None, quoted: bool = False) -> bool:
    """Whether `text` tells of a future that can expire. See `future_cue`."""
    return future_cue(text, title=title, quoted=quoted) is not None


def looks_like_title(text: str) -> bool:
    """A short text without a full stop at its end."""
    stripped = text.rstrip(" \n”\"’'")
    return len(text) < 200 and not stripped.endswith((".", "!", "。", ":", ",")) and "\n" not in text.strip()


def cues(text: str) -> Iterator[re.Match[str]]:
    """The cues of a text without its quotations, one after the other."""
    if HANGUL.search(text):
        yield from KOREAN_CUE.finditer(text)
    for cue in _CUE.finditer(lowered(text)):
        word = cue.group()
        before = cue.string[max(0, cue.start() - 24) : cue.start()]
        capital = text[cue.start()] == "W" and (
            before.strip() or text[cue.end() + 1 : cue.end() + 2].isupper()
        )
        name = word.startswith("will") and capital and not text.istitle()
        if (word.startswith("will") and _NOT_WILL.search(before)) or name:
            continue
        noun = word.startswith(("plan ", "aim ")) and _ITS.search(before)
        aim = word.endswith("to") and word.startswith(("is", "are")) and _AIM.search(before)
        if not (noun or aim):
            yield cue


def lowered(text: str) -> str:
    """`text` in lower case where that keeps every place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


_NOUNS = frozenset("record end work power form market mark track life".split())
"""Plain verbs that after a headline's "to" are nouns ("rises to record high")."""


def _title_cues(text: str) -> list[Span]:
    for match in _TITLE_TO.finditer(text):
        if match.group(2).lower() in BASE - _NOUNS and not _governed(text[: match.start()]):
            return [match.span(1)]
    return []


def _governed(before: str) -> bool:
    """Whether a word earlier in the same part of a headline takes the "to": "urges Seoul to …"."""
    clause = re.split(r"[:;—]|\s[-–]\s", before)[-1] or before
    words = [w.lower() for w in _WORD.findall(clause)]
    if not words or words[-1] in _GOVERNORS:
        return True
    return any(_takes_object(words[index], words[index + 1]) for index in range(1, len(words) - 1))


def _takes_object(word: str, after: str) -> bool:
    """Whether a word before the "to" is its verb: "passes bill to …", not "talks on Tarn to …"."""
    if word in REPORT or after in PREPOSITIONS:
        return False
    return word in _GOVERNORS or word in THIRD or word in PAST
