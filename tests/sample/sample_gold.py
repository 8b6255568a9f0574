"""The sample week and its gold, read once; each measure yields what differs, as lines to read.

`python tests/sample/sample_gold.py` prints them all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from digest.candidates import find_candidates
from digest.config import Config, load_config
from digest.extract import read_file
from digest.group import group_stories
from digest.model import Article, Candidates, Extraction, Quote, Reading, Ruling, Story
from digest.reading import read
from digest.topics import assign

ROOT = Path(__file__).resolve().parents[2]
WEEK = ROOT / "config" / "sample"
GOLD = ROOT / "tests" / "data" / "sample_gold.toml"
LATER = datetime(2026, 11, 22, tzinfo=UTC)
"""A file's time after the week: a date that is taken from it shows."""


@dataclass(frozen=True, slots=True)
class Week:
    """The gold, the config, and what the code makes of each file (by path in the folder)."""

    gold: dict[str, Any]
    config: Config
    extractions: dict[str, Extraction]
    readings: dict[str, Reading]
    stories: tuple[Story, ...]

    def article(self, path: str) -> Article:
        return self.extractions[path].article

    def path(self, article_id: str) -> str:
        return next(p for p, e in self.extractions.items() if e.article.id == article_id)

    def all(self, field: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each entry of a field of the gold's stories, with its article's path."""
        for story in self.gold["story"]:
            for entry in story.get(field, ()):
                yield entry["article"], entry


@cache
def week() -> Week:
    gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    config = load_config(WEEK / "digest.toml")
    extractions = {a["path"]: _extraction(a["path"], config) for a in gold["article"]}
    inside = [e.article for p, e in extractions.items() if p not in gold["issue"]["outside"]]
    return Week(
        gold,
        config,
        extractions,
        {path: read(e.article) for path, e in extractions.items()},
        group_stories(inside),
    )


def _extraction(path: str, config: Config) -> Extraction:
    raw = (WEEK / "articles" / path).read_bytes()
    return read_file(path, raw, outlets=config.outlets, modified=LATER, zone=config.zone)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def field_misses() -> Iterator[str]:
    """Outlet, title, byline, date, address, language and kind of every article."""
    for want in week().gold["article"]:
        article = week().article(want["path"])
        # Only what the gold names is asked for; an outlet and a byline also where there is none.
        pairs = [
            ("outlet", want.get("outlet"), article.source),
            ("title", want.get("title", article.title), article.title),
            ("byline", _plain(want.get("byline", ())), _plain(article.byline)),
            ("date", want["date"], article.published.date()),
            ("dated", want.get("dated", article.dated), article.dated),
            ("url", want.get("url", article.url), article.url),
            ("kind", want.get("kind", "news"), article.kind),
            ("language", want.get("language", "en"), article.language),
            ("title's origin", want.get("title_origin", "printed"), article.title_origin),
        ]
        for field, wanted, got in pairs:
            if wanted != got:
                yield f"{want['path']}: {field} {got!r}, not {wanted!r}"


def _plain(names: Any) -> list[str]:
    return [name.casefold() for name in names]


def body_misses() -> Iterator[str]:
    """Where an article's text begins and ends, and its dateline and sub-heads, marked."""
    for want in week().gold["article"]:
        article = week().article(want["path"])
        text = flat(article.text)
        marks = [flat(article.text[m.start : m.end]) for m in article.marks]
        if want["starts"] not in text[:200]:
            yield f"{want['path']}: begins {text[:60]!r}"
        if not text.endswith(want["ends"]):
            yield f"{want['path']}: ends {text[-80:]!r}"
        for mark in want.get("marks", ()):
            if not any(mark.strip(" —") in found for found in marks):
                yield f"{want['path']}: {mark!r} is not marked"


def furniture_misses() -> Iterator[str]:
    """Words of the page around an article that its text still holds."""
    for want in week().gold["article"]:
        text = flat(week().article(want["path"]).text)
        for words in want.get("furniture", ()):
            if flat(words) in text:
                yield f"{want['path']}: {words!r} is left"


def story_misses() -> Iterator[str]:
    """Stories of the gold that are not found exactly, articles in the letter's language only."""
    found = {frozenset(_english(week().path(a.id) for a in s.articles)) for s in week().stories}
    for story in week().gold["story"]:
        if frozenset(_english(story["articles"])) not in found:
            yield f"{story['key']}: is not one story"


def foreign_misses() -> Iterator[str]:
    """Articles in another language that do not stand with the story they tell of."""
    of = {path: story for story in week().stories for path in (week().path(a.id) for a in story.articles)}
    for story in week().gold["story"]:
        home = of[_english(story["articles"])[0]]
        for path in story["articles"]:
            if of[path] is not home:
                yield f"{path}: stands apart from {story['key']}"


def _english(paths: Any) -> list[str]:
    return [p for p in paths if week().article(p).language == "en"]


def section_misses() -> Iterator[str]:
    for story in week().gold["story"]:
        articles = tuple(week().article(p) for p in story["articles"])
        topic, _ = assign(Story(articles=articles), week().config.topics)
        if topic is None or topic.key != story["section"]:
            yield f"{story['key']}: in {topic.key if topic else None}, not {story['section']}"


def quote_misses() -> Iterator[str]:
    """Quotations that are not found with exactly these words."""
    for path, want in week().all("quotes"):
        if _quote(path, want["text"]) is None:
            yield f"{path}: {want['text'][:60]!r} is not found"


def speaker_misses() -> Iterator[str]:
    for path, want in week().all("quotes"):
        quote = _quote(path, want["text"])
        if quote and quote.speaker != want["speaker"]:
            yield f"{path}: {want['text'][:40]!r} by {quote.speaker}, not {want['speaker']}"


def continued_misses() -> Iterator[str]:
    """Quotations that go on in the next paragraph, which are not tied to their beginning."""
    for path, want in week().all("quotes"):
        quote = _quote(path, want["text"])
        if want.get("continues") and (quote is None or quote.continues is None):
            yield f"{path}: {want['text'][:60]!r} goes on from nothing"


def scare_misses() -> Iterator[str]:
    """Words in scare quotes that are taken for somebody's sentence."""
    for path, want in week().all("scare"):
        quote = _quote(path, want["text"])
        if quote and (quote.direct or quote.speaker):
            yield f"{path}: {want['text']!r} is given to {quote.speaker}"


def _quote(path: str, text: str) -> Quote | None:
    found = week().readings[path].quotes
    return next((q for q in found if _bare(q.excerpt.text) == _bare(text)), None)


def _bare(text: str) -> str:
    """A quotation without the comma or full stop before its closing mark."""
    return text.rstrip(",.")


def figure_misses() -> Iterator[str]:
    """Figures worth printing that are not found with exactly this value."""
    for path, want in week().all("figures"):
        values = [f.value.text.casefold() for f in week().readings[path].figures]
        if want["value"].casefold() not in values:
            yield f"{path}: {want['value']!r} is not among {values}"


def never_figure_misses() -> Iterator[str]:
    """Ages, years, ordinals and model numbers that are taken for figures."""
    for path, want in week().all("never_figures"):
        article = week().article(path)
        values = [f.value.text for f in week().readings[path].figures]
        if want["value"] in values and article.kind == "news":
            yield f"{path}: {want['value']!r} is a figure"


def day_misses() -> Iterator[str]:
    """Days ahead that are not read from their sentence as the gold has them."""
    for path, want in week().all("ahead"):
        if not any(_same_day(path, n, want) for n in _sentences(path, want["text"])):
            yield f"{path}: {want['text'][:60]!r}: {_days(path, want['text'])}, not {want['first']}"


def _same_day(path: str, index: int, want: dict[str, Any]) -> bool:
    days = [d for d in week().readings[path].days if d.sentence == index]
    if want.get("vague"):
        return any(d.vague and d.first.month == want["first"].month for d in days)
    return any(d.first == want["first"] for d in days)


def _sentences(path: str, text: str) -> list[int]:
    found = week().readings[path].sentences
    return [s.index for s in found if flat(text) in flat(s.excerpt.text)]


def _days(path: str, text: str) -> list[str]:
    indexes = _sentences(path, text)
    return [f"{d.first}..{d.last}" for d in week().readings[path].days if d.sentence in indexes]


def sentence_misses() -> Iterator[str]:
    """Sentences of the gold that are not whole sentences of their article."""
    for field in ("never", "allowed", "ahead"):
        for path, want in week().all(field):
            starts = [flat(s.excerpt.text) for s in week().readings[path].sentences]
            if not any(s.startswith(flat(want["text"])) for s in starts):
                yield f"{path}: no sentence begins {want['text'][:60]!r}"


@cache
def judged() -> dict[str, Candidates]:
    """The candidates of each story of the gold, by its key, whatever the grouping found."""
    by_id = {r.article.id: r for r in week().readings.values()}
    return {
        story["key"]: find_candidates(
            Story(articles=tuple(week().article(p) for p in story["articles"])), by_id, language="en"
        )
        for story in week().gold["story"]
    }


IN_THE_RULINGS = frozenset({"leaning", "conflict", "judgment", "opinion", "quotation"})
"""Rules that judge a sentence by itself; the others need the day of sending, or what is printed before."""


def rule_misses() -> Iterator[str]:
    """Sentences that the gold keeps out, which no ruling of that name bars or lowers."""
    for story in week().gold["story"]:
        for want in story.get("never", ()):
            if want["rule"] not in IN_THE_RULINGS or want.get("in_order"):
                continue
            rulings = _rulings(story["key"], want["article"], want["text"])
            if want["rule"] not in {r.rule for r in rulings}:
                yield f"{want['article']}: {want['text'][:60]!r} passes {want['rule']}"


def _rulings(key: str, path: str, text: str) -> tuple[Ruling, ...]:
    own = week().article(path).id
    return next(
        (
            c.rulings
            for c in judged()[key].sentences
            if c.sentence.excerpt.article_id == own and flat(c.sentence.excerpt.text).startswith(flat(text))
        ),
        (),
    )


def pull_misses() -> Iterator[str]:
    """Quotations that could stand alone and are barred, or the other way round."""
    for story in week().gold["story"]:
        quotes = judged()[story["key"]].quotes
        for want in (q for q in story["quotes"] if "pull" in q):
            own = week().article(want["article"]).id
            for quote in quotes:
                excerpt = quote.quote.excerpt
                if excerpt.article_id == own and _bare(excerpt.text) == _bare(want["text"]):
                    barred = [r.reason for r in quote.rulings if r.effect == "bar"]
                    if want["pull"] == bool(barred):
                        yield f"{want['article']}: {want['text'][:50]!r} {barred or 'is not barred'}"


def conflict_misses() -> Iterator[str]:
    """Conflicts that are not found, and those found that are none."""
    for story in week().gold["story"]:
        found = {(c.kind, frozenset(_value(v) for v in c.values)) for c in judged()[story["key"]].conflicts}
        wanted = {(c["kind"], frozenset(_value(v) for v in c["values"])) for c in story["conflicts"]}
        yield from (f"{story['key']}: {c} is not found" for c in sorted(wanted - found, key=str))
        yield from (f"{story['key']}: {c} is no conflict" for c in sorted(found - wanted, key=str))


def _value(text: str) -> str:
    """ "1,410" → "1410", "November 5" → "2026-11-05"."""
    day = re.fullmatch(r"November (\d+)", text)
    return f"2026-11-{int(day[1]):02}" if day else text.replace(",", "")


def people_misses() -> Iterator[str]:
    """Two spellings of one person held apart, or two people of one family name taken for one."""
    for story in week().gold["story"]:
        people = judged()[story["key"]].people
        for want in story.get("people", ()):
            named = [p for p in people if want["name"] in p.variants]
            missing = set(want.get("variants", ())) - {v for p in named for v in p.variants}
            if not named or missing:
                yield f"{story['key']}: {want['name']} lacks {missing or 'a person'}"
            if any(want.get("not") in p.variants for p in named):
                yield f"{story['key']}: {want['name']} and {want['not']} are one"


def origin_misses() -> Iterator[str]:
    """Wires that a story goes back to and that are not named."""
    for story in week().gold["story"]:
        for want in story.get("origins", ()):
            found = judged()[story["key"]].origins
            if not any(want in origin for origin in found):
                yield f"{story['key']}: {want} is not among {found}"


MEASURES = (
    field_misses,
    body_misses,
    furniture_misses,
    story_misses,
    foreign_misses,
    section_misses,
    sentence_misses,
    quote_misses,
    speaker_misses,
    continued_misses,
    scare_misses,
    figure_misses,
    never_figure_misses,
    day_misses,
    rule_misses,
    pull_misses,
    conflict_misses,
    people_misses,
    origin_misses,
)

if __name__ == "__main__":
    for measure in MEASURES:
        misses = list(measure())
        print(f"{measure.__name__}: {len(misses)}")
        for miss in misses:
            print("   ", miss)
