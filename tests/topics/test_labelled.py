"""The ready lists of topics put stories where an editor looks for them.

Half of the stories were written and put away before any phrase was chosen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.topics.labelled import labelled, misses, ready

WHOLE = 0.85
"""The share of all labelled stories that must be right."""


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_sections(part: str, tmp_path: Path) -> None:
    """At least 85 of 100 are right, of those that the phrases were chosen with and of the others."""
    wrong = [
        miss for name in ("general", "korea") for miss in misses(f"{name}_{part}", ready(name, tmp_path))
    ]
    count = sum(len(list(labelled(f"{name}_{part}"))) for name in ("general", "korea"))
    assert count == 60
    assert 1 - len(wrong) / count >= WHOLE, wrong
