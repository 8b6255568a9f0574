"""Who is named beside a quotation: verb of saying and source, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.quotes.clauses import phrase_starting, subject_before
from digest.quotes.main_clauses import main_subject
from digest.quotes.scene import Scene
from digest.quotes.stretches import FILLED, Stretch
from digest.quotes.words import BREAKS, CORE, PLURALS, PREPOSITIONS, REPORTING, THINKING
from digest.text import Span
from digest.text.lexicon import NAMING, SAYING, SAYING_NOUNS

_CUES = SAYING | NAMING
_LOWER = re.compile(r"\b[a-z][a-z-]*+\b")
_REACH = 800
"""How far from a quotation its source is looked for, in characters."""
_PAST = re.compile(r"\b(?:[a-z]{2,}ed|went on|goes on)\b")
"""A verb in the past tense that no list knows, or "went on": believed only right beside a comma."""
_OF_ONESELF = re.compile(r" (?:that )?(?:he|she|they) ")
_CLAUSE = re.compile(r"[,;:—()" + FILLED + "]")
_NO_VERB_AFTER = frozenset(
    "a an the his her its their our my your this these those no any of in with some many such".split()
)
_GERUND_AFTER = frozenset("by in for of before after while without when from upon".split())
_BASES = frozenset(
    w for w in SAYING | NAMING if w + "s" in SAYING | NAMING or w + "es" in SAYING | NAMING
) - {"read"}
"""Plain forms, many of them nouns too: "state", "report", "claim"."""
_BEFORE_PLAIN = frozenset(
    """to they we i you who would could will can may might should shall must did do does not
    also often people men women police media officials many some others most critics and or""".split()
)
_APART = PREPOSITIONS - {"of", "for"}
_JOINED_BY = frozenset("and but then or".split())
_TELLS = frozenset("told tells tell telling".split())
_ASKED = frozenset("when if once was were been being is are".split())
"""Words before "asked" after which its subject is who was asked."""
_GAP = re.compile(r"[\s,—–-]*")
_ADVERB = re.compile(r"(?:[a-z]+ly|also|then|later|as|has|had|recently|once)\s+")
_NO_SUBJECT = re.compile(
    r"(?:and|but|while|when|which|who|that|to|in|on|at|by|for|with|of|from|during|after|before|or|so|if|because|where"
    r"|referring|according|without|including|adding|is|was|are|were|has|have|had)\b"
)
_OBJECTS = frozenset("it him her them me us that this to in on at about of the".split()) - {"the", "this"}
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\b[Ii]n the words of\s+")
_PUT_IT = re.compile(r"\bas\s+(.{2,60}?)\s+(put it|puts it|has it|had it|once put it)\b")
_TITLED = re.compile(r"[,—]\s*(?:[\w.’'-]+ ){0,5}\Z")
"""A comma, and at most a title or a role, before the name of who speaks."""
_CLAUSE_END = re.compile(
    r"\s*\Z|[.,;:!?)]|\s+(?:in|on|at|during|of|to|after|before|as|about|when|with|from|late|early|last|this|repeatedly"
    r"|again|recently|[A-Z][a-z]+day)\b"
)
_FIRST = re.compile(r"\W*(Said|Says|Added|Adds|Wrote|Writes|Asked|Asks)\s")
_SAID_NEXT = re.compile(r"\.?\Z|\.\s|(?: that)? " + FILLED)
_TAIL = re.compile(r"\s*(?:,|:|that|, that|—|–|-|,? (?:simply|only|just))?\s*\Z")
_TOUCH = re.compile(r"\s*(?:,|:|that)?\s*\Z")
_LONG_TAIL = re.compile(r"[^" + FILLED + r"]{0,120}(?:[:,]|\bthat)\s*\Z")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The place of the source's words and of the verb; `sure` from 0 to 1 by the pattern that found them."""

    mention: Span
    cue: Span | None
    sure: float


