"""What a reader of one kind of file found, before outlet, zone and date are settled; and how they are."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.errors import SourceError
from digest.extract import language
from digest.extract.blocks import Block
from digest.extract.body import assemble
from digest.extract.outlets import Clue, fold, is_orderly, named, resolve
from digest.extract.visible import one_line
from digest.model import Article, Cut, Extraction, Kind, Outlet
from digest.text import kinds, sentences, words
from digest.text.dates import Stamp, choose
from digest.text.decode import is_encoded

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ref|ref_src|s?cid|ito|smid|smtyp|ftag|spm)$"
)
_WORD = re.compile(r"\w")
_HEAD = 4000
"""The first sentence ends within so many characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields as found. `stamps` and `clues` are candidates, likeliest first."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    title: str | None = None
    byline: tuple[str, ...] = ()
    role: str = ""
    url: str | None = None
    stamps: tuple[Stamp, ...] = ()
    clues: tuple[Clue, ...] = ()
    language: str | None = None
    kind: str | None = None
    labels: tuple[str, ...] = ()
    section: str | None = None
    image: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when a draft was read: its address, the known outlets, the time, the letter's zone.

    `path` is a file's path relative to the folder given; "" for what came from elsewhere. `last` is the
    stamp to fall back on.
    """

    address: str
    now: datetime
    last: Stamp
    path: str = ""
    outlets: Sequence[Outlet] = ()
    zone: tzinfo | None = None


def finish(draft: Draft, setting: Setting) -> Extraction:
    """The article of a draft. Raises SourceError when there is no text left."""
    text, marks = assemble(draft.blocks)
    if not _WORD.search(text):
        raise SourceError(setting.address, f"no article text was found in it{_what_else(draft.cuts)}")
    if is_encoded(text):
        raise SourceError(setting.address, "its text is encoded (base64) or encrypted: no words to read")
    origins = dict(draft.origins)
    source, origin = resolve(draft.clues, setting.outlets)
    origins["outlet"] = origin or "unknown"
    outlet = named(source, setting.outlets)
    published, stamp = _published(draft, setting, outlet, origins)
    lang, origins["language"] = language.detect(text, draft.language or (outlet.language if outlet else None))
    kind, origins["kind"] = kinds.tell(
        said=draft.kind,
        url=draft.url,
        labels=(*draft.labels, draft.title or ""),
        role=draft.role,
        path=setting.path,
    )
    if kind == "news" and lang == "en":
        kind, origins["kind"] = _voiced(draft.title or "", text, origins["kind"])
    article = Article(
        id="",
        source=source,
        url=draft.url,
        title=one_line(draft.title or ""),
        byline=tuple(filter(None, map(one_line, draft.byline))),
        published=published,
        text=text,
        dated=stamp.dated,
        language=lang,
        kind=kind,
        marks=marks,
        image=draft.image,
        section=one_line(draft.section or "") or None,
    )
    return Extraction(
        article=_identified(_titled(article, origins), setting, draft), cuts=draft.cuts, origins=origins
    )


def _what_else(cuts: Sequence[Cut]) -> str:
    """What most of a page without an article was taken for."""
    sizes: Counter[str] = Counter()
    for cut in cuts:
        sizes[cut.reason] += len(cut.text)
    return f", only what counts as “{sizes.most_common(1)[0][0]}”" if sizes else ""


def _voiced(title: str, text: str, origin: str) -> tuple[Kind, str]:
    """An opinion by its title or its voice, where nothing says that it is news."""
    if origin == "said by the page":
        return "news", origin
    if kinds.opines(title):
        return "opinion", "title says what ought to be"
    return ("opinion", "first person") if kinds.speaks_for_itself(text) else ("news", origin)


def _published(
    draft: Draft, setting: Setting, outlet: Outlet | None, origins: dict[str, str]
) -> tuple[datetime, Stamp]:
    zone = _zone(outlet) or setting.zone or setting.now.tzinfo
    if zone is None:
        raise ValueError("the time of reading must have a zone")
    stamp, refused = choose(draft.stamps, zone=zone, now=setting.now)
    stamp = stamp or setting.last
    origins["published"] = stamp.origin
    if refused:
        origins["published.refused"] = "; ".join(refused)
    return stamp.at(zone), stamp


def _zone(outlet: Outlet | None) -> ZoneInfo | None:
    if outlet is None or outlet.zone is None:
        return None
    try:
        return ZoneInfo(outlet.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _titled(article: Article, origins: dict[str, str]) -> Article:
    """Without a headline the first sentence is the working title."""
    if article.title:
        return article
    origins["title"] = "first sentence"
    return replace(article, title=first_sentence(article), title_origin="first_sentence")


def first_sentence(article: Article) -> str:
    """The words of the first sentence, in one line; the first paragraph where there is none."""
    spans = sentences(article.text[:_HEAD], [m for m in article.marks if m.end <= _HEAD])
    if not spans:
        return article.text.split("\n\n", 1)[0]
    start, end = spans[0]
    return article.text[start:end]


def _identified(article: Article, setting: Setting, draft: Draft) -> Article:
    """The id: of the address if there is one; else of the place and the headline.

    The place is the file's name and the outlet's folder around it (so a wire copy in two outlets is two
    articles), without a file the outlet. So the id stays when a text is corrected, when the outlet becomes
    known, and in whatever inbox the file lies. Without a headline the first eight words stand in.
    """
    if article.url:
        key = canonical(article.url)
    else:
        head = article.title if draft.title else " ".join(_words(article.text)[:8])
        place = _place(setting.path) if setting.path else article.source or ""
        key = "\n".join((place, "".join(_words(head.casefold()))))
    return replace(article, id=hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12])


def _place(path: str) -> str:
    """The file's name, after its folder's unless that is there for order only ("2025-05", "inbox")."""
    pure = PurePosixPath(path)
    folder = pure.parent.name
    return f"{fold(folder)}/{pure.name}" if folder and not is_orderly(folder) else pure.name


def _words(text: str) -> list[str]:
    head = text[:2000]
    return [head[a:b] for a, b in words(head)]


def canonical(url: str) -> str:
    """An address without scheme, "www.", fragment, tracking parameters and a closing slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k.lower())])
    host = (parts.netloc or "").lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), query, "")).removeprefix("//")
