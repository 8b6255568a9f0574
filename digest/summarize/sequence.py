"""The rules that look at what is printed before: a sequence of sentences in, its first fault out.

Each maker below binds what the rule must know and gives a `SequenceRule`. The rules are the editorial
rules "First mention", "Leaning sentences" (the x), "Spelling" and "Two voices".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from digest.candidates.pointing import pointed
from digest.candidates.rulings import bar, definite_subject, within
from digest.candidates.weights import terms
from digest.model import Candidate, Candidates, Excerpt, Name, Quote, Reading, Ruling
from digest.text.lexicon import PLACES
from digest.text.people import family_of, in_full

SequenceRule = Callable[[Sequence[Candidate]], Ruling | None]
Readings = Mapping[str, Reading]


def names_in(candidate: Candidate, readings: Readings) -> list[Name]:
    """The names within a candidate's sentence."""
    place = candidate.sentence.excerpt
    return within(readings[place.article_id].names, place)


def person_keys(candidates: Candidates) -> dict[str, str]:
    """From each printed variant of a name to its person's key."""
    return {variant: person.key for person in candidates.people for variant in person.variants}


_HE = re.compile(r"\b(?:he|she|his|her|him)\b")

# ---- first mention


def first_mention(readings: Readings, keys: Mapping[str, str], known: frozenset[str]) -> SequenceRule:
    """A person comes in with full name and role, unless readers know the name (`known`).

    A bare word that is the family name of one of the story's people is theirs, in whichever article.
    """
    families = {family_of(key.split()): key for key in keys.values() if " " in key}

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        introduced: set[str] = set()
        last: dict[str, str] = {}
        for place, candidate in enumerate(sequence):
            exempt = candidate.sentence.index == 0 or follows(sequence, place)
            for name in names_in(candidate, readings):
                family = families.get(name.key) if name.key not in PLACES else None
                person = name.kind == "person" or family or _acts_as_person(name, candidate, readings)
                if not person:
                    continue
                key = keys.get(name.key, family or name.key)
                fault = _introduce(name, key, introduced, last, known, exempt)
                if fault:
                    return bar("first-mention", fault)
        return None

    return rule


def _acts_as_person(name: Name, candidate: Candidate, readings: Readings) -> bool:
    """Whether a lone word that opens a sentence is a "he" or a "she" in its paragraph, where no person's name
    stands that these could mean."""
    place, text = name.excerpt, name.excerpt.text
    if place.start != candidate.sentence.excerpt.start or " " in text or text in PLACES or text.isupper():
        return False
    reading = readings[place.article_id]
    paragraph = [s.excerpt for s in reading.sentences if s.paragraph == candidate.sentence.paragraph]
    whole = Excerpt.of(reading.article, paragraph[0].start, paragraph[-1].end)
    others = any(n.kind == "person" for n in within(reading.names, whole))
    return not others and bool(_HE.search(reading.article.text, place.end, whole.end))


def follows(sequence: Sequence[Candidate], place: int) -> bool:
    """Whether the sentence before it in the article is printed right before it."""
    if not place:
        return False
    now, before = sequence[place].sentence, sequence[place - 1].sentence
    return now.excerpt.article_id == before.excerpt.article_id and now.index == before.index + 1


def _introduce(
    name: Name, key: str, introduced: set[str], last: dict[str, str], known: frozenset[str], exempt: bool
) -> str | None:
    """The fault of one mention, or None; keeps who was printed in full, and last of each family name."""
    text = name.excerpt.text
    full = in_full(text)
    if not full and last.get(text, key) != key:
        return f"“{text}” was last {last[text]}"
    if key not in introduced and key not in known and name.key not in known:
        if not full and not exempt:
            return f"“{text}” is not introduced"
        if full and name.role is None and not exempt:
            return f"{text} has no role here"
    if full or exempt:
        introduced.add(key)
        last.update(dict.fromkeys(text.split(), key))
    return None


# ---- the x that nothing has named; spelling; voices


def named_subject(readings: Readings, title: str, *, within: bool = True) -> SequenceRule:
    """ "The x" must have been named in print, or define itself: as a subject always, elsewhere in a sentence
    where its article has told of an x before (if `within`)."""
    titled = terms(title)

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        printed = set(titled)
        for place, candidate in enumerate(sequence):
            text = candidate.sentence.excerpt.text
            nouns = {t for noun in definite_subject(text) for t in terms(noun)}
            known = nouns & printed or any(t.endswith(n) for n in nouns if not n.isascii() for t in printed)
            if nouns and candidate.sentence.index and not follows(sequence, place) and not known:
                return bar("leaning", f"nothing printed has named “the {definite_subject(text)[-1]}”")
            alone = within and candidate.sentence.index and not follows(sequence, place)
            noun = (
                pointed(candidate.sentence.excerpt, _before(candidate, readings), printed) if alone else None
            )
            if noun:
                return bar("leaning", f"“the {noun}” is told of before it, not in print")
            printed |= terms(text)
        return None

    return rule


def _before(candidate: Candidate, readings: Readings) -> str:
    place = candidate.sentence.excerpt
    return readings[place.article_id].article.text[: place.start]


def one_spelling(readings: Readings, keys: Mapping[str, str], quote: Quote | None) -> SequenceRule:
    """One person, one spelling in an entry, the pull-quote's speaker among them."""

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        speaker = quote.speaker if quote else None
        spelled = {keys[speaker]: speaker} if speaker in keys and speaker else {}
        for key, text in _full_names(sequence, readings, keys):
            if spelled.setdefault(key, text) != text:
                return bar("spelling", f"“{text}” beside “{spelled[key]}”")
        return None

    return rule


def _full_names(
    sequence: Sequence[Candidate], readings: Readings, keys: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for candidate in sequence:
        for name in names_in(candidate, readings):
            if name.kind == "person" and name.excerpt.text in keys and in_full(name.excerpt.text):
                yield keys[name.excerpt.text], name.excerpt.text


def two_voices(outlets: Mapping[str, str], also: Sequence[str] = (), most: int = 2) -> SequenceRule:
    """At most two outlets in an entry; `outlets` is from article id to outlet (or id, where unknown), `also`
    names the articles that are printed beside the sequence (the pull-quote's)."""

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        voices = {outlets[i] for i in (*also, *(c.sentence.excerpt.article_id for c in sequence))}
        return bar("two-voices", f"{len(voices)} outlets in one entry") if len(voices) > most else None

    return rule


def word_budget(most: int) -> SequenceRule:
    """At most `most` words in all; the opening always has room."""

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        count = sum(len(c.sentence.excerpt.text.split()) for c in sequence)
        return bar("budget", f"{count} words, {most} allowed") if count > most and len(sequence) > 1 else None

    return rule
