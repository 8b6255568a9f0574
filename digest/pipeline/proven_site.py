"""The proof of the archive site: every page shows printed words, names, notes and template texts only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from digest.proof import Words, heading_words, join_words, plain_words, printed_words, prove_file
from digest.render.fixed import labels_in, template_texts
from digest.render.labels import Labels
from digest.render.site import Edition, Site
from digest.render.theme import Theme


def prove_site(
    site: Site, editions: Sequence[Edition], files: Mapping[str, bytes], theme: Theme, labels: Labels
) -> None:
    """Hold each page against the issues that it is made of. Raises ProofError.

    Feeds and the search's index are taken from these pages.
    """
    texts = [*template_texts(theme), *labels_in(site), *labels_in(labels.site)]
    fixed = plain_words(texts, _links(site, files))
    # Labels are gathered once, since there are many, and a day set beside a word has to be one of them.
    said = {edition.file: frozenset(labels_in(edition.page)) for edition in editions}
    whole = {e.file: join_words([printed_words(e.issue, said[e.file]), _speakers(e)]) for e in editions}
    for edition in editions:
        prove_file(edition.file, files[edition.file], join_words([fixed, whole[edition.file]]))
    named = (words for e in editions for words in (heading_words(e.issue), _speakers(e)))
    lists = join_words([fixed, *named, plain_words(frozenset().union(*said.values()))])
    for name, words in _pages(site, files, whole, fixed, lists):
        prove_file(name, files[name], words)


def _links(site: Site, files: Mapping[str, bytes]) -> Iterator[str]:
    """Where the site's own links may go, as they are written."""
    for name in files:
        yield from (name, f"../{name}")
    if site.base:
        yield site.base
        yield from (start + name for name in files for start in (site.base, urlsplit(site.base).path))


def _speakers(edition: Edition) -> Words:
    """Whose words an issue prints, and what they are."""
    return plain_words(text for saying in edition.sayings for text in (saying.name, saying.role))


def _pages(
    site: Site, files: Mapping[str, bytes], whole: Mapping[str, Words], fixed: Words, lists: Words
) -> Iterator[tuple[str, Words]]:
    """The other pages, each with what it may show: a person's page holds sentences, lists only headlines."""
    people = {person.file: person for person in site.people}
    for name in files:
        if name in people:
            own = (whole[told.card.file] for told in people[name].told)
            yield name, join_words([fixed, *own])
        elif name.endswith(".html") and name not in whole:
            yield name, lists
