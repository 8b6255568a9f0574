"""The build as a whole: from a folder of files to a proven issue."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from digest.archive import Archive
from digest.compose import ComposeOptions
from digest.config import Config, load_config
from digest.edits import Edits, Places
from digest.errors import DigestError, ProofError
from digest.files import read_issue
from digest.group import group_stories
from digest.model import Outlet
from digest.pipeline import BuildRequest, Built, build_issue, verify_issue
from digest.pipeline.plan import make_plan
from digest.pipeline.stories import cut_to_size, place_stories, rank_stories
from tests.rules import hold

NOW = datetime(2025, 5, 12, 9, tzinfo=UTC)
FERRY = """Harwick opened a ferry line to Selby on May 6, two years after its bridge fell.

The ferry carries 140 people and 22 cars, said Ada Moll, the harbor master of Harwick.

“The line was built for everybody in this town,” Moll said.

Fares will rise on May 20, the Selby council decided."""
TRAM = """Orley will sell its last tram at an auction on May 15, the Orley transit board said on May 7.

The tram ran for 61 years between Orley and Denby."""


def write(folder: Path, name: str, text: str, title: str, day: str, outlet: str = "Harbor Times") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    head = f"---\ntitle: {title}\nsource: {outlet}\ndate: {day}\n---\n\n"
    (folder / name).write_text(head + text, encoding="utf-8")


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Two stories of one week and one article of another."""
    folder = tmp_path / "articles"
    write(folder, "ferry.md", FERRY, "Harwick opens ferry line to Selby", "2025-05-07")
    write(folder, "tram.md", TRAM, "Orley to sell its last tram at auction", "2025-05-08")
    write(folder, "old.md", "Denby closed a school on March 3.", "Denby closes school", "2025-03-04")
    return tmp_path


def config() -> Config:
    licensed = Outlet(name="Harbor Times", rights="licensed")
    return replace(load_config(None), outlets=(licensed,))


def request(week: Path, **fields: object) -> BuildRequest:
    given: dict[str, object] = {
        "config": config(),
        "out": week,
        "state": week / ".digest",
        "today": date(2025, 5, 12),
        "folders": (week / "articles",),
    }
    return BuildRequest(**(given | fields))  # type: ignore[arg-type]


def build(week: Path, **fields: object) -> Built:
    built = build_issue(request(week, **fields), now=NOW)
    hold(built.issue)
    return built


def test_the_newest_article_chooses_slot_and_day(week: Path) -> None:
    """Without a date option: the newest article's slot, sent on its day; older ones are listed."""
    issue = build(week).issue
    assert (issue.slot, issue.manifest.as_of) == ("2025-W19", date(2025, 5, 8))
    assert {b.headline.text for b in issue.briefs if b.headline} == {
        "Harwick opens ferry line to Selby",
        "Orley to sell its last tram at auction",
    }
    assert [(item.what, item.rule) for item in issue.left_out] == [("Denby closes school", "window")]


def test_after_the_day_of_sending_nothing_is_known(week: Path) -> None:
    """`--as-of`: articles published after it are left out and listed."""
    issue = build(week, slot="2025-W19", as_of=date(2025, 5, 7)).issue
    assert sorted(item.rule for item in issue.left_out) == ["late", "window"]
    assert len(issue.briefs) == 1


def test_a_rebuild_changes_nothing(week: Path) -> None:
    """Same inputs, same bytes; the second reading adds nothing and no file is written again."""
    first = build(week)
    again = build(week)
    assert {"email.html", "index.html", "issue.json", "issue.md", "issue.txt"} <= set(first.changed)
    assert again.changed == ()
    assert again.issue == first.issue


def test_a_rebuild_keeps_the_day_of_sending(week: Path) -> None:
    """The manifest's day stands unless another is given."""
    build(week, as_of=date(2025, 5, 9))
    assert build(week).issue.manifest.as_of == date(2025, 5, 9)
    assert build(week, as_of=date(2025, 5, 10)).issue.manifest.as_of == date(2025, 5, 10)


