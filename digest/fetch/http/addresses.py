"""Addresses: read without changing them, joined, and shown without a password."""

from __future__ import annotations

import re

from yarl import URL

from digest.fetch.http.trouble import lasting

SCHEMES = frozenset({"http", "https"})
_PLAIN = re.compile(r"[!-~]+")
_HOST = re.compile(r"[0-9a-z._-]+|[0-9a-f:.]+(%[0-9a-z._-]+)?", re.IGNORECASE)


def parse(address: str) -> URL:
    """The address as it is written; only what can't be sent (spaces, other scripts) is encoded.

    Raises Trouble when it is no address of the web.
    """
    try:
        return _checked(_read(address.strip()))
    except ValueError as problem:
        raise lasting(f"this is no address: {problem}") from problem


def _checked(url: URL) -> URL:
    if url.scheme not in SCHEMES:
        raise lasting(f"only http and https are read, not {url.scheme or 'an address without a scheme'}")
    host = url.raw_host or ""
    if not _HOST.fullmatch(host) or url.port is None:
        raise lasting("this is no address: it names no host")
    return (url if host == host.lower() else url.with_host(host.lower())).with_fragment(None)


def follow(url: URL, location: str) -> URL:
    """Where a redirect leads; name and password go along on the same site only. Raises Trouble."""
    try:
        target = _checked(url.join(_read(location.strip())))
    except ValueError as problem:
        raise lasting(f"it redirects to what is no address: {problem}") from problem
    if target.user is None and url.user is not None and target.origin() == url.origin():
        return target.with_user(url.user).with_password(url.password)
    return target


def shown(url: URL) -> str:
    """The address without name and password."""
    return str(url.with_user(None))


def host_of(url: URL) -> str:
    """The host's name, lower case, without the last dot."""
    return (url.raw_host or "").lower().rstrip(".")


def _read(address: str) -> URL:
    return URL(address, encoded=_PLAIN.fullmatch(address) is not None)
