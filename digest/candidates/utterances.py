"""The same utterance across outlets: in the same words, cut, or translated otherwise.

Two printed quotations are one utterance where the shorter one's terms stand in the longer one; of one
speaker in one story fewer have to, since two translations share names and numbers before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from digest.candidates.align import stems
from digest.candidates.people import person_named
from digest.candidates.weights import terms
from digest.model import Conflict, Person, Quote, Reading

SAME = 0.7
"""Share of the shorter one's terms that two quotations of one utterance have in common."""
TRANSLATED = 0.5
"""The same share where one person said both."""
_WHOLE = 0.7
"""Share of the fullest one's words from which another wording is no cut."""
_FEW = 3
"""Words of a difference that turn an utterance round."""
SURE = 0.6
"""The confidence from which a speaker is sure."""
_LEAST = 3
"""Stems that two translations must share."""
_CLOSE = 0.6
"""Likeness of the words, from which single ones are named; under it the wording as a whole differs."""
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_NEGATION = re.compile(r"not|no|never|nobody|none|nothing|neither|nor|without|cannot|\w+n[’']t")
_NUMBER = re.compile(r"\d[\d.,]*")

SpeakerOf = Callable[[Quote], str]
"""A key for who said it, the same for the spellings of one person; "" where it is not sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where a quotation's wording is not the fullest one's. `missing` are words of the fullest one that it
    lacks, `added` words that it has instead, both "" for another wording as a whole; `grave` where a
    negation or a number is among them."""

    quote: Quote
    missing: str = ""
    added: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one person said once, as printed: the fullest quotation first."""

    speaker: str
    quotes: tuple[Quote, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def fullest(self) -> Quote:
        """The quotation that gives most of it."""
        return self.quotes[0]


def same_utterance(a: str, b: str) -> bool:
    """Whether two printed quotations give the same words, cut or translated otherwise."""
    return _share(terms(a), terms(b)) >= SAME


def translated(a: str, b: str) -> bool:
    """Whether two quotations of one speaker can be translations of one utterance."""
    left, right = stems(a), stems(b)
    return len(left & right) >= _LEAST and _share(left, right) >= TRANSLATED


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def join_utterances(quotes: Sequence[Quote], speaker_of: SpeakerOf) -> tuple[Utterance, ...]:
    """Quotations as utterances: a partition of `quotes`, whose order does not matter.

    The fullest of an utterance is the longest; utterances stand in the order of their fullest ones.
    """
    ranked = sorted(dict.fromkeys(quotes), key=_fullness)
    groups: list[list[Quote]] = []
    for quote in ranked:
        group = next((g for g in groups if _same(g[0], quote, speaker_of)), None)
        if group is None:
            groups.append([quote])
        else:
            group.append(quote)
    return tuple(
        Utterance(
            speaker=speaker_of(group[0]),
            quotes=tuple(group),
            differences=tuple(d for quote in group[1:] for d in differences(group[0], quote)),
        )
        for group in sorted(groups, key=lambda g: _place(g[0]))
    )


def _fullness(quote: Quote) -> tuple[int, str, int, int, str, str]:
    """The sort key: most words first, then by place."""
    return (-len(quote.excerpt.text.split()), *_place(quote))


def _place(quote: Quote) -> tuple[str, int, int, str, str]:
    place = quote.excerpt
    return (place.article_id, place.start, place.end, place.text, quote.speaker or "")


def _same(a: Quote, b: Quote, speaker_of: SpeakerOf) -> bool:
    """One article doesn't print one utterance twice: its two quotations are two, unless word for word."""
    if speaker_of(a) != speaker_of(b):
        return False
    if a.excerpt.article_id == b.excerpt.article_id:
        return terms(a.excerpt.text) == terms(b.excerpt.text)
    texts = a.excerpt.text, b.excerpt.text
    return same_utterance(*texts) or translated(*texts)


