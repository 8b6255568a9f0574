"""The search's index: every story, person and topic of the archive, as JSON that a small script reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from digest.render.site.values import Edition, Site
from digest.render.view import Entry, Paragraph


def search_index(site: Site, editions: Sequence[Edition]) -> bytes:
    """A list of `{url, title, note, text}`, people and topics first, then the stories, newest first; the
    addresses are seen from the site's first page."""
    found = [*_subjects(site), *_stories(editions)]
    lines = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in found)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _subjects(site: Site) -> Iterator[dict[str, str]]:
    for subject in (*site.people, *site.topics):
        note = ", ".join(part for part in (subject.role, subject.count) if part)
        yield {"url": subject.file, "title": subject.name, "note": note, "text": ""}


def _stories(editions: Sequence[Edition]) -> Iterator[dict[str, str]]:
    for edition in reversed(editions):
        for entry in edition.page.entries:
            if entry.title:
                url = f"{edition.file}#{entry.anchor}"
                yield {"url": url, "title": entry.title, "note": edition.page.dates, "text": _text(entry)}


def _text(entry: Entry) -> str:
    """The printed words of a story, and whose they are."""
    parts: list[str] = []
    for part in entry.body:
        if isinstance(part, Paragraph):
            parts += [words.text for words in part.words]
            parts += [part.credit.outlet] if part.credit else []
        else:
            parts += [part.words.text, part.name, part.credit.outlet]
    return "\n".join([*parts, *(credit.outlet for credit in entry.also)])
