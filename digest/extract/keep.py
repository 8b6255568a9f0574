"""An original line by line: which lines an article holds, why the others were cut, and taking some back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from digest.extract.paste import is_subhead
from digest.extract.visible import one_line, squeeze
from digest.model import Article, Cut, Extraction, Mark

_PROBE = 16
_PART = "\n\n"
_PARTLY = "cut in part"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line of the original's visible text, counted from 1; several where a paste had wrapped them.

    `reason` says why it was cut; None: all of it stands in the article. `cut` are the words that were, less
    than `text` where only a part was.
    """

    number: int
    last: int
    text: str
    reason: str | None = None
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A paragraph: where it stands in the squeezed original, and its marks, counted from its beginning."""

    text: str
    spans: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...] = ()

    @property
    def start(self) -> int:
        return self.spans[0][0]


def seen_lines(extraction: Extraction, visible: str) -> tuple[SeenLine, ...]:
    """Every line of the original's visible text with the verdict on it."""
    return tuple(_Original(visible).seen(extraction))


def keep_lines(extraction: Extraction, visible: str, numbers: Collection[int]) -> Extraction:
    """The extraction with these lines of the original taken back, each in its place.

    Raises ValueError that tells which of them were not cut.
    """
    original = _Original(visible)
    cut = [line for line in original.seen(extraction) if line.reason]
    wanted = [line for line in cut if any(line.number <= n <= line.last for n in numbers)]
    unknown = sorted(n for n in numbers if not any(line.number <= n <= line.last for line in cut))
    if unknown:
        raise ValueError(f"not among the lines that were cut: {', '.join(map(str, unknown))}")
    parts = original.parts(extraction.article)
    for line in wanted:
        parts = original.with_line(parts, line)
    return replace(
        extraction,
        article=_joined(extraction.article, sorted(parts, key=lambda part: part.start)),
        cuts=tuple(_without(extraction.cuts, wanted)),
        origins={**extraction.origins, "kept": f"by hand, {_listed([line.number for line in wanted])}"},
    )


class _Original:
    """The visible text: its lines, all of them squeezed into one text, and where each begins there."""

    def __init__(self, visible: str) -> None:
        self.lines = [" ".join(line.split()) for line in visible.replace("\r\n", "\n").split("\n")]
        squeezed = [squeeze(line) for line in self.lines]
        self.text = "".join(squeezed)
        self.starts = [0]
        for line in squeezed:
            self.starts.append(self.starts[-1] + len(line))

    def parts(self, article: Article) -> list[_Part]:
        """The article's paragraphs, each with its place."""
        found, place, start = [], 0, 0
        for text in article.text.split(_PART):
            spans = self._spans(squeeze(text), place)
            marks = [m for m in article.marks if start <= m.start and m.end <= start + len(text)]
            moved = tuple(replace(m, start=m.start - start, end=m.end - start) for m in marks)
            found.append(_Part(text=text, spans=spans or ((place, place),), marks=moved))
            place = spans[-1][1] if spans else place
            start += len(text) + len(_PART)
        return found

    def _spans(self, wanted: str, place: int) -> tuple[tuple[int, int], ...]:
        """Where a paragraph stands: as a line of its own, else in one piece, else around what was cut."""
        for at, end in zip(self.starts, self.starts[1:], strict=False):
            if at >= place and end - at == len(wanted) and self.text.startswith(wanted, at):
                return ((at, end),)
        at = self.text.find(wanted, place)
        return ((at, at + len(wanted)),) if at >= 0 else tuple(self._pieces(wanted, place))

    def _pieces(self, wanted: str, place: int) -> Iterator[tuple[int, int]]:
        done = 0
        while done < len(wanted):
            at = self.text.find(wanted[done : done + _PROBE], place)
            if at < 0:
                return
            size = _agreeing(wanted, done, self.text, at)
            yield at, at + size
            done, place = done + size, at + size

    def seen(self, extraction: Extraction) -> Iterator[SeenLine]:
        """Line by line; lines that were wrapped and cut as one are one."""
        covered = bytearray(len(self.text))
        for part in self.parts(extraction.article):
            for start, end in part.spans:
                covered[start:end] = b"\x01" * (end - start)
        wrapped = self._wrapped(extraction.cuts)
        reasons = _reasons(extraction.cuts)
        done = 0
        for number, line in enumerate(self.lines, 1):
            if number <= done or not squeeze(line):
                continue
            mine = covered[self.starts[number - 1] : self.starts[number]]
            cut, done = wrapped.get(number, (None, number)) if not any(mine) else (None, number)
            if cut:
                yield SeenLine(number=number, last=done, text=cut.text, reason=cut.reason, cut=cut.text)
            else:
                reason = None if all(mine) else _reason(line, any(mine), reasons)
                missing = _missing(line, mine)
                yield SeenLine(number=number, last=number, text=line, reason=reason, cut=missing)

    def _wrapped(self, cuts: Sequence[Cut]) -> dict[int, tuple[Cut, int]]:
        """The cuts whose first line is known, each with its last line."""
        found = {}
        for cut in cuts:
            if cut.line is None or not 0 < cut.line <= len(self.lines):
                continue
            start, wanted = self.starts[cut.line - 1], squeeze(cut.text)
            if self.text.startswith(wanted, start):
                last = next(n for n, end in enumerate(self.starts) if end >= start + len(wanted))
                found[cut.line] = (cut, max(last, cut.line))
        return found

    def with_line(self, parts: list[_Part], line: SeenLine) -> list[_Part]:
        """The paragraphs with a line taken back: as one of its own, or as the rest of the one in it."""
        start, end = self.starts[line.number - 1], self.starts[line.last]
        inside = [p for p in parts if any(a < end and start < b for a, b in p.spans)]
        others = [p for p in parts if p not in inside]
        first = min((start, *(p.start for p in inside)))
        last = max((end, *(p.spans[-1][1] for p in inside)))
        text = one_line(" ".join(self.lines[self._line_of(first) : self._line_of(last - 1) + 1]))
        marks = [m for p in inside[:1] for m in p.marks if text.startswith(p.text[: m.end])]
        if not inside and is_subhead(text):
            marks = [Mark(kind="subhead", start=0, end=len(text))]
        return [*others, _Part(text=text, spans=((first, last),), marks=tuple(marks))]

    def _line_of(self, place: int) -> int:
        """The index of the line that holds a character of the squeezed text."""
        return next(n for n, end in enumerate(self.starts[1:]) if end > place)


