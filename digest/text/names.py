"""Names of people and other things, as an article prints them.

A first pass takes capitalised phrases apart into titles and names, a second one decides who is a person and
joins the variants ("Lim" is "Lim Eul-chul"; "Mr. Trump" is "Donald J. Trump").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Article, Excerpt, Name, Sentence
from digest.text.korean import HANGUL, find_korean_names
from digest.text.lexicon import (
    FAMILY_FIRST,
    GIVEN,
    HONORIFICS,
    MONTHS,
    NAMING,
    NATIONALITIES,
    NOT_FIRST,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    ROLES,
    SAYING,
    TITLES,
    WEAK_ENDS,
    WEEKDAYS,
)
from digest.text.people import People, family_first, korean_given
from digest.text.roles import is_role, role_after, role_before
from digest.text.spans import Span

UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Jr|Sr|Capt|Maj|Adm|Cmdr|Hon|Messrs"
    r"|Brig|Pres)\."
)
_TOKEN = (
    rf"(?:{_ABBREVIATED}|(?:[{UPPER}]\.-?)++|(?:al|el|ul|as|ad|ash|Al|El)-[{UPPER}]\w+"
    rf"|[{UPPER}]\w*+(?:[’'][{UPPER}]\w+)?+(?:-\w+)*+)"
)
_JOIN = rf"(?:(?:[ \xa0](?:{'|'.join(sorted(PARTICLES))})){{0,2}}[ \xa0]+)"
_PHRASE = re.compile(rf"(?=[{UPPER}aeu])(?<![\w@#.&-])(?![A-Z]-[A-Z])(?:{_TOKEN})(?:{_JOIN}{_TOKEN})*+")
_PART = re.compile(r"[^\s]+")
_SAYS = SAYING | NAMING
_PERSON_AFTER = re.compile(rf",? \((?:[RDI]|D\.|R\.)[-–)]|,? \(?\d\d\)?,|, who\b|,? [RD]-[{UPPER}]")
_NEXT_WORD = re.compile(r",? (?:(?:also|later|then|who|has|had) )?([a-z-]+)")
_IS_A = re.compile(r" (?:is|was|became|remains) (?:an?|the) ((?:[a-z-]+ ?){1,4})")
_CALENDAR = WEEKDAYS | MONTHS
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}")


_FAMILY_FIRST = re.compile(r"(?<![\w-])([A-Z][a-z]{1,5}) (?=[A-Z][a-z]{1,5}-[a-z]{2,6}(?![\w-]))")
"""A Korean name's family name, which may be an English word: Oh, Do, An, So."""
_LEADING = "“\"‘'«„「(–—- "
_Parts = list[tuple[int, str]]


@dataclass(slots=True)
class _Phrase:
    """A name as printed: its place, its words, and what stands beside it."""

    start: int
    end: int
    words: list[str]
    honorific: str = ""
    person: bool = False
    says: bool = False
    role: Span | None = None


