"""What can go wrong on the way, in words, and whether another try is worth it."""

from __future__ import annotations

import errno
import os
import re
import socket
from datetime import datetime

import aiohttp

from digest.errors import BusyError, RefusedError, SourceError

_PASSWORD = re.compile(r"^(\s*https?://)[^/?#]*@", re.IGNORECASE)
NO_WAY_IN, SILENT = 2, 1
"""Blame: no connection was to be had; or there was one, and then no answer."""


class Trouble(Exception):
    """One request failed. `again`: the next try may do better; `blame`: how much it speaks against the
    whole host (NO_WAY_IN, SILENT or 0); `kind`: the error that it is to the caller.

    Leaves this room only as the SourceError that `error` makes of it.
    """

    def __init__(
        self,
        reason: str,
        *,
        again: bool = False,
        blame: int = 0,
        until: datetime | None = None,
        kind: type[SourceError] = SourceError,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.blame = blame
        self.until = until
        self.kind = kind

    def fresh(self) -> Trouble:
        """The same once more, without the trace of the first time."""
        return Trouble(self.reason, again=self.again, blame=self.blame, until=self.until, kind=self.kind)

    def error(self, address: str) -> SourceError:
        """The same for the caller, who asked for `address`; a password in it is told to nobody."""
        address = _PASSWORD.sub(r"\1", address)
        if self.until:
            return BusyError(address, self.reason, self.until)
        return self.kind(address, self.reason)


def lasting(reason: str) -> Trouble:
    """Trouble that another day won't mend."""
    return Trouble(reason, kind=RefusedError)


class PrivateAddressError(OSError):
    """The connection would lead into a private network."""

    def __init__(self, host: str, address: str) -> None:
        place = host if host == address else f"{host} ({address})"
        super().__init__(errno.EACCES, f"{place} is an address of a private network")


def explain(problem: aiohttp.ClientError | TimeoutError | OSError | ValueError) -> Trouble:
    """What a failure of aiohttp means for the reader of the report."""
    match problem:
        case aiohttp.ClientConnectorError(os_error=PrivateAddressError() as private):
            return lasting(f"refused: {private.strerror}; if it is your own: private = true, or --private")
        case aiohttp.ClientConnectorDNSError():
            return _unresolved(problem)
        case aiohttp.ClientSSLError():
            return Trouble(f"no safe connection: {_certificate(problem)}", blame=NO_WAY_IN)
        case aiohttp.ClientConnectorError():
            return Trouble(f"can't be reached: {_system(problem.os_error)}", again=True, blame=NO_WAY_IN)
        case aiohttp.ConnectionTimeoutError():
            return Trouble("can't be reached: no connection in time", again=True, blame=NO_WAY_IN)
        case aiohttp.SocketTimeoutError():
            return Trouble("the server fell silent", again=True, blame=SILENT)
        case TimeoutError():
            return Trouble("the answer took too long", blame=SILENT)
        case aiohttp.ClientPayloadError():
            return Trouble("the answer broke off", again=True)
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return Trouble("the connection broke off", again=True, blame=SILENT)
        case aiohttp.ClientResponseError():
            return Trouble(f"the answer is no proper HTTP: {_line(problem.message)}")
    return Trouble(f"can't be fetched: {_line(str(problem))}")


def _unresolved(problem: aiohttp.ClientConnectorDNSError) -> Trouble:
    again = problem.os_error.errno == socket.EAI_AGAIN
    return Trouble("the name of the host is not known", again=again, blame=NO_WAY_IN)


def _certificate(problem: aiohttp.ClientSSLError) -> str:
    if isinstance(problem, aiohttp.ClientConnectorCertificateError):
        return _line(getattr(problem.certificate_error, "verify_message", "") or "certificate not valid")
    return _line(str(getattr(problem.os_error, "reason", "") or problem.os_error)).lower()


def _system(problem: OSError) -> str:
    if problem.errno and problem.errno > 0:
        return os.strerror(problem.errno).lower()
    return _line(str(problem))


def _line(text: str) -> str:
    """The first 100 characters on one line: the words may be the server's own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:100]
