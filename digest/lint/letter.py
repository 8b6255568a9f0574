"""What the values of an issue tell: editorial rules that are broken, what the editor was asked, days past."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from urllib.parse import urlsplit

from digest.lint.editorial import check
from digest.lint.finding import Finding, Level
from digest.model import Issue
from digest.text.titles import clipped

_NEVER = frozenset({"verbatim", "expired", "language", "harm", "conflict", "copying", "sources"})
"""Rules whose breach must not be sent; the others are an editor's to weigh."""

_NEVER_ASKED = frozenset({"alt"})
"""What the editor is asked and must answer before it is sent: a picture named in the edits is not shown."""

_DROP = "drop the sentence in edits.toml, or choose another"
_CURES = {
    "verbatim": "build the issue again",
    "whole": "choose the whole sentence in edits.toml",
    "expired": "build the issue again for its day of sending (--as-of)",
    "relative-time": "build the issue again",
    "language": "drop the sentence, or give your translation as an own line",
    "harm": "drop the story, or ask for it with print_harm",
    "conflict": "settle it in edits.toml, by value or article, or with “both”",
    "first-mention": "choose the sentence that names the person in full, or list the name in [names] known",
    "spelling": "choose sentences of one outlet, or name the spelling in [names]",
    "title": "give the story a title in edits.toml",
    "copying": "drop a sentence, or make the outlet licensed if it is",
    "sources": "name the outlet in [outlets], or fix it in edits.toml",
    "outlet": "name the outlet in [outlets], or fix it in edits.toml",
    "date": "fix the date in edits.toml",
    "address": "nothing to do where there is none; else fix it in edits.toml",
    "partial": "add the whole article with `digest add`",
    "origin": "weigh whether one voice is enough",
    "edit": "correct the line in edits.toml",
    "picture": 'look at it, and at the `[issue] pictures` of digest.toml; picture = "none" takes it out',
    "alt": 'give it an `alt` in edits.toml, or take it out with picture = "none"',
    "chart": "put a font with these letters into your theme, or keep chart = true",
    "broken": "save the article again in UTF-8",
}


def letter_findings(issue: Issue, *, today: date, known: Collection[str]) -> Iterator[Finding]:
    """Findings on the words of an issue and on what its editor has been asked."""
    for breach in check(issue, known=known):
        level: Level = "error" if breach.rule in _NEVER else "warning"
        cure = _CURES.get(breach.rule, _DROP)
        yield Finding(level=level, rule=breach.rule, place=breach.story, said=breach.reason, cure=cure)
    yield from _asked(issue)
    yield from _past(issue, today)
    yield from _linked(issue)
    if not issue.briefs:
        yield Finding(
            level="error",
            rule="empty",
            place="issue",
            said="holds no story",
            cure="see what is held and left out: `digest build --verbose`",
        )


def _asked(issue: Issue) -> Iterator[Finding]:
    titles = {b.story_id: b.headline.text for b in issue.briefs if b.headline}
    for flag in issue.flags:
        place = titles.get(flag.story_id or "", "issue")
        cure = _CURES.get(flag.rule, "look at it, and edit edits.toml if need be")
        level: Level = "error" if flag.rule in _NEVER_ASKED else "warning"
        yield Finding(level=level, rule=flag.rule, place=place, said=flag.reason, cure=cure)


def _linked(issue: Issue) -> Iterator[Finding]:
    """Pictures that a reader's program fetches from their outlets."""
    linked = [brief for brief in issue.briefs if brief.picture and not brief.picture.data]
    hosts = dict.fromkeys(urlsplit(b.picture.url or "").netloc for b in linked if b.picture)
    if hosts:
        yield Finding(
            level="warning",
            rule="linked",
            place="email.html",
            said=f"who opens the mail fetches linked pictures ({len(linked)}) from {', '.join(hosts)} and is"
            " known there; many mail programs block them, and they may vanish",
            cure='show pictures of your own: `[issue] pictures = "own"`, and `picture` in edits.toml',
        )
    for brief in linked:
        if brief.picture and not brief.picture.alt:
            yield Finding(
                level="warning",
                rule="alt",
                place=brief.headline.text if brief.headline else brief.story_id,
                said="nobody has said what its linked picture shows; who can’t see it learns whose it is",
                cure="describe it: `alt` under its [[story]] in edits.toml",
            )


def _past(issue: Issue, today: date) -> Iterator[Finding]:
    """What has passed since the issue was built."""
    past = [line for line in issue.ahead if issue.manifest.as_of <= line.last < today]
    if past:
        first = min(past, key=lambda line: line.last)
        yield Finding(
            level="warning",
            rule="expired",
            place="The week ahead",
            said=f"{len(past)} of {len(issue.ahead)} lines have passed, the first on"
            f" {first.last:%B} {first.last.day}: “{clipped(first.excerpt.text, 60)}”",
            cure=f"build the issue for today: digest build --issue {issue.slot} --as-of {today}",
        )
