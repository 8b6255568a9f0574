"""Bad input: a clear message, the right exit code, and nothing harmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.archive import Archive
from digest.cli.exits import Exit
from tests.cli.conftest import BAKERY, Digest

pytestmark = pytest.mark.slow

ISSUE = Path("issues/weekly/2025-W19")


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_empty_folder(digest: Digest, tmp_path: Path) -> None:
    """It is named, and what would be read is told."""
    (tmp_path / "none").mkdir()
    ended = digest("build", "none")
    assert ended.code == Exit.INPUT
    assert "none" in ended.err
    assert ".txt" in ended.err
    assert not (tmp_path / "issues").exists()


def test_no_folder_at_all(digest: Digest) -> None:
    """Called with nothing to read, the command says what to give."""
    ended = digest("build")
    assert ended.code == Exit.INPUT
    assert "folder" in ended.err


def test_a_folder_that_is_not_there(digest: Digest) -> None:
    """A mistyped folder is an error of input."""
    ended = digest("build", "artcles")
    assert ended.code == Exit.INPUT
    assert "artcles" in ended.err


def test_a_folder_that_can_not_be_written(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Where the archive or the issue can't be made, that is no damage: the path is told and what to do."""
    (tmp_path / ".digest").write_bytes(b"in the way")
    ended = digest("build", articles)
    assert ended.code == Exit.INPUT
    assert ".digest/archive.db can't be opened" in ended.err
    assert "Choose a folder that you may write to" in ended.err


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, "PNG picture"),
        ("program.txt", bytes(range(256)) * 40, "binary"),
        ("blank.txt", b" \n\t\n ", "white space"),
        ("broken.txt", bytes(range(128, 256)) * 20, "broken encoding"),
    ],
)
def test_a_bad_file_is_told_and_the_rest_is_built(
    digest: Digest, articles: Path, name: str, raw: bytes, reason: str
) -> None:
    """A 0-byte, binary, blank or broken file: alone an error with the reason, among others listed."""
    (articles / name).write_bytes(raw)
    ended = digest("read", articles / name)
    assert ended.code == Exit.INPUT
    assert name in ended.err
    assert reason in ended.err
    built = digest("build", articles, "--verbose")
    assert built.code == 0
    assert f"not read: {name}" in built.err


