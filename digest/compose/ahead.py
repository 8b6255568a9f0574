"""The week ahead: what the printed stories say will happen on or after the day of sending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from digest.candidates.rulings import days_within
from digest.compose.expiry import out_of_window
from digest.compose.glosses import glosses
from digest.compose.harm import sentence_harm
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.facts import is_future
from digest.facts.future import without_quoted
from digest.model import Ahead, Candidate, Day, Excerpt, Gloss, PullQuote
from digest.summarize.novelty import senses
from digest.summarize.repetition import repetition
from digest.summarize.sequence import (
    SequenceRule,
    first_mention,
    named_subject,
    names_in,
    one_spelling,
    person_keys,
)
from digest.text.korean import is_korean

_POINTS_BACK = re.compile(r"\b(?:them|him)\b|\bthe same\b", re.IGNORECASE)
_REMEMBERED = re.compile(r"\s+(?:\w+\s+)?(?:anniversary|birthday|holiday)\b", re.IGNORECASE)
_FORECAST = re.compile(
    r"\b(?:could|may|might|likely|unlikely|poised|predict\w*|forecast\w*|projected|projections?|bets?|odds"
    r"|economists|analysts|pundits|pollsters|experts (?:expect|say|think|believe))\b"
)
"""What somebody takes to be so is no event."""
_PARTS = re.compile(
    r"[;:—“”\"]| [–-] |,? \b(?:that|which|who|but|while|after|before|because|said|says|told|announced"
    r"|confirmed|discussed|according to)\b"
)
_NAMED_PLAN = re.compile(
    r"\b(?:an?|the|his|her|its|their|new|[\w]+[’']s) (?:[\w-]+ )?(?:plans?|proposal|effort|bid|vote|decision"
    r"|order|bill) to \w+"
)
_SENSE_TOLD = 0.5
"""Share of a line's sense that another line of its story tells, from which a vague day adds nothing."""
FARTHEST = 200
"""Days after the day of sending beyond which nothing is "ahead" of a weekly letter."""
_FREED = frozenset({"also", "too"})
"""Words that do not bar here (editorial rules, "Leaning sentences")."""


def ahead(
    entries: Sequence[Entry],
    setting: Setting,
    told: Sequence[Excerpt],
    quotes: Sequence[PullQuote],
    printed: Printed,
) -> list[Ahead]:
    """The lines of The week ahead, soonest first, vague ranges last; nothing that `told` prints."""
    found: list[Ahead] = []
    for entry in entries:
        quote = next((q for q in quotes if _of(q, entry)), None)
        found += _of_story(entry, setting, told, quote)
    lines = sorted(found, key=lambda a: _when(a, setting))
    taken: list[Ahead] = []
    for line in lines:
        if len(taken) < setting.options.ahead and printed.fits([line.excerpt]) is None:
            printed.add(line.excerpt.article_id, line.excerpt.text)
            taken.append(line)
    return taken


def _when(line: Ahead, setting: Setting) -> tuple[bool, date, date, str, int]:
    """Soonest first: what has begun by its last day, what is to come by its first."""
    day = line.first if line.first >= setting.as_of else line.last
    return (line.later, day, line.last, line.excerpt.article_id, line.excerpt.start)


def _of(quote: PullQuote, entry: Entry) -> bool:
    return quote.quote.excerpt.article_id in {a.id for a in entry.candidates.story.articles}


def _of_story(
    entry: Entry, setting: Setting, told: Sequence[Excerpt], quote: PullQuote | None
) -> list[Ahead]:
    """One line for each day of a story: an own or licensed outlet's, then the longest."""
    lines = [
        line
        for candidate in entry.candidates.sentences
        for line in _lines(candidate, entry, setting, told, quote)
    ]
    lines.sort(key=lambda line: (_quoted(line, setting), -len(line.excerpt.text)))
    chosen: list[Ahead] = []
    for line in lines:
        if not any(_same_day(line, other) or line.excerpt.meets(other.excerpt) for other in chosen):
            chosen.append(line)
    return [line for line in chosen if not any(_vaguer(line, other) for other in chosen)]


def _vaguer(line: Ahead, other: Ahead) -> bool:
    """Whether another line tells the same of a nearer day: "next month" beside "June 16"."""
    own = senses(line.excerpt.text)
    within = line.first <= other.first and other.last <= line.last and not _same_day(line, other)
    return line.later and within and len(own & senses(other.excerpt.text)) >= _SENSE_TOLD * len(own)


def _quoted(line: Ahead, setting: Setting) -> bool:
    return setting.rights(setting.readings[line.excerpt.article_id].article) == "quoted"


def _lines(
    candidate: Candidate,
    entry: Entry,
    setting: Setting,
    told: Sequence[Excerpt],
    quote: PullQuote | None,
) -> Iterator[Ahead]:
    reading = setting.readings[candidate.sentence.excerpt.article_id]
    days = [d for d in days_within(reading, candidate.sentence) if _is_ahead(d, candidate, setting)]
    if not days or _barred(candidate, days, setting) or reading.article.kind == "opinion":
        return
    for sequence in _spans(candidate, entry, days, setting):
        if _fault(sequence, entry, setting, quote) is None:
            excerpt = _joined(sequence, setting)
            if any(excerpt.meets(place) for place in told):
                return
            yield _line(days, excerpt, entry, setting)
            return


