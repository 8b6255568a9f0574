"""The title of a story: an outlet's own headline that passes the house's rules (editorial, "Titles")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.candidates.weights import terms
from digest.compose.expiry import expired
from digest.compose.setting import Entry, Setting
from digest.facts.verbs import AUXILIARIES, PAST, THIRD
from digest.model import Article, Candidates, Flag, Headline
from digest.text.titles import headline

MOST_WORDS = 14
_IDLE = re.compile(
    r"\b(?:what to know|here’s what|here's what|everything you need|things to|explained|explainer"
    r"|live updates?|as it happened|in pictures|photos|watch|video)\b"
    r"|^(?:what|why|how|inside|countdown)\b|^(?:opinion|analysis|column|editorial)\b|:\s*(?:report|live)$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"‘'«]\S[^”\"’'»]*\s[^”\"’'»]*[”\"’'»]")
_ATTRIBUTED = re.compile(r"\b(?:says?|said|tells?|told|warns?|calls?|vows?|adds?|urges?)\b|:", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:to [a-z]+|is|are|was|were|has|have|had|will|would|can|could|may|might|must|not|won|lost|cut"
    r"|hit|set|put|shut|rose|fell|grew|met|sent|held|kept|left|made|took|beat|led|spent|[a-z]{2,}(?:ed|es|ks|ts|ns|ds|ls|ms|ps|rs|ys"
    r"|gs|ws))\b"
)

_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|tonight"
    r"|(?:this|next|last|coming) (?:week|weekend|month|year))\b(?!['’]s)",
    re.IGNORECASE,
)
_TORN = re.compile(r"[—–-]\s*$|\([A-Z]{2,5}\)\s*[—–-]?\s*$|\.\.\.$|…$")


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
    printed = _news(_surviving(entry, setting, "printed"), entry)
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
        and not expired(headline(article), (), entry.candidates.day, setting.as_of)
    ]


def _news(articles: list[Article], entry: Entry) -> list[Article]:
    """Of a story that an earlier issue told, the articles whose headline is news, if there are any."""
    fresh = entry.recalled.headlines if entry.recalled else frozenset[str]()
    return [a for a in articles if a.id in fresh] or articles


def _best_printed(articles: list[Article], candidates: Candidates, setting: Setting) -> Title:
    passing = [a for a in articles if not any(title_faults(headline(a), candidates))]
    if passing:
        free = [a for a in passing if setting.rights(a) != "quoted"] or passing
        best = max(free, key=lambda a: (_told(headline(a), candidates), -articles.index(a)))
        return Title(headline=_headline(best))
    faults = {a.id: list(title_faults(headline(a), candidates)) for a in articles}
    plainest = min(articles, key=lambda a: (_excess(headline(a)), len(faults[a.id]), articles.index(a)))
    reason = f"“{headline(plainest)}”: {'; '.join(faults[plainest.id])}"
    flag = Flag(rule="title", reason=reason, story_id=candidates.story.id)
    return Title(headline=_headline(plainest), flags=(flag,))


def _excess(title: str) -> int:
    """How far a title is too long, in halves of what is allowed."""
    return max(0, len(title.split()) - MOST_WORDS) // (MOST_WORDS // 2)


def _headline(article: Article) -> Headline:
    return Headline(text=headline(article), origin=article.title_origin, article_id=article.id)


def title_faults(title: str, candidates: Candidates) -> Iterator[str]:
    """What the rules hold against a headline."""
    count = len(title.split())
    if count > MOST_WORDS:
        yield f"{count} words, {MOST_WORDS} allowed"
    if _told(title, candidates) < min(2, len(candidates.names)):
        yield "does not hold two of the story’s main names"
    if not _has_verb(title):
        yield "no verb"
    if title.rstrip().endswith("?"):
        yield "a question"
    if _IDLE.search(title):
        yield "tells what kind of piece it is, not what happened"
    relative = _RELATIVE.search(title)
    if relative:
        yield f"“{relative[0]}” needs the article’s date"
    if _TORN.search(title):
        yield "does not end as a headline does"
    if _QUOTE.search(title) and not _ATTRIBUTED.search(title):
        yield "a quotation without its speaker"


def _has_verb(title: str) -> bool:
    """Whether a headline tells what is done; in one of capitals throughout a verb is known by its form."""
    words = title.split()
    small = [w for w in words if w[:1].islower() and len(w) > 3]
    if len(words) > 2 and not small:
        forms = {w.strip(".,:;’'\"“”").lower() for w in words[1:]}
        return bool(forms & (THIRD | PAST | AUXILIARIES)) or "to" in forms
    return bool(_VERB.search(title))


def _told(title: str, candidates: Candidates) -> int:
    """How many of the story's main names a title holds; a name counts by any of its words."""
    own = terms(title)
    return sum(bool(own & terms(name)) for name in candidates.names)
