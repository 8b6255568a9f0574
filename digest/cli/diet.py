"""`digest diet`: on how few sources an issue depends."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.cli.options import AsJson, ConfigFile, OfIssue, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.pipeline.diet import Diet
    from digest.pipeline.week import WeekStory

Line = tuple[str, str | None]
"""What is printed on a line or more, and its style."""
_NAME, _BAR = 26, 20
"""Columns of a name and of a bar."""
_MOST = 12
"""Lines of a list; --verbose shows all."""


def diet(
    issue: OfIssue = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show how much an issue leans on few sources.

    The share of each outlet, section and origin; the stories with one origin, and what one outlet only
    had. --verbose lists all of them.

    \b
    digest diet
    digest diet --issue 2025-W19 --json
    """
    from digest.cli.letter import find_issue, letter_at
    from digest.pipeline.diet import diet_of
    from digest.pipeline.week import week_of

    terminal = Terminal(quiet, verbose)
    found = diet_of(week_of(find_issue(letter_at(config), issue)))
    if as_json:
        terminal.json(_values(found))
        return
    for line, style in _lines(found, sys.maxsize if verbose else _MOST):
        terminal.result(line, style)


def _lines(found: Diet, most: int) -> Iterator[Line]:
    words = sum(share.words for share in found.outlets)
    told = "1 story" if found.told == 1 else f"{found.told} stories"
    yield f"{found.slot}: {told}, {words} words of {len(found.outlets)} outlets", "bold"
    yield f"as varied as {found.breadth:.1f} outlets of equal share", None
    yield "", None
    yield f"{'By outlet':<{_NAME}}{_columns('words', 'articles', 'stories', 'alone')}", "bold"
    for share in found.outlets[:most]:
        counts = _columns(share.words, share.articles, share.stories, share.alone)
        yield _row(share.outlet, counts, share.words, words), None
    yield from _more(len(found.outlets), most)
    yield from _counted("By section", [(name, float(n)) for name, n in found.sections], most)
    yield from _counted("By origin", found.origins, most)
    yield "", None
    yield f"Stories with one origin: {len(found.single)} of {found.told}", "bold"
    yield from _stories(found.single, most)
    yield "", None
    yield f"What one outlet only had: {sum(len(own) for _, own in found.alone)} of {found.told}", "bold"
    for outlet, own in found.alone:
        yield f"  {outlet}: {len(own)}", None
        yield from ((f"  {line}", style) for line, style in _stories(own, most))


def _columns(*values: object) -> str:
    return "".join(f"{value:>9}" for value in values)


def _counted(title: str, counts: Sequence[tuple[str, float]], most: int) -> Iterator[Line]:
    total = sum(count for _, count in counts)
    yield "", None
    yield f"{title:<{_NAME}}{_columns('stories')}", "bold"
    for name, count in counts[:most]:
        yield _row(name, _columns(f"{count:.1f}".removesuffix(".0")), count, total), None
    yield from _more(len(counts), most)


def _row(name: str, counts: str, part: float, whole: float) -> str:
    """A name, its counts, its share, and on a terminal a bar."""
    share = part / whole if whole else 0.0
    bar = f"  {'█' * round(share * _BAR)}" if sys.stdout.isatty() else ""
    return f"{_fitted(name)}{counts}{share:6.0%}{bar}".rstrip()


def _fitted(name: str) -> str:
    """A name in its columns, wide characters counted as two."""
    from digest.render.clean import columns

    short = name
    while columns(short) > _NAME - 1:
        short = short[:-1]
    short = short if short == name else f"{short[:-1]}…"
    return short + " " * max(1, _NAME - columns(short))


def _stories(stories: Sequence[WeekStory], most: int) -> Iterator[Line]:
    from digest.pipeline.diet import origin_name
    from digest.render.text import wrap

    for story in stories[:most]:
        origins = ", ".join(origin_name(origin) for origin in story.standing.origins)
        yield wrap(f"{story.number:>3} {story.title} ({origins})", "  ", "      "), None
    yield from _more(len(stories), most)


def _more(count: int, most: int) -> Iterator[Line]:
    if count > most:
        yield f"  {count - most} more (--verbose lists them)", "dim"


def _values(found: Diet) -> dict[str, object]:
    return {
        "issue": found.slot,
        "told": found.told,
        "breadth": found.breadth,
        "outlets": [
            {
                "outlet": share.outlet,
                "words": share.words,
                "articles": share.articles,
                "stories": share.stories,
                "alone": share.alone,
            }
            for share in found.outlets
        ],
        "sections": dict(found.sections),
        "origins": dict(found.origins),
        "single_origin": [{"number": s.number, "title": s.title} for s in found.single],
        "alone": {
            outlet: [{"number": s.number, "title": s.title} for s in own] for outlet, own in found.alone
        },
    }
