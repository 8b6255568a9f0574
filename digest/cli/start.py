"""`digest init`: a letter of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digest.cli.options import Quiet, Verbose
from digest.cli.terminal import Terminal


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to [default: here].", show_default=False)
    ] = Path(),
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Start a letter: a commented config and a folder.

    They are put into DIR; what is there already stays.
    """
    from digest.cli.packaged import CONFIG, copy_starter

    terminal = Terminal(quiet, verbose)
    made = copy_starter(folder)
    for path in made:
        terminal.result(str(path))
    if not made:
        terminal.tell(f"{folder / CONFIG} is there already; nothing was changed")
    terminal.tell(f"Put articles into {folder / 'articles'}, then run: digest build")
