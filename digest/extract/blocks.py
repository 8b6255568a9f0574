"""A pasted page as blocks: one a line, or one a run of hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from digest.text.markup import Overgrown, refuse_long

BlockKind = Literal["paragraph", "subhead", "item"]

_SPACE = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ENDED = re.compile(r"[.!?:;…。！？][\"'”’)\]」』»]*$")
_WIDEST_WRAP = 150
_NARROWEST_WRAP = 45
_MOST_LINES = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a page that reads as one line.

    `line` is counted from 1 and None off pasted pages; `linked` is the share of its characters in links.
    """

    text: str
    line: int | None = None
    kind: BlockKind = "paragraph"
    linked: float = 0.0


def split(raw: str) -> list[Block]:
    """The blocks of a pasted page; white space inside a line becomes one blank.

    Raises Overgrown for more text than any article has.
    """
    refuse_long(len(raw))
    lines = [
        _SPACE.sub(" ", line).strip() for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    if sum(map(bool, lines)) > _MOST_LINES:
        raise Overgrown(f"more than the {_MOST_LINES:,} lines of text that are read")
    runs = _runs(lines)
    width = _wrap_width(runs)
    return [block for run in runs for block in (_joined(run, width) if width else _single(run))]


def _runs(lines: Sequence[str]) -> list[list[Block]]:
    """Lines without a blank line between them."""
    runs: list[list[Block]] = [[]]
    for number, line in enumerate(lines, start=1):
        if line:
            runs[-1].append(Block(text=line, line=number))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _wrap_width(runs: Sequence[Sequence[Block]]) -> int | None:
    """The column at which the text is wrapped; None for a page of long lines."""
    widest = max((len(b.text) for run in runs for b in run), default=0)
    pairs = [(a.text, b.text) for run in runs for a, b in pairwise(run) if len(a.text) >= _NARROWEST_WRAP]
    broken = [below for above, below in pairs if not _ENDED.search(above)]
    small = sum(1 for below in broken if below[0].islower())
    if not small or widest > _WIDEST_WRAP or len(broken) < 0.6 * len(pairs) or small < 0.3 * len(broken):
        return None
    return widest


def _single(run: Sequence[Block]) -> Iterator[Block]:
    yield from run


def _joined(run: Sequence[Block], width: int) -> Iterator[Block]:
    """Lines are joined while one is nearly full, so that the next word would not have fitted."""
    held: list[Block] = []
    for block in run:
        if held and not _goes_on(held[-1].text, block.text, width):
            yield _join(held)
            held = []
        held.append(block)
    if held:
        yield _join(held)


def _goes_on(above: str, below: str, width: int) -> bool:
    first = below.split(" ", 1)[0]
    full = len(above) + 1 + len(first) > 0.85 * width
    return full or (len(above) > 0.6 * width and not _ENDED.search(above))


def _join(lines: Sequence[Block]) -> Block:
    return Block(text=" ".join(b.text for b in lines), line=lines[0].line)
