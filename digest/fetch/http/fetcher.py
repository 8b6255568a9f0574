"""The fetcher: one address in, its bytes out."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from digest.errors import SourceError
from digest.fetch.http.answer import Got
from digest.fetch.http.options import Clock, HttpOptions
from digest.model import Fetched


class Fetcher:
    """Reads addresses, many at once but one at a time a host.

        async with Fetcher(contact="editor@example.org") as fetcher:
            got = await fetcher.get("https://example.com/feed")

    `contact` is a mail address or a page of those who fetch; servers see it in the user agent.
    """

    def __init__(
        self, *, contact: str, options: HttpOptions | None = None, clock: Clock | None = None
    ) -> None:
        self._options = options or HttpOptions()
        self._clock = clock or Clock()
        self._agent = f"NewsletterDigest/0.1 (+{contact})"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(headers={"User-Agent": self._agent})
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session:
            await self._session.close()

    async def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        allow_private: bool = False,
    ) -> Got:
        """Read one address.

        `etag` and `modified` are those of the last Got; `allow_private` permits addresses of the own
        network. Raises SourceError(address, reason); GoneError for 410, BusyError when the server asks to
        come back later than is worth waiting.
        """
        assert self._session
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            async with self._session.get(
                URL(address), headers={name: value for name, value in headers.items() if value}
            ) as response:
                raw = await response.read()
        except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
            raise SourceError(address, str(problem)) from problem
        if response.status not in {200, 203, 304}:
            raise SourceError(address, f"answered {response.status} {response.reason}")
        fetched = Fetched(
            address=str(response.url),
            raw=raw,
            seen=self._clock.now(),
            headers={name.lower(): value for name, value in response.headers.items()},
        )
        return Got(
            fetched=None if response.status == 304 else fetched,
            address=str(response.url),
            permanent=None,
            etag=response.headers.get("ETag", etag if response.status == 304 else None),
            modified=response.headers.get("Last-Modified", modified if response.status == 304 else None),
            status=response.status,
        )
