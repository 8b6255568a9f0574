"""index.html: the issue as a page of the web, whole in one file and without a script."""

from __future__ import annotations

from digest.render.theme import Theme, environment, read_table, run
from digest.render.view import Entry, Page


def render_web(page: Page, theme: Theme) -> bytes:
    """The page, UTF-8. Raises RenderError."""
    values = {"page": page, "tokens": read_table(theme, "tokens.toml"), "linked_data": linked_data(page)}
    return run(environment(theme, autoescape=True), theme, "web/page.html", values).encode()


def linked_data(page: Page) -> dict[str, object]:
    """The issue in schema.org's words (PublicationIssue)."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": page.subject,
        "datePublished": page.sent,
        "inLanguage": page.language,
        "isPartOf": {"@type": "Periodical", "name": page.title},
        "hasPart": [{"@type": "CreativeWork", "headline": title} for title in _titles(page)],
    }
    return data if page.number is None else {**data, "issueNumber": page.number}


def _titles(page: Page) -> list[str]:
    entries: list[Entry] = [*([page.lead] if page.lead else []), *page.second, *page.shorts]
    return [entry.title for entry in entries if entry.title]
