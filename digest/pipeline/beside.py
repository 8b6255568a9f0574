"""Files that the edits name: they lie beside the edits, or below the config's folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from digest.errors import ConfigError
from digest.files import EDITS_FILE


def read_beside(name: str, key: str, folder: Path, root: Path, largest: int) -> bytes:
    """The bytes of a file in the issue's `folder`, or below the config's `root`; a link that leads out of
    both is not followed. Raises ConfigError, which names the `key`, for a file that is not there, lies
    outside, has more than `largest` bytes or can't be read."""
    edits, places = folder / EDITS_FILE, [folder / name, root / name]
    try:
        found = next((place for place in places if place.is_file()), None)
        if found is None:
            looked = " or ".join(map(str, places))
            raise ConfigError(edits, key, f"{name!r} is not there; looked for {looked}")
        if not any(found.resolve().is_relative_to(place.resolve()) for place in (folder, root)):
            raise ConfigError(edits, key, f"{name!r} lies outside {root}")
        if found.stat().st_size > largest:
            raise ConfigError(edits, key, f"{name!r} is larger than {largest // 1000} KB")
        return found.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ConfigError(edits, key, f"{name!r} can't be read: {why}") from error
