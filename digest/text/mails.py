"""A mail's bytes as a message whose headers do no harm."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

_LONGEST = 2_000
"""Of a header so many characters are read: the standard library's time grows with their square."""
_MOST_LINES = 400_000
_MOST_PARTS = 3_000
"""Parts of a mail, counted as lines that may part them: each takes the standard library a millisecond."""
_DEEPEST = 100
"""So deep parts may lie in parts; further in, the library no longer tells them apart."""
_NESTED = "the mail holds mails within mails beyond reading"
_BROKEN = (HeaderParseError, RecursionError, ValueError, LookupError, TypeError, AttributeError, NameError)
"""What its parser of headers raises on strange ones."""


class _Careful(EmailPolicy):
    """Headers are read up to a length; one that can't be read is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header's value, when somebody asks for it."""
        try:
            return super().header_fetch_parse(name, value[:_LONGEST])
        except _BROKEN:
            return super().header_fetch_parse(name, "")


def read_message(raw: bytes) -> EmailMessage:
    """The mail; its headers are decoded. Raises ValueError for one with more lines or parts, or nested
    deeper, than any mail that a person reads."""
    if raw.count(b"\n") > _MOST_LINES:
        raise ValueError(f"the mail has more than the {_MOST_LINES:,} lines that are read")
    if raw.count(b"\n--") > _MOST_PARTS and b"multipart/" in raw.lower():
        raise ValueError(f"the mail has more than the {_MOST_PARTS:,} parts that are read")
    policy: Any = _Careful()  # a policy of EmailMessage; the class can't be told so when it runs
    try:
        message: EmailMessage = message_from_bytes(raw, policy=policy)
    except RecursionError:
        raise ValueError(_NESTED) from None
    if _is_deep(message):
        raise ValueError(_NESTED)
    return message


def _is_deep(message: EmailMessage) -> bool:
    """Whether parts lie too deep within each other."""
    level: list[Any] = [message]
    for _ in range(_DEEPEST):
        level = [part for each in level if each.is_multipart() for part in each.get_payload()]
    return bool(level)
