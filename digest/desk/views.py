"""The views of an issue: its files as the desk shows them. Pure: a folder's bytes in, pages out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at an issue: the file behind it, and whether it is shown as plain text."""

    file: str
    plain: bool = False


VIEWS = {
    "web": View("index.html"),
    "mail": View("email.html"),
    "markdown": View("issue.md", plain=True),
    "text": View("issue.txt", plain=True),
    "source": View("email.html", plain=True),
}
FILES = {
    "index.html": "text/html; charset=utf-8",
    "email.html": "text/html; charset=utf-8",
    "issue.md": "text/plain; charset=utf-8",
    "issue.txt": "text/plain; charset=utf-8",
    "issue.json": "application/json",
    "week-ahead.ics": "text/calendar; charset=utf-8",
}
_DARK = re.compile(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_LIGHT = re.compile(r"\(\s*prefers-color-scheme\s*:\s*light\s*\)")
_EITHER = re.compile(r"(<meta\s+name=\"(?:supported-)?color-schemes?\"\s+content=\")[^\"]*\"")
_ALWAYS, _NEVER = "(min-width: 0)", "(max-width: 0)"
_PLAIN = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>'
    ":root{{color-scheme:{scheme}}}body{{margin:24px auto;max-width:82ch;padding:0 16px}}"
    "pre{{font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}}"
    "</style></head><body><pre>{text}</pre></body></html>"
)


def shown(view: View, raw: bytes, scheme: Scheme) -> str:
    """The page that shows a file's bytes in a colour scheme, whatever the browser's own is."""
    text = raw.decode("utf-8", errors="replace")
    if view.plain:
        return _PLAIN.format(title=html.escape(view.file), scheme=scheme, text=html.escape(text))
    return in_scheme(text, scheme)


def in_scheme(page: str, scheme: Scheme) -> str:
    """`page` with its colour scheme settled: what it asks the reader's machine is answered here."""
    dark, light = (_ALWAYS, _NEVER) if scheme == "dark" else (_NEVER, _ALWAYS)
    page = _LIGHT.sub(light, _DARK.sub(dark, page))
    return _EITHER.sub(lambda found: f'{found[1]}{scheme}"', page)
