"""Letters out of files: .eml, folders, mbox, Maildir."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.fetch.letters import LARGEST
from digest.fetch.mail import read_mail
from digest.model import Failure, Fetched

NOW = datetime(2025, 5, 8, 7, tzinfo=UTC)
LETTER = (
    b"From: Quay Letter <news@quay.example>\nMessage-ID: <%d@quay.example>\nDate: %s\nSubject: Ferries\n\n%s"
)
TUESDAY = b"Tue, 6 May 2025 08:00:00 +0900"


def letter(number: int, body: bytes = b"The ferry runs every hour.\n", sent: bytes = TUESDAY) -> bytes:
    """A letter of our own."""
    return LETTER % (number, sent, body)


def read(path: Path, since: date | None = None) -> list[Fetched | Failure]:
    """A box's letters; no password is ever needed."""
    return list(read_mail(str(path), now=NOW, environment={}, since=since))


def raws(found: list[Fetched | Failure]) -> list[bytes]:
    """The bytes of what was read."""
    return [f.raw for f in found if isinstance(f, Fetched)]


def test_an_eml_file_is_one_letter(tmp_path: Path) -> None:
    """Under the name that it has wherever it lies; without a Message-ID that is its hash."""
    (tmp_path / "a.eml").write_bytes(letter(1))
    (tmp_path / "b.eml").write_bytes(b"Subject: no name\n\nText.\n")
    assert [f.address for f in read(tmp_path / "a.eml")] == ["1@quay.example.eml"]
    (found,) = read(tmp_path / "b.eml")
    assert len(found.address) == 28
    assert [f.address for f in read(tmp_path)] == ["1@quay.example.eml", found.address]


@pytest.mark.parametrize(
    "name", ["<../../etc/passwd>", "<.hidden>", "<a/b\\c d>", "<" + "x" * 5000 + ">", "<\x1b[31m>"]
)
def test_a_name_is_harmless(tmp_path: Path, name: str) -> None:
    """Whatever a sender calls a letter: one short file name without a path."""
    (tmp_path / "a.eml").write_bytes(b"Message-ID: " + name.encode() + b"\nSubject: x\n\ny\n")
    (found,) = read(tmp_path / "a.eml")
    assert "/" not in found.address
    assert not found.address.startswith(".")
    assert found.address.isprintable()
    assert len(found.address) < 220
    assert found.address.endswith(".eml")


def test_a_maildir_is_left_as_it_is(tmp_path: Path) -> None:
    """New letters stay new; what was thrown away or is half delivered is not read, nor is a subfolder."""
    for folder in ("cur", "new", "tmp", ".Private/cur", ".Private/new"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "cur" / "1.a:2,S").write_bytes(letter(1))
    (tmp_path / "cur" / "2.a:2,ST").write_bytes(letter(2))
    (tmp_path / "new" / "3.a").write_bytes(letter(3))
    (tmp_path / "tmp" / "4.a").write_bytes(letter(4))
    (tmp_path / ".Private" / "cur" / "5.a:2,").write_bytes(letter(5))
    before = sorted(tmp_path.rglob("*"))
    assert raws(read(tmp_path)) == [letter(1), letter(3)]
    assert sorted(tmp_path.rglob("*")) == before


def test_an_mbox_is_parted_at_its_separators(tmp_path: Path) -> None:
    """A sentence that begins with "From " parts nothing; a quoted one loses its mark."""
    prose = b"He wrote home.\n\nFrom there the boat went on.\n\n>From Monday on it is hourly.\n\n"
    parts = [b"From news@quay.example Tue May  6 08:00:00 2025\n" + letter(n, prose) for n in (1, 2)]
    path = tmp_path / "letters"
    path.write_bytes(b"".join(parts))
    before = path.stat()
    assert raws(read(path)) == [letter(n, prose.replace(b">From", b"From")) for n in (1, 2)]
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)


@given(
    st.lists(st.binary(max_size=200).map(lambda b: b.replace(b"\r", b"").replace(b"From ", b"")), max_size=6)
)
def test_an_mbox_loses_no_letter(tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]) -> None:
    """As many letters as were put in, each with its words."""
    path = tmp_path_factory.mktemp("mbox") / "box"
    letters = [letter(n, body) for n, body in enumerate(bodies)]
    path.write_bytes(b"".join(b"From a@b Tue May  6 08:00:00 2025\n" + each + b"\n\n" for each in letters))
    assert [raw.rstrip() for raw in raws(read(path))] == [each.rstrip() for each in letters]


def test_too_large_letters_and_strange_files_are_told(tmp_path: Path) -> None:
    """Each with its place and reason; the others are read."""
    (tmp_path / "a.eml").write_bytes(letter(1) + b"x" * LARGEST)
    os.mkfifo(tmp_path / "b.eml")
    (tmp_path / "c.eml").write_bytes(letter(3))
    large, pipe, good = read(tmp_path)
    assert isinstance(large, Failure)
    assert "20 MB" in large.reason
    assert isinstance(pipe, Failure)
    assert pipe.address.endswith("/b.eml")
    assert isinstance(good, Fetched)
    box = tmp_path / "box"
    box.write_bytes(
        b"".join(
            b"From a Tue May  6 08:00:00 2025\n" + each + b"\n"
            for each in (letter(1) + (b"x" * 99 + b"\n") * (LARGEST // 100), letter(2))
        )
    )
    found = read(box)
    assert isinstance(found[0], Failure)
    assert found[1].address == "2@quay.example.eml"


def test_since_compares_the_dates_of_the_letters(tmp_path: Path) -> None:
    """One without a sound date stays."""
    for number, sent in enumerate([b"Tue, 1 Apr 2025 08:00:00 +0900", TUESDAY, b"yesterday"]):
        (tmp_path / f"{number}.eml").write_bytes(letter(number, sent=sent))
    assert len(raws(read(tmp_path, since=date(2025, 5, 6)))) == 2
    assert len(raws(read(tmp_path))) == 3


def test_a_box_that_is_not_there_is_a_source_error(tmp_path: Path) -> None:
    """Told with its path."""
    with pytest.raises(SourceError, match="no such mailbox"):
        read(tmp_path / "nowhere")
