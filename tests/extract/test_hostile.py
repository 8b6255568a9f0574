"""Pages that mean harm, and pages of careless hands, which must not be taken for them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from digest.errors import RefusedError, SourceError
from digest.extract import visible_text
from digest.extract.listed import own_of
from digest.model import Fetched
from tests.extract.conftest import Read

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
        ("<div>" * 3000 + "<p>port</p>", "more than 2,048 deep"),
        ("<table><tr><td>" * 3000 + "<p>port</p>", "more than 2,048 deep"),
        ("<p>port</p>" * 31_000, r"62,0\d\d tags are more than the 60,000"),
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
    lines = "".join(f"<p>May {1 + n % 28}, 2025</p><p>pier {n}</p>" for n in range(3000))
    body = "".join(f"<p>{s}</p>" for s in SENTENCES[:8]) + lines
    assert SENTENCES[3] in read("ferry.html", page(body)).article.text
