"""The title of a story: an outlet's own headline that passes the house's rules (editorial, "Titles")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.candidates.weights import terms
from digest.compose.expiry import expired
from digest.compose.setting import Entry, Setting
from digest.model import Article, Candidates, Flag, Headline

MOST_WORDS = 14
_IDLE = re.compile(
    r"\b(?:what to know|here’s what|here's what|everything you need|things to|explained|explainer"
    r"|live updates?|as it happened|in pictures|photos|watch|video)\b"
    r"|^(?:opinion|analysis|column|editorial)\b|:\s*(?:report|live)$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"‘'«]\S[^”\"’'»]*\s[^”\"’'»]*[”\"’'»]")
_ATTRIBUTED = re.compile(r"\b(?:says?|said|tells?|told|warns?|calls?|vows?|adds?|urges?)\b|:", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:to [a-z]+|is|are|was|were|has|have|had|will|would|can|could|may|might|must|not|won|lost|cut"
    r"|hit|set|put|shut|rose|fell|grew|met|sent|held|kept|left|made|took|beat|led|spent|[a-z]{2,}(?:ed|es|ks|ts|ns|ds|ls|ms|ps|rs|ys"
    r"|gs|ws))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The chosen headline (None: none survives the day of sending) and what the editor is told."""

    headline: Headline | None
    flags: tuple[Flag, ...] = ()


def choose_title(entry: Entry, setting: Setting) -> Title:
    """The editor's title, else the best printed headline, else a first sentence; expired ones never."""
    own = next((edit.title for edit in entry.edits if edit.title), None)
    if own:
        return Title(headline=Headline(text=own, origin="editor"))
    printed = _surviving(entry, setting, "printed")
    if printed:
        return _best_printed(printed, entry.candidates, setting)
    working = _surviving(entry, setting, "first_sentence")
    if working:
        flag = Flag(
            rule="title",
            reason="no headline survives: the first sentence stands in for it",
            story_id=entry.id,
        )
        return Title(headline=_headline(working[0]), flags=(flag,))
    return Title(headline=None)


def _surviving(entry: Entry, setting: Setting, origin: str) -> list[Article]:
    """The articles with a headline of this origin that is in the letter's language and not expired."""
    return [
        article
        for article in entry.candidates.story.articles
        if article.title
        and article.title_origin == origin
        and article.kind != "opinion"
        and article.language == setting.newsletter.language
        and not expired(article.title, (), entry.candidates.day, setting.as_of)
    ]


def _best_printed(articles: list[Article], candidates: Candidates, setting: Setting) -> Title:
    passing = [a for a in articles if not any(title_faults(a.title, candidates))]
    if passing:
        free = [a for a in passing if setting.rights(a) != "quoted"] or passing
        best = max(free, key=lambda a: (_told(a.title, candidates), -articles.index(a)))
        return Title(headline=_headline(best))
    plainest = min(articles, key=lambda a: (len(list(title_faults(a.title, candidates))), articles.index(a)))
    faults = "; ".join(title_faults(plainest.title, candidates))
    flag = Flag(rule="title", reason=f"“{plainest.title}”: {faults}", story_id=candidates.story.id)
    return Title(headline=_headline(plainest), flags=(flag,))


def _headline(article: Article) -> Headline:
    return Headline(text=article.title, origin=article.title_origin, article_id=article.id)


def title_faults(title: str, candidates: Candidates) -> Iterator[str]:
    """What the rules hold against a headline."""
    count = len(title.split())
    if count > MOST_WORDS:
        yield f"{count} words, {MOST_WORDS} allowed"
    if _told(title, candidates) < min(2, len(candidates.names)):
        yield "does not hold two of the story’s main names"
    if not _VERB.search(title):
        yield "no verb"
    if title.rstrip().endswith("?"):
        yield "a question"
    if _IDLE.search(title):
        yield "tells what kind of piece it is, not what happened"
    if _QUOTE.search(title) and not _ATTRIBUTED.search(title):
        yield "a quotation without its speaker"


def _told(title: str, candidates: Candidates) -> int:
    """How many of the story's main names a title holds; a name counts by any of its words."""
    own = terms(title)
    return sum(bool(own & terms(name)) for name in candidates.names)
