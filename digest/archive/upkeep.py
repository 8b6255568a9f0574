"""Looking after the archive: is it whole, what may go, and all of it as lines of JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from digest.archive import codec
from digest.archive.store import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What was taken out, and the size of the file before and after, in bytes."""

    articles: int
    versions: int
    originals: int
    before: int
    after: int


def faults(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive: of the file, then value by value. Reads all of it."""
    found = archive.damage()
    yield from found
    if found:
        return
    with archive.reading() as db:
        for table, column in (("versions", "original"), ("sightings", "article_id")):
            yield from _dangling(db.execute(_DANGLING[table]).fetchall(), table, column)
        rows = db.execute("SELECT article_id, version, article, extraction, fetched, original FROM versions")
        for id, version, article, extraction, fetched, original in rows:
            try:
                codec.article_from_json(article)
                codec.cutting_from_bytes(extraction)
                codec.arrival_from_json(fetched)
                raw = db.execute("SELECT raw FROM originals WHERE sha256 = ?", (original,)).fetchone()
                if raw and codec.sha256(codec.inflate(raw[0])) != original:
                    yield f"{id}, version {version}: its original is not the bytes that came"
            except codec.Garbled as error:
                yield f"{id}, version {version}: {error}"


_DANGLING = {
    "versions": "SELECT article_id FROM versions WHERE original NOT IN (SELECT sha256 FROM originals)",
    "sightings": (
        "SELECT s.article_id FROM sightings AS s LEFT JOIN versions AS v USING (article_id, version)"
        " WHERE v.article_id IS NULL"
    ),
}


def _dangling(rows: list[tuple[str]], table: str, column: str) -> Iterator[str]:
    for (id,) in rows:
        yield f"{id}: its {column} in {table} leads nowhere"


def old(
    archive: Archive, before: Mapping[str | None, datetime], pinned: Collection[tuple[str, int]]
) -> tuple[str, ...]:
    """The ids of the articles that `prune` takes out."""
    kept = {id for id, _ in pinned}
    return tuple(
        article.id
        for article in archive.articles()
        if article.id not in kept
        and (moment := before.get(article.source, before.get(None)))
        and article.published < moment
    )


def prune(
    archive: Archive, before: Mapping[str | None, datetime], pinned: Collection[tuple[str, int]]
) -> Pruned:
    """Take out articles that came out before their outlet's moment; that of None is for the outlets that
    have none. An article of which an issue pins a version (id and number) stays whole. Raises
    ArchiveError."""
    old_size = archive.path.stat().st_size
    gone = old(archive, before, pinned)
    versions, originals = _delete(archive, gone)
    with archive.reading() as db:
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Pruned(
        articles=len(gone),
        versions=versions,
        originals=originals,
        before=old_size,
        after=archive.path.stat().st_size,
    )


def _delete(archive: Archive, gone: Collection[str]) -> tuple[int, int]:
    """All that is of these articles; gives how many versions and originals it was."""
    with archive.writing() as db:
        ids = [(id,) for id in gone]
        for table in ("sightings", "lines", "readings"):
            db.executemany(f"DELETE FROM {table} WHERE article_id = ?", ids)
        db.executemany("DELETE FROM votes WHERE letter = ?", ids)
        versions = db.executemany("DELETE FROM versions WHERE article_id = ?", ids).rowcount
        originals = db.execute(
            "DELETE FROM originals WHERE sha256 NOT IN (SELECT original FROM versions)"
        ).rowcount
        return max(versions, 0), originals


def exported(archive: Archive) -> Iterator[str]:
    """Each article's newest version as a line of JSON, by date and id, with who listed it."""
    listed = archive.sightings()
    for article in archive.articles():
        yield codec.export_line(article, listed.get(article.id, ()))
