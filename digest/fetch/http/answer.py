"""What came back: an answer of a server, and what the caller gets of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

from digest.model import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """The outcome of a successful get.

    `fetched` is None when nothing has changed (304). `address` is where the bytes came from after every
    redirect, without a password; `permanent` is the new address when the server said for good that the
    old one has moved (301, 308), else None. `etag` and `modified` are the values to hand in next time,
    `status` the server's (200, 203 or 304).
    """

    fetched: Fetched | None
    address: str
    permanent: str | None
    etag: str | None
    modified: str | None
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One response: `headers` under lower-case names, the last of a name; `raw` unpacked."""

    status: int
    phrase: str
    headers: Mapping[str, str]
    raw: bytes
    cookies: SimpleCookie | None = None
    """Those of a redirect only."""
