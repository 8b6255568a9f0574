"""A folder of articles: every file's bytes, or the reason why it was skipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from digest.errors import SourceError
from digest.model import Failure, Fetched

ENDINGS = frozenset({".txt", ".md", ".html", ".htm", ".eml"})
LARGEST = 20_000_000
"""The largest file that is read, in bytes."""
_ABOUT = ("readme", "license", "licence")


def read_folder(folder: Path) -> Iterator[Fetched | Failure]:
    """The files of `folder` and its subfolders, sorted by path, each read or with the reason why not.

    An address is the path relative to `folder`, with "/". Hidden files and folders, READMEs, licences and
    folders of built issues are skipped, each with one Failure. Raises SourceError when `folder` itself
    can't be read.
    """
    if not folder.is_dir():
        raise SourceError(
            str(folder), "there is no such folder" if not folder.exists() else "this is no folder"
        )
    yield from _inside(folder, folder)


def _inside(folder: Path, top: Path) -> Iterator[Fetched | Failure]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as problem:
        if folder == top:
            raise SourceError(str(folder), f"can't be read: {problem.strerror}") from problem
        yield Failure(address=address_of(folder, top), reason=f"can't be read: {problem.strerror}")
        return
    for path in entries:
        no_article = _no_article(path)
        reason = no_article or _unreadable(path) or _leads_out(path, top)
        if reason:
            yield Failure(address=address_of(path, top), reason=reason, skipped=no_article is not None)
        elif path.is_dir():
            yield from _inside(path, top)
        else:
            yield _read(path, top)


def _no_article(path: Path) -> str | None:
    """Why a file or folder is passed over as no article of anybody's; None when it may be one."""
    if path.name.startswith("."):
        return "hidden"
    if not path.is_dir():
        about = path.stem.lower().split(".")[0] in _ABOUT
        return "a README or a licence, not an article" if about else None
    built = path.name == "issues" or (path / "issue.json").is_file()
    return "built issues, not articles" if built and not path.is_symlink() else None


def _unreadable(path: Path) -> str | None:
    """Why what may be an article is not read; None when it is."""
    if path.is_dir():
        return "a link to a folder is not followed" if path.is_symlink() else None
    if path.suffix.lower() not in ENDINGS:
        return f"unknown kind of file; read are {', '.join(sorted(ENDINGS))}"
    return None


def _leads_out(path: Path, top: Path) -> str | None:
    """A link may not bring in what lies elsewhere on the machine."""
    if path.is_symlink() and not path.resolve().is_relative_to(top.resolve()):
        return "a link to a file outside of the folder is not followed"
    return None


def _read(path: Path, top: Path) -> Fetched | Failure:
    address = address_of(path, top)
    try:
        about = path.stat()
        if about.st_size > LARGEST:
            return Failure(
                address=address, reason=f"{about.st_size / 1e6:.0f} MB are more than the 20 MB that are read"
            )
        if not path.is_file():
            return Failure(address=address, reason="not a regular file")
        seen = datetime.fromtimestamp(about.st_mtime, UTC)
        return Fetched(address=address, raw=path.read_bytes(), seen=seen)
    except OSError as problem:
        return Failure(address=address, reason=f"can't be read: {problem.strerror}")


def address_of(path: Path, top: Path) -> str:
    """Relative to the folder given, with "/"; bytes that are no UTF-8 are shown as "?"."""
    return path.relative_to(top).as_posix().encode("utf-8", "replace").decode("utf-8")
