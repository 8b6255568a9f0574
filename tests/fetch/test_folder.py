"""Reading a folder: what is read, in which order, and what is skipped and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.errors import SourceError
from digest.fetch.folder import read_folder
from digest.model import Failure, Fetched


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"text")


def test_files_are_read_sorted_and_deep(tmp_path: Path) -> None:
    """Every article below the folder, sorted by path; addresses are relative, with "/"."""
    fill(tmp_path, "b.txt", "a/z.md", "a/b/c.html", "d.HTM", "e.eml")
    found = list(read_folder(tmp_path))
    assert [f.address for f in found] == ["a/b/c.html", "a/z.md", "b.txt", "d.HTM", "e.eml"]
    assert all(isinstance(f, Fetched) and f.raw == b"text" and f.seen.tzinfo for f in found)


def test_skipped_files_are_listed_with_the_reason(tmp_path: Path) -> None:
    """READMEs, licences and hidden files, which are no articles; unknown kinds, which may be."""
    fill(
        tmp_path,
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "readme.html",
        ".hidden.txt",
        ".digest/archive.db",
        "x.docx",
    )
    failures = [f for f in read_folder(tmp_path) if isinstance(f, Failure)]
    assert [f.address for f in failures if not f.skipped] == ["x.docx"]
    found = {f.address: f.reason for f in failures}
    assert set(found) == {
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "readme.html",
        ".hidden.txt",
        ".digest",
        "x.docx",
    }
    assert found[".digest"] == found[".hidden.txt"] == "hidden"
    assert "README" in found["README.md"]
    assert ".txt" in found["x.docx"]


def test_issue_folders_are_skipped_as_a_whole(tmp_path: Path) -> None:
    """A folder named issues, and one that holds an issue.json, are one line each."""
    fill(tmp_path, "issues/weekly/2025-W19/issue.md", "old/issue.json", "old/issue.md", "a.txt")
    found = list(read_folder(tmp_path))
    assert [(f.address, isinstance(f, Failure)) for f in found] == [
        ("a.txt", False),
        ("issues", True),
        ("old", True),
    ]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """50 MB are listed with their size, unread."""
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    (failure,) = read_folder(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("50 MB are more than the 20 MB")


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    """No file, no failure."""
    assert list(read_folder(tmp_path)) == []


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """The folder's path and the reason."""
    with pytest.raises(SourceError, match="there is no such folder"):
        list(read_folder(tmp_path / "nowhere"))
    fill(tmp_path, "a.txt")
    with pytest.raises(SourceError, match="this is no folder"):
        list(read_folder(tmp_path / "a.txt"))


def test_links_out_and_broken_ones_do_no_harm(tmp_path: Path) -> None:
    """A link to a folder is not followed (it may be a loop), a broken one is listed, a pipe is not opened."""
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found = {f.address: f for f in read_folder(tmp_path)}
    assert isinstance(found["in/a.txt"], Fetched)
    for name in ("in/loop", "in/gone.txt", "in/pipe.txt"):
        assert isinstance(found[name], Failure)


def test_an_unreadable_file_is_listed(tmp_path: Path) -> None:
    """The rest of the folder is read."""
    fill(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")  # refuses to be read, whoever asks
    found = list(read_folder(tmp_path))
    assert [type(f) for f in found] == [Failure, Fetched]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link brings in nothing from elsewhere on the machine; one within the folder is read."""
    fill(tmp_path, "secret.txt", "in/a.txt")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    found = {item.address: item for item in read_folder(tmp_path / "in")}
    assert isinstance(found["out.txt"], Failure)
    assert "not followed" in found["out.txt"].reason
    assert isinstance(found["b.txt"], Fetched)
