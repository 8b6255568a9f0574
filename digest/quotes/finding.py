"""The quotations of an article, in order, each with its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.model import Article, Excerpt, Name, Quote, Sentence
from digest.quotes.attribution import Attribution, attribute, beside, spoken
from digest.quotes.korean import find_korean_quotes
from digest.quotes.main_clauses import main_subject
from digest.quotes.origins import find_origin
from digest.quotes.scene import Scene
from digest.quotes.speakers import Speaker, Speakers
from digest.quotes.stretches import FILLED, Stretch, find_stretches
from digest.text import find_names, find_sentences
from digest.text.korean import is_korean
from digest.text.lexicon import NAMING, SAYING

_LEAST_WORDS = 3
_BESIDE = 0.9
"""The confidence of a verb right beside the marks."""
_LONG_HOST = 5000
_FEW = 6
"""Words of a sentence that may be no more than who said what stands before it."""
_SURE = 0.5
"""Under this confidence a quotation has no speaker."""
_WORD = re.compile(r"[^\W_]")
_GOES_ON = re.compile(r"\s+[a-z]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch with the words that name its source, and how it came by them."""

    stretch: Stretch
    attribution: Attribution | None
    own: bool
    """Whether its own host sentence names the source."""


def find_quotes(
    article: Article, *, sentences: Sequence[Sentence] | None = None, names: Sequence[Name] | None = None
) -> tuple[Quote, ...]:
    """The quotations of `article`, in order. `sentences` and `names`, if given, must be its own.

    The excerpt is the words between the marks, less a comma before the closing mark. Titles of works,
    words as words and scare quotes are none. `speaker` is None unless the article names the source.
    """
    sentences = find_sentences(article) if sentences is None else sentences
    stretches, text = find_stretches(article, sentences)
    if not stretches:
        return ()
    names = find_names(article, sentences) if names is None else names
    if is_korean(text):
        return find_korean_quotes(article, sentences, stretches, text, names)
    outside = [n for n in names if text[n.excerpt.start] != FILLED]
    scene = Scene(text, outside)
    found = _attributed(scene, stretches, sentences)
    return tuple(_quotes(article, scene, sentences, [f for f in found if _counts(f)]))


def _attributed(scene: Scene, stretches: Sequence[Stretch], sentences: Sequence[Sentence]) -> list[_Found]:
    out: list[_Found] = []
    for i, stretch in enumerate(stretches):
        following = stretches[i + 1] if i + 1 < len(stretches) else None
        right = following.open if following and following.host == stretch.host else stretch.host[1]
        last = out[-1] if out else None
        same = last if last and last.stretch.host == stretch.host else None
        own = (
            None
            if _alone(scene, stretch)
            else attribute(scene, stretch, right, same.attribution if same else None)
        )
        if own:
            out.append(_Found(stretch, own, own=True))
        else:
            out.append(_Found(stretch, _inherited(scene, stretch, last, sentences), own=False))
    return out


def _inherited(
    scene: Scene, stretch: Stretch, last: _Found | None, sentences: Sequence[Sentence]
) -> Attribution | None:
    """The source of a quotation whose own sentence names none."""
    source = last.attribution if last else None
    if last and source and last.stretch.paragraph == stretch.paragraph and _follows(scene, last, stretch):
        return replace(source, sure=source.sure * 0.95)
    if not _alone(scene, stretch):
        return (
            replace(source, sure=source.sure * 0.4) if source and last and _same_host(last, stretch) else None
        )
    if last and source and last.stretch.goes_on and last.stretch.paragraph == stretch.paragraph - 1:
        return replace(source, sure=source.sure * 0.95)
    return _from_after(scene, stretch, sentences) or _from_before(scene, stretch, last, sentences)


def _from_after(scene: Scene, stretch: Stretch, sentences: Sequence[Sentence]) -> Attribution | None:
    """The source of a quotation whose stop parts it from a few words after it: “….” X said."""
    at = bisect_right(sentences, stretch.host[1] - 1, key=lambda s: s.excerpt.start)
    if at == len(sentences):
        return None
    place = sentences[at].excerpt
    few = len(place.text.split()) <= _FEW and FILLED not in scene.text[place.start : place.end]
    if not few or "\n" in scene.text[stretch.after : place.start]:
        return None
    return beside(scene, stretch.after, place.end)


def _same_host(last: _Found, stretch: Stretch) -> bool:
    return last.stretch.host == stretch.host


def _follows(scene: Scene, last: _Found, stretch: Stretch) -> bool:
    """Whether nothing but the end of the last host stands between two quotations."""
    return not _WORD.search(scene.text, last.stretch.host[1], stretch.open) or _same_host(last, stretch)


