"""Coverage of the week as bars: articles by day, and by the sections that tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Issue
from digest.render.clean import columns, one_line
from digest.render.labels import Label, Labels

LINE, BAR, GAP = 20, 8, 12
"""px of a bar's name, of the bar below it, and up to the next name."""
_COLUMNS = 30
"""Columns of a line of a name: with its number it stands in 260 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar and its number. `what` is a day or a section's title, `lines` the same as it is drawn, `length`
    the bar's in percent of the longest one's, `top` where it begins (px). `row` is how name and number read
    in a table's cells, `line` how they do on a line."""

    what: str
    iso: str
    lines: tuple[str, ...]
    count: int
    length: int
    top: int
    row: Label
    line: Label

    @property
    def bar_top(self) -> int:
        """Where the bar itself begins (px)."""
        return self.top + LINE * len(self.lines) + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars under one title; `line` says the same on a line; `height` is the drawing's (px)."""

    key: str
    title: Label
    bars: tuple[Bar, ...]
    line: Label
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The bars of the days, and those of the sections where there is more than one."""

    groups: tuple[Bars, ...]


def chart_of(issue: Issue, labels: Labels) -> Chart | None:
    """The chart; None where the issue has none."""
    if not issue.week:
        return None
    days = [(labels.weekday(line.day), line.day.isoformat(), line.articles) for line in issue.week]
    sections = [(title, "", count) for title, count in _sections(issue, labels)]
    groups = [_bars("days", labels.text("by_day"), days, labels)]
    if len(sections) > 1:
        groups.append(_bars("sections", labels.text("by_section"), sections, labels))
    return Chart(groups=tuple(groups))


def _sections(issue: Issue, labels: Labels) -> Iterator[tuple[str, int]]:
    """The sections, those with most articles first, and last what no story tells."""
    counts = Counter[str]()
    for line in issue.week:
        counts.update(dict(line.sections))
    for title, count in counts.most_common():
        yield one_line(title) or labels.text("more"), count
    rest = sum(line.articles for line in issue.week) - counts.total()
    if rest:
        yield labels.text("held"), rest


def _bars(key: str, title: Label, lines: Sequence[tuple[str, str, int]], labels: Labels) -> Bars:
    """Bars of (name, day, number), one below the other."""
    longest, top, bars = max(count for _, _, count in lines), 0, list[Bar]()
    for what, iso, count in lines:
        bar = Bar(
            what=what,
            iso=iso,
            lines=tuple(_broken(what)),
            count=count,
            length=round(100 * count / max(longest, 1)),
            top=top,
            row=Label(f"{what} {count}"),
            line=labels.text("bar", {"what": what, "count": count}),
        )
        bars.append(bar)
        top = bar.bar_top + BAR + GAP
    line = Label(" · ".join(bar.line for bar in bars))
    return Bars(key=key, title=title, bars=tuple(bars), line=line, height=top - GAP)


def _broken(name: str) -> Iterator[str]:
    """A name in lines that fit beside its number; a word that is longer than a line is parted."""
    line = ""
    for word in name.split(" "):
        for part in _parted(word):
            if line and columns(f"{line} {part}") > _COLUMNS:
                yield line
                line = ""
            line = f"{line} {part}" if line else part
    yield line


def _parted(word: str) -> Iterator[str]:
    most = _COLUMNS if columns(word) == len(word) else _COLUMNS // 2
    yield from (word[at : at + most] for at in range(0, max(len(word), 1), most))
