"""`digest brief`, `digest quotes`, `digest proof-sheet`, as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from digest.cli.exits import Exit
from digest.files import read_issue
from digest.render.text import columns
from tests.cli.conftest import BAKERY, Digest, run_in, two_articles

ISSUE = Path("issues/weekly/2025-W19")


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter with a built issue."""
    place = tmp_path_factory.mktemp("letter")
    two_articles(place)
    return run_in(place, ("build", "articles"))


@pytest.fixture
def built(digest: Digest, letter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The issue's folder, seen from the letter's, where the command is called."""
    monkeypatch.chdir(letter)
    return ISSUE


def test_a_story_is_told_with_every_rule(digest: Digest, built: Path) -> None:
    """Each sentence in the order of its article with its weight, what it is printed as, its rulings, and the
    rule that passed it over; then quotations, figures, days, people, conflicts, origins. No colour in a
    pipe, no line over 80 columns."""
    ended = digest("brief", "ferry.txt")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Ferry to Gull Island to run every hour from spring\n")
    for part in ("Quotations: 1", "Figures:", "Days:", "People: 1", "Conflicts: none", "Origins:"):
        assert f"\n{part}" in ended.out
    assert "printed: " in ended.out
    assert "lower: relative-time: “Tuesday” needs the article’s date" in ended.out
    assert "\x1b" not in ended.out
    assert all(columns(line) <= 80 for line in ended.out.splitlines())
    (brief,) = (b for b in read_issue(built).issue.briefs if b.headline and "Ferry" in b.headline.text)
    for weighed in (w for w in brief.weighed if w.passed):
        assert f"{weighed.passed.rule}: " in ended.out  # type: ignore[union-attr]


def test_a_story_for_a_program(digest: Digest, built: Path) -> None:
    """`--json` gives every sentence with its rulings; one that is not printed says why."""
    ended = digest("brief", "ferry", "--issue", "2025-W19", "--json")
    values = json.loads(ended.out)
    assert [s["index"] for s in values["sentences"]] == list(range(len(values["sentences"])))
    for sentence in values["sentences"]:
        assert sentence["printed"] or sentence["passed"]
        assert 0 <= sentence["weight"] <= 1
        assert all(r["effect"] in ("bar", "lower", "favour") for r in sentence["rulings"])


@pytest.mark.parametrize(("name", "why"), [("opera", "names no article"), (".txt", "fits 2 stories")])
def test_a_story_that_is_not_one(digest: Digest, built: Path, name: str, why: str) -> None:
    """A name that fits no story, or more than one, ends with 1 and the reason."""
    ended = digest("brief", name)
    assert ended.code == Exit.INPUT
    assert why in ended.err


def test_quotations_by_speaker(digest: Digest, built: Path) -> None:
    """All sure quotations, under their speakers; `--speaker` takes a part of a name."""
    ended = digest("quotes")
    assert ended.out.startswith("Ada Fenwick\n  “Islanders have waited nineteen years")
    assert all(columns(line) <= 80 for line in ended.out.splitlines())
    assert digest("quotes", "--speaker", "fenwick").out == ended.out
    nobody = digest("quotes", "--speaker", "Nobody")
    assert (nobody.code, nobody.out) == (0, "")
    assert "no sure quotation of Nobody" in nobody.err
    (found,) = json.loads(digest("quotes", "--json").out)
    assert found["speaker"] == "Ada Fenwick"
    assert found["differences"] == []


def test_quotations_of_the_week(digest: Digest, built: Path) -> None:
    """`--week` prints the candidates of the issue as lines for edits.toml."""
    offered = read_issue(built).issue.quotable
    ended = digest("quotes", "--week")
    assert ended.out.count("    quote = ") == len(offered)
    assert len(json.loads(digest("quotes", "--week", "--json").out)) == len(offered)


def test_the_proof_sheet(digest: Digest, built: Path) -> None:
    """Every printed item with its passage, the words marked in it, outlet, date, address and a box; one file
    that loads nothing; the issue's own files stay proven."""
    ended = digest("proof-sheet")
    path = Path(ended.out.strip())
    assert path == ISSUE.resolve() / "proof-sheet.html"
    page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    issue = read_issue(built).issue
    texts = [e.text for b in issue.briefs for e in (*b.lead, *(q.quote.excerpt for q in b.quotes))]
    texts += [b.headline.text for b in issue.briefs if b.headline]
    texts += [n.figure.excerpt.text for n in issue.numbers] + [a.excerpt.text for a in issue.ahead]
    assert sorted(mark.text_content() for mark in page.iter("mark")) == sorted(texts)
    assert len(page.xpath("//input[@type='checkbox']")) == len(texts)
    rows = page.xpath("//tbody/tr")
    assert all("2025-05-0" in row.text_content() for row in rows)
    assert page.xpath("//script|//link|//img|//*[@src]") == []
    for row in rows:
        (mark,) = row.iter("mark")
        assert mark.text_content() in row.xpath(".//*[@class='words']")[0].text_content()
    assert digest("verify").code == 0


def test_the_commands_without_an_issue(digest: Digest) -> None:
    """Where nothing is built, each says so and ends with 1."""
    for command in (["brief", "x"], ["quotes"], ["proof-sheet"]):
        ended = digest(*command)
        assert ended.code == Exit.INPUT
        assert "no issue yet" in ended.err


def test_a_held_story_is_told_too(digest: Digest, tmp_path: Path) -> None:
    """A story that is not printed at all tells by which rule it is held, and what bars each sentence."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "mine.txt").write_text(
        "Harwick to close Norlund coal mine on May 9\nBy Ann Pell\nMay 6, 2025\n\n"
        "Harwick will close its last coal mine on May 9, the town’s mayor, Ada Moll, said on May 6.\n\n"
        "The Norlund mine in Harwick employs 340 people and has dug coal since 1931.\n"
    )
    assert digest("build", folder, "--as-of", "2025-05-10", "--issue", "2025-W19").code == 0
    ended = digest("brief", "mine.txt")
    assert "held: no title of it holds on 2025-05-10" in ended.out
    assert "bar: expired: its future lies before the day of sending" in ended.out
    assert "passed over: held: the whole story is held" in ended.out


def test_a_file_is_named_as_it_lies_or_as_a_build_names_it(digest: Digest, tmp_path: Path) -> None:
    """`read`, `explain` and `brief` take the path that a shell completes, below one of the config's folders
    or `articles/`, from wherever it is called, and know the outlet from the subfolder, before a build and
    after it."""
    folder = tmp_path / "inbox" / "Mill Street Gazette"
    folder.mkdir(parents=True)
    (folder / "bakery.txt").write_text(BAKERY, encoding="utf-8")
    config = '[sources]\nfolders = ["articles", "inbox"]\n'
    (tmp_path / "digest.toml").write_text(config, encoding="utf-8")
    (two_articles(tmp_path) / "bakery.txt").unlink()
    path = "inbox/Mill Street Gazette/bakery.txt"
    before = json.loads(digest("read", path, "--json").out)
    assert before["outlet"] == "Mill Street Gazette"
    assert digest("build", "--as-of", "2025-05-08").code == 0
    assert json.loads(digest("read", folder / "bakery.txt", "--json").out) == before
    for command in ("brief", "explain"):
        named = [
            digest(command, name).out
            for name in (path, "Mill Street Gazette/bakery.txt", folder / "bakery.txt")
        ]
        assert "Mill Street Gazette" in named[0]
        assert len(set(named)) == 1
    missing = digest("brief", "inbox/Mill Street Gazette/cafe.txt")
    assert (missing.code, "names no article" in missing.err) == (Exit.INPUT, True)
    assert digest("explain", "x" * 5000).code == Exit.INPUT
