"""An issue on the disk: each file replaced whole or not at all, `issue.json` last, one build at a time.

`issue.json` holds all values of the issue and the hashes of the files beside it, so that whoever finds
a whole `issue.json` can tell whether the rest belongs to it.
"""

from __future__ import annotations

import fcntl
import functools
import glob
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.model import Issue, PastIssue

if TYPE_CHECKING:
    from pydantic import TypeAdapter

ISSUE_FILE = "issue.json"
EDITS_FILE = "edits.toml"
TOLD_FILE = "told.json"
"""What an issue told, for the issues after it: none of its own files, so that it outlives a rebuild."""
FORMAT = 1
_TEMPORARY = ".tmp"
MADE_FILE = ".digest-made.json"
"""Which files of a folder are ours, with their SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIssue:
    """The content of `issue.json`: the issue, and the SHA-256 of each file beside it, by name."""

    format: int
    files: Mapping[str, str]
    issue: Issue


def issue_folder(root: Path, newsletter: str, slot: str) -> Path:
    """Where an issue lives: `issues/<newsletter>/<slot>/` under the config's folder."""
    return root / "issues" / newsletter / slot


def write_atomic(path: Path, raw: bytes) -> None:
    """Write a file so that it is, at every moment, either the old one or the new one, whole.

    Raises DigestError if that can't be done; then the old file stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, raw)
    except OSError as error:
        raise unwritable(path, error) from error


def write_issue(folder: Path, files: Mapping[str, bytes], last: str = ISSUE_FILE) -> tuple[str, ...]:
    """Write the files of an issue by name, `last` after all others; gives the names that changed.

    A file that already holds these bytes is left alone, so that a rebuild without news changes nothing.
    What a killed build has left half written is taken away: hold the folder's lock.
    """
    names = sorted(files, key=lambda name: (name == last, name))
    changed = tuple(name for name in names if not _holds(folder / name, files[name]))
    for name in changed:
        write_atomic(folder / name, files[name])
    for left in (p for name in names for p in folder.glob(f".{glob.escape(name)}.*{_TEMPORARY}")):
        left.unlink(missing_ok=True)
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What a folder of made files has become: the paths that changed, those that were taken away, and those
    that are somebody else's and were left alone."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def replace_made(folder: Path, files: Mapping[str, bytes]) -> Replaced:
    """Bring a folder of made files up to date, each replaced whole; `files` are by their paths in it.

    A file that we had made and that is not among `files` is taken away, unless somebody has changed it. A
    file that we had not made is never touched. Raises DigestError for a folder that can't be written.
    """
    ours = _made(folder)
    foreign = {name for name in files if name not in ours and _is_foreign(folder / name, files[name])}
    mine = {name: sha256(raw) for name, raw in files.items() if name not in foreign}
    stale = {name for name in ours if name not in files}
    edited = {name for name in stale if _hash_of(folder / name) not in (None, ours[name])}
    try:
        # First the names, so that a build that is killed here knows its own files again.
        _note_made(folder, {**ours, **mine})
        changed = tuple(name for name in sorted(mine) if _hash_of(folder / name) != mine[name])
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _replace(folder / name, files[name], sync=False)
        _remove(folder, stale - edited)
        _note_made(folder, mine)
    except OSError as error:
        raise unwritable(Path(error.filename or folder), error) from error
    return Replaced(
        changed=changed, removed=tuple(sorted(stale - edited)), kept=tuple(sorted(foreign | edited))
    )


def _made(folder: Path) -> dict[str, str]:
    """The files that we had made here. A damaged list counts as none: then nothing is ours to take away."""
    try:
        known = json.loads((folder / MADE_FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    names = known.items() if isinstance(known, dict) else ()
    inside = folder.resolve()
    return {name: str(was) for name, was in names if (inside / name).resolve().is_relative_to(inside)}


def _note_made(folder: Path, names: Mapping[str, str]) -> None:
    raw = json.dumps(dict(sorted(names.items())), ensure_ascii=False, indent=0).encode() + b"\n"
    if not _holds(folder / MADE_FILE, raw):
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder / MADE_FILE, raw, sync=False)


def _is_foreign(path: Path, raw: bytes) -> bool:
    return path.exists() and not _holds(path, raw)


def _remove(folder: Path, names: Set[str]) -> None:
    """Take files away, and the folders that are empty then."""
    for name in sorted(names):
        (folder / name).unlink(missing_ok=True)
    for parent in sorted({(folder / name).parent for name in names} - {folder}, reverse=True):
        if parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()


def write_once(path: Path, raw: bytes) -> bool:
    """Write a file that becomes somebody else's: if it exists, it is not touched. Tells if it was new."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(raw)
    except FileExistsError:
        if path.is_file():
            return False
        raise DigestError(f"{path} is in the way: it should be a file") from None
    except OSError as error:
        raise unwritable(path, error) from error
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for one build. Raises DigestError if another build holds it.

    The lock is the system's: it ends with the process, however that ends.
    """
    path = folder / ".lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise DigestError(f"{folder} is being built by another process: wait for it to end") from None
    try:
        yield
    finally:
        os.close(handle)


def issue_to_json(issue: Issue, files: Mapping[str, bytes] | None = None) -> bytes:
    """All values of an issue and the hashes of the files beside it: equal issues, equal bytes."""
    hashes = {name: sha256(raw) for name, raw in sorted((files or {}).items())}
    return _adapter().dump_json(StoredIssue(format=FORMAT, files=hashes, issue=issue), indent=1) + b"\n"


def issue_from_json(raw: bytes) -> Issue:
    """The issue that was written. Raises DigestError if this is no issue, or one of a newer format."""
    return read_stored(raw, ISSUE_FILE).issue


def read_issue(folder: Path) -> StoredIssue:
    """The issue in a folder. Raises DigestError if there is none or if it is damaged."""
    path = folder / ISSUE_FILE
    try:
        return read_stored(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise DigestError(f"{folder} holds no issue ({ISSUE_FILE} is missing): build it first") from None
    except OSError as error:
        raise DigestError(f"{path} can't be read: {error.strerror}") from error


def read_stored(raw: bytes, name: str) -> StoredIssue:
    """The content of an `issue.json`; `name` is only told in errors."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(raw)
    except ValidationError as error:
        number = _format_of(raw)
        if number > FORMAT:
            why = f"{name} was written by a newer Digest (format {number}, this one knows {FORMAT})"
            raise DigestError(f"{why}: update Digest") from None
        place = ".".join(map(str, error.errors()[0]["loc"])) or "the file itself"
        raise DigestError(f"{name} is damaged or no issue ({place}): build the issue again") from error


