"""The pull-quote of an entry: which one, where it stands, and how its speaker is spelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from digest.candidates.rulings import days_within
from digest.candidates.utterances import same_utterance
from digest.compose.harm import sentence_harm
from digest.compose.setting import Setting
from digest.model import Candidate, Candidates, PullQuote, QuoteCandidate, Sentence
from digest.summarize.sequence import follows
from digest.text.lexicon import ORGANISATIONS

FREE = 0.3
"""What a quotation gains where its outlet lets us print."""

SWITCHES = 2
"""How often an entry may change its voice."""


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

    def worth(candidate: QuoteCandidate) -> float:
        article_id = candidate.quote.excerpt.article_id
        free = setting.rights(setting.readings[article_id].article) != "quoted"
        central = weight.get((article_id, candidate.sentence), 0.0)
        return central + 1 / (2 + candidate.sentence) + FREE * free

    fit = [c for c in candidates.quotes if _may_stand(c, setting, used)]
    if not fit:
        return None
    best = max(fit, key=worth)
    host = setting.readings[best.quote.excerpt.article_id].sentences[best.sentence]
    return Pull(candidate=best, host=host)


def _may_stand(candidate: QuoteCandidate, setting: Setting, used: Sequence[str]) -> bool:
    place = candidate.quote.excerpt
    return not (
        candidate.rulings
        or setting.readings[place.article_id].article.kind == "opinion"
        or sentence_harm(place.text)
        or not introduced(candidate, setting)
        or any(same_utterance(place.text, other) for other in used)
    )


def introduced(candidate: QuoteCandidate, setting: Setting) -> bool:
    """Whether a role can stand beside the speaker's name, or readers know it (editorial, "First mention");
    a body needs none."""
    speaker = candidate.quote.speaker or ""
    body = any(word in ORGANISATIONS for word in speaker.split())
    return bool(candidate.quote.role) or body or speaker in setting.known


def _told(candidate: Candidate) -> bool:
    """A host sentence that rules of sense keep out gives its quotation no weight."""
    return any(r.rule == "language" for r in candidate.rulings)


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
    `least` at the least (the opening); elsewhere where the voice would change more than twice there."""
    depth = _depth(pull.host, setting)
    further = (n for n, c in enumerate(lead) if n >= least and _depth(c.sentence, setting) > depth)
    wanted = next(further, len(lead))
    outlets = [_outlet(c.sentence, setting) for c in lead]
    own = _outlet(pull.host, setting)

    def cost(place: int) -> tuple[int, int, int]:
        changes = sum(a != b for a, b in pairwise([*outlets[:place], own, *outlets[place:]]))
        return (max(0, changes - SWITCHES), abs(place - wanted), -place)

    places = range(min(least, len(lead)), len(lead) + 1)
    return min((n for n in places if n in (0, len(lead)) or not follows(lead, n)), key=cost)


def _outlet(sentence: Sentence, setting: Setting) -> str:
    article = setting.readings[sentence.excerpt.article_id].article
    return article.source or article.id


def _depth(sentence: Sentence, setting: Setting) -> float:
    return sentence.index / max(1, len(setting.readings[sentence.excerpt.article_id].sentences))


def _said(pull: Pull, setting: Setting) -> date | None:
    """The day that the host sentence gives for the words."""
    reading = setting.readings[pull.host.excerpt.article_id]
    days = [d for d in days_within(reading, pull.host) if d.tense == "past" and d.first == d.last]
    return days[0].first if days else None
