"""The commands, as a person calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import digest as package
from digest.cli.exits import MEANING, Exit
from tests.cli.conftest import BAKERY, FERRY, Digest

ISSUE = Path("issues/weekly/2025-W19")
FILES = {"index.html", "email.html", "issue.md", "issue.txt", "issue.json", "edits.toml"}


def test_the_version_is_told(digest: Digest) -> None:
    """`--version` prints name and version and nothing else."""
    ended = digest("--version")
    assert (ended.code, ended.out) == (0, f"digest {package.__version__}\n")


def test_help_lists_commands_and_exit_codes(digest: Digest) -> None:
    """`--help` names every command and what each exit code means."""
    ended = digest("--help")
    assert ended.code == 0
    commands = "init build preview brief quotes proof-sheet read verify demo schedule"
    for command in commands.split():
        assert f"\n  {command} " in ended.out
    for code in Exit:
        assert f"{code.value:>4}  {MEANING[code]}" in ended.out


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--as-of", "May 8"], ["read"], ["build", "--nope"]]
)
def test_a_wrong_command_line_exits_2(digest: Digest, arguments: list[str]) -> None:
    """A usage error goes to standard error and exits 2."""
    ended = digest(*arguments)
    assert ended.code == Exit.USAGE
    assert ended.out == ""
    assert "Usage: digest" in ended.err


def test_a_slot_and_days_exclude_each_other(digest: Digest, articles: Path) -> None:
    """--issue and --since together are a usage error, not a guess."""
    assert digest("build", articles, "--issue", "2025-W19", "--since", "2025-05-05").code == Exit.USAGE


def test_build_works_in_an_empty_folder(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Without init: the files of the issue, its web view's path on standard output."""
    ended = digest("build", articles)
    assert ended.code == 0, ended.err
    assert {path.name for path in (tmp_path / ISSUE).iterdir()} >= FILES
    assert Path(ended.out.strip()) == tmp_path / ISSUE / "index.html"
    assert "2 articles" in ended.err