def test_a_file_of_50_mb(digest: Digest, articles: Path) -> None:
    """It is not read into memory; its size is the reason."""
    with (articles / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    built = digest("build", articles, "--verbose")
    assert built.code == 0
    assert "huge.txt" in built.err
    assert "MB" in built.err or "large" in built.err
    assert digest("read", articles / "huge.txt").code == Exit.INPUT


def test_the_year_3025(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """An article from the far future neither becomes the issue nor stops it: it is told."""
    (articles / "future.txt").write_text(BAKERY.replace("2025", "3025").replace("Mill", "Moon"))
    built = digest("build", articles, "--verbose")
    assert built.code == 0, built.err
    assert (tmp_path / ISSUE / "index.html").is_file()
    assert "left out: Bakery on Moon Street" in built.err


def test_broken_characters(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """A sentence that could not be decoded whole is not printed; the editor is told, and `read` says so."""
    for path in articles.iterdir():
        path.unlink()
    raw = BAKERY.encode().replace(
        b"\n\n", b"\n\nThe ovens \xff\xfe\x81 cost four million crowns, she said. ", 2
    )
    (articles / "broken.txt").write_bytes(raw)
    built = digest("build", articles, "--verbose")
    assert built.code == 0
    assert "could not be decoded" in built.err
    assert "\ufffd" not in (tmp_path / ISSUE / "issue.txt").read_text()
    assert "broken characters" in digest("read", articles / "broken.txt").out


def test_a_topic_without_a_phrase(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """The config's mistake is told by file, key and what is allowed; nothing is built."""
    (tmp_path / "digest.toml").write_text('[topics.port]\ntitle = "Port"\nphrases = []\n')
    ended = digest("build", articles)
    assert ended.code == Exit.CONFIG
    assert "digest.toml" in ended.err
    assert "topics.port.phrases" in ended.err
    assert not (tmp_path / "issues").exists()


def test_a_mistake_in_the_edits(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """The editor's file is named with the mistake's place, and its bytes stay."""
    digest("build", articles)
    edits = tmp_path / ISSUE / "edits.toml"
    edits.write_text("[[story]\ndrop = maybe\n")
    before = written(tmp_path / ISSUE)
    ended = digest("build", articles)
    assert ended.code == Exit.CONFIG
    assert "edits.toml" in ended.err
    assert written(tmp_path / ISSUE) == before


@pytest.mark.parametrize("blocked", ["issues", ".digest"])
def test_a_folder_that_cannot_be_written(
    digest: Digest, articles: Path, tmp_path: Path, blocked: str
) -> None:
    """Where issues or archive can't be written, the place is named."""
    (tmp_path / blocked).write_text("in the way")
    ended = digest("build", articles)
    assert ended.code in (Exit.INPUT, Exit.ARCHIVE)
    assert blocked in ended.err
    assert (tmp_path / blocked).read_text() == "in the way"


def test_a_template_mistake(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Theme, file and line are named, and the issue that was there stays whole."""
    digest("build", articles)
    before = written(tmp_path / ISSUE)
    own = tmp_path / "mine" / "markdown"
    own.mkdir(parents=True)
    (own / "page.md").write_text("# Mine\n\n{{ issue.nothing.of.the.kind }}\n")
    (tmp_path / "digest.toml").write_text('[theme]\nfolder = "mine"\n')
    ended = digest("build", articles)
    assert ended.code == Exit.CONFIG
    assert "mine" in ended.err
    assert "markdown/page.md, line 3" in ended.err
    assert written(tmp_path / ISSUE) == before


def test_a_damaged_archive(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """It is told and left as it is, for the person to mend or to remove."""
    digest("build", articles)
    archive, before = tmp_path / ".digest" / "archive.db", written(tmp_path / ISSUE)
    for name in ("archive.db-wal", "archive.db-shm"):
        (archive.parent / name).unlink(missing_ok=True)
    archive.write_bytes(b"this is no database at all" * 400)
    ended = digest("build", articles)
    assert ended.code == Exit.ARCHIVE
    assert "archive.db" in ended.err
    assert archive.read_bytes().startswith(b"this is no database")
    assert written(tmp_path / ISSUE) == before


def test_an_unknown_slot(digest: Digest, articles: Path) -> None:
    """A slot that is none, or outside of the calendar, is told with the three forms."""
    for slot in ("2025-19", "2025-W60", "week 19"):
        ended = digest("build", articles, "--issue", slot)
        assert ended.code == Exit.USAGE
        assert slot in ended.err


def test_a_slot_without_articles(digest: Digest, articles: Path) -> None:
    """The days at hand are told, so that the right slot is found."""
    ended = digest("build", articles, "--issue", "2024-W01")
    assert ended.code == Exit.INPUT
    assert "2025-05-06" in ended.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('[newsletter]\nlanguage = "xx"', "newsletter.language: 'xx' given; there are en, ko"),
        ('[theme]\nname = "gazette"', "theme.name: 'gazette' given; there are espresso, plain, weekly"),
        ('[theme]\nname = "site"', "theme.name: 'site' given"),
        ('[theme]\nfolder = "looks"', "theme.folder: there is no folder"),
        ('[theme]\naccent = "reddish"', "theme.accent: is no key that is known here"),
    ],
)
def test_a_look_or_language_that_is_not_there(
    digest: Digest, articles: Path, tmp_path: Path, line: str, told: str
) -> None:
    """The config is named with the key and what there is; nothing is built."""
    (tmp_path / "digest.toml").write_text(line)
    ended = digest("build", articles)
    assert ended.code == Exit.CONFIG
    assert f"digest.toml: {told}" in ended.err
    assert not (tmp_path / "issues").exists()


def test_a_mistake_in_the_tokens_of_ones_own_theme(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """A build tells file, line and key, and leaves no issue; the folder `themes` needs no line."""
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "tokens.toml").write_text('[light]\naccent = "reddish"\n')
    (tmp_path / "digest.toml").write_text('[theme]\nname = "mine"\n')
    ended = digest("build", articles)
    assert ended.code == Exit.CONFIG
    assert "mine: tokens.toml, line 2: [light] accent: 'reddish' is no colour" in ended.err
    assert not list(tmp_path.glob("issues/*/*/index.html"))


def test_a_language_with_its_region(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """`en-GB` prints what is English, and the page says that it is British."""
    (tmp_path / "digest.toml").write_text('[newsletter]\nlanguage = "en-GB"\n')
    assert digest("build", articles).code == 0
    page = (tmp_path / ISSUE / "index.html").read_text()
    assert 'lang="en-GB"' in page
    assert "214 loaves" in page


def test_an_edit_without_a_place_is_told_even_when_quiet(
    digest: Digest, articles: Path, tmp_path: Path
) -> None:
    """What an editor asked for and did not get stands on standard error, with --quiet and --json alike."""
    digest("build", articles)
    edits = tmp_path / ISSUE / "edits.toml"
    edits.write_text('[[story]]\narticle = "nowhere.txt"\npin = true\n')
    for option in ("--quiet", "--json"):
        ended = digest("build", articles, option)
        assert ended.code == 0
        assert "'nowhere.txt' names no article of this issue" in ended.err
    edits.unlink()
    assert digest("build", articles, "--quiet").err == ""


def test_an_archive_that_is_not_there(digest: Digest, tmp_path: Path) -> None:
    """Looking makes none, and nobody is told that nothing is whole."""
    for arguments in (("archive", "check"), ("archive", "export")):
        ended = digest(*arguments)
        assert ended.code == Exit.INPUT
        assert "no archive yet" in ended.err
        assert not (tmp_path / ".digest").exists()
    (tmp_path / ".digest").mkdir()
    (tmp_path / ".digest" / "archive.db").touch()
    assert digest("archive", "check").code == Exit.INPUT
    Archive.open(tmp_path / ".digest" / "archive.db").close()
    ended = digest("archive", "check")
    assert (ended.code, "holds no article yet" in ended.out) == (0, True)


def test_what_collect_has_lost_is_named(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Each item of which nothing could be kept is told with its reason; of many, how many more."""
    for n in range(12):
        (articles / f"broken-{n:02}.txt").write_bytes(bytes(range(128, 256)) * 20)
    (tmp_path / "digest.toml").write_text('[[source]]\nkind = "folder"\nlocation = "articles"\nid = "a"\n')
    told = digest("collect").err
    assert told.count("lost: ") == 10
    assert "broken encoding" in told
    assert "a: 2 more lost (--verbose lists them)" in told
    assert digest("collect", "--verbose").err.count("  lost: ") == 12
