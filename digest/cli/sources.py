"""`digest sources`: the places that are read, put into the config and looked after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.collect import chosen
from digest.cli.options import AsJson, ConfigFile, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.model import Source, SourceHealth

sources = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The places that are read.")
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Ids, outlets, groups or locations [default: all]."),
]


@sources.command("list")
def show_all(
    config: ConfigFile = None, as_json: AsJson = False, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """List the sources of the config."""
    from digest.cli.letter import letter_at

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    if as_json:
        terminal.json([_values(source) for source in letter.config.sources])
        return
    for source in letter.config.sources:
        place = f"  [{source.group}]" if source.group else ""
        terminal.result(
            f"{source.id}  {source.kind}  {source.location}  {source.outlet or ''}{place}".rstrip()
        )
    if not letter.config.sources:
        terminal.tell("no source yet: `digest sources add URL` puts one into the config")


@sources.command()
def health(
    names: Names = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell how each source is: last success, last news, usual gap, and what is wrong with it.

    The exit code is 1 when something is wrong with one of them.
    """
    from digest.archive import Archive
    from digest.cli.letter import letter_at
    from digest.pipeline.health import source_health

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    meant = chosen(letter, names or [])
    with Archive.open(letter.state / "archive.db") as archive:
        found = source_health(meant, archive, datetime.now(letter.config.zone).date())
    if as_json:
        terminal.json([_health_values(each) for each in found])
    else:
        for each in found:
            _tell_health(each, terminal)
    if any(each.problems for each in found):
        raise typer.Exit(1)


def _tell_health(found: SourceHealth, terminal: Terminal) -> None:
    state = found.state
    gap = f"{found.gap.days} d" if found.gap else "not known yet"
    terminal.result(
        f"{found.source_id}: {'; '.join(found.problems) or 'well'}", "yellow" if found.problems else "green"
    )
    terminal.result(
        f"  last success {_moment(state.succeeded)}, last news {_moment(state.news)}, usual gap {gap},"
        f" {state.items} items listed" + (f", {state.undated} undated" if state.undated else "")
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"


@sources.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Ids, outlets or locations.")],
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take sources out of the config. Their articles stay in the archive."""
    from digest.archive import Archive
    from digest.cli.letter import letter_at
    from digest.config.edit import remove_source

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    meant = chosen(letter, names)
    path = letter.config.path
    for source in reversed([s for s in letter.config.sources if s in meant]):
        if path:
            remove_source(path, letter.config.sources.index(source))
        with Archive.open(letter.state / "archive.db") as archive:
            archive.sources.forget(source.id)
        terminal.result(f"{source.id} removed; its articles stay in the archive")


def _values(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "kind": source.kind,
        "location": source.location,
        "outlet": source.outlet,
        "group": source.group,
    }


def _health_values(found: SourceHealth) -> dict[str, object]:
    state = found.state
    moments = {"read": state.read, "succeeded": state.succeeded, "news": state.news, "failing": state.failing}
    return {
        "source": found.source_id,
        "location": found.location,
        "problems": list(found.problems),
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
        "gap_days": found.gap.days if found.gap else None,
        "items": state.items,
        "undated": state.undated,
        "error": state.error,
        "gone": state.gone,
        "moved": state.address,
    }
