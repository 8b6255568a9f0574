"""`digest read`, `digest verify`, `digest preview`: looking at what is there."""

from __future__ import annotations

from typing import Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, IssueName, Quiet, Verbose
from digest.cli.terminal import Terminal
from digest.cli.understood import show_cuts, show_fields, show_text, values


def read(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID|URL",
            help="A .txt, .md, .html or .eml file; or an article of the archive, by its id or address.",
        ),
    ],
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what is understood of a file or an article of the archive, and what was cut.

    Each field with where it came from, each cut with its reason, furniture that stands on many pages of
    the outlet among them. --verbose prints the whole text, too.
    """
    from digest.cli.letter import letter_at
    from digest.pipeline.known import look_at

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    extraction = look_at(what, letter.config, letter.state)
    if as_json:
        terminal.json(values(extraction))
        return
    show_fields(extraction, terminal)
    show_text(extraction, terminal)
    show_cuts(extraction, terminal)


def verify(
    issue: IssueName = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Prove a built issue again, from its files.

    Every printed word is held against the stored articles, these against their originals.
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline import verify_issue

    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    found = verify_issue(folder, letter.state, letter.config)
    Terminal(quiet, verbose).result(
        f"{folder}: proven, {found.excerpts} excerpts in {found.files} files"
        f" against {found.articles} articles and their originals",
        "green",
    )


def preview(
    issue: IssueName = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port on 127.0.0.1 [default: a free one].")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show an issue in the browser.

    As web page, mail, Markdown and text, wide or narrow, light or dark; it reloads after a build.
    """
    import signal

    from digest.cli.letter import find_issue, letter_at
    from digest.desk import open_desk

    terminal = Terminal(quiet, verbose)
    desk = open_desk(find_issue(letter_at(config), issue), port=port)
    terminal.tell("Ctrl-C ends the preview.")
    print(desk.url, flush=True)
    if browser:
        typer.launch(desk.url)
    # Being told to end is how a preview ends well, by the keyboard as by the system.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        desk.serve()
    except KeyboardInterrupt:
        terminal.detail("ended")
