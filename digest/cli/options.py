"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def parse_day(text: str | date) -> date:
    """A day as `2025-05-08`; a usage error shows the form."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2025-05-08") from None


def parse_issue(text: str) -> str:
    """A slot such as `2025-W19`; a usage error shows the forms."""
    from digest.cadence import parse_slot
    from digest.errors import DigestError

    try:
        return str(parse_slot(text))
    except DigestError as error:
        raise typer.BadParameter(str(error)) from None


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more about what is done.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Opened = Annotated[bool, typer.Option("--open", help="Open the web view in the browser.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="FILE", help="The config [default: digest.toml, if it is there]."),
]
IssueName = Annotated[
    str | None,
    typer.Argument(metavar="ISSUE", help="A slot or an issue's folder [default: the one built last]."),
]
OfIssue = Annotated[
    str | None,
    typer.Option(
        "--issue", metavar="SLOT", help="A slot or an issue's folder [default: the one built last]."
    ),
]