def _line(days: Sequence[Day], excerpt: Excerpt, entry: Entry, setting: Setting) -> Ahead:
    day = max(days, key=lambda d: (d.last - d.first, -d.excerpt.start))
    return Ahead(
        first=day.first,
        last=day.last,
        excerpt=excerpt,
        credit=setting.credit(setting.readings[excerpt.article_id].article),
        story_id=entry.id,
        later=day.vague or day.precision != "day",
        glosses=_further(glosses([excerpt], setting), day),
    )


def _further(found: Sequence[Gloss], day: Day) -> tuple[Gloss, ...]:
    """Without the gloss that tells the line's own day: that stands beside the line already."""
    return tuple(g for g in found if (g.day, g.last or g.day) != (day.first, day.last))


def _is_ahead(day: Day, candidate: Candidate, setting: Setting) -> bool:
    """Whether a day lies on or after the day of sending, in a clause that tells of the future."""
    if day.last < setting.as_of or day.tense == "past" or day.precision == "year":
        return False
    text, start = candidate.sentence.excerpt.text, candidate.sentence.excerpt.start
    remembered = _REMEMBERED.match(text, day.excerpt.end - start)
    if remembered or (day.last - setting.as_of).days > FARTHEST or _FORECAST.search(without_quoted(text)):
        return False
    if is_korean(text):
        return day.tense == "future"
    return is_future(_around(text, day.excerpt.start - start))


def _around(text: str, place: int) -> str:
    """The clause that stands around a place, less the plans that are only named in it ("a plan to build")."""
    first = max((m.end() for m in _PARTS.finditer(text, 0, place)), default=0)
    end = _PARTS.search(text, place)
    return _NAMED_PLAN.sub("", text[first : end.start() if end else len(text)])


def _barred(candidate: Candidate, days: Sequence[Day], setting: Setting) -> bool:
    reading = setting.readings[candidate.sentence.excerpt.article_id]
    bars = [r for r in candidate.rulings if r.effect == "bar" and not _freed(r.rule, r.reason)]
    return bool(
        bars
        or sentence_harm(candidate.sentence.excerpt.text)
        or out_of_window(reading, candidate.sentence, setting, days)
    )


def _freed(rule: str, reason: str) -> bool:
    return rule == "leaning" and any(reason.startswith(f"“{word}”") for word in _FREED)


def _spans(
    candidate: Candidate, entry: Entry, days: Sequence[Day], setting: Setting
) -> list[tuple[Candidate, ...]]:
    """The sentence alone, or with the one before it in its paragraph, as one span; a sentence with days
    of its own goes with it only if they lie within these."""
    now = candidate.sentence
    before = next(
        (
            c
            for c in entry.candidates.sentences
            if c.sentence.excerpt.article_id == now.excerpt.article_id
            and c.sentence.index == now.index - 1
            and c.sentence.paragraph == now.paragraph
            and not any(r.rule in {"leaning", "quotation", "conflict"} for r in c.rulings)
            and _within(c, days, setting)
        ),
        None,
    )
    return [(candidate,), *([(before, candidate)] if before else [])]


def _within(candidate: Candidate, days: Sequence[Day], setting: Setting) -> bool:
    reading = setting.readings[candidate.sentence.excerpt.article_id]
    first, last = min(d.first for d in days), max(d.last for d in days)
    return all(first <= d.first and d.last <= last for d in days_within(reading, candidate.sentence))


def _fault(
    sequence: Sequence[Candidate], entry: Entry, setting: Setting, quote: PullQuote | None
) -> object | None:
    """A line must be understood without the story: it names somebody or something, and the rules of first
    mention hold in it."""
    if not any(_names(candidate, setting) for candidate in sequence):
        return "names nobody and nothing"
    if len(sequence) == 1 and _POINTS_BACK.search(sequence[0].sentence.excerpt.text):
        return "points back to what is not printed"
    keys = person_keys(entry.candidates)
    said = quote.quote if quote else None
    rules: list[SequenceRule] = [
        first_mention(setting.readings, keys, setting.known),
        named_subject(setting.readings, "", within=False),
        one_spelling(setting.readings, keys, said),
    ]
    if said:
        rules.append(repetition(setting.readings, "", said, keys))
    return next((fault for rule in rules if (fault := rule(sequence))), None)


def _names(candidate: Candidate, setting: Setting) -> bool:
    return bool(names_in(candidate, setting.readings))


def _joined(sequence: Sequence[Candidate], setting: Setting) -> Excerpt:
    first, last = sequence[0].sentence.excerpt, sequence[-1].sentence.excerpt
    return Excerpt.of(setting.readings[first.article_id].article, first.start, last.end)


def _same_day(a: Ahead, b: Ahead) -> bool:
    return (a.first, a.last) == (b.first, b.last)
