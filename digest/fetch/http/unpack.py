"""Unpacking gzip and deflate within a limit: a bomb costs no more memory than an honest page."""

from __future__ import annotations

import re
import zlib

from digest.fetch.http.trouble import Trouble, lasting

OFFERED = "gzip, deflate"
_UNKNOWN = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
"""Codings that were not offered, and can't be told from other bytes."""
_GZIP = b"\x1f\x8b"
_EITHER, _RAW = 47, -15


class Unpacker:
    """Takes an answer's bytes as they come and gives them unpacked, `largest` bytes at most.

    A coding that is none (utf-8) or that the bytes do not bear is passed over: servers say gzip of
    plain text.
    """

    def __init__(self, coding: str, largest: int) -> None:
        self._coding = coding.strip().lower()
        self._largest = largest
        self._size = 0
        self._started = False
        self._stream: zlib._Decompress | None = None
        if _UNKNOWN & set(re.split(r"[,\s]+", self._coding)):
            raise lasting(f"the answer is packed as {self._coding[:20]}, which was not offered")

    def feed(self, chunk: bytes) -> bytes:
        """The next bytes, unpacked. Raises Trouble beyond the limit and for broken data."""
        if not self._started and chunk:
            self._started = True
            self._stream = self._begin(chunk)
        out = self._inflate(chunk) if self._stream else chunk
        self._size += len(out)
        if self._size > self._largest:
            raise too_large(self._largest)
        return out

    def close(self) -> None:
        """Raises Trouble when the packed data had no end."""
        if self._stream and not self._stream.eof:
            raise Trouble("the answer broke off", again=True)

    def _begin(self, chunk: bytes) -> zlib._Decompress | None:
        if "gzip" in self._coding and chunk.startswith(_GZIP[: len(chunk)]):
            return zlib.decompressobj(_EITHER)
        if self._coding == "deflate":
            zlib_header = chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
            return zlib.decompressobj(_EITHER if zlib_header else _RAW)
        return None

    def _inflate(self, chunk: bytes) -> bytes:
        assert self._stream
        parts = []
        room = self._largest - self._size + 1
        try:
            while chunk and room > 0:
                part = self._stream.decompress(chunk, room)
                parts.append(part)
                room -= len(part)
                chunk = self._next_member()
        except zlib.error as problem:
            raise Trouble("the answer can't be unpacked", again=True) from problem
        return b"".join(parts)

    def _next_member(self) -> bytes:
        """What is left for a further member of a gzip file; other bytes after the end are dropped."""
        assert self._stream
        rest = self._stream.unused_data
        if not self._stream.eof or not rest.startswith(_GZIP):
            return b""
        self._stream = zlib.decompressobj(_EITHER)
        return rest


def unpack_file(raw: bytes, largest: int) -> bytes:
    """A file that is itself gzip (sitemap.xml.gz), unpacked; any other as it is. Raises Trouble."""
    if not raw.startswith(_GZIP):
        return raw
    unpacker = Unpacker("gzip", largest)
    out = unpacker.feed(raw)
    unpacker.close()
    return out


def too_large(largest: int) -> Trouble:
    """The answer is over the limit."""
    return lasting(f"the answer is larger than {largest / 1e6:g} MB")
