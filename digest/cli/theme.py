"""`digest theme`: the look of a letter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import ConfigFile, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.model import Issue
    from digest.render import Theme

theme = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="How a letter looks.")


@theme.command(name="list")
def list_(config: ConfigFile = None, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """List the themes: your own, then those that come with Digest. A star marks the letter's."""
    from digest.cli.letter import letter_at
    from digest.pipeline.themes import list_themes

    terminal = Terminal(quiet, verbose)
    for each in list_themes(letter_at(config).config):
        terminal.result(f"{'*' if each.chosen else ' '} {each.name:<12} {each.about}")
        terminal.detail(f"  {each.folder}")


@theme.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.", show_default=False)],
    parent: Annotated[
        str, typer.Option("--from", metavar="THEME", help="The theme to begin with.")
    ] = "weekly",
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part", metavar="FILE", help="A template to change, such as web/footer.html; repeat it."
        ),
    ] = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Begin a theme of your own: a file of colours, sizes and type, and copies of the parts to change.

    What it doesn't hold comes from the theme that it is made from. Files that are there stay.
    """
    from digest.cli.letter import letter_at
    from digest.pipeline.themes import new_theme, parts_of, theme_named

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    for path in new_theme(letter.config, name, parent, part or []):
        terminal.result(str(path))
    terminal.detail(f"its parts: {', '.join(parts_of(theme_named(letter.config, name)))}")
    if letter.config.theme.name != name:
        terminal.tell(f'Choose it in digest.toml:\n\n    [theme]\n    name = "{name}"\n')
    terminal.tell(f"Then try it: digest theme check {name}")


@theme.command()
def check(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="The theme [default: the letter's].", show_default=False),
    ] = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Try a theme on the sample week and tell what is wrong: file, line, reason. The exit code is 3 then."""
    from tempfile import TemporaryDirectory

    from digest.cli.letter import letter_at
    from digest.errors import RenderError
    from digest.pipeline.themes import theme_named
    from digest.render import theme_mistakes

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    tried = theme_named(letter.config, name)
    with TemporaryDirectory(prefix="digest-theme-") as folder:
        issue = _sample_issue(Path(folder) / "sample", tried, terminal)
    found = theme_mistakes(issue, tried)
    for line in found:
        terminal.result(line, "red")
    if found:
        raise RenderError(tried.name, 0, f"{len(found)} {'mistake' if len(found) == 1 else 'mistakes'}")
    terminal.result(f"{tried.name}: renders the sample week in every format", "green")


def _sample_issue(place: Path, tried: Theme, terminal: Terminal) -> Issue:
    """The sample week in the shape of a theme."""
    from digest.cli.build import make
    from digest.cli.packaged import copy_sample
    from digest.config import load_config
    from digest.pipeline import BuildRequest
    from digest.pipeline.themes import tried_on

    sample = tried_on(load_config(copy_sample(place)), tried)
    today = datetime.now(sample.zone).date()
    request = BuildRequest(
        config=sample, out=place, state=place / ".digest", today=today, folders=sample.folders
    )
    return make(request, terminal).issue
