"""What the desk says beside an issue: sizes, words, links, and what the editor should look at."""

from __future__ import annotations

import html
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from digest.errors import DigestError
from digest.files import read_issue
from digest.model import Issue

_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_PREHEADER = re.compile(r"<div[^>]*display:\s*none[^>]*>(.*?)</div>", re.S | re.I)
_LINK = re.compile(r"<a\s[^>]*href=\"(https?:[^\"]+)\"", re.I)
_FILLER = re.compile(r"[\s\u034f\u00ad\u200b-\u200d\u2007\ufeff]+")
_CLIPPED_AT = 102_000
"""Gmail shows so many bytes of a message and hides the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An issue in a few numbers. `mail_bytes` counts `email.html`; `checks` are lines to look at."""

    letter: str
    slot: str
    subject: str
    preheader: str
    mail_bytes: int
    clipped: bool
    words: int
    minutes: int
    links: int
    checks: tuple[str, ...]

    def values(self) -> dict[str, object]:
        """JSON-ready."""
        return asdict(self)


def state_of(folder: Path) -> State:
    """The state of the issue in `folder`; a file that is not there (any more) counts as empty."""
    issue = _issue(folder)
    mail, words = _text(folder / "email.html"), len(_text(folder / "issue.txt").split())
    return State(
        letter=issue.newsletter.title if issue else "",
        slot=issue.slot if issue else folder.name,
        subject=_first(_TITLE, mail),
        preheader=_first(_PREHEADER, mail),
        mail_bytes=len(mail.encode()),
        clipped=len(mail.encode()) > _CLIPPED_AT,
        words=words,
        minutes=issue.minutes if issue else 0,
        links=len(set(_LINK.findall(_text(folder / "index.html")))),
        checks=_checks(issue) if issue else (),
    )


def _checks(issue: Issue) -> tuple[str, ...]:
    flags = tuple(f"{flag.rule}: {flag.reason}" for flag in issue.flags)
    held = tuple(f"held: {held.title}: {held.reason}" for held in issue.held)
    return flags + held + tuple(f"not read: {failed.address}: {failed.reason}" for failed in issue.failures)


def _issue(folder: Path) -> Issue | None:
    try:
        return read_issue(folder).issue
    except DigestError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _first(pattern: re.Pattern[str], page: str) -> str:
    """What a pattern finds in a page, as plain text on one line."""
    found = pattern.search(page)
    return _FILLER.sub(" ", html.unescape(re.sub(r"<[^>]+>", "", found[1]))).strip() if found else ""
