"""Which article an edit means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.edits.values import Edits
from digest.model import Flag

RULE = "edit"
"""The rule of the flags that tell of an edit without a place."""
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKey:
    """What an article can be named by: its id, its url, and the files that it was read from."""

    id: str
    url: str | None = None
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """`ids`: from a name that the editor wrote to the article's id. `lost`: the names without one.
    `sides`: the words of `settle` that name an article; the others are values."""

    ids: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[Flag, ...] = ()


def place(edits: Edits, keys: Sequence[ArticleKey]) -> Places:
    """Find every article that the edits name. A name that fits none, or more than one, is lost."""
    ids: dict[str, str] = {}
    lost = []
    for where, name in _names(edits):
        hits = named(name, keys)
        if len(hits) == 1:
            ids[name] = hits[0].id
        else:
            lost.append(Flag(rule=RULE, reason=f"{where}: {name!r} {_why(hits)}"))
    words = {word for story in edits.stories for word in story.settle}
    sides = {word: hits[0].id for word in words if len(hits := named(word, keys)) == 1}
    return Places(ids=ids, sides=sides, lost=tuple(lost))


def _names(edits: Edits) -> list[tuple[str, str]]:
    """Every name of an article with its place in the file, in the order of the file's kinds."""
    stories = [
        (s.where, name)
        for s in edits.stories
        for name in (s.article, *s.merge, *s.split, *([s.picture_from] if s.picture_from else []))
    ]
    articles = [(e.where, e.article) for e in edits.articles]
    speakers = [(e.where, e.article) for e in edits.speakers]
    return list(dict.fromkeys(stories + articles + speakers))


def _why(hits: list[ArticleKey]) -> str:
    if not hits:
        return "names no article of this issue"
    shown = ", ".join((*hit.addresses, hit.url or hit.id)[0] for hit in hits[:_SHOWN])
    more = ", …" if len(hits) > _SHOWN else ""
    return f"names {len(hits)} articles ({shown}{more}): write more of it"


def named(name: str, keys: Sequence[ArticleKey]) -> list[ArticleKey]:
    """The articles that a name of the editor's fits. The first way of fitting that finds anything decides:
    a full name is not ambiguous because it is a part of another one's."""
    wanted = _plain(name)
    for fits in _WAYS:
        hits = [key for key in keys if any(fits(wanted, own) for own in _own(key))]
        if hits:
            return hits
    return []


def _own(key: ArticleKey) -> list[str]:
    return [_plain(own) for own in (key.id, key.url, *key.addresses) if own]


def _plain(name: str) -> str:
    """Without what is written in one place and not in another: case, scheme, slash at the end."""
    return name.strip().casefold().split("://", 1)[-1].removeprefix("www.").removeprefix("./").rstrip("/")


def _ends(wanted: str, own: str) -> bool:
    return own.endswith(f"/{wanted}")


def _is_in(wanted: str, own: str) -> bool:
    return wanted in own


_WAYS: tuple[Callable[[str, str], bool], ...] = (str.__eq__, _ends, _is_in)
