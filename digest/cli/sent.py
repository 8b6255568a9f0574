"""`digest mark-sent`: an issue that has gone to its readers by another way than ours."""

from __future__ import annotations

from digest.cli.options import ConfigFile, IssueName, Quiet, Verbose
from digest.cli.terminal import Terminal


def mark_sent(
    issue: IssueName = None, config: ConfigFile = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Say that an issue has been sent: what it told stays told, whatever a rebuild makes of it."""
    from digest.cli.letter import find_issue, letter_at
    from digest.pipeline import mark_sent as mark

    terminal, folder = Terminal(quiet, verbose), find_issue(letter_at(config), issue)
    if mark(folder):
        terminal.result(f"{folder.name} is marked as sent: what it tells stays told")
    else:
        terminal.result(f"{folder.name} had been sent before: what it told then stays told")
