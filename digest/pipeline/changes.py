"""What has changed in the articles since an issue was built: for corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from digest.archive import Archive
from digest.errors import DigestError
from digest.files import ISSUE_FILE, read_issue
from digest.model import Article, Brief, Excerpt, Issue
from digest.text import sentences

ALIKE = 0.6
"""A sentence that has so much in common with the printed one is what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageChange:
    """Printed words that the newest version of their article holds no longer; `now` is the sentence in
    their place, None where they are gone. `headline` of the story that they were printed in."""

    article_id: str
    outlet: str | None
    url: str | None
    headline: str
    what: Literal["passage", "headline"]
    printed: str
    now: str | None
    version: int


def changed_passages(folder: Path, archive_file: Path) -> tuple[PassageChange, ...]:
    """The printed passages of an issue that have changed or gone since, in reading order.

    Raises DigestError for a folder without an issue, ArchiveError.
    """
    issue = read_issue(folder).issue
    if not archive_file.is_file():
        raise DigestError(f"{archive_file} is missing: nothing to hold the issue against; build it again")
    pinned = {article.id: article for article in issue.articles}
    found: dict[tuple[str, str], PassageChange] = {}
    with Archive.open(archive_file) as archive:
        newest = {id: archive.article(id) for id in pinned}
        for title, excerpt in _printed(issue):
            old, new = pinned.get(excerpt.article_id), newest.get(excerpt.article_id)
            if old and new and new.version != old.version and excerpt.text not in new.text:
                key = (excerpt.article_id, excerpt.text)
                found.setdefault(key, _change(title, excerpt, old, new))
    return (*found.values(), *_headlines(issue, pinned, newest))


def pinned_versions(issues: Path) -> frozenset[tuple[str, int]]:
    """The versions (id and number) that the issues below a folder were built from.

    Raises DigestError for an issue that can't be read: what it pins is not known then.
    """
    found = sorted(issues.glob(f"*/*/{ISSUE_FILE}"))
    return frozenset(
        (each.article_id, each.version)
        for path in found
        for each in read_issue(path.parent).issue.manifest.inputs
    )


def printed_articles(issue: Issue) -> tuple[str, ...]:
    """The ids of the articles whose words an issue prints, headlines included."""
    heads = [brief.headline.article_id for brief in issue.briefs if brief.headline]
    ids = [*(excerpt.article_id for _, excerpt in _printed(issue)), *(id for id in heads if id)]
    return tuple(dict.fromkeys(ids))


def _printed(issue: Issue) -> Iterator[tuple[str, Excerpt]]:
    """Every passage with the headline that it stands under."""
    for brief in issue.briefs:
        for excerpt in _of_brief(brief):
            yield _title(brief), excerpt
    for number in issue.numbers:
        yield "By the numbers", number.figure.excerpt
    for ahead in issue.ahead:
        yield "The week ahead", ahead.excerpt
    for voice in issue.voices:
        for excerpt in voice.excerpts:
            yield voice.headline.text, excerpt
    if issue.quote:
        yield "The quotation", issue.quote.quote.excerpt


def _of_brief(brief: Brief) -> Iterator[Excerpt]:
    yield from brief.lead
    yield from (pull.quote.excerpt for pull in brief.quotes)
    yield from (figure.excerpt for figure in brief.figures)
    yield from (side.excerpt for side in brief.sides if side.excerpt not in brief.lead)
    yield from (moment.excerpt for moment in brief.timeline)


def _title(brief: Brief) -> str:
    return brief.headline.text if brief.headline else brief.story_id


def _change(title: str, excerpt: Excerpt, old: Article, new: Article) -> PassageChange:
    return PassageChange(
        article_id=new.id,
        outlet=new.source,
        url=new.url,
        headline=title,
        what="passage",
        printed=excerpt.text,
        now=_successor(_around(excerpt, old), new),
        version=new.version,
    )


def _around(excerpt: Excerpt, old: Article) -> str:
    """The printed words, or the sentence that they are a part of: a number's label is short for itself."""
    for start, end in sentences(old.text, old.marks):
        if start <= excerpt.start and excerpt.end <= end:
            return old.text[start:end]
    return excerpt.text


def _successor(printed: str, new: Article) -> str | None:
    """The sentence of the new version that is most like the printed one."""
    likeness = [
        (SequenceMatcher(None, printed, new.text[start:end], autojunk=False).ratio(), -start, end)
        for start, end in sentences(new.text, new.marks)
    ]
    best = max(likeness, default=(0.0, 0, 0))
    return new.text[-best[1] : best[2]] if best[0] >= ALIKE else None


def _headlines(
    issue: Issue, pinned: dict[str, Article], newest: dict[str, Article | None]
) -> Iterator[PassageChange]:
    for brief in issue.briefs:
        line = brief.headline
        new = newest.get(line.article_id or "") if line else None
        if line and new and line.origin == "printed" and new.title != pinned[new.id].title:
            yield PassageChange(
                article_id=new.id,
                outlet=new.source,
                url=new.url,
                headline=line.text,
                what="headline",
                printed=line.text,
                now=new.title,
                version=new.version,
            )
