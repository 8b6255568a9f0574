"""Articles kept: originals, versions, sightings, and readings as a cache, in one SQLite file."""

from __future__ import annotations

from digest.archive.codec import fingerprint
from digest.archive.placing import HAND, Added, Change
from digest.archive.readings import StoredReadings
from digest.archive.store import Archive
from digest.archive.turns import Turns

__all__ = ["HAND", "Added", "Archive", "Change", "StoredReadings", "Turns", "fingerprint"]
