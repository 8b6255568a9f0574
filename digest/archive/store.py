"""The archive: originals, the versions of articles, who listed them, and readings as a cache.

One writer at a time, each call one transaction: a process that is killed leaves what it had finished,
and two at once wait for each other.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from digest.archive import codec
from digest.archive.identity import content_key, url_key
from digest.archive.lines import LineBook, count_lines
from digest.archive.placing import NEWEST, Added, place_article
from digest.archive.readings import StoredReadings
from digest.archive.schema import prepare
from digest.archive.sources import SourceBook
from digest.archive.told import told
from digest.errors import DigestError, SourceError
from digest.model import Article, Extraction, Fetched, Sighting, Window

BUSY = 30.0
"""Seconds to wait for another process that is writing."""


class Archive:
    """`with Archive.open(path) as archive: …`. Every method raises ArchiveError if the file is damaged,
    can't be written, or stays locked by another process."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self.path = path
        self.sources = SourceBook(self)
        self.lines = LineBook(self)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an archive or make a new one; an older one is copied and brought up to date."""
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
            try:
                _tune(db)
                prepare(db, path)
            except (sqlite3.Error, DigestError):
                db.close()
                raise
        return cls(db, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what has been added stays."""
        self._db.close()

    def add(
        self,
        found: Extraction | Article,
        original: Fetched,
        source_id: str,
        now: datetime,
        *,
        maker: str = "",
        listed: Fetched | None = None,
    ) -> Added:
        """Store an article that `source_id` listed under `original.address`.

        Where a source lists by another name and in other words than the original's (a feed's entry, whose
        page was read), `listed` is that: its guid and its bytes. The article is found again by that name,
        its address, its content and its id, in this order; then it is the same, or a new version. `maker`
        says what cut it out (version and options), for `known`. A summary never takes the place of the
        whole article. Raises SourceError for an article that is no text.
        """
        extraction = found if isinstance(found, Extraction) else Extraction(article=found)
        if not codec.is_text(extraction):
            raise SourceError(original.address, "holds halves of characters (lone surrogates): save it again")
        with self.writing() as db:
            place = listed or original
            added = place_article(db, extraction.article, source_id, place.address)
            if added.change != "same":
                _keep(db, replace(extraction, article=added.article), original, now)
            _see(db, added.article, Listing(source_id, place.address, codec.sha256(place.raw), maker), now)
        return added

    def list(self, article: Article, source_id: str, listed: Fetched, now: datetime, *, maker: str) -> None:
        """Note that a source lists an article that the archive holds already, in this version."""
        with self.writing() as db:
            _see(db, article, Listing(source_id, listed.address, codec.sha256(listed.raw), maker), now)

    def revise(self, found: Extraction, now: datetime, *, original: Fetched | None = None) -> bool:
        """Store an article anew where it differs from its newest version, whose id and number `found` has:
        with other cuts from the same original, or out of another `original`. What its places gave last
        stays noted, so that the same bytes are not news. False if there is nothing new, or a newer version.
        """
        article = found.article
        came = original or self.original(article.id, article.version)
        with self.writing() as db:
            sql = "SELECT version, fingerprint FROM versions WHERE article_id = ? ORDER BY version DESC"
            newest = db.execute(sql, (article.id,)).fetchone()
            if came is None or newest is None or newest[0] != article.version:
                return False
            if newest[1] == codec.fingerprint(article):
                return False
            _keep(db, replace(found, article=replace(article, version=article.version + 1)), came, now)
        return True

    def lists(self, source_id: str, guid: str) -> bool:
        """Whether a source has listed something by this name before."""
        with self.reading() as db:
            sql = "SELECT 1 FROM sightings WHERE source_id = ? AND guid = ? LIMIT 1"
            return db.execute(sql, (source_id, guid)).fetchone() is not None

    def by_address(self, url: str) -> tuple[Article, ...]:
        """The newest version of each article that has this address; several where a site gives one
        address to all."""
        sql = "SELECT DISTINCT article_id FROM versions WHERE url_key = ? ORDER BY article_id"
        with self.reading() as db:
            ids = [id for (id,) in db.execute(sql, (url_key(url),))]
        return tuple(article for id in ids if (article := self.article(id)))

    def known(self, source_id: str, original: Fetched, *, maker: str | None) -> tuple[Article, ...]:
        """The articles that the same maker cut out of the same bytes at this place before; empty if it
        must be done again. `maker` None means any."""
        sql = "SELECT article FROM sightings NATURAL JOIN (SELECT article_id, version, article FROM versions)"
        where = " WHERE source_id = ? AND guid = ? AND sightings.original = ? AND maker = coalesce(?, maker)"
        with self.reading() as db:
            rows = db.execute(
                sql + where, (source_id, original.address, codec.sha256(original.raw), maker)
            ).fetchall()
            return tuple(codec.article_from_json(article) for (article,) in rows)

    def articles(
        self,
        window: Window | None = None,
        *,
        ids: Collection[str] | None = None,
        seen_by: datetime | None = None,
    ) -> tuple[Article, ...]:
        """The newest version of each article, by date and id; those of `ids` only, if given.

        `window` holds the dates of publication; with `seen_by` the archive is as it was at that moment.
        """
        start, end = (codec.ticks(window.start), codec.ticks(window.end)) if window else (_FIRST, _LAST)
        with self.reading() as db:
            given = {
                "seen": codec.ticks(seen_by) if seen_by else _LAST,
                "start": start,
                "end": end,
                "ids": _list(ids),
            }
            rows = db.execute(_NEWEST, given).fetchall()
            return tuple(codec.article_from_json(article) for (article,) in rows)

    def article(self, id: str, version: int | None = None) -> Article | None:
        """One version of an article, by default the newest; None if there is none."""
        with self.reading() as db:
            row = _version(db, "article", id, version)
            return codec.article_from_json(row[0]) if row else None

    def extraction(self, id: str, version: int | None = None) -> Extraction | None:
        """A version with what was cut out of its original and where its fields came from."""
        with self.reading() as db:
            row = _version(db, "article, extraction", id, version)
            if row is None:
                return None
            cutting = codec.cutting_from_bytes(row[1])
            article = codec.article_from_json(row[0])
        return Extraction(article=article, cuts=cutting.cuts, origins=cutting.origins)

    def original(self, id: str, version: int | None = None) -> Fetched | None:
        """The bytes that a version was cut out of, as they came."""
        with self.reading() as db:
            row = _version(db, "fetched, (SELECT raw FROM originals WHERE sha256 = original)", id, version)
            if row is None:
                return None
            arrival, raw = codec.arrival_from_json(row[0]), codec.inflate(row[1])
        return Fetched(address=arrival.address, raw=raw, seen=arrival.seen, headers=arrival.headers)

    def sightings(self, ids: Collection[str] | None = None) -> Mapping[str, tuple[Sighting, ...]]:
        """Who listed each article, by its id, first seen first."""
        found: dict[str, tuple[Sighting, ...]] = {}
        with self.reading() as db:
            sql = f"SELECT article_id, source_id, guid, first_seen FROM sightings WHERE {_AMONG}"
            rows = db.execute(sql, {"ids": _list(ids)}).fetchall()
        seen = [
            Sighting(
                article_id=row[0], source_id=row[1], guid=row[2], first_seen=datetime.fromisoformat(row[3])
            )
            for row in rows
        ]
        for sighting in sorted(seen, key=lambda s: (s.first_seen, s.source_id, s.guid)):
            found[sighting.article_id] = (*found.get(sighting.article_id, ()), sighting)
        return found

    @contextmanager
    def readings(self, maker: str) -> Iterator[StoredReadings]:
        """The cache of readings made by `maker` (the version of Digest); kept at the end of the block."""
        cache = StoredReadings(self._db, self.path, maker)
        yield cache
        cache.flush()

    def damage(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty if it is whole. Reads all of it."""
        try:
            rows = self._db.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError as error:
            return (str(error),)
        return tuple(text for (text,) in rows if text != "ok")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The tables, to look; for the rooms of the archive only."""
        with told(self.path):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The tables within one transaction; for the rooms of the archive only."""
        with told(self.path):
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute("BEGIN IMMEDIATE")
            with self._db:
                yield self._db

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written in the block is one transaction: all of it stays, or none. Nothing may be awaited
        in it, for other tasks would write into it."""
        with self.writing():
            yield


@dataclass(frozen=True, slots=True)
class Listing:
    """A place that gave an article: source, name there, hash of the bytes, and what cut it out."""

    source_id: str
    guid: str
    sha256: str
    maker: str


_FIRST, _LAST = -(2**62), 2**62
_AMONG = "(:ids IS NULL OR article_id IN (SELECT value FROM json_each(:ids)))"
_NEWEST = f"""
    SELECT article FROM versions AS v
    WHERE {_AMONG} AND published >= :start AND published < :end
    AND version = (
        SELECT max(version) FROM versions AS w WHERE w.article_id = v.article_id AND w.seen <= :seen
    )
    ORDER BY published, article_id
"""


def _list(ids: Collection[str] | None) -> str | None:
    """Ids as one parameter."""
    return None if ids is None else json.dumps(sorted(ids))


def _version(db: sqlite3.Connection, columns: str, id: str, version: int | None) -> tuple[str, bytes] | None:
    sql = f"SELECT {columns} FROM versions WHERE article_id = ? AND version = coalesce(?, {NEWEST})"
    row: tuple[str, bytes] | None = db.execute(sql, (id, version, id)).fetchone()
    return row


def _tune(db: sqlite3.Connection) -> None:
    _log_ahead(db)
    # In WAL a power cut may lose the last transactions, never the file; the next run adds them again.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")


def _log_ahead(db: sqlite3.Connection) -> None:
    """Write ahead in a log. SQLite doesn't wait at this step, where two at once make a new archive."""
    end = time.monotonic() + BUSY
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(0.01)


def _keep(db: sqlite3.Connection, extraction: Extraction, original: Fetched, now: datetime) -> None:
    article, sha256 = extraction.article, codec.sha256(original.raw)
    db.execute(
        "INSERT OR IGNORE INTO originals VALUES (?, ?, ?)",
        (sha256, len(original.raw), zlib.compress(original.raw, 3)),
    )
    arrival = codec.Arrival(address=original.address, seen=original.seen, headers=dict(original.headers))
    row = (
        article.id,
        article.version,
        codec.ticks(article.published),
        codec.ticks(now),
        url_key(article.url),
        content_key(article),
        codec.fingerprint(article),
        codec.article_to_json(article),
        codec.cutting_to_bytes(extraction),
        sha256,
        codec.arrival_to_json(arrival),
    )
    db.execute(f"INSERT INTO versions VALUES ({', '.join('?' * len(row))})", row)
    count_lines(db, extraction)


def _see(db: sqlite3.Connection, article: Article, listing: Listing, now: datetime) -> None:
    """Note who gave this version; an unchanged note is not written again."""
    db.execute(
        """
        INSERT INTO sightings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (source_id, guid, article_id) DO UPDATE SET version = ?4, original = ?6, maker = ?7
        WHERE version != ?4 OR original != ?6 OR maker != ?7
        """,
        (
            listing.source_id,
            listing.guid,
            article.id,
            article.version,
            now.isoformat(),
            listing.sha256,
            listing.maker,
        ),
    )
