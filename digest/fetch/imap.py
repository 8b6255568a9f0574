"""A folder on an IMAP server, over TLS: it is examined, its letters are peeked at, nothing changes there."""

from __future__ import annotations

import base64
import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from digest.errors import SourceError
from digest.fetch.letters import Letter, too_large
from digest.model import Failure

TIMEOUT = 30.0
"""Seconds that a server may take to answer."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_BATCH = 200
_SIZE = re.compile(rb"UID (\d+).*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)")
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A folder on a server. `starttls`: the connection begins plain and is made safe before the login."""

    host: str
    port: int
    user: str
    folder: str
    starttls: bool = False

    @property
    def address(self) -> str:
        """For messages; it never holds a password."""
        return f"{'imap' if self.starttls else 'imaps'}://{self.host}:{self.port}/{self.folder}"


def mailbox_of(location: str) -> Mailbox:
    """The folder that `imaps://user@host/Folder` means (imap:// for STARTTLS). Raises SourceError.

    User and folder are percent-encoded where they need it: `imaps://jo%40mail.example@imap.mail.example/News`.
    """
    try:
        parts = urlsplit(location)
        port = parts.port
    except ValueError:
        raise SourceError("imap", "no sound address; write imaps://user@host/Folder") from None
    folder, user = unquote(parts.path.removeprefix("/")), unquote(parts.username or "")
    if parts.password:
        raise SourceError(
            f"imaps://{parts.hostname}", "holds a password; put it into the environment instead"
        )
    if not parts.hostname or not user or not folder or any(ord(c) < 32 for c in folder + user):
        raise SourceError(location, "names no user, host and folder; write imaps://user@host/Folder")
    plain = parts.scheme == "imap"
    return Mailbox(
        host=parts.hostname, port=port or (143 if plain else 993), user=user, folder=folder, starttls=plain
    )


def read_imap(
    box: Mailbox,
    *,
    password: str,
    since: date | None = None,
    after: str | None = None,
    last: int | None = None,
    tls: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Letter | Failure]:
    """The letters of a folder in the order in which they came there, less those marked as deleted.

    `since`: received on that day or later; `after`: the mark of the last letter read before; `last`: so many
    of the newest only. Raises SourceError when the server can't be reached, refuses, or breaks off.
    """
    try:
        with _connected(box, tls or ssl.create_default_context(), timeout) as server:
            _login(server, box, password)
            yield from _letters(server, box, since, after, last)
    except (ssl.SSLEOFError, ConnectionResetError) as problem:
        raise SourceError(box.address, "the server broke off") from problem
    except ssl.SSLError as problem:
        raise SourceError(box.address, f"no safe connection: {problem.reason or problem}") from problem
    except TimeoutError as problem:
        raise SourceError(box.address, f"no answer within {timeout:.0f} seconds") from problem
    except OSError as problem:
        raise SourceError(box.address, f"can't be reached: {problem.strerror or problem}") from problem
    except imaplib.IMAP4.error as problem:
        said = _line(problem).replace(password, "…") if password else _line(problem)
        raise SourceError(box.address, f"the server refuses: {said}") from problem


@contextmanager
def _connected(box: Mailbox, tls: ssl.SSLContext, timeout: float) -> Iterator[imaplib.IMAP4]:
    """A connection that is left politely, and closed however it ends."""
    server = _connect(box, tls, timeout)
    try:
        yield server
    finally:
        try:
            server.logout()
        except (imaplib.IMAP4.error, OSError):
            with suppress(OSError):
                server.shutdown()


def _connect(box: Mailbox, tls: ssl.SSLContext, timeout: float) -> imaplib.IMAP4:
    if not box.starttls:
        return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=tls, timeout=timeout)
    server = imaplib.IMAP4(box.host, box.port, timeout=timeout)
    try:
        server.starttls(tls)
    except (imaplib.IMAP4.error, OSError):
        server.shutdown()
        raise
    return server


def _login(server: imaplib.IMAP4, box: Mailbox, password: str) -> None:
    # LOGIN knows ASCII only, and a password may hold anything.
    if "AUTH=PLAIN" in server.capabilities:
        server.authenticate("PLAIN", lambda _: f"\0{box.user}\0{password}".encode())
    elif (box.user + password).isascii():
        server.login(box.user, password)
    else:
        raise SourceError(box.address, "the server takes only user names and passwords in ASCII")


