"""An issue → its files. Values in, bytes out; the theme's folders are the only disk that is read."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Issue
from digest.render.calendar import CALENDAR_FILE, events_of, render_calendar
from digest.render.drawn import draw_chart
from digest.render.email import render_email
from digest.render.eml import MESSAGE_FILE, render_eml
from digest.render.fit import encoded, fit
from digest.render.fixed import fixed_texts
from digest.render.labels import read_labels
from digest.render.markdown import render_markdown
from digest.render.page import page_of
from digest.render.placed import enclosed, in_message, in_pasted_mail, pictures_of
from digest.render.proof_sheet import PROOF_SHEET_FILE, render_proof_sheet
from digest.render.shape import SHAPE_KEYS, shape_of
from digest.render.text import render_text
from digest.render.theme import (
    TOKENS,
    Theme,
    about_theme,
    builtin_theme,
    is_theme,
    languages,
    packaged_themes,
    theme_names,
)
from digest.render.theme_check import theme_mistakes
from digest.render.view import Page
from digest.render.web import render_web

__all__ = [
    "CALENDAR_FILE",
    "MESSAGE_FILE",
    "PROOF_SHEET_FILE",
    "SHAPE_KEYS",
    "TOKENS",
    "Rendered",
    "Theme",
    "about_theme",
    "builtin_theme",
    "fixed_texts",
    "is_theme",
    "languages",
    "packaged_themes",
    "render_all",
    "render_issue",
    "render_proof_sheet",
    "shape_of",
    "theme_mistakes",
    "theme_names",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files of an issue, and what its mail had no room for: how many stories it tells at less length
    than the web view (`shortened`), and how many not at all (`dropped`). `undrawn` if the chart was asked for
    as a picture, and letters for it are not at hand."""

    files: dict[str, bytes]
    shortened: int = 0
    dropped: int = 0
    undrawn: bool = False


def render_issue(issue: Issue, theme: Theme) -> dict[str, bytes]:
    """The files of `render_all`."""
    return render_all(issue, theme).files


def render_all(issue: Issue, theme: Theme) -> Rendered:
    """The issue as index.html, email.html, issue.md, issue.txt and issue.eml, and week-ahead.ics where it
    has days ahead: the same issue and theme give the same bytes. The mail is cut to what a mailbox shows;
    the other files are whole. Raises RenderError with the theme's file, the line and the reason."""
    labels = read_labels(theme, issue.newsletter.language)
    page = page_of(issue, labels)
    calendar = render_calendar(page, events_of(issue, page))
    drawings = draw_chart(page.chart, theme) if issue.drawn and page.chart else ()

    def message(shown: Page) -> bytes:
        return render_email(in_message(shown, issue, drawings), theme)

    def pasted(shown: Page) -> bytes:
        return render_email(in_pasted_mail(shown, issue), theme)

    def larger(shown: Page) -> bytes:
        return max(pasted(shown), message(shown), key=lambda html: encoded(html)[1])

    # Without pictures both mails are the same.
    alike = not drawings and not pictures_of(issue)
    mail = fit(page, pasted if alike else larger, labels)
    html = mail.html if alike else message(mail.page)
    text = render_text(mail.page, theme)
    files = {
        "index.html": render_web(page, theme),
        "email.html": mail.html if alike else pasted(mail.page),
        "issue.md": render_markdown(page, theme),
        "issue.txt": render_text(page, theme),
        MESSAGE_FILE: render_eml(issue, mail.page, text, html, enclosed(mail.page, issue, drawings)),
        **({CALENDAR_FILE: calendar} if calendar else {}),
    }
    undrawn = issue.drawn and page.chart is not None and not drawings
    return Rendered(files=files, shortened=len(mail.shortened), dropped=len(mail.dropped), undrawn=undrawn)
