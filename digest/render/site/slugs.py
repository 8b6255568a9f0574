"""Names → the names of files and addresses: ASCII, safe on every disk, and the same for ever."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | {"’": "", "'": ""}
)
_RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that are a page of ours or a device of Windows."""
_LONGEST = 60


def slug(name: str) -> str:
    """ "Mara Lindqvist" → "mara-lindqvist"; a name that ASCII can't tell gets a number of its own instead:
    the same name, the same slug."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    told = sum(map(str.isalnum, words)) == sum(map(str.isalnum, kept))
    if words and told and words not in _RESERVED and len(words) <= _LONGEST:
        return words
    head = words[: _LONGEST - 10].strip("-") or "n"
    return f"{head}-{_digest(name)}"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each name, in the order given. Of two names with one slug the later gets its own number
    behind it, so that the earlier one's address stays when the later one comes."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        wanted = slug(name)
        given[name] = f"{wanted}-{_digest(name)}" if wanted in taken else wanted
        taken.add(given[name])
    return given


def _digest(name: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
