"""What is wrong with a theme: its tokens, its colours, and every format that it can't render."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from digest.errors import RenderError
from digest.lint.mail import contrast
from digest.model import Issue
from digest.render.formats import FORMATS
from digest.render.labels import read_labels
from digest.render.page import page_of
from digest.render.shape import shape_of
from digest.render.theme import TOKENS, Theme, read_table
from digest.render.tokens import COLOUR, token_mistakes
from digest.render.view import Page

_CONTRAST = 4.5
"""Of text, on what it stands (WCAG 2.2, 1.4.3)."""
_GROUNDS = ("paper", "tint")
_TEXTS = ("ink", "muted", "accent")


def theme_mistakes(issue: Issue, theme: Theme) -> tuple[str, ...]:
    """A line for each mistake, with file and line where they can be told; () for a sound theme. The issue
    is what the theme is tried on."""
    found = [*_tried(partial(_tokens, theme)), *_tried(partial(_shape, theme))]
    try:
        page = page_of(issue, read_labels(theme, issue.newsletter.language))
    except RenderError as error:
        return (*found, str(error))
    for name in FORMATS:
        found += _tried(partial(_rendered, name, page, theme))
    return tuple(dict.fromkeys(found))


def _tried(work: Callable[[], Iterator[str]]) -> list[str]:
    try:
        return list(work())
    except RenderError as error:
        return [str(error)]


def _rendered(name: str, page: Page, theme: Theme) -> Iterator[str]:
    if not FORMATS[name](page, theme).strip():
        yield f"{name} is rendered empty"


def _shape(theme: Theme) -> Iterator[str]:
    shape_of(theme)
    yield from ()


def _tokens(theme: Theme) -> Iterator[str]:
    yield from (str(mistake) for mistake in token_mistakes(theme))
    tokens = read_table(theme, TOKENS)
    for scheme in ("light", "dark"):
        yield from _pale(scheme, tokens[scheme])


def _pale(scheme: str, colours: Mapping[str, Any]) -> Iterator[str]:
    """Text that can't be read on its ground."""
    if not all(COLOUR.fullmatch(str(colours[key])) for key in (*_GROUNDS, *_TEXTS)):
        return
    for ground in _GROUNDS:
        for text in _TEXTS:
            ratio = contrast(colours[text], colours[ground])
            if ratio < _CONTRAST:
                yield f"{TOKENS}: [{scheme}] {text} on {ground}: contrast {ratio:.1f}, {_CONTRAST} is needed"
