"""Addresses: read without changing them, joined, and shown without a password."""

from __future__ import annotations

import re

from yarl import URL

from digest.fetch.http.trouble import Trouble

SCHEMES = frozenset({"http", "https"})
_PLAIN = re.compile(r"[!-~]+")
_HOST = re.compile(r"[0-9a-z._-]+|[0-9a-f:.]+(%[0-9a-z._-]+)?", re.IGNORECASE)


def parse(address: str) -> URL:
    """The address as it is written; only what can't be sent (spaces, other scripts) is encoded.

    Raises Trouble when it is no address of the web.
    """
    url = _read(address.strip()).with_fragment(None)
    if url.scheme not in SCHEMES:
        raise Trouble(f"only http and https are read, not {url.scheme or 'an address without a scheme'}")
    if not url.raw_host or not _HOST.fullmatch(url.raw_host):
        raise Trouble("this is no address: it names no host")
    return url if url.raw_host.islower() else url.with_host(url.raw_host.lower())


def follow(url: URL, location: str) -> URL:
    """Where a redirect leads; name and password go along on the same site only. Raises Trouble."""
    target = parse(str(url.join(_read(location.strip()))))
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
    try:
        return URL(address, encoded=_PLAIN.fullmatch(address) is not None)
    except ValueError as problem:
        raise Trouble(f"this is no address: {problem}") from problem
