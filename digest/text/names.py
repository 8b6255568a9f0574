"""Names of people and other things, as an article prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Article, Excerpt, Name, Sentence

_PHRASE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def find_names(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The capitalised names of `article`, in order."""
    found = []
    for sentence in sentences:
        for match in _PHRASE.finditer(article.text, sentence.excerpt.start, sentence.excerpt.end):
            if " " in match[0] or match.start() > sentence.excerpt.start:
                excerpt = Excerpt.of(article, *match.span())
                found.append(Name(excerpt=excerpt, kind="other", key=match[0]))
    return tuple(found)