def _alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether the host sentence is nothing but quoted words, a joining word before them apart."""
    if stretch.host[1] - stretch.host[0] > _LONG_HOST:
        return False
    rest = scene.text[slice(*stretch.host)].replace(FILLED, "")
    return not _WORD.search(rest) or rest.strip(" ,.\n") in (
        "But",
        "Instead",
        "And",
        "So",
        "Yet",
        "Or",
        "Still",
        "Plus",
        "Because",
    )


def _from_before(
    scene: Scene, stretch: Stretch, last: _Found | None, sentences: Sequence[Sentence]
) -> Attribution | None:
    """The source of a quotation that stands alone: who spoke last, or whom the sentence before tells of."""
    at = bisect_right(sentences, stretch.open, key=lambda s: s.excerpt.end)
    before = sentences[at - 1 : at]
    if last and last.attribution and before and last.stretch.after > before[0].excerpt.start:
        return replace(last.attribution, sure=last.attribution.sure * 0.8)
    if before:
        start, end = before[0].excerpt.start, before[0].excerpt.end
        subject = spoken(scene, start, end) or main_subject(scene, start, end)
        if subject and (_may_speak(scene, subject) or scene.text[start:end].rstrip().endswith(":")):
            return Attribution(subject, None, 0.55)
    if last and last.attribution and last.stretch.paragraph >= stretch.paragraph - 2:
        return replace(last.attribution, sure=last.attribution.sure * 0.5)
    return None


def _may_speak(scene: Scene, subject: tuple[int, int]) -> bool:
    words = scene.text[slice(*subject)].lower()
    return words in ("he", "she") or any(n.kind == "person" for n in scene.names_in(*subject))


def _counts(found: _Found) -> bool:
    """Whether the words are a quotation: three words and more, or fewer that a verb of saying brings in."""
    source = found.attribution
    if found.stretch.words >= _LEAST_WORDS:
        return True
    if source is None or found.stretch.tail not in ".!?,":
        return False
    return source.sure > _BESIDE if found.own else source.sure > 0.8 and found.stretch.tail != ","


def _quotes(
    article: Article, scene: Scene, sentences: Sequence[Sentence], found: Sequence[_Found]
) -> list[Quote]:
    speakers = Speakers(scene, sentences)
    quotes: list[Quote] = []
    for i, item in enumerate(found):
        speaker = _speaker(speakers, item)
        previous = quotes[-1] if quotes else None
        continues = (
            previous.excerpt if previous and _continues(found[i - 1], item, previous, speaker) else None
        )
        quotes.append(_quote(article, scene, speakers, item, speaker, continues))
    return quotes


def _speaker(speakers: Speakers, item: _Found) -> Speaker:
    if item.attribution is None:
        return Speaker(None, 0.2)
    speaker = speakers.resolve(item.attribution.mention)
    if speaker.key:
        speakers.said.append((item.attribution.mention[0], speaker.key))
    return speaker


def _continues(last: _Found, item: _Found, previous: Quote, speaker: Speaker) -> bool:
    """A quotation goes on where marks stay open, or where the same source needs no naming again."""
    if item.own or item.stretch.paragraph != last.stretch.paragraph + 1:
        return False
    return last.stretch.goes_on or (previous.speaker is not None and previous.speaker == speaker.key)


def _quote(
    article: Article,
    scene: Scene,
    speakers: Speakers,
    item: _Found,
    speaker: Speaker,
    continues: Excerpt | None,
) -> Quote:
    source, stretch = item.attribution, item.stretch
    sure = round(source.sure * speaker.sure, 2) if source else 0.1
    return Quote(
        excerpt=Excerpt.of(article, stretch.start, stretch.end),
        speaker=speaker.key if sure >= _SURE else None,
        mention=Excerpt.of(article, *source.mention) if source else None,
        cue=Excerpt.of(article, *source.cue) if source and source.cue else None,
        role=speakers.roles(source.mention, speaker.key) if source else (),
        continues=continues,
        origin=find_origin(scene, stretch, speaker.key),
        direct=_direct(article.text, scene, item),
        confidence=sure,
    )


def _direct(text: str, scene: Scene, item: _Found) -> bool:
    """Whether the words are whole clauses of their own, not a part of the writer's sentence."""
    stretch = item.stretch
    if _woven_on(scene, item):
        return False
    first = next((c for c in text[stretch.start : stretch.end] if c.isalnum()), "")
    low = max(stretch.host[0], stretch.open - _LONG_HOST)
    before = scene.text[low : stretch.open].rstrip().rstrip(FILLED).rstrip()
    said = item.own and item.attribution is not None and item.attribution.sure >= _BESIDE
    whole = stretch.tail in ",.!?"
    if before.endswith((",", ":")) and stretch.words >= _LEAST_WORDS:
        return first.isupper() or _says_before(before) or (whole and said)
    if not first.isupper():
        return not before and whole
    return not before or before[-1] in ".!?—–-" or (whole and said)


def _woven_on(scene: Scene, item: _Found) -> bool:
    """Whether the writer's sentence goes on right after the marks, and not with a verb of saying."""
    stretch, cue = item.stretch, item.attribution.cue if item.attribution else None
    if stretch.tail in ",.!?—–-" or not _GOES_ON.match(scene.text, stretch.after, stretch.host[1]):
        return False
    return cue is None or not stretch.after <= cue[0] <= stretch.after + 2


def _says_before(before: str) -> bool:
    words = before.rstrip(",:").split()
    return bool(words) and words[-1] in SAYING | NAMING
