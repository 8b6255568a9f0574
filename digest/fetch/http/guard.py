"""The guard of the own network: connections are made only to addresses that were checked.

Names are resolved here and their addresses checked; aiohttp connects to the very addresses that come
out, and each socket's address is checked again when the socket is made. So neither a redirect nor a name
that changes its address between two look-ups leads to a router's page or a cloud's metadata.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

from digest.fetch.http.trouble import PrivateAddressError

IPAddress = IPv4Address | IPv6Address
Lookup = Callable[[str, int], Awaitable[Sequence[str]]]
"""A host's name and port → its IP addresses as text; raises OSError."""
AddressTest = Callable[[IPAddress], bool]
AddrInfo = tuple[int, int, int, str, tuple[object, ...]]
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the open Internet: not private, loopback, link-local, shared,
    multicast, reserved or unspecified; an IPv4 address inside an IPv6 one is looked at itself."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPAddress) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64 or address in _COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


class SystemLookup:
    """What the system says about a name. In threads of its own: names that nobody answers for keep
    neither other names waiting nor the work of others in asyncio's shared threads."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="lookup")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, best first; raises OSError."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _ask_system, host, port)
        return tuple(dict.fromkeys(str(address[0]) for *_, address in found))

    def close(self) -> None:
        """No further look-ups; those under way are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _ask_system(host: str, port: int) -> list[AddrInfo]:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG))
    except UnicodeError as problem:
        raise OSError(socket.EAI_NONAME, f"no name of a host: {problem}") from problem


class GuardedResolver(AbstractResolver):
    """Resolves a name to its permitted addresses, by `lookup`; `permitted` None permits all."""

    def __init__(self, lookup: Lookup, permitted: AddressTest | None) -> None:
        self._lookup = lookup
        self._permitted = permitted

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses to connect to; raises PrivateAddressError when none of them is permitted."""
        found = await self._lookup(host, port)
        if not found:
            raise OSError(socket.EAI_NONAME, "no address")
        allowed = [address for address in found if self._passes(address)]
        if not allowed:
            raise PrivateAddressError(host, found[0])
        return [_result(host, address, port) for address in allowed]

    async def close(self) -> None:
        """Nothing is held."""

    def open_socket(self, info: AddrInfo) -> socket.socket:
        """A socket for one address, the last gate before every connection."""
        family, kind, protocol, _, place = info
        if not self._passes(str(place[0])):
            raise PrivateAddressError(str(place[0]), str(place[0]))
        return socket.socket(family=family, type=kind, proto=protocol)

    def _passes(self, address: str) -> bool:
        if self._permitted is None:
            return True
        try:
            return self._permitted(ip_address(address))
        except ValueError:
            return False


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )
