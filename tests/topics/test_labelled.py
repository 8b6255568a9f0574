"""The ready lists of topics put stories where an editor looks for them.

Half of the stories were written and put away before any phrase was chosen, yet by the same hand as the
phrases: on the news of others expect less.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.topics.labelled import labelled, misses, ready

LEAST = 0.93
"""The share of the labelled stories that must be right; 59 of 60 are, in either half."""


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_sections(part: str, tmp_path: Path) -> None:
    """At least 93 of 100 are right, of those that the phrases were chosen with and of the others."""
    wrong = [
        miss for name in ("general", "korea") for miss in misses(f"{name}_{part}", ready(name, tmp_path))
    ]
    count = sum(len(list(labelled(f"{name}_{part}"))) for name in ("general", "korea"))
    assert count == 60
    assert 1 - len(wrong) / count >= LEAST, wrong
