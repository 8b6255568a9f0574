"""How long the archive of 200 issues takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.archive import TODAY, build, store, weekly

ISSUES = 200


def archiving() -> Iterator[str]:
    """Seconds for a site of 200 issues of 12 stories, first and again."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        store(root, weekly(ISSUES))
        for which in ("made", "made again, nothing changed"):
            started = time.perf_counter()
            built = build(root, today=TODAY.replace(year=2040))
            seconds = time.perf_counter() - started
            yield f"site: {built.issues} issues, {built.files} files {which} in {seconds:.1f} s"
