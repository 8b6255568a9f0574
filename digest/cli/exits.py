"""The exit codes of `digest`, in one place; the help and the README print this table."""

from __future__ import annotations

from enum import IntEnum

from digest.errors import ArchiveError, ConfigError, DeliveryError, DigestError, ProofError, RenderError


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    INPUT = 1
    USAGE = 2
    CONFIG = 3
    PROOF = 4
    ARCHIVE = 5
    DELIVERY = 6
    FOUND = 7
    INTERRUPTED = 130
    HUNG_UP = 141


MEANING = {
    Exit.OK: "done (an issue whose stories are all held counts as done, and says so)",
    Exit.INPUT: "something given can't be read or written: a file, a folder, a source",
    Exit.USAGE: "the command line is wrong",
    Exit.CONFIG: "a mistake in a file that a person wrote: config, edits, template",
    Exit.PROOF: "the proof failed: printed words do not stand where the issue says",
    Exit.ARCHIVE: "the archive is damaged, locked or of a newer version",
    Exit.DELIVERY: "mail could not be handed over",
    Exit.FOUND: "`lint` has found what should not be sent",
    Exit.INTERRUPTED: "interrupted by Ctrl-C; nothing is left half written",
    Exit.HUNG_UP: "what read the output has gone (`head` had enough)",
}

_OF_ERROR: tuple[tuple[type[DigestError], Exit], ...] = (
    (ConfigError, Exit.CONFIG),
    (RenderError, Exit.CONFIG),
    (ProofError, Exit.PROOF),
    (ArchiveError, Exit.ARCHIVE),
    (DeliveryError, Exit.DELIVERY),
)


def exit_of(error: DigestError) -> Exit:
    """The exit code that tells of `error`."""
    return next((code for kind, code in _OF_ERROR if isinstance(error, kind)), Exit.INPUT)


def table() -> str:
    """The codes and what they mean, a line each, for the help."""
    return "\n".join(f"{code.value:>4}  {MEANING[code]}" for code in Exit)
