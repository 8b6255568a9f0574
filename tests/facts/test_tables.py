"""The readable cases: figures, days, futures."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from digest.facts import find_days, find_figures, is_future
from digest.text import find_sentences
from tests.facts.conftest import Write

DATA = Path(__file__).resolve().parent.parent / "data"


def _cases(name: str) -> list[Any]:
    cases = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["rule"]) for case in cases]


@pytest.mark.parametrize("case", _cases("figures"))
def test_figures(case: dict[str, Any], write: Write) -> None:
    """A figure is printed with a label that is a span of its sentence and stands alone, or not at all."""
    article = write(case["text"])
    found = find_figures(article, find_sentences(article))
    assert [[f.value.text, f.excerpt.text] for f in found] == case["figures"]


@pytest.mark.parametrize("case", _cases("days"))
def test_days(case: dict[str, Any], write: Write) -> None:
    """A day is resolved by the article's date: for the past the latest not after it, else the earliest."""
    article = write(case["text"], case["date"])
    found = [
        [d.excerpt.text, str(d.first), str(d.last), d.tense, "r" * d.relative + "v" * d.vague]
        for d in find_days(article, find_sentences(article))
    ]
    assert found == case["days"]


@pytest.mark.parametrize("kind", ["sentences", "titles"])
def test_futures(kind: str) -> None:
    """Will, is to, expected, set to, plans to, would and a headline's "X to send Y" can expire; a quotation,
    a testament and "urges Y to send" cannot."""
    table = tomllib.loads((DATA / "futures.toml").read_text(encoding="utf-8"))[kind]
    title = kind == "titles"
    assert [t for t in table["future"] if not is_future(t, title=title)] == []
    assert [t for t in table["past"] if is_future(t, title=title)] == []
