"""The made-up week against its gold, each measure as a test.

`KNOWN` counts what is still missed: a number may fall, not rise. `python tests/sample/sample_gold.py`
prints the misses one by one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator

import pytest
from sample_gold import GOLD, MEASURES, WEEK, flat, week

KNOWN = {
    "speaker_misses": 4,
    "rule_misses": 2,
    "pull_misses": 4,
    "people_misses": 1,
}
"""Misses by measure; a measure that is not named here has none."""


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.__name__)
def test_nothing_is_missed_that_was_found_before(measure: Callable[[], Iterator[str]]) -> None:
    """Every measure of the sample week holds its number."""
    misses = list(measure())
    assert len(misses) <= KNOWN.get(measure.__name__, 0), "\n".join(misses)


def test_the_week_is_what_it_promises() -> None:
    """30 articles, 10 stories, 5 outlets, four kinds of file, one outlet in Korean, three licensed."""
    files = [p for p in (WEEK / "articles").rglob("*.*") if p.name != "README.md"]
    gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    outlets = week().config.outlets
    assert len(files) == len(gold["article"]) == 30
    assert {p.suffix for p in files} == {".txt", ".md", ".html", ".eml"}
    assert (len(gold["story"]), len(outlets)) == (10, 5)
    assert [o.language for o in outlets].count("ko") == 1
    assert sorted(o.rights for o in outlets) == ["licensed"] * 3 + ["quoted"] * 2


def test_the_gold_names_every_article_once() -> None:
    """Each file stands in exactly one story of the gold, or is out of the window."""
    gold = week().gold
    told = [path for story in gold["story"] for path in story["articles"]] + gold["issue"]["outside"]
    folder = WEEK / "articles"
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*.*") if p.name != "README.md"}
    assert sorted(told) == sorted(files) == sorted(a["path"] for a in gold["article"])


def test_the_window_holds_the_week() -> None:
    """Every article lies in the window of the slot, but for the two that are there to be left out."""
    issue = week().gold["issue"]
    outside = {
        path
        for path, found in week().extractions.items()
        if not issue["start"] <= found.article.published < issue["end"]
    }
    assert outside == set(issue["outside"])


def test_files_are_in_the_bytes_that_they_test() -> None:
    """One file is CP949, one Windows-1252; neither reads as UTF-8."""
    for name, encoding, words in (
        ("achimnaru-2026-11-08-busan.txt", "cp949", "부산항 크레인 노조"),
        ("capitol-courier-2026-11-06.txt", "windows-1252", "WASHINGTON — A bloc"),
    ):
        raw = (WEEK / "articles" / name).read_bytes()
        assert words in flat(raw.decode(encoding))
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")
