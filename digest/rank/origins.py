"""Origins: how many independent voices stand behind a story, and which articles go back to each.

An article goes back to the agency that it credits or cites in its opening, else to its outlet's owner,
else to its outlet; texts that are copies of each other go back to the same. A story has as many origins
as the fewest voices that all its articles go back to: four outlets with one agency's report have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Article, Origin, OriginKind, Outlet
from digest.rank.copies import near_copy, shingles
from digest.text.voices import clean, credited, is_own, voices

OPENING = 3
"""Paragraphs in which an article says whose report it tells."""
_LONGEST = 1200
"""Characters of an opening, where a text has no paragraphs."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Articles that print one text, by their places in the story, and the voices that it goes back to,
    each with how that is known."""

    members: tuple[int, ...]
    roots: Mapping[str, OriginKind]


def find_origins(articles: Sequence[Article], outlets: Mapping[str, Outlet]) -> tuple[Origin, ...]:
    """The origins of a story's articles, those of most articles first. Every article is in exactly one.

    `outlets` is by name. The order of the articles breaks ties only.
    """
    texts = [_text(members, articles, outlets) for members in _copied(articles)]
    chosen = _cover([frozenset(text.roots) for text in texts])
    behind: dict[str, list[_Text]] = {}
    for text in texts:
        behind.setdefault(next(root for root in chosen if root in text.roots), []).append(text)
    found = [_origin(root, group, articles, outlets) for root, group in behind.items()]
    place = {article.id: n for n, article in enumerate(articles)}
    return tuple(sorted(found, key=lambda o: (-len(o.article_ids), place[o.article_ids[0]])))


def _copied(articles: Sequence[Article]) -> list[tuple[int, ...]]:
    """The articles' places, those with one text together; a chain of copies is one text."""
    if len(articles) == 1:
        return [(0,)]
    marks = [shingles(article.text) for article in articles]
    groups: list[list[int]] = []
    for n, own in enumerate(marks):
        kin = [group for group in groups if any(near_copy(marks[m], own) for m in group)]
        groups = [g for g in groups if g not in kin] + [[*sorted(m for g in kin for m in g), n]]
    return [tuple(group) for group in sorted(groups)]


def _text(members: tuple[int, ...], articles: Sequence[Article], outlets: Mapping[str, Outlet]) -> _Text:
    own = [articles[n] for n in members]
    roots: dict[str, OriginKind] = {name: "wire" for a in own for name in _named(a, credited(a))}
    if not roots:
        roots = {name: "cited" for a in own for name in _named(a, voices(_opening(a.text)))}
    return _Text(members, roots or {_house(a, outlets): "outlet" for a in own})


def _opening(text: str) -> str:
    return "\n\n".join(text[:_LONGEST].split("\n\n", OPENING)[:OPENING])


def _named(article: Article, names: Sequence[str] | Iterator[str]) -> list[str]:
    return [name for name in names if not is_own(article, name)]


def _house(article: Article, outlets: Mapping[str, Outlet]) -> str:
    """Whose word an article is: the owner's, the outlet's; of an unknown outlet nobody else's."""
    if article.source is None:
        return f"article {article.id}"
    known = outlets.get(article.source)
    return (known.owner if known else None) or clean(article.source)


def _cover(roots: Sequence[frozenset[str]]) -> list[str]:
    """The fewest names of which every text has one (greedily): what one text alone leaves no choice of,
    then what reaches most."""
    chosen = sorted({next(iter(names)) for names in roots if len(names) == 1})
    waiting = [names for names in roots if not names & set(chosen)]
    while waiting:
        reach = {name: sum(name in names for names in waiting) for names in waiting for name in names}
        chosen.append(min(reach, key=lambda name: (-reach[name], name)))
        waiting = [names for names in waiting if chosen[-1] not in names]
    return chosen


def _origin(
    root: str, texts: Sequence[_Text], articles: Sequence[Article], outlets: Mapping[str, Outlet]
) -> Origin:
    own = [articles[n] for n in sorted(n for text in texts for n in text.members)]
    kinds = {text.roots[root] for text in texts}
    kind = next((kind for kind in ("wire", "cited") if kind in kinds), None) or _kin(own, outlets)
    name = None if kind == "copy" else own[0].source if kind == "outlet" else root
    return Origin(name=name, kind=kind, article_ids=tuple(a.id for a in own))


def _kin(articles: Sequence[Article], outlets: Mapping[str, Outlet]) -> OriginKind:
    """How articles are kin that name no voice: of one outlet, of one owner, or copies of one text."""
    if len({article.source or article.id for article in articles}) == 1:
        return "outlet"
    return "owner" if len({_house(article, outlets) for article in articles}) == 1 else "copy"
