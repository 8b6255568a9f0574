"""When a clause happens: cues of the future in a sentence or title, and the tense around a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from digest.facts.verbs import AUXILIARIES, BASE, PRESENT, REPORT, is_past
from digest.model import Tense
from digest.text import Span

_OPEN, _CLOSE = "“„«「『", "”»」』"
_MARKS = re.compile('[“”„«»「」『』"]')
_CUE = re.compile(
    r"""
    \b(?:will|would)(?:\s+(?:not|also|never|soon|only|instead))?\b(?!\s+have\b)
    | \b(?:won|wouldn)['’]t\b(?!\s+have\b) | \w['’](?:ll)\b | \bshall\b
    | \b(?:is|are|am)\s+(?:(?:also|now|still|both|not|reportedly|then)\s+)?
        (?:(?:to|due|about|going|set|slated|scheduled|expected|planning|poised|likely|bound)\b)
    | \b(?:expected|scheduled|slated|poised|set|due|likely)\s+to\b
    | \b(?:scheduled|slated|planned|set|due)\s+(?:for|on|in|at)\b
    | \b(?<!as\s)(?<!than\s)(?<!than-)(?:expected|scheduled)\b
    | \b(?:plan|plans|planning|intend|intends|aim|aims)\s+(?:not\s+)?to\b
    | \bto\s+be\s+(?!\w+ing\b)\w+(?:ed|en|ld)\s+(?:on|in|from|next|this|late|early)\b
    | 예정 | (?:[할될갈올볼질]|있을|없을)\s?것
    | 계획이(?:다|라) | 계획입니다 | 방침이(?:다|라) | 전망이(?:다|라) | 전망된다
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_WILL = re.compile(
    r"(?:\b(?:the|his|her|their|its|free|good|ill|political|at|a|own|of)\s+|[’'])$", re.IGNORECASE
)
_AIM = re.compile(
    r"\b(?:aim|goal|purpose|task|idea|point|role|job|mission|challenge|way|key|hope|objective|duty|priority)\s*$",
    re.IGNORECASE,
)
_TITLE_TO = re.compile(
    r"(?<=[\w’'”)—–\-])\s+(to)\s+(?:not\s+|also\s+|soon\s+|jointly\s+)?(\w+)", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+")
_GOVERNORS = frozenset(
    """
    able agree agreed agrees aim allow allows allowed ask asks asked attempt bid begin begins began call
    calls called cause causes chance choose chooses chose continue continues continued convince decide
    decides decided decline declines declined demand demands deserve effort efforts eager easy enough
    fail fails failed failure fight first force forces forced forget forgets get gets got going had hard
    has have having help helps helped hesitate hope hopes how invite invites invited keen last learn
    learns led likely manage manages managed move moves need needs needed offer offers offered only opt
    opts order orders ordered persuade place pledge pledges pledged power prefer prefers prepare
    prepares prepared pressure pressures promise promises promised push pushes ready reason refusal
    refuse refuses refused reluctant right rush rushes scramble scrambles seek seeks seem seems start
    starts started step steps struggle struggles swear swears tell tells threat threaten threatens
    threatened time told tries tried try trying unable unlikely unwilling urge urged urges vote votes
    voted vow vowed vows wait waits want wanted wants warn warns way ways what when where willing wish
    wishes return returns response used due
    """.split()
)
"""Words after which "to" belongs to them and not to a headline's future."""
_BOUNDARY = re.compile(
    r"[,;:—()“”\"]|\s[-–]\s|\b(?:that|who|which|whom|where|when|while|after|before|because|whether|although|though"
    r"|if|as|despite|amid|since|until|following)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"\b(?:agree[ds]?|plan(?:s|ned)?|intend(?:s|ed)?|hope[sd]?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|decide[sd]?"
    r"|prepar(?:e[sd]?|ing)|ask(?:s|ed)?|urge[sd]?|invite[sd]?|order(?:s|ed)?|wants?|want(?:ed|s)?|aim(?:s|ed)?"
    r"|voted?|threaten(?:s|ed)?|deadline|plans|offer(?:s|ed)?|ready|set)\b[^,;:—]{0,60}?\bto\s+[a-z]+",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ahead\s+of|in\s+time\s+for|by|until|upcoming|coming)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_BE_ING = re.compile(r"\b(?:is|are|am)\s+(?:also\s+)?[a-z]+ing\b", re.IGNORECASE)
_KOREAN_PAST = re.compile(r"[가-힣]*[았었였했갔왔됐졌렸혔났겼쳤켰냈셨](?:다|습니다|으며|고|지만|는데)")
_HANGUL = re.compile("[가-힣]")


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
    for start, end in quoted_stretches(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def future_cue(text: str, *, title: bool | None = None, quoted: bool = False) -> Span | None:
    """The first words that put `text` into the future ("is expected to"), as a span; None without.

    `title` says whether "X to send Y" is a future; None: where the text looks like a headline.
    Words between quotation marks count only with `quoted`.
    """
    plain = text if quoted else without_quoted(text)
    cues = [m.span() for m in _cues(plain)][:1]
    if looks_like_title(text) if title is None else title:
        cues += _title_cues(plain)
    return min(cues, default=None)


def is_future(text: str, *, title: bool | None = None, quoted: bool = False) -> bool:
    """Whether `text` tells of a future that can expire. See `future_cue`."""
    return future_cue(text, title=title, quoted=quoted) is not None


def looks_like_title(text: str) -> bool:
    """A short text without a full stop at its end."""
    stripped = text.rstrip(" \n”\"’'")
    return len(text) < 200 and not stripped.endswith((".", "!", "。", ":", ",")) and "\n" not in text.strip()


def _cues(text: str) -> Iterator[re.Match[str]]:
    for cue in _CUE.finditer(text):
        word = cue.group()
        before = text[max(0, cue.start() - 24) : cue.start()]
        if word[:4].lower() == "will" and (_NOT_WILL.search(before) or (word[0] == "W" and before.strip())):
            continue
        if word.lower().startswith(("is ", "are ")) and word.lower().endswith("to") and _AIM.search(before):
            continue
        yield cue


def _title_cues(text: str) -> list[Span]:
    for match in _TITLE_TO.finditer(text):
        if match.group(2).lower() in BASE and not _governed(text[: match.start()]):
            return [match.span(1)]
    return []


def _governed(before: str) -> bool:
    """Whether a word earlier in the same part of a headline takes the "to": "urges Seoul to …"."""
    clause = re.split(r"[:;—]|\s[-–]\s", before)[-1] or before
    words = [w.lower() for w in _WORD.findall(clause)]
    if not words or words[-1] in _GOVERNORS:
        return True
    return any(
        w in _GOVERNORS or (w in PRESENT and w not in REPORT) for w in words[1:] if w.endswith(("s", "ed"))
    )


def tense_at(sentence: str, start: int, end: int) -> Tense:
    """The tense of the clause around sentence[start:end]: of the nearest verb before it, else after it."""
    if _HANGUL.search(sentence):
        return _korean(sentence, end)
    if _AHEAD.search(sentence[:start]):
        return "future"
    plain = _around(sentence, start, end)
    for piece in _clauses(plain, start, end):
        tense = _tense(plain, piece, start)
        if tense is not None:
            return tense
    return "none"


def _around(sentence: str, start: int, end: int) -> str:
    """The sentence with quoted stretches blanked, unless the day itself stands in one."""
    for a, b in quoted_stretches(sentence):
        if a < start and end < b:
            return " " * (a + 1) + sentence[a + 1 : b - 1] + " " * (len(sentence) - b + 1)
    return without_quoted(sentence)


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch around the place first, then (for a fronted day) those after it, then those before."""
    edges = [0, *(e for m in _BOUNDARY.finditer(text) for e in m.span()), len(text)]
    left = max(e for e in edges if e <= start)
    right = min((e for e in edges if e >= end), default=len(text))
    yield left, right
    after = [(a, b) for a, b in pairwise(edges) if a >= right]
    before = [(a, b) for a, b in pairwise(edges) if b <= left][::-1]
    yield from (after + before) if left == 0 else (before + after)


def _tense(text: str, piece: Span, at: int) -> Tense | None:
    a, b = piece
    if a <= at <= b:
        return _last_tense(text[a:at]) or _first_tense(text[at:b])
    return _last_tense(text[a:b]) if b <= at else _first_tense(text[a:b])


def _events(text: str) -> list[tuple[int, Tense]]:
    """Places of the verbs in `text` and their tenses, in order."""
    events: list[tuple[int, Tense]] = [(m.end(), "future") for m in _cues(text)]
    events += [(m.end(), "future") for m in _INFINITIVE.finditer(text)]
    events += [(m.end(), "future") for m in _BE_ING.finditer(text)]
    covered = {place for place, _ in events}
    for match in _WORD.finditer(text):
        word = match.group()
        if match.end() in covered or not word[0].islower():
            continue
        if is_past(word):
            events.append((match.end(), "past"))
        elif word in PRESENT or word in AUXILIARIES:
            events.append(
                (match.end(), "past" if word in ("was", "were", "had", "did", "has", "have") else "none")
            )
    return sorted(events)


def _last_tense(text: str) -> Tense | None:
    events = _events(text)
    return events[-1][1] if events else None


def _first_tense(text: str) -> Tense | None:
    events = _events(text)
    return events[0][1] if events else None


def _korean(sentence: str, end: int) -> Tense:
    """Korean verbs close the clause: the first cue after the day decides."""
    rest = sentence[end:]
    past, future = _KOREAN_PAST.search(rest), _CUE.search(rest)
    if past and future:
        return "past" if past.start() < future.start() else "future"
    return "past" if past else "future" if future else "none"