def _letters(
    server: imaplib.IMAP4, box: Mailbox, since: date | None, after: str | None, last: int | None
) -> Iterator[Letter | Failure]:
    validity = _examine(server, box)
    listed = _search(server, since, _first(after, validity))
    uids = iter(listed[-last:] if last else listed)
    while batch := list(islice(uids, _BATCH)):
        sizes = _sizes(server, batch)
        for uid in sorted(sizes):
            place = f"{box.folder}, letter {uid}"
            reason = too_large(sizes[uid])
            if reason:
                yield Failure(address=place, reason=reason)
                continue
            letter = _letter(server, uid, place, f"{validity}:{uid}")
            if letter:
                yield letter


def _examine(server: imaplib.IMAP4, box: Mailbox) -> str:
    """Open the folder for reading only; gives its UIDVALIDITY."""
    kind, said = server.select(_quoted(to_utf7(box.folder)), readonly=True)
    if kind != "OK":
        there = ", ".join(_folders(server)) or "none that may be seen"
        raise SourceError(box.address, f"{_text(said)}; the folders there are: {there}")
    found = server.response("UIDVALIDITY")[1]
    return found[0].decode("ascii", "replace") if found and found[0] else "0"


def _folders(server: imaplib.IMAP4) -> list[str]:
    listed = [line for line in server.list()[1] if isinstance(line, bytes)]
    names = [re.search(rb'(?:"((?:[^"\\]|\\.)*)"|(\S+))\s*$', line) for line in listed]
    return sorted(from_utf7((n[1] or n[2] or b"").decode("ascii", "replace")) for n in names if n)[:_SHOWN]


def _first(after: str | None, validity: str) -> int:
    """The number to begin with. A mark of another UIDVALIDITY counts for nothing: the folder is new."""
    held, _, uid = (after or "").partition(":")
    return int(uid) + 1 if held == validity and uid.isdigit() else 1


def _search(server: imaplib.IMAP4, since: date | None, first: int) -> list[int]:
    wanted = [f"UID {first}:*", "UNDELETED", "UNDRAFT"]
    if since:
        # The server's days are those of its own zone.
        day = since - timedelta(days=1)
        wanted.append(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")
    answer = _asked(server.uid("SEARCH", *wanted))
    found = b" ".join(part for part in answer if isinstance(part, bytes)).split()
    # "9:*" holds the last letter even if its number is smaller.
    return sorted(int(uid) for uid in found if uid.isdigit() and int(uid) >= first)


def _sizes(server: imaplib.IMAP4, uids: Sequence[int]) -> dict[int, int]:
    """The size in bytes of each letter that is still there."""
    answer = _asked(server.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)"))
    sizes = {}
    for line in answer:
        found = _SIZE.search(line) if isinstance(line, bytes) else None
        if found:
            sizes[int(found[1] or found[4])] = int(found[2] or found[3])
    return {uid: size for uid, size in sizes.items() if uid in set(uids)}


def _letter(server: imaplib.IMAP4, uid: int, place: str, mark: str) -> Letter | None:
    """None for a letter that has gone since it was listed."""
    answer = _asked(server.uid("FETCH", str(uid), "(UID INTERNALDATE BODY.PEEK[])"))
    for part in answer:
        if isinstance(part, tuple) and len(part) == 2 and b"BODY[]" in part[0]:
            return Letter(raw=part[1], place=place, received=_received(part[0]), mark=mark)
    return None


def _received(head: bytes) -> datetime | None:
    told = imaplib.Internaldate2tuple(head)
    return datetime(*told[:6]).astimezone(UTC) if told else None


def _asked(answer: tuple[str, Any]) -> list[Any]:
    kind, data = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(_text(data))
    return list(data or [])


def _text(said: Sequence[Any]) -> str:
    return " ".join(part.decode("utf-8", "replace") for part in said if isinstance(part, bytes))


def _line(problem: Exception) -> str:
    """What went wrong, in one line; imaplib shows what the server said as bytes."""
    said = problem.args[0] if problem.args else ""
    return " ".join((said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)).split())


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def to_utf7(name: str) -> str:
    """A folder's name as IMAP writes it (RFC 3501, 5.1.3)."""

    def shifted(found: re.Match[str]) -> str:
        coded = base64.b64encode(found[0].encode("utf-16-be")).decode().rstrip("=")
        return f"&{coded.replace('/', ',')}-"

    return re.sub(r"[^\x20-\x7e]+", shifted, name.replace("&", "&-"))


def from_utf7(name: str) -> str:
    """A folder's name as people write it; what is no such code stays as it is."""

    def plain(found: re.Match[str]) -> str:
        if not found[1]:
            return "&"
        try:
            coded = found[1].replace(",", "/") + "=" * (-len(found[1]) % 4)
            return base64.b64decode(coded).decode("utf-16-be")
        except ValueError:
            return found[0]

    return re.sub(r"&([A-Za-z0-9+,]*)-", plain, name)
