"""The title of a story: an outlet's own headline that passes the house's rules (editorial, "Titles")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.compose.expiry import expired
from digest.compose.headlines import gravity, title_rulings, told
from digest.compose.setting import Entry, Setting
from digest.facts import find_days
from digest.model import Article, Candidates, Day, Excerpt, Flag, Headline, Sentence, TitleChoice
from digest.text.titles import headline

_NAMED = 3
"""Main names of a story that are told."""
MOST_CHOICES = 3
"""Headlines that are kept for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The chosen headline (None: none survives the day of sending), what the editor is told, and the
    printed headlines to choose from, best first."""

    headline: Headline | None
    flags: tuple[Flag, ...] = ()
    choices: tuple[TitleChoice, ...] = ()


def choose_title(entry: Entry, setting: Setting) -> Title:
    """The editor's title, else the best printed headline, else a first sentence; expired ones never."""
    printed = _news(_surviving(entry, setting, "printed"), entry)
    choices = tuple(_ordered(printed, entry.candidates, setting))
    kept = choices[:MOST_CHOICES]
    own = next((edit.title for edit in entry.edits if edit.title), None)
    if own:
        # A headline that the editor has taken over from the list is an outlet's, and is credited to it.
        same = (choice.headline for choice in choices if choice.headline.text == own)
        return Title(headline=next(same, Headline(text=own, origin="editor")), choices=kept)
    if choices:
        return replace(_best_printed(choices, entry), choices=kept)
    working = _surviving(entry, setting, "first_sentence")
    if working:
        flag = Flag(
            rule="title",
            reason="no headline survives: the first sentence stands in for it",
            story_id=entry.id,
        )
        return Title(headline=_choice(working[0], entry.candidates).headline, flags=(flag,))
    return Title(headline=None)


def _surviving(entry: Entry, setting: Setting, origin: str) -> list[Article]:
    """The articles with a headline of this origin that is in the letter's language and not expired."""
    return [
        article
        for article in entry.candidates.story.articles
        if article.title
        and article.title_origin == origin
        and article.kind != "opinion"
        and article.language == setting.newsletter.spoken
        and not expired(headline(article), _days(article), entry.candidates.day, setting.as_of)
    ]


def _days(article: Article) -> tuple[Day, ...]:
    """The days from its article's on that a headline names; the tense of a headline's weekday is not sure, so
    one that seems to have been says nothing."""
    alone = replace(article, text=headline(article), marks=())
    whole = Sentence(excerpt=Excerpt.of(alone, 0, len(alone.text)), index=0, paragraph=0)
    return tuple(d for d in find_days(alone, [whole]) if d.last >= article.published.date())


def _news(articles: list[Article], entry: Entry) -> list[Article]:
    """Of a story that an earlier issue told, the articles whose headline is news, if there are any."""
    fresh = entry.recalled.headlines if entry.recalled else frozenset[str]()
    return [a for a in articles if a.id in fresh] or articles


def _best_printed(choices: Sequence[TitleChoice], entry: Entry) -> Title:
    best = choices[0]
    faults = "; ".join(_faults(best, entry.candidates))
    flag = Flag(rule="title", reason=f"“{best.headline.text}”: {faults}", story_id=entry.id)
    return Title(headline=best.headline, flags=(flag,) if faults else ())


def _faults(choice: TitleChoice, candidates: Candidates) -> Iterator[str]:
    """What an editor should mend in the best headline there is. Two main names make one better than another;
    one tells a reader already whom it is about, so only a headline without any is a fault."""
    for ruling in choice.rulings:
        if ruling.effect == "bar" and ruling.rule != "names":
            yield ruling.reason
        elif ruling.rule == "names" and ruling.effect == "bar" and not told(choice.headline.text, candidates):
            yield f"holds none of the story’s main names ({', '.join(candidates.names[:_NAMED])})"


def _ordered(articles: Sequence[Article], candidates: Candidates, setting: Setting) -> list[TitleChoice]:
    """The headlines of the articles, each text once, best first: those that pass, of outlets that may be
    printed freely before the others, the plainest, with the most main names; then the least unplain."""
    choices = {headline(a): _choice(a, candidates) for a in reversed(articles)}
    order = list(dict.fromkeys(headline(a) for a in articles))
    rights = {headline(a): setting.rights(a) == "quoted" for a in reversed(articles)}

    def key(title: str) -> tuple[bool, bool, int, int, int]:
        rulings = choices[title].rulings
        barred = any(ruling.effect == "bar" for ruling in rulings)
        return (
            barred,
            rights[title] and not barred,
            gravity(title, rulings, candidates),
            -told(title, candidates),
            order.index(title),
        )

    return [choices[title] for title in sorted(order, key=key)]


def _choice(article: Article, candidates: Candidates) -> TitleChoice:
    return TitleChoice(
        headline=Headline(text=headline(article), origin=article.title_origin, article_id=article.id),
        outlet=article.source,
        rulings=title_rulings(headline(article), candidates),
    )
