"""The errors of the house. Only `pipeline` catches `SourceError`; only `cli` catches `DigestError`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


class DigestError(Exception):
    """Anything that a person can mend; its text says what is wrong, where, and what to do."""


class SourceError(DigestError):
    """One source failed and the issue goes on without it.

    `address` is the path or URL of the source, `reason` what happened there.
    """

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class RefusedError(SourceError):
    """The address gives nothing, and asking again another day brings the same: 404, barred by robots.txt,
    no address of the web, of a private network, too large."""


class GoneError(RefusedError):
    """The server says that the address is gone for good (410): ask no more."""


class BusyError(SourceError):
    """The server asks to come back later, at `until` (aware), which is too long to wait for."""

    def __init__(self, address: str, reason: str, until: datetime) -> None:
        super().__init__(address, reason)
        self.until = until


class ConfigError(DigestError):
    """A mistake in a file that a person wrote. `key` is the dotted key, or "" for the whole file."""

    def __init__(self, path: Path | str, key: str, reason: str) -> None:
        super().__init__(f"{path}: {key}: {reason}" if key else f"{path}: {reason}")
        self.path = Path(path)
        self.key = key
        self.reason = reason


class ArchiveError(DigestError):
    """The archive can't be read or written: damaged, locked for too long, or of a newer version."""


class RenderError(DigestError):
    """A template failed. `template` is its path within the theme, `line` the line there (0: unknown),
    `theme` the folder of the theme that holds it ("": unknown)."""

    def __init__(self, template: str, line: int, reason: str, theme: str = "") -> None:
        place = f"theme {theme}: {template}" if theme else template
        super().__init__(f"{place}, line {line}: {reason}" if line else f"{place}: {reason}")
        self.theme = theme
        self.template = template
        self.line = line
        self.reason = reason


class ProofError(DigestError):
    """Printed words do not stand where the issue says they stand."""


class DeliveryError(DigestError):
    """A mail could not be handed over."""
