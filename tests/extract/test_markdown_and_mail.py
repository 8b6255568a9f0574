# ruff: noqa: E501 (an article has long lines)
"""Markdown files and mails."""

from __future__ import annotations

from base64 import b64encode, encodebytes
from email.message import EmailMessage

import pytest

from digest.errors import SourceError
from digest.extract import visible_text
from digest.text.decode import is_encoded
from tests.extract.conftest import Read
from tests.growth import is_linear

FRONT = """---
title: "Ferry line: two boats a day"
outlet: Harbor Courier
url: https://www.courier.example/ferry
date: 2025-05-07T10:30:00+09:00
authors: [Tove Arlind, Ola Berg]
language: en
kind: opinion
---
"""
BODY = """# Ferry line: two boats a day

The ferry line between **Port Ardent** and [Lowland](https://low.example) will open *again* on Friday, the authority said.

> Mara Quill told reporters that “two boats will sail each day” until the second pier has been repaired.

## What it costs

- Fares stay as they were, at 4.20 dollars a trip, the authority said.
- Children under six travel free, and so do dogs.

![The old pier](pier.jpg)

Sign up for our daily newsletter
"""


def test_front_matter_gives_the_fields(read: Read) -> None:
    """Each field of the front matter is taken and said to be from there."""
    result = read("notes/ferry.md", FRONT + BODY)
    article = result.article
    assert article.title == "Ferry line: two boats a day"
    assert article.source == "Harbor Courier"
    assert article.url == "https://www.courier.example/ferry"
    assert article.byline == ("Tove Arlind", "Ola Berg")
    assert article.published.isoformat() == "2025-05-07T10:30:00+09:00"
    assert (article.kind, article.language, article.dated) == ("opinion", "en", "printed")
    assert {result.origins[k] for k in ("title", "outlet", "url", "byline", "published")} == {"front matter"}


