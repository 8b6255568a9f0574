"""What the editor is told of a printed story: what is not known, what differs, what leans on one outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digest.candidates.people import spellings
from digest.compose.disagreements import shows
from digest.compose.rights import count_words
from digest.compose.setting import Entry, Setting
from digest.model import Brief, Flag, Share


def story_flags(entry: Entry, brief: Brief, setting: Setting) -> Iterator[Flag]:
    """The flags of one story, in the order of the rules below."""
    candidates = entry.candidates
    for article in candidates.story.articles:
        if article.source is None:
            yield _flag(
                entry, "outlet", f"the outlet of “{article.title}” is not known: name it in the edits"
            )
        if article.dated in {"file", "first_seen", "unknown"}:
            reason = f"the date of “{article.title}” is not taken from its text ({article.dated})"
            why = "none is printed there, or what is was refused, as of a day to come: `digest read` tells"
            yield _flag(entry, "date", f"{reason}: {why}")
        if broken := article.text.count("\ufffd"):
            yield _flag(entry, "broken", f"{broken} characters of “{article.title}” could not be decoded")
        if article.partial:
            yield _flag(entry, "partial", f"only a part of “{article.title}” could be read")
    if all(article.url is None for article in candidates.story.articles):
        yield _flag(entry, "address", "no article of this story has an address to link to")
    yield from _conflicts(entry, brief)
    for person in candidates.people:
        if spelled := spellings(person):
            yield _flag(entry, "spelling", f"one person, spelled {' and '.join(spelled)}")
    yield from _sole_origin(entry, brief)
    yield from _over_half(entry, brief, setting)


def _conflicts(entry: Entry, brief: Brief) -> Iterator[Flag]:
    """Those that the editor has not settled, and those of which both sides can't be printed."""
    for conflict in entry.candidates.conflicts:
        if not conflict.right:
            yield _flag(entry, "conflict", conflict.told)
        elif conflict.both and not shows(brief.disagreements, conflict):
            yield _flag(entry, "edit", f"settle: the sentences on the {conflict.told} can't both be printed")


def _flag(entry: Entry, rule: str, reason: str) -> Flag:
    return Flag(rule=rule, reason=reason, story_id=entry.id)


def _sole_origin(entry: Entry, brief: Brief) -> Iterator[Flag]:
    if brief.outlets > 1 and len(brief.origins) == 1:
        name = brief.origins[0].name
        told = f", 1 origin: {name}" if name else " print one text"
        yield _flag(entry, "origin", f"{brief.outlets} outlets{told}")


def _over_half(entry: Entry, brief: Brief, setting: Setting) -> Iterator[Flag]:
    """An entry of two sentences that is over half one quoted outlet's words, without an own line."""
    excerpts = [*brief.lead, *(q.quote.excerpt for q in brief.quotes)]
    if len(excerpts) < 2 or brief.line:
        return
    words: Counter[str] = Counter()
    for excerpt in excerpts:
        words[excerpt.article_id] += count_words(excerpt.text)
    for article_id, count in words.items():
        article = setting.readings[article_id].article
        if setting.rights(article) == "quoted" and count * 2 > words.total():
            who = article.source or "an unknown outlet"
            yield _flag(entry, "copying", f"over half the words are {who}’s: add a line of your own")


def own_share(briefs: Sequence[Brief], notes: Sequence[str]) -> tuple[Share, ...]:
    """The editor's own words; () where there are none."""
    texts = [b.line for b in briefs if b.line]
    texts += [b.headline.text for b in briefs if b.headline and b.headline.origin == "editor"]
    words = sum(count_words(text) for text in [*texts, *notes])
    share = Share(outlet="", rights="own", words=words, sentences=len(texts) + len(notes))
    return (share,) if words else ()
