"""One article, told as a pasted page, Markdown, a saved page and a mail; outlets and people are invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.extract import read_file
from digest.model import Extraction, Outlet

OUTLETS = (
    Outlet(name="Harbor Courier", domains=("courier.example",), aliases=("courier",), zone="Asia/Seoul"),
    Outlet(
        name="한빛신문", domains=("hanbit.example",), aliases=("hanbit",), zone="Asia/Seoul", language="ko"
    ),
    Outlet(name="Lowland Post", domains=("post.example",)),
)
MODIFIED = datetime(2025, 5, 10, 8, tzinfo=UTC)

Read = Callable[..., Extraction]


@pytest.fixture
def read() -> Read:
    """Read a file's bytes or text as of May 10, 2025, with the outlets above and a letter in Berlin."""

    def run(path: str, raw: bytes | str, outlets: Sequence[Outlet] = OUTLETS) -> Extraction:
        data = raw.encode() if isinstance(raw, str) else raw
        return read_file(path, data, outlets=outlets, modified=MODIFIED, zone=ZoneInfo("Europe/Berlin"))

    return run
