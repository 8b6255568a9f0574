"""Letters from a real IMAP server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest

from digest.errors import SourceError
from digest.fetch.imap import from_utf7, mailbox_of, read_imap, to_utf7
from digest.fetch.letters import LARGEST
from digest.fetch.mail import read_mail
from digest.model import Failure, Fetched
from tests.fetch.mailserver import DOVECOT, PASSWORD, MailServer, breaking_line, mail_server

NOW = datetime(2025, 5, 8, 7, tzinfo=UTC)


RIGHT = {"DIGEST_IMAP_PASSWORD": PASSWORD}


def letter(number: int, *, sent: str = "Tue, 6 May 2025 08:00:00 +0900", words: int = 0) -> bytes:
    """A short letter of our own."""
    lines = [
        "From: The Quay Letter <news@quay.example>",
        f"Message-ID: <{number}@quay.example>",
        f"Date: {sent}",
        f"Subject: Ferries {number}",
        "",
        f"The ferry runs every hour, {number} times a day.",
        *["It never stops."] * words,
        "",
    ]
    return "\r\n".join(lines).encode()


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    """One server for all tests; each uses a folder of its own."""
    if not DOVECOT:
        pytest.skip("no Dovecot on this machine (Debian: apt-get install dovecot-imapd)")
    with mail_server() as running:
        yield running


def read(server: MailServer, folder: str, **more: object) -> list[Fetched | Failure]:
    """The folder's letters, with the right password."""
    return list(
        read_mail(
            server.location(folder),
            now=NOW,
            environment={"DIGEST_IMAP_PASSWORD": PASSWORD},
            tls=server.trusted(),
            **more,  # type: ignore[arg-type]
        )
    )


def test_letters_come_whole_and_nothing_changes(server: MailServer) -> None:
    """Byte for byte, in order; afterwards no letter is seen, moved or gone, and other folders stay unread."""
    sent = [letter(n) for n in range(1, 4)]
    server.deliver("Quay", *sent)
    server.deliver("Private", letter(99))
    before = server.state("Quay")
    found = read(server, "Quay")
    assert [f.raw for f in found if isinstance(f, Fetched)] == sent
    assert [f.address for f in found] == [f"{n}@quay.example.eml" for n in range(1, 4)]
    assert all("received" in f.headers and f.seen == NOW for f in found if isinstance(f, Fetched))
    assert set(server.state("Quay").values()) == set(before.values())
    flags = {name.rpartition(":2,")[2] for name in server.state("Quay") if ":2," in name}
    assert flags <= {""}
    again = read(server, "Quay")
    assert again == found


def test_only_later_letters_come_after_a_mark(server: MailServer) -> None:
    """The mark of the last letter leads on from there; a mark of another folder's life counts for nothing."""
    server.deliver("Marks", *(letter(n) for n in range(1, 4)))
    found = read(server, "Marks")
    marks = [f.headers["mark"] for f in found if isinstance(f, Fetched)]
    assert read(server, "Marks", after=marks[1]) == found[2:]
    assert read(server, "Marks", after=marks[2]) == []
    server.deliver("Marks", letter(4))
    assert [f.address for f in read(server, "Marks", after=marks[2])] == ["4@quay.example.eml"]
    assert len(read(server, "Marks", after="1:2")) == 4


def test_since_leaves_out_what_was_sent_before(server: MailServer) -> None:
    """By the letter's own date, in any zone."""
    old = letter(1, sent="Tue, 1 Apr 2025 08:00:00 +0900")
    server.deliver("Since", old, letter(2))
    assert [f.address for f in read(server, "Since", since=date(2025, 5, 6))] == ["2@quay.example.eml"]


def test_a_folder_may_have_any_name(server: MailServer) -> None:
    """Blanks, quotation marks and letters of any script, percent-encoded in the address."""
    name = 'My "daily" 서울 & news'
    server.deliver(to_utf7(name), letter(1))
    assert [f.address for f in read(server, quote(name))] == ["1@quay.example.eml"]


def test_a_letter_that_is_too_large_is_not_fetched(server: MailServer) -> None:
    """It is told; the next ones come."""
    server.deliver("Large", letter(1) + b"x" * LARGEST, letter(2))
    found = read(server, "Large")
    assert isinstance(found[0], Failure)
    assert "20 MB" in found[0].reason
    assert found[1].address == "2@quay.example.eml"


def test_starttls_comes_before_the_password(server: MailServer) -> None:
    """imap:// is made safe first."""
    server.deliver("Safe", letter(1))
    location = f"imap://jo%40mail.example@127.0.0.1:{server.plain}/Safe"
    given = {"DIGEST_IMAP_PASSWORD": PASSWORD}
    assert len(list(read_mail(location, now=NOW, environment=given, tls=server.trusted()))) == 1


