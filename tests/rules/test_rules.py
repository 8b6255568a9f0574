"""The checkers themselves: an issue that breaks a rule is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.lint.editorial import check
from digest.model import Brief, Excerpt, Figure, Headline, Issue, Number, PullQuote
from tests.entries.gold import Told, told


def entry(key: str) -> Told:
    return next(t for t in told() if t.key.startswith(key))


def sentence(of: Told, start: str) -> Excerpt:
    places = [s.excerpt for r in of.readings.values() for s in r.sentences]
    return next(p for p in places if p.text.startswith(start))


def printing(of: Told, *starts: str, **fields: object) -> Issue:
    """The entry's issue with these sentences as its lead, and other fields of its brief."""
    lead = tuple(sentence(of, start) for start in starts)
    assert of.brief
    given: dict[str, object] = {"quotes": (), **({"lead": lead} if starts else {}), **fields}
    brief: Brief = replace(of.brief, **given)  # type: ignore[arg-type]
    return replace(of.issue, top=(brief,), sections=(), numbers=(), ahead=())


def rules(issue: Issue) -> set[str]:
    return {breach.rule for breach in check(issue)}


@pytest.mark.parametrize(
    ("rule", "key", "starts"),
    [
        ("leaning", "01", ["Ferry crews", "However, two night boats"]),
        ("leaning", "05", ["Its antenna is to send"]),
        ("first-mention", "01", ["The strike kept", "Ilves has led the union"]),
        ("expired", "28", ["Storm Olga is expected to reach"]),
        ("conflict", "03", ["A footbridge fell into"]),
        ("harm", "18", ["Prosecutors have charged"]),
        ("language", "27", ["대강시 버스 기사들이"]),
        ("opinion", "14", ["Lorne now invites"]),
        ("repetition", "01", ["Ferry crews", "Ferry crews"]),
        ("two-voices", "10", ["Lorne lifted", "Steel mills", "Westmark is not", "Prices of steel"]),
        ("copying", "26", ["Hanbit", "The plant will", "“We looked", "Westmark offers", "Work on"]),
    ],
)
def test_a_sentence_against_a_rule_is_told(rule: str, key: str, starts: list[str]) -> None:
    """Each rule on sentences finds the one that breaks it."""
    assert rule in rules(printing(entry(key), *starts))


def test_words_are_whole_and_verbatim() -> None:
    """A cut sentence, and words that are not the article's."""
    ferry = entry("01")
    place = sentence(ferry, "The strike kept")
    cut = replace(place, end=place.end - 10, text=place.text[:-10])
    assert "whole" in rules(printing(ferry, lead=(cut,)))
    assert "verbatim" in rules(printing(ferry, lead=(replace(place, text="The strike kept nobody."),)))


def test_days_titles_and_credits() -> None:
    """A weekday without its day, a title that asks, an outlet without a credit."""
    ferry = entry("01")
    assert "relative-time" in rules(printing(ferry, "Ferry crews", glosses=()))
    asks = Headline(text="Will the ferries of Calder sail again?", origin="printed")
    assert "title" in rules(printing(ferry, "Ferry crews", headline=asks))
    assert "sources" in rules(printing(ferry, "Ferry crews", credits=()))


def pull(of: Told, start: str) -> PullQuote:
    quotes = [q for r in of.readings.values() for q in r.quotes]
    quote = next(q for q in quotes if q.excerpt.text.startswith(start))
    credit = next(c for c in of.issue.credits if c.article_id == quote.excerpt.article_id)
    return PullQuote(quote=quote, label=quote.speaker or "", credit=credit)


def test_quotations() -> None:
    """A fragment as a pull-quote, one utterance twice, indirect speech that tells a quotation."""
    ferry, tax, budget = entry("01"), entry("20"), entry("04")
    assert "quotation" in rules(printing(ferry, "The strike kept", quotes=(pull(ferry, "expensive"),)))
    twice = printing(tax, "“A house without a light", quotes=(pull(tax, "A house without light"),))
    assert "one-utterance" in rules(twice)
    told_again = printing(budget, "Kwak said that each", quotes=(pull(budget, "Every won"),))
    assert "indirect" in rules(told_again)


def test_an_age_is_no_figure() -> None:
    """Neither an age nor a year stands by the numbers."""
    race = entry("07")
    place = sentence(race, "Teshome, 34")
    at = place.start + place.text.index("34")
    value = Excerpt(article_id=place.article_id, start=at, end=at + 2, text="34")
    figure = Figure(excerpt=place, value=value, number=34, unit="")
    number = Number(figure=figure, credit=race.issue.credits[0], story_id="s")
    assert "figure" in rules(replace(race.issue, numbers=(number,)))
