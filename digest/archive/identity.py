"""When two articles are one article: by address, by content, by name; and when they are not."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from digest.model import Article

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|ref_src", re.IGNORECASE
)
_WORD = re.compile(r"\w{4,}")

ALIKE_PARAGRAPHS = 1 / 3
ALIKE_WORDS = 0.5
"""Shares of the shorter text that must stand in the longer one. Two articles on one event share about
a quarter of their longer words; a corrected one shares nearly all."""


@lru_cache(maxsize=4_096)
def url_key(url: str | None) -> str | None:
    """An address without what doesn't tell pages apart: scheme, www, tracking, order, fragment."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    place = host + (f":{port}" if port not in (None, 80, 443) else "") + (parts.path.rstrip("/") or "/")
    return f"{place}?{urlencode(sorted(kept))}" if kept else place


def content_key(article: Article) -> str:
    """The SHA-256 of outlet, title and words: the same wire copy in two outlets is two articles."""
    words = "\0".join((article.source or "", article.title, article.text))
    return hashlib.sha256(words.encode()).hexdigest()


def alike(one: Article, other: Article) -> bool:
    """Whether they can be two states of one article. A site that gives all its pages one address, or a
    file that was written over by another story, must not swallow an article."""
    if (
        one.title
        and one.title.casefold() == other.title.casefold()
        and one.title_origin == other.title_origin
    ):
        return True
    paragraphs = _share(set(one.text.split("\n\n")), set(other.text.split("\n\n")))
    return paragraphs >= ALIKE_PARAGRAPHS or _share(_words(one), _words(other)) >= ALIKE_WORDS


def _words(article: Article) -> set[str]:
    return set(_WORD.findall(article.text.casefold()))


def _share(one: set[str], other: set[str]) -> float:
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.0
