"""Hold our reading of a folder of feed files against feedparser's; the files stay outside the project.

    python tests/eval_feeds.py ../shared/eval/dev/feeds

Of every file nothing but `SourceError` may be raised. Where feedparser finds a file well formed, each entry
must be equal in name, address, headline, body and moment. Both are compared as an article's page would be
known: an address without its fragment, headline and body as words (feedparser writes markup anew). A
difference is right only for one of the reasons in `REASONS`, each a rule on the file and the two values;
exit code 1 if any has none.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

from digest.errors import SourceError
from digest.model import Entry
from digest.sources import parse_feed
from digest.sources.item import LONG, page_address
from digest.sources.plain import as_markup, plain_text, title_text

BASE = "https://outlet.example/feed.xml"
HEADERS = {"content-type": "application/xml", "content-location": BASE}
ENDINGS = (".xml", ".rss", ".atom", ".rdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the two readers say of one field of one entry (its place counts from 0)."""

    field: str
    place: int
    ours: object
    theirs: object


_REFERENCE = re.compile(r"&[A-Za-z][\w.-]*;")
Rule = Callable[[str, Difference], bool]
REASONS: Mapping[str, Rule] = {
    "the name is kept as the feed writes it": lambda text, found: (
        found.field == "guid" and str(found.ours) in text and str(found.theirs) not in text
    ),
    "declared entities are never resolved": lambda text, found: (
        "<!ENTITY" in text and bool(_REFERENCE.search(f"{found.ours}"))
    ),
    "an item without a link is reached by its name": lambda text, found: (
        found.field == "url" and found.theirs is None and str(found.ours) in text
    ),
    "a document type within the words is no word": lambda text, found: (
        "!DOCTYPE" in str(found.theirs) and "!DOCTYPE" not in str(found.ours)
    ),
}


def differences(ours: tuple[Entry, ...], theirs: list[Mapping[str, Any]]) -> Iterator[Difference]:
    """Where the entries differ; only how many they are if these differ."""
    if len(ours) != len(theirs):
        yield Difference(field="entries", place=0, ours=len(ours), theirs=len(theirs))
        return
    for place, (entry, item) in enumerate(zip(ours, theirs, strict=True)):
        said, read = _said(entry), _read(item)
        for field in said:
            if said[field] != read[field]:
                yield Difference(field=field, place=place, ours=said[field], theirs=read[field])


def _said(entry: Entry) -> dict[str, object]:
    moment = entry.published
    return {
        "guid": entry.guid,
        "url": entry.url,
        "title": entry.title,
        "content": plain_text(entry.content or ""),
        "summary": entry.summary,
        "published": moment.astimezone(UTC).replace(microsecond=0) if moment else None,
    }


def _read(item: Mapping[str, Any]) -> dict[str, object]:
    """An item of feedparser's as our entry would say it."""
    values = dict(item)
    url = page_address(values.get("link") or "", BASE)
    return {
        "guid": (values.get("id") or "").strip() or url or "",
        "url": url,
        "title": title_text(_markup(values, "title")),
        "content": plain_text(_content(values)),
        "summary": plain_text(_summary(values)),
        "published": _moment(values),
    }


def _markup(values: Mapping[str, Any], key: str) -> str:
    kind = (values.get(f"{key}_detail") or {}).get("type") or ""
    return as_markup(values.get(key) or "", kind)


def _summary(values: Mapping[str, Any]) -> str:
    """Its summary; feedparser repeats the content where there is none."""
    told = values.get("summary") or ""
    repeated = any(told.strip() == (content.get("value") or "").strip() for content in _contents(values))
    return "" if repeated else _markup(values, "summary").strip()


def _contents(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return values.get("content") or []


def _content(values: Mapping[str, Any]) -> str:
    """Its body; a long summary is that where there is no other."""
    contents = _contents(values)
    if not contents:
        summary = _summary(values)
        return summary if len(summary) > LONG else ""
    return as_markup(contents[0].get("value") or "", contents[0].get("type") or "").strip()


def _moment(values: Mapping[str, Any]) -> datetime | None:
    """The first moment that feedparser understands."""
    for key in ("published", "created", "updated"):
        parsed = values.get(f"{key}_parsed")
        if parsed:
            return datetime(*parsed[:6], tzinfo=UTC)
    return None


def examine(path: Path, counts: Counter[str]) -> Iterator[str]:
    """One file: counts what it is, and gives its differences that have no reason."""
    raw = path.read_bytes()
    counts["files"] += 1
    try:
        ours: tuple[Entry, ...] | None = parse_feed(raw, address=BASE, headers={})
    except SourceError:
        ours = None
    feed = feedparser.parse(BytesIO(raw), response_headers=HEADERS, sanitize_html=False)
    if feed.bozo:
        return
    counts["well formed"] += 1
    if ours is None and not feed.entries:
        counts["nothing in both"] += 1
        return
    found = list(differences(ours or (), feed.entries))
    counts["equal"] += not found
    text = raw.decode("utf-8", "replace")
    for each in found:
        reason = next((name for name, fits in REASONS.items() if fits(text, each)), None)
        counts[f"differ: {reason or 'no known reason'}"] += 1
        told = f"{path.name}, entry {each.place}, {each.field}: {each.ours!r}, feedparser {each.theirs!r}"
        if reason:
            print(f"{told}: {reason}")
        else:
            yield told


def main() -> int:
    """Examine all files of the folder."""
    counts: Counter[str] = Counter()
    paths = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.suffix in ENDINGS]
    unknown = [told for path in paths for told in examine(path, counts)]
    print("\n".join(unknown))
    print("feeds: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    return bool(unknown) or not paths


if __name__ == "__main__":
    sys.exit(main())
