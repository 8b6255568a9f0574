"""What the archive knows of the sources: how each stood, its days of news, and what letters link to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from digest.archive.identity import url_key
from digest.model import SourceState

_NAMES = tuple(field.name for field in fields(SourceState))
_MOMENTS = ("read", "succeeded", "news", "failing")


class Access(Protocol):
    """The archive's ways in: each call one transaction, each error told."""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """To look."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """To write, all or nothing."""


class SourceBook:
    """The sources' part of an archive; got as `archive.sources`. Raises ArchiveError as the archive does."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def state(self, source_id: str) -> SourceState:
        """How a source stood; of one that was never read, that."""
        return self.states([source_id]).get(source_id, SourceState(source_id=source_id))

    def states(self, ids: Collection[str] | None = None) -> Mapping[str, SourceState]:
        """How each source stood that was ever read, those of `ids` only if given."""
        with self._access.reading() as db:
            sql = f"SELECT {', '.join(_NAMES)} FROM source_states"
            if ids is None:
                rows = db.execute(sql).fetchall()
            else:
                chosen = " WHERE source_id IN (SELECT value FROM json_each(?))"
                rows = db.execute(sql + chosen, (json.dumps(sorted(ids)),)).fetchall()
        return {row[0]: _state(row) for row in rows}

    def note(self, state: SourceState) -> None:
        """Keep how a source stands now."""
        with self._access.writing() as db:
            marks = ", ".join("?" * len(_NAMES))
            db.execute(
                f"INSERT OR REPLACE INTO source_states ({', '.join(_NAMES)}) VALUES ({marks})", _row(state)
            )

    def forget(self, source_id: str) -> None:
        """Leave out a source's state; its articles stay."""
        with self._access.writing() as db:
            db.execute("DELETE FROM source_states WHERE source_id = ?", (source_id,))

    def days(self, source_id: str, limit: int = 30) -> tuple[date, ...]:
        """The last days, newest first, on which an article came out that this source listed."""
        sql = """
            SELECT DISTINCT published / 86400000000 AS day
            FROM versions JOIN sightings USING (article_id, version)
            WHERE source_id = ? ORDER BY day DESC LIMIT ?
        """
        with self._access.reading() as db:
            rows = db.execute(sql, (source_id, limit)).fetchall()
        return tuple(date.fromordinal(date(1970, 1, 1).toordinal() + day) for (day,) in rows)

    def articles(self, source_id: str) -> tuple[str, ...]:
        """The ids of the articles that a source has listed."""
        sql = "SELECT DISTINCT article_id FROM sightings WHERE source_id = ? ORDER BY article_id"
        with self._access.reading() as db:
            return tuple(id for (id,) in db.execute(sql, (source_id,)))

    def vote(self, letter: str, links: Sequence[str]) -> None:
        """Note which addresses a letter (its article's id) links to."""
        keys = {key: link for link in reversed(links) if (key := url_key(link))}
        with self._access.writing() as db:
            db.executemany(
                "INSERT OR IGNORE INTO votes VALUES (?, ?, ?)",
                [(key, letter, link) for key, link in sorted(keys.items())],
            )

    def has_voted(self, letter: str) -> bool:
        """Whether a letter's links are kept."""
        with self._access.reading() as db:
            return (
                db.execute("SELECT 1 FROM votes WHERE letter = ? LIMIT 1", (letter,)).fetchone() is not None
            )

    def voters(self) -> Mapping[str, frozenset[str]]:
        """The letters (their articles' ids) that link to an article, by its id; only those that one does."""
        sql = """
            SELECT DISTINCT article_id, letter FROM votes
            JOIN (SELECT DISTINCT article_id, url_key FROM versions) USING (url_key)
            WHERE letter != article_id ORDER BY article_id, letter
        """
        with self._access.reading() as db:
            rows = db.execute(sql).fetchall()
        return {id: frozenset(letter for _, letter in own) for id, own in groupby(rows, itemgetter(0))}


def _row(state: SourceState) -> tuple[str | int | None, ...]:
    values = [getattr(state, name) for name in _NAMES]
    return tuple(value.isoformat() if isinstance(value, datetime) else value for value in values)


def _state(row: Sequence[str]) -> SourceState:
    values = dict(zip(_NAMES, row, strict=True))
    moments = {name: datetime.fromisoformat(values[name]) for name in _MOMENTS if values[name]}
    return SourceState(**{**values, **moments, "gone": bool(values["gone"])})  # type: ignore[arg-type]
