"""`digest site`: the archive of all issues, as a folder to put on any web server."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, Opened, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.pipeline.site import BuiltSite

site = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The archive of all issues.")


@site.callback()
def _site() -> None:
    """The archive of all issues."""


def parse_base(text: str) -> str:
    """The site's address; a usage error shows the form."""
    from digest.render.site.values import base_address

    try:
        return base_address(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} given; {error}") from None


@site.command("build")
def build_site(
    base_url: Annotated[
        str | None,
        typer.Option(parser=parse_base, metavar="URL", help="Where it will stand [default: the config's]."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to write it [default: the config's, site/].")
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Publish issues whose day of sending is still to come, too.")
    ] = False,
    config: ConfigFile = None,
    opened: Opened = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make the archive: index with search, a page an issue, people, topics, feeds, calendar.

    Files that something else put into the folder are never touched. Without an address (--base-url, or
    base_url in [site]) there are no feeds, no sitemap and no canonical links.
    """
    from digest.cli.letter import letter_at
    from digest.pipeline.site import SiteRequest
    from digest.pipeline.site import build_site as make

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    request = SiteRequest(
        config=letter.config,
        issues=letter.issues,
        out=out or letter.config.site_folder,
        state=letter.state,
        today=datetime.now(letter.config.zone).date(),
        base=base_url,
        drafts=drafts,
    )
    built = make(request)
    if as_json:
        terminal.json(_values(built))
    else:
        _tell(built, terminal)
    if opened:
        typer.launch(str(built.folder / "index.html"))


def _tell(built: BuiltSite, terminal: Terminal) -> None:
    """The site's first page as the result; around it what the editor should know."""
    from digest.cli.build import counted

    parts = (
        counted(built.issues, "issue", "issues"),
        counted(len(built.site.people), "person", "people"),
        counted(len(built.site.topics), "topic", "topics"),
    )
    changed = f"{built.files} files, {len(built.changed)} of them changed"
    terminal.tell(f"{built.site.title}: {', '.join(parts)}; {changed}", "bold")
    for failure in built.skipped:
        terminal.complain(f"  skipped: {failure.reason}", "yellow")
    for slot in built.drafts:
        terminal.tell(f"  not yet: {slot} is to be sent on a later day (--drafts publishes it)", "yellow")
    for name in built.kept:
        path = built.folder / name
        terminal.complain(f"  left alone: {path} was not made by Digest, or changed by hand", "yellow")
    if built.site.base is None:
        terminal.tell("  no address (--base-url, or base_url in [site]): without feeds and sitemap", "yellow")
    for name in built.removed:
        terminal.detail(f"  removed: {name}")
    terminal.result(str(built.folder / "index.html"))


def _values(built: BuiltSite) -> dict[str, object]:
    """The site for a program."""
    return {
        "folder": str(built.folder),
        "base": built.site.base,
        "issues": built.issues,
        "people": [person.file for person in built.site.people],
        "topics": [topic.file for topic in built.site.topics],
        "skipped": [{"address": f.address, "reason": f.reason} for f in built.skipped],
        "drafts": list(built.drafts),
        "changed": list(built.changed),
        "removed": list(built.removed),
        "kept": list(built.kept),
    }
