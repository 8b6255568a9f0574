"""`digest read`, `digest verify`, `digest preview`: looking at what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.build import counted
from digest.cli.options import AsJson, ConfigFile, IssueName, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.model import Extraction


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .txt, .md, .html or .eml file.")],
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what is understood of a file, and what was cut.

    Each field with where it came from, each cut with its reason. --verbose prints the whole text, too.
    """
    from digest.cli.letter import letter_at
    from digest.pipeline import read_one

    terminal = Terminal(quiet, verbose)
    extraction = read_one(file, letter_at(config).config)
    if as_json:
        terminal.json(_values(extraction))
        return
    for line in _fields(extraction):
        terminal.result(line)
    _show_text(extraction, terminal)
    _show_cuts(extraction, terminal)


def _fields(extraction: Extraction) -> list[str]:
    article, origins = extraction.article, extraction.origins
    rows = {
        "title": article.title + (" (working title)" if article.title_origin != "printed" else ""),
        "outlet": article.source or "unknown",
        "byline": ", ".join(article.byline) or "unknown",
        "published": f"{article.published:%a %Y-%m-%d %H:%M %z}",
        "address": article.url or "none",
        "language": article.language,
        "kind": article.kind,
    }
    told = {"outlet": "source", "address": "url"}
    lines = []
    for name, value in rows.items():
        origin = origins.get(name) or origins.get(told.get(name, name))
        lines.append(f"{name:<10} {value}" + (f"   [{origin}]" if origin else ""))
    return lines


def _show_text(extraction: Extraction, terminal: Terminal) -> None:
    article = extraction.article
    paragraphs = article.text.split("\n\n")
    words = counted(len(article.text.split()), "word", "words")
    terminal.result(f"{'text':<10} {words} in {counted(len(paragraphs), 'paragraph', 'paragraphs')}")
    for paragraph in (
        paragraphs if terminal.verbose else [paragraphs[0], "…", paragraphs[-1]][: len(paragraphs)]
    ):
        terminal.result(f"  {paragraph}")
    for mark in article.marks:
        terminal.result(f"{mark.kind:<10} {article.text[mark.start : mark.end]}")


def _show_cuts(extraction: Extraction, terminal: Terminal) -> None:
    terminal.result(f"{'cut':<10} {len(extraction.cuts)}")
    for cut in extraction.cuts:
        place = f"line {cut.line}: " if cut.line else ""
        terminal.result(f"  {place}{cut.reason}: {_shortened(cut.text)}")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else line[:89] + "…"


def _values(extraction: Extraction) -> dict[str, object]:
    article = extraction.article
    return {
        "id": article.id,
        "title": article.title,
        "title_origin": article.title_origin,
        "outlet": article.source,
        "byline": list(article.byline),
        "published": article.published.isoformat(),
        "dated": article.dated,
        "url": article.url,
        "language": article.language,
        "kind": article.kind,
        "text": article.text,
        "marks": [{"kind": m.kind, "start": m.start, "end": m.end} for m in article.marks],
        "cuts": [{"line": c.line, "reason": c.reason, "text": c.text} for c in extraction.cuts],
        "origins": dict(extraction.origins),
    }


def verify(
    issue: IssueName = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Prove a built issue again, from its files.

    Every printed word is held against the stored articles, these against their originals.
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline import verify_issue

    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    found = verify_issue(folder, letter.state, letter.config)
    Terminal(quiet, verbose).result(
        f"{folder}: proven, {found.excerpts} excerpts in {found.files} files"
        f" against {found.articles} articles and their originals",
        "green",
    )


def preview(
    issue: IssueName = None,
    port: Annotated[int | None, typer.Option(help="The port on 127.0.0.1 [default: a free one].")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show an issue in the browser.

    As web page, mail, Markdown and text, wide or narrow, light or dark; it reloads after a build.
    """
    import signal

    from digest.cli.letter import find_issue, letter_at
    from digest.desk import open_desk

    terminal = Terminal(quiet, verbose)
    desk = open_desk(find_issue(letter_at(config), issue), port=port)
    terminal.tell("Ctrl-C ends the preview.")
    print(desk.url, flush=True)
    if browser:
        typer.launch(desk.url)
    # Being told to end is how a preview ends well, by the keyboard as by the system.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        desk.serve()
    except KeyboardInterrupt:
        terminal.detail("ended")
