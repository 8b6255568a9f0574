"""The archive's tables, and how an older archive becomes one of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from digest.errors import ArchiveError

SCHEMA_1 = """
-- What came, byte for byte. Several articles may be cut out of one original (a letter).
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY NOT NULL,   -- of the bytes as they came
    size INTEGER NOT NULL,              -- in bytes, as they came
    raw BLOB NOT NULL                   -- compressed by zlib
);

-- Each state in which we saw an article. Versions count from 1 and are never changed.
CREATE TABLE versions (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    published INTEGER NOT NULL,         -- microseconds since 1970, UTC: only for windows and order
    seen INTEGER NOT NULL,              -- when we first saw this version, likewise
    url_key TEXT,                       -- the canonical address, without what does not tell pages apart
    content TEXT NOT NULL,              -- SHA-256 of outlet, title and text: finds an article without address
    fingerprint TEXT NOT NULL,          -- SHA-256 of the whole value less id and version
    article TEXT NOT NULL,              -- the value, as JSON
    extraction BLOB NOT NULL,           -- what was cut and where fields came from: JSON, zlib
    original TEXT NOT NULL REFERENCES originals (sha256),
    fetched TEXT NOT NULL,              -- address, time and headers of the original, as JSON
    PRIMARY KEY (article_id, version)
);

CREATE INDEX versions_by_published ON versions (published);
CREATE INDEX versions_by_url ON versions (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX versions_by_content ON versions (content);

-- Who listed an article, under which name, and which version that place gave last.
CREATE TABLE sightings (
    source_id TEXT NOT NULL,
    guid TEXT NOT NULL,                 -- a feed's guid; for a file its path within the folder
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    first_seen TEXT NOT NULL,           -- ISO 8601 with its own offset
    original TEXT NOT NULL,             -- SHA-256 of the bytes that this place gave last
    maker TEXT NOT NULL,                -- what cut the article out of them
    PRIMARY KEY (source_id, guid, article_id),
    FOREIGN KEY (article_id, version) REFERENCES versions (article_id, version)
) WITHOUT ROWID;

CREATE INDEX sightings_by_article ON sightings (article_id);

-- Articles understood. A cache: it can be emptied at any time.
CREATE TABLE readings (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    maker TEXT NOT NULL,                -- which Digest read it
    reading BLOB NOT NULL,              -- JSON, zlib
    PRIMARY KEY (article_id, version)
);
"""

_TO_2 = """
-- How each source stood when we last read it. Moments are ISO 8601 with their own offset.
CREATE TABLE source_states (
    source_id TEXT PRIMARY KEY NOT NULL,
    location TEXT NOT NULL,             -- as the config had it then
    address TEXT,                       -- where it has moved to for good (301, 308)
    etag TEXT,                          -- the server's own words, sent back as they came
    modified TEXT,
    sha256 TEXT,                        -- of the bytes that it gave last
    maker TEXT,                         -- what took them apart
    read TEXT,                          -- when it was last asked
    succeeded TEXT,                     -- when it last answered well
    news TEXT,                          -- when it last had a new item
    items INTEGER NOT NULL,             -- in its last list
    undated INTEGER NOT NULL,           -- of these without a date
    error TEXT,                         -- why it failed last; NULL if it did not
    failing TEXT,                       -- since when it has failed
    gone INTEGER NOT NULL               -- 1 after a 410
) WITHOUT ROWID;

-- The short paragraphs of an outlet's articles: one that stands on many pages is furniture.
CREATE TABLE lines (
    outlet TEXT NOT NULL,
    line TEXT NOT NULL,                 -- SHA-256 of the paragraph, the first 16 hex digits
    article_id TEXT NOT NULL,
    PRIMARY KEY (outlet, line, article_id)
) WITHOUT ROWID;

-- The lines that were found to be furniture; done once they are out of all articles.
CREATE TABLE furniture (
    outlet TEXT NOT NULL,
    line TEXT NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (outlet, line)
) WITHOUT ROWID;

-- Which addresses a letter links to: how many trusted letters linked an article.
CREATE TABLE votes (
    url_key TEXT NOT NULL,
    letter TEXT NOT NULL,               -- the letter's article
    url TEXT NOT NULL,
    PRIMARY KEY (url_key, letter)
) WITHOUT ROWID;

CREATE INDEX votes_by_letter ON votes (letter);
"""

_TABLES_3 = """
-- How far each outlet's lines were looked through for furniture: a run that is killed leaves some.
CREATE TABLE judgements (
    outlet TEXT PRIMARY KEY NOT NULL,
    additions INTEGER NOT NULL,         -- how many versions have brought new lines
    judged INTEGER NOT NULL             -- up to which of them they were looked through
) WITHOUT ROWID;
"""

_TO_3 = f"{_TABLES_3}INSERT INTO judgements SELECT DISTINCT outlet, 1, 0 FROM lines;\n"

SCHEMA = SCHEMA_1 + _TO_2 + _TABLES_3

MIGRATIONS: Sequence[str] = (_TO_2, _TO_3)
"""The statements that lead from schema 1 to 2, from 2 to 3, and so on."""


def prepare(
    db: sqlite3.Connection, path: Path, schema: str = SCHEMA, steps: Sequence[str] = MIGRATIONS
) -> None:
    """Make the tables of a new archive, or bring an older one up to date, each step in one transaction.

    An older archive is first copied to `<name>.v<number>.bak`. Raises ArchiveError for a newer one.
    """
    newest = len(steps) + 1
    found = version_of(db)
    if found > newest:
        raise ArchiveError(
            f"{path} was written by a newer Digest (schema {found}, this one knows {newest}): update Digest"
        )
    if 0 < found < newest:
        _copy(db, path.with_name(f"{path.name}.v{found}.bak"))
    while (found := version_of(db)) < newest:
        _step(db, found, newest if found == 0 else found + 1, schema if found == 0 else steps[found - 1])


def version_of(db: sqlite3.Connection) -> int:
    """The number of the schema; 0 for an empty file."""
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def _step(db: sqlite3.Connection, old: int, new: int, sql: str) -> None:
    db.execute("BEGIN IMMEDIATE")
    with db:
        # Another process may have done it while we waited for our turn.
        if version_of(db) == old:
            for statement in statements(sql):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {new}")


def statements(sql: str) -> Iterator[str]:
    """The single statements of an SQL text: `executescript` would end our transaction."""
    gathered = ""
    for line in sql.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def _copy(db: sqlite3.Connection, to: Path) -> None:
    with closing(sqlite3.connect(to)) as copy:
        db.backup(copy)
