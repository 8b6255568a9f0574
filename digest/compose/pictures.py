"""Whose picture stands with a story: the letter's own, or an outlet's, by its address alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from digest.compose.setting import Entry, Setting
from digest.edits import StoryEdit
from digest.model import Article, Brief, Flag, Issue, Picture

RULE, UNDESCRIBED = "picture", "alt"
NONE = "none"
"""What the editor writes for a story that is to have no picture."""
_LONGEST = 2000
"""Characters of an address that every mail program follows."""
_NO_PHOTOGRAPH = (".svg", ".ico", ".gif")
"""Logos and counters most often."""
_HOME = (
    ".local", ".localhost", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".home.arpa", ".corp",
    ".invalid", ".test", ".onion",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The picture of a story, and what the editor should know of it."""

    picture: Picture | None = None
    rule: str = RULE
    reason: str = ""


def with_pictures(issue: Issue, told: Sequence[Entry], setting: Setting, own: Mapping[str, Picture]) -> Issue:
    """The issue, its stories with their pictures. `own` are the letter's own by their files' names in the
    edits. A linked picture stands with the top stories, unless the editor asks for it elsewhere."""
    entries = {entry.id: entry for entry in told}
    top = {brief.story_id for brief in issue.top}
    found = {
        brief.story_id: _found(brief, entries[brief.story_id], setting, own, brief.story_id in top)
        for brief in issue.briefs
        if brief.story_id in entries
    }
    return replace(
        issue,
        top=tuple(_pictured(brief, found) for brief in issue.top),
        sections=tuple(
            replace(section, briefs=tuple(_pictured(brief, found) for brief in section.briefs))
            for section in issue.sections
        ),
        flags=(*issue.flags, *_flags(found), *_idle(entries, found)),
    )


def _pictured(brief: Brief, found: Mapping[str, _Found]) -> Brief:
    of_it = found.get(brief.story_id)
    return replace(brief, picture=of_it.picture) if of_it and of_it.picture else brief


def _flags(found: Mapping[str, _Found]) -> Iterator[Flag]:
    for story_id, of_it in found.items():
        if of_it.reason:
            yield Flag(rule=of_it.rule, reason=of_it.reason, story_id=story_id)


def _idle(entries: Mapping[str, Entry], found: Mapping[str, _Found]) -> Iterator[Flag]:
    """What the editor says of pictures that leads to nothing."""
    for story_id, of_it in found.items():
        edits = entries[story_id].edits
        for edit in edits:
            for reason in _in_vain(edit, edits, of_it.picture):
                yield Flag(rule=RULE, reason=f"{edit.where}: {reason}", story_id=story_id)


def _in_vain(edit: StoryEdit, edits: Sequence[StoryEdit], shown: Picture | None) -> Iterator[str]:
    named = next((other for other in edits if other.picture), None)
    asked = next((other for other in edits if other.picture_from), None)
    if edit.picture and named and edit is not named:
        yield f"`picture` {edit.picture!r} is passed over: {named.where} has one for the same story"
    if edit.picture_from and (edit is not asked or (named and named.picture == NONE)):
        yield '`picture_from` is passed over: the story has another one, or `picture = "none"`'
    if edit.picture:
        return
    if edit.picture_credit:
        yield "`picture_credit` is not shown: it belongs to a `picture` of your own in the same [[story]]"
    if edit.alt and not edit.picture_from and not (shown and shown.alt == edit.alt):
        yield "`alt` is not shown: no picture stands with it"


def _found(brief: Brief, entry: Entry, setting: Setting, own: Mapping[str, Picture], is_top: bool) -> _Found:
    allowed = setting.options.pictures
    named = next((edit for edit in entry.edits if edit.picture), None)
    asked = next((edit for edit in entry.edits if edit.picture_from), None)
    if named and named.picture == NONE:
        return _Found()
    if named and allowed == "none":
        return _Found(reason=f'{named.where}: no picture is shown: `[issue] pictures` is not "own"')
    if asked and not named and allowed != "linked":
        return _Found(reason=f'{asked.where}: no picture is linked: `[issue] pictures` is not "linked"')
    if named and named.picture:
        return _own(named.where, own[named.picture], named.alt, named.picture_credit, bool(asked))
    if asked:
        return _asked_for(asked.where, entry, setting, asked.alt)
    if allowed == "linked" and is_top and brief.form != "headline":
        return _free(brief, entry, setting)
    return _Found()


def _own(where: str, picture: Picture, alt: str | None, credit: str | None, twice: bool) -> _Found:
    """A picture that can't be described to who doesn't see it is not shown."""
    if not alt:
        reason = f"{where}: the picture has no `alt` and is not shown: say what there is to see on it"
        return _Found(rule=UNDESCRIBED, reason=reason)
    reason = f"{where}: of `picture` and `picture_from` the letter's own is shown" if twice else ""
    return _Found(picture=replace(picture, alt=alt, credit=credit or ""), reason=reason)


def _asked_for(where: str, entry: Entry, setting: Setting, alt: str | None) -> _Found:
    """The picture that the editor asks for, whatever the outlet's rights; who hasn't got them is told."""
    article = next((a for a in entry.candidates.story.articles if a.id == entry.pictured), None)
    if article is None:
        return _Found(reason=f"{where}: picture_from names no article of this story")
    if not may_be_linked(article.image):
        what = f"no address that can be linked: {article.image}" if article.image else "no picture"
        return _Found(reason=f"{where}: that article states {what}")
    found = _linked(article, alt)
    if setting.rights(article) == "quoted":
        outlet = article.source or "an unknown outlet"
        return replace(
            found, reason=f"its picture is {outlet}’s, which is quoted only: ask for leave to show it"
        )
    return found


def _free(brief: Brief, entry: Entry, setting: Setting) -> _Found:
    """The first picture of an article whose outlet lets the letter print; those that are quoted first."""
    articles = {a.id: a for a in entry.candidates.story.articles}
    inside = (articles[credit.article_id] for credit in brief.credits if credit.article_id in articles)
    free = (a for a in inside if setting.rights(a) != "quoted" and may_be_linked(a.image))
    alt = next((edit.alt for edit in entry.edits if edit.alt), None)
    article = next(free, None)
    return _linked(article, alt) if article else _Found()


def _linked(article: Article, alt: str | None) -> _Found:
    picture = Picture(alt=alt or "", credit=article.source or "", url=article.image, article_id=article.id)
    return _Found(picture=picture)


def may_be_linked(address: str | None) -> bool:
    """Whether an address stated by an article can stand in a letter that others open: http or https, a host
    of the open web by its name (a reader's own network is not asked for anything), no password in it, and
    a photograph as far as its name tells."""
    if not address or len(address) > _LONGEST or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    named = re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[^\W\d][\w-]*", host) and not host.endswith(_HOME)
    plain = parts.scheme in ("http", "https") and port in (None, 80, 443) and "@" not in parts.netloc
    return bool(named) and plain and not parts.path.lower().endswith(_NO_PHOTOGRAPH)
