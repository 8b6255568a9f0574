"""Pages that mean harm, and pages of careless hands, which must not be taken for them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from digest.errors import RefusedError, SourceError
from digest.extract import visible_text
from digest.extract.listed import own_of
from digest.model import Fetched
from digest.sources import parse_letter
from tests.extract.conftest import Read

pytestmark = pytest.mark.slow

SENTENCES = [
    f"Boat number {number} of the ferry line to Lowland will sail again on Friday, the port authority said."
    for number in range(300)
]


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Ferry line to Lowland reopens</title>{head}</head><body>{body}"


@pytest.mark.parametrize("opened", ["<p>", "<p><font size=2>", "<p><b>", "<div>", "<blockquote><p>"])
def test_pages_without_end_tags_are_read_whole(read: Read, opened: str) -> None:
    """An end tag may be missing by the rules of HTML or by mistake: no paragraph is lost, however deep."""
    body = "".join(opened + sentence for sentence in SENTENCES)
    assert read("ferry.html", page(body)).article.text.split("\n\n") == SENTENCES


@pytest.mark.parametrize(
    "shape", ["<ul>|<li>%", "<dl>|<dt>%<dd>%", "<table>|<tr><td>%<td>%", "<select>|<option>%"]
)
def test_lists_and_tables_without_end_tags_are_seen_whole(shape: str) -> None:
    """Their ends are implied; each item is a line."""
    opened, _, item = shape.partition("|")
    seen = visible_text("a.html", page(opened + item.replace("%", "port") * 2000).encode())
    assert seen.split() == ["port"] * 2000 * item.count("%")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 3000 + "<p>port</p>", "lie within each other"),
        ("<table><tr><td>" * 3000 + "<p>port</p>", "lie within each other"),
        ("<div>" * 1000 + "<p>port</p>" * 5000, "lie within each other"),
        ("<p>port</p>" * 21_000, r"42,0\d\d tags are more than the 40,000"),
        ("<p>" + "port " * 450_000, "more than the 2 million characters of text"),
        ("<p>" + "port " * 1_100_000, "6 MB of markup"),
        (("<p " + " ".join(f"a{i}" for i in range(900)) + ">port") * 230, "more than 200,000 attributes"),
        ("<a/b=" * 20_000, "within each other's attributes"),
    ],
)  # fmt: skip
def test_what_is_beyond_reading_is_refused_with_the_reason(read: Read, body: str, reason: str) -> None:
    """Never a crash, never "no article": what is too much, and where the limit lies, as a page, as a mail
    and as the content of a feed."""
    mail = EmailMessage()
    mail["From"] = "desk@courier.example"
    mail.set_content(page(body), subtype="html")
    for name, raw in (("ferry.html", page(body).encode()), ("ferry.eml", mail.as_bytes())):
        with pytest.raises(SourceError, match=reason):
            read(name, raw)
    content = Fetched(address="harbor/1.html", raw=page(body).encode(), seen=datetime(2025, 5, 9, tzinfo=UTC))
    with pytest.raises(RefusedError, match=reason):
        own_of(content)


def test_a_tag_full_of_attributes_costs_no_article(read: Read) -> None:
    """The surplus is left out and the page is read."""
    laden = " ".join(f"data-{i}={i}" for i in range(20_000))
    body = f"<article {laden}>" + "".join(f"<p>{s}</p>" for s in SENTENCES[:5])
    assert read("ferry.html", page(body)).article.text.split("\n\n") == SENTENCES[:5]


def test_a_page_of_furniture_says_what_it_was_taken_for(read: Read) -> None:
    """Where no article is left, the reason that cut most of the page is told."""
    with pytest.raises(SourceError, match="no article text was found in it, only what counts as “"):
        read("ferry.html", page("<p>© 2025 Harbor Courier. All rights reserved.</p>" * 3))


def test_many_dates_and_short_lines_are_read(read: Read) -> None:
    """They are looked at one by one, not each against all."""
    lines = "".join(f"<p>May {1 + n % 28}, 2025</p><p>pier {n}</p>" for n in range(1200))
    body = "".join(f"<p>{s}</p>" for s in SENTENCES[:8]) + lines
    assert SENTENCES[3] in read("ferry.html", page(body)).article.text


@pytest.mark.parametrize(
    ("text", "reason"), [("port " * 450_000, "2 million characters"), ("port\n" * 41_000, "40,000 lines")]
)
def test_a_text_longer_than_any_article_is_refused(read: Read, text: str, reason: str) -> None:
    """Also as a plain mail and as the summary of an item of a feed."""
    for name, raw in (("ferry.txt", text), ("ferry.eml", f"Subject: Ferry\n\n{text}")):
        with pytest.raises(SourceError, match=reason):
            read(name, raw)
    if "\n" not in text:
        with pytest.raises(RefusedError, match=reason):
            own_of(Fetched(address="harbor/1.txt", raw=text.encode(), seen=datetime(2025, 5, 9, tzinfo=UTC)))


def nested(depth: int, kind: str) -> bytes:
    """A mail in whose parts lie parts."""
    opened = "".join(f'Content-Type: {kind}; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: Ferry\n{opened}Content-Type: text/plain\n\n{SENTENCES[0]}\n".encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (nested(150, "multipart/mixed"), "within mails beyond reading"),
        (nested(400, "multipart/mixed"), "within mails beyond reading"),
        (b"Subject: Ferry\n" + b"Content-Type: message/rfc822\n\n" * 3000, "within mails beyond reading"),
        (b"Content-Type: multipart/mixed; boundary=b\n" + b"\n--b\n\nport" * 4000, "3,000 parts"),
        (b"Subject: Ferry\nX-A: 1" + b"\n a" * 410_000, "400,000 lines"),
    ],
)  # fmt: skip
def test_a_mail_beyond_reading_is_refused_with_the_reason(read: Read, raw: bytes, reason: str) -> None:
    """Parts without end are never told as "no text part", neither as a file nor as a letter of a source."""
    with pytest.raises(SourceError, match=reason):
        read("ferry.eml", raw)
    with pytest.raises(SourceError, match=reason):
        parse_letter(raw, address="ferry.eml")


def test_a_mail_forwarded_many_times_is_read(read: Read) -> None:
    """Parts in parts as people send them, and rules of hyphens in a plain one, are no harm."""
    assert read("ferry.eml", nested(30, "multipart/mixed")).article.text == SENTENCES[0]
    lines = f"Subject: Ferry\n\n{SENTENCES[0]}\n\n" + "-----\n" * 4000
    assert SENTENCES[0] in read("ferry.eml", lines).article.text