def test_an_edit_without_a_place_is_told(week: Path) -> None:
    """An edit that finds no place is reported, never dropped; the file's bytes stay."""
    path = build(week).folder / "edits.toml"
    raw = '# mine\n[[story]]\narticle = "bridge"\ndrop = true\n\n[[story]]\narticle = "tram"\ndrop = true\n'
    path.write_text(raw, encoding="utf-8")
    issue = build(week).issue
    assert [f.rule for f in issue.flags if "bridge" in f.reason] == ["edit"]
    assert [item.what for item in issue.left_out if item.rule == "dropped"] == [
        "Orley to sell its last tram at auction"
    ]
    assert path.read_text(encoding="utf-8") == raw


def test_a_folder_limits_the_issue(week: Path) -> None:
    """Only the articles of the folders given; without any, those of the archive near the window."""
    build(week)
    write(week / "more", "pier.md", "Selby closed its pier on May 8.", "Selby closes pier", "2025-05-08")
    titles = {b.headline.text for b in build(week, folders=(week / "more",)).issue.briefs if b.headline}
    assert titles == {"Selby closes pier"}
    assert len(build(week, folders=(), slot="2025-W19").issue.briefs) == 3


def test_a_letter_holds_so_many_stories(week: Path) -> None:
    """What ranks below is listed; a story that the editor names is told all the same."""
    cfg = replace(config(), issue=replace(config().issue, stories=1))
    issue = build(week, config=cfg).issue
    assert len(issue.briefs) == 1
    assert [item.rule for item in issue.left_out if item.rule == "below"] == ["below"]
    with_archive = build(week).issue.articles
    ranked = rank_stories(group_stories(with_archive), issue.window, cfg, {}, {})
    placed = place_stories(ranked, Edits(), Places())
    named = frozenset(a.id for a in with_archive)
    assert len(cut_to_size(placed, named, 1)[0]) == len(placed)


def test_an_empty_window_says_what_there_is(week: Path) -> None:
    """The days at hand are named, and what to do."""
    with pytest.raises(DigestError, match="2025-03-04 to 2025-05-08"):
        build(week, slot="2024-W01")


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    """An empty folder: a clear error, and no issue is left behind."""
    (tmp_path / "articles").mkdir()
    with pytest.raises(DigestError, match="no article in"):
        build(tmp_path)
    assert not (tmp_path / "issues").exists()


def test_the_proof_is_made_again_from_the_files(week: Path) -> None:
    """`verify`: the files, the spans and the originals are held against each other once more."""
    built = build(week)
    found = verify_issue(built.folder, week / ".digest", config())
    assert (found.articles, found.files) == (len(built.issue.articles), len(read_issue(built.folder).files))
    text = built.folder / "issue.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("22 cars", "23 cars"), encoding="utf-8")
    with pytest.raises(ProofError, match=r"issue\.txt"):
        verify_issue(built.folder, week / ".digest", config())


def test_words_that_are_not_in_the_original_stop_the_proof(week: Path) -> None:
    """Every paragraph stands in the original: an archive that was changed by hand is found out."""
    built = build(week)
    db = sqlite3.connect(week / ".digest" / "archive.db")
    (sha256,) = db.execute("SELECT original FROM versions WHERE article LIKE '%ferry%'").fetchone()
    other = db.execute("SELECT raw FROM originals WHERE sha256 != ?", (sha256,)).fetchone()
    db.execute("UPDATE originals SET raw = ? WHERE sha256 = ?", (other[0], sha256))
    db.commit()
    db.close()
    with pytest.raises(ProofError, match="does not stand in the original"):
        verify_issue(built.folder, week / ".digest", config())


def test_days_asked_for_make_a_slot_of_their_own(week: Path) -> None:
    """`--since --until`: whole days, both inclusive."""
    built = build(week, since=date(2025, 5, 7), until=date(2025, 5, 7))
    assert built.issue.slot == "2025-05-07"
    assert len(built.issue.briefs) == 1
    plan = make_plan(request(week, since=date(2025, 5, 7), until=date(2025, 5, 9)), built.issue.articles)
    assert plan.slot == "2025-05-07--2025-05-09"


