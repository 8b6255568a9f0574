"""Which article and version it is that came in, given what the archive holds."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Literal

from digest.archive import codec
from digest.archive.identity import alike, content_key, url_key
from digest.model import Article

Change = Literal["new", "changed", "same"]
HAND = "hand"
"""The source of what a person puts in."""
_SOFT = ("file", "first_seen", "unknown")
"""Dates that tell more of our reading than of the article."""
NEWEST = "(SELECT max(version) FROM versions WHERE article_id = ?)"
"""The number of an article's newest version, as SQL with its id as parameter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An article as the archive now holds it, with the archive's id and version."""

    article: Article
    change: Change


def place_article(db: sqlite3.Connection, article: Article, source_id: str, guid: str) -> Added:
    """Which article and version this is, given what the archive holds."""
    held = _find(db, article, source_id, guid)
    if held is None:
        return Added(article=replace(article, id=_free(db, article), version=1), change="new")
    article = replace(article, id=held.id)
    if source_id != HAND and _is_chosen(db, held.id):
        return Added(article=held, change="same")
    if article.partial and not held.partial:
        return Added(article=held, change="same")
    if article.dated in _SOFT and held.dated in _SOFT:
        article = replace(article, dated=held.dated, published=held.published)
    known = db.execute(
        "SELECT version FROM versions WHERE article_id = ? AND fingerprint = ? ORDER BY version DESC",
        (held.id, codec.fingerprint(article)),
    ).fetchone()
    last = db.execute(
        "SELECT version FROM sightings WHERE source_id = ? AND guid = ? AND article_id = ?",
        (source_id, guid, held.id),
    ).fetchone()
    # An older state is news only where a newer one stood: two places may well show two states for ever.
    if known and (last is None or last == known or last[0] < known[0]):
        return Added(article=replace(article, version=known[0]), change="same")
    return Added(article=replace(article, version=held.version + 1), change="changed")


def _is_chosen(db: sqlite3.Connection, article_id: str) -> bool:
    """Whether a person has taken lines back into the newest version: it stays until a person changes it."""
    by_hand = "SELECT 1 FROM sightings WHERE article_id = ? AND source_id = ?"
    if not db.execute(by_hand, (article_id, HAND)).fetchone():
        return False
    newest = f"SELECT extraction FROM versions WHERE article_id = ? AND version = {NEWEST}"
    row = db.execute(newest, (article_id, article_id)).fetchone()
    return row is not None and "kept" in codec.cutting_from_bytes(row[0]).origins


def _find(db: sqlite3.Connection, article: Article, source_id: str, guid: str) -> Article | None:
    """The newest version of the article that this is a state of, by any of its names."""
    by_place = "SELECT article_id FROM sightings WHERE source_id = ? AND guid = ?"
    by_url = "SELECT article_id FROM versions WHERE url_key = ?"
    by_content = "SELECT article_id FROM versions WHERE content = ?"
    by_id = "SELECT ?"
    names: tuple[tuple[str, tuple[str | None, ...]], ...] = (
        (by_place, (source_id, guid)),
        (by_url, (url_key(article.url),)),
        (by_content, (content_key(article),)),
        (by_id, (article.id,)),
    )
    for sql, given in names:
        for (id,) in sorted(set(db.execute(sql, given))):
            row = db.execute(
                f"SELECT article FROM versions WHERE article_id = ? AND version = {NEWEST}", (id, id)
            )
            held = [codec.article_from_json(text) for (text,) in row]
            if held and (sql is by_content or alike(held[0], article)):
                return held[0]
    return None


def _free(db: sqlite3.Connection, article: Article) -> str:
    """The article's id, or one of its own if another article has it."""
    taken = db.execute("SELECT 1 FROM versions WHERE article_id = ?", (article.id,)).fetchone()
    return f"{article.id}-{content_key(article)[:8]}" if taken else article.id
