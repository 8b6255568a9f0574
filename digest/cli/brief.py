"""`digest brief`: what a story could print, and which rule says what of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.choices import placing_values, section_line, title_lines, title_values
from digest.cli.options import AsJson, ConfigFile, OfIssue, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.model import Candidate, Conflict, Day, Excerpt, Ruling, Weighed
    from digest.pipeline.look import StoryLook

_INDENT = " " * 12
"""Under the words of a sentence: its number, weight and mark stand before them."""


def brief(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="Any article of the story: its file, address or id.")
    ],
    issue: OfIssue = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what a story could print, with every score and rule.

    Each sentence in the order of its article: whether it is printed, or which rule passed it over. Then
    quotations, figures, days, people, conflicts and origins.
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline import address_in, look_at_story

    terminal = Terminal(quiet, verbose)
    folder = find_issue(letter_at(config), issue)
    letter = letter_of(folder, config)
    look = look_at_story(folder, letter.state, address_in(Path(story), letter.config) or story)
    if as_json:
        terminal.json(_values(look))
        return
    for line, style in _lines(look):
        terminal.result(line, style)


Line = tuple[str, str | None]
"""What is printed on a line or more, and its style."""


def _lines(look: StoryLook) -> Iterator[Line]:
    yield from _head(look)
    for article in look.candidates.story.articles:
        yield "", None
        where = look.addresses.get(article.id) or article.url or article.id
        yield f"{article.source or 'outlet unknown'}, {article.published:%Y-%m-%d}", "bold"
        yield _wrapped(where, "  "), "dim"
        for candidate in look.candidates.sentences:
            if candidate.sentence.excerpt.article_id == article.id:
                yield from _sentence(candidate, look)
    for title, size, rows in _parts(look):
        yield "", None
        yield f"{title}: {size or 'none'}", "bold"
        yield from rows


def _head(look: StoryLook) -> Iterator[Line]:
    story, told = look.candidates.story, look.brief
    title = told.headline.text if told and told.headline else story.articles[0].title or story.id
    yield _wrapped(title, ""), "bold"
    outlets = {a.source or a.id for a in story.articles}
    form = told.form if told else "held" if look.held else "not printed"
    yield f"{form}; articles: {len(story.articles)}; outlets: {len(outlets)}; issue {look.issue.slot}", None
    if told and told.earlier:
        before = "update of" if told.earlier.is_update else "nothing new since"
        yield f"{before} {told.earlier.slot}; {told.earlier.novelty:.0%} of its sentences are news", None
    if look.held:
        yield _wrapped(f"held: {look.held.reason} [{look.held.rule}]", ""), "yellow"
    if look.candidates.day:
        yield f"day of the event: {look.candidates.day}", None
    yield _wrapped(f"main names: {', '.join(look.candidates.names) or 'none'}", ""), None
    if told:
        yield _wrapped(section_line(told), ""), None


def _sentence(candidate: Candidate, look: StoryLook) -> Iterator[Line]:
    from digest.pipeline import fact_of

    number, place = candidate.sentence.index + 1, printed_as(candidate.sentence.excerpt, look)
    mark = "*" if place else " "
    head = f"{mark}{number:>4} {candidate.weight:5.2f} "
    yield _wrapped(candidate.sentence.excerpt.text, head, _INDENT), None
    if place:
        yield f"{_INDENT}printed: {place}", "green"
        yield _wrapped(f"held by {fact_of(candidate.sentence, look).told}", _INDENT), None
    weighed = weighed_of(candidate, look)
    rulings = candidate.rulings + (weighed.rulings if weighed else ())
    passed = weighed.passed if weighed and not place else None
    for ruling in rulings:
        yield _ruling(ruling), "red" if ruling.effect == "bar" else "dim"
    if passed and passed not in rulings:
        yield _wrapped(f"passed over: {passed.rule}: {passed.reason}", _INDENT), "yellow"


def _ruling(ruling: Ruling) -> str:
    return _wrapped(f"{ruling.effect}: {ruling.rule}: {ruling.reason}", _INDENT)


def weighed_of(candidate: Candidate, look: StoryLook) -> Weighed | None:
    """What the composer says of a sentence; None for a story that it has not seen."""
    key = candidate.sentence.excerpt.article_id, candidate.sentence.index
    told = look.brief or look.held
    weighed = told.weighed if told else ()
    return next((w for w in weighed if (w.article_id, w.sentence) == key), None)


def printed_as(place: Excerpt, look: StoryLook) -> str:
    """As what, in the issue, a sentence or a part of it is printed; "" for what is not."""
    told = look.brief
    lead = told.lead if told else ()
    sides = [s.excerpt for block in told.disagreements for s in block.sides] if told else []
    uses = {
        "lead": list(lead),
        "quotation": [q.quote.excerpt for q in told.quotes] if told else [],
        "reports differ": sides,
        "by the numbers": [n.figure.excerpt for n in look.issue.numbers],
        "the week ahead": [a.excerpt for a in look.issue.ahead],
        "voices": [e for voice in look.issue.voices for e in voice.excerpts],
        "quote of the week": [look.issue.quote.quote.excerpt] if look.issue.quote else [],
    }
    return ", ".join(name for name, excerpts in uses.items() if any(place.meets(e) for e in excerpts))


def _parts(look: StoryLook) -> Iterator[tuple[str, int, Iterator[Line]]]:
    """Each further part: its title, how many it holds, its lines."""
    found, told = look.candidates, look.brief
    if told:
        yield "Titles", len(told.titles), _listed(title_lines(told))
    yield "Quotations", len(found.quotes), _quotations(look)
    yield "Figures", len(found.figures), _figures(look)
    yield "Days", len(found.days), _listed(_day(day) for day in found.days)
    people = (
        f"{p.key}{_roles([r.text for r in p.roles])}{_variants(p.key, p.variants)}" for p in found.people
    )
    yield "People", len(found.people), _listed(people)
    conflicts = (line for conflict in found.conflicts for line in _conflict(conflict, look))
    yield "Conflicts", len(found.conflicts), conflicts
    yield "Origins", len(found.origins), _listed(iter(found.origins))


def _day(day: Day) -> str:
    last = f" to {day.last}" if day.last != day.first else ""
    return f"“{day.excerpt.text}” is {day.first}{last} ({day.tense})"


def _quotations(look: StoryLook) -> Iterator[Line]:
    for candidate in look.candidates.quotes:
        quote = candidate.quote
        rules = "; ".join(r.reason for r in candidate.rulings)
        printed = "printed" if printed_as(quote.excerpt, look).count("quot") else "may stand alone"
        told = f"“{quote.excerpt.text}” {quote.speaker or 'speaker not sure'} ({quote.confidence:.2f})"
        yield _wrapped(f"{told}; {f'barred: {rules}' if rules else printed}", "  "), None


def _figures(look: StoryLook) -> Iterator[Line]:
    for candidate in look.candidates.figures:
        figure = candidate.figure
        rules = "".join(f"; {r.effect}: {r.rule}: {r.reason}" for r in candidate.rulings)
        agreeing = f"; agreeing: {len(candidate.agreeing)}" if candidate.agreeing else ""
        yield _wrapped(f"{figure.value.text} in “{figure.excerpt.text}”{agreeing}{rules}", "  "), None


def _conflict(conflict: Conflict, look: StoryLook) -> Iterator[Line]:
    """A conflict with how it is settled, and each side as its outlet prints it."""
    right = ", ".join(conflict.values[n] or "without it" for n in conflict.right)
    settled = "both in a block" if conflict.both else f"settled: {right}" if right else "not settled"
    yield _wrapped(f"{conflict.told} ({settled})", "  "), None
    outlets = {a.id: a.source or "outlet unknown" for a in look.candidates.story.articles}
    for clause in conflict.clauses:
        yield _wrapped(f"{outlets[clause.article_id]}: “{clause.text}”", "    "), None


def _roles(roles: Sequence[str]) -> str:
    return f", {roles[0]}" if roles else ""


def _variants(key: str, variants: Sequence[str]) -> str:
    others = [variant for variant in variants if variant != key]
    return f" (also {', '.join(others)})" if others else ""


def _listed(items: Iterator[str]) -> Iterator[Line]:
    return ((_wrapped(item, "  "), None) for item in items)


def _wrapped(text: str, indent: str, hanging: str | None = None) -> str:
    """In lines of 72 columns, wide characters counted as two."""
    from digest.render.text import wrap

    return wrap(text, indent, indent + "  " if hanging is None else hanging)


def _values(look: StoryLook) -> dict[str, object]:
    """The story for a program."""
    found = look.candidates
    return {
        "story": found.story.id,
        "issue": look.issue.slot,
        "form": look.brief.form if look.brief else None,
        "held": look.held.reason if look.held else None,
        "section": placing_values(look.brief) if look.brief else None,
        "titles": title_values(look.brief) if look.brief else [],
        "sentences": [_sentence_values(c, look) for c in found.sentences],
        "quotations": [
            {
                "text": c.quote.excerpt.text,
                "article": c.quote.excerpt.article_id,
                "speaker": c.quote.speaker,
                "confidence": c.quote.confidence,
                "rulings": _ruling_values(c.rulings),
            }
            for c in found.quotes
        ],
        "figures": [
            {
                "text": c.figure.excerpt.text,
                "value": c.figure.value.text,
                "unit": c.figure.unit,
                "agreeing": len(c.agreeing),
                "rulings": _ruling_values(c.rulings),
            }
            for c in found.figures
        ],
        "days": [
            {"text": d.excerpt.text, "first": d.first.isoformat(), "last": d.last.isoformat()}
            for d in found.days
        ],
        "people": [{"key": p.key, "variants": list(p.variants)} for p in found.people],
        "conflicts": [
            {"kind": c.kind, "subject": c.subject, "values": list(c.values), "right": list(c.right)}
            for c in found.conflicts
        ],
        "origins": list(found.origins),
    }


def _sentence_values(candidate: Candidate, look: StoryLook) -> dict[str, object]:
    weighed = weighed_of(candidate, look)
    from digest.pipeline import fact_of

    articles = {a.id: a for a in look.candidates.story.articles}
    printed = printed_as(candidate.sentence.excerpt, look)
    fact = fact_of(candidate.sentence, look) if printed else None
    article = articles[candidate.sentence.excerpt.article_id]
    passed = _ruling_values((weighed.passed,)) if weighed and weighed.passed else []
    return {
        "text": candidate.sentence.excerpt.text,
        "article": article.id,
        "outlet": article.source,
        "index": candidate.sentence.index,
        "weight": round(candidate.weight, 4),
        "printed": printed or None,
        "outlets": list(fact.outlets) if fact else None,
        "origins": list(fact.origins) if fact else None,
        "rulings": _ruling_values(candidate.rulings + (weighed.rulings if weighed else ())),
        "passed": passed[0] if passed else None,
    }


def _ruling_values(rulings: Sequence[Ruling]) -> list[dict[str, str]]:
    return [{"rule": r.rule, "effect": r.effect, "reason": r.reason} for r in rulings]
