"""`digest build` and `digest demo`: an issue is made, and what was made is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, Opened, Quiet, Verbose, parse_day, parse_issue
from digest.cli.terminal import Terminal
from digest.text.titles import clipped

if TYPE_CHECKING:
    from digest.cli.letter import Letter
    from digest.model import Issue
    from digest.pipeline import BuildRequest, Built

_DAY = "DAY"
LOST = "edit"
"""The rule of a flag on an edit that found no place."""


def build(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FOLDER", help="Folders of articles; the issue is limited to what they hold."),
    ] = None,
    issue: Annotated[
        str | None,
        typer.Option("--issue", parser=parse_issue, metavar="SLOT", help="2025-W19, 2025-05-08 or 2025-05."),
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=parse_day, metavar=_DAY, help="First day of the window.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=parse_day, metavar=_DAY, help="Last day of the window.")
    ] = None,
    as_of: Annotated[
        date | None, typer.Option("--as-of", parser=parse_day, metavar=_DAY, help="The day of sending.")
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="A trial: as if no issue before had told anything.")
    ] = False,
    config: ConfigFile = None,
    opened: Opened = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an issue from folders of articles.

    Without FOLDER those of the config are read and the whole archive counts. Without a date the slot is
    that of the newest article. The day of sending is --as-of; else, with FOLDER, the newest article's day;
    else today.
    """
    from digest.cli.letter import letter_at

    if issue and (since or until):
        raise typer.BadParameter("--issue and --since/--until exclude each other")
    if since and until and since > until:
        raise typer.BadParameter(f"the window would end before it starts: since {since}, until {until}")
    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    request = _request(letter, folders or [], issue=issue, since=since, until=until, as_of=as_of)
    request = replace(request, forget=forget)
    built = make(request, terminal)
    if as_json:
        terminal.json(_values(built))
        tell_lost(built.issue, terminal)
    else:
        tell(built, terminal)
    if opened:
        typer.launch(str(built.folder / "index.html"))


def demo(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where to [default: a new temporary folder].")
    ] = None,
    opened: Opened = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build the sample week, made up by us, and say where it is."""
    from tempfile import mkdtemp

    from digest.cli.letter import letter_at
    from digest.cli.packaged import copy_sample

    terminal = Terminal(quiet, verbose)
    place = folder or Path(mkdtemp(prefix="digest-demo-"))
    letter = letter_at(copy_sample(place))
    built = make(_request(letter, list(letter.config.folders)), terminal)
    tell(built, terminal)
    if opened:
        typer.launch(str(built.folder / "index.html"))


def make(request: BuildRequest, terminal: Terminal) -> Built:
    """Build with progress, on all cores when there is much to read."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from digest.cli.progress import progress
    from digest.pipeline import build_issue

    # Processes start only once they are given work; a week of 30 articles is done without them.
    with progress(terminal) as told, ProcessPoolExecutor(mp_context=get_context("forkserver")) as pool:
        return build_issue(request, now=datetime.now(UTC), progress=told, executor=pool)


