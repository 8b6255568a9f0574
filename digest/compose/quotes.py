"""The pull-quote of an entry: which one, where it stands, and how its speaker is spelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.candidates.rulings import days_within
from digest.candidates.weights import terms
from digest.compose.harm import sentence_harm
from digest.compose.setting import Entry, Setting
from digest.edits import begins
from digest.model import Candidate, Candidates, Flag, PullQuote, QuoteCandidate, Sentence
from digest.summarize.sequence import follows

SAME = 0.7
"""Share of the shorter one's terms that two quotations of one utterance have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A quotation chosen to stand alone, and its host sentence."""

    candidate: QuoteCandidate
    host: Sentence


def choose_quote(candidates: Candidates, setting: Setting, used: Sequence[str]) -> Pull | None:
    """The quotation that may stand alone and says most about the story; none of `used` comes again."""
    weight = {
        (c.sentence.excerpt.article_id, c.sentence.index): c.weight
        for c in candidates.sentences
        if not _told(c)
    }
    best: tuple[float, Pull] | None = None
    for candidate in candidates.quotes:
        place = candidate.quote.excerpt
        host = setting.readings[place.article_id].sentences[candidate.sentence]
        article = setting.readings[place.article_id].article
        if candidate.rulings or article.kind == "opinion" or sentence_harm(place.text):
            continue
        if any(same_utterance(place.text, other) for other in used):
            continue
        score = weight.get((place.article_id, candidate.sentence), 0.0) + 1 / (2 + candidate.sentence)
        if best is None or score > best[0]:
            best = (score, Pull(candidate=candidate, host=host))
    return best[1] if best else None


def _told(candidate: Candidate) -> bool:
    """A host sentence that rules of sense keep out gives its quotation no weight."""
    return any(r.rule == "language" for r in candidate.rulings)


def same_utterance(a: str, b: str) -> bool:
    """Whether two printed quotations give the same words, cut or translated otherwise."""
    first, second = terms(a), terms(b)
    return bool(first and second) and len(first & second) / min(len(first), len(second)) >= SAME


def pull_quote(
    pull: Pull, lead: Sequence[Candidate], setting: Setting, *, late: bool, disputed: bool
) -> PullQuote:
    """The quotation as printed. With `late` the day it was said is printed, or the article's date
    where that day is in conflict (`disputed`) or not told."""
    quote = pull.candidate.quote
    reading = setting.readings[quote.excerpt.article_id]
    speaker = quote.speaker or ""
    said = None if disputed else _said(pull, setting)
    return PullQuote(
        quote=quote,
        label=setting.labels.get(speaker, speaker),
        credit=setting.credit(reading.article),
        after=_place(pull, lead, setting, 0 if late else 1),
        said=(said or reading.article.published.date()) if late else None,
        sure_day=said is not None,
    )


def _place(pull: Pull, lead: Sequence[Candidate], setting: Setting, least: int) -> int:
    """How many excerpts of the lead stand before the quotation: those as far up in their articles, and
    `least` at the least (the opening)."""
    depth = _depth(pull.host, setting)
    further = (n for n, c in enumerate(lead) if n >= least and _depth(c.sentence, setting) > depth)
    place = next(further, len(lead))
    while 0 < place < len(lead) and follows(lead, place):
        place += 1
    return place


def _depth(sentence: Sentence, setting: Setting) -> float:
    return sentence.index / max(1, len(setting.readings[sentence.excerpt.article_id].sentences))


def _said(pull: Pull, setting: Setting) -> date | None:
    """The day that the host sentence gives for the words."""
    reading = setting.readings[pull.host.excerpt.article_id]
    days = [d for d in days_within(reading, pull.host) if d.tense == "past" and d.first == d.last]
    return days[0].first if days else None


def choose_week_quote(
    words: str | None, entries: Sequence[Entry], setting: Setting
) -> tuple[PullQuote | None, list[Flag]]:
    """The editor's Quote of the week, by its first words; unattended there is none."""
    if not words:
        return None, []
    for entry in entries:
        for candidate in entry.candidates.quotes:
            quote = candidate.quote
            if quote.speaker and begins(quote, words):
                article = setting.readings[quote.excerpt.article_id].article
                label = setting.labels.get(quote.speaker, quote.speaker)
                return PullQuote(quote=quote, label=label, credit=setting.credit(article)), []
    return None, [Flag(rule="edit", reason=f"quote: no quotation with a speaker begins with {words!r}")]
