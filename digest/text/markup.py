"""Markup of strangers, held in bounds before a parser sees it: size, number of tags, attributes of a tag.

A parser's time grows with the square of a tag's attributes, its memory with every tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LARGEST_MARKUP = 5_000_000
"""Characters of a page's markup that are read; scripts, styles, comments and pictures don't count."""
LONGEST_TEXT = 2_000_000
"""Characters of text that are read: several books."""
MOST_TAGS = 40_000
"""A long encyclopedia article has 20,000."""
MOST_ATTRIBUTES = 1000
"""Attributes of one tag that are read: an article's page has no use for more."""

# Taken out of what is too long. What isn't told apart well is only cut; the bounds hold for what is left.
_BULK = re.compile(
    r"<(script|style)\b(?![^>]{0,200}ld\+json)[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1[^>]*+>?|\Z)"
    r"|<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|data:[\w/+.-]{0,60};base64,[\w+/=%\s-]{1000,}+",
    re.IGNORECASE,
)
_BLANK = r"[ \t\n\f\r]"
_ATTRIBUTE = (
    r"[/ \t\n\f\r]*+[^/> \t\n\f\r][^/>= \t\n\f\r]*+"
    rf"""(?:{_BLANK}*+={_BLANK}*+(?:"[^"]*+"|'[^']*+'|[^>"' \t\n\f\r][^> \t\n\f\r]*+)?+)?+"""
)
_NAME = r"[a-zA-Z_:\x80-\U0010ffff][^/> \t\n\f\r]*+"
_TAG = re.compile(rf"<(?=({_NAME}(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+)({_ATTRIBUTE})?+)")
"""Every "<" that may open a tag, also within another's values or a script: no trick hides a tag from it."""
_SURPLUS = re.compile(rf"(?:{_ATTRIBUTE})++")
_STOP = re.compile(r"</[a-zA-Z]|-->")
_PATIENCE = 20
"""Characters looked at for each of the text's, since a tag may be looked at within another."""


class Overgrown(ValueError):
    """Markup beyond what an article's page can need; the message says in what."""


def bounded(text: str) -> str:
    """The markup, fit for a parser: less the attributes that a tag has too many, and where it is long less
    scripts (but for what they state of the article), styles, comments and pictures.

    Raises Overgrown where it is too much all the same.
    """
    if len(text) > LARGEST_MARKUP or text.count("<") > MOST_TAGS:
        text = _BULK.sub("", text)
    if len(text) > LARGEST_MARKUP:
        raise Overgrown(
            f"{len(text) / 1e6:.0f} MB of markup, scripts and pictures aside,"
            f" are more than the {LARGEST_MARKUP / 1e6:.0f} MB that are read"
        )
    if text.count("<") > MOST_TAGS:
        raise Overgrown(f"{text.count('<'):,} tags are more than the {MOST_TAGS:,} that are read")
    return with_few_attributes(text)


def with_few_attributes(text: str) -> str:
    """Markup, XML's too, less the attributes that a tag has too many. Raises Overgrown where they can't be
    told in time."""
    surplus = list(_surplus(text))
    return _without(text, surplus) if surplus else text


def refuse_long(size: int) -> None:
    """Raises Overgrown where a text has more characters than any article."""
    if size > LONGEST_TEXT:
        raise Overgrown(f"more than the {LONGEST_TEXT / 1e6:.0f} million characters of text that are read")


def _surplus(text: str) -> Iterator[tuple[int, int, str]]:
    """Where attributes beyond the limit stand, and what is put there."""
    done = spent = 0
    limit = _PATIENCE * len(text) + 1_000_000
    for tag in _TAG.finditer(text):
        start, end = tag.span(1)
        spent += end - start
        if spent > limit:
            raise Overgrown("its tags stand within each other's attributes without end")
        if tag[2] and start >= done:
            rest = _SURPLUS.match(text, end)
            done = rest.end() if rest else end
            # In a script or a comment it is no tag: what ends those stays.
            stop = _STOP.search(text, end, done + 1)
            yield (end, stop.start(), ">") if stop else (end, done, "")


def _without(text: str, surplus: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, instead in surplus:
        parts += [text[at:start], instead]
        at = end
    return "".join((*parts, text[at:]))