def _missing(line: str, covered: bytearray) -> str:
    """The words of a line that the article does not hold; those between two kept parts are set apart."""
    places = [i for i, char in enumerate(line) for _ in squeeze(char)]
    if len(places) != len(covered):  # a letter and its mark were joined: the line is told whole
        return "" if all(covered) else line
    pieces: list[str] = []
    for kept, run in groupby(range(len(covered)), key=lambda place: covered[place]):
        found = list(run)
        if not kept:
            pieces.append(line[places[found[0]] : places[found[-1]] + 1])
    return " … ".join(pieces)


def _agreeing(one: str, i: int, other: str, j: int) -> int:
    size, most = 0, min(len(one) - i, len(other) - j)
    while size < most and one[i + size] == other[j + size]:
        size += 1
    return size


def _reasons(cuts: Sequence[Cut]) -> dict[str, str]:
    """The reason of each line that was cut, by its squeezed words; the first one counts."""
    found: dict[str, str] = {}
    for cut in cuts:
        for line in cut.text.split("\n"):
            found.setdefault(squeeze(line), cut.reason)
    return found


def _reason(line: str, partly: bool, reasons: dict[str, str]) -> str:
    if not partly:
        return reasons.get(squeeze(line), "outside the article")
    inside = [reason for text, reason in reasons.items() if text and text in squeeze(line)]
    return f"{_PARTLY}: {inside[0]}" if inside else _PARTLY


def _joined(article: Article, parts: Sequence[_Part]) -> Article:
    marks, start = [], 0
    for part in parts:
        marks += [replace(m, start=m.start + start, end=m.end + start) for m in part.marks]
        start += len(part.text) + len(_PART)
    return replace(article, text=_PART.join(part.text for part in parts), marks=tuple(marks))


def _without(cuts: Sequence[Cut], kept: Sequence[SeenLine]) -> Iterator[Cut]:
    """The cuts less the lines that were taken back, and less what stood within those."""
    whole = {squeeze(line.text) for line in kept}
    partly = [squeeze(line.text) for line in kept if (line.reason or "").startswith(_PARTLY)]
    for cut in cuts:
        words = [(line, squeeze(line)) for line in cut.text.split("\n")]
        left = [line for line, bare in words if bare not in whole and not any(bare in p for p in partly)]
        if left and squeeze(cut.text) not in whole:
            yield replace(cut, text="\n".join(left))


def _listed(numbers: Sequence[int]) -> str:
    return f"line{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