def test_an_advertisers_article_is_left_out(week: Path) -> None:
    """What is paid for is listed with the reason, and comes in only where the editor names it."""
    folder = week / "articles"
    advert = "Warm rooms cost less with a Nordholm heat pump, says Ida Brask of Nordholm."
    write(folder, "pumps.md", advert, "Sponsored | Heat pumps of Orley", "2025-05-08")
    built = build(week)
    assert len(built.issue.briefs) == 2
    (left,) = [item for item in built.issue.left_out if item.rule == "sponsored"]
    assert (left.what, len(left.ids)) == ("Sponsored | Heat pumps of Orley", 1)
    (built.folder / "edits.toml").write_text('[[story]]\narticle = "pumps.md"\n', encoding="utf-8")
    assert len(build(week).issue.standings) == 3


def test_letters_vote(week: Path) -> None:
    """What a letter links to ranks higher; not before the letter came out, nor if its outlet weighs 0."""
    ferry = week / "articles" / "ferry.md"
    linked = ferry.read_text(encoding="utf-8")
    linked = linked.replace("title:", "url: https://harbor.example/ferry\ntitle:", 1)
    ferry.write_text(linked, encoding="utf-8")
    wool = "Wool and salt fetched more at the market, wrote Pia Lunde."
    write(week / "articles", "note.md", wool, "Tides", "2025-05-08", "Quay")
    first = build(week)
    with Archive.open(week / ".digest" / "archive.db") as archive:
        ids = {a.title: a.id for a in archive.articles()}
        archive.sources.vote(ids["Tides"], ["https://harbor.example/ferry"])
    votes = {s.title: dict(s.parts)["votes"] for s in build(week, folders=()).issue.standings}
    assert [title for title, part in votes.items() if part] == ["Harwick opens ferry line to Selby"]
    assert not any(dict(s.parts)["votes"] for s in first.issue.standings)
    deaf = replace(config(), outlets=(*config().outlets, Outlet(name="Quay", weight=0)))
    unheard = build(week, folders=(), config=deaf)
    assert not any(dict(s.parts)["votes"] for s in unheard.issue.standings)
    early = build(week, folders=(), as_of=date(2025, 5, 7))
    assert not any(dict(s.parts)["votes"] for s in early.issue.standings)


def test_pictures_from_the_edits_to_the_files(week: Path) -> None:
    """An own picture and one that an article states reach every file; the own one's hash is kept, a rebuild
    gives the same bytes, the proof holds from the files, and another picture makes another issue."""
    ferry = week / "articles" / "ferry.md"
    address = "https://img.harbor.example/ferry.jpg"
    ferry.write_text(
        ferry.read_text(encoding="utf-8").replace("---\n", f"---\nimage: {address}\n", 1), "utf-8"
    )
    Image.new("RGB", (300, 200), (20, 90, 120)).save(week / "tram.png")
    folder = week / "issues" / "weekly" / "2025-W19"
    folder.mkdir(parents=True)
    edits = '[[story]]\narticle = "tram.md"\npicture = "tram.png"\nalt = "A tram"\n'
    asked = '[[story]]\narticle = "ferry.md"\npicture_from = "ferry.md"\nalt = "A ferry"\n'
    (folder / "edits.toml").write_text(edits + asked, encoding="utf-8")
    letter = replace(config(), path=week / "digest.toml", issue=ComposeOptions(pictures="linked"))
    built = build(week, config=letter)
    shown = {b.picture.alt: b.picture for b in built.issue.briefs if b.picture}
    assert set(shown) == {"A tram", "A ferry"}
    assert (shown["A ferry"].url, shown["A ferry"].data) == (address, "")
    assert [name for name, _ in built.issue.manifest.pictures] == ["tram.png"]
    assert (folder / "index.html").read_text(encoding="utf-8").count("<img ") == 2
    assert build(week, config=letter).changed == ()
    assert verify_issue(folder, week / ".digest", letter).files
    Image.new("RGB", (300, 200), (120, 90, 20)).save(week / "tram.png")
    assert "index.html" in build(week, config=letter).changed
