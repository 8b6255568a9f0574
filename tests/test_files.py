"""An issue's files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import DigestError
from digest.files import (
    changed_files,
    issue_folder,
    issue_from_json,
    issue_to_json,
    locked,
    read_issue,
    sha256,
    write_atomic,
    write_issue,
    write_once,
)
from digest.model import (
    Article,
    Brief,
    Credit,
    Excerpt,
    Failure,
    Figure,
    Flag,
    Gloss,
    Headline,
    Held,
    Issue,
    LeftOut,
    Manifest,
    Newsletter,
    Note,
    Origin,
    Quote,
    Section,
    Voice,
    Window,
)


def an_issue(title: str = "The quay opens") -> Issue:
    moment = datetime(2025, 5, 7, 9, 30, tzinfo=UTC)
    article = Article(
        id="a1",
        source="Harbor Times",
        url=None,
        title=title,
        byline=("Ines Moreau",),
        published=moment,
        text="It opens.",
    )
    brief = Brief(
        story_id="a1",
        headline=Headline(text=title, origin="printed", article_id="a1"),
        form="brief",
        lead=(Excerpt.of(article, 0, 9),),
    )
    return Issue(
        newsletter=Newsletter(key="weekly", title="The Harbor Week"),
        slot="2025-W19",
        window=Window(start=datetime(2025, 5, 5, tzinfo=UTC), end=datetime(2025, 5, 12, tzinfo=UTC)),
        manifest=Manifest(digest_version="0.1", as_of=date(2025, 5, 8)),
        top=(brief,),
        coverage=(("Harbor Times", 1),),
        articles=(article,),
    )


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_where_an_issue_lives(tmp_path: Path) -> None:
    """An issue lives under its letter and its slot."""
    assert issue_folder(tmp_path, "weekly", "2025-W19") == tmp_path / "issues" / "weekly" / "2025-W19"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Folders are made; the new bytes stand alone: no temporary file stays."""
    path = tmp_path / "a" / "b.txt"
    write_atomic(path, b"old")
    write_atomic(path, b"new")
    assert content(path.parent) == {"b.txt": b"new"}


