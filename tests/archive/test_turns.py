"""Two processes and one archive: each source is read by one of them at a time."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from digest.archive import Turns

HOLD = """
import asyncio, sys
from pathlib import Path
from digest.archive import Turns

async def hold():
    async with Turns(Path(sys.argv[1])).of("harbor"):
        print("mine", flush=True)
        sys.stdin.read()

asyncio.run(hold())
"""


def test_a_turn_is_waited_for_and_ends_with_its_process(tmp_path: Path) -> None:
    """A source that another process reads is waited for, no other is; a killed process leaves no lock."""
    archive = tmp_path / "archive.db"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLD, archive], stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"mine\n"
        turns = Turns(archive)

        async def story() -> tuple[bool, bool]:
            async with turns.of("field") as at_once:
                pass
            asyncio.get_running_loop().call_later(0.2, holder.kill)
            async with turns.of("harbor") as after:
                return at_once, after

        assert asyncio.run(story()) == (False, True)
        turns.close()