def attribute(scene: Scene, stretch: Stretch, right: int, before: Attribution | None) -> Attribution | None:
    """The attribution of `stretch` within its host sentence, or None.

    `right` is where the next stretch or the host ends; `before` is that of the stretch before in this host.
    """
    low, high = max(stretch.host[0], stretch.open - _REACH), min(stretch.host[1], stretch.after + _REACH)
    stretch, right = replace(stretch, host=(low, high)), min(right, high)
    cues = _cues(scene, low, stretch.open)
    after = beside(scene, stretch.after, right, comma=stretch.tail in ",?!")
    near = _left(scene, stretch, cues, before, adjacent=True)
    if near and after and (near == before or not _touches(scene, near, stretch)) and stretch.tail in ",?!—–-":
        return after
    return (
        near
        or after
        or _right_far(scene, stretch.after, high)
        or _verb_first(scene, stretch)
        or _left(scene, stretch, cues, before, adjacent=False)
        or _according(scene, stretch.after, high)
        or _according(scene, low, stretch.open)
        or _colon(scene, stretch)
        or _woven(scene, stretch, before)
    )


def _touches(scene: Scene, near: Attribution, stretch: Stretch) -> bool:
    """Whether the verb, or the "that" of its clause, stands right before the opening mark."""
    if near.cue is None:
        return False
    between = scene.text[near.cue[1] : stretch.open]
    return bool(_TOUCH.match(between)) or (between.endswith(" that ") and FILLED not in between)


