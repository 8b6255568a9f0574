"""Mails whose headers or nesting mean harm."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract import read_original
from digest.sources import parse_letter
from digest.text.mails import read_message

BODY = b"\nContent-Type: text/plain\n\nThe ferry runs every hour, the harbour board said on Tuesday.\n"
HARMFUL = {
    "commas": b"From: " + b"," * 200_000,
    "brackets": b"From: " + b"(" * 100_000,
    "quotation marks": b"To: a@quay.example\nFrom: " + b'"' * 100_001,
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
    "angles": b"Message-ID: " + b"<" * 200_000,
    "addresses": b"From: " + b"<a@quay.example>," * 20_000,
    "a domain that never closes": b"Message-ID: <a@[",
}


@pytest.mark.parametrize("header", HARMFUL.values(), ids=HARMFUL)
def test_headers_do_no_harm(header: bytes) -> None:
    """Whatever stands in them: the mail is read, in no time that a person would notice."""
    raw, begun = header + BODY, time.process_time()
    found = read_original(
        "a.eml", raw, outlets=(), seen=datetime(2025, 5, 7, tzinfo=UTC), zone=ZoneInfo("UTC")
    )
    assert found.article.text.startswith("The ferry runs every hour")
    assert "ferry runs every hour" in (parse_letter(raw, address="a.eml").content or "")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("part", ["message/rfc822\n\nSubject: x\n", 'multipart/mixed; boundary="b"\n\n--b\n'])
def test_mails_within_mails_do_no_harm(part: str) -> None:
    """Nested beyond all reason, they are no crash."""
    with suppress(ValueError):
        read_message(b"Subject: x\n" + f"Content-Type: {part}".encode() * 1500 + BODY.lstrip()).get_body()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["From", "Subject", "Date", "Message-ID", "Content-Type", "Content-Disposition"]),
    st.text(st.sampled_from("<>@[]()\"\\:;,.=? ab1*%'\t\x80é"), max_size=30),
)
def test_any_header_can_be_read(name: str, value: str) -> None:
    """What the standard library's parser can't read is empty."""
    message = read_message(f"{name}: {value}".encode() + BODY)
    assert isinstance(str(message[name]), str)


def test_headers_are_decoded() -> None:
    """Of an honest mail everything is read."""
    raw = b"Subject: =?utf-8?b?7ISc7Jq4?= ferry\nFrom: Quay <news@quay.example>" + BODY
    message = read_message(raw)
    assert (message["subject"], message["from"]) == ("서울 ferry", "Quay <news@quay.example>")
