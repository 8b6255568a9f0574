"""Coverage of the week as bars: articles by day, and by the sections that tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model import Issue
from digest.render.clean import one_line
from digest.render.labels import Label, Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar and its number. `what` is a day or a section's title, `length` the bar's in percent of the
    longest one's. `row` is how name and number read in a table's cells, `line` how they do on a line."""

    what: str
    iso: str
    count: int
    length: int
    row: Label
    line: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The bars of the days, and those of the sections (none where there is but one); `days_line` and
    `sections_line` say the same in a line each."""

    days: tuple[Bar, ...]
    sections: tuple[Bar, ...]
    days_line: Label
    sections_line: Label


def chart_of(issue: Issue, labels: Labels) -> Chart | None:
    """The chart; None where the issue has none."""
    if not issue.week:
        return None
    longest = max(line.articles for line in issue.week)
    days = tuple(
        _bar(labels.weekday(line.day), line.day.isoformat(), line.articles, longest, labels)
        for line in issue.week
    )
    counts = dict(_sections(issue, labels))
    most = max(counts.values())
    sections = tuple(_bar(title, "", count, most, labels) for title, count in counts.items())
    shown = sections if len(sections) > 1 else ()
    return Chart(days=days, sections=shown, days_line=_line(days), sections_line=_line(shown))


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


def _bar(what: str, iso: str, count: int, longest: int, labels: Labels) -> Bar:
    return Bar(
        what=what,
        iso=iso,
        count=count,
        length=round(100 * count / max(longest, 1)),
        row=Label(f"{what} {count}"),
        line=labels.text("bar", {"what": what, "count": count}),
    )


def _line(bars: Iterable[Bar]) -> Label:
    return Label(" · ".join(bar.line for bar in bars))
