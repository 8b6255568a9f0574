"""A file of a folder → Draft, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from digest.errors import SourceError
from digest.extract import mail, markdown, sheets
from digest.extract.draft import Draft
from digest.extract.outlets import of_path
from digest.text.dates import Stamp, in_file_name
from digest.text.decode import LARGEST, Decoded, Undecodable, declared_in_page, decode

ENDINGS = (".txt", ".md", ".html", ".htm", ".eml")
_WEB = ("http://", "https://")


def draft(path: str, raw: bytes, *, charset: str | None = None) -> Draft:
    """The draft of a file with what its path tells, or of a page by its http(s) address; `charset` is what
    the server said. Raises SourceError."""
    kind = _kind(path, raw)
    try:
        if kind == ".eml":
            found = mail.draft(raw)
        else:
            decoded = _decoded(kind, raw, charset)
            on_web = path.startswith(_WEB)
            found = sheets.of_page(decoded.text, url=path) if on_web else _READERS[kind](decoded.text)
            found = replace(found, origins={**found.origins, "encoding": decoded.origin})
    except (Undecodable, ValueError) as problem:
        raise SourceError(path, str(problem)) from problem
    return found if path.startswith(_WEB) else _with_path(found, path)


def visible(path: str, raw: bytes, *, charset: str | None = None) -> str:
    """The visible text of a file or a page, as the law of cleaning means it. Raises SourceError."""
    kind = _kind(path, raw)
    try:
        if kind == ".eml":
            return mail.visible(raw)
        return _VISIBLE[kind](_decoded(kind, raw, charset).text)
    except (Undecodable, ValueError) as problem:
        raise SourceError(path, str(problem)) from problem


def _kind(path: str, raw: bytes) -> str:
    """The ending that says how to read; "html" alone is one too, and an http(s) address means a page."""
    kind = ".html" if path.startswith(_WEB) else (PurePosixPath(path).suffix or "." + path).lower()
    if kind not in ENDINGS:
        raise SourceError(path, f"can't read this kind of file; known are {', '.join(ENDINGS)}")
    if not raw.strip():
        raise SourceError(path, "the file is empty" if not raw else "the file holds only white space")
    if len(raw) > LARGEST:
        raise SourceError(
            path, f"{len(raw) / 1e6:.0f} MB are more than the {LARGEST / 1e6:.0f} MB that are read"
        )
    return kind


def _decoded(kind: str, raw: bytes, charset: str | None) -> Decoded:
    """What the page says of itself comes before what its server says, which is often a default."""
    in_page = declared_in_page(raw) if kind in {".html", ".htm"} else None
    return decode(raw, declared=in_page or (None if _is_utf8(raw) else charset))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _with_path(found: Draft, path: str) -> Draft:
    """Clues and the day in the path come after those inside the file."""
    day = in_file_name(PurePosixPath(path).stem)
    stamps = (Stamp(value=day[0], origin="file name", dated="file"),) if day else ()
    return replace(found, stamps=(*found.stamps, *stamps), clues=(*found.clues, *of_path(path)))


def _page(text: str) -> Draft:
    return sheets.of_page(text, url=None)


def _page_text(text: str) -> str:
    return sheets.page_text(text)


_READERS: dict[str, Callable[[str], Draft]] = {
    ".txt": sheets.of_pasted,
    ".md": markdown.draft,
    ".html": _page,
    ".htm": _page,
}
_VISIBLE: dict[str, Callable[[str], str]] = {
    ".txt": str,
    ".md": markdown.visible,
    ".html": _page_text,
    ".htm": _page_text,
}
