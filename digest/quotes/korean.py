"""Quotations in Korean texts: the ending behind the marks says that somebody speaks (“…”라고, “…”며), the
topic before them (…은, …는) says who.

Words between marks without such an ending ("“늑장 대응” 논란") are emphasis and no quotation. Of a speaker
who is not sure the words stay a quotation, without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.model import Article, Excerpt, Name, Quote, Sentence
from digest.quotes.korean_words import (
    BODY,
    CALLED,
    CUE,
    EMBEDDED,
    ENDS,
    GOES_ON,
    MANY,
    NAMELESS,
    NOUN_WHO,
    PRONOUN,
    SUBJECT,
    TAIL,
    TELLS,
    VIA,
)
from digest.quotes.stretches import FILLED, Stretch
from digest.text.korean import is_full_name, is_role, stem
from digest.text.spans import Span

_ROLE_ONLY = re.compile(r"[가-힣]{2,}$")
_WIDE = 4
_SAYING_REACH = 60
_SURE, _INHERITED = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class _Source:
    """Who speaks: the words that name the source, the person's key where it is known, how sure, the cue."""

    mention: Span | None
    key: str | None
    sure: float
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class _Spoken:
    stretch: Stretch
    source: _Source
    direct: bool


def find_korean_quotes(
    article: Article,
    sentences: Sequence[Sentence],
    stretches: Sequence[Stretch],
    text: str,
    names: Sequence[Name],
) -> tuple[Quote, ...]:
    """The quotations of a Korean article; `text` is its own with all that is quoted filled."""
    finder = _Finder(text, sentences, [n for n in names if text[n.excerpt.start] != FILLED])
    found: list[_Spoken] = []
    for at, stretch in enumerate(stretches):
        following = stretches[at + 1] if at + 1 < len(stretches) else None
        same = following is not None and following.host == stretch.host
        right = following.open if following and same else stretch.host[1]
        spoken = finder.spoken(stretch, right, found[-1] if found else None, article.text)
        if spoken:
            found.append(spoken)
    return tuple(_quote(article, finder, spoken) for spoken in found)


def _quote(article: Article, finder: _Finder, spoken: _Spoken) -> Quote:
    stretch, source = spoken.stretch, spoken.source
    via = VIA.search(finder.text, *stretch.host)
    return Quote(
        excerpt=Excerpt.of(article, stretch.start, stretch.end),
        speaker=source.key,
        mention=Excerpt.of(article, *source.mention) if source.mention else None,
        cue=Excerpt.of(article, *source.cue) if source.cue else None,
        role=finder.roles.get(source.key or "", ()),
        origin=via["via"] if via else None,
        direct=spoken.direct,
        confidence=source.sure,
    )


