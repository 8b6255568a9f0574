"""The rules that look at what is printed before: a sequence of sentences in, its first fault out.

Each maker below binds what the rule must know and gives a `SequenceRule`. The rules are the editorial
rules "First mention", "Repetition", "Spelling" and "Two voices".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from digest.candidates.rulings import bar, days_within, definite_subject, quotes_within, within
from digest.candidates.weights import terms
from digest.facts.numbers import find_numbers
from digest.model import Candidate, Candidates, Name, Quote, Reading, Ruling

SequenceRule = Callable[[Sequence[Candidate]], Ruling | None]
Readings = Mapping[str, Reading]

_SUPERLATIVE = re.compile(r"\b(?:no|never|first|only|nor|none)\b", re.IGNORECASE)
_REPEATS, _RETELLS = 0.65, 0.45
"""Share of a sentence's terms that is printed, from which it tells the same: for any sentence, and for
another article's first one, which as a rule tells the event from its start."""
_TITLE = 0.85
"""Share of an opening's terms that stand in the title, from which it says no more."""
_SHARED, _LARGE = 0.3, 1000
"""Share of a sentence's terms that is printed, from which the same numbers tell the same; and the least
number that tells what it counts by itself."""
_TELLS = 0.5
"""Share of a printed quotation's terms in its speaker's indirect words, from which they tell the same."""


def names_in(candidate: Candidate, readings: Readings) -> list[Name]:
    """The names within a candidate's sentence."""
    place = candidate.sentence.excerpt
    return within(readings[place.article_id].names, place)


def person_keys(candidates: Candidates) -> dict[str, str]:
    """From each printed variant of a name to its person's key."""
    return {variant: person.key for person in candidates.people for variant in person.variants}


# ---- first mention


def first_mention(readings: Readings, keys: Mapping[str, str], known: frozenset[str]) -> SequenceRule:
    """A person comes in with full name and role, unless readers know the name (`known`)."""

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        introduced: set[str] = set()
        last: dict[str, str] = {}
        for place, candidate in enumerate(sequence):
            exempt = candidate.sentence.index == 0 or follows(sequence, place)
            for name in names_in(candidate, readings):
                if name.kind != "person":
                    continue
                fault = _introduce(name, keys.get(name.key, name.key), introduced, last, known, exempt)
                if fault:
                    return bar("first-mention", fault)
        return None

    return rule


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
    full = " " in text.strip()
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


# ---- repetition


def repetition(readings: Readings, title: str, quote: Quote | None, keys: Mapping[str, str]) -> SequenceRule:
    """A further sentence must add something, and not tell again what is printed."""
    title_terms = terms(title)

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        printed, said, told = set(title_terms), set[tuple[str, str]](), set(title_terms)
        counted: dict[float, set[str]] = {}
        for place, candidate in enumerate(sequence):
            own, new = terms(candidate.sentence.excerpt.text), _items(candidate, readings)
            if (
                not place
                and own
                and len(own & title_terms) >= _TITLE * len(own)
                and not _dated(new - printed)
            ):
                return bar("repetition", "says no more than the title")
            if place:
                reason = (
                    _counts_again(candidate, readings, counted, own & told, own)
                    or _repeats(candidate, own, new - printed, told)
                    or _says_again(candidate, readings, said, new - printed)
                )
                if reason:
                    return bar("repetition", reason)
            if quote and _tells(candidate, readings, quote, keys):
                return bar("repetition", f"tells what the printed quotation of {quote.speaker} says")
            printed |= new
            said |= _speech(candidate, readings)
            told |= own
            for number in _numbers(candidate, readings):
                counted.setdefault(number, set()).add(candidate.sentence.excerpt.article_id)
        return None

    return rule


def _dated(new: set[str]) -> bool:
    """Whether a figure, a day or a superlative is among what is new."""
    return any(item[0] in "#@!" for item in new)


