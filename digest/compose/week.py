"""Quote of the week: the editor's choice, and the candidates to choose from (editorial rules)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from digest.candidates.people import person_named
from digest.candidates.utterances import same_utterance
from digest.candidates.weights import terms
from digest.compose.harm import sentence_harm
from digest.compose.quotes import introduced
from digest.compose.setting import Entry, Setting
from digest.edits import begins
from digest.model import Excerpt, Flag, PullQuote, Quote, QuoteCandidate
from digest.text.voices import STATE_MEDIA

MOST = 5
PRINTED = 0.7
"""Share of a quotation's terms in one printed sentence, from which the letter has given it already."""
_NO_VOICE = re.compile(
    r"\b(?:victims?|survivors?|suspects?|defendants?|accused|witness(?:es)?|teen(?:ager)?s?|child(?:ren)?|boys?"
    r"|girls?|pupils?|schoolgirls?|schoolboys?|plaintiffs?|inmates?|widow(?:er)?"
    r"|(?:grand)?(?:mother|father|brother|sister|son|daughter|wife|husband|partner|parents?|family) of"
    r"|[’']s (?:brother|sister|son|daughter|mother|father|wife|husband|partner|family)"
    r"|charged with|convicted|on trial|under arrest|anonym\w+|condition of anonymity|not (?:be )?named"
    r"|(?:[1-9]|1[0-7])-year-old|aged? (?:[1-9]|1[0-7]))\b",
    re.IGNORECASE,
)
"""Words beside a quotation whose speaker is no one to make a show of: a victim, a minor, somebody accused,
somebody without a name."""
_NOT_ALONE = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|(?:this|next|last) (?:week|month|year|night|morning|weekend))\b"
    r"|[\[\]]|\b(?:all these|these|those|look at|an announcement)\b"
    r"|^(?:well|look|yes|no|ok|okay|sure|i mean),"
    r"|^(?:\w+,? ){0,5}(?:they|them|he|him|she|her|it|it[’']s)\b"
    r"(?! (?:is|was|has|will|takes?|would) (?:time|\w+ to)\b)"
    r"|\b(?:crap|hell|damn\w*|shit\w*|fuck\w*|bitch\w*|asshole\w*)\b",
    re.IGNORECASE,
)
"""Words of a quotation that lean on a day or on what was said before, insertions, and what is no language
for a letter."""


def choose_week_quote(
    words: str | None, entries: Sequence[Entry], setting: Setting
) -> tuple[PullQuote | None, list[Flag]]:
    """The editor's Quote of the week, by its first words; unattended there is none."""
    if not words:
        return None, []
    for entry in entries:
        for candidate in entry.candidates.quotes:
            if candidate.quote.speaker and begins(candidate.quote, words):
                return _shown(candidate.quote, setting), []
    return None, [Flag(rule="edit", reason=f"quote: no quotation with a speaker begins with {words!r}")]


def week_candidates(
    entries: Sequence[Entry], setting: Setting, told: Sequence[Excerpt]
) -> tuple[PullQuote, ...]:
    """The quotations that could be Quote of the week: the best of each story, then the second of each.

    None that `told` prints, second-hand, anonymous, of state media, of victims, minors or accused; one
    utterance, and one speaker, once.
    """
    each = [[q for q in _of_story(entry, setting) if not _is_told(q, told)] for entry in entries]
    chosen: list[Quote] = []
    for quote in (q for turn in zip_longest(*each) for q in turn if q):
        again = any(
            quote.speaker == other.speaker or same_utterance(quote.excerpt.text, other.excerpt.text)
            for other in chosen
        )
        if not again and len(chosen) < MOST:
            chosen.append(quote)
    return tuple(_shown(quote, setting) for quote in chosen)


def _shown(quote: Quote, setting: Setting) -> PullQuote:
    article = setting.readings[quote.excerpt.article_id].article
    label = setting.labels.get(quote.speaker or "", quote.speaker or "")
    return PullQuote(quote=quote, label=label, credit=setting.credit(article))


def _of_story(entry: Entry, setting: Setting) -> list[Quote]:
    """The quotations of a story that the rules let stand alone, the weightiest first."""
    weight = {(c.sentence.excerpt.article_id, c.sentence.index): c.weight for c in entry.candidates.sentences}
    fit = [c for c in entry.candidates.quotes if not any(_faults(c, entry, setting))]
    fit.sort(
        key=lambda c: (
            -weight.get((c.quote.excerpt.article_id, c.sentence), 0.0),
            c.quote.excerpt.start,
        )
    )
    return [c.quote for c in fit]


def _faults(candidate: QuoteCandidate, entry: Entry, setting: Setting) -> Iterator[bool]:
    """What keeps a quotation from being anybody's of the week, one truth for each rule."""
    quote = candidate.quote
    reading = setting.readings[quote.excerpt.article_id]
    article, host = reading.article, reading.sentences[candidate.sentence].excerpt
    outlet = setting.outlets.get(article.source or "")
    beside = " ".join([host.text, *(role.text for role in quote.role)])
    person = person_named(entry.candidates.people, quote.speaker or "")
    yield bool(candidate.rulings) or article.kind == "opinion" or not introduced(candidate, setting)
    yield quote.origin is not None or (quote.speaker or "") in STATE_MEDIA
    yield bool(outlet and outlet.state_media) or article.source in STATE_MEDIA
    yield person is None or len(person.key.split()) < 2
    yield bool(_NO_VOICE.search(beside.replace(quote.excerpt.text, " "))) or bool(sentence_harm(beside))
    yield bool(sentence_harm(article.title)) or bool(_NOT_ALONE.search(quote.excerpt.text))


def _is_told(quote: Quote, told: Sequence[Excerpt]) -> bool:
    own = terms(quote.excerpt.text)
    return any(len(own & terms(place.text)) >= PRINTED * len(own) for place in told)
