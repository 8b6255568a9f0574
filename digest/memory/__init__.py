"""Memory: which of today's stories an earlier issue has told, and what is new in them since.

Pure: past issues, today's stories and their readings go in, links and bars come out. `digest.pipeline`
keeps what an issue told beside it, and asks `digest.group` how much two stories say in common.
"""

from __future__ import annotations

from digest.memory.bars import bar_printed, bar_told
from digest.memory.news import Recalled, recall
from digest.memory.telling import known_before, tell
from digest.memory.threads import Telling, Thread, link, threads

__all__ = [
    "Recalled",
    "Telling",
    "Thread",
    "bar_printed",
    "bar_told",
    "known_before",
    "link",
    "recall",
    "tell",
    "threads",
]
