"""A mistake in a file, told by its key, the value given, and what is allowed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Place = tuple[int | str, ...]

_ALLOWED = {
    "string_type": "a text in quotation marks",
    "tuple_type": 'a list, such as ["one", "two"]',
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "a table of keys",
    "dict_type": "a table of keys",
    "string_too_short": "a text that is not empty",
    "too_short": "at least one entry",
}


def told(errors: Iterable[ErrorDetails], table: type[BaseModel]) -> list[tuple[str, str]]:
    """Each mistake as (dotted key, reason)."""
    return [_told(error, table) for error in errors]


def _told(error: ErrorDetails, table: type[BaseModel]) -> tuple[str, str]:
    place, kind = error["loc"], error["type"]
    if kind == "extra_forbidden":
        return dotted(place), _unknown(str(place[-1]), _table_at(table, place[:-1]))
    if kind == "missing":
        return dotted(place), f"is missing; {_needed(str(place[-1]), _table_at(table, place[:-1]))}"
    if kind == "value_error" and isinstance(error["input"], dict):
        # A rule between several tables tells itself what was given.
        return dotted(place), str(error["ctx"]["error"])
    return dotted(place), f"{_shown(error['input'])} given; {_allowed(error)}"


def dotted(place: Place) -> str:
    """("outlets", "The Daily", "zone") → outlets."The Daily".zone, as TOML would write it."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in place if part != "[key]"]
    return ".".join(
        part if part.replace("-", "_").isidentifier() or part.isdigit() else f'"{part}"' for part in parts
    )


def _allowed(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"allowed is {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"allowed is a text of the form {context['pattern']}"
    if kind in _ALLOWED:
        return f"allowed is {_ALLOWED[kind]}"
    return error["msg"].replace("Input should be", "allowed is a value")


def _unknown(key: str, table: type[BaseModel] | None) -> str:
    known = list(table.model_fields) if table else []
    near = difflib.get_close_matches(key, known, n=1)
    guess = f"did you mean {near[0]!r}? " if near else ""
    return f"is no key that is known here; {guess}allowed are {', '.join(known)}"


def _needed(key: str, table: type[BaseModel] | None) -> str:
    """What a key that must be there is for, by its description in the schema."""
    about = table.model_fields[key].description if table else None
    return f"needed is {about}" if about else "it is needed"


def _table_at(table: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The table that stands at a place of the file."""
    found: Any = table
    for part in place:
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = found.model_fields[str(part)].annotation
            found = (
                next((arg for arg in get_args(found) if arg is not type(None)), found)
                if _optional(found)
                else found
            )
        else:
            found = next((arg for arg in reversed(get_args(found)) if arg is not Ellipsis), None)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _optional(annotation: object) -> bool:
    return type(None) in get_args(annotation)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