def test_a_second_build_changes_nothing(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Same inputs, same bytes; the editor's file is never touched."""
    digest("build", articles)
    before = {path.name: path.read_bytes() for path in (tmp_path / ISSUE).iterdir()}
    values = json.loads(digest("build", articles, "--json", "--quiet").out)
    assert values["changed"] == []
    assert {path.name: path.read_bytes() for path in (tmp_path / ISSUE).iterdir()} == before


def test_json_is_all_that_is_printed(digest: Digest, articles: Path) -> None:
    """`--json --quiet` gives a program the issue, and nothing on standard error."""
    ended = digest("build", articles, "--json", "--quiet")
    values = json.loads(ended.out)
    assert ended.err == ""
    assert values["slot"] == "2025-W19"
    assert values["as_of"] == "2025-05-07"
    assert sum(values["coverage"].values()) == 2


def test_verify_proves_and_finds_a_changed_file(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """A built issue is proven again; with one word changed by hand it is not, and exits 4."""
    digest("build", articles)
    assert digest("verify").code == 0
    assert digest("verify", "2025-W19").code == 0
    page = tmp_path / ISSUE / "index.html"
    page.write_text(page.read_text().replace("national bread prize", "national cake prize"))
    ended = digest("verify")
    assert ended.code == Exit.PROOF
    assert "index.html" in ended.err


def test_verify_finds_the_archive_from_elsewhere(
    digest: Digest, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An issue's own letter is used wherever the command is called."""
    digest("build", articles)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert digest("verify", tmp_path / ISSUE).code == 0


def test_an_unknown_issue_lists_those_there_are(digest: Digest, articles: Path) -> None:
    """A wrong slot is answered with the right ones."""
    assert "none yet" in digest("verify", "2025-W19").err
    digest("build", articles)
    ended = digest("verify", "2025-W20")
    assert ended.code == Exit.INPUT
    assert "there is 2025-W19" in ended.err


def test_read_shows_fields_cuts_and_origins(digest: Digest, articles: Path) -> None:
    """Each field with where it is from; each cut with its line and reason."""
    ended = digest("read", articles / "bakery.txt")
    assert ended.code == 0
    assert "Bakery on Mill Street wins the national bread prize" in ended.out
    assert "Tom Alder" in ended.out
    values = json.loads(digest("read", articles / "bakery.txt", "--json").out)
    assert values["byline"] == ["Tom Alder"]
    assert values["published"].startswith("2025-05-07")
    assert {"title", "published"} <= set(values["origins"])
    assert all(cut["reason"] for cut in values["cuts"])


def test_init_changes_nothing_that_is_there(digest: Digest, tmp_path: Path) -> None:
    """init gives a config that builds; a second init leaves it as it was edited."""
    assert digest("init", "letter").code == 0
    config = tmp_path / "letter" / "digest.toml"
    (tmp_path / "letter" / "articles" / "bakery.txt").write_text(BAKERY)
    edited = config.read_text().replace('title = "The Weekly Briefing"', 'title = "Mill Street Letter"')
    config.write_text(edited)
    assert digest("init", "letter").code == 0
    assert config.read_text() == edited
    ended = digest("build", "--config", config, "--as-of", "2025-05-08")
    assert ended.code == 0, ended.err
    assert "Mill Street Letter" in (tmp_path / "letter" / ISSUE / "issue.md").read_text()


def test_schedule_status_tells_the_next_run(digest: Digest, tmp_path: Path) -> None:
    """The slot and the moment, in the letter's zone; without a schedule the config's key is named."""
    config = tmp_path / "digest.toml"
    config.write_text('[newsletter]\nzone = "Asia/Seoul"\n[schedule]\nday = "thursday"\ntime = "07:00"\n')
    ended = digest("schedule", "status")
    assert ended.code == 0
    assert "07:00 Asia/Seoul" in ended.out
    assert json.loads(digest("schedule", "status", "--json").out)["due"].endswith("T07:00:00+09:00")
    config.write_text("")
    ended = digest("schedule", "status")
    assert ended.code == Exit.CONFIG
    assert "schedule" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--issue", "2025-W99"],
        ["--issue", "../../etc"],
        ["--since", "soon"],
        ["--since", "2025-05-09", "--until", "2025-05-01"],
        ["--issue", "2025-W19", "--since", "2025-05-01"],
    ],
)
def test_a_wrong_date_is_a_wrong_command_line(
    digest: Digest, articles: Path, tmp_path: Path, arguments: list[str]
) -> None:
    """A slot or a day that can't be is told as a mistake of usage, and nothing is written."""
    assert digest("build", articles, *arguments).code == Exit.USAGE
    assert not (tmp_path / "issues").exists()


def test_nothing_is_coloured_in_a_pipe(digest: Digest, articles: Path) -> None:
    """Standard output and error hold no escape sequence where they are no terminal."""
    ended = digest("build", articles, "--verbose")
    assert "\x1b" not in ended.out + ended.err


def test_a_source_cannot_drive_the_terminal(digest: Digest, tmp_path: Path) -> None:
    """Escape sequences and direction marks of a file's words and name come out written, not working."""
    hostile = "Prize \x1b]0;owned\x07 for \x1b[31mbread\x9b2J \u202efdp.exe"
    folder = tmp_path / "week"
    folder.mkdir()
    (folder / "a.txt").write_text(BAKERY.replace("Bakery on Mill Street", hostile))
    (folder / "\x1b[2Jname.pdf").write_text("x")
    for arguments in (
        ["read", folder / "a.txt"],
        ["read", folder / "a.txt", "--json"],
        ["build", folder, "-v"],
    ):
        ended = digest(*arguments)
        assert not set("\x1b\x07\x9b\u202e") & set(ended.out + ended.err)


@pytest.mark.slow
def test_the_demo_is_whole_and_keeps_edits(digest: Digest, tmp_path: Path) -> None:
    """`digest demo` builds the sample week, says where, and a second time keeps what was edited."""
    ended = digest("demo", "week")
    assert ended.code == 0, ended.err
    page = Path(ended.out.strip())
    assert page.is_file()
    edits = page.parent / "edits.toml"
    edits.write_text(edits.read_text() + "\n# mine\n")
    assert digest("demo", "week").code == 0
    assert edits.read_text().endswith("# mine\n")


def test_the_demo_does_not_write_into_a_letter(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Somebody's own letter is no place for the sample week."""
    digest("init", "mine")
    before = sorted(path.name for path in (tmp_path / "mine").rglob("*"))
    assert digest("demo", "mine").code == Exit.INPUT
    assert sorted(path.name for path in (tmp_path / "mine").rglob("*")) == before


def test_changes_without_the_archive(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Without the articles nothing can be held against them, and that is said."""
    digest("build", articles)
    shutil.rmtree(tmp_path / ".digest")
    ended = digest("changes")
    assert ended.code != 0
    assert "is missing" in ended.err


def test_a_port_that_is_none(digest: Digest, articles: Path) -> None:
    """A wrong port is a usage error."""
    digest("build", articles)
    assert digest("preview", "--port", "99999", "--no-browser").code == Exit.USAGE


def test_the_demo_does_not_write_among_other_things(digest: Digest, tmp_path: Path) -> None:
    """A folder that holds something else is refused, and stays as it is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    assert digest("demo", "mine").code == Exit.INPUT
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_an_issue_is_marked_as_sent_once(digest: Digest, tmp_path: Path) -> None:
    """`mark-sent` tells what it did, also the second time; without an issue it says what to do."""
    assert digest("mark-sent").code == 1
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    digest("build", "articles", "--issue", "2025-W19")
    assert "is marked as sent" in digest("mark-sent", "2025-W19").out
    assert "had been sent before" in digest("mark-sent").out