def test_what_goes_wrong_is_told(server: MailServer) -> None:
    """Wrong password, no password, unknown folder, unknown certificate, no server: one SourceError each,
    which never holds the password."""
    place, right = server.location("INBOX"), {"DIGEST_IMAP_PASSWORD": PASSWORD}
    nobody = {"DIGEST_IMAP_PASSWORD": "guess"}
    closed = place.replace(str(server.safe), "1")
    cases = [
        (place, nobody, True, "refuses"),
        (place, {}, True, "put it into the environment as DIGEST_IMAP_PASSWORD"),
        (server.location("Nowhere"), right, True, "the folders there are: INBOX"),
        (place, right, False, "no safe connection"),
        (closed, right, True, "can't be reached"),
    ]
    for location, environment, trusted, reason in cases:
        tls = server.trusted() if trusted else None
        with pytest.raises(SourceError) as told:
            list(read_mail(location, now=NOW, environment=environment, tls=tls))
        assert reason in str(told.value)
        assert PASSWORD not in str(told.value)


@pytest.mark.parametrize("after", [0, 10, 1500, 2500, 3000, 3300, 3500, 3800, 4200, 5000, 20_000])
def test_a_line_that_breaks_loses_nothing(server: MailServer, after: int) -> None:
    """Wherever it breaks: whole letters, then a SourceError; their last mark leads on to the others."""
    folder = f"Broken{after}"
    server.deliver(folder, *(letter(n, words=500) for n in range(1, 5)))
    found: list[Fetched | Failure] = []
    with breaking_line(server.safe, after=after) as port:
        location = server.location(folder).replace(str(server.safe), str(port))
        letters = read_mail(location, now=NOW, environment=RIGHT, tls=server.trusted())
        with pytest.raises(SourceError):
            found.extend(letters)
    whole = [f for f in found if isinstance(f, Fetched)]
    assert [f.raw for f in whole] == [letter(n, words=500) for n in range(1, len(found) + 1)]
    later = read(server, folder, after=whole[-1].headers["mark"] if whole else None)
    assert len(found) + len(later) == 4


def test_a_server_that_hangs_is_left(server: MailServer) -> None:
    """After its time it is told, and nothing waits longer."""
    server.deliver("Hanging", letter(1, words=5000))
    with breaking_line(server.safe, after=5000, hang=True) as port:
        box = mailbox_of(server.location("Hanging").replace(str(server.safe), str(port)))
        with pytest.raises(SourceError, match="no answer within 0 seconds"):
            list(read_imap(box, password=PASSWORD, tls=server.trusted(), timeout=0.3))


def test_a_server_without_tls_never_hears_the_password() -> None:
    """One that offers no STARTTLS is left before anything is said."""
    heard: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        peer, _ = listening.accept()
        with peer:
            peer.sendall(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello\r\n")
            while line := peer.recv(1000):
                heard.append(line)
                tag = line.split()[0]
                said = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" if b"CAPABILITY" in line else b""
                peer.sendall(said + tag + (b" OK done\r\n" if said else b" BAD what\r\n"))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening,))
        thread.start()
        location = f"imap://jo@127.0.0.1:{listening.getsockname()[1]}/INBOX"
        with pytest.raises(SourceError):
            list(read_mail(location, now=NOW, environment={"DIGEST_IMAP_PASSWORD": "open sesame"}))
        thread.join(60)
    assert not any(b"LOGIN" in line or b"AUTHENTICATE" in line for line in heard)


@pytest.mark.parametrize(
    "location",
    [
        "imaps://host/INBOX",
        "imaps://jo@host",
        "imaps://jo@host/",
        "imaps://jo:secret@host/News",
        "imaps://jo@host:port/News",
        "imaps://jo@host/a%0d%0ab",
    ],
)
def test_an_address_names_user_host_and_folder(location: str) -> None:
    """Nothing is guessed, and a password in an address is refused without being told again."""
    with pytest.raises(SourceError) as told:
        mailbox_of(location)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("name", ["INBOX", "Zeitung & Co", "서울 소식", "Ночь", "&-", "日本語/台北", "☺!"])
def test_names_of_folders_survive_their_code(name: str) -> None:
    """IMAP's own UTF-7, there and back."""
    assert from_utf7(to_utf7(name)) == name
    assert to_utf7(name).isascii()
    assert to_utf7("台北") == "&U,BTFw-"
