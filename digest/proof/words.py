"""The words that an issue may print, read off its values and the theme's fixed texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from digest.model import Credit, Excerpt, Figure, Gloss, Issue, Newsletter
from digest.proof.spans import printed_excerpts, printed_headlines
from digest.proof.visible import note_lines, note_links
from digest.text import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`plain` and `glossed` are keys and patterns of keys, the longest first; `shown` tells each plain
    key's text as a person would read it; `titles` are the keys that a contents may number; `links` the
    addresses that may be linked, decoded."""

    plain: tuple[str, ...]
    glossed: tuple[re.Pattern[str], ...]
    shown: dict[str, str]
    titles: tuple[str, ...]
    links: frozenset[str]


def key(text: str) -> str:
    """`text` as the proof compares it: NFC, without white space, control and format characters."""
    return "".join(filter(_counts, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _counts(char: str) -> bool:
    return unicodedata.category(char)[0] not in "ZC" and char != "\u034f"


def printed_words(issue: Issue, fixed: Collection[str]) -> Words:
    """All that the rendered files of `issue` may hold."""
    texts = {key(text): text for text in _texts(issue, fixed)}
    texts.pop("", None)
    days = frozenset(key(text) for text in fixed)
    glossed = [
        pattern for excerpt, glosses in _glossed(issue) if (pattern := _pattern(excerpt, glosses, days))
    ]
    return Words(
        plain=tuple(sorted(texts, key=len, reverse=True)),
        glossed=tuple(sorted(glossed, key=lambda p: len(p.pattern), reverse=True)),
        shown=texts,
        titles=tuple(key(headline.text) for headline in printed_headlines(issue)),
        links=frozenset(unquote(link) for link in _links(issue, fixed)),
    )


def heading_words(issue: Issue) -> Words:
    """What lists may hold of an issue: its headlines, and the names in it."""
    titles = [headline.text for headline in printed_headlines(issue)]
    return plain_words([*titles, *_names(issue), *_letter(issue.newsletter)])


def plain_words(texts: Iterable[str], links: Iterable[str] = ()) -> Words:
    """Words of these texts and links alone."""
    shown = {key(text): text for text in texts}
    shown.pop("", None)
    return Words(
        plain=tuple(sorted(shown, key=len, reverse=True)),
        glossed=(),
        shown=shown,
        titles=(),
        links=frozenset(map(unquote, links)),
    )


def join_words(parts: Sequence[Words]) -> Words:
    """All that any of the parts holds."""
    shown = {key: text for part in parts for key, text in part.shown.items()}
    glossed = dict.fromkeys(pattern for part in parts for pattern in part.glossed)
    return Words(
        plain=tuple(sorted(shown, key=len, reverse=True)),
        glossed=tuple(sorted(glossed, key=lambda p: len(p.pattern), reverse=True)),
        shown=shown,
        titles=tuple(title for part in parts for title in part.titles),
        links=frozenset().union(*(part.links for part in parts)),
    )


def _texts(issue: Issue, fixed: Collection[str]) -> Iterator[str]:
    yield from fixed
    yield from (excerpt.text for excerpt in printed_excerpts(issue))
    for number in issue.numbers:
        yield from _figure(number.figure)
    for headline in printed_headlines(issue):
        yield headline.text
    yield from _names(issue)
    yield from _letter(issue.newsletter)
    yield from _own(issue)
    for text in _listed(issue):
        yield from (text, titles.clipped(text))


def _listed(issue: Issue) -> Iterator[str]:
    """What is listed as not in the letter, which is clipped where it is long."""
    yield from (text for held in issue.held for text in (held.title, held.reason))
    yield from (text for out in issue.left_out for text in (out.what, out.reason))
    yield from (text for failure in issue.failures for text in (failure.address, failure.reason))


def _figure(figure: Figure) -> Iterator[str]:
    """The value set beside the words that hold it, with or without its qualifier."""
    whole, value = figure.excerpt.text, figure.value.text
    bare = value
    if figure.qualifier and value.lower().startswith(figure.qualifier.lower() + " "):
        bare = value[len(figure.qualifier) :].strip()
    for large in {value, bare}:
        yield from (f"{large}{whole}", f"{large}—{whole}", f"{whole}{large}")


def _names(issue: Issue) -> Iterator[str]:
    yield from (credit.outlet for credit in _credits(issue) if credit.outlet)
    pulls = [*(q for brief in issue.briefs for q in brief.quotes), *([issue.quote] if issue.quote else [])]
    for pull in pulls:
        yield from (pull.label, pull.quote.origin or "")
    for brief in issue.briefs:
        yield from (brief.section, *(origin.name or "" for origin in brief.origins))
    yield from (section.title for section in issue.sections)
    yield from (voice.author for voice in issue.voices)


def _letter(letter: Newsletter) -> Iterator[str]:
    named = (letter.title, letter.editor, letter.description, letter.reply, letter.corrections)
    around = (letter.mail.why, letter.mail.address, *letter.mail.marks)
    yield from (text for text in (*named, *around) if text)


def _own(issue: Issue) -> Iterator[str]:
    """The editor's own parts, line by line."""
    for text in _own_markdown(issue):
        yield from note_lines(text)
    for note in issue.notes:
        yield from filter(None, (note.title, note.by))
    yield from filter(None, (issue.subject, issue.preheader))
    for picture in (brief.picture for brief in issue.briefs if brief.picture):
        yield from filter(None, (picture.alt, picture.credit))


def _own_markdown(issue: Issue) -> Iterator[str]:
    yield from (note.text for note in issue.notes)
    yield from (event.text for event in issue.events)
    yield from (brief.line for brief in issue.briefs if brief.line)
    yield from (note.note for note in (*issue.corrections, *issue.corrected))


def _credits(issue: Issue) -> Iterator[Credit]:
    yield from issue.credits
    for brief in issue.briefs:
        yield from brief.credits
        yield from (pull.credit for pull in brief.quotes)
        yield from (side.credit for side in brief.sides)
    yield from (number.credit for number in issue.numbers)
    yield from (line.credit for line in issue.ahead)
    yield from (voice.credit for voice in issue.voices)
    if issue.quote:
        yield issue.quote.credit


def _glossed(issue: Issue) -> Iterator[tuple[Excerpt, Sequence[Gloss]]]:
    for brief in issue.briefs:
        sides = [side.excerpt for side in brief.sides]
        yield from ((excerpt, brief.glosses) for excerpt in (*brief.lead, *sides))
        yield from ((moment.excerpt, moment.glosses) for moment in brief.timeline)
    yield from ((line.excerpt, line.glosses) for line in issue.ahead)


def _pattern(excerpt: Excerpt, glosses: Sequence[Gloss], days: Collection[str]) -> re.Pattern[str] | None:
    """The excerpt's key with a bracketed day of the theme's at each gloss; None without a gloss."""
    inside = sorted(
        (g for g in glosses if g.article_id == excerpt.article_id and excerpt.start < g.at <= excerpt.end),
        key=lambda g: g.at,
    )
    if not inside:
        return None
    cuts = [0, *(g.at - excerpt.start for g in inside), len(excerpt.text)]
    parts = [re.escape(key(excerpt.text[a:b])) for a, b in pairwise(cuts)]
    brackets = [_bracket(gloss, days) for gloss in inside]
    return re.compile("".join(part + bracket for part, bracket in zip(parts, [*brackets, ""], strict=True)))


def _bracket(gloss: Gloss, days: Collection[str]) -> str:
    fitting = sorted(day for day in days if len(day) < 40 and fits(gloss, re.findall(r"\d+", day)))
    return rf"\[(?:{'|'.join(map(re.escape, fitting))})\]" if fitting else r"\[\]"


def fits(gloss: Gloss, numbers: Sequence[str]) -> bool:
    """Whether fixed words with these numbers can tell what the gloss means: no other day, no other year."""
    if gloss.precision == "day":
        return all(str(day.day) in numbers for day in (gloss.day, gloss.last or gloss.day))
    if gloss.precision == "year":
        return set(numbers) == {str(gloss.day.year)}
    # In Korean a month is told by its number.
    return set(numbers) <= {str(gloss.day.year), str(gloss.day.month)}


def _links(issue: Issue, fixed: Collection[str]) -> Iterator[str]:
    yield from (credit.url for credit in _credits(issue) if credit.url)
    for text in _own_markdown(issue):
        yield from note_links(text)
    yield from (b.picture.url for b in issue.briefs if b.picture and b.picture.url)
    told = [brief.earlier for brief in issue.briefs if brief.earlier]
    yield from (url for each in told for url in (each.page, issue.earlier_url(each)) if url)
    yield from (issue.newsletter.view(issue.slot) or "", issue.newsletter.leave(issue.slot) or "")
    yield from (issue.newsletter.corrections or "", *_addresses(fixed))


def _addresses(fixed: Iterable[str]) -> Iterator[str]:
    yield from (text for text in fixed if text.startswith(("http://", "https://", "mailto:")))
