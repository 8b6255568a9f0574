"""Progress of long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from digest.cli.terminal import Terminal, harmless, has_colour

Told = Callable[[str, int, int], None]
"""The stage, how many are done, how many there are (0: not known)."""


@contextmanager
def progress(terminal: Terminal) -> Iterator[Told]:
    """Shows each stage and how far it is; in a pipe, or when quiet, nothing."""
    if terminal.quiet or not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True, color_system="auto" if has_colour(sys.stderr) else None)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=harmless(stage), completed=done, total=total or None)

        yield show


def _nothing(stage: str, done: int, total: int) -> None:
    """Where nobody watches."""
