"""The theme's own words: what a rendered file may hold besides the issue's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import jinja2

from digest.model import Issue
from digest.render.fit import cut_labels
from digest.render.labels import Label, read_labels
from digest.render.page import page_of
from digest.render.theme import Theme, environment, told

_HOLE = "\x00"
_FORMATS = ("web/", "email/", "markdown/", "text/", "site/")
_TAGS = re.compile(r"<!--.*?-->|<style.*?</style>|<script.*?</script>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\x00]+")


def fixed_texts(issue: Issue, theme: Theme) -> frozenset[str]:
    """The catalogue's lines as this issue fills them in ("30 articles from 5 outlets read.", "May 6") and
    the words and addresses that stand in the templates themselves. Raises RenderError."""
    labels = read_labels(theme, issue.newsletter.language)
    shown = (*labels_in(page_of(issue, labels)), *cut_labels(issue, labels))
    return frozenset(shown) | frozenset(template_texts(theme))


def labels_in(value: object) -> Iterator[str]:
    """Every label inside a view, filled in."""
    if isinstance(value, Label):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from labels_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from labels_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from labels_in(getattr(value, field.name))


def template_texts(theme: Theme) -> Iterator[str]:
    """The words and addresses that stand in the templates themselves, the archive's with them. Raises
    RenderError."""
    env = environment(theme, autoescape=False)
    for name in env.list_templates(filter_func=_is_page):
        with told(theme, name):
            source = _source(env, name)
            whole = "".join(text if kind == "data" else _HOLE for _, kind, text in env.lex(source, name))
        yield from _ADDRESS.findall(whole)
        bare = _TAGS.sub(_HOLE, whole) if name.endswith(".html") else _ADDRESS.sub(_HOLE, whole)
        yield from (piece.strip() for piece in bare.split(_HOLE) if _LETTER.search(piece))


def _is_page(name: str) -> bool:
    """Whether a file of the theme's folders is a template that prints words."""
    return name.startswith(_FORMATS) and name.endswith((".html", ".md", ".txt"))


def _source(env: jinja2.Environment, name: str) -> str:
    assert env.loader is not None, "a theme's environment reads its folders"
    return env.loader.get_source(env, name)[0]
