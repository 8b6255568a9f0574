"""index.html: the issue as a page of the web, whole in one file and without a script."""

from __future__ import annotations

from digest.render.theme import Theme, environment, run
from digest.render.tokens import read_tokens
from digest.render.view import Entry, Page


def render_web(page: Page, theme: Theme) -> bytes:
    """The page, UTF-8. Raises RenderError."""
    values = {
        "page": page,
        "tokens": read_tokens(theme),
        "linked_data": linked_data(page, page.around.web_url),
    }
    return run(environment(theme, autoescape=True), theme, "web/page.html", values).encode()


def linked_data(page: Page, url: str | None) -> dict[str, object]:
    """The issue in schema.org's words (PublicationIssue). `url` is where the page will stand, its stories
    at their anchors; None where that isn't known."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": page.subject,
        "description": page.description,
        "datePublished": page.sent,
        "inLanguage": page.language,
        "isPartOf": {"@type": "Periodical", "name": page.title},
        "publisher": {"@type": "Organization", "name": page.title},
        "hasPart": [_part(entry, url) for entry in page.entries if entry.title],
    }
    if url:
        data |= {"url": url, "mainEntityOfPage": url}
    return data if page.number is None else {**data, "issueNumber": page.number}


def _part(entry: Entry, url: str | None) -> dict[str, object]:
    part: dict[str, object] = {"@type": "CreativeWork", "headline": entry.title}
    return {**part, "url": f"{url}#{entry.anchor}"} if url else part
