"""An issue → its files. Values in, bytes out; the theme's folders are the only disk that is read."""

from __future__ import annotations

from digest.model import Issue
from digest.render.calendar import CALENDAR_FILE, render_calendar
from digest.render.email import render_email
from digest.render.fixed import fixed_texts
from digest.render.labels import read_labels
from digest.render.markdown import render_markdown
from digest.render.page import page_of
from digest.render.proof_sheet import PROOF_SHEET_FILE, render_proof_sheet
from digest.render.text import render_text
from digest.render.theme import Theme, builtin_theme
from digest.render.web import render_web

__all__ = [
    "CALENDAR_FILE",
    "PROOF_SHEET_FILE",
    "Theme",
    "builtin_theme",
    "fixed_texts",
    "render_issue",
    "render_proof_sheet",
]


def render_issue(issue: Issue, theme: Theme) -> dict[str, bytes]:
    """The issue as index.html, email.html, issue.md and issue.txt, and week-ahead.ics where it has days
    ahead: the same issue and theme give the same bytes. Raises RenderError with the theme's file, the line
    and the reason."""
    page = page_of(issue, read_labels(theme))
    calendar = render_calendar(issue, page)
    return {
        "index.html": render_web(page, theme),
        "email.html": render_email(page, theme),
        "issue.md": render_markdown(page, theme),
        "issue.txt": render_text(page, theme),
        **({CALENDAR_FILE: calendar} if calendar else {}),
    }
