"""`digest quotes` and `digest proof-sheet`: the quote desk, and the sheet that a person ticks off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, IssueName, OfIssue, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.candidates.utterances import Difference, Utterance
    from digest.model import Article, Issue, PullQuote, Quote


def quotes(
    issue: OfIssue = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only those of this speaker (a part will do)."),
    ] = None,
    week: Annotated[bool, typer.Option("--week", help="The candidates for Quote of the week.")] = False,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List who said what: all sure quotations of an issue's articles.

    By speaker, the same utterance across outlets joined, the fullest first. What another outlet words
    otherwise is told below it.
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.files import read_issue
    from digest.pipeline import utterances

    terminal = Terminal(quiet, verbose)
    folder = find_issue(letter_at(config), issue)
    built = read_issue(folder).issue
    articles = {a.id: a for a in built.articles}
    if week:
        _week(built, terminal, as_json)
        return
    found = [u for u in utterances(built, letter_of(folder, config).config.labels) if _is_of(u, speaker)]
    if as_json:
        terminal.json([_values(u, articles) for u in found])
        return
    for name, group in groupby(found, key=lambda u: u.speaker):
        terminal.result(name, "bold")
        for line in (line for utterance in group for line in _lines(utterance, articles)):
            terminal.result(line)
    if not found:
        terminal.tell(f"no sure quotation{f' of {speaker}' if speaker else ''} in {built.slot}")


def _is_of(utterance: Utterance, speaker: str | None) -> bool:
    names = (utterance.speaker, *(quote.speaker or "" for quote in utterance.quotes))
    return speaker is None or any(speaker.casefold() in name.casefold() for name in names)


def _lines(utterance: Utterance, articles: dict[str, Article]) -> Iterator[str]:
    full = utterance.fullest
    yield _wrapped(f"“{full.excerpt.text}”", "  ", "   ")
    yield _wrapped(_source(full, articles), "      ")
    for quote in utterance.quotes[1:]:
        yield _wrapped(f"also {_source(quote, articles)}: “{quote.excerpt.text}”", "      ")
    for difference in utterance.differences:
        yield _wrapped(f"look at: {told(difference, articles)}", "      ")


def told(difference: Difference, articles: dict[str, Article]) -> str:
    """A difference of wording in words: "“not” is missing in Harbor Times"."""
    outlet = articles[difference.quote.excerpt.article_id].source or "an unknown outlet"
    if difference.missing and difference.added:
        return f"“{difference.missing}” is “{difference.added}” in {outlet}"
    if difference.missing:
        return f"“{difference.missing}” is missing in {outlet}"
    if difference.added:
        return f"“{difference.added}” is added in {outlet}"
    return f"worded otherwise in {outlet} (another translation, or another telling)"


def _source(quote: Quote, articles: dict[str, Article]) -> str:
    article = articles[quote.excerpt.article_id]
    via = f", via {quote.origin}" if quote.origin else ""
    return f"{article.source or 'outlet unknown'}, {article.published:%Y-%m-%d}{via}"


def _week(issue: Issue, terminal: Terminal, as_json: bool) -> None:
    """The candidates as lines of edits.toml."""
    from digest.edits import beginning

    rows = [(pull, beginning(pull.quote.excerpt.text)) for pull in issue.quotable]
    if as_json:
        terminal.json([_week_values(pull, start) for pull, start in rows])
        return
    for pull, start in rows:
        terminal.result(_wrapped(f"“{pull.quote.excerpt.text}”", ""))
        role = f", {pull.quote.role[0].text}" if pull.quote.role else ""
        outlet = pull.credit.outlet or "outlet unknown"
        terminal.result(_wrapped(f"{pull.label}{role} ({outlet}, {pull.credit.day})", "    "))
        # A JSON text is a TOML text.
        terminal.result(f"    quote = {json.dumps(start, ensure_ascii=False)}")
    chosen = "is chosen" if issue.quote else "has none"
    terminal.tell(f"{len(rows)} for Quote of the week; the issue {chosen} (`quote` in edits.toml)")


def _week_values(pull: PullQuote, start: str) -> dict[str, object]:
    return {
        "quote": start,
        "text": pull.quote.excerpt.text,
        "speaker": pull.label,
        "outlet": pull.credit.outlet,
        "day": pull.credit.day.isoformat(),
    }


def _values(utterance: Utterance, articles: dict[str, Article]) -> dict[str, object]:
    return {
        "speaker": utterance.speaker,
        "quotes": [_quote_values(quote, articles) for quote in utterance.quotes],
        "differences": [
            {
                "outlet": articles[d.quote.excerpt.article_id].source,
                "missing": d.missing,
                "added": d.added,
                "grave": d.grave,
            }
            for d in utterance.differences
        ],
    }


def _quote_values(quote: Quote, articles: dict[str, Article]) -> dict[str, object]:
    article = articles[quote.excerpt.article_id]
    return {
        "text": quote.excerpt.text,
        "speaker": quote.speaker,
        "article": article.id,
        "outlet": article.source,
        "day": article.published.date().isoformat(),
        "origin": quote.origin,
        "confidence": quote.confidence,
    }


def _wrapped(text: str, indent: str, hanging: str | None = None) -> str:
    """In lines of 72 columns, wide characters counted as two."""
    from digest.render.text import wrap

    return wrap(text, indent, hanging)


def proof_sheet(
    issue: IssueName = None,
    opened: Annotated[bool, typer.Option("--open", help="Open the sheet in the browser.")] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write a sheet for reading against the originals.

    Every printed item beside its passage, with outlet, date, address and a box to tick: `proof-sheet.html`
    in the issue's folder, to be printed or ticked on the screen.
    """
    from digest.cli.letter import find_issue, letter_at
    from digest.pipeline import write_proof_sheet

    path = write_proof_sheet(find_issue(letter_at(config), issue))
    Terminal(quiet, verbose).result(str(path))
    if opened:
        typer.launch(str(path))