def differences(fullest: Quote, quote: Quote) -> tuple[Difference, ...]:
    """Where the wording of `quote` is not that of `fullest`; what it only leaves out at either end is a cut,
    no difference."""
    ours, theirs = _words(fullest.excerpt.text), _words(quote.excerpt.text)
    matcher = SequenceMatcher(a=_low(ours), b=_low(theirs), autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not codes:
        return ()
    inner = [c for c in codes if not (c[3] == c[4] and (c[1] == 0 or c[2] == len(ours)))]
    found = tuple(
        _difference(quote, _beside(ours, a, b, d - c), theirs[c:d])
        for _, a, b, c, d in inner
        if not _repeats(_low(ours), a, b) and not _repeats(_low(theirs), c, d)
    )
    if _is_close(fullest, quote):
        return found
    grave = tuple(d for d in _facts(quote, ours, theirs) if d.grave)
    return grave or (Difference(quote=quote),)


def _repeats(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a stretch says again what stands right beside it ("we will not, we will not")."""
    size, said = end - start, words[start:end]
    return size > 0 and (said == words[max(0, start - size) : start] or said == words[end : end + size])


def _beside(ours: Sequence[str], start: int, end: int, most: int) -> Sequence[str]:
    """The words that stand instead of `most` others: of those at either end, the rest is cut."""
    if start == 0 and most:
        return ours[max(0, end - most) : end]
    return ours[start : min(end, start + most)] if end == len(ours) and most else ours[start:end]


def _is_close(fullest: Quote, quote: Quote) -> bool:
    """Whether a quotation's words stand, in their order, in the fullest one: its wording, not another."""
    ours, theirs = _words(fullest.excerpt.text), _words(quote.excerpt.text)
    matcher = SequenceMatcher(a=_low(ours), b=_low(theirs), autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    return alike >= _CLOSE * len(theirs)


def _is_small(difference: Difference) -> bool:
    """Whether it is a word or two: a sentence left out in between is a cut, and told as a difference only."""
    return max(len(difference.missing.split()), len(difference.added.split())) <= _FEW


def _facts(quote: Quote, ours: Sequence[str], theirs: Sequence[str]) -> tuple[Difference, ...]:
    """In another wording only its negations and numbers can be held against each other, and a negation
    only where neither is much shorter: what is cut may have held it."""
    negated = [[w for w in words if _NEGATION.fullmatch(w.lower())] for words in (ours, theirs)]
    if bool(negated[0]) != bool(negated[1]) and len(theirs) >= _WHOLE * len(ours):
        return (_difference(quote, negated[0], negated[1]),)
    numbers = [[w for w in words if _NUMBER.fullmatch(w)] for words in (ours, theirs)]
    new = [w for w in numbers[1] if w not in numbers[0]]
    old = [w for w in numbers[0] if w not in numbers[1]]
    return (_difference(quote, old, new),) if new and old else ()


def _difference(quote: Quote, ours: Sequence[str], theirs: Sequence[str]) -> Difference:
    words = (w.lower() for w in (*ours, *theirs))
    grave = any(_NEGATION.fullmatch(w) or _NUMBER.fullmatch(w) for w in words)
    return Difference(quote=quote, missing=" ".join(ours), added=" ".join(theirs), grave=grave)


def wording_conflicts(readings: Sequence[Reading], people: Sequence[Person]) -> Iterator[Conflict]:
    """One utterance that one article prints with a not, or with another number, than the other: nobody can
    tell from them what was said."""
    speakers = {
        quote: person.key
        for reading in readings
        for quote in reading.quotes
        if quote.speaker and quote.confidence >= SURE and (person := person_named(people, quote.speaker))
    }
    for utterance in join_utterances(tuple(speakers), speakers.__getitem__):
        full = utterance.fullest
        for difference in (d for d in utterance.differences if d.grave and _is_small(d)):
            if not _is_close(full, difference.quote):
                continue
            yield Conflict(
                kind="wording",
                subject=f"what {utterance.speaker} said",
                clauses=(full.excerpt, difference.quote.excerpt),
                values=(difference.missing, difference.added),
            )


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _low(words: Sequence[str]) -> list[str]:
    return [word.lower().replace("’", "'") for word in words]
