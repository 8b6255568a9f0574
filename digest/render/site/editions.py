"""A built issue → an edition: what the site keeps of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from digest.candidates.people import person_named
from digest.candidates.utterances import SURE
from digest.model import Brief, Candidates, Excerpt, Issue
from digest.render.clean import one_line
from digest.render.credits import Sources, sources_of
from digest.render.labels import Labels
from digest.render.page import page_of
from digest.render.placed import on_site, pictures_of
from digest.render.site.slugs import slug
from digest.render.site.values import Edition, Saying
from digest.render.view import Entry, Page, Paragraph, Pull, Words


def edition_of(issue: Issue, labels: Labels) -> Edition:
    """The edition of an issue. Raises RenderError where the catalogue lacks a line."""
    page = page_of(issue, labels)
    sent = issue.manifest.as_of
    last = max([sent, *(note.day for note in issue.corrections)])
    return Edition(
        slug=slug(issue.slot),
        issue=_lean(issue),
        page=on_site(page, issue),
        pictures={picture.name: picture.raw for picture in pictures_of(issue).values() if picture.data},
        sayings=tuple(_sayings(issue, page, sources_of(issue, labels))),
        published=_noon(sent, issue),
        updated=_noon(last, issue),
    )


def linked(edition: Edition, files: Mapping[str, str]) -> Edition:
    """The edition whose stories lead to the pages of the site that told them before: `files` are the paths
    of the published issues by their slots."""
    told = {brief.story_id: brief.earlier for brief in edition.issue.briefs}

    def within(entry: Entry) -> Entry:
        earlier = told.get(entry.story_id)
        if entry.earlier is None or earlier is None:
            return entry
        file = files.get(earlier.slot)
        url = f"../{file}#story-{earlier.place}" if file else None
        return replace(entry, earlier=replace(entry.earlier, url=url))

    return replace(edition, page=edition.page.with_entries(within))


def _lean(issue: Issue) -> Issue:
    """The issue without what no page of the site shows: an archive of years has to fit into memory."""
    bare = {credit.article_id for credit in issue.credits if credit.url is None}
    kept = {brief.story_id: _lean_brief(brief) for brief in issue.briefs}
    return replace(
        issue,
        articles=tuple(replace(a, text="", marks=()) for a in issue.articles if a.id in bare),
        candidates=(),
        quotable=(),
        people=(),
        flags=(),
        conflicts=(),
        top=tuple(kept[brief.story_id] for brief in issue.top),
        sections=tuple(replace(s, briefs=tuple(kept[b.story_id] for b in s.briefs)) for s in issue.sections),
        held=tuple(replace(held, weighed=()) for held in issue.held),
    )


def _lean_brief(brief: Brief) -> Brief:
    picture = replace(brief.picture, data="") if brief.picture else None
    return replace(brief, weighed=(), picture=picture)


def _noon(day: date, issue: Issue) -> datetime:
    """A bare day is noon in the letter's zone."""
    return datetime.combine(day, time(12), ZoneInfo(issue.newsletter.zone))


def _sayings(issue: Issue, page: Page, sources: Sources) -> Iterator[Saying]:
    """Who said what, in reading order."""
    told = {candidates.story.id: candidates for candidates in issue.candidates}
    for brief, entry in zip(issue.briefs, page.entries, strict=True):
        yield from (_pulled(part, entry) for part in entry.body if isinstance(part, Pull))
        if brief.story_id in told:
            yield from _hosted(brief, entry, told[brief.story_id], sources)
    if page.quote:
        yield _pulled(page.quote, None)


def _pulled(pull: Pull, entry: Entry | None) -> Saying:
    return Saying(
        name=pull.name,
        words=pull.words,
        is_pull=True,
        role=pull.role,
        said=pull.said,
        origin=pull.origin,
        credit=pull.credit,
        anchor=entry.anchor if entry else "quote-of-the-week",
        story=entry.title if entry else "",
    )


def _hosted(brief: Brief, entry: Entry, candidates: Candidates, sources: Sources) -> Iterator[Saying]:
    """The printed sentences that hold a sure quotation, each once for a person."""
    texts = {article.id: article.text for article in candidates.story.articles}
    shown = {words.place: words for words in _words(entry)}
    seen: set[tuple[str, str]] = set()
    for quote in (candidate.quote for candidate in candidates.quotes):
        host = next((excerpt for excerpt in brief.lead if _holds(excerpt, quote.excerpt)), None)
        person = person_named(candidates.people, quote.speaker or "")
        if host is None or person is None or quote.confidence < SURE or not _is_full(person.key):
            continue
        words = shown.get(f"{host.article_id}:{host.start}-{host.end}")
        credit = sources.at(host.article_id, [host])
        if words and credit and (person.key, words.place) not in seen:
            seen.add((person.key, words.place))
            yield Saying(
                name=one_line(person.key),
                words=words,
                is_pull=False,
                role=next((one_line(r.text) for r in quote.role if _stands(r, texts)), ""),
                said=None,
                origin=None,
                credit=credit,
                anchor=entry.anchor,
                story=entry.title,
            )


def _stands(excerpt: Excerpt, texts: Mapping[str, str]) -> bool:
    return texts.get(excerpt.article_id, "")[excerpt.start : excerpt.end] == excerpt.text


def _is_full(name: str) -> bool:
    """Whether a name is more than a family name: of two words, or in a script that parts none."""
    return " " in name or (len(name) > 2 and not re.search("[A-Za-z]", name))


def _words(entry: Entry) -> Iterator[Words]:
    for part in entry.body:
        if isinstance(part, Paragraph):
            yield from part.words


def _holds(host: Excerpt, words: Excerpt) -> bool:
    return host.article_id == words.article_id and host.start <= words.start and words.end <= host.end
