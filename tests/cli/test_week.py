"""`digest stories`, `digest explain` and `digest diet`: what an editor is told of the week."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.cli.exits import Exit
from tests.cli.conftest import FERRY, Digest

pytestmark = pytest.mark.slow

COPY = """Ferry to run hourly
May 7, 2025

PORT ELSA (AP) — The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour.

The board said the new timetable begins on May 19 and costs the city $3.2 million a year.

"Islanders have waited nineteen years for a boat they can rely on," said Ada Fenwick, the board's chair.
"""


@pytest.fixture
def week(digest: Digest, articles: Path) -> Digest:
    """The command, with an issue of two outlets that have one text on the ferry, and a bakery."""
    for outlet, text in (("Selby Post", FERRY), ("Tarn Times", COPY)):
        (articles / outlet).mkdir()
        (articles / outlet / f"{outlet.split()[0].lower()}-ferry.txt").write_text(text, encoding="utf-8")
    (articles / "old.txt").write_text(f"An older matter\nMarch 3, 2025\n\n{FERRY[200:]}", encoding="utf-8")
    built = digest("build", articles, "--issue", "2025-W19", "--as-of", "2025-05-08", "--quiet")
    assert built.code == 0, built.err
    return digest


def stories(week: Digest) -> list[dict[str, object]]:
    """The stories as JSON."""
    found: list[dict[str, object]] = json.loads(week("stories", "--json").out)["stories"]
    return found


def test_stories_in_a_pipe(week: Digest) -> None:
    """A line a story, its fields parted by tabs, by rank; what is left out is told beside."""
    ended = week("stories")
    head, *rows = (line.split("\t") for line in ended.out.splitlines())
    assert head[:3] == ["number", "score", "form"]
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    scores = [float(row[1]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert "1 (window)" in ended.err
    assert "An older matter" in week("stories", "--verbose").err


def test_every_score_is_shown(week: Digest) -> None:
    """The parts of each score add up to it, and each story names its origins."""
    for story in stories(week):
        parts = story["parts"]
        assert isinstance(parts, dict)
        assert story["score"] == pytest.approx(sum(parts.values()), abs=1e-3)
        assert story["origins"]


def test_a_wire_in_several_outlets(week: Digest) -> None:
    """Copies are one origin, credited to the agency that one of them names; the issue's data say so."""
    ferry = next(s for s in stories(week) if "ferry" in str(s["title"]).lower())
    assert ferry["outlet_count"] == 3
    assert [(o["name"], o["kind"]) for o in ferry["origins"]] == [("Associated Press", "wire")]  # type: ignore[attr-defined]


def test_explain_a_story(week: Digest) -> None:
    """By its number or words of its title: what joined it, the nearest left out, section, origins, rank."""
    number = next(s["number"] for s in stories(week) if "ferry" in str(s["title"]).lower())
    ended = week("explain", number)
    assert ended.code == 0
    for part in ("Joined by", "Nearest left out", "Origins: 1; outlets: 3", "Section:", "Rank:"):
        assert part in ended.out
    assert "Associated Press (credited)" in ended.out
    assert week("explain", "ferry", "hour").out == ended.out
    assert json.loads(week("explain", number, "--json").out)["grounds"]["shared"]["figures"]


def test_explain_an_article(week: Digest) -> None:
    """By its file or id: its story, or why it is in none."""
    found = week("explain", "tarn-ferry.txt")
    assert "In story" in found.out
    assert "Associated Press (credited)" in found.out
    left = week("explain", "older", "matter")
    assert "In no story of 2025-W19: published on 2025-03-03, outside of the window" in left.out


def test_explain_what_is_not_there(week: Digest) -> None:
    """A number, words or a file that mean nothing are told with what to do."""
    for name, why in (("77", "has 1 to"), ("zebra", "digest stories"), ("zebra.txt", "digest add")):
        ended = week("explain", name)
        assert ended.code == Exit.INPUT
        assert why in ended.err


def test_diet(week: Digest) -> None:
    """Shares of outlets, sections and origins; stories with one origin; what one outlet only had."""
    found = json.loads(week("diet", "--json").out)
    assert {o["outlet"] for o in found["outlets"]} >= {"Selby Post", "Tarn Times"}
    assert found["told"] == sum(found["sections"].values()) == round(sum(found["origins"].values()))
    assert [s["title"] for s in found["single_origin"]]
    assert sum(map(len, found["alone"].values())) == found["told"] - 1
    shown = week("diet").out
    assert "By origin" in shown
    assert "█" not in shown


@pytest.mark.parametrize("command", [["stories"], ["explain", "1"], ["diet"]])
def test_no_issue_yet(digest: Digest, command: list[str]) -> None:
    """Without an issue the command says which one builds it."""
    ended = digest(*command)
    assert ended.code == Exit.INPUT
    assert "`digest build` makes one" in ended.err


def test_an_issue_of_an_older_digest(week: Digest, tmp_path: Path) -> None:
    """An issue without ranks asks to be built again."""
    (path,) = tmp_path.glob("issues/*/*/issue.json")
    stored = json.loads(path.read_text(encoding="utf-8"))
    del stored["issue"]["standings"]
    path.write_text(json.dumps(stored), encoding="utf-8")
    ended = week("stories")
    assert ended.code == Exit.INPUT
    assert "`digest build --issue 2025-W19`" in ended.err


def test_origins_of_each_fact(week: Digest) -> None:
    """Each printed sentence is told with the outlets that hold it and the origins behind them."""
    shown = " ".join(week("brief", "tarn-ferry.txt").out.split())
    assert "held by 3 outlets, 1 origin: Associated Press" in shown
    sentences = json.loads(week("brief", "tarn-ferry.txt", "--json").out)["sentences"]
    printed = [s for s in sentences if s["printed"]]
    assert printed
    assert all(s["origins"] == ["Associated Press"] for s in printed)
    assert all(s["outlets"] is None for s in sentences if not s["printed"])
