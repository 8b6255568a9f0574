"""Markup as plain text, for titles and summaries; an article's body is the extractor's work."""

from __future__ import annotations

import re
from html import escape, unescape

_TAG = re.compile(r"<(?:!--.*?(?:-->|\Z)|[/!?]?[A-Za-z][^<>]*>)", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_MAY_HIDE = re.compile(r"<[sStT][cCtTeE]")
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table|section|article|figure|figcaption|pre|hr)\b[^<>]*>"
    r"|<br\s*/?>\s*<br\s*/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A title may speak of markup ("<T> in plain words"), so that only the marks of HTML leave it.
_JOINERS = "\u200c\u200d"
"""Persian and emoji are written with them; other signs that nobody sees could harm a terminal."""
_IN_TITLES = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|small|span|strike|strong"
    r"|sub|sup|time|tt|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def title_text(markup: str) -> str:
    """One line of words."""
    if "<" in markup:
        markup = _IN_TITLES.sub("", _BREAK.sub(" ", markup))
    line = " ".join((unescape(markup) if "&" in markup else markup).split())
    return line if line.isprintable() else "".join(c for c in line if c.isprintable() or c in _JOINERS)


def plain_text(markup: str) -> str:
    """Paragraphs parted by a blank line, without script, style and comments."""
    if "<" not in markup:
        return " ".join((unescape(markup) if "&" in markup else markup).split())
    parts = _BLOCK.split(_UNSEEN.sub("", markup) if _MAY_HIDE.search(markup) else markup)
    return "\n\n".join([line for part in parts if part and (line := _line(part))])


def _line(part: str) -> str:
    if "<" in part:
        part = _TAG.sub("", _BREAK.sub(" ", part))
    return " ".join((unescape(part) if "&" in part else part).split())


def as_markup(text: str, kind: str) -> str:
    """Text of the type that its element names; in plain text "<" is a sign, not the beginning of a tag."""
    return escape(text, quote=False) if kind in ("text", "text/plain") and "<" in text else text