class _Finder:
    """Looks around quoted words in one article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        self.text = text
        self.bounds = [(s.excerpt.start, s.excerpt.end) for s in sentences]
        self.stops = [end for _, end in self.bounds]
        self.ends: dict[int, Name] = {}
        for name in names:
            self.ends[name.excerpt.end] = name
            if name.role is not None and name.role.end > name.excerpt.end:
                self.ends[name.role.end] = name
            called = CALLED.match(text, name.excerpt.end)
            if called and name.kind == "person":
                self.ends[called.end()] = name
        self.people = [n for n in names if n.kind == "person"]
        self.starts = [n.excerpt.start for n in self.people]
        self.roles = _roles(names)

    def spoken(self, stretch: Stretch, right: int, last: _Spoken | None, printed: str) -> _Spoken | None:
        """The quoted words as somebody's, or None where they are emphasis, a title, a name."""
        same = last if last and last.stretch.host == stretch.host else None
        tail = TAIL.match(self.text, stretch.after, right)
        words = printed[stretch.start : stretch.end].rstrip(" ”’\"'")
        whole = ENDS.search(words) is not None
        tells = TELLS.match(self.text, stretch.after, stretch.after + _SAYING_REACH)
        if tail is None:
            source = self._told(tells) if tells else self._colon(stretch) or self._alone(stretch, last)
            return _Spoken(stretch, source, whole) if source and whole and stretch.words > 1 else None
        cue = CUE.search(self.text, tail.end(), right)
        if (
            tail["quoted"]
            and not (cue and cue.start() - tail.end() <= _SAYING_REACH)
            and right == stretch.host[1]
        ):
            return None
        if tail["noun"] and not whole:
            return None
        source = self._source(stretch, tail, cue, right, same.source if same else None, last)
        place = cue.span() if cue else tail.span()
        direct = whole and tail["noun"] is None
        return _Spoken(stretch, replace(source, cue=_trimmed(self.text, place)), direct)

    def _source(
        self,
        stretch: Stretch,
        tail: re.Match[str],
        cue: re.Match[str] | None,
        right: int,
        same: _Source | None,
        last: _Spoken | None,
    ) -> _Source:
        """Who says it: the topic before the words, one between them and the verb, or who spoke last."""
        low = last.stretch.after if same and last else stretch.host[0]
        after = self._subject(tail.end(), cue.start(), last) if cue else None
        who = NOUN_WHO.search(self.text, tail.end(), right) if tail["noun"] else None
        embedded = cue is not None and EMBEDDED.search(cue[0] + " ") is not None
        before = self._subject(low, stretch.open, last, embedded=embedded)
        found = (self._told(who) if who else None) or before or after or same
        if found is None and not tail["noun"]:
            found = self._inherited(stretch, last)
        return found or _Source(None, None, 0.2)

    def _told(self, match: re.Match[str]) -> _Source:
        """The source named before 의 ("김 교수의 설명이다")."""
        return self._named(match.start("who"), match.end("who"), None)

    def _colon(self, stretch: Stretch) -> _Source | None:
        """홍길동 대표: “…”."""
        low = stretch.host[0]
        before = self.text[low : stretch.open].rstrip()
        return self._named(low, low + len(before) - 1, None) if before.endswith(":") else None

    def _alone(self, stretch: Stretch, last: _Spoken | None) -> _Source | None:
        """Words that are a sentence by themselves: somebody's, but nobody says whose."""
        rest = self.text[slice(*stretch.host)].replace(FILLED, "")
        return _Source(None, None, 0.2) if not re.search(r"\w", rest) else None

    def _subject(
        self, low: int, high: int, last: _Spoken | None, *, embedded: bool = False
    ) -> _Source | None:
        """The last topic of a stretch that can speak; without one its last subject in 이 or 가."""
        topics, others = list[_Source](), list[_Source]()
        for found in SUBJECT.finditer(self.text, low, high):
            source = self._named(low, found.end("who"), last)
            if found["particle"].startswith("측"):
                source = _Source((found.start("who"), found.end("who") + 1), None, 0.6)
            if source.sure:
                (topics if found["particle"][-1] in "은는" else others).append(source)
        if embedded and topics and others:
            return _Source(topics[-1].mention, None, 0.3)
        if topics:
            return topics[-1]
        return replace(others[-1], sure=round(others[-1].sure * 0.9, 2)) if others else None

    def _named(self, low: int, end: int, last: _Spoken | None) -> _Source:
        """What the words that end at `end` name; sure is 0 where they can't speak."""
        name = self.ends.get(end)
        if name is not None:
            start, first = name.excerpt.start, name.key
            return _Source((start, end), first, _SURE if name.kind == "person" else 0.9)
        word = self.text[low:end].split()[-1] if self.text[low:end].split() else ""
        if word in PRONOUN:
            return self._pronoun(end - len(word), end, last)
        if word in MANY or NAMELESS.search(word):
            return _Source(self._phrase(low, end), None, 0.6)
        if BODY.search(word):
            return _Source((end - len(word), end), None, 0.6)
        return (
            self._by_role(low, end - len(word), end) if _ROLE_ONLY.match(word) else _Source(None, None, 0.0)
        )

    def _phrase(self, low: int, end: int) -> Span:
        """The words of a nameless source with what stands before it ("국토안전원 관계자")."""
        start, taken = end, 0
        for word in reversed(list(re.finditer(rf"[^\s{FILLED},.]+", self.text[low:end]))):
            if taken and (stem(word[0]) != word[0] or taken == _WIDE or _modifies(word[0])):
                break
            start, taken = low + word.start(), taken + 1
        return start, end

    def _pronoun(self, start: int, end: int, last: _Spoken | None) -> _Source:
        """그는: who spoke in one of the last two sentences, else the one person of the sentence before."""
        at = self._sentence(start)
        if last and last.source.key and self._sentence(last.stretch.open) >= at - 2:
            people = {n.key for n in self._people(last.stretch.after, start)} - {last.source.key}
            return _Source((start, end), None if people else last.source.key, _INHERITED)
        before = {n.key for n in self._people(*self.bounds[at - 1])} if at else set[str]()
        return _Source((start, end), before.pop() if len(before) == 1 else None, _INHERITED)

    def _inherited(self, stretch: Stretch, last: _Spoken | None) -> _Source | None:
        """The speaker of the sentence before, where this one begins with the words themselves, or 이어."""
        if last is None or last.source.mention is None:
            return None
        opens = GOES_ON.match(self.text, stretch.host[0])
        near = self._sentence(stretch.open) - self._sentence(last.stretch.open) <= 1
        if near and opens and opens.end() == stretch.open:
            return replace(last.source, sure=round(min(last.source.sure, _INHERITED), 2))
        return None

    def _by_role(self, low: int, start: int, end: int) -> _Source:
        """시장은, where one person of the article is that, and named before."""
        word = self.text[start:end]
        held = {n.key for n in self._people(0, start) if n.role and n.role.text.endswith(word)}
        if not held:
            return _Source(self._phrase(low, end), None, 0.6 if is_role(word) else 0.0)
        return _Source((start, end), held.pop() if len(held) == 1 else None, 0.75)

    def _people(self, low: int, high: int) -> Iterator[Name]:
        first = bisect_left(self.starts, low)
        return iter(self.people[first : bisect_left(self.starts, high, lo=first)])

    def _sentence(self, place: int) -> int:
        return bisect_right(self.stops, place)


def _modifies(word: str) -> bool:
    """A verb that tells of the noun behind it: "익명을 요구한"."""
    return len(word) > 1 and word[-1] in "한된은는던할될인"


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _roles(names: Sequence[Name]) -> Mapping[str, tuple[Excerpt, ...]]:
    """What the article says each person is, each once."""
    found: dict[str, dict[str, Excerpt]] = {}
    for name in names:
        if name.kind == "person" and name.role is not None and is_full_name(name.excerpt.text):
            found.setdefault(name.key, {}).setdefault(name.role.text, name.role)
    return {key: tuple(roles.values())[:2] for key, roles in found.items()}
