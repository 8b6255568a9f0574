"""`digest sources`: the places that are read, put into the config and looked after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from digest.cli.collect import chosen
from digest.cli.options import AsJson, ConfigFile, Quiet, Verbose
from digest.cli.terminal import Terminal
from digest.errors import SourceError

if TYPE_CHECKING:
    from digest.cli.letter import Letter
    from digest.model import Extraction, Source, SourceHealth, SourceKind
    from digest.pipeline.probe import Probe

sources = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The places that are read.")
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Ids, outlets, groups or locations [default: all]."),
]
Secret = Annotated[
    str | None,
    typer.Option(metavar="VARIABLE", help="Of a mailbox: where the environment has its password."),
]


@sources.command()
def add(
    what: Annotated[
        str, typer.Argument(metavar="URL|FILE", help="A feed, a site, an OPML list, a mailbox, a folder.")
    ],
    outlet: Annotated[str | None, typer.Option(help="The outlet that it is of.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Its name in commands [default: made up].")] = None,
    kind: Annotated[str, typer.Option(help="feed, page, sitemap, mail or folder.")] = "feed",
    link: Annotated[
        str | None, typer.Option(help="Of a page: which links are articles; a pattern or a CSS selector.")
    ] = None,
    secret: Secret = None,
    private: Annotated[bool, typer.Option("--private", help="It may lie in your own network.")] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Put a source into the config, after showing its last items and what would be stored of them.

    A site's address finds its feed. The feeds of an OPML list are put in with their folders, unread; korea,
    world, technology and science are lists that come with Digest.
    """
    from digest.cli.letter import letter_at
    from digest.cli.packaged import ready_list
    from digest.config import FILE_NAME
    from digest.config.edit import add_sources
    from digest.model import Source
    from digest.pipeline.subscribe import sources_of

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    what = ready_list(what)
    wish = Source(id=id or "", kind=_kind(kind), location=what, outlet=outlet, link=link, private=private)
    wish = replace(wish, secret=secret)
    found = sources_of(what, wish)
    if len(found) == 1:
        found = (_tried(found[0], letter, terminal, search=True),)
    there = {source.location for source in letter.config.sources}
    new = [source for source in found if source.location not in there]
    if not new:
        terminal.tell(f"{what}: a source already; nothing was changed")
        return
    add_sources(letter.config.path or letter.root / FILE_NAME, new)
    for source in new:
        terminal.result(f"{source.id} added: {source.kind} {source.location}")


def _kind(given: str) -> SourceKind:
    from digest.model import SourceKind

    allowed = get_args(SourceKind)
    if given not in allowed:
        raise typer.BadParameter(f"{given!r} is no kind; allowed are {', '.join(allowed)}")
    return cast("SourceKind", given)


def _tried(source: Source, letter: Letter, terminal: Terminal, *, search: bool) -> Source:
    """Read a source and show it; gives it with the address that was found. Raises SourceError."""
    from digest.pipeline.probe import probe_source

    found = probe_source(source, letter.config, letter.state, datetime.now(UTC), search=search)
    _show(found, terminal)
    return found.source


def _show(found: Probe, terminal: Terminal) -> None:
    from digest.model import Failure

    if found.how:
        terminal.tell(f"{found.source.location} ({found.how})")
    count = f"{len(found.entries)} items; " if found.entries else ""
    terminal.result(f"{found.source.kind} {found.source.location}: {count}the last ones:")
    for entry, article in found.shown:
        day = f"{entry.published:%Y-%m-%d %H:%M}" if entry.published else "no date"
        terminal.result(f"  {day}  {entry.title or entry.url}")
        if isinstance(article, Failure):
            terminal.result(f"      nothing would be stored: {article.reason}", "yellow")
        else:
            terminal.result(f"      {_stored(article)}")


def _stored(found: Extraction) -> str:
    article = found.article
    why = found.origins.get("partial")
    part = f" (a part only{f': {why}' if why else ''})" if article.partial else ""
    words = f"{len(article.text.split())} words{part}"
    dated = "" if article.dated == "feed" else f", dated by {article.dated.replace('_', ' ')}"
    byline = f", by {', '.join(article.byline)}" if article.byline else ""
    return f"would be stored: {words}, {article.source or 'outlet unknown'}{byline}{dated}, {article.kind}"


@sources.command("test")
def try_out(
    names: Names = None, config: ConfigFile = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Read sources without storing anything: their last items and what would be stored of them."""
    from digest.cli.letter import letter_at

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    failed = []
    for source in chosen(letter, names or []):
        terminal.tell(source.id, "bold")
        try:
            _tried(source, letter, terminal, search=False)
        except SourceError as error:
            failed.append(source.id)
            terminal.complain(f"  {error}", "yellow")
    if failed:
        raise typer.Exit(1)


@sources.command()
def export(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to [default: print it].")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the feeds as OPML, in their folders."""
    from digest.cli.letter import letter_at
    from digest.files import write_atomic, write_once
    from digest.pipeline.subscribe import to_opml

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    raw = to_opml(letter.config.sources, letter.config.newsletter.title)
    if file is None:
        terminal.result(raw.decode().rstrip("\n"))
        return
    if force:
        write_atomic(file, raw)
    elif not write_once(file, raw):
        raise SourceError(str(file), "is there already; --force writes over it")
    terminal.result(str(file))


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
        parts = [source.id, source.kind, source.location, source.outlet or source.name]
        parts += [f"[{'/'.join(source.group)}]"] if source.group else []
        terminal.result("  ".join(part for part in parts if part))
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
        "group": list(source.group),
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
