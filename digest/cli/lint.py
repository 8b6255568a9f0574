"""`digest lint`: what an issue's last reader should know."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.build import counted
from digest.cli.exits import Exit
from digest.cli.options import AsJson, ConfigFile, IssueName, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.lint import Finding

_STYLE = {"error": "red", "warning": "yellow"}


def lint(
    issue: IssueName = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings end with exit code 7, too.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a built issue before it is sent.

    Size, links, alt texts, contrast, subject, preheader, empty parts, long paragraphs, and the editorial
    rules: credits, spellings, what has expired, quotas. Each finding names its place and its cure. Ends
    with exit code 7 if there is an error.
    """
    from datetime import datetime

    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline.checks import lint_issue

    terminal, folder = Terminal(quiet, verbose), find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    found = lint_issue(folder, letter.config, datetime.now(letter.config.zone).date())
    if as_json:
        terminal.json([{name: getattr(f, name) for name in ("level", *_COLUMNS)} for f in found])
    else:
        _show(found, terminal)
    if any(f.level == "error" or strict for f in found):
        raise typer.Exit(Exit.FOUND)


_COLUMNS = ("rule", "place", "said", "cure")


def _show(found: tuple[Finding, ...], terminal: Terminal) -> None:
    for (level, place), group in groupby(found, key=lambda f: (f.level, f.place)):
        terminal.result(f"{level}: {place}", _STYLE[level])
        for finding in group:
            terminal.result(f"  {finding.said} [{finding.rule}]")
            terminal.result(f"    {finding.cure}", "dim")
    errors = sum(f.level == "error" for f in found)
    told = f"{counted(errors, 'error', 'errors')}, {counted(len(found) - errors, 'warning', 'warnings')}"
    terminal.result(told if found else "nothing found", None if found else "green")
