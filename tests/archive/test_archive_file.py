"""The archive's file: damage, locks, kills, and schemas of other times."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.archive import Archive, store
from digest.archive.schema import SCHEMA, prepare, statements, version_of
from digest.errors import ArchiveError, DigestError
from digest.model import Article, Fetched, SourceState

NOW = datetime(2025, 5, 8, 7, tzinfo=UTC)


def an_article(n: int) -> Article:
    text = f"Ship {n} came in. It is number {n} of a long line of ships.\n\nCargo {n}." * 20
    return Article(id=f"a{n}", source=None, url=None, title=f"Ship {n}", byline=(), published=NOW, text=text)


def fill(path: Path, count: int) -> None:
    with Archive.open(path) as archive:
        for n in range(count):
            archive.add(an_article(n), Fetched(address=f"{n}.txt", raw=b"x" * 500, seen=NOW), "folder", NOW)


def test_many_make_it_at_once(tmp_path: Path) -> None:
    """Whoever opens an archive while another makes it waits, and none fails."""
    together, errors = threading.Barrier(4), []

    def use() -> None:
        for n in range(30):
            together.wait()
            try:
                with Archive.open(tmp_path / f"{n}.db") as archive:
                    archive.sources.note(SourceState(source_id="s"))
            except ArchiveError as error:
                errors.append(error)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_no_database_at_all(tmp_path: Path) -> None:
    """A file that is no archive is told with what to do, and is left as it is."""
    path = tmp_path / "archive.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    before = path.read_bytes()
    with pytest.raises(
        ArchiveError, match=r"archive\.db is damaged: .*Move it away .*reads the folders again"
    ):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_damaged_archive(tmp_path: Path) -> None:
    """Pages that were overwritten are noticed when they are read, and `damage` tells them."""
    path = tmp_path / "archive.db"
    fill(path, 40)
    raw = bytearray(path.read_bytes())
    raw[4096 * 20 : -4096] = b"\x5a" * (len(raw) - 4096 * 21)
    path.write_bytes(raw)
    with pytest.raises(ArchiveError, match="damaged"), Archive.open(path) as archive:
        archive.articles()
    with Archive.open(path) as archive:
        assert archive.damage()


def test_damage_within_a_value(tmp_path: Path) -> None:
    """Bytes that were overwritten within a value are told as damage, not as an article."""
    path = tmp_path / "archive.db"
    fill(path, 3)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'{"id":"a1"', b'{"id":!a1"'))
    with Archive.open(path) as archive:
        for read in (lambda: archive.article("a1"), archive.articles, lambda: archive.extraction("a1")):
            with pytest.raises(ArchiveError, match=r"damaged: a stored Article can't be read\. Move it away"):
                read()


def test_a_truncated_archive(tmp_path: Path) -> None:
    """An archive whose end is missing is told as damaged."""
    path = tmp_path / "archive.db"
    fill(path, 40)
    path.write_bytes(path.read_bytes()[: 4096 * 2 + 100])
    with pytest.raises(ArchiveError, match="damaged"), Archive.open(path) as archive:
        archive.articles()


def test_a_whole_archive(tmp_path: Path) -> None:
    """Nothing is found wrong with a whole one."""
    fill(tmp_path / "archive.db", 3)
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.damage() == ()


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    """Where no archive can be, the path is told and what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(DigestError, match=r"file/archive\.db can't be opened: .*Choose a folder"):
        Archive.open(tmp_path / "file" / "archive.db")
    with pytest.raises(DigestError, match="Choose a folder"):
        Archive.open(Path("/proc/archive.db"))
    with pytest.raises(DigestError, match="Choose a folder"):
        Archive.open(tmp_path)


def test_a_newer_archive(tmp_path: Path) -> None:
    """An archive of a newer Digest is refused and not touched."""
    path = tmp_path / "archive.db"
    fill(path, 1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"newer Digest \(schema 99.*update Digest"):
        Archive.open(path)
    assert path.read_bytes() == before


def columns(db: sqlite3.Connection) -> list[str]:
    return [row[1] for row in db.execute("PRAGMA table_info(ships)")]


OLD = "CREATE TABLE ships (name TEXT);\n"
STEPS = (
    "ALTER TABLE ships ADD COLUMN flag TEXT;\nUPDATE ships SET flag = 'none; yet';\n",
    "ALTER TABLE ships ADD COLUMN tons INTEGER;\n",
)