def _numbers(candidate: Candidate, readings: Readings) -> set[float]:
    """The numbers of a sentence that mean one thing: large ones, exact ones and shares."""
    place = candidate.sentence.excerpt
    found = find_numbers(readings[place.article_id].article.text, place.start, place.end)
    return {n.value for n in found if n.value >= _LARGE or n.value % 1 or n.unit == "percent"}


def _counts_again(
    candidate: Candidate,
    readings: Readings,
    counted: Mapping[float, set[str]],
    shared: frozenset[str] | set[str],
    own: frozenset[str],
) -> str | None:
    """Another outlet's sentence whose every number is printed, and a good part of its words."""
    numbers = _numbers(candidate, readings)
    article = candidate.sentence.excerpt.article_id
    again = numbers and all(counted.get(number, set()) - {article} for number in numbers)
    return "gives the same numbers again" if again and len(shared) >= _SHARED * len(own) else None


def _items(candidate: Candidate, readings: Readings) -> set[str]:
    """What a sentence can add: words of names, figures, days, and "no", "never", "first", "only"."""
    place = candidate.sentence.excerpt
    reading = readings[place.article_id]
    items = {term for name in names_in(candidate, readings) for term in terms(name.excerpt.text)}
    items |= {f"#{f.number:g}" for f in reading.figures if f.sentence == candidate.sentence.index}
    items |= {f"@{d.first}" for d in days_within(reading, candidate.sentence)}
    return items | {f"!{m[0].lower()}" for m in _SUPERLATIVE.finditer(place.text)}


def _repeats(candidate: Candidate, own: frozenset[str], new: set[str], told: set[str]) -> str | None:
    if not new:
        return "adds no name, figure, day, or “no”, “never”, “first”, “only”"
    most = _REPEATS if candidate.sentence.index else _RETELLS
    if own and len(own & told) / len(own) >= most and not any(item.startswith("!") for item in new):
        return "says again what is printed"
    return None


def _says_again(
    candidate: Candidate, readings: Readings, said: set[tuple[str, str]], new: set[str]
) -> str | None:
    again = _speech(candidate, readings) & said
    if again and not any(item.startswith("!") for item in new):
        speaker, cue = sorted(again)[0]
        return f"“{speaker} {cue}” a second time"
    return None


def _speech(candidate: Candidate, readings: Readings) -> set[tuple[str, str]]:
    quotes = quotes_within(readings[candidate.sentence.excerpt.article_id], candidate.sentence)
    return {(q.speaker, q.cue.text.lower()) for q in quotes if q.speaker and q.cue}


def _tells(candidate: Candidate, readings: Readings, quote: Quote, keys: Mapping[str, str]) -> bool:
    """Whether a sentence gives indirectly what its speaker's printed quotation says."""
    speaker = keys.get(quote.speaker or "", quote.speaker)
    if speaker not in {keys.get(n.key, n.key) for n in names_in(candidate, readings)}:
        return False
    said, own = terms(quote.excerpt.text), terms(candidate.sentence.excerpt.text)
    return bool(said) and sum(any(_akin(a, b) for b in own) for a in said) / len(said) >= _TELLS


def _akin(a: str, b: str) -> bool:
    """Two words of one stem: "Korea" and "Korean", "ambassadorial" and "ambassador"."""
    shared = min(len(a), len(b))
    return a == b or (shared >= 5 and a[:shared] == b[:shared])


# ---- the x that nothing has named; spelling; voices


def named_subject(readings: Readings, title: str) -> SequenceRule:
    """A subject "the x" must have been named in print, or define itself."""
    titled = terms(title)

    def rule(sequence: Sequence[Candidate]) -> Ruling | None:
        printed = set(titled)
        for place, candidate in enumerate(sequence):
            text = candidate.sentence.excerpt.text
            nouns = {t for noun in definite_subject(text) for t in terms(noun)}
            if nouns and candidate.sentence.index and not follows(sequence, place) and not nouns & printed:
                return bar("leaning", f"nothing printed has named “the {definite_subject(text)[-1]}”")
            printed |= terms(text)
        return None

    return rule


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
            if name.kind == "person" and name.excerpt.text in keys and " " in name.excerpt.text:
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
