"""What articles say that somebody did or will (not) do, and where: claims that may contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from digest.candidates.align import across, overlap, stem, stems
from digest.candidates.people import person_named
from digest.candidates.romanise import near_sound, same_sound
from digest.facts.future import without_quoted
from digest.facts.verbs import is_past
from digest.model import Conflict, Excerpt, Name, Person, Reading, Sentence
from digest.text.lexicon import PLACES, TITLES
from digest.text.people import family_of, given_of

_VERB = re.compile(
    r"\s+(?:(?P<aux>will|would|did|does|has|have|had|is|was|were|are)\s+)?(?P<not>not\s+|never\s+)?(?:also\s+)?"
    r"(?P<verb>[a-z]{3,})\b"
)
_UNSURE = re.compile(
    r"\b(?:whether|if|unless|could|may|might|speculat\w+|expect\w*|hope[sd]?|rumou?r\w*|deni\w+|den(?:y|ies)"
    r"|yet|call\w*|urge\w*|doubt\w*|had been|initially|earlier|previously)\b"
)
_END = re.compile(r"[,;:—(]|\s(?:and|but|while|after|before|because|which|who|despite|although)\s")
_SITE = re.compile(r"\b(?:in|at|near|outside)\s+$")
_OFFICES = frozenset(
    "mayor president premier minister governor chief director chair chancellor ambassador".split()
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A subject, a verb's stem, what follows, and where; `sure` unless hedged in its sentence."""

    subject: str
    act: str
    ahead: bool
    negated: bool
    terms: frozenset[str]
    sites: frozenset[str]
    place: Excerpt


def claim_conflicts(readings: Sequence[Reading], people: Sequence[Person]) -> Iterator[Conflict]:
    """A thing said with and without a not, and one act in two places, each for two articles."""
    claims: dict[tuple[str, str, bool], list[_Claim]] = {}
    for claim in (claim for reading in readings for claim in _claims(reading, people)):
        claims.setdefault((claim.subject, claim.act, claim.ahead), []).append(claim)
    named = {r.article.id: {stem(w) for n in r.names for w in n.excerpt.text.split()} for r in readings}
    seen: set[tuple[str, str]] = set()
    for a, b in (pair for group in claims.values() for pair in across(group, attrgetter("place.article_id"))):
        key = a.subject, a.act
        if key in seen or not _same(a, b):
            continue
        apart = a.sites and b.sites and not a.sites & b.sites and not a.negated
        if a.negated != b.negated:
            values = ("not", "") if a.negated else ("", "not")
            seen.add(key)
            yield Conflict(kind="negation", subject=a.subject, clauses=(a.place, b.place), values=values)
        elif apart and not (a.sites & named[b.place.article_id] or b.sites & named[a.place.article_id]):
            seen.add(key)
            sites = " ".join(sorted(a.sites)), " ".join(sorted(b.sites))
            yield Conflict(kind="place", subject=a.subject, clauses=(a.place, b.place), values=sites)


def name_conflicts(people: Sequence[Person]) -> Iterator[Conflict]:
    """One office, two names that share a part ("Mayor Ann Pike", "Mayor Ann Peck") in two articles."""
    for a, b in combinations(sorted(people, key=lambda p: p.key), 2):
        if not _half_alike(a.key.split(), b.key.split()):
            continue
        for role in a.roles:
            other = next((r for r in b.roles if _same_office(role, r)), None)
            if other is not None:
                yield Conflict(kind="name", subject=role.text, clauses=(role, other), values=(a.key, b.key))
                break


def _same(a: _Claim, b: _Claim) -> bool:
    common, share = overlap(a.terms, b.terms)
    return common >= 2 and share >= 0.6


def _half_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    if min(len(a), len(b)) < 2:
        return False
    family = same_sound(family_of(a), family_of(b))
    given = same_sound(given_of(a), given_of(b))
    return family != given and not near_sound(given_of(a), given_of(b))


def _same_office(a: Excerpt, b: Excerpt) -> bool:
    """The same words, an office that one person holds, and a name in them that says of what."""
    left, right = stems(a.text), stems(b.text)
    unique = {w.lower() for w in a.text.split()} & _OFFICES
    of_what = any(w[0].isupper() and w not in TITLES for w in a.text.split())
    return a.article_id != b.article_id and left == right and bool(unique) and of_what


def _claims(reading: Reading, people: Sequence[Person]) -> Iterator[_Claim]:
    starts = {sentence.excerpt.start: sentence for sentence in reading.sentences}
    order = sorted(starts)
    at = 0
    for name in sorted(reading.names, key=lambda n: n.excerpt.start):
        while at + 1 < len(order) and order[at + 1] <= name.excerpt.start:
            at += 1
        sentence = starts[order[at]] if order else None
        claim = _claim(reading, sentence, name, people) if sentence else None
        if claim is not None:
            yield claim


def _claim(reading: Reading, sentence: Sentence, name: Name, people: Sequence[Person]) -> _Claim | None:
    start = sentence.excerpt.start
    text = without_quoted(sentence.excerpt.text)
    match = _VERB.match(text, name.excerpt.end - start) if name.excerpt.end <= sentence.excerpt.end else None
    if match is None or not (match["aux"] or is_past(match["verb"])) or _UNSURE.search(text):
        return None
    stop = _END.search(text, match.end())
    end = stop.start() if stop else len(text.rstrip(" .!?"))
    person = person_named(people, name.key) if name.kind == "person" else None
    sites = _sites(reading, start + match.end(), start + end)
    return _Claim(
        subject=person.key if person else name.key,
        act=stem(match["verb"]),
        ahead=match["aux"] in ("will", "would"),
        negated=match["not"] is not None,
        terms=stems(text[match.end() : end]) - sites,
        sites=sites,
        place=Excerpt.of(reading.article, name.excerpt.start, start + max(end, match.end())),
    )


def _sites(reading: Reading, first: int, last: int) -> frozenset[str]:
    """The stems of the places that stand after in, at, near or outside in a stretch."""
    text = reading.article.text
    return frozenset(
        stem(word)
        for name in reading.names
        if first <= name.excerpt.start < last and name.kind == "other"
        if _SITE.search(text[max(first, name.excerpt.start - 9) : name.excerpt.start])
        for word in name.excerpt.text.split()
        if word not in TITLES or word in PLACES
    )
