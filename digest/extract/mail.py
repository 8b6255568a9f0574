"""A mail: its best text part; From, Date and Subject are fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from digest.extract import sheets
from digest.extract.draft import Draft
from digest.extract.outlets import Clue
from digest.text.dates import Stamp
from digest.text.decode import Decoded, decode
from digest.text.mails import read_message

_ENOUGH = 400
"""A text part of so many characters is taken before the HTML part."""


def draft(raw: bytes) -> Draft:
    """The draft of a mail. Raises ValueError for one without a text part."""
    message = _message(raw)
    kind, body, encoding = _body(message)
    found = sheets.of_page(body, url=None) if kind == "html" else sheets.of_pasted(body)
    origins = {**found.origins, "text": f"text/{kind} part", "encoding": encoding}
    title = _header(message, "subject")
    if title:
        origins["title"] = "Subject"
    sent = _sent(message)
    stamps = (Stamp(value=sent, origin="Date", dated="printed"),) if sent else ()
    return replace(
        found,
        title=title or found.title,
        stamps=(*stamps, *found.stamps),
        clues=(*found.clues, *_clues(message)),
        origins=origins,
    )


def visible(raw: bytes) -> str:
    """The decoded body that `draft` reads."""
    kind, body, _ = _body(_message(raw))
    return sheets.page_text(body) if kind == "html" else body


def _message(raw: bytes) -> EmailMessage:
    message = read_message(raw)
    if not message.keys():
        raise ValueError("this is no mail: it has no header")
    return message


def _body(message: EmailMessage) -> tuple[str, str, str]:
    """The kind ("plain" or "html"), text and encoding of the part that a reader would be shown."""
    plain, rich = _part(message, "plain"), _part(message, "html")
    if plain and (len(plain.text.strip()) >= _ENOUGH or not rich):
        return "plain", plain.text, plain.origin
    if rich:
        return "html", rich.text, rich.origin
    raise ValueError("the mail has no text part")


def _part(message: EmailMessage, kind: str) -> Decoded | None:
    part = message.get_body(preferencelist=(kind,))
    if part is None or part.get_content_subtype() != kind:
        return None
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    return decode(payload, declared=part.get_content_charset())


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except (HeaderParseError, IndexError, ValueError):
        return None


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "")
    except (ValueError, IndexError, TypeError):
        return None


def _clues(message: EmailMessage) -> list[Clue]:
    """The sender's domain, then the sender's name."""
    clues = []
    for name, address in getaddresses([_header(message, "from") or ""]):
        if "@" in address:
            clues.append(Clue(kind="domain", value=address.rsplit("@", 1)[1].lower(), origin="From"))
        if name:
            clues.insert(0, Clue(kind="name", value=name, origin="From"))
    return clues
