"""A story as values → a story as a page shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from digest.model import Brief, Correction, Earlier, Excerpt, Gloss, Picture, PullQuote, Section
from digest.model import Side as SideValue
from digest.render.clean import one_line, safe_url
from digest.render.corrections import notice_of, withdrawn_label
from digest.render.credits import Sources, story_anchor
from digest.render.labels import Label, Labels
from digest.render.notes import note_blocks
from digest.render.placed import shown_size
from digest.render.view import (
    Credit,
    EarlierLetter,
    Entry,
    Notice,
    Paragraph,
    Piece,
    Pull,
    Side,
    Tier,
    TimelineLine,
    Words,
)
from digest.render.view import Picture as Shown
from digest.text.voices import is_state_media

_PARAGRAPH_WORDS = 50
"""A paragraph takes a further sentence up to here: real sentences have 21 to 47 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the parts of a letter share while they are set."""

    labels: Labels
    sources: Sources
    sections: tuple[Section, ...]
    is_sectioned: bool
    """Whether the stories are of more than one section: else its name above each tells nothing."""
    year: int
    earlier_url: Callable[[Earlier], str | None]
    corrections: tuple[Correction, ...] = ()


def words_of(excerpt: Excerpt, glosses: Sequence[Gloss], setting: Setting) -> Words:
    """The excerpt with the days that stand beside its words."""
    inside = sorted(
        (g for g in glosses if g.article_id == excerpt.article_id and excerpt.start < g.at <= excerpt.end),
        key=lambda g: g.at,
    )
    cuts = [excerpt.start, *(g.at for g in inside), excerpt.end]
    texts = [excerpt.text[a - excerpt.start : b - excerpt.start] for a, b in pairwise(cuts)]
    pieces: list[Piece] = [Piece(text=_inner(text, first=not i)) for i, text in enumerate(texts)]
    for gloss, index in zip(reversed(inside), range(len(inside), 0, -1), strict=True):
        day = setting.labels.gloss(gloss, setting.year)
        pieces.insert(index, Piece(text=day, gloss=True, iso=_iso(gloss)))
    return Words(
        pieces=tuple(p for p in pieces if p.text),
        place=f"{excerpt.article_id}:{excerpt.start}-{excerpt.end}",
    )


def _iso(gloss: Gloss) -> str:
    """As a page's `time` names a day, a month or a year; of several days the first."""
    return gloss.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[gloss.precision]]


def _inner(text: str, first: bool) -> str:
    """A stretch on one line; the blank that parts it from the gloss before it is kept."""
    clean = one_line(text)
    return f" {clean}" if clean and not first and text[0].isspace() else clean


def _voice(origin: str, labels: Labels) -> str:
    """The name of a voice; state media are always named as such."""
    name = one_line(origin)
    return labels.text("state_voice", {"origin": name}) if is_state_media(origin) else name


def _said(pull: PullQuote, setting: Setting) -> Label | None:
    """The day of the words, or that of the article where theirs is not sure."""
    if pull.said is None:
        return None
    key = "said" if pull.sure_day else "reported"
    return setting.labels.text(key, {"day": setting.labels.day(pull.said, setting.year)})


def pull_of(pull: PullQuote, setting: Setting) -> Pull:
    """A quotation that stands alone, with its speaker and source."""
    quote, labels = pull.quote, setting.labels
    credit = setting.sources.at(pull.credit.article_id, [quote.excerpt])
    assert credit is not None, "every credit of an issue is numbered"
    return Pull(
        words=words_of(quote.excerpt, (), setting),
        name=one_line(pull.label),
        role=one_line(quote.role[0].text) if quote.role else "",
        origin=labels.text("via", {"origin": _voice(quote.origin, labels)}) if quote.origin else None,
        said=_said(pull, setting),
        credit=credit,
    )


def entry_of(brief: Brief, index: int, tier: Tier, setting: Setting) -> Entry:
    """The story at `index` (from 1) of the letter."""
    labels = setting.labels
    body = tuple(_body(brief, setting))
    quoted = {e.article_id for e in brief.lead} | {q.credit.article_id for q in brief.quotes}
    quoted |= {side.credit.article_id for block in brief.disagreements for side in block.sides}
    others = [v for v in brief.credits if v.article_id not in quoted | setting.sources.opinions]
    also = [c for v in others if v.outlet and (c := setting.sources.at(v.article_id, ()))]
    before = labels.day(brief.before, setting.year) if brief.before else None
    return Entry(
        anchor=story_anchor(index),
        story_id=brief.story_id,
        picture=_picture(brief.picture, setting) if brief.picture else None,
        section=_section_title(brief.section, setting.sections) if setting.is_sectioned else "",
        tier=tier,
        title=one_line(brief.headline.text) if brief.headline else "",
        working_title=brief.headline is not None and brief.headline.origin == "first_sentence",
        before=labels.text("reported_before", {"day": before}) if before else None,
        line=note_blocks(brief.line) if brief.line else (),
        body=body,
        differing=tuple(_sides(block.sides, brief, setting) for block in brief.disagreements),
        openings=_sides(brief.openings, brief, setting),
        also_label=labels.text("also" if body or brief.disagreements else "reported_by"),
        also=tuple(also),
        also_unnamed=_unnamed(sum(value.outlet is None for value in others), bool(also), labels),
        origins=_origins(brief, labels),
        earlier=_earlier(brief.earlier, setting) if brief.earlier else None,
        notices=tuple(_notices(brief, setting)),
    )


