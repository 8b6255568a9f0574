"""`digest explain`: why articles are one story, and why an article is where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.options import AsJson, ConfigFile, OfIssue, Quiet, Verbose
from digest.cli.terminal import Terminal

if TYPE_CHECKING:
    from digest.model import Near, Origin, Shared
    from digest.pipeline.grounds import Explained
    from digest.pipeline.week import WeekStory

Line = tuple[str, str | None]
"""What is printed on a line or more, and its style."""
_NEAR = 3
"""Nearest articles left out that are told; --json has all."""
_TITLE = 90
"""Characters of another article's title: a working title may be a long sentence."""
_HOW = {
    "outlet": "its own report",
    "owner": "outlets of one owner",
    "wire": "credited",
    "cited": "cited in the opening",
    "copy": "one text, credited to nobody",
}


def explain(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="STORY|ARTICLE",
            help="A story's number, or an id, an address, a file, or words of a title.",
        ),
    ],
    issue: OfIssue = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell why a story is one story and stands where it stands; or why an article is in it, or in none.

    Of a story: what its articles share, the nearest article left out and why, its section, origins and
    score, and what earlier issues told of it. `digest stories` has the numbers.

    \b
    digest explain 1
    digest explain ferry timetable
    digest explain https://daily.example/2025/05/ferry --issue 2025-W19
    """
    from digest.cli.letter import find_issue, letter_at, letter_of
    from digest.pipeline import address_in
    from digest.pipeline.grounds import explain_name
    from digest.pipeline.week import week_of

    terminal = Terminal(quiet, verbose)
    folder, said = find_issue(letter_at(config), issue), " ".join(name)
    letter = letter_of(folder, config)
    meant = address_in(Path(said), letter.config) or said
    found = explain_name(week_of(folder), letter.state, meant)
    if as_json:
        terminal.json(_values(found))
        return
    for line, style in _of_article(found) if found.article else _of_story(found):
        terminal.result(line, style)


def _of_story(found: Explained) -> Iterator[Line]:
    story = found.story
    assert story is not None, "what is no article is a story"
    yield _wrapped(story.title), "bold"
    count = len(found.week.stories)
    yield f"story {story.number} of {count}, {story.fate}; issue {found.week.issue.slot}", None
    if story.why:
        yield _wrapped(story.why), "yellow"
    yield "", None
    yield f"Articles: {len(story.standing.members)}", "bold"
    for member in story.standing.members:
        told = f"{member.outlet or 'outlet unknown'}, {member.day}: {member.title}"
        yield _wrapped(f"{told} [{member.article_id}{_kind(member.kind)}]", "  "), None
    yield from _joined(found)
    yield from _origins(story)
    yield from _section(story)
    yield from _rank(story)
    yield from _memory(story)


def _kind(kind: str) -> str:
    return "" if kind == "news" else f", {kind}"


def _joined(found: Explained) -> Iterator[Line]:
    yield "", None
    if found.grounds is None:
        yield "Joined by: the archive no longer holds its articles", "bold"
        return
    if len(found.story.standing.members if found.story else ()) > 1:
        yield "Joined by", "bold"
        yield from _shared(found.grounds.shared)
        yield "", None
    yield "Nearest left out" + ("" if found.grounds.near else ": nothing else is like it"), "bold"
    others = {near.other_id: near for near in reversed(found.grounds.near)}
    for near in sorted(others.values(), key=lambda near: -near.likeness)[:_NEAR]:
        yield from _near(near, found)


def _shared(shared: Shared) -> Iterator[Line]:
    parts = {
        "names": shared.names,
        "figures": shared.figures,
        "rare words": shared.words,
        "quotations": tuple(f"“{quote}”" for quote in shared.quotes),
        "links": shared.links,
    }
    for name, values in parts.items():
        if values:
            yield _wrapped(f"{name}: {', '.join(values)}", "  "), None
    if not any(parts.values()):
        yield "  nothing that both print: an edit, or words of another language, joined them", None


def _near(near: Near, found: Explained) -> Iterator[Line]:
    other = found.articles.get(near.other_id)
    told = f"{other.source or 'outlet unknown'}: {_short(other.title)}" if other else near.other_id
    place = next((s.number for s in found.week.stories if near.other_id in s.ids), None)
    yield _wrapped(f"{told} (story {place})" if place else told, "  "), None
    yield _wrapped(f"{near.why}: {near.reason}", "    "), "dim"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]} …"


def _origins(story: WeekStory) -> Iterator[Line]:
    standing = story.standing
    yield "", None
    yield f"Origins: {len(standing.origins)}; outlets: {standing.outlet_count}", "bold"
    for origin in standing.origins:
        yield _wrapped(origin_line(origin, story), "  "), None


def origin_line(origin: Origin, story: WeekStory) -> str:
    """ "TASS (cited in the opening): Korea Post, Harbor Times"."""
    own = [m for m in story.standing.members if m.article_id in origin.article_ids]
    outlets = list(dict.fromkeys(member.outlet or "outlet unknown" for member in own))
    if origin.kind == "outlet":
        return f"{', '.join(outlets)}: {len(own)} of its own" if len(own) > 1 else outlets[0]
    return f"{origin.name or 'no name'} ({_HOW[origin.kind]}): {', '.join(outlets)}"


def _section(story: WeekStory) -> Iterator[Line]:
    if story.brief is None:
        return
    placing = story.brief.placing
    yield "", None
    yield f"Section: {story.brief.section or 'none'}", "bold"
    if placing.reason:
        yield _wrapped(placing.reason, "  "), None
    yield f"  score {placing.score:.2f}, {placing.threshold:.2f} needed", None
    for match in placing.matches:
        articles = f"{match.articles} article{'s' if match.articles != 1 else ''}"
        yield (
            _wrapped(f"“{match.phrase}” in the {match.place} of {articles}: {match.weight:+.2f}", "  "),
            None,
        )
    if placing.others:
        others = ", ".join(f"{key} {score:.2f}" for key, score in placing.others)
        yield _wrapped(f"others: {others}", "  "), "dim"


def _rank(story: WeekStory) -> Iterator[Line]:
    yield "", None
    yield f"Rank: {story.standing.score:.2f}", "bold"
    for name, value in story.standing.parts:
        yield f"  {name:<12}{value:6.2f}", None
    if story.standing.moved:
        yield "  the editor has put it where it stands (pin or order)", "yellow"


def _memory(story: WeekStory) -> Iterator[Line]:
    earlier = story.brief.earlier if story.brief else None
    if earlier is None:
        return
    yield "", None
    yield f"Told before: {earlier.slot}, story {earlier.place}", "bold"
    yield f"  {earlier.novelty:.0%} of it is new", None


def _of_article(found: Explained) -> Iterator[Line]:
    article, story = found.article, found.story
    assert article is not None, "asked for"
    yield _wrapped(article.title or article.id), "bold"
    yield f"{article.source or 'outlet unknown'}, {article.published:%Y-%m-%d %H:%M}; {article.kind}", None
    yield _wrapped(article.url or "no address"), "dim"
    if found.sources:
        yield _wrapped(f"listed by {', '.join(found.sources)}"), "dim"
    yield "", None
    if story is None:
        yield _wrapped(f"In no story of {found.week.issue.slot}: {found.reason}"), "yellow"
        return
    yield (
        _wrapped(f"In story {story.number} of {found.week.issue.slot} ({story.fate}): {story.title}"),
        "bold",
    )
    if story.why:
        yield _wrapped(story.why, "  "), "yellow"
    yield from _among(found, story)
    yield "", None
    yield f"digest explain {story.number} tells more of the story.", "dim"


def _among(found: Explained, story: WeekStory) -> Iterator[Line]:
    """What joins the article to its story, its origin, and the nearest article that is not in it."""
    assert found.article is not None, "asked for"
    id = found.article.id
    if found.grounds and len(story.standing.members) > 1:
        yield f"  with {len(story.standing.members) - 1} more; what they share:", None
        for line, style in _shared(found.grounds.shared):
            yield f"  {line}", style
    origin = next(o for o in story.standing.origins if id in o.article_ids)
    yield _wrapped(f"origin: {origin_line(origin, story)}", "  "), None
    near = next((n for n in found.grounds.near if n.article_id == id), None) if found.grounds else None
    if near:
        yield "  nearest article of another story:", None
        yield from ((f"  {line}", style) for line, style in _near(near, found))


def _wrapped(text: str, indent: str = "") -> str:
    """In lines of 72 columns, wide characters counted as two."""
    from digest.render.text import wrap

    return wrap(text, indent, indent + "  ")


def _values(found: Explained) -> dict[str, object]:
    from dataclasses import asdict

    from digest.cli.stories import story_values

    article, story = found.article, found.story
    told = story.brief if story else None
    return {
        "issue": found.week.issue.slot,
        "article": {
            "article": article.id,
            "title": article.title,
            "outlet": article.source,
            "published": article.published.isoformat(),
            "kind": article.kind,
            "url": article.url,
            "sources": list(found.sources),
        }
        if article
        else None,
        "reason": found.reason or None,
        "story": story_values(story) if story else None,
        "grounds": asdict(found.grounds) if found.grounds else None,
        "placing": asdict(told.placing) if told else None,
        "earlier": {"slot": told.earlier.slot, "novelty": told.earlier.novelty}
        if told and told.earlier
        else None,
    }
