"""The formats of an issue, by the name of their file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from digest.render.email import render_email
from digest.render.markdown import render_markdown
from digest.render.text import render_text
from digest.render.theme import Theme
from digest.render.view import Page
from digest.render.web import render_web

FORMATS: Mapping[str, Callable[[Page, Theme], bytes]] = {
    "index.html": render_web,
    "email.html": render_email,
    "issue.md": render_markdown,
    "issue.txt": render_text,
}