def test_the_body_is_text_without_syntax(read: Read) -> None:
    """Marks of emphasis, links, quotations and lists go, their words stay; a heading is a sub-head."""
    article = read("ferry.md", FRONT + BODY).article
    assert article.text.split("\n\n") == [
        "The ferry line between Port Ardent and Lowland will open again on Friday, the authority said.",
        "Mara Quill told reporters that “two boats will sail each day” until the second pier has been repaired.",
        "What it costs",
        "Fares stay as they were, at 4.20 dollars a trip, the authority said.",
        "Children under six travel free, and so do dogs.",
    ]
    assert [article.text[m.start : m.end] for m in article.marks] == ["What it costs"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ferry"])
def test_only_an_address_of_the_web_is_one(read: Read, url: str) -> None:
    """What a browser would not fetch as a page is no address: nothing is linked to it."""
    article = read("ferry.md", FRONT.replace("https://www.courier.example/ferry", url) + BODY).article
    assert article.url is None


def test_a_heading_is_the_headline_without_front_matter(read: Read) -> None:
    """The first heading is the headline and no text."""
    result = read("ferry.md", BODY)
    assert result.article.title == "Ferry line: two boats a day"
    assert result.origins["title"] == "heading"
    assert "two boats a day" not in result.article.text


@pytest.mark.parametrize("front", ["---\ntitle: [broken\n---\n", "---\n- a\n- b\n---\n"])
def test_broken_front_matter_is_an_error(read: Read, front: str) -> None:
    """Front matter that is no YAML mapping is told with the file's name."""
    with pytest.raises(SourceError, match=r"ferry\.md: the front matter"):
        read("ferry.md", front + BODY)


def test_an_unlisted_outlet_of_the_front_matter_counts(read: Read) -> None:
    """What a person wrote is taken although the config does not list it."""
    text = FRONT.replace("Harbor Courier", "Island Gazette").replace("https://www.courier.example/ferry", "")
    assert read("courier/ferry.md", text + BODY).article.source == "Island Gazette"


PLAIN = (
    "PORT ARDENT (Reuters) - The ferry line between Port Ardent and Lowland will open again on Friday,\n"
    "the port authority said on Tuesday, ending a break of three years for the island's people.\n\n"
    "Mara Quill, the head of the authority, told reporters that two boats will sail each day until\n"
    "the second pier has been repaired, which may take until the autumn or until the next spring.\n\n"
    "To stop these mails, unsubscribe here: https://courier.example/u\n"
)
RICH = "<html><head><title>x</title></head><body><p>{}</p><p>{}</p></body></html>".format(
    "The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said.",
    "Mara Quill told reporters that “two boats will sail each day” until the second pier has been repaired.",
)


def mail(plain: str | None, rich: str | None) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbor Courier <news@courier.example>"
    message["To"] = "reader@post.example"
    message["Subject"] = "Fähre fährt wieder"
    message["Date"] = "Wed, 07 May 2025 10:30:00 +0900"
    if plain is not None:
        message.set_content(plain, charset="iso-8859-1", cte="quoted-printable")
    if rich is not None:
        message.add_alternative(rich, subtype="html")
    return message.as_bytes()


def test_headers_are_fields(read: Read) -> None:
    """Subject, Date and From give headline, date and outlet."""
    result = read("letter.eml", mail(PLAIN, RICH))
    article = result.article
    assert article.title == "Fähre fährt wieder"
    assert article.published.isoformat() == "2025-05-07T10:30:00+09:00"
    assert article.source == "Harbor Courier"
    assert (result.origins["title"], result.origins["outlet"], result.origins["published"]) == (
        "Subject",
        "From",
        "Date",
    )


def test_the_best_text_part_is_read(read: Read) -> None:
    """The plain part where it holds the letter, the HTML part where it does not."""
    plain, rich = read("a.eml", mail(PLAIN, RICH)), read("b.eml", mail("See the web.", RICH))
    assert plain.origins["text"] == "text/plain part"
    assert len(plain.article.text.split("\n\n")) == 2
    assert "unsubscribe" not in plain.article.text
    assert plain.article.marks[0].kind == "dateline"
    assert rich.origins["text"] == "text/html part"
    assert rich.article.text.startswith("The ferry line")
    assert "See the web" not in visible_text("b.eml", mail("See the web.", RICH))


def test_a_mail_without_text_is_an_error(read: Read) -> None:
    """A mail with an attachment only is told so."""
    message = EmailMessage()
    message["Subject"] = "Pictures"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(SourceError, match=r"x\.eml: the mail has no text part"):
        read("x.eml", message.as_bytes())


LETTER = "The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour. " * 6


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Transfer-Encoding: base64\n", b64encode(LETTER.encode())[:301]),
        ("", encodebytes(LETTER.encode())),
        ("Content-Transfer-Encoding: x-unknown\n", encodebytes(LETTER.encode())),
        ("", b"-----BEGIN PGP MESSAGE-----\n\n" + encodebytes(LETTER.encode())),
        ("Content-Type: text/plain; charset=iso-8859-1\n", bytes(range(161, 256)) * 9),
    ],
    ids=["cut off", "untold", "unknown", "encrypted", "no letters"],
)
def test_a_body_that_can_not_be_decoded_is_no_article(headers: str, body: bytes, read: Read) -> None:
    """What is left of it is code, not words: the file is told with the reason, and never becomes a lead."""
    raw = f"Subject: Ferry\nDate: Tue, 06 May 2025 10:00:00 +0000\n{headers}\n".encode() + body
    with pytest.raises(SourceError, match=r"x\.eml: .*(?:encoded|encoding)"):
        read("x.eml", raw)


def test_links_are_no_code() -> None:
    """A letter of few words and long links is text all the same."""
    links = "\n\n".join(f"Pier {n} opens today.\nhttps://mail.example/c/{'aB3' * 60}" for n in range(9))
    assert not is_encoded(links)
    assert is_encoded("aB3" * 60)


@pytest.mark.slow
def test_one_long_word_is_read_in_time() -> None:
    """A text without a blank takes time in proportion to its length."""
    assert is_linear(lambda n: is_encoded("가나다라" * n), 1_000, 10_000)