def find_names(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The capitalised names of `article`, and those in Hangul, in order; `sentences` are its own."""
    small = set(_LOWER_WORD.findall(article.text))
    families = set(_FAMILY_FIRST.findall(article.text))
    phrases: list[_Phrase] = []
    for sentence in sentences:
        place = sentence.excerpt.start, sentence.excerpt.end
        for match in _PHRASE.finditer(article.text, *place):
            phrases.extend(_phrases(article.text, match, place, small, families))
    named = _named(article, phrases)
    if not HANGUL.search(article.text):
        return tuple(named)
    korean = find_korean_names(article, sentences)
    return tuple(sorted([*named, *korean], key=lambda name: (name.excerpt.start, name.excerpt.end)))


def _named(article: Article, phrases: Sequence[_Phrase]) -> Iterator[Name]:
    _by_family(phrases)
    people = People.of((p.start, p.words, p.person) for p in phrases)
    for phrase in phrases:
        key = people.key(phrase.words, phrase.honorific, phrase.start)
        yield Name(
            excerpt=Excerpt.of(article, phrase.start, phrase.end),
            kind="person" if key else "other",
            key=key or " ".join(phrase.words),
            role=Excerpt.of(article, *phrase.role) if phrase.role and key else None,
        )


def _by_family(phrases: Sequence[_Phrase]) -> None:
    """A full name whose family name alone speaks, or bears a title, elsewhere is a person's."""
    alone = {p.words[0] for p in phrases if len(p.words) == 1 and (p.says or p.person)}
    for phrase in phrases:
        if 1 < len(phrase.words) <= 4 and not phrase.person and not _body(phrase.words):
            family = phrase.words[0] if family_first(phrase.words) else phrase.words[-1]
            phrase.person = family in alone and family not in PLACES


def _phrases(
    text: str, match: re.Match[str], sentence: Span, small: set[str], families: set[str]
) -> Iterator[_Phrase]:
    """A capitalised phrase less its titles and what only begins the sentence; "of Indiana" apart."""
    parts = [(match.start() + m.start(), m[0]) for m in _PART.finditer(match[0])]
    at_start = _after_mark(text, match.start()) or _first(text, sentence[0], match.start())
    if not (match[0] in families and _says(text, match.start(), match.end())):
        parts = _begin(parts, at_start, small)
    cut = _of([word for _, word in parts])
    titles, named = _titles(parts[:cut])
    for before, piece in ((titles, named), ([], parts[cut:])):
        kept = _trimmed(piece)
        if kept and not (len(kept) == 1 and kept[0][1] in NOT_FIRST):
            yield _described(text, before, kept, sentence)


def _first(text: str, start: int, at: int) -> bool:
    """Whether nothing but marks stands between the sentence's start and the phrase."""
    return at - start <= 8 and not text[start:at].strip(_LEADING)


def _of(words: Sequence[str]) -> int:
    """Where the place after a person's name begins ("Gov. Mike Pence of Indiana")."""
    if "of" not in words:
        return len(words)
    at = words.index("of")
    titles = sum(_title(word) for word in words[:at])
    names = words[titles:at]
    if 2 <= len(names) <= 3 and not _body(names) and (titles or korean_given(names[1])):
        return at
    given = [i for i in range(at - 1) if words[i] in GIVEN]
    return at if given and at - given[0] <= 3 and not _body(words[given[0] : at]) else len(words)


def _trimmed(parts: _Parts) -> _Parts:
    """Less the days, months and particles at its ends."""
    low, high = 0, len(parts)
    while low < high and (parts[low][1] in PARTICLES or parts[low][1] in _CALENDAR):
        low += 1
    while low < high and (parts[high - 1][1] in _CALENDAR or parts[high - 1][1] in PARTICLES):
        high -= 1
    return parts[low:high]


def _after_mark(text: str, at: int) -> bool:
    return text[at - 1 : at] in ("“", '"', "‘", "'", "«", "「", ":", ")") if at else True


def _begin(parts: _Parts, at_start: bool, small: set[str]) -> _Parts:
    """Words that are capitalised only because a sentence begins there are no names."""
    if len(parts) > 1 and (korean_given(parts[1][1]) or (not at_start and parts[0][1] in GIVEN)):
        return parts
    cut = 0
    while cut < len(parts) and (parts[cut][1] in NOT_NAMES or parts[cut][1] in PARTICLES):
        cut, at_start = cut + 1, False
    parts = parts[cut:]
    if at_start and parts:
        first = parts[0][1]
        common = first.lower() in small and first not in GIVEN and first not in FAMILY_FIRST
        if common or (first.endswith(WEAK_ENDS) and first not in ORGANISATIONS and first not in GIVEN):
            return parts[1:] if first.rstrip(".") not in TITLES or len(parts) == 1 else parts
    return parts


def _titles(parts: _Parts) -> tuple[_Parts, _Parts]:
    """Titles in front ("Russian President", "House Speaker", "Texas Gov."), and the rest."""
    if len(parts) < 2:
        return [], parts
    words = [word for _, word in parts]
    cut = 0
    for i, word in enumerate(words[:-1]):
        named = words[i + 1] in GIVEN
        role = word.lower() in ROLES and (named or (i == cut and len(words) > i + 2))
        office = len(words) - i in (3, 4) and not any(w in GIVEN for w in words[:i])
        if role or (_title(word) and (cut == i or named or office or _leads(words[:i]))):
            cut = i + 1
    honorifics = [
        i + 1 for i, word in enumerate(words[:-1]) if word.rstrip(".") in HONORIFICS and word.endswith(".")
    ]
    cut = max([cut, *honorifics])
    rest = words[cut:]
    if rest and rest[0] in PARTICLES and len(rest) > 2:
        given = [i for i, word in enumerate(rest) if word in GIVEN and 0 < i < len(rest) - 1]
        cut = cut + given[0] if given else 0
    if cut and words[0].rstrip(".") not in HONORIFICS and (_body(words[cut:]) or words[cut] in ORGANISATIONS):
        cut = 0
    return parts[:cut], parts[cut:]


def _title(word: str) -> bool:
    """A title, also one of two parts ("Secretary-General")."""
    first = word.split("-")[0] if word.endswith(("-General", "-Elect", "-Designate")) else word
    return (first.rstrip(".") if len(first) > 2 else first) in TITLES


def _leads(words: Sequence[str]) -> bool:
    return all(
        w in NATIONALITIES or w in PLACES or w in PARTICLES or w in NOT_FIRST or _title(w) for w in words
    )


def _described(text: str, titles: _Parts, parts: _Parts, sentence: Span) -> _Phrase:
    """The phrase with the evidence that stands beside it."""
    start, end = parts[0][0], parts[-1][0] + len(parts[-1][1])
    words = [word for _, word in parts]
    if (
        words[-1].endswith(".")
        and len(words[-1]) > 2
        and "." not in words[-1][:-1]
        and words[-1] not in ("Jr.", "Sr.")
    ):
        end, words[-1] = end - 1, words[-1][:-1]
    honorific = next((w for _, w in titles if w.rstrip(".") in HONORIFICS), "")
    phrase = _Phrase(start, end, words, honorific=honorific)
    phrase.says = _says(text, start, end)
    if _body(words) and not honorific:
        return phrase
    phrase.role = _role(text, titles, phrase, sentence)
    phrase.person = _person(text, titles, phrase)
    return phrase


def _says(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands right after the words or right before them."""
    following = _NEXT_WORD.match(text, end)
    if following and following[1] in _SAYS:
        return True
    return text[start - 1 : start] == " " and text[max(0, start - 16) : start - 1].rpartition(" ")[2] in _SAYS


def _role(text: str, titles: _Parts, phrase: _Phrase, sentence: Span) -> Span | None:
    """The role before the name, else the one after it; a bare title yields to the one after."""
    plain = [t for t in titles if t[1].rstrip(".") not in HONORIFICS]
    before = role_before(text, phrase.start, sentence[0]) if plain or not titles else None
    if before and " " in text[before[0] : before[1]]:
        return before
    return role_after(text, phrase.end, sentence[1]) or before


def _person(text: str, titles: _Parts, phrase: _Phrase) -> bool:
    words = phrase.words
    if words[-1].endswith("s") and words[-1][:-1] in NATIONALITIES:
        return False
    if words[0] in NATIONALITIES or (words[0] in PLACES and (len(words) == 1 or words[0] not in GIVEN)):
        return False
    if titles or phrase.honorific:
        return len(words) <= 5
    if phrase.role and len(words) <= 5 and (len(words) > 1 or phrase.says):
        return words[0] not in NOT_FIRST
    if len(words) == 1:
        return False
    korean = family_first(words) and "-" in words[1]
    initial = len(words) == 3 and len(words[1]) == 2 and words[1].endswith(".")
    known = words[0] in GIVEN or korean or initial or bool(_PERSON_AFTER.match(text, phrase.end))
    return known or (words[0] not in NOT_FIRST and _is_somebody(text, phrase.end))


def _is_somebody(text: str, end: int) -> bool:
    """ "X is the mayor": the words after the name say what the person is."""
    said = _IS_A.match(text, end)
    return said is not None and any(is_role(word) for word in said[1].split())


def _body(words: Sequence[str]) -> bool:
    """Whether the words name an organisation or a place."""
    if not words:
        return False
    if any(w in ORGANISATIONS for w in words[1:]) or "of" in words:
        return True
    if tuple(words[:2]) == ("Hong", "Kong"):
        return True
    return (len(words) == 1 and words[0] in PLACES) or words[0] in NOT_FIRST or words[-1] in NATIONALITIES
