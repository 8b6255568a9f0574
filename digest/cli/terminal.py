"""Printing: results to standard output, everything else to standard error.

A source's words may hold escape sequences and direction marks; nothing printed here lets them through.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from typing import TextIO

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 but tab and line feed: an escape sequence begins with one
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of what follows
    "\u2028\u2029\ufeff\ud800-\udfff]"
)
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}


def harmless(text: str) -> str:
    """`text` with control characters and direction marks written out ("\\x1b"), tab and newline kept."""
    return _HARMFUL.sub(lambda m: m.group().encode("unicode_escape").decode("ascii"), text)


def has_colour(stream: TextIO) -> bool:
    """Whether styles belong on `stream`: a terminal, and NO_COLOR (no-color.org) not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, style: str | None, stream: TextIO) -> str:
    """`text`, harmless, in `style` ("bold", "dim", "red", …) where `stream` shows colours."""
    if style is None or not has_colour(stream):
        return harmless(text)
    return f"\x1b[{_STYLES[style]}m{harmless(text)}\x1b[0m"


@dataclass(frozen=True, slots=True)
class Terminal:
    """How much a command says. Results are printed even when `quiet`."""

    quiet: bool = False
    verbose: bool = False

    def result(self, text: str, style: str | None = None) -> None:
        """What was asked for, on standard output."""
        print(styled(text, style, sys.stdout), file=sys.stdout)

    def json(self, value: object) -> None:
        """What was asked for, as JSON. Harmful characters are written as JSON's own escapes."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        print(_HARMFUL.sub(lambda m: m[0] if m[0] == "\n" else f"\\u{ord(m[0]):04x}", text), file=sys.stdout)

    def tell(self, text: str, style: str | None = None) -> None:
        """What is worth knowing, on standard error; nothing when quiet."""
        if not self.quiet:
            self.complain(text, style)

    def detail(self, text: str) -> None:
        """What only a curious person wants to know."""
        if self.verbose:
            self.tell(text, "dim")

    def complain(self, text: str, style: str | None = None) -> None:
        """What must be known even when quiet, on standard error."""
        print(styled(text, style, sys.stderr), file=sys.stderr)
