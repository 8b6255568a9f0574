"""The issue that is built unattended from the made-up week, read as its editor would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sample_gold import WEEK, flat, week

from digest.model import Excerpt, Issue
from digest.pipeline.build import BuildRequest, Built, build_issue
from tests.rules import hold

KNOWN = {"conflict": 3, "leaning": 2, "furniture": 4, "titles": 1}
"""Sentences (by rule), furniture and titles that are printed against the gold: may fall, not rise."""
FORMATS = ("index.html", "email.html", "issue.md", "issue.txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("week"))


def _built(out: Path, as_of: date | None = None) -> Built:
    request = BuildRequest(
        config=week().config,
        out=out,
        state=out / ".digest",
        today=date(2026, 12, 24),
        folders=(WEEK / "articles",),
        as_of=as_of,
    )
    built = build_issue(request, now=datetime(2026, 12, 24, tzinfo=UTC))
    hold(built.issue, known=week().config.known)
    return built


def test_slot_and_day_of_sending_are_those_of_the_newest_article(built: Built) -> None:
    """Without a date option: the slot of the newest article; sent on its day."""
    gold, issue = week().gold["issue"], built.issue
    assert (issue.slot, issue.manifest.as_of) == (gold["slot"], gold["as_of"])
    assert (issue.window.start, issue.window.end) == (gold["start"], gold["end"])
    assert issue.number == 46


def test_eight_stories_are_told_and_two_held(built: Built) -> None:
    """A story whose whole future has passed and one with somebody accused are held, with the rule."""
    titles = {a.id: key for key, a in _by_story()}
    assert {titles[h.story_id]: h.rule for h in built.issue.held} == week().gold["issue"]["held"]
    told = {titles[b.story_id] for b in built.issue.briefs}
    assert told == {s["key"] for s in week().gold["story"] if "held" not in s}


def _by_story() -> Iterator[tuple[str, Any]]:
    for story in week().gold["story"]:
        for path in story["articles"]:
            yield story["key"], week().article(path)


def test_articles_outside_of_the_window_are_listed(built: Built) -> None:
    """What was published before the window is left out, and said so."""
    left_out = {out.what for out in built.issue.left_out}
    assert {week().article(p).title for p in week().gold["issue"]["outside"]} <= left_out
    assert [f.address for f in built.issue.failures] == ["README.md"]


def test_titles_are_the_plain_ones(built: Built) -> None:
    """Each story stands under a headline that an editor would take."""
    keys = {a.id: key for key, a in _by_story()}
    wanted = {s["key"]: s["titles"] for s in week().gold["story"]}
    others = [
        brief.headline
        for brief in built.issue.briefs
        if brief.headline is None or brief.headline.text not in wanted[keys[brief.story_id]]
    ]
    assert len(others) <= KNOWN.get("titles", 0), others


def test_the_biggest_story_leads(built: Built) -> None:
    """Most outlets, most origins: the accord opens the letter, with its plainest sentence."""
    keys = {a.id: key for key, a in _by_story()}
    lead = built.issue.top[0]
    assert keys[lead.story_id] == "grid"
    wanted = next(s["lead"] for s in week().gold["story"] if s["key"] == "grid")
    assert lead.lead[0].text.startswith(wanted)


@pytest.mark.parametrize("rule", ["conflict", "expired", "first-mention", "judgment", "leaning", "opinion"])
def test_barred_sentences_are_not_printed(built: Built, rule: str) -> None:
    """What the gold keeps out by a rule stands in no lead, figure or day ahead."""
    found = list(_printed_against(built.issue, rule))
    assert len(found) <= KNOWN.get(rule, 0), "\n".join(found)


def _printed_against(issue: Issue, rule: str) -> Iterator[str]:
    for path, want in week().all("never"):
        if want["rule"] != rule:
            continue
        for before, excerpt in _runs(issue):
            if excerpt.article_id == week().article(path).id and _opens(excerpt, want, rule, before):
                yield f"{path}: {excerpt.text[:70]}"


def _opens(excerpt: Excerpt, want: dict[str, Any], rule: str, before: str) -> bool:
    """Whether the excerpt prints the sentence against the rule."""
    if want["text"] not in flat(excerpt.text):
        return False
    if rule == "judgment":
        return not before
    if rule == "first-mention":
        return want["needs"] not in before + excerpt.text
    if rule == "leaning":
        # With the sentence before it as one span a leaning sentence stands.
        return flat(excerpt.text).startswith(want["text"])
    return True


def _runs(issue: Issue) -> Iterator[tuple[str, Excerpt]]:
    """Each printed excerpt of an entry with the words printed before it, but for Voices."""
    for brief in issue.briefs:
        before = ""
        for excerpt in brief.lead:
            yield before, excerpt
            before += " " + excerpt.text
    yield from (("", number.figure.excerpt) for number in issue.numbers)
    yield from (("", ahead.excerpt) for ahead in issue.ahead)


def test_no_furniture_is_printed(built: Built) -> None:
    """Weather, captions, adverts, biographies and related links reach no file."""
    page = {name: flat(_words(built.folder / name)) for name in FORMATS}
    found = {
        f"{name}: {words}"
        for want in week().gold["article"]
        for words in want.get("furniture", ())
        # Short ones ("Print", "Copyright") may stand in a letter for other reasons.
        if len(words) > 12
        for name, text in page.items()
        if flat(words) in text
    }
    assert len(found) <= KNOWN.get("furniture", 0), "\n".join(sorted(found))


def _words(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"<(style|script|head)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)


def test_ahead_is_on_or_after_the_day_of_sending(built: Built) -> None:
    """No day of The week ahead lies before the day of sending, in order."""
    days = [ahead.last for ahead in built.issue.ahead]
    assert len(days) >= 6
    assert all(day >= built.issue.manifest.as_of for day in days)


def test_the_columnist_speaks_only_under_voices(built: Built) -> None:
    """An opinion piece is named under Voices and stands nowhere else."""
    own = week().article("pacific-ledger-opinion-grid.html").id
    assert [v.author for v in built.issue.voices] == ["Priya Lindholm"]
    assert all(excerpt.article_id != own for _, excerpt in _runs(built.issue))


def test_a_quoted_outlet_keeps_its_limits(built: Built) -> None:
    """At most three sentences and 75 words of an article whose outlet is only quoted."""
    quoted = set(week().gold["issue"]["quoted"])
    for article in built.issue.articles:
        if article.source not in quoted:
            continue
        texts = [e.text for _, e in _runs(built.issue) if e.article_id == article.id]
        assert sum(len(text.split()) for text in texts) <= 75, article.title
        assert article.language == "en" or not texts


def test_a_wire_copy_is_told_once(built: Built) -> None:
    """Two outlets print one wire's words: a sentence of theirs stands at most once in the issue."""
    sentences = [flat(excerpt.text) for brief in built.issue.briefs for excerpt in brief.lead]
    assert len(sentences) == len(set(sentences))


def test_sent_earlier_the_parade_is_still_to_come(tmp_path: Path) -> None:
    """On the Friday before, the lantern parade is ahead, and later articles are left out."""
    issue = _built(tmp_path, as_of=date(2026, 11, 6)).issue
    assert "expired" not in {h.rule for h in issue.held}
    assert any("Saturday" in (b.headline.text if b.headline else "") for b in issue.briefs)
    assert any("after the day of sending" in out.reason for out in issue.left_out)


@pytest.mark.slow
def test_sent_much_later_what_expired_is_held(tmp_path: Path) -> None:
    """Five years on, no day is ahead; an issue is still built."""
    issue = _built(tmp_path, as_of=date(2031, 11, 12)).issue
    assert issue.ahead == ()
    assert {"expired", "harm"} <= {h.rule for h in issue.held}
    assert issue.briefs
