"""`digest archive` and `digest changes`: what is kept, and what has become of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.build import counted
from digest.cli.options import AsJson, ConfigFile, IssueName, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.config import Config
    from digest.pipeline.changes import PassageChange

archive = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The articles that are kept.")


@archive.command()
def check(config: ConfigFile = None, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Read all of the archive and tell what is wrong with it. The exit code is 5 if something is."""
    from digest.archive import Archive
    from digest.archive.upkeep import faults
    from digest.cli.letter import letter_at
    from digest.errors import ArchiveError

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    with Archive.open(letter.archive) as opened:
        found = list(faults(opened))
        for line in found:
            terminal.result(line, "red")
        if found:
            faulty = counted(len(found), "fault", "faults")
            raise ArchiveError(f"{opened.path}: {faulty}. Put back a copy, or move it away")
        count = len(opened.articles())
        whole = f"{counted(count, 'article', 'articles')}, all whole" if count else "holds no article yet"
        terminal.result(f"{opened.path}: {whole}", "green" if count else None)


@archive.command()
def prune(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell how much would go, and take nothing.")
    ] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take out articles older than the config's keep_days. What an issue has used always stays."""
    from digest.archive import Archive
    from digest.archive.upkeep import old, prune
    from digest.cli.letter import letter_at
    from digest.pipeline.changes import pinned_versions

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    before = _moments(letter.config, datetime.now(UTC))
    if not before:
        terminal.tell("nothing to do: no keep_days in [collect] or at an outlet, so all is kept")
        return
    pinned = pinned_versions(letter.root / "issues")
    with Archive.open(letter.archive) as opened:
        if dry_run:
            terminal.result(f"{counted(len(old(opened, before, pinned)), 'article', 'articles')} would go")
            return
        done = prune(opened, before, pinned)
    terminal.result(
        f"{counted(done.articles, 'article', 'articles')} in {counted(done.versions, 'version', 'versions')}"
        " taken out;"
        f" {done.before / 1e6:.1f} MB before, {done.after / 1e6:.1f} MB now"
    )


def _moments(config: Config, now: datetime) -> dict[str | None, datetime]:
    """From when on articles are kept, by outlet; None stands for the others."""
    days = {outlet.name: outlet.keep_days for outlet in config.outlets if outlet.keep_days}
    moments: dict[str | None, datetime] = {name: now - timedelta(days=kept) for name, kept in days.items()}
    if config.collect.keep_days:
        moments[None] = now - timedelta(days=config.collect.keep_days)
    return moments


@archive.command("export")
def export_articles(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to [default: print it].")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write all articles as JSON, one a line, with who listed them."""
    from digest.archive import Archive
    from digest.archive.upkeep import exported
    from digest.cli.letter import letter_at
    from digest.errors import SourceError
    from digest.files import write_atomic

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    with Archive.open(letter.archive) as opened:
        if file is None:
            for line in exported(opened):
                terminal.result(line)
            return
        if file.exists() and not force:
            raise SourceError(str(file), "is there already; --force writes over it")
        lines = list(exported(opened))
    write_atomic(file, "".join(f"{line}\n" for line in lines).encode())
    terminal.result(f"{file}: {counted(len(lines), 'article', 'articles')}")


def changes(
    issue: IssueName = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Read the pages of the printed articles again first.")
    ] = False,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell which printed passages have changed in their articles since the issue was built, or are gone.

    A change is known once the article was read again, by `digest collect` or --fetch.
    """
    from dataclasses import asdict

    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline.changes import changed_passages

    terminal = Terminal(quiet, verbose)
    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    if fetch:
        from digest.pipeline.recheck import read_again

        for failure in read_again(folder, letter.state, letter.config, datetime.now(UTC)):
            terminal.complain(f"not read again: {failure.address}: {failure.reason}", "yellow")
    found = changed_passages(folder, letter.state / "archive.db")
    if as_json:
        terminal.json([asdict(change) for change in found])
        return
    for change in found:
        _tell(change, terminal)
    if not found:
        terminal.result(f"{folder}: every printed passage still stands in its article", "green")


def _tell(change: PassageChange, terminal: Terminal) -> None:
    what = "the headline" if change.what == "headline" else "a passage"
    became = "has changed" if change.now else "is gone"
    terminal.result(f"{change.headline}: {what} of {change.outlet or 'an unknown outlet'} {became}", "yellow")
    terminal.result(f"  printed  {change.printed}")
    if change.now:
        terminal.result(f"  now      {change.now}")
    if change.url:
        terminal.result(f"  {change.url}")
