"""email.html: one column of tables with inlined styles, for every mail program in wide use."""

from __future__ import annotations

import re

import css_inline

from digest.render.theme import Theme, environment, run
from digest.render.tokens import read_tokens
from digest.render.view import Page

_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")


def render_email(page: Page, theme: Theme) -> bytes:
    """The mail's HTML, UTF-8. `email/style.css` is inlined; `email/head.css` stays in the head.
    Raises RenderError."""
    env = environment(theme, autoescape=True)
    values = {"page": page, "tokens": read_tokens(theme)}
    html = run(env, theme, "email/page.html", values)
    inliner = css_inline.CSSInliner(
        extra_css=run(env, theme, "email/style.css", values),
        keep_style_tags=True,
        load_remote_stylesheets=False,
    )
    return _BETWEEN_TAGS.sub(">\n<", inliner.inline(html)).encode()
