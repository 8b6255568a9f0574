"""The fixed words of a letter: a catalogue, filled in, with its own dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from digest.errors import RenderError
from digest.model import Gloss
from digest.render.theme import STRINGS, Theme, read_table

_FILE = "labels.toml"


class Label(str):
    """Words of the catalogue, filled in: template text, not a source's."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A theme's catalogue. Every call raises RenderError where a line is missing or badly formed."""

    table: Mapping[str, Any]

    def text(self, key: str, values: Mapping[str, object] | None = None) -> Label:
        """The line `key` of [text], with `values` in the places of their names."""
        return self._fill("text", key, values or {})

    @property
    def site(self) -> Mapping[str, Label]:
        """The lines of [site], which the archive's pages say."""
        table = self.table.get("site")
        return {key: self._fill("site", key, {}) for key in table} if isinstance(table, Mapping) else {}

    def why(self, rule: str) -> Label:
        """Why something is not in the letter, by the rule that keeps it out."""
        return self._fill("why", rule, {})

    def count(self, key: str, n: int) -> Label:
        """ "1 article", "3 articles"."""
        form = "one" if n == 1 else "other"
        return self._fill_line(f"plural.{key}.{form}", self._line("plural", key, form), {"n": n})

    def language(self, code: str) -> str:
        """The name of a language, or its code where the catalogue has no name for it."""
        return str(self.table.get("languages", {}).get(code.split("-")[0].lower(), code))

    def day(self, day: date, near: int | None = None) -> Label:
        """ "May 9", with the year unless that is `near`."""
        return self._fill("dates", "day" if near == day.year else "day_year", self._names(day))

    def weekday(self, day: date) -> Label:
        """ "Fri May 9"."""
        return self._fill("dates", "weekday", self._names(day))

    def month(self, year: int, month: int) -> Label:
        """ "May 2025"."""
        return self._fill("dates", "month_year", self._names(date(year, month, 1)))

    def span(self, first: date, last: date) -> Label:
        """ "May 2–8, 2025", "April 28 – May 4, 2025"; both days are inclusive."""
        if first == last:
            form = "same_day"
        elif first.year != last.year:
            form = "other_year"
        else:
            form = "same_month" if first.month == last.month else "same_year"
        ends = {f"last_{key}": value for key, value in self._names(last).items()}
        return self._fill("dates", form, {**self._names(first), **ends})

    def gloss(self, gloss: Gloss, near: int) -> Label:
        """ "May 6", "May 5–11", "April", "2024": with the year where it is not `near`."""
        if gloss.precision == "year":
            return self._fill("dates", "year", self._names(gloss.day))
        if gloss.precision == "month":
            form = "month" if gloss.day.year == near else "month_year"
            return self._fill("dates", form, self._names(gloss.day))
        last = gloss.last or gloss.day
        if last == gloss.day:
            return self.day(gloss.day, near)
        if {gloss.day.year, last.year} != {near}:
            return self.span(gloss.day, last)
        ends = {f"last_{key}": value for key, value in self._names(last).items()}
        form = "near_month" if gloss.day.month == last.month else "near_year"
        return self._fill("dates", form, {**self._names(gloss.day), **ends})

    def _names(self, day: date) -> dict[str, object]:
        return {
            "month": self._line("dates", "months", day.month - 1),
            "weekday": self._line("dates", "weekdays", day.weekday()),
            "day": day.day,
            "year": day.year,
        }

    def _line(self, *keys: str | int) -> str:
        found: Any = self.table
        for key in keys:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError) as error:
                raise RenderError(_FILE, 0, f"{'.'.join(map(str, keys))} is missing") from error
        if not isinstance(found, str):
            raise RenderError(_FILE, 0, f"{'.'.join(map(str, keys))} is no text")
        return found

    def _fill(self, table: str, key: str, values: Mapping[str, object]) -> Label:
        return self._fill_line(f"{table}.{key}", self._line(table, key), values)

    def _fill_line(self, key: str, line: str, values: Mapping[str, object]) -> Label:
        try:
            return Label(line.format_map({name: str(value) for name, value in values.items()}))
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            raise RenderError(_FILE, 0, f"{key}: {error!r} in {line!r}") from error


def read_labels(theme: Theme, language: str = "en") -> Labels:
    """The catalogue of a language ("ko", "pt-BR"), its gaps filled in English, with the lines that the
    theme says in its own way. Raises RenderError."""
    spoken = (f"{STRINGS}/{code}.toml" for code in dict.fromkeys(["en", language.split("-")[0], language]))
    return Labels(table=read_table(theme, *spoken, _FILE))
