"""Which words between marks may be a quotation, and where each stands in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Article, Sentence
from digest.text import Span, paragraphs
from digest.text.lexicon import PARTICLES, SAYING
from digest.text.marks import Quoted, quoted

FILLED = "\ue000"
"""Stands for every character of a quoted stretch in a masked text, so that places stay the same."""

_WORD = re.compile(r"[^\W_][\w’'-]*")
_WORDS_AS_WORDS = re.compile(
    r"\b(?:so-called|known as|nicknamed|titled|entitled|headlined|(?:the|a|his|her|its|their)"
    r" (?:words?|terms?|name"
    r"|title|nickname|label|book|novel|song|album|film|movie|show|series|play|musical|documentary|podcast|memoir|sitcom"
    r"|single|hit|ballad|program|programme|painting|column|hashtag|acronym))\s*,?\s*\Z",
    re.IGNORECASE,
)
_HE_SAID = re.compile(r",?\s(?:he|she|they|it|I|we)\s[a-z]+")
_BRINGING = SAYING - {"told", "tells", "telling"}
"""Verbs right after which words are said; after "told" stands who hears."""
_SMALL = (
    frozenset("a an and as at but by for from in into nor of on or the to vs with is it".split()) | PARTICLES
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words with the sentences around them (`host`); `paragraph` counts from 0.

    `words` is their number; `tail` the last sign before the closing mark, or a comma after it;
    `goes_on` is True where the marks are still open at the paragraph's end.
    """

    start: int
    end: int
    open: int
    after: int
    host: Span
    paragraph: int
    words: int
    tail: str
    goes_on: bool


def find_stretches(article: Article, sentences: Sequence[Sentence]) -> tuple[list[Stretch], str]:
    """The quoted stretches that may be quotations, and the text with all that is quoted filled."""
    text, found, fill = article.text, list[Stretch](), list[Span]()
    bounds = [(s.excerpt.start, s.excerpt.end) for s in sentences]
    places = paragraphs(text)
    at = 0
    for number, (start, end) in enumerate(places):
        marks = quoted(text, start, end)
        low = at
        while at < len(bounds) and bounds[at][0] < end:
            at += 1
        if marks:
            kept = [q for q in marks if q.closed or _may_stay_open(text, q, start, places[number + 1 :][:1])]
            fill += [(q.open, q.after) for q in kept]
            found += _hosted(text, kept, bounds[low:at], number)
    return found, masked(text, fill)


def masked(text: str, spans: Sequence[Span]) -> str:
    """`text` with every character of the spans filled."""
    out, last = [], 0
    for start, end in spans:
        out += [text[last:start], FILLED * (end - start)]
        last = end
    return "".join([*out, text[last:]])


def _may_stay_open(text: str, mark: Quoted, start: int, following: Sequence[Span]) -> bool:
    """An unclosed mark is believed at a paragraph's start, or where the next paragraph opens one again."""
    again = bool(following) and text[following[0][0]] in "“\"„«「'‘"
    return again or not text[start : mark.open].strip()


def _hosted(text: str, marks: Sequence[Quoted], bounds: Sequence[Span], number: int) -> Iterator[Stretch]:
    for mark, host in zip(marks, _hosts(marks, bounds), strict=True):
        start, end = _inner(text, mark)
        words = len(_WORD.findall(text[start:end]))
        if words and not _no_quotation(text, mark, text[start:end], words):
            tail = "," if text[mark.after : mark.after + 1] == "," else _last(text[mark.start : mark.end])
            yield Stretch(start, end, mark.open, mark.after, host, number, words, tail, not mark.closed)


def _last(inner: str) -> str:
    """The last sign of the words, nested closing marks apart."""
    return (inner.rstrip(" \n\xa0’'”\"") or inner)[-1]


def _hosts(marks: Sequence[Quoted], bounds: Sequence[Span]) -> Iterator[Span]:
    """For every stretch the sentences that it touches, joined with those that share a stretch with them."""
    groups: list[list[int]] = []
    inside = [(m.open, m.after) for m in marks]
    at = 0
    for start, end in bounds:
        while at < len(inside) and inside[at][1] <= start:
            at += 1
        if groups and at < len(inside) and inside[at][0] < groups[-1][1]:
            groups[-1][1] = end
        else:
            groups.append([start, end])
    at = 0
    for opened, after in inside:
        while at < len(groups) - 1 and groups[at][1] <= opened:
            at += 1
        yield (groups[at][0], groups[at][1]) if groups and groups[at][0] < after else (opened, after)


def _inner(text: str, mark: Quoted) -> Span:
    """The words between the marks, less white space and the comma before the closing mark."""
    start, end = mark.start, mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，"):
        end -= 1
    return start, end


def _no_quotation(text: str, mark: Quoted, inner: str, words: int) -> bool:
    """A title of a work, a word as a word."""
    before = text[max(0, mark.open - 40) : mark.open]
    if words <= 8 and _WORDS_AS_WORDS.search(before):
        return True
    said = before.rstrip()[-1:] in (",", ":") or bool(_BRINGING.intersection(before.split()[-1:]))
    said = said or inner[-1] == "!" or bool(_HE_SAID.match(text, mark.after))
    said = said or (inner[-1] in ".?" and before.rstrip()[-1:] in ".!?")
    return words <= 9 and not said and _titled(inner)


def _titled(inner: str) -> bool:
    """Whether every word that counts is capitalised ("Good Morning America")."""
    words = _WORD.findall(inner)
    big = [w for w in words if w.lower() not in _SMALL]
    return len(words) > 1 and len(big) > 1 and all(w[0].isupper() or w[0].isdigit() for w in big)
