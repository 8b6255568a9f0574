"""Hold an extractor's paragraphs against the page: what stands there is kept, in the page's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.extract import furniture
from digest.extract.blocks import Block, BlockKind
from digest.extract.tree import Line
from digest.extract.visible import squeeze
from digest.model import Cut

_LONG = 24
"""Shorter blocks are looked for only between their neighbours: such words stand on a page many times."""
_ANCHOR = 16
_SMALLEST_PIECE = 8
_ENDED = re.compile(r"[.!?…。！？:][\"'”’)\]」』»]*$")
_KINDS: tuple[BlockKind | None, ...] = (None, "paragraph", "subhead", "item")
"""What a byte of a page's verdicts means."""
_FOR_READERS_OF_SCREENS = re.compile(
    r"\W*(?:link\s+)?opens?\s+(?:in\s+)?a?\s*new\s+(?:browser\s+)?(?:tab|window)\W*", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The lines of the page that an extractor chose, and what of the page it left out."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]


def align(blocks: Sequence[Block], visible: Sequence[Line]) -> Aligned:
    """The page's lines as far as the blocks hold them; words between two kept parts of a line are a cut."""
    page = _Page(visible)
    page.place(blocks)
    page.complete_sentences()
    return page.result()


class _Page:
    """The page's visible lines, squeezed into one text, and which block holds each of its characters."""

    def __init__(self, visible: Sequence[Line]) -> None:
        self.lines = visible
        squeezed = [squeeze(line.text) for line in visible]
        self.text = "".join(squeezed)
        self.starts = [0]
        for line in squeezed:
            self.starts.append(self.starts[-1] + len(line))
        self.kinds = bytearray(len(self.text))

    def place(self, blocks: Sequence[Block]) -> None:
        """Long blocks first, in order; then the short ones between them."""
        wanted = [squeeze(b.text) for b in blocks]
        spans: list[tuple[int, int] | None] = [None] * len(blocks)
        after = 0
        for index, text in enumerate(wanted):
            if len(text) >= _LONG:
                spans[index] = self._place_long(text, after, blocks[index].kind)
                after = (spans[index] or (0, after))[1]
        after = 0
        before = _next_starts(spans, len(self.text))
        for index, text in enumerate(wanted):
            if len(text) < _LONG:
                spans[index] = self._keep(text, after, before[index], blocks[index].kind)
            after = (spans[index] or (0, after))[1]

    def _place_long(self, text: str, after: int, kind: BlockKind) -> tuple[int, int] | None:
        whole = self._keep(text, after, len(self.text), kind) or self._keep(text, 0, after, kind)
        return whole or self._place_pieces(text, after, kind)

    def _keep(self, text: str, start: int, end: int, kind: BlockKind) -> tuple[int, int] | None:
        """Mark the first place of `text` between two places; None when it isn't there."""
        at = self.text.find(text, start, end) if text else -1
        if at < 0:
            return None
        return self._mark(at, len(text), kind)

    def _mark(self, at: int, size: int, kind: BlockKind | None) -> tuple[int, int]:
        self.kinds[at : at + size] = bytes((_KINDS.index(kind),)) * size
        return at, at + size

    def _place_pieces(self, text: str, after: int, kind: BlockKind) -> tuple[int, int] | None:
        """A block that the page holds with something in between, or in another order."""
        done, last = 0, None
        while done < len(text):
            anchor = text[done : done + _ANCHOR]
            at = self.text.find(anchor, after)
            at = at if at >= 0 else self.text.find(anchor)
            size = self._agreeing(text, done, at) if at >= 0 else 0
            if size >= _SMALLEST_PIECE:
                last = self._mark(at, size, kind)
                after = last[1]
            done += max(size, 1)
        return last

    def _agreeing(self, text: str, i: int, j: int) -> int:
        """How many characters of `text` from i on are those of the page from j on."""
        size, most = 0, min(len(text) - i, len(self.text) - j)
        while size < most and text[i + size] == self.text[j + size]:
            size += 1
        return size

    def complete_sentences(self) -> None:
        """No sentence loses words in its middle: what an extractor left out of one (most often a link) is
        taken back, unless it is furniture."""
        for index, line in enumerate(self.lines):
            if not self._is_mixed(index):
                continue
            parts = self._parts(index, line.text)
            at = self.starts[index]
            for position, (text, kind) in enumerate(parts):
                size = len(squeeze(text))
                before = parts[position - 1] if position else ("", None)
                after = parts[position + 1] if position + 1 < len(parts) else ("", None)
                if kind is None and _within_sentence(before[0], text, after[0]):
                    self._mark(at, size, before[1] or after[1])
                at += size

    def result(self) -> Aligned:
        """Kept lines as blocks, what lies between as cuts."""
        blocks: list[Block] = []
        cuts: list[Cut] = []
        dropped: list[str] = []
        for index, line in enumerate(self.lines):
            parts = self._parts(index, line.text)
            kept = [(text, kind) for text, kind in parts if kind]
            for position, (text, kind) in enumerate(parts):
                if kind is None:
                    dropped.append(text)
                elif position == 0 or dropped:
                    cuts.extend(_cut(dropped))
                    dropped = []
            if kept:
                text = " ".join(text for text, _ in kept)
                blocks.append(Block(text=text, kind=kept[0][1] or "paragraph", linked=line.linked))
        cuts.extend(_cut(dropped))
        return Aligned(blocks=tuple(blocks), cuts=tuple(cuts))

    def _is_mixed(self, index: int) -> bool:
        """Whether a line is kept in part."""
        start, end = self.starts[index], self.starts[index + 1]
        return start < end and self.kinds.count(self.kinds[start], start, end) < end - start

    def _parts(self, index: int, line: str) -> list[tuple[str, BlockKind | None]]:
        """The line in stretches of one verdict."""
        start, end = self.starts[index], self.starts[index + 1]
        if not self._is_mixed(index):
            return [(line, _KINDS[self.kinds[start]])] if start < end else []
        verdicts = self.kinds[start:end]
        places = [i for i, char in enumerate(line) if squeeze(char)]
        if len(places) != len(verdicts):  # a letter and its mark were joined: the line is taken whole
            return [(line, "paragraph")]
        edges = [0, *(i for i in range(1, len(verdicts)) if verdicts[i] != verdicts[i - 1]), len(verdicts)]
        return [(line[places[a] : places[b - 1] + 1], _KINDS[verdicts[a]]) for a, b in pairwise(edges)]


def _next_starts(spans: Sequence[tuple[int, int] | None], end: int) -> list[int]:
    """Where, from each span on, the next that is known begins; `end` where none follows."""
    starts: list[int] = []
    for span in reversed(spans):
        end = span[0] if span else end
        starts.append(end)
    return starts[::-1]


def _within_sentence(before: str, text: str, after: str) -> bool:
    """Whether words that stand beside kept ones belong to their sentence."""
    if not (before or after):
        return False
    if not re.search(r"\w", text):
        return True
    if furniture.reason(text) or _FOR_READERS_OF_SCREENS.fullmatch(text):
        return False
    return bool(before and not _ENDED.search(before)) or bool(after and not _ENDED.search(text))


def _cut(lines: Sequence[str]) -> Iterator[Cut]:
    """Lines that follow each other, as one cut with the reason that all of them give."""
    if lines:
        reasons = {furniture.reason(line) for line in lines[:12]}
        reason = reasons.pop() if len(reasons) == 1 else None
        yield Cut(text="\n".join(lines), reason=reason or "outside the article")
