"""Same inputs, same bytes: whatever order Python's sets have in a run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_order_of_sets_changes_nothing(tmp_path: Path) -> None:
    """Two processes with other hash seeds build the sample week to equal bytes."""
    built = []
    for seed in ("1", "4711"):
        subprocess.run(
            [sys.executable, "-m", "digest", "demo", f"week{seed}", "--quiet"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        folder = next((tmp_path / f"week{seed}").glob("issues/*/*/"))
        built.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert built[0].keys() == built[1].keys()
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []
