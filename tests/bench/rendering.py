"""An issue of five hundred stories as web view, mail, Markdown and text: how long its four formats take."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from digest.model import (
    Article,
    Brief,
    Credit,
    Excerpt,
    Headline,
    Issue,
    Manifest,
    Newsletter,
    Section,
    Window,
)
from digest.render import Theme, builtin_theme
from digest.render.email import render_email
from digest.render.fit import fit
from digest.render.labels import read_labels
from digest.render.markdown import render_markdown
from digest.render.page import page_of
from digest.render.text import render_text
from digest.render.web import render_web
from tests.bench.week import event, told

STORIES, TOP, SENTENCES = 500, 5, 3
THEMES = ("weekly", "espresso", "plain")
LIMIT = 1.0
"""Seconds that four formats may take; a warm start of the templates is not counted."""


def rendering() -> Iterator[str]:
    """Seconds for each theme, and for each format of the first."""
    issue = _issue(STORIES)
    for theme in map(builtin_theme, THEMES):
        _formats(_issue(TOP), theme)
        parts = _formats(issue, theme)
        whole = sum(parts.values())
        yield f"render {theme.name:9}{whole:6.2f} s for {STORIES} stories ({whole / LIMIT:.0%} of the limit)"
        yield "                " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in parts.items())


def _formats(issue: Issue, theme: Theme) -> dict[str, float]:
    """Processor seconds by format; the mail with what it takes to fit an inbox."""
    parts, started = {}, time.process_time()
    labels = read_labels(theme)
    page = page_of(issue, labels)
    for name, make in (
        ("page", lambda: page),
        ("web", lambda: render_web(page, theme)),
        ("mail", lambda: fit(page, lambda shown: render_email(shown, theme), labels)),
        ("Markdown", lambda: render_markdown(page, theme)),
        ("text", lambda: render_text(page, theme)),
    ):
        make()
        now = time.process_time()
        parts[name], started = now - started, now
    return parts


def _issue(stories: int) -> Issue:
    """Stories of an article each, in ten sections."""
    articles = [_article(number) for number in range(stories)]
    briefs = [_brief(article) for article in articles]
    rest = briefs[TOP:]
    return Issue(
        newsletter=Newsletter(key="weekly", title="The Velmar Letter"),
        slot="2025-W19",
        window=Window(start=datetime(2025, 5, 5, tzinfo=UTC), end=datetime(2025, 5, 12, tzinfo=UTC)),
        manifest=Manifest(digest_version="0", as_of=date(2025, 5, 12)),
        top=tuple(briefs[:TOP]),
        sections=tuple(
            Section(key=f"s{n}", title=f"Section {n}", briefs=tuple(rest[n::10])) for n in range(10)
        ),
        credits=tuple(credit for brief in briefs for credit in brief.credits),
        articles=tuple(articles),
    )


def _article(number: int) -> Article:
    title, byline, _, text = told(event(number), random.Random(number), 500).split("\n", 3)
    return Article(
        id=f"a{number:03}",
        source=f"Outlet {number % 12}",
        url=f"https://outlet{number % 12}.example/2025/05/{number}",
        title=title,
        byline=(byline,),
        published=datetime(2025, 5, 5 + number % 7, 12, tzinfo=UTC),
        text=text.strip(),
    )


def _brief(article: Article) -> Brief:
    paragraphs, lead, at = article.text.split("\n\n"), [], 0
    for paragraph in paragraphs[:SENTENCES]:
        lead.append(Excerpt.of(article, at, at + len(paragraph)))
        at += len(paragraph) + 2
    credit = Credit(
        article_id=article.id, outlet=article.source, day=article.published.date(), url=article.url
    )
    title = Headline(text=article.title, origin="printed", article_id=article.id)
    return Brief(story_id=article.id, headline=title, form="full", lead=tuple(lead), credits=(credit,))