def _verb_first(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Said X: “…”; as X put it, “…”."""
    low = stretch.host[0]
    verb = _FIRST.match(scene.text, low, stretch.open)
    if verb:
        subject = phrase_starting(scene, verb.end(), stretch.open, inverted=True)
        return Attribution(subject, verb.span(1), 0.9) if subject else None
    put = _PUT_IT.search(scene.text, max(low, stretch.open - 80), stretch.open)
    return Attribution(put.span(1), put.span(2), 0.9) if put else None


def _cues(scene: Scene, low: int, high: int) -> list[Span]:
    """The verbs of saying in a stretch of the masked text; words that are nouns there are none."""
    found = []
    for match in _LOWER.finditer(scene.text, low, high):
        if match[0] not in _CUES:
            continue
        word = scene.word_before(low, match.start())
        before = scene.text[slice(*word)].lower() if word else ""
        if match[0] == "asked" and before in _ASKED:
            continue
        gerund = match[0].endswith("ing") and before in _GERUND_AFTER
        noun = before in _NO_VERB_AFTER or before.endswith(("’s", "'s"))
        if (match[0] in PLURALS and not _one(scene, low, word, match.end())) or (
            match[0] in _BASES and not _many(before)
        ):
            continue
        if gerund or not noun or match[0] in ("said", "told"):
            found.append(match.span())
    return found


def _many(before: str) -> bool:
    """Whether a verb in its plain form may follow: after a plural, "to" or an auxiliary."""
    return before in _BEFORE_PLAIN or before.endswith(("s", "n’t", "n't"))


def _one(scene: Scene, low: int, word: Span | None, end: int) -> bool:
    """Whether a name, a singular pronoun or, where the words said follow, a noun stands right before:
    "reports" is a verb then."""
    if word is None or scene.text[slice(*word)].lower() in ("he", "she", "it", "who", "also"):
        return True
    if scene.name_ending(word[1]) is not None:
        return True
    article = scene.word_before(low, word[0])
    return (
        bool(_SAID_NEXT.match(scene.text, end))
        and article is not None
        and scene.text[slice(*article)].lower() in ("the", "a", "an", "his", "her", "its", "their")
        and scene.text[word[1] - 1] != "s"
    )


def beside(scene: Scene, after: int, right: int, *, comma: bool = False) -> Attribution | None:
    """“…,” said X. “…,” X said. `comma`: the marks end so that words about them are sure to follow."""
    gap = _GAP.match(scene.text, after, right)
    at = gap.end() if gap else after
    adverb = _ADVERB.match(scene.text, at, right)
    start = adverb.end() if adverb else at
    verb = _LOWER.match(scene.text, start, right)
    if (
        verb
        and (verb[0] in _CUES or (comma and verb[0].endswith("ed")))
        and verb[0] not in _TELLS
        and not verb[0].endswith("ing")
    ):
        subject = phrase_starting(scene, verb.end(), right, inverted=True)
        if subject and scene.text[slice(*subject)].split()[0].lower() not in _OBJECTS:
            return Attribution(subject, verb.span(), 0.95)
    if _NO_SUBJECT.match(scene.text, at, right):
        return None
    cues = _cues(scene, at, min(right, at + 260))[:3]
    if comma and not cues:
        cues = [m.span() for m in _PAST.finditer(scene.text, at, min(right, at + 90))][:1]
    return _after_subject(scene, at, cues)


def _after_subject(scene: Scene, at: int, cues: Sequence[Span]) -> Attribution | None:
    """The first verb whose subject begins right at `at`, titles and roles apart."""
    for cue in cues:
        if scene.text[slice(*cue)].endswith("ing"):
            continue
        subject = subject_before(scene, at, cue[0])
        if subject and _only_roles(scene.text[at : subject[0]]):
            return Attribution(subject, cue, 0.95)
    return None


def _only_roles(between: str) -> bool:
    """Whether nothing but titles and roles stands between the marks and the name."""
    if len(between) > 70 or any(c in between for c in ",;:()" + FILLED):
        return False
    return not (BREAKS | _APART).intersection(between.lower().split())


def _right_far(scene: Scene, after: int, right: int) -> Attribution | None:
    """“…” goes on in the writer's words, X said."""
    for cue in _cues(scene, after, right):
        word = scene.text[slice(*cue)]
        if word not in SAYING or word.endswith("ing"):
            continue
        if word not in _TELLS and scene.text[after : cue[0]].rstrip().endswith(","):
            subject = phrase_starting(scene, cue[1], right, inverted=True)
            if subject and scene.text[subject[0]].isupper():
                return Attribution(subject, cue, 0.8)
        if not _CLAUSE_END.match(scene.text, cue[1], right):
            continue
        subject = subject_before(scene, after, cue[0])
        if subject and _TITLED.search(scene.text, after, subject[0]):
            return Attribution(subject, cue, 0.75)
    put = _PUT_IT.search(scene.text, after, right)
    return Attribution(put.span(1), put.span(2), 0.9) if put else None


def _left(
    scene: Scene, stretch: Stretch, cues: Sequence[Span], before: Attribution | None, *, adjacent: bool
) -> Attribution | None:
    """X said, “…”; X called it “…”; X attacked Y, saying “…”."""
    for cue in reversed(cues):
        tail = scene.text[cue[1] : stretch.open]
        if adjacent and not (_TAIL.match(tail) or _LONG_TAIL.match(tail)):
            return None
        if before and (before.cue == cue or (before.cue and before.cue[0] > cue[0])):
            return before
        cue = _outermost(scene, cue, cues)
        subject = _subject(scene, stretch.host[0], cue, before)
        if subject:
            return Attribution(subject, cue, 0.95 if adjacent else 0.8)
        if adjacent:
            return None
    return None


def _outermost(scene: Scene, cue: Span, cues: Sequence[Span]) -> Span:
    """The verb of saying on whose clause another hangs: "X said he called it “…”", "X said Y wants “…”"."""
    thinking = scene.text[slice(*cue)] in THINKING
    for outer in cues:
        between = scene.text[outer[1] : cue[0]]
        if (
            outer[0] < cue[0]
            and scene.text[slice(*outer)] in REPORTING
            and not _CLAUSE.search(between)
            and (thinking or _OF_ONESELF.fullmatch(between))
        ):
            return outer
    return cue


def _subject(scene: Scene, low: int, cue: Span, before: Attribution | None) -> Span | None:
    """The subject of a verb in front of a quotation."""
    word = scene.word_before(low, cue[0])
    previous = scene.text[slice(*word)].lower() if word else ""
    gerund = scene.text[slice(*cue)].endswith("ing")
    if not gerund and previous != "to" and previous not in _JOINED_BY:
        return subject_before(scene, low, cue[0]) or _clause(scene, low, cue, before)
    if (
        gerund
        and word
        and not _parted(scene.text, word[1], cue[0])
        and previous not in _GERUND_AFTER | _JOINED_BY
    ):
        subject = subject_before(scene, low, cue[0])
        words = scene.text[slice(*subject)].lower().split() if subject else []
        if (
            subject
            and not SAYING_NOUNS.intersection(words)
            and not words[-1].endswith("day")
            and _own(scene, low, subject)
        ):
            return subject
    return _earlier(scene, low, cue, before) or _clause(scene, low, cue, before)


def _earlier(scene: Scene, low: int, cue: Span, before: Attribution | None) -> Span | None:
    """The subject of a finite verb of saying that the participle or the second verb goes with."""
    return None if before else spoken(scene, low, cue[0])


def spoken(scene: Scene, low: int, high: int) -> Span | None:
    """The subject of the last plain verb of saying in a stretch of the masked text."""
    for cue in reversed(_cues(scene, low, high)):
        word = scene.word_before(low, cue[0])
        joined = word is not None and scene.text[slice(*word)].lower() in _JOINED_BY | {"to"}
        if scene.text[slice(*cue)] in CORE and not joined:
            subject = subject_before(scene, low, cue[0])
            if subject:
                return subject
    return None


def _own(scene: Scene, low: int, subject: Span) -> bool:
    """Whether the words before a participle are a source of their own, not the object of a preposition."""
    word = scene.word_before(low, subject[0])
    return word is None or scene.text[slice(*word)].lower() not in ("on", "in", "at", "to", "by")


def _parted(text: str, end: int, start: int) -> bool:
    return bool(text[end:start].strip())


def _clause(scene: Scene, low: int, cue: Span, before: Attribution | None) -> Span | None:
    """The subject of the main clause; after a quotation in the same host, that quotation's source."""
    if before:
        return before.mention
    start = max(low, scene.text.rfind(";", low, cue[0]) + 1)
    return main_subject(scene, start, cue[0])


def _according(scene: Scene, low: int, high: int) -> Attribution | None:
    found = _ACCORDING.search(scene.text, low, high)
    if not found:
        return None
    subject = phrase_starting(scene, found.end(), high)
    return Attribution(subject, found.span(), 0.85) if subject else None


def _colon(scene: Scene, stretch: Stretch) -> Attribution | None:
    """X had one word for it: “…”."""
    low = stretch.host[0]
    left = scene.text[low : stretch.open].rstrip()
    if not left.endswith(":") or FILLED in left:
        return None
    name = scene.name_ending(low + len(left) - 1)
    if name and name.kind == "person" and not _told_to(scene, low, name.excerpt.start):
        return Attribution((name.excerpt.start, name.excerpt.end), None, 0.75)
    subject = main_subject(scene, low, low + len(left) - 1)
    return Attribution(subject, None, 0.6) if subject else None


def _told_to(scene: Scene, low: int, start: int) -> bool:
    """Whether a name is whom or what the words are for: "a message to X: “…”"."""
    word = scene.word_before(low, start)
    return word is not None and scene.text[slice(*word)].lower() in PREPOSITIONS - {"from", "of", "by"}


def _woven(scene: Scene, stretch: Stretch, before: Attribution | None) -> Attribution | None:
    """A part of the writer's sentence without a verb of saying: its subject, unsure."""
    low = stretch.host[0]
    if before:
        return Attribution(before.mention, before.cue, before.sure * 0.5)
    if not scene.text[low : stretch.open].strip(' \n“"(—-') or FILLED in scene.text[low : stretch.open]:
        return None
    subject = main_subject(scene, low, stretch.open)
    return Attribution(subject, None, 0.4) if subject else None