def test_who_may_read_it(tmp_path: Path) -> None:
    """A file's rights are those of any file that this user makes, not those of a temporary one."""
    (tmp_path / "plain").touch()
    write_atomic(tmp_path / "a.html", b"x")
    assert (tmp_path / "a.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_reader_sees_old_or_new(tmp_path: Path) -> None:
    """Who has the old file open reads it to its end."""
    path = tmp_path / "a.txt"
    write_atomic(path, b"old" * 1000)
    with path.open("rb") as file:
        write_atomic(path, b"new")
        assert file.read() == b"old" * 1000


@pytest.mark.parametrize("folder", ["/proc/digest", "/sys/digest"])
def test_an_unwritable_folder(folder: str) -> None:
    """Where nothing can be written, the path is told and what to do."""
    with pytest.raises(DigestError, match=rf"{folder}/x can't be written: .*Choose a folder"):
        write_atomic(Path(folder) / "x", b"")
    with pytest.raises(DigestError, match="can't be written"), locked(Path(folder)):
        pass


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A file where a folder should be, or a folder where a file should be, is told; nothing is harmed."""
    (tmp_path / "issues").write_bytes(b"mine")
    with pytest.raises(DigestError, match=r"issues/2025/a can't be written"):
        write_atomic(tmp_path / "issues" / "2025" / "a", b"x")
    (tmp_path / "index.html").mkdir()
    with pytest.raises(DigestError, match=r"index\.html can't be written"):
        write_atomic(tmp_path / "index.html", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["index.html", "issues"]
    assert (tmp_path / "issues").read_bytes() == b"mine"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """If the bytes do not fit, the old file stands and no temporary file stays."""
    code = (
        "import resource, signal, sys; from pathlib import Path; from digest.files import write_atomic;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "write_atomic(Path(sys.argv[1]), b'x' * 5000)"
    )
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert "can't be written: File too large" in done.stderr
    assert content(tmp_path) == {"a.txt": b"old"}


def test_written_once(tmp_path: Path) -> None:
    """A file that is somebody's own is never written again, whatever its bytes."""
    path = tmp_path / "x" / "edits.toml"
    assert write_once(path, b"# starter")
    path.write_bytes(b"# mine\r\n")
    assert not write_once(path, b"# starter")
    assert path.read_bytes() == b"# mine\r\n"
    path.unlink()
    path.mkdir()
    with pytest.raises(DigestError, match="in the way"):
        write_once(path, b"")


def test_an_issue_is_written_and_read(tmp_path: Path) -> None:
    """What is written comes back equal, with the hashes of the files beside it, and they fit."""
    files = {"index.html": b"<p>", "issue.txt": b"text"}
    write_issue(tmp_path, {**files, "issue.json": issue_to_json(an_issue(), files)})
    stored = read_issue(tmp_path)
    assert stored.issue == an_issue()
    assert stored.files == {"index.html": sha256(b"<p>"), "issue.txt": sha256(b"text")}
    assert changed_files(tmp_path, stored) == ()


def test_what_was_changed_by_hand(tmp_path: Path) -> None:
    """A file that was changed or taken away since is known."""
    files = {"index.html": b"<p>", "issue.txt": b"text", "issue.md": b"#"}
    write_issue(tmp_path, {**files, "issue.json": issue_to_json(an_issue(), files)})
    (tmp_path / "index.html").write_bytes(b"<b>")
    (tmp_path / "issue.md").unlink()
    assert changed_files(tmp_path, read_issue(tmp_path)) == ("index.html", "issue.md")


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    """A build that changes nothing leaves the files alone; one that changes one file writes that one."""
    files = {"a.html": b"a", "b.html": b"b", "issue.json": b"{}"}
    assert write_issue(tmp_path, files) == ("a.html", "b.html", "issue.json")
    assert write_issue(tmp_path, files) == ()
    assert write_issue(tmp_path, {**files, "b.html": b"c"}) == ("b.html",)


def test_the_last_file_is_last(tmp_path: Path) -> None:
    """If a file can't be written, `issue.json` is still the old one."""
    write_issue(tmp_path, {"issue.json": b"old"})
    (tmp_path / "z.html").mkdir()
    with pytest.raises(DigestError, match=r"z\.html"):
        write_issue(tmp_path, {"issue.json": b"new", "z.html": b"z"})
    assert (tmp_path / "issue.json").read_bytes() == b"old"


KILLED = """
import sys
from pathlib import Path
from digest.files import locked, write_issue
folder, round = Path(sys.argv[1]), 0
print("ready", flush=True)
with locked(folder):
    while True:
        round += 1
        body = str(round % 10).encode() * 200_000
        write_issue(folder, {"index.html": body, "issue.json": body, "issue.md": body})
"""


def test_a_kill_in_the_middle(tmp_path: Path) -> None:
    """Killed at any moment, every file is whole, old or new, and the next build can start at once."""
    for wait in (0.005, 0.02, 0.03):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        while not (tmp_path / "issue.json").exists():
            time.sleep(0.001)
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        for name in ("index.html", "issue.json", "issue.md"):
            raw = (tmp_path / name).read_bytes()
            assert len(raw) == 200_000
            assert len(set(raw)) == 1
    with locked(tmp_path):
        write_issue(tmp_path, {"index.html": b"", "issue.json": b"{}", "issue.md": b""})
    assert not list(tmp_path.glob(".*.tmp"))


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build is refused while the first one runs, and goes ahead after it."""
    with (
        locked(tmp_path),
        pytest.raises(DigestError, match="being built by another process"),
        locked(tmp_path),
    ):
        pass
    with locked(tmp_path):
        pass


def test_equal_issues_equal_bytes() -> None:
    """The same values are the same bytes, and end with a line's end."""
    assert issue_to_json(an_issue(), {"b": b"", "a": b""}) == issue_to_json(an_issue(), {"a": b"", "b": b""})
    assert issue_to_json(an_issue()).endswith(b"}\n")
    assert json.loads(issue_to_json(an_issue()))["format"] == 1


texts = st.text(max_size=20)
counts = st.integers(0, 10**6)
excerpts = st.builds(Excerpt, article_id=texts, start=counts, end=counts, text=texts)
figures = st.builds(
    Figure, excerpt=excerpts, value=excerpts, number=st.floats(allow_nan=False, allow_infinity=False)
)
quotes = st.builds(
    Quote, excerpt=excerpts, mention=st.none() | excerpts, role=st.lists(excerpts, max_size=2).map(tuple)
)
credits = st.builds(Credit, article_id=texts, outlet=st.none() | texts, day=st.dates(), url=st.none() | texts)
headlines = st.builds(Headline, text=texts, origin=st.just("editor"), article_id=st.none())
briefs = st.builds(
    Brief,
    story_id=texts,
    headline=st.none() | headlines,
    form=st.sampled_from(["full", "brief", "headline"]),
    lead=st.lists(excerpts, max_size=2).map(tuple),
    quotes=st.just(()),
    figures=st.lists(figures, max_size=1).map(tuple),
    credits=st.lists(credits, max_size=2).map(tuple),
    glosses=st.lists(st.builds(Gloss), max_size=1).map(tuple),
    origins=st.lists(st.builds(Origin), max_size=2).map(tuple),
)
issues = st.builds(
    Issue,
    newsletter=st.builds(Newsletter),
    slot=texts,
    window=st.builds(
        Window, start=st.datetimes(timezones=st.just(UTC)), end=st.datetimes(timezones=st.just(UTC))
    ),
    manifest=st.builds(Manifest, inputs=st.just(()), shares=st.just(())),
    top=st.lists(briefs, max_size=2).map(tuple),
    sections=st.lists(st.builds(Section, briefs=st.lists(briefs, max_size=1).map(tuple)), max_size=1).map(
        tuple
    ),
    voices=st.lists(
        st.builds(
            Voice, headline=headlines, excerpts=st.lists(excerpts, max_size=1).map(tuple), credit=credits
        ),
        max_size=1,
    ).map(tuple),
    notes=st.lists(st.builds(Note), max_size=1).map(tuple),
    held=st.lists(st.builds(Held), max_size=1).map(tuple),
    left_out=st.lists(st.builds(LeftOut), max_size=1).map(tuple),
    failures=st.lists(st.builds(Failure), max_size=1).map(tuple),
    flags=st.lists(st.builds(Flag), max_size=1).map(tuple),
    coverage=st.lists(st.tuples(texts, counts), max_size=2).map(tuple),
)
files = st.dictionaries(texts, st.binary(max_size=5), max_size=3)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(issues, files)
def test_out_equals_in(issue: Issue, beside: Mapping[str, bytes]) -> None:
    """Any issue comes back equal, and is written with the same bytes again."""
    raw = issue_to_json(issue, beside)
    assert issue_from_json(raw) == issue
    assert issue_to_json(issue_from_json(raw), beside) == raw


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"{}", b'{"format": 1, "files": {}, "issue": {}}', b"\xff\xfe"]
)
def test_a_damaged_issue(tmp_path: Path, raw: bytes) -> None:
    """What is no issue is told with its path and what to do."""
    (tmp_path / "issue.json").write_bytes(raw)
    with pytest.raises(DigestError, match=r"issue\.json is damaged or no issue .*build the issue again"):
        read_issue(tmp_path)


def test_a_newer_issue(tmp_path: Path) -> None:
    """An issue of a newer format is refused as such, also where its values are not ours."""
    (tmp_path / "issue.json").write_bytes(b'{"format": 7, "pages": []}')
    with pytest.raises(DigestError, match=r"newer Digest \(format 7"):
        read_issue(tmp_path)


def test_no_issue(tmp_path: Path) -> None:
    """A folder without an issue is told as such."""
    with pytest.raises(DigestError, match="holds no issue"):
        read_issue(tmp_path)
