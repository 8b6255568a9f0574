"""Voices: opinion pieces, each under its author's name and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from digest.compose.expiry import expired, sentence_expired
from digest.compose.harm import sentence_harm
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.model import Article, Candidate, Excerpt, Flag, Headline, Voice
from digest.text.titles import headline

MOST_EXCERPTS = 2


def voices(entries: Sequence[Entry], setting: Setting, printed: Printed) -> tuple[list[Voice], list[Flag]]:
    """The opinion pieces of the window, and the ones that can't be named or quoted."""
    found, flags = [], []
    for entry in entries:
        for article in entry.candidates.story.articles:
            if article.kind != "opinion" or article.language != setting.newsletter.spoken:
                continue
            voice = _voice(article, entry, setting, printed)
            if voice:
                found.append(voice)
            else:
                reason = f"opinion “{article.title}”: no author, or nothing of it may be printed"
                flags.append(Flag(rule="opinion", reason=reason, story_id=entry.id))
    return found, flags


def _voice(article: Article, entry: Entry, setting: Setting, printed: Printed) -> Voice | None:
    own = [c for c in entry.candidates.sentences if c.sentence.excerpt.article_id == article.id]
    excerpts: list[Excerpt] = []
    for candidate in sorted(own, key=lambda c: (c.sentence.index > 0, -c.weight, c.sentence.index)):
        excerpt = candidate.sentence.excerpt
        if _printable(candidate, entry, setting) and printed.fits([*excerpts, excerpt]) is None:
            excerpts.append(excerpt)
        if len(excerpts) == MOST_EXCERPTS:
            break
    title = headline(article)
    if not article.byline or not excerpts or expired(title, (), entry.candidates.day, setting.as_of):
        return None
    for excerpt in excerpts:
        printed.add(article.id, excerpt.text)
    return Voice(
        author=article.byline[0],
        headline=Headline(text=title, origin=article.title_origin, article_id=article.id),
        excerpts=tuple(sorted(excerpts, key=lambda e: e.start)),
        credit=setting.credit(article),
    )


def _printable(candidate: Candidate, entry: Entry, setting: Setting) -> bool:
    """Whether no rule but that of opinion bars a sentence."""
    sentence = candidate.sentence
    reading = setting.readings[sentence.excerpt.article_id]
    return not (
        any(r.effect == "bar" and r.rule != "opinion" for r in candidate.rulings)
        or sentence_harm(sentence.excerpt.text)
        or sentence_expired(reading, sentence, entry.candidates.day, setting.as_of)
    )
