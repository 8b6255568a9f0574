"""What is understood of an original, as `read` and `add` show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from digest.cli.build import counted
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.extract import SeenLine
    from digest.model import Extraction

_FEW = 4
_PROSE = 12
"""A line of so many words is shown by itself: somebody may want it back."""


def show_fields(extraction: Extraction, terminal: Terminal) -> None:
    """Each field with where it comes from."""
    article, origins = extraction.article, extraction.origins
    rows = {
        "title": article.title + (" (working title)" if article.title_origin != "printed" else ""),
        "outlet": article.source or "unknown",
        "byline": ", ".join(article.byline) or "unknown",
        "published": f"{article.published:%a %Y-%m-%d %H:%M %z}",
        "address": article.url or "none",
        "language": article.language,
        "kind": article.kind,
    }
    told = {"outlet": "source", "address": "url"}
    for name, value in rows.items():
        origin = origins.get(name) or origins.get(told.get(name, name))
        terminal.result(f"{name:<10} {value}" + (f"   [{origin}]" if origin else ""))
    for name, key in (("encoding", "encoding"), ("refused", "published.refused")):
        if origins.get(key):
            terminal.result(f"{name:<10} {origins[key]}")


def show_text(extraction: Extraction, terminal: Terminal) -> None:
    """The article's text, all of it when verbose; and its marks."""
    article = extraction.article
    paragraphs = article.text.split("\n\n")
    words = counted(len(article.text.split()), "word", "words")
    terminal.result(f"{'text':<10} {words} in {counted(len(paragraphs), 'paragraph', 'paragraphs')}")
    for paragraph in (
        paragraphs
        if terminal.verbose
        else [paragraphs[0], "…", paragraphs[-1]][: len(paragraphs)][: len(paragraphs)]
    ):
        terminal.result(f"  {paragraph}")
    for mark in article.marks:
        terminal.result(f"{mark.kind:<10} {article.text[mark.start : mark.end]}")


def show_cuts(extraction: Extraction, terminal: Terminal) -> None:
    """What was cut, and why."""
    terminal.result(f"{'cut':<10} {len(extraction.cuts)}")
    for cut in extraction.cuts:
        place = f"line {cut.line}: " if cut.line else ""
        terminal.result(f"  {place}{cut.reason}: {shortened(cut.text)}")


def shortened(text: str) -> str:
    """A line of the terminal."""
    line = " ".join(text.split())
    return line if len(line) <= 90 else line[:89] + "…"


def values(extraction: Extraction) -> dict[str, object]:
    """All of it, for a program."""
    article = extraction.article
    return {
        "id": article.id,
        "title": article.title,
        "title_origin": article.title_origin,
        "outlet": article.source,
        "byline": list(article.byline),
        "published": article.published.isoformat(),
        "dated": article.dated,
        "url": article.url,
        "language": article.language,
        "kind": article.kind,
        "text": article.text,
        "marks": [{"kind": m.kind, "start": m.start, "end": m.end} for m in article.marks],
        "cuts": [{"line": c.line, "reason": c.reason, "text": c.text} for c in extraction.cuts],
        "origins": dict(extraction.origins),
    }


def show_lines(lines: Sequence[SeenLine], terminal: Terminal) -> None:
    """The lines of an original that were cut, with the numbers that `--keep` takes. Many short ones in a
    row, cut for one reason, are shown together unless verbose."""
    cut = [line for line in lines if line.reason]
    terminal.result(f"{'cut':<10} {len(cut)}")
    for reason, group in _runs(lines):
        first, last = group[0], group[-1]
        if len(group) < _FEW or terminal.verbose:
            for line in group:
                terminal.result(f"  line {line.number}: {reason}: {shortened(line.cut)}")
        else:
            text = shortened(" | ".join(line.text for line in group))
            terminal.result(f"  lines {first.number}-{last.last}: {reason}: {text}")


def _runs(lines: Sequence[SeenLine]) -> Iterator[tuple[str, list[SeenLine]]]:
    """Cut lines that follow each other with one reason; a line of prose is a run of its own."""
    for (reason, _), group in groupby(lines, key=lambda line: (line.reason, _is_prose(line) and line.number)):
        if reason:
            yield reason, list(group)


def _is_prose(line: SeenLine) -> bool:
    return len(line.text.split()) >= _PROSE
