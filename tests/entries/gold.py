"""The forty entries of `tests/data/entries`, read and built once.

Each file holds a story's articles, invented and short, and what an editor wrote on reading them before
the code was run: quotations with their speakers, figures, days, the best sentences in order, and what must
not be printed, with the rule. A file with `sample` takes its articles and all but the order from the
sample week and its gold.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from digest.candidates import find_candidates
from digest.compose import Entry, Extras, Setting, compose
from digest.group import group_stories
from digest.model import (
    Article,
    Brief,
    Candidates,
    Issue,
    Manifest,
    Newsletter,
    Outlet,
    Reading,
    Story,
    Window,
)
from digest.reading import read

HERE = Path(__file__).resolve().parents[1]
ENTRIES = HERE / "data" / "entries"
SENT = date(2026, 11, 12)
LETTER = Newsletter(key="weekly", title="The Weekly")
WINDOW = Window(start=datetime(2026, 11, 5, tzinfo=UTC), end=datetime(2026, 11, 12, 23, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with its gold, what was read of it, and the issue that tells it alone."""

    key: str
    gold: dict[str, Any]
    readings: dict[str, Reading]
    story: Story
    whole: bool
    """Whether the grouping, too, found it to be one story."""
    issue: Issue

    @property
    def brief(self) -> Brief | None:
        return next(iter(self.issue.briefs), None)

    @property
    def candidates(self) -> Candidates:
        return self.issue.candidates[0]

    def texts(self) -> list[str]:
        """Sentences and pull-quotes in reading order."""
        brief, out = self.brief, list[str]()
        if brief is None:
            return out
        for place in range(len(brief.lead) + 1):
            out += [q.quote.excerpt.text for q in brief.quotes if q.after == place]
            out += [e.text for e in brief.lead[place : place + 1]]
        return out


@cache
def told() -> tuple[Told, ...]:
    """The forty, by name."""
    return tuple(_told(path) for path in sorted(ENTRIES.glob("*.toml")))


def _told(path: Path) -> Told:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    articles, gold, outlets = _sample(data) if "sample" in data else _own(path.stem, data)
    readings = {a.id: read(a) for a in articles}
    news = [a for a in articles if a.kind == "news"]
    stories = group_stories(articles)
    home = next(s for s in stories if news[0] in s.articles)
    whole = set(news) <= set(home.articles)
    story = home if len(home.articles) == len(articles) else Story(articles=tuple(articles))
    return Told(path.stem, gold, readings, story, whole, _issue(story, readings, outlets))


def _issue(story: Story, readings: dict[str, Reading], outlets: dict[str, Outlet]) -> Issue:
    entry = Entry(candidates=find_candidates(story, readings, language="en"))
    setting = Setting(
        newsletter=LETTER, slot="2026-W46", window=WINDOW, as_of=SENT, readings=readings, outlets=outlets
    )
    manifest = Manifest(digest_version="0", as_of=SENT)
    return compose([entry], setting, Extras(manifest=manifest, articles=story.articles))


def _own(key: str, data: dict[str, Any]) -> tuple[list[Article], dict[str, Any], dict[str, Outlet]]:
    articles = [_article(f"{key}.{n}", given) for n, given in enumerate(data["article"])]
    outlets = {
        a["outlet"]: Outlet(
            name=a["outlet"],
            rights=a.get("rights", "licensed"),
            state_media=a.get("state_media", False),
        )
        for a in data["article"]
    }
    return articles, data["gold"], outlets


def _article(key: str, given: dict[str, Any]) -> Article:
    return Article(
        id=key,
        source=given["outlet"],
        url=f"https://example.com/{key}",
        title=given["title"],
        byline=tuple(given.get("byline", ())),
        published=datetime.combine(given["date"], time(12), UTC),
        text=given["text"].strip(),
        language=given.get("language", "en"),
        kind=given.get("kind", "news"),
    )


def _sample(data: dict[str, Any]) -> tuple[list[Article], dict[str, Any], dict[str, Outlet]]:
    sys.path.insert(0, str(HERE / "sample"))
    from sample_gold import week

    given = next(s for s in week().gold["story"] if s["key"] == data["sample"])
    news = [week().article(p) for p in given["articles"]]
    gold = {
        "lead": data["gold"]["lead"],
        "quotes": [[q["speaker"], q["text"]] for q in given["quotes"]],
        "scare": [s["text"] for s in given.get("scare", ())],
        "figures": [f["value"] for f in given.get("figures", ())],
        "some_figures": True,
        "days": [["", d["first"], d["last"]] for d in given.get("ahead", ()) if not d.get("vague")],
        "never": [[n["rule"], n["text"]] for n in given.get("never", ()) if not n.get("in_order")],
    }
    return news, gold, {o.name: o for o in week().config.outlets}


def gold_of(field: str) -> Iterator[tuple[Told, Any]]:
    """Each item of a field of the gold, with its entry."""
    for entry in told():
        for item in entry.gold.get(field, ()):
            yield entry, item