def old_archive(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    prepare(db, path, OLD, ())
    db.execute("INSERT INTO ships VALUES ('Alma')")
    return db


def test_migration(tmp_path: Path) -> None:
    """An older archive is copied, then led to today's schema step by step; nothing in it is lost."""
    path = tmp_path / "archive.db"
    with closing(old_archive(path)) as db:
        prepare(db, path, "", STEPS)
        assert version_of(db) == 3
        assert db.execute("SELECT * FROM ships").fetchall() == [("Alma", "none; yet", None)]
    with closing(sqlite3.connect(tmp_path / "archive.db.v1.bak")) as copy:
        assert (version_of(copy), columns(copy)) == (1, ["name"])


def test_an_archive_of_the_first_schema(tmp_path: Path) -> None:
    """What was stored under schema 1 is there under today's, and so is all that came since."""
    path = tmp_path / "archive.db"
    fill(path, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for table in ("source_states", "lines", "furniture", "votes", "judgements"):
            db.execute(f"DROP TABLE {table}")
        db.execute("PRAGMA user_version = 1")
    with Archive.open(path) as archive:
        assert len(archive.articles()) == 3
        archive.sources.note(SourceState(source_id="s", location="here", read=NOW))
        assert archive.sources.state("s").read == NOW
        assert archive.damage() == ()
    assert (tmp_path / "archive.db.v1.bak").is_file()


def test_an_archive_of_the_second_schema(tmp_path: Path) -> None:
    """Lines that an older Digest counted are looked through by this one."""
    path = tmp_path / "archive.db"
    fill(path, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT OR IGNORE INTO lines VALUES ('Port Elsa Daily', '0123456789abcdef', 'a')")
        db.execute("DROP TABLE judgements")
        db.execute("PRAGMA user_version = 2")
    with Archive.open(path) as archive:
        assert archive.lines.unjudged()["Port Elsa Daily"] == 1


def test_a_migration_that_fails(tmp_path: Path) -> None:
    """A step that fails leaves the archive as the step before it made it."""
    path = tmp_path / "archive.db"
    with closing(old_archive(path)) as db:
        with pytest.raises(sqlite3.OperationalError):
            prepare(
                db,
                path,
                "",
                (STEPS[0], "ALTER TABLE ships ADD COLUMN tons INTEGER;\nSELECT * FROM nowhere;\n"),
            )
        assert (version_of(db), columns(db)) == (2, ["name", "flag"])


def test_every_statement_of_the_schema() -> None:
    """The schema is taken apart whole: comments and all."""
    assert "".join(statements(SCHEMA)).strip() == SCHEMA.strip()


def test_a_lock_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If another process writes for too long, that is told."""
    path = tmp_path / "archive.db"
    fill(path, 1)
    monkeypatch.setattr(store, "BUSY", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Archive.open(path) as archive:
        other.execute("BEGIN IMMEDIATE")
        assert len(archive.articles()) == 1
        with pytest.raises(ArchiveError, match="Another process is writing to it: wait"):
            archive.add(an_article(5), Fetched(address="5", raw=b"", seen=NOW), "folder", NOW)


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_archive_file import fill
print("ready", flush=True)
fill(Path(sys.argv[1]), 60)
"""


def writer(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE
    )


def test_two_at_once(tmp_path: Path) -> None:
    """Two processes that read the same folder into one new archive leave what one would have left."""
    path = tmp_path / "archive.db"
    both = [writer(path), writer(path)]
    for process in both:
        process.communicate(timeout=300)
        assert process.returncode == 0
    with Archive.open(path) as archive:
        assert {(a.id, a.version) for a in archive.articles()} == {(f"a{n}", 1) for n in range(60)}
        assert archive.damage() == ()


@pytest.mark.slow
def test_kills(tmp_path: Path) -> None:
    """Killed at any moment the archive is whole; the next run completes it, equal to an undisturbed one."""
    path, whole = tmp_path / "archive.db", tmp_path / "whole.db"
    for wait in (0.0, 0.01, 0.02):
        process = writer(path)
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with Archive.open(path) as archive:
            assert archive.damage() == ()
    fill(path, 60)
    fill(whole, 60)
    with Archive.open(path) as one, Archive.open(whole) as other:
        assert one.articles() == other.articles()
        assert one.sightings() == other.sightings()
