"""A page pasted by a person: find the article among the furniture, keep its words, say what was cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from digest.extract import bylines, furniture, region
from digest.extract.blocks import Block, split
from digest.extract.body import dateline_end
from digest.extract.bylines import Byline
from digest.model import Cut
from digest.text.dates import Stamp, date_line, find

_TITLE_REACH = 14
"""A headline stands at most so many lines above the text."""
_DATE_REACH = 4
"""A date stands at most so many lines below the text."""
_LISTED = "related link, listed"
_PASSING = frozenset({"related link", "advertisement", "caption", "caption, repeated", "share", "sign-up"})
_BELOW = "below the article"
_NO_TITLE = re.compile(r"(?:by|published|updated|posted|last\s+updated|filed\s+under)\b", re.IGNORECASE)
_EDGE = 3
_ADDRESS = re.compile(
    r"(?:(?:url|link|source|address|출처|원문)\s*:?\s*)?https?://[^\s/]+\.[^\s/]+/\S+", re.IGNORECASE
)
_LONG_TITLE = 14
_COUNTER = re.compile(r"^\W*\d{1,4}\W*$")
_ENDED = re.compile(r"[.!?…。][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a pasted page holds. `stamps` are the dates printed, likeliest first."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    title: str | None = None
    byline: Byline | None = None
    stamps: tuple[Stamp, ...] = ()
    url: str | None = None
    url_line: int | None = None
    title_line: int | None = None
    byline_line: int | None = None


def read(raw: str) -> Pasted:
    """Take a pasted page apart."""
    return read_blocks(split(raw))


def read_blocks(blocks: Sequence[Block]) -> Pasted:
    """Take apart a page whose lines are known."""
    return Page(blocks).read()


def clean(blocks: Sequence[Block], *, authors: Sequence[str] = ()) -> Pasted:
    """Take furniture out of blocks that are known to be an article's; `authors` are those known already."""
    return Page(blocks, authors).clean()


