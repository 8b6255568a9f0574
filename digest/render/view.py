"""An issue as a page shows it: what templates see. Plain strings are a source's or the editor's words
on one line, unescaped; a `Label` is template text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from digest.render.chart import Chart
from digest.render.labels import Label

Tier = Literal["lead", "second", "short"]
_SHORT = 32
"""Columns of a credit that is not broken: 320 px hold more of them at 14 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of printed words, or (`gloss`) a day that the letter sets beside them."""

    text: str
    gloss: bool = False
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An excerpt to print. `place` is "ARTICLE:START-END"."""

    pieces: tuple[Piece, ...]
    place: str

    @property
    def text(self) -> str:
        """The words with their glosses in brackets."""
        return "".join(f" [{p.text}]" if p.gloss else p.text for p in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where words are from. `url` is the plain address, `passage` the one that opens at the words;
    `number` counts the line of Sources from 1; `remarks` are "state media", "in Korean". Without an address
    that line is where the credit leads, and `cited` is the anchor of the first part of the letter that cites
    it."""

    outlet: str
    day: Label
    iso: str
    number: int
    remarks: tuple[Label, ...] = ()
    url: str | None = None
    passage: str | None = None
    cited: str | None = None

    @property
    def is_short(self) -> bool:
        """Whether it is of at most 32 columns, and can stand unbroken on a phone."""
        shown = f"{self.outlet}, {self.day}" + "".join(f" [{remark}]" for remark in self.remarks)
        return len(shown) + sum(unicodedata.east_asian_width(c) in "WF" for c in shown) <= _SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences of one article. The last paragraph of its run carries the credit. A paragraph without words
    has a `remark` in the place of a passage that was withdrawn."""

    words: tuple[Words, ...]
    credit: Credit | None = None
    remark: Label | None = None
    is_pull: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A quotation that stands alone."""

    words: Words
    name: str
    role: str
    origin: Label | None
    said: Label | None
    credit: Credit
    is_pull: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of an editor's note; `url` only for http, https and mailto."""

    text: str
    strong: bool = False
    emphasis: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBlock:
    """A paragraph, a list's item or a quoted paragraph of an editor's note."""

    kind: Literal["paragraph", "item", "numbered", "quote"]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A story's picture. `src` is where this format finds it, "" where it has to be told in words; `link` is
    where those lead then. `alt` says what it shows; `by` is who made the letter's own, `credit` the source
    of a linked one. Width and height are in px as shown; the height of a linked one is 0, nobody knows it."""

    src: str
    link: str
    alt: str
    by: str
    credit: Credit | None
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBars:
    """Bars of the chart as a picture of the message; `alt` says all that it shows."""

    src: str
    alt: Label
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A dated note on what was printed: `label` says what it is ("Correction, May 12:"), `blocks` are the
    editor's words, `place` tells which letter or story it is on, where it does not stand there."""

    place: Label | None
    label: Label
    blocks: tuple[NoteBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNote:
    """A note of the letter's own. `by` is who wrote it, or who paid for it where `paid` says so."""

    title: str
    by: str
    paid: Label | None
    blocks: tuple[NoteBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """A date of the letter's own."""

    day: Label
    iso: str
    blocks: tuple[NoteBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """One place of the letter's own: its heading (None where it needs none), its dates and notes."""

    anchor: str
    label: Label | None
    notes: tuple[OwnNote, ...]
    dates: tuple[OwnDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A sentence on which the reports differ, with its source."""

    words: Words
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """A day of a running story, and what the letter printed of it."""

    day: Label
    iso: str
    words: Words
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLetter:
    """The letter that told a story before: `label` ("Update"), `letter` ("to our letter of May 8"), `url`
    its web view as seen from this one's, None where that is not at hand, and `web_url` its address on the
    web, None where the letter has none."""

    label: Label
    letter: Label
    url: str | None
    web_url: str | None
    timeline: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as printed. `title` is "" where it has none; `also` are the articles not
    quoted, `also_unnamed` counts those whose outlet is not known; `differing` are the blocks under
    "Reports differ", `openings` the first sentences of two outlets; `earlier` is set for a story that was
    told before; `notices` are corrections. The `src` of its `picture` is the web view's."""

    anchor: str
    story_id: str
    picture: Picture | None
    section: str
    tier: Tier
    title: str
    working_title: bool
    before: Label | None
    line: tuple[NoteBlock, ...]
    body: tuple[Paragraph | Pull, ...]
    differing: tuple[tuple[Side, ...], ...]
    openings: tuple[Side, ...]
    also_label: Label
    also: tuple[Credit, ...]
    also_unnamed: Label | None
    origins: Label | None
    earlier: EarlierLetter | None
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorts:
    """A section of the letter."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """A line of By the numbers: the value's `numeral` large, its `unit` ("million") small below, `label`
    beside it. Where the printed words begin with the value, `label` is what follows it, so that value and
    label read on; else it is all of them. `size` of the numeral: "large", "middle" or "small"."""

    numeral: str
    unit: str
    label: Words
    reads_on: bool
    size: str
    credit: Credit

    @property
    def value(self) -> str:
        """The numeral with its unit."""
        return f"{self.numeral} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadLine:
    """What happens on one day, or "Later"."""

    day: Label
    iso: str
    words: Words
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """An opinion, named."""

    author: str
    title: str
    words: tuple[Words, ...]
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """An outlet and its articles."""

    outlet: str
    credits: tuple[Credit, ...]

    @property
    def dated(self) -> tuple[Credit, ...]:
        """Those of which the day is enough: it links to them, or nothing cites them."""
        return tuple(credit for credit in self.credits if credit.url or not credit.cited)

    @property
    def described(self) -> tuple[Credit, ...]:
        """Those that are cited and have no address: a line each, to which their credits lead."""
        return tuple(credit for credit in self.credits if credit.cited and not credit.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Something that is not printed, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the letter. `why` tells a reader why it comes, in the editor's words, `address`
    is the sender's by post; both "" where they are not given. `view` and `leave` are what a mail links:
    the two addresses, or the marks for which a mailing service sets its own."""

    why: str
    address: str
    web_url: str | None
    unsubscribe_url: str | None
    view: str | None
    leave: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole letter."""

    title: str
    subject: str
    description: str
    language: str
    direction: Literal["ltr", "rtl"]
    dates: Label
    first_day: str
    last_day: str
    sent: str
    number: int | None
    number_label: Label | None
    edited: Label | None
    minutes: Label
    preheader: str
    own: Mapping[str, OwnPart]
    notices: tuple[Notice, ...]
    corrected: tuple[Notice, ...]
    contents: tuple[Entry, ...]
    lead: Entry | None
    second: tuple[Entry, ...]
    sections: tuple[Shorts, ...]
    numbers: tuple[NumberLine, ...]
    ahead: tuple[AheadLine, ...]
    voices: tuple[VoiceLine, ...]
    quote: Pull | None
    held: tuple[Reason, ...]
    sources: tuple[SourceGroup, ...]
    coverage: Label | None
    chart: Chart | None
    reply: str | None
    reply_subject: Label
    corrections: str | None
    corrections_url: str | None
    sent_to: Label
    around: Around
    cut: tuple[Label, ...] = ()
    """What the mail had no room for ("3 more on the web")."""
    drawn: tuple[DrawnBars, ...] = ()
    """The chart where it is shown as pictures, as only the message can."""
    labels: Mapping[str, Label]

    def with_entries(self, change: Callable[[Entry], Entry]) -> Page:
        """The letter, each of its stories changed."""
        return replace(
            self,
            contents=tuple(map(change, self.contents)),
            lead=change(self.lead) if self.lead else None,
            second=tuple(map(change, self.second)),
            sections=tuple(replace(s, entries=tuple(map(change, s.entries))) for s in self.sections),
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every story, in reading order."""
        return (*([self.lead] if self.lead else []), *self.second, *self.shorts)

    @property
    def shorts(self) -> tuple[Entry, ...]:
        """The stories of all sections, in reading order."""
        return tuple(entry for section in self.sections for entry in section.entries)