def _format_of(raw: bytes) -> int:
    """The format that a file says it has; 0 if it says none."""
    try:
        whole = json.loads(raw)
    except ValueError:
        return 0
    number = whole.get("format") if isinstance(whole, dict) else None
    return number if isinstance(number, int) else 0


def told_to_json(told: PastIssue) -> bytes:
    """The bytes of `told.json`: equal values, equal bytes."""
    return _told_adapter().dump_json(told, indent=1) + b"\n"


def read_told(folder: Path) -> PastIssue | None:
    """What the issue in a folder told; None if that was not written. Raises DigestError if it is damaged."""
    from pydantic import ValidationError

    path = folder / TOLD_FILE
    try:
        return _told_adapter().validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DigestError(f"{path} can't be read: {error.strerror}") from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "the file itself"
        raise DigestError(
            f"{path} is damaged ({place}): put back a copy, or remove it and what {ISSUE_FILE} tells counts"
        ) from error


def changed_files(folder: Path, stored: StoredIssue) -> tuple[str, ...]:
    """The files of an issue that are missing or no longer what was written, by name."""
    return tuple(name for name, was in sorted(stored.files.items()) if _hash_of(folder / name) != was)


def sha256(raw: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def unwritable(path: Path, error: OSError) -> DigestError:
    """The error to raise for a path that can't be written: what, why, and what to do."""
    why = error.strerror or str(error)
    return DigestError(f"{path} can't be written: {why}. Choose a folder that you may write to")


@functools.cache
def _adapter() -> TypeAdapter[StoredIssue]:
    # Not at the top: it takes a tenth of a second, and most commands read no issue.
    from pydantic import TypeAdapter

    return TypeAdapter(StoredIssue)


@functools.cache
def _told_adapter() -> TypeAdapter[PastIssue]:
    from pydantic import TypeAdapter

    return TypeAdapter(PastIssue)


def _hash_of(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes())
    except OSError:
        return None


def _holds(path: Path, raw: bytes) -> bool:
    return _hash_of(path) == sha256(raw)


def _replace(path: Path, raw: bytes, *, sync: bool = True) -> None:
    """By a temporary file in the same folder: only there a rename is one step. What can be made again at
    any time need not be brought to the disk at once (`sync`)."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_TEMPORARY}")
    try:
        with temporary.open("xb") as file:
            file.write(raw)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    if sync:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the rename itself to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