def _request(
    letter: Letter,
    folders: list[Path],
    *,
    issue: str | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> BuildRequest:
    from digest.pipeline import BuildRequest

    return BuildRequest(
        config=letter.config,
        out=letter.root,
        state=letter.state,
        today=datetime.now(letter.config.zone).date(),
        folders=tuple(folders),
        slot=issue,
        since=since,
        until=until,
        as_of=as_of,
    )


def tell(built: Built, terminal: Terminal) -> None:
    """The web view's path as the result; around it what the editor should know."""
    issue = built.issue
    terminal.tell(summary(built), "bold")
    _tell_flags(issue, terminal)
    for held in issue.held:
        terminal.tell(f"  held: {clipped(held.title)}: {held.reason} [{held.rule}]", "yellow")
    if not issue.briefs:
        terminal.tell("  every story is held: the issue has none to print", "yellow")
    for wrong in built.errors:
        terminal.complain(f"  wrong: {wrong.place}: {wrong.said} [{wrong.rule}]; {wrong.cure}", "red")
    _tell_skipped(built, terminal)
    terminal.result(str(built.folder / "index.html"))


def _tell_flags(issue: Issue, terminal: Terminal) -> None:
    """What the editor should look at: of the whole issue first, then story by story."""
    first = {c.story.id: c.story.articles[0].title for c in issue.candidates}
    titles = {b.story_id: b.headline.text if b.headline else first[b.story_id] for b in issue.briefs}
    for story in dict.fromkeys([None, *titles, *(flag.story_id for flag in issue.flags)]):
        flags = [flag for flag in issue.flags if flag.story_id == story]
        if flags and story:
            terminal.tell(f"  {clipped(titles.get(story, story))}")
        for flag in flags:
            # What the editor asked for and did not get must be known even when quiet.
            say = terminal.complain if flag.rule == LOST else terminal.tell
            say(f"  {'  ' if story else ''}look at: {flag.reason} [{flag.rule}]", "yellow")


def tell_lost(issue: Issue, terminal: Terminal) -> None:
    """The edits that found no place, which must be known even when quiet."""
    for flag in issue.flags:
        if flag.rule == LOST:
            terminal.complain(f"  look at: {flag.reason} [{flag.rule}]", "yellow")


def _tell_skipped(built: Built, terminal: Terminal) -> None:
    issue = built.issue
    lines = [f"  not read: {failed.address}: {failed.reason}" for failed in issue.failures]
    lines += [f"  left out: {clipped(left.what)}: {left.reason}" for left in issue.left_out]
    for line in lines:
        terminal.detail(line)
    if lines and not terminal.verbose:
        parts = [
            counted(len(issue.failures), "file not read", "files not read"),
            counted(len(issue.left_out), "article or story left out", "articles or stories left out"),
        ]
        told = ", ".join(part for part in parts if not part.startswith("0 "))
        terminal.tell(f"  {told} (--verbose lists them)")


def summary(built: Built) -> str:
    """An issue in a line."""
    issue = built.issue
    stories = counted(len(issue.briefs), "story", "stories")
    articles = counted(sum(count for _, count in issue.coverage), "article", "articles")
    outlets = counted(sum(bool(outlet) for outlet, _ in issue.coverage), "outlet", "outlets")
    held = f", {len(issue.held)} held" if issue.held else ""
    return (
        f"{issue.newsletter.title} {issue.slot}, sent {issue.manifest.as_of}:"
        f" {stories}{held}, {articles} from {outlets}"
    )


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun, such as 1 story and 2 stories."""
    return f"{number} {one if number == 1 else more}"


def _values(built: Built) -> dict[str, object]:
    """The issue for a program: where it is, and what it holds."""
    issue = built.issue
    return {
        "folder": str(built.folder),
        "newsletter": issue.newsletter.key,
        "slot": issue.slot,
        "number": issue.number,
        "since": issue.window.start.isoformat(),
        "until": issue.window.end.isoformat(),
        "as_of": issue.manifest.as_of.isoformat(),
        "changed": list(built.changed),
        "stories": [
            {
                "story": brief.story_id,
                "title": brief.headline.text if brief.headline else None,
                "form": brief.form,
                "section": brief.section,
                "updates": brief.earlier.slot if brief.earlier and brief.earlier.is_update else None,
            }
            for brief in issue.briefs
        ],
        "held": [{"title": h.title, "rule": h.rule, "reason": h.reason} for h in issue.held],
        "errors": [{"rule": f.rule, "place": f.place, "said": f.said, "cure": f.cure} for f in built.errors],
        "flags": [{"story": f.story_id, "rule": f.rule, "reason": f.reason} for f in issue.flags],
        "left_out": [{"what": left.what, "reason": left.reason} for left in issue.left_out],
        "failures": [{"address": f.address, "reason": f.reason} for f in issue.failures],
        "coverage": dict(issue.coverage),
    }
