"""Values ↔ bytes. JSON, so that nothing that is read can run; what goes in comes out equal."""

from __future__ import annotations

import functools
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from digest.model import Article, Cut, Extraction, Reading, Sighting

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """An extraction without its article."""

    cuts: tuple[Cut, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How an original came: a `Fetched` without its bytes."""

    address: str
    seen: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


class Garbled(Exception):
    """Stored bytes that are not what we wrote: the file was damaged within a value."""


@functools.cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    # Not at the top: it takes a tenth of a second, and not every command opens the archive.
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _load(kind: type, raw: str | bytes) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(raw)
    except ValidationError as error:
        raise Garbled(f"a stored {kind.__name__} can't be read") from error


def inflate(raw: bytes) -> bytes:
    """The bytes that were compressed."""
    try:
        return zlib.decompress(raw)
    except zlib.error as error:
        raise Garbled(f"stored bytes can't be read: {error}") from error


def is_text(extraction: Extraction) -> bool:
    """Whether all its words can be written. Broken escapes in a page leave halves of characters (lone
    surrogates), which are in no encoding."""
    from pydantic_core import PydanticSerializationError

    try:
        _adapter(Extraction).dump_json(extraction)
    except PydanticSerializationError:
        return False
    return True


def article_to_json(article: Article) -> str:
    """The whole value."""
    return _adapter(Article).dump_json(article).decode()


def article_from_json(text: str) -> Article:
    """The value that was written. Raises Garbled, as all of these."""
    article: Article = _load(Article, text)
    return article


def arrival_to_json(arrival: Arrival) -> str:
    """The whole value."""
    return _adapter(Arrival).dump_json(arrival).decode()


def arrival_from_json(text: str) -> Arrival:
    """The value that was written."""
    arrival: Arrival = _load(Arrival, text)
    return arrival


def cutting_to_bytes(extraction: Extraction) -> bytes:
    """What an extraction says beside its article."""
    cutting = Cutting(cuts=extraction.cuts, origins=extraction.origins)
    return zlib.compress(_adapter(Cutting).dump_json(cutting), 1)


def cutting_from_bytes(raw: bytes) -> Cutting:
    """The value that was written."""
    cutting: Cutting = _load(Cutting, inflate(raw))
    return cutting


def reading_to_bytes(reading: Reading) -> bytes:
    """The whole value, its article included."""
    return zlib.compress(_adapter(Reading).dump_json(reading), 1)


def reading_from_bytes(raw: bytes) -> Reading:
    """The value that was written; Garbled also if the nouns have changed since."""
    reading: Reading = _load(Reading, inflate(raw))
    return reading


def sha256(raw: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def export_line(article: Article, sightings: Sequence[Sighting]) -> str:
    """An article and who listed it, as one line of JSON."""
    values = _adapter(Article).dump_python(article, mode="json")
    values["sightings"] = [_adapter(Sighting).dump_python(each, mode="json") for each in sightings]
    return json.dumps(values, ensure_ascii=False)


def fingerprint(article: Article) -> str:
    """The SHA-256 of a version's whole value, whatever its id, its number, and the part of the outlet that it
    stands in: an article that moves to another section is no new version."""
    bare = replace(article, id="", version=1)
    return hashlib.sha256(_adapter(Article).dump_json(bare, exclude={"section"})).hexdigest()


def ticks(moment: datetime) -> int:
    """Microseconds since 1970 in UTC, exact for every year that Python knows."""
    return (moment.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1)
