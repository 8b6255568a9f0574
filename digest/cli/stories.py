"""`digest stories`: the stories of a week by rank, told or not, each with its score."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from digest.cli.options import AsJson, ConfigFile, OfIssue, Quiet, Verbose
from digest.cli.terminal import Terminal, harmless, has_colour
from digest.text.titles import clipped

if TYPE_CHECKING:
    from digest.pipeline.week import Week, WeekStory

COLUMNS = ("number", "score", "form", "section", "outlets", "origins", "title", "parts", "why")


def stories(
    issue: OfIssue = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List a week's stories by rank, told or not, with every score.

    A table on a terminal; in a pipe a line each, its fields parted by tabs. --verbose lists the articles
    that came into no story, too.

    \b
    digest stories
    digest stories --issue 2025-W19 | cut -f1,2,7
    digest stories --json | jq '.stories[] | select(.form == "left out")'
    """
    from digest.cli.letter import find_issue, letter_at
    from digest.pipeline.week import week_of

    terminal = Terminal(quiet, verbose)
    week = week_of(find_issue(letter_at(config), issue))
    if as_json:
        terminal.json(_values(week))
        return
    if sys.stdout.isatty():
        _table(week)
    else:
        terminal.result("\t".join(COLUMNS))
        for story in week.stories:
            terminal.result("\t".join(_fields(story)))
    _tell_left_out(week, terminal)


def parts_of(story: WeekStory) -> str:
    """ "origins 0.53, prominence 0.26": the parts that are not 0."""
    return ", ".join(f"{name} {value:.2f}" for name, value in story.standing.parts if value)


def _fields(story: WeekStory) -> tuple[str, ...]:
    return (
        str(story.number),
        f"{story.standing.score:.2f}",
        story.fate,
        story.brief.section if story.brief else "",
        str(story.standing.outlet_count),
        str(len(story.standing.origins)),
        " ".join(story.title.split()),
        parts_of(story),
        story.why,
    )


def _table(week: Week) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    told = sum(story.brief is not None for story in week.stories)
    table = Table(
        title=f"{week.issue.newsletter.title} {week.issue.slot}: {len(week.stories)} stories, {told} told",
        title_justify="left",
        box=None,
        padding=(0, 1, 0, 0),
    )
    for name, right in (("#", True), ("Score", True), ("Story", False), ("Form", False)):
        table.add_column(name, justify="right" if right else "left", no_wrap=name != "Story")
    table.add_column("Outlets", justify="right")
    table.add_column("Origins", justify="right")
    for story in week.stories:
        style = "" if story.brief else "dim"
        cell = Text(harmless(clipped(story.title)), style="bold" if story.brief else "")
        section = story.brief.section if story.brief else ""
        below = "; ".join(part for part in (section, parts_of(story), story.why) if part)
        cell.append(f"\n{harmless(below)}", style="not bold dim")
        number, score, form, _, outlets, origins = _fields(story)[:6]
        table.add_row(number, score, cell, form, outlets, origins, style=style)
    Console(color_system="auto" if has_colour(sys.stdout) else None).print(table)


def _tell_left_out(week: Week, terminal: Terminal) -> None:
    """The articles that came into no story: counted by reason, listed for who is curious."""
    for left in week.left_out:
        terminal.detail(f"  left out: {clipped(left.what)}: {left.reason}")
    counts = Counter(left.rule for left in week.left_out)
    if counts and not terminal.verbose:
        listed = ", ".join(f"{count} ({rule})" for rule, count in sorted(counts.items()))
        terminal.tell(f"articles that came into no story: {listed}; --verbose lists them")


def _values(week: Week) -> dict[str, object]:
    return {
        "issue": week.issue.slot,
        "stories": [story_values(story) for story in week.stories],
        "left_out": [
            {"what": left.what, "reason": left.reason, "rule": left.rule, "articles": list(left.ids)}
            for left in week.left_out
        ],
    }


def story_values(story: WeekStory) -> dict[str, object]:
    """A story for a program."""
    standing = story.standing
    return {
        "number": story.number,
        "story": standing.story_id,
        "title": story.title,
        "form": story.fate,
        "section": story.brief.section if story.brief else None,
        "score": standing.score,
        "parts": dict(standing.parts),
        "leads": standing.leads,
        "moved": standing.moved,
        "why": story.why or None,
        "outlets": list(standing.outlets),
        "outlet_count": standing.outlet_count,
        "origins": [
            {"name": o.name, "kind": o.kind, "articles": list(o.article_ids)} for o in standing.origins
        ],
        "articles": [
            {
                "article": m.article_id,
                "outlet": m.outlet,
                "title": m.title,
                "day": m.day.isoformat(),
                "kind": m.kind,
                "url": m.url,
            }
            for m in standing.members
        ],
    }
