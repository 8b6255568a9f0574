"""`digest add`: one article by hand."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, Quiet, Verbose, parse_day
from digest.cli.terminal import Terminal
from digest.cli.understood import show_fields, show_lines, show_text, values

if TYPE_CHECKING:
    from digest.config import Config
    from digest.extract import SeenLine
    from digest.model import Fetched

_LARGEST_RANGE = 100_000


def parse_lines(text: str) -> str:
    """Numbers of lines as `3,7-9`; a usage error shows the form."""
    try:
        numbers_of(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} names no lines; write them as 3,7-9") from None
    return text


def numbers_of(text: str) -> frozenset[int]:
    """The numbers that `3,7-9` means. Raises ValueError."""
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        end = int(last if dash else first)
        if not 0 < int(first) <= end < _LARGEST_RANGE:
            raise ValueError(part)
        numbers.update(range(int(first), end + 1))
    return frozenset(numbers)


def add(
    what: Annotated[
        str, typer.Argument(metavar="URL|FILE|-", help="A page's address, a file, or - for standard input.")
    ],
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose article it is.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address to link to.")] = None,
    day: Annotated[
        date | None, typer.Option("--date", parser=parse_day, metavar="DAY", help="The day it was published.")
    ] = None,
    keep: Annotated[
        str | None,
        typer.Option(parser=parse_lines, metavar="LINES", help="Lines that stay in it, such as 3,7-9."),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="The page may lie in your own network.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it only; nothing is stored.")] = False,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Put one article into the archive, and show what was cut out of it.

    Standard input takes a page copied from the browser. Call it again with --keep and the numbers of
    lines that should not have been cut. What is told with --outlet, --url and --date wins over what the
    page says.
    """
    from digest.cli.letter import letter_at
    from digest.extract import Given
    from digest.pipeline.add import add_by_hand, understand

    terminal, letter, now = Terminal(quiet, verbose), letter_at(config), datetime.now(UTC)
    original = _original(what, letter.config, now, private, terminal)
    given = Given(outlet=outlet, url=url, day=day)
    found = understand(original, letter.config, given, letter.state, numbers_of(keep) if keep else ())
    change = "not stored"
    id = found.extraction.article.id
    if not dry_run:
        id, change = add_by_hand(found, letter.state, letter.config, now)
    if as_json:
        lines = [_line(line) for line in found.lines]
        terminal.json({**values(found.extraction), "id": id, "change": change, "lines": lines})
        return
    show_fields(found.extraction, terminal)
    show_text(found.extraction, terminal)
    show_lines(found.lines, terminal)
    _advise(found.extraction.article.source, found.extraction.article.dated, terminal)
    terminal.result(f"{'archive':<10} {_TOLD.get(change, change)} [{id}]")


_TOLD = {"new": "added", "changed": "added as a new version", "same": "there already, unchanged"}


def _line(line: SeenLine) -> dict[str, object]:
    return {"line": line.number, "last": line.last, "reason": line.reason, "text": line.text}


def _original(what: str, config: Config, now: datetime, private: bool, terminal: Terminal) -> Fetched:
    from digest.pipeline.add import is_address, of_file, of_page, of_text

    if what == "-":
        if sys.stdin.isatty():
            terminal.tell("Paste the page, then press Ctrl-D on a line of its own.")
        return of_text(sys.stdin.buffer.read(), now)
    return of_page(what, config, private=private) if is_address(what) else of_file(Path(what), now)


def _advise(source: str | None, dated: str, terminal: Terminal) -> None:
    """What only the person who adds it can tell."""
    if source is None:
        terminal.tell("The outlet is unknown: add it again with --outlet NAME.", "yellow")
    if dated == "first_seen":
        terminal.tell("No date was found in it: add it again with --date DAY.", "yellow")
