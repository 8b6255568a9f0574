"""An issue → its files. Values in, bytes out; the theme's folders are the only disk that is read."""

from __future__ import annotations

from digest.model import Issue
from digest.render.calendar import CALENDAR_FILE, events_of, render_calendar
from digest.render.fixed import fixed_texts
from digest.render.formats import FORMATS
from digest.render.labels import read_labels
from digest.render.page import page_of
from digest.render.proof_sheet import PROOF_SHEET_FILE, render_proof_sheet
from digest.render.shape import SHAPE_KEYS, shape_of
from digest.render.theme import TOKENS, Theme, about_theme, builtin_theme, packaged_themes
from digest.render.theme_check import theme_mistakes

__all__ = [
    "CALENDAR_FILE",
    "PROOF_SHEET_FILE",
    "SHAPE_KEYS",
    "TOKENS",
    "Theme",
    "about_theme",
    "builtin_theme",
    "fixed_texts",
    "packaged_themes",
    "render_issue",
    "render_proof_sheet",
    "shape_of",
    "theme_mistakes",
]


def render_issue(issue: Issue, theme: Theme) -> dict[str, bytes]:
    """The issue as index.html, email.html, issue.md and issue.txt, and week-ahead.ics where it has days
    ahead: the same issue and theme give the same bytes. Raises RenderError with the theme's file, the line
    and the reason."""
    page = page_of(issue, read_labels(theme, issue.newsletter.language))
    calendar = render_calendar(page, events_of(issue, page))
    return {
        **{name: render(page, theme) for name, render in FORMATS.items()},
        **({CALENDAR_FILE: calendar} if calendar else {}),
    }
