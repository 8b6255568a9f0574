"""issue.eml: the whole mail, text and HTML, as a program would send it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, time
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from zoneinfo import ZoneInfo

from digest.model import Issue
from digest.render.clean import one_line
from digest.render.fit import encoded
from digest.render.placed import Part, content_id
from digest.render.view import Page

MESSAGE_FILE = "issue.eml"
_LINE = 76
"""SMTP's own 78 columns let quoted-printable lines of 77 and 78 pass (RFC 2045, 6.7 allows 76)."""


class _Policy(EmailPolicy):
    """The standard library's, but for the subject: it folds a long one before its first word, or adds a
    space at a fold, and a reader's program shows it so."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """A header as it is sent."""
        if name != "Subject":
            return super().fold_binary(name, value)
        plain = value.isascii() and len(value) + len("Subject: ") <= _LINE
        header = Header(str(value), "us-ascii" if plain else "utf-8", maxlinelen=_LINE, header_name=name)
        return f"{name}: {header.encode(linesep=self.linesep)}{self.linesep}".encode("ascii")


_POLICY = _Policy(max_line_length=_LINE, linesep="\r\n")


def render_eml(issue: Issue, page: Page, text: bytes, html: bytes, parts: Sequence[Part] = ()) -> bytes:
    """The message of text and HTML, and of the pictures that the HTML shows. Its id and its boundaries are
    made of what it says, so that the same issue gives the same bytes. `To` is the sender: each reader's own
    address is for the delivery to set."""
    name, address = _sender(issue)
    message = EmailMessage(policy=_POLICY)
    told = hashlib.sha256(b"\\0".join((text, html, page.subject.encode()))).hexdigest()
    sender = f"{_quoted(name)} <{address}>"
    for header, value in (
        ("From", sender),
        ("To", sender),
        ("Reply-To", one_line(issue.newsletter.reply or "")),
        ("Subject", page.subject),
        ("Date", format_datetime(_sent(issue))),
        ("Message-ID", f"<{told[:32]}@{address.rpartition('@')[2]}>"),
        ("List-Id", f"{_quoted(page.title)} <{issue.newsletter.key}.{address.rpartition('@')[2]}>"),
        ("List-Unsubscribe", _leave(issue, address)),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click" if _one_click(issue) else ""),
        ("Archived-At", f"<{issue.web_url}>" if issue.web_url else ""),
    ):
        if value:
            message[header] = value
    message.set_content(text.decode(), cte=encoded(text)[0])
    message.add_alternative(html.decode(), subtype="html", cte=encoded(html)[0])
    message.set_boundary(f"=_{told[32:]}")
    if parts:
        _enclose(message.get_payload(1), parts, issue)  # type: ignore[arg-type]
    return message.as_bytes()


def _enclose(html: EmailMessage, parts: Sequence[Part], issue: Issue) -> None:
    """Puts pictures beside the HTML that shows them (multipart/related, RFC 2387)."""
    for part in parts:
        maintype, subtype = part.kind.split("/")
        cid = f"<{content_id(part.name, issue)}>"
        html.add_related(part.raw, maintype, subtype, cid=cid, filename=part.name, disposition="inline")
    html.set_param("type", "text/html")
    told = hashlib.sha256(b"".join(part.raw for part in parts)).hexdigest()
    html.set_boundary(f"=_{told[:32]}")


def _sender(issue: Issue) -> tuple[str, str]:
    """Name and address; without an address one that can't be answered (RFC 2606)."""
    letter = issue.newsletter
    name, address = parseaddr(one_line(letter.mail.sender or letter.reply or ""))
    plain = address if "@" in address and address.isascii() else f"{letter.key}@letter.invalid"
    return one_line(name or letter.title), plain


def _quoted(name: str) -> str:
    return '"' + name.replace("\\\\", "").replace('"', "") + '"'


def _leave(issue: Issue, address: str) -> str:
    by_mail = issue.newsletter.reply or address
    ways = [issue.unsubscribe_url, f"mailto:{by_mail}?subject=unsubscribe" if "@" in by_mail else None]
    return ", ".join(f"<{way}>" for way in ways if way and way.isascii())


def _one_click(issue: Issue) -> bool:
    return (issue.unsubscribe_url or "").startswith("https://")


def _sent(issue: Issue) -> datetime:
    """The day of sending, at the hour at which the letter's window ends."""
    zone = ZoneInfo(issue.newsletter.zone)
    hour: time = issue.window.end.astimezone(zone).timetz().replace(tzinfo=None)
    return datetime.combine(issue.manifest.as_of, hour.replace(microsecond=0), zone)
