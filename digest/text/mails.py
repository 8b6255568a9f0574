"""A mail's bytes as a message whose headers do no harm."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

_LONGEST = 2_000
"""Of a header so many characters are read: the standard library's time grows with their square."""
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
    """The mail; its headers are decoded. Raises ValueError for one that is nested beyond reading."""
    policy: Any = _Careful()  # a policy of EmailMessage; the class can't be told so when it runs
    try:
        message: EmailMessage = message_from_bytes(raw, policy=policy)
    except RecursionError:
        raise ValueError("the mail holds mails within mails beyond reading") from None
    return message
