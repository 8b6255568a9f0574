"""Quotation marks: which open, which close, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["open", "close", "none"]

_MARK = re.compile(r"[\"“”„‟«»「」『』＂]")
_CLOSERS = {
    "“": "”“",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
}
_OTHER_KIND = {("“", '"'), ('"', "“"), ('"', "”")}
_BEFORE_OPEN = frozenset("([{—–-/‘'“\"，、。：「『")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between outer marks: the place of the opening mark, of the words, and of what follows.
    `closed` is False where the paragraph ends before a closing mark."""

    open: int
    start: int
    end: int
    after: int
    closed: bool = True


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quoted stretches of the paragraph text[start:end], in order."""
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    return _Pairing(text, end, marks).run() if marks else []


class _Pairing:
    """One pass over the marks of a paragraph."""

    def __init__(self, text: str, end: int, marks: Sequence[tuple[int, str]]) -> None:
        self.text, self.end, self.marks = text, end, marks
        self.left = sum(mark in "”" for _, mark in marks)
        self.opened: tuple[int, str] | None = None
        self.depth = 0
        self.inner = 0
        self.found: list[Quoted] = []

    def run(self) -> list[Quoted]:
        for at, mark in self.marks:
            if mark == "”":
                self.left -= 1
            if self.opened is None:
                if self._opens(at, mark):
                    self.opened, self.depth, self.inner = (at, mark), 0, 0
            else:
                self._inside(at, mark)
        if self.opened is not None:
            at, mark = self.opened
            self._add(at, at + len(mark), self.end, self.end, closed=False)
        return self.found

    def _opens(self, at: int, mark: str) -> bool:
        if mark in ("「", "『", "«", "„"):
            return True
        if mark in ("」", "』"):
            return False
        return self._looks(at, mark) == "open"

    def _inside(self, at: int, mark: str) -> None:
        assert self.opened is not None
        first, outer = self.opened
        looks = self._looks(at, mark)
        if (outer, mark) in _OTHER_KIND:
            self._of_other_kind(at, mark, looks)
        elif mark == outer and looks == "open" and mark not in "'\"＂":
            self._nest(at, mark)
        elif mark == outer == '"' and looks == "open":
            self.opened, self.inner = (at, mark), 0
        elif mark in _CLOSERS.get(outer, mark) and self._closes(outer, mark, looks):
            if self.depth:
                self.depth -= 1
                return
            self._add(first, first + len(outer), at, at + len(mark))
            self.opened = None

    def _of_other_kind(self, at: int, mark: str, looks: Role) -> None:
        """A straight mark inside curly ones, or a curly inside straight ones: nested, or a slip."""
        assert self.opened is not None
        if looks == "open":
            self.inner += 1
        elif self.inner:
            self.inner -= 1
        elif self.text[at - 1] in ",.!?…—" or (mark == '"' and not self.left):
            self._add(self.opened[0], self.opened[0] + 1, at, at + 1)
            self.opened = None

    def _nest(self, at: int, mark: str) -> None:
        """A second opening mark is nested if enough closing ones follow; else the first was never closed."""
        if mark != "“" or self.left >= self.depth + 2:
            self.depth += 1
        else:
            self.opened, self.depth = (at, mark), 0

    def _closes(self, outer: str, mark: str, looks: Role) -> bool:
        if outer == "“" and mark == "“":
            return looks == "close"
        return True

    def _looks(self, at: int, mark: str) -> Role:
        """What the characters beside a mark say of it."""
        before = self.text[at - 1] if at else " "
        after = self.text[at + len(mark)] if at + len(mark) < len(self.text) else " "
        left = before.isspace() or before in _BEFORE_OPEN
        right = after.isspace() or after in ".,;:!?)]}—–-…'’”\""
        if left and not after.isspace() and not (right and after in ".,;:!?)]}"):
            return "open"
        if not left and right:
            return "close"
        if mark in "“«":
            return "open"
        if mark in "”»":
            return "close"
        if before.isdigit() and self.opened is None:
            return "none"
        return "close" if self.opened else ("none" if after.isspace() else "open")

    def _add(self, opened: int, start: int, end: int, after: int, closed: bool = True) -> None:
        self.found.append(Quoted(opened, start, end, after, closed))
