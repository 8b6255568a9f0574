"""Readings kept between runs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from digest.archive import codec
from digest.archive.told import told
from digest.model import Reading

BATCH = 200


class StoredReadings:
    """A cache for `digest.reading.read`: one reading for each version of an article. Those of another
    maker count as not there, and are written over."""

    def __init__(self, db: sqlite3.Connection, path: Path, maker: str) -> None:
        self._db = db
        self._path = path
        self._maker = maker
        self._waiting: list[Reading] = []

    def get(self, article_id: str, version: int) -> Reading | None:
        """The reading that was kept for a version, if this maker made it."""
        sql = "SELECT reading FROM readings WHERE article_id = ? AND version = ? AND maker = ?"
        with told(self._path):
            row = self._db.execute(sql, (article_id, version, self._maker)).fetchone()
        try:
            return codec.reading_from_bytes(row[0]) if row else None
        except codec.Garbled:
            # Most often the nouns have changed since; it can be made again at any time.
            return None

    def put(self, reading: Reading) -> None:
        """Keep a reading, together with the next ones."""
        self._waiting.append(reading)
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits, in one transaction."""
        rows = [
            (r.article.id, r.article.version, self._maker, codec.reading_to_bytes(r)) for r in self._waiting
        ]
        if rows:
            with told(self._path):
                self._db.execute("BEGIN IMMEDIATE")
                with self._db:
                    self._db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", rows)
        self._waiting.clear()
