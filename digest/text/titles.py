"""The headline in a title that also names its outlet: "Ferry line reopens | Harbor Courier"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from digest.model import Article

_PARTED = re.compile(r"\s+[|–—·•»:«/_-]+\s+|\s*[|»«]\s*|\s+_+(?=\S)")
_WORD = re.compile(r"\w+")
# Words that an outlet's name is printed with and without.
_LOOSE = frozenset("the news online com net org co www web site website magazine newspaper".split())


def headline(article: Article) -> str:
    """The title of an article as printed, less the outlet's name at its end and the mark before a sub-head
    that is not there: a span of the title."""
    title = article.title
    if _PARTED.search(title):
        title = without_outlet(title, (article.source or "", *_hosts(article.url)))
    return title.rstrip(" ;,") or title


def without_outlet(title: str, names: Iterable[str]) -> str:
    """`title` up to its last separator where what follows is one of the outlet's `names`, else `title`.

    Names are compared by their words, without case and without those like "The", "News", "Online".
    """
    last = max(_PARTED.finditer(title), key=lambda found: found.start(), default=None)
    if last is None or not title[: last.start()].strip():
        return title
    end = _key(title[last.end() :])
    return title[: last.start()].strip() if end and end in set(map(_key, names)) else title


def _key(name: str) -> str:
    words = [word for word in _WORD.findall(name.casefold()) if word not in _LOOSE]
    return "".join(words)


def _hosts(url: str | None) -> tuple[str, ...]:
    """The name that an address gives its outlet: "courier" of www.courier.example, and the whole host."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ()
    return (host, host.split(".", 1)[0])


LISTED = 140
"""Characters of a title or a reason that a list shows."""


def clipped(text: str, most: int = LISTED) -> str:
    """`text` on one line, as a list shows it: what is longer than `most` visible characters ends after a
    whole word with an ellipsis. Excerpts are never clipped."""
    kept: list[str] = []
    room = most
    for word in text.split():
        visible = [char for char in word if is_visible(char)]
        if len(visible) > room:
            cut = "".join(visible[:room]) if not kept else ""
            return f"{' '.join(kept) or cut}…"
        kept.append(word)
        room -= len(visible)
    return " ".join(kept)


def is_visible(char: str) -> bool:
    """Whether a character is neither white space nor a control or format character."""
    return unicodedata.category(char)[0] not in "ZC" and char != "\u034f"