def _picture(picture: Picture, setting: Setting) -> Shown:
    """The picture as the web view shows it. One that nobody has described is told by whose it is."""
    width, height = shown_size(picture)
    own, address = bool(picture.data), safe_url(picture.url) or ""
    credit = setting.sources.at(picture.article_id, ()) if picture.article_id else None
    return Shown(
        src=f"data:{picture.kind};base64,{picture.data}" if own else address,
        link="" if own else address,
        alt=one_line(picture.alt)
        or setting.labels.text("linked_picture", {"outlet": one_line(picture.credit)}),
        by=one_line(picture.credit) if own else "",
        credit=credit,
        width=width,
        height=height,
    )


def _earlier(told: Earlier, setting: Setting) -> EarlierLetter:
    """The letter that told it, and what it printed then."""
    labels = setting.labels
    label, letter = ("update", "update_of") if told.is_update else ("told_before", "told_in")
    return EarlierLetter(
        label=labels.text(label),
        letter=labels.text(letter, {"day": labels.day(told.sent, setting.year)}),
        url=setting.earlier_url(told) or told.page,
        web_url=setting.earlier_url(told),
        timeline=tuple(
            TimelineLine(
                day=labels.day(moment.day, setting.year),
                iso=moment.day.isoformat(),
                words=words_of(moment.excerpt, moment.glosses, setting),
                credit=credit,
            )
            for moment in told.timeline
            if (credit := setting.sources.at(moment.credit.article_id, [moment.excerpt]))
        ),
    )


def _unnamed(count: int, after: bool, labels: Labels) -> Label | None:
    """The articles of unknown outlets, counted: a reader can't look for "Outlet unknown"."""
    if not count:
        return None
    return labels.count("and_unnamed" if after else "unnamed", count)


def _sides(sides: Iterable[SideValue], brief: Brief, setting: Setting) -> tuple[Side, ...]:
    return tuple(
        Side(words=words_of(side.excerpt, brief.glosses, setting), credit=credit)
        for side in sides
        if (credit := setting.sources.at(side.credit.article_id, [side.excerpt]))
    )


def _section_title(section: str, sections: Iterable[Section]) -> str:
    return one_line(next((s.title for s in sections if s.key == section), section))


def _origins(brief: Brief, labels: Labels) -> Label | None:
    """ "2 outlets, 1 origin: TASS", where several outlets go back to fewer voices; without names where one
    of them has none."""
    if not brief.origins or len(brief.origins) >= brief.outlets:
        return None
    names = [origin.name for origin in brief.origins if origin.name]
    return labels.text(
        "origins" if len(names) == len(brief.origins) else "origins_unnamed",
        {
            "outlets": labels.count("outlets", brief.outlets),
            "origins": labels.count("origins", len(brief.origins)),
            "names": ", ".join(_voice(name, labels) for name in names),
        },
    )


def _notices(brief: Brief, setting: Setting) -> Iterator[Notice]:
    """The notes on a story, less those that stand in the place of a passage."""
    for note in setting.corrections:
        if note.story_id == brief.story_id and note.after is None:
            yield notice_of(note, setting.labels, setting.year)


def _body(brief: Brief, setting: Setting) -> Iterator[Paragraph | Pull]:
    """Paragraphs and quotations in reading order; each run of one article ends with its credit. What was
    withdrawn is told in its place."""
    last = len(brief.lead)
    pulls = sorted(brief.quotes, key=lambda q: q.after)
    gone = [
        (min(n.after, last), n)
        for n in setting.corrections
        if n.story_id == brief.story_id and n.after is not None
    ]
    places = sorted({0, last, *(min(q.after, last) for q in pulls), *(place for place, _ in gone)})
    for start, end in pairwise([0, *places]):
        yield from _paragraphs(brief, start, end, setting)
        for note in (note for place, note in gone if place == end):
            yield Paragraph(words=(), remark=withdrawn_label(note, setting.labels, setting.year))
        yield from (pull_of(q, setting) for q in pulls if min(q.after, last) == end)


def _paragraphs(brief: Brief, start: int, end: int, setting: Setting) -> Iterator[Paragraph]:
    """The lead's excerpts from `start` to `end`."""
    numbered = list(enumerate(brief.lead))[start:end]
    for article_id, group in groupby(numbered, key=lambda pair: pair[1].article_id):
        run = list(group)
        follows = brief.lead[run[-1][0] + 1].article_id if run[-1][0] + 1 < len(brief.lead) else None
        parts = list(_short(run))
        for part in parts:
            ends = part is parts[-1] and follows != article_id
            whole_run = _run_before(brief.lead, run[-1][0])
            yield Paragraph(
                words=tuple(words_of(excerpt, brief.glosses, setting) for excerpt in part),
                credit=_credit(article_id, whole_run, setting) if ends else None,
            )


def _credit(article_id: str, run: Sequence[Excerpt], setting: Setting) -> Credit | None:
    return setting.sources.at(article_id, run)


def _run_before(lead: Sequence[Excerpt], last: int) -> list[Excerpt]:
    """The excerpts of one article that end at `last`."""
    first = last
    while first > 0 and lead[first - 1].article_id == lead[last].article_id:
        first -= 1
    return list(lead[first : last + 1])


def _short(run: Sequence[tuple[int, Excerpt]]) -> Iterator[tuple[Excerpt, ...]]:
    """A run in short paragraphs."""
    part: list[Excerpt] = []
    for _, excerpt in run:
        if part and sum(map(_length, part)) + _length(excerpt) > _PARAGRAPH_WORDS:
            yield tuple(part)
            part = []
        part.append(excerpt)
    if part:
        yield tuple(part)


def _length(excerpt: Excerpt) -> int:
    return len(re.findall(r"\S+", excerpt.text))
