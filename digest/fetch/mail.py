"""Letters out of a mailbox: an .eml file, a folder of them, an mbox, a Maildir, a folder on an IMAP server.

Only the box that is named is read; nothing in it is marked, moved or deleted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from ssl import SSLContext

from digest.errors import SourceError
from digest.fetch.boxes import read_box
from digest.fetch.imap import mailbox_of, read_imap
from digest.fetch.letters import as_fetched, sent
from digest.model import Failure, Fetched

PASSWORD = "DIGEST_IMAP_PASSWORD"
"""The variable of the environment that holds the password, unless a source names another."""
_SERVERS = ("imaps://", "imap://")


def is_server(location: str) -> bool:
    """Whether a location is a folder on a server; else it is a path."""
    return location.startswith(_SERVERS)


def read_mail(
    location: str,
    *,
    now: datetime,
    environment: Mapping[str, str],
    password: str = PASSWORD,
    since: date | None = None,
    after: str | None = None,
    last: int | None = None,
    tls: SSLContext | None = None,
) -> Iterator[Fetched | Failure]:
    """The letters of a box, oldest first, each under its own name (`<Message-ID>.eml`), or why it was not
    read.

    `location` is a path or `imaps://user@host/Folder`; `password` names the variable of `environment` that
    holds a server's password. Letters before `since` are left out; `after` is `headers["mark"]` of the last
    letter that was kept, and only later ones come (servers only; a path is read whole); with `last` so many
    of the newest only. Raises SourceError when the box can't be read, also after some letters: those are
    whole, and the next run goes on.
    """
    if is_server(location):
        box = mailbox_of(location)
        secret = environment.get(password, "")
        if not secret:
            raise SourceError(box.address, f"needs a password: put it into the environment as {password}")
        found = read_imap(box, password=secret, since=since, after=after, last=last, tls=tls)
    else:
        found = read_box(Path(location))
    for each in deque(found, last) if last else found:
        if isinstance(each, Failure):
            yield each
        elif not since or _is_since(each.raw, since):
            yield as_fetched(each, now)


def _is_since(raw: bytes, since: date) -> bool:
    """Whether a letter was sent on that day or later, in any zone; one without a date stays."""
    moment = sent(raw)
    first = datetime.combine(since, time(), UTC) - timedelta(hours=14)
    return moment is None or moment >= first
