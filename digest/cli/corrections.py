"""`digest correct` and `digest retract`: what was wrong in an issue that is out, said where it stood."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import ConfigFile, Quiet, Verbose, parse_day
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.pipeline.changes import PassageChange
    from digest.pipeline.corrections import Republished
    from digest.pipeline.retract import Retracted

OfDay = Annotated[
    date | None,
    typer.Option(
        "--day",
        parser=parse_day,
        metavar="DAY",
        help="The day of the note, from the day of sending on [default: today].",
    ),
]
_PARTS = {
    "numbers": "By the numbers",
    "ahead": "The week ahead",
    "voices": "Voices",
    "quote": "Quote of the week",
}
NamedIssue = Annotated[str, typer.Argument(metavar="ISSUE", help="A slot or an issue's folder.")]


def correct(
    issue: NamedIssue,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What was wrong and what is right, in Markdown.")
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(
            metavar="STORY",
            help="The story: any of its articles, or words of its headline [default: the whole issue].",
        ),
    ] = None,
    day: OfDay = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add a dated correction to an issue; without --note, apply its corrections.toml and suggest some.

    It stands on the issue's pages, in the archive and its feeds, and in the corrections of the next issue.
    Suggestions are printed passages that their articles have changed since (see `digest changes`).
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline.corrections import apply_register, suggestions
    from digest.pipeline.corrections import correct as add

    if note is not None and not note.strip():
        raise typer.BadParameter("--note is empty: say what was wrong and what is right")
    if (story or day) and not note:
        raise typer.BadParameter(f"--{'story' if story else 'day'} needs a --note")
    terminal = Terminal(quiet, verbose)
    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    today = datetime.now(letter.config.zone).date()
    if note:
        done = add(folder, letter.state, letter.config, note=note, story=story, day=day, today=today)
    else:
        done = apply_register(folder, letter.state, letter.config, today)
    _tell(done, terminal)
    for change in suggestions(folder, letter.state / "archive.db"):
        _suggest(issue, change, terminal)


def retract(
    issue: NamedIssue,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="The passage, or enough of it to find the one meant.")
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, in words for the readers.")] = "",
    day: OfDay = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would go and what would change, and change nothing.")
    ] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take a passage out of an issue in every format, and say so in its place.

    It is printed in no later issue, stands on no page of the archive, and `digest quotes` offers it no more.
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline.retract import elsewhere, look_for
    from digest.pipeline.retract import retract as take

    terminal = Terminal(quiet, verbose)
    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    today = datetime.now(letter.config.zone).date()
    found = look_for(folder, words, reason, day=day, today=today, config=letter.config)
    _show(found, terminal, "would be withdrawn" if dry_run else "withdrawn")
    if dry_run:
        for name in found.changed:
            terminal.result(f"would change  {folder / name}")
        return
    _tell(take(folder, letter.state, letter.config, found, today), terminal)
    for slot in elsewhere(folder, found.entry.words):
        terminal.complain(f"{slot} prints it, too: digest retract {slot} …", "yellow")


def _show(found: Retracted, terminal: Terminal, what: str) -> None:
    """Each passage with its place."""
    outlets = {article.id: article.source for article in found.issue.articles}
    told = {(each.text, each.title, each.part): each for each in found.passages}
    for each in told.values():
        place = each.title or _PARTS.get(each.part, "a headline")
        terminal.result(f"{what}: {each.text}", "yellow")
        terminal.tell(f"  {place}, {outlets.get(each.article_id) or 'outlet unknown'}")


def _tell(done: Republished, terminal: Terminal) -> None:
    """The files that changed, as the result; then what the editor does next."""
    count = len(done.issue.corrections)
    files = ", ".join(done.changed) or "nothing"
    terminal.result(f"{done.folder}: {count} {'note' if count == 1 else 'notes'}; changed: {files}", "green")
    for what in done.unplaced:
        terminal.complain(f"  look at corrections.toml, {what}", "yellow")
    if done.changed:
        terminal.tell("`digest site build` brings the archive up to date")


def _suggest(issue: str, change: PassageChange, terminal: Terminal) -> None:
    terminal.tell(f"look at: {change.outlet or 'an unknown outlet'} has changed what was printed", "yellow")
    terminal.tell(f"  printed  {change.printed}")
    terminal.tell(f"  now      {change.now or 'gone'}")
    terminal.tell(f'  digest correct {issue} --story "{change.article_id}" --note "…"')
