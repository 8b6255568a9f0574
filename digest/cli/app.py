"""The command tree, and how it ends: an error becomes a message and an exit code here only."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn, TextIO

import typer

from digest import __version__
from digest.cli.add import add
from digest.cli.brief import brief
from digest.cli.build import build, demo
from digest.cli.collect import collect
from digest.cli.corrections import correct, retract
from digest.cli.diet import diet
from digest.cli.exits import Exit, exit_of, table
from digest.cli.explain import explain
from digest.cli.lint import lint
from digest.cli.quotes import proof_sheet, quotes
from digest.cli.sent import mark_sent
from digest.cli.show import preview, read, verify
from digest.cli.site import site
from digest.cli.sources import sources
from digest.cli.start import init
from digest.cli.stories import stories
from digest.cli.terminal import Terminal
from digest.cli.theme import theme
from digest.cli.timetable import timetable
from digest.cli.upkeep import archive, changes
from digest.errors import DigestError

app = typer.Typer(
    name="digest",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExit codes:\n" + table(),
)


def _version(wanted: bool) -> None:
    if wanted:
        Terminal().result(f"digest {__version__}")
        raise typer.Exit


@app.callback()
def digest(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Builds a weekly news briefing from words that were really printed."""


for _command in (
    init,
    add,
    collect,
    build,
    preview,
    stories,
    explain,
    diet,
    brief,
    quotes,
    proof_sheet,
    read,
    lint,
    verify,
    mark_sent,
    changes,
    correct,
    retract,
    demo,
):
    app.command()(_command)
app.add_typer(sources, name="sources")
app.add_typer(archive, name="archive")
app.add_typer(theme, name="theme")
app.add_typer(timetable, name="schedule")
app.add_typer(site, name="site")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; every way out is an exit code of `digest.cli.exits`."""
    # A stream that we were started without must not become a file that we open, nor a mistake.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    given = sys.stdout
    try:
        _run(arguments)
    except SystemExit as ended:
        # Where what reads our output has gone (`digest stories | head -1`), typer puts another stream in the
        # place of standard output; or nobody notices before the last words are handed over.
        sys.exit(ended.code if sys.stdout is given and _is_handed_over() else Exit.HUNG_UP)
    except BrokenPipeError:
        sys.exit(Exit.HUNG_UP)


def _run(arguments: list[str] | None) -> NoReturn:
    try:
        app(arguments, prog_name="digest")
    except DigestError as error:
        _end(str(error), exit_of(error))
    except OSError as error:
        _end(f"{error.filename or 'digest'}: {(error.strerror or str(error)).lower()}", Exit.INPUT)
    except KeyboardInterrupt:
        _end("interrupted", Exit.INTERRUPTED)
    sys.exit(Exit.OK)


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _is_handed_over() -> bool:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left is handed over again when Python ends, which would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _end(message: str, code: Exit) -> NoReturn:
    Terminal().complain(f"digest: {message}", "red")
    sys.exit(code)
