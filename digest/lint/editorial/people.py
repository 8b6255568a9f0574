"""Rules on names: who comes in, how, and in which spelling."""

from __future__ import annotations

import re
from itertools import pairwise

from digest.lint.editorial.view import Found, Piece, View
from digest.model import Brief, Person

_NO_ROLE = frozenset(
    "said says told and or by with to of for from that as but if when while where after before than what"
    " asked called met thanked replaced named ; : , . “ ” — – ( ) is was are were".split()
)


_OFFICES = frozenset(
    "President Minister Secretary Senator Sen. Rep. Governor Gov. Mayor Councilmember Judge Justice Chief"
    " Captain Coach General Gen. Professor Dr. Director Grandmaster Commander King Queen Prince Pope".split()
)


_KOREAN_ROLE = re.compile(
    r"(?:\(\d+\))?\s?(?:\S+\s){0,3}\S*(?:장|관|원|표|수|사|씨|인|독|자|리|령|선|석|가|사무국장)(?![가-힣]{2})"
)


def first_mention(view: View) -> Found:
    """A person comes in with full name and role in the sentence, or in the one before it in the same span."""
    for brief, title, pieces in view.entries():
        people = _people(view, brief)
        introduced: set[str] = set()
        before: Piece | None = None
        for piece in (p for p in pieces if not p.pulled):
            exempt = piece.first or view.after(piece.excerpt, before.excerpt if before else None)
            for person in people:
                if {person.key, *person.variants} & view.known:
                    continue
                fault = _comes_in(person, piece, exempt, introduced, people)
                if fault:
                    yield title, f"{fault} in {piece.text[:60]!r}"
                if any(_mentions(piece.text, v) for v in person.variants):
                    introduced.add(person.key)
            before = piece


def _comes_in(
    person: Person, piece: Piece, exempt: bool, introduced: set[str], people: tuple[Person, ...]
) -> str | None:
    if person.key in introduced or exempt or re.search("[가-힣]", person.key):
        return None if person.key in introduced or exempt else _comes_in_korean(person, piece)
    full = [m for v in person.variants if " " in v for m in _mentions(piece.text, v)]
    if full:
        # "Councilmember Grace Kim" beside "Grace Kim": the office is a part of the longer variant.
        office = any(m[0].split()[0] in _OFFICES for m in full) or any(
            v.endswith(" " + short) and _mentions(piece.text, v)
            for v in person.variants
            for short in person.variants
            if " " in short
        )
        return None if office or any(_has_role(piece.text, m) for m in full) else f"{person.key} has no role"
    # A family name alone is also another's, who is named in full here or before.
    rest = piece.text
    for name in sorted((v for p in people for v in p.variants if " " in v), key=len, reverse=True):
        rest = rest.replace(name, " " * len(name))
    kin = {v for p in people if p.key in introduced for v in p.variants}
    short = [v for v in person.variants if " " not in v and v not in kin and _mentions(rest, v)]
    return f"{short[0]} was not introduced" if short else None


def _comes_in_korean(person: Person, piece: Piece) -> str | None:
    """A name in Hangul, with its particle glued to it, has a role or 씨 within the next words."""
    full = re.search(rf"(?<![가-힣]){re.escape(person.key)}(?P<after>.{{0,30}})", piece.text)
    if full:
        return None if _KOREAN_ROLE.search(full["after"]) else f"{person.key} has no role"
    others = (v for v in person.variants if v != person.key)
    short = [v for v in others if re.search(rf"(?<![가-힣]){re.escape(v)}\s", piece.text)]
    named = [v for v in short if _KOREAN_ROLE.match(piece.text.partition(v)[2])]
    return f"{named[0]} was not introduced" if named else None


def _mentions(text: str, name: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def _has_role(text: str, mention: re.Match[str]) -> bool:
    """A word of office before the name, or a comma and words on the person after it."""
    after = text[mention.end() :]
    if re.match(
        r"(?:’s|'s)?,? (?:\(|who\b|of [A-Z])|, [a-z]+\b",
        after,
    ):
        return True
    before = re.findall(r"[\w’'.-]+|[^\w\s]", text[: mention.start()])
    return bool(before) and before[-1].lower() not in _NO_ROLE


def _people(view: View, brief: Brief) -> tuple[Person, ...]:
    told = next((c for c in view.issue.candidates if c.story.id == brief.story_id), None)
    return told.people if told else ()


def spelling(view: View) -> Found:
    """One person is spelled in one way in an entry."""
    for brief, title, pieces in view.entries():
        text = " ".join(p.text for p in pieces)
        for person in _people(view, brief):
            full = {v for v in person.variants if v.count(" ") == 1 and _mentions(text, v)}
            if len({frozenset(re.split(r"[ -]", v.lower())) for v in full}) > 1:
                yield title, f"{' and '.join(sorted(full))} are one person"


def two_voices(view: View) -> Found:
    """At most two outlets and two switches in an entry."""
    for _, title, pieces in view.entries():
        outlets = [p.article.source or p.article.id for p in pieces]
        switches = sum(a != b for a, b in pairwise(outlets))
        if len(set(outlets)) > 2 or switches > 2:
            yield title, f"voices change {switches} times among {len(set(outlets))} outlets"


CHECKERS = {"first-mention": first_mention, "spelling": spelling, "two-voices": two_voices}
