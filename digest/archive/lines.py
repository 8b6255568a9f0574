"""The lines of an outlet's articles, counted, and those that were found to be furniture."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from digest.archive.sources import Access
from digest.extract.repeated import is_many, lines_of
from digest.model import Extraction

_MORE = """
    INSERT INTO judgements VALUES (?, 1, 0)
    ON CONFLICT (outlet) DO UPDATE SET additions = additions + 1
"""


class LineBook:
    """The lines' part of an archive; got as `archive.lines`. Raises ArchiveError as the archive does."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def furniture(self, outlet: str) -> frozenset[str]:
        """The lines (keys) of an outlet that are furniture."""
        with self._access.reading() as db:
            rows = db.execute("SELECT line FROM furniture WHERE outlet = ?", (outlet,))
            return frozenset(line for (line,) in rows)

    def frequent(self, outlet: str) -> Mapping[str, tuple[str, ...]]:
        """The lines that stand in many of an outlet's articles and were not judged yet, each with the ids of
        those articles."""
        sql = """
            SELECT line, count(*) FROM lines WHERE outlet = ?
            AND line NOT IN (SELECT line FROM furniture WHERE furniture.outlet = lines.outlet)
            GROUP BY line HAVING count(*) > 1 ORDER BY line
        """
        with self._access.reading() as db:
            (pages,) = db.execute(
                "SELECT count(DISTINCT article_id) FROM lines WHERE outlet = ?", (outlet,)
            ).fetchone()
            found = [line for line, count in db.execute(sql, (outlet,)) if is_many(count, pages)]
        return {line: self.carriers(outlet, line) for line in found}

    def carriers(self, outlet: str, line: str) -> tuple[str, ...]:
        """The ids of the articles in which a line stood."""
        sql = "SELECT article_id FROM lines WHERE outlet = ? AND line = ? ORDER BY article_id"
        with self._access.reading() as db:
            return tuple(id for (id,) in db.execute(sql, (outlet, line)))

    def unjudged(self) -> Mapping[str, int]:
        """The outlets with lines that were not looked through yet, each with the number of additions."""
        with self._access.reading() as db:
            sql = "SELECT outlet, additions FROM judgements WHERE additions > judged ORDER BY outlet"
            return dict(db.execute(sql))

    def judge(self, outlet: str, lines: Collection[str], additions: int) -> None:
        """An outlet's lines were looked through up to these additions: those given are furniture from now
        on, and are to be taken out of the articles."""
        with self._access.writing() as db:
            rows = [(outlet, line) for line in sorted(lines)]
            db.executemany("INSERT OR IGNORE INTO furniture VALUES (?, ?, 0)", rows)
            db.execute("UPDATE judgements SET judged = max(judged, ?) WHERE outlet = ?", (additions, outlet))

    def unfinished(self) -> Mapping[str, tuple[str, ...]]:
        """Lines that are furniture and may still stand in articles, by outlet."""
        found: dict[str, tuple[str, ...]] = {}
        with self._access.reading() as db:
            for outlet, line in db.execute("SELECT outlet, line FROM furniture WHERE NOT done ORDER BY 1, 2"):
                found[outlet] = (*found.get(outlet, ()), line)
        return found

    def finish(self, outlet: str, lines: Collection[str]) -> None:
        """These lines are out of all articles."""
        with self._access.writing() as db:
            rows = [(outlet, line) for line in lines]
            db.executemany("UPDATE furniture SET done = 1 WHERE outlet = ? AND line = ?", rows)


def count_lines(db: sqlite3.Connection, extraction: Extraction) -> None:
    """Note the lines of a new version, within the transaction that stores it."""
    article = extraction.article
    if article.source:
        rows = [(article.source, key, article.id) for key in lines_of(extraction)]
        added = db.executemany("INSERT OR IGNORE INTO lines VALUES (?, ?, ?)", rows).rowcount
        if added > 0:
            db.execute(_MORE, (article.source,))
