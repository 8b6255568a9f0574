"""What is wrong with a theme: its tokens, its colours, and every format that it can't render."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from digest.errors import RenderError
from digest.model import Issue
from digest.render.formats import FORMATS
from digest.render.labels import read_labels
from digest.render.page import page_of
from digest.render.shape import shape_of
from digest.render.theme import BASE, TOKENS, Theme, builtin_theme, read_table
from digest.render.view import Page

_TABLES = ("light", "dark", "type", "size", "width")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CONTRAST = 4.5
"""Of text, on what it stands (WCAG 2.2, 1.4.3)."""
_SMALLEST = 14
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
    tokens, known = read_table(theme, TOKENS), read_table(builtin_theme(BASE), TOKENS)
    for table in _TABLES:
        for key, value in tokens[table].items():
            if key not in known[table]:
                yield f"{TOKENS}: [{table}] {key}: nothing uses it; there are {', '.join(known[table])}"
            elif table in ("light", "dark") and not _COLOUR.fullmatch(str(value)):
                yield f"{TOKENS}: [{table}] {key}: {value!r} is no colour such as #9b2c1d"
            elif table in ("size", "width") and (not isinstance(value, int) or value < _SMALLEST):
                yield f"{TOKENS}: [{table}] {key}: {value!r} is no whole number of pixels from {_SMALLEST}"
    for scheme in ("light", "dark"):
        yield from _pale(scheme, tokens[scheme])


def _pale(scheme: str, colours: Mapping[str, Any]) -> Iterator[str]:
    """Text that can't be read on its ground."""
    if not all(_COLOUR.fullmatch(str(colours[key])) for key in (*_GROUNDS, *_TEXTS)):
        return
    for ground in _GROUNDS:
        for text in _TEXTS:
            ratio = contrast(colours[text], colours[ground])
            if ratio < _CONTRAST:
                yield f"{TOKENS}: [{scheme}] {text} on {ground}: contrast {ratio:.1f}, {_CONTRAST} is needed"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ("#9b2c1d"), from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