class Page:
    """The lines of a page with the verdict on each: a reason to cut it, or None."""

    def __init__(self, blocks: Sequence[Block], authors: Sequence[str] = ()) -> None:
        self.blocks = list(blocks)
        self.lines = [b.text for b in self.blocks]
        self.reasons: list[str | None] = [furniture.reason(line) for line in self.lines]
        self.authors = tuple(authors)
        self.byline: Byline | None = None
        self.byline_at: int | None = None
        self.stamps: dict[int, Stamp] = {}
        self.title_at: int | None = None
        self.start = self.end = 0

    def read(self) -> Pasted:
        """Judge every line, then hand out the article."""
        self._mark_dates()
        self._mark_bylines()
        self._mark_repeats()
        self._mark_listed()
        self._mark_counters()
        self._find_text()
        self._find_title()
        self._cut_outside()
        self._cut_standfirst()
        self._cut_tail()
        self._cut_end()
        self._drop_far_dates()
        self._mark_dateline()
        return self._result()

    def clean(self) -> Pasted:
        """As `read` where all lines are the article's."""
        self.reasons = [
            None if b.kind == "subhead" else r for b, r in zip(self.blocks, self.reasons, strict=True)
        ]
        self._mark_dates()
        self._mark_bylines()
        self._mark_repeats()
        self._mark_listed()
        self._mark_links()
        self.end = len(self.lines)
        self._cut_tail()
        self._cut_end()
        return self._result()

    def _mark_dates(self) -> None:
        for index, line in enumerate(self.lines):
            value = date_line(line) if self.reasons[index] != "caption" else None
            if value is not None:
                self._stamp(index, value)
                self.reasons[index] = "date"

    def _stamp(self, index: int, value: datetime | date | None) -> None:
        number = self.blocks[index].line
        if value is not None and index not in self.stamps:
            origin = f"line {number}" if number else "text"
            self.stamps[index] = Stamp(value=value, origin=origin, dated="printed")

    def _mark_dateline(self) -> None:
        """A dateline that holds a whole date tells it where no line does."""
        kept = [i for i, reason in enumerate(self.reasons) if reason is None]
        for index in kept[:2] if not self.stamps else ():
            line = self.lines[index]
            self._stamp(index, next((value for value, _ in find(line[: dateline_end(line)])), None))

    def _drop_far_dates(self) -> None:
        """Dates far below the text belong to other articles."""
        self.stamps = {i: stamp for i, stamp in self.stamps.items() if i <= self.end + _DATE_REACH}

    def _mark_bylines(self) -> None:
        """The first byline that has an address, else the first."""
        for index, line in enumerate(self.lines):
            found = bylines.read_line(line) or self._with_place(index)
            if found is None:
                continue
            self.reasons[index] = "byline"
            self._stamp(index, next((value for value, _ in find(line)), None))
            if self.byline is None or (found.domain and not self.byline.domain):
                self.byline, self.byline_at = found, index

    def _with_place(self, index: int) -> Byline | None:
        """ "Jane Doe in Port Ardent" right above a date."""
        dated = "date" in self.reasons[index + 1 : index + 2]
        name, _, place = self.lines[index].partition(" in ")
        if not dated or not place or " " not in name or len(place) > 40:
            return None
        return bylines.read_line("By " + name)

    def _mark_repeats(self) -> None:
        """A long line that stands twice in a row is a caption, as galleries print it."""
        for index in range(1, len(self.lines)):
            same = self.lines[index] == self.lines[index - 1]
            if same and self.reasons[index] is None and len(self.lines[index].split()) >= 6:
                self.reasons[index - 1] = self.reasons[index] = "caption, repeated"

    def _mark_links(self) -> None:
        """A line that is a link and no sentence leads to another article."""
        for index, block in enumerate(self.blocks):
            lone = block.linked > 0.85 and not _ENDED.search(block.text) and len(block.text.split()) > 1
            if lone and self.reasons[index] is None:
                self.reasons[index] = "related link"

    def _cut_end(self) -> None:
        """Labels above the first paragraph, headings with nothing under them."""
        kept = [i for i, reason in enumerate(self.reasons) if reason is None]
        for index in kept[:2]:
            if not is_subhead(self.lines[index]) or len(self.lines[index].split()) > 2 or len(kept) < 3:
                break
            self.reasons[index] = "label"
        for index in reversed(kept[1:]):
            if self.blocks[index].kind != "subhead" and not _is_heading(self.blocks[index]):
                return
            self.reasons[index] = _BELOW

    def _mark_listed(self) -> None:
        """Headlines that stand under a bare "Related stories"."""
        listing = False
        for index, line in enumerate(self.lines):
            reason = self.reasons[index]
            if reason == "related link":
                listing = len(line.split()) <= 7 and ": " not in line
            elif reason is None:
                listing = listing and not _ENDED.search(line) and 3 <= len(line.split()) <= 25
                self.reasons[index] = _LISTED if listing else None

    def _mark_counters(self) -> None:
        """A lone number counts comments or pictures; numbers that follow each other are a table."""
        counters = [bool(_COUNTER.match(line)) for line in self.lines]
        for index, lone in enumerate(counters):
            if lone and not any(counters[max(0, index - 2) : index] + counters[index + 1 : index + 3]):
                self.reasons[index] = self.reasons[index] or "counter"

    def _cut_standfirst(self) -> None:
        """A line or two that the byline or the date parts from the text."""
        kept = [i for i in range(self.start, self.end) if self.reasons[i] is None]
        for index in range(self.start, kept[4] if len(kept) > 6 else self.start):
            above = [i for i in kept if i < index]
            if self.reasons[index] in {"byline", "date"} and 1 <= len(above) <= 2:
                for i in above:
                    self.reasons[i] = "standfirst"
                return

    def _find_text(self) -> None:
        self.start, self.end = region.best_stretch(region.weights(self.lines, self.reasons))
        self._reach_on()
        if self.start == self.end:
            kept = [i for i, r in enumerate(self.reasons) if r is None]
            self.start, self.end = (kept[0], kept[-1] + 1) if kept else (0, 0)

    def _reach_on(self) -> None:
        """A sentence right under a single line of furniture still belongs to the text."""
        for index in range(self.end, min(self.end + 2, len(self.lines))):
            if self.reasons[index] is None and region.weight(self.lines[index]) > 0:
                self.end = index + 1
                return
            if self.reasons[index] not in _PASSING:
                return

    def _find_title(self) -> None:
        """The line above the text that most looks like a headline."""
        often = Counter(line.casefold() for line in self.lines)
        best = 0.0
        for index in range(max(0, self.start - _TITLE_REACH), self.start + 1):
            if index >= len(self.lines) or not self._may_be_title(index):
                continue
            score = self._title_score(index) + (2 if often[self.lines[index].casefold()] > 1 else 0)
            if score > best:
                best, self.title_at = score, index

    def _may_be_title(self, index: int) -> bool:
        return self.reasons[index] in {None, _LISTED} and _titular(self.lines[index])

    def _title_score(self, index: int) -> float:
        below = self.reasons[index + 1] if index + 1 < len(self.reasons) else None
        near = 3.0 if below in {"date", "byline", "share", "caption", "caption, repeated"} else 0.0
        words = len(self.lines[index].split())
        if "byline" in self.reasons[max(0, index - 8) : index]:
            near -= 2.0
        above = len(self.lines[index - 1].split()) if index and self._may_be_title(index - 1) else 0
        if above >= 4:  # the line under a headline is its standfirst, the more so when it is long
            near -= 4.0 if words > max(above, _LONG_TITLE) else 1.5
        return min(words, 10) / 2 + near - 0.4 * (self.start - index) + (1 if index == self.start - 1 else 0)

    def _cut_outside(self) -> None:
        """What stands above and below the text, the headline with it."""
        for index in range(len(self.lines)):
            if self.reasons[index] is None and not self.start <= index < self.end:
                self.reasons[index] = "above the article" if index < self.start else _BELOW
        if self.title_at is not None:
            title = self.lines[self.title_at].casefold()
            for index, line in enumerate(self.lines):
                if line.casefold() == title:
                    self.reasons[index] = "headline"

    def _cut_tail(self) -> None:
        """The author's name and biography under the text."""
        names = self.authors + (self.byline.names if self.byline else ())
        folded = {name.casefold() for name in names}
        for index, line in enumerate(self.lines):
            if self.reasons[index] not in {None, _BELOW}:
                continue
            if line.casefold() in folded:
                self.reasons[index] = "author"
            elif self.reasons[index] == _BELOW and names and bylines.is_biography(line, names):
                self.reasons[index] = "author's biography"
        kept = [i for i in range(self.start, self.end) if self.reasons[i] is None]
        last = kept[-4:] if len(kept) > 4 else kept[1:]
        found = next((i for i in last if bylines.is_biography(self.lines[i], names)), None)
        for index in last:
            if found is not None and index >= found:
                self.reasons[index] = "author's biography"

    def _result(self) -> Pasted:
        kept = [b for b, r in zip(self.blocks, self.reasons, strict=True) if r is None]
        cuts = [
            Cut(text=b.text, reason=r, line=b.line)
            for b, r in zip(self.blocks, self.reasons, strict=True)
            if r
        ]
        url = self._address()
        return Pasted(
            blocks=tuple(_with_kinds(kept)),
            cuts=tuple(cuts),
            url=None if url is None else self.lines[url].rsplit(" ", 1)[-1],
            url_line=None if url is None else self.blocks[url].line,
            title=None if self.title_at is None else self.lines[self.title_at],
            byline=self._tidy_byline(),
            stamps=tuple(self.stamps[index] for index in sorted(self.stamps, key=self._distance)),
            title_line=None if self.title_at is None else self.blocks[self.title_at].line,
            byline_line=None if self.byline_at is None else self.blocks[self.byline_at].line,
        )

    def _address(self) -> int | None:
        """The line at the head or the foot of the page that a person put the address on."""
        edges = {*range(_EDGE), *range(len(self.lines) - _EDGE, len(self.lines))}
        found = [i for i, line in enumerate(self.lines) if i in edges and _ADDRESS.fullmatch(line)]
        return found[0] if len(found) == 1 else None

    def _distance(self, index: int) -> tuple[bool, int]:
        """Dates near the head of the text come first."""
        return index > self.start, abs(index - self.start)

    def _tidy_byline(self) -> Byline | None:
        if self.byline is None:
            return None
        names = bylines.tidied(self.byline.names, self.lines)
        return Byline(names=names, domain=self.byline.domain, role=self.byline.role)


def _titular(line: str) -> bool:
    words = len(line.split())
    return (
        not _NO_TITLE.match(line)
        and (3 <= words <= 30 or (words >= 2 and region.is_dense(line)))
        and len(line) <= 220
        and not _ENDED.search(line)
    )


def _is_heading(block: Block) -> bool:
    return block.line is not None and is_subhead(block.text)


def _with_kinds(kept: Sequence[Block]) -> list[Block]:
    """Short lines without an end mark between paragraphs are sub-heads."""
    return [Block(text=b.text, line=b.line, kind="subhead" if is_subhead(b.text) else b.kind) for b in kept]


def is_subhead(line: str) -> bool:
    """A short line that is no sentence: it is kept in the text but never printed."""
    return (
        len(line.split()) <= 12
        and len(line) <= 90
        and not re.search(r"[.!…。:;,\"”’'」』)\]]$|다$|요$", line)
    )
