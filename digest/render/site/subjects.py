"""Who said what over time, and which topic told what: the pages that run across issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from digest.candidates.romanise import plain, sound
from digest.render.clean import one_line
from digest.render.labels import Label, Labels
from digest.render.site.slugs import slugs
from digest.render.site.values import Card, Edition, Saying, StoryLine, Subject, Told

Cards = Mapping[str, Card]
"""The card of each edition, by its slug."""


def people_of(editions: Sequence[Edition], cards: Cards, labels: Labels) -> tuple[Subject, ...]:
    """A page for everybody whose words were printed, in the alphabet. `editions` are oldest first.

    Spellings of one name ("Yuri Tal", "Yury Tal") are one person, named as the newest issue does.
    """
    said: dict[tuple[str, ...], list[tuple[Edition, Saying]]] = {}
    for edition in editions:
        for saying in edition.sayings:
            said.setdefault(_sound(saying.name), []).append((edition, saying))
    # The address is that of the first spelling, and stays when another one comes.
    addresses = slugs(sayings[0][1].name for sayings in said.values())
    found = [_person(sayings, addresses[sayings[0][1].name], cards, labels) for sayings in said.values()]
    return tuple(sorted(found, key=lambda person: (_by_family(person.name), person.file)))


def _sound(name: str) -> tuple[str, ...]:
    """A key that the spellings of one name share."""
    return tuple(sound(word) if len(word) > 2 else plain(word) for word in name.split()) or (name,)


def _by_family(name: str) -> str:
    return plain(name.split()[-1]) + plain(name)


def _person(said: Sequence[tuple[Edition, Saying]], slug: str, cards: Cards, labels: Labels) -> Subject:
    newest = said[-1][1]
    told = tuple(
        Told(card=cards[key], sayings=tuple(saying for _, saying in group))
        for key, group in groupby(said, key=lambda pair: pair[0].slug)
    )
    return Subject(
        file=f"people/{slug}.html",
        name=newest.name,
        count=labels.count("quoted_times", len(said)),
        dates=_span([edition for edition, _ in said], labels),
        role=next((saying.role for _, saying in reversed(said) if saying.role), ""),
        told=told[::-1],
    )


def topics_of(
    editions: Sequence[Edition], cards: Cards, titles: Mapping[str, str], labels: Labels
) -> tuple[Subject, ...]:
    """A page for every section that an issue had, in the alphabet. `titles` are the headings of topics by
    their keys; a section that is none of them has its own heading."""
    found: dict[str, list[tuple[Edition, tuple[StoryLine, ...]]]] = {}
    headings: dict[str, str] = {}
    for edition in editions:
        names = {section.key: section.title for section in edition.issue.sections} | dict(titles)
        for key, lines in _sections(edition, names).items():
            found.setdefault(key, []).append((edition, tuple(lines)))
            headings[key] = one_line(names.get(key, key))
    addresses = slugs(found)
    made = [_topic(headings[key], told, addresses[key], cards, labels) for key, told in found.items()]
    return tuple(sorted(made, key=lambda topic: topic.name.casefold()))


def _sections(edition: Edition, names: Mapping[str, str]) -> dict[str, list[StoryLine]]:
    """The headlines of an issue by the key of their section, which a story names by key or heading."""
    keys = {heading: key for key, heading in names.items()}
    found: dict[str, list[StoryLine]] = {}
    for brief, entry in zip(edition.issue.briefs, edition.page.entries, strict=True):
        key = keys.get(brief.section, brief.section)
        if key and entry.title:
            outlets = tuple(dict.fromkeys(one_line(c.outlet) for c in brief.credits if c.outlet))
            line = StoryLine(anchor=entry.anchor, title=entry.title, outlets=outlets)
            found.setdefault(key, []).append(line)
    return found


def _topic(
    heading: str,
    told: Sequence[tuple[Edition, tuple[StoryLine, ...]]],
    slug: str,
    cards: Cards,
    labels: Labels,
) -> Subject:
    return Subject(
        file=f"topics/{slug}.html",
        name=heading,
        count=labels.count("stories", sum(len(lines) for _, lines in told)),
        dates=_span([edition for edition, _ in told], labels),
        role="",
        told=tuple(Told(card=cards[edition.slug], stories=lines) for edition, lines in reversed(told)),
    )


def _span(editions: Sequence[Edition], labels: Labels) -> Label:
    """From the first day of sending to the last."""
    days = [edition.issue.manifest.as_of for edition in editions]
    return labels.span(min(days), max(days))
