"""`digest collect`: the sources are read, and what came of each is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, Quiet, Verbose, parse_day
from digest.cli.terminal import Terminal
from digest.errors import SourceError
from digest.text.titles import clipped

if TYPE_CHECKING:
    from digest.cli.letter import Letter
    from digest.model import Source
    from digest.pipeline.reports import SourceReport

_COUNTS = ("items", "new", "changed", "same", "partial", "undated", "future", "old")
_SHOWN = 10
"""Lost items of a source that are listed unasked."""


def collect(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Ids, outlets or locations of sources [default: all]."),
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DAY", help="Take no articles from before.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what is new; store nothing, read no article's page.")
    ] = False,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read the sources of the config into the archive.

    It can be stopped at any moment and run again. A source that fails is told and stops no other; only
    when all fail is the exit code 1.
    """
    from digest.cli.letter import letter_at
    from digest.cli.progress import progress
    from digest.pipeline.gather import CollectRequest, collect_sources

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    sources = chosen(letter, names or [])
    request = CollectRequest(
        config=letter.config, state=letter.state, sources=sources, since=since, dry=dry_run
    )
    done = 0
    with progress(terminal) as bar:

        def tell(report: SourceReport) -> None:
            nonlocal done
            done += 1
            bar(f"collecting, last {report.source_id}", done, len(sources))
            terminal.detail(line(report))

        reports = collect_sources(request, now=datetime.now(UTC), tell=tell)
    if as_json:
        terminal.json([values(report) for report in reports])
    else:
        _tell(reports, terminal)
    if reports and all(report.error for report in reports):
        raise typer.Exit(1)


def chosen(letter: Letter, names: list[str]) -> tuple[Source, ...]:
    """The sources of the config that are meant: by id, outlet, name, location or group; all without a name.

    Raises SourceError that lists those there are.
    """
    sources = letter.config.sources
    if not sources:
        raise SourceError("digest.toml", "names no source yet: `digest sources add URL` puts one there")
    found: dict[str, Source] = {}
    for name in names:
        fits = [source for source in sources if _means(name, source)]
        if not fits:
            raise SourceError(name, f"no such source; there is {', '.join(s.id for s in sources)}")
        found |= {source.id: source for source in fits}
    return tuple(found.values()) if names else sources


def _means(name: str, source: Source) -> bool:
    """Whether a person who says `name` means this source."""
    known = (source.id, source.location, source.outlet, source.name, "/".join(source.group), *source.group)
    return name.casefold() in {each.casefold() for each in known if each}


def _tell(reports: tuple[SourceReport, ...], terminal: Terminal) -> None:
    """A table of the sources, then what an editor should know of them: what was lost, and why. --verbose
    also names each item that has no sound date, is old, or is there in part."""
    for row in table(reports):
        terminal.result(row)
    for report in reports:
        shown = len(report.lost) if terminal.verbose else _SHOWN
        for lost in report.lost[:shown]:
            terminal.complain(f"  lost: {clipped(lost.address)}: {lost.reason}", "yellow")
        if len(report.lost) > shown:
            more = len(report.lost) - shown
            terminal.complain(f"  {report.source_id}: {more} more lost (--verbose lists them)", "yellow")
        for note in report.noted:
            terminal.detail(f"  {note.address}: {note.reason}")
        if report.moved:
            terminal.tell(f"  {report.source_id} has moved to {report.moved}", "yellow")
        if report.error:
            terminal.complain(f"  {report.source_id}: {report.error}", "yellow")


def table(reports: tuple[SourceReport, ...]) -> list[str]:
    """A line for each source and one for all, in columns."""
    rows = [["source", "", *_COUNTS, "lost"]]
    for report in reports:
        rows.append([report.source_id, report.outcome, *(str(getattr(report, name)) for name in _COUNTS)])
        rows[-1].append(str(len(report.lost)))
    sums = [str(sum(getattr(report, name) for report in reports)) for name in _COUNTS]
    rows.append(["all", "", *sums, str(sum(len(report.lost) for report in reports))])
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def line(report: SourceReport) -> str:
    """One source in a line, while others are still read."""
    if report.error:
        return f"{report.source_id}: {report.outcome}: {report.error}"
    counts = ", ".join(f"{getattr(report, n)} {n}" for n in _COUNTS if getattr(report, n))
    return f"{report.source_id}: {report.outcome}" + (f": {counts}" if counts else "")


def values(report: SourceReport) -> dict[str, object]:
    """A report for a program."""
    return {
        "source": report.source_id,
        "location": report.location,
        "outcome": report.outcome,
        **{name: getattr(report, name) for name in _COUNTS},
        "lost": [{"address": lost.address, "reason": lost.reason} for lost in report.lost],
        "noted": [{"address": note.address, "reason": note.reason} for note in report.noted],
        "error": report.error,
        "moved": report.moved,
    }
