from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.sources import parse_letter
from digest.sources.letter import is_service

HTML = """<html><body><a href="https://harbor.example/letters/3?utm_source=nl">View in browser</a>
<p>Good evening.
<a href="https://click.harbor.example/CL0/https:%2F%2Fharbor.example%2F2026%2Fpier/1/x">The pier</a></p>
<p><a href="https://wharf.example/a?mc_eid=9">Wharf</a>
<a href="https://wharf.example/a">again</a></p>
<a href="https://apps.apple.com/app/id1">App</a>
<a href="https://harbor.example/q?t=1">Unsubscribe</a>
<a href="https://harbor.example/">Harbor Times</a>
<a href="mailto:desk@harbor.example">Write</a></body></html>"""


def letter(html: str | None = HTML, text: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbor Times <news@harbor.example>"
    message["Subject"] = "Evening letter: <pier> & wharf"
    message["Date"] = "Mon, 09 Nov 2026 18:00:00 +0900"
    message["Message-ID"] = "<n3@harbor.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(
            html, "html"
        )
    return message.as_bytes()


def test_a_letter_is_an_entry_of_its_own() -> None:
    """Subject, sender, date and body are its fields; its page in the browser is its address."""
    entry = parse_letter(letter(), address="inbox/3")
    assert (entry.guid, entry.url) == ("n3@harbor.example", "https://harbor.example/letters/3")
    assert (entry.title, entry.byline) == ("Evening letter: <pier> & wharf", ("Harbor Times",))
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-11-09T18:00:00+09:00"
    assert entry.content is not None
    assert "Good evening" in entry.content


def test_a_letter_links_articles_only() -> None:
    """Each once, out of wrappers and without tracking; nothing that serves the letter."""
    entry = parse_letter(letter(), address="inbox/3")
    assert entry.links == ("https://harbor.example/2026/pier", "https://wharf.example/a")


def test_a_plain_letter_links_too() -> None:
    """The words of the line tell what a link is for."""
    text = "The pier opens:\nhttps://harbor.example/pier.\n\nUnsubscribe: https://harbor.example/u/9\n"
    entry = parse_letter(letter(None, text), address="inbox/3")
    assert entry.links == ("https://harbor.example/pier",)
    assert entry.content is not None
    assert entry.content.startswith("<p>The pier opens:")


@pytest.mark.parametrize(
    ("url", "words", "service"),
    [
        ("https://harbor.example/a", "Senators sign up for the arms bill", False),
        ("https://harbor.example/privacy-bill", "Privacy bill passes", False),
        ("https://harbor.example/a", "Sign up", True),
        ("https://harbor.example/a", "Manage your preferences", True),
        ("https://harbor.example/a", "수신거부", True),
        ("https://harbor.example/unsubscribe/9", "here", True),
        ("https://facebook.com/harbor", "", True),
        ("https://notfacebook.com/harbor", "", False),
        ("https://harbor.example/logo.png", "", True),
        ("https://harbor.example", "Harbor Times", True),
    ],
)
def test_buttons_are_told_from_headlines(url: str, words: str, service: bool) -> None:
    """A headline that speaks of signing up is still a headline."""
    assert is_service(url, words) is service


@pytest.mark.parametrize("raw", [b"", b"no mail at all", b"Subject: x\n\n", letter(" ")])
def test_a_mail_without_words_is_told(raw: bytes) -> None:
    """The error holds the letter's place."""
    with pytest.raises(SourceError, match="inbox/3"):
        parse_letter(raw, address="inbox/3")


def test_a_part_that_can_not_be_decoded_gives_way() -> None:
    """The plain part is read where the one with markup is broken; where none is left, that is told."""
    broken = bytes(range(128, 256)) * 9
    head = b"Subject: Piers\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    rich = b"--b\nContent-Type: text/html; charset=utf-8\n\n" + broken + b"\n"
    plain = b"--b\nContent-Type: text/plain\n\nThe pier opens on Tuesday.\n--b--\n"
    assert "The pier opens" in (parse_letter(head + rich + plain, address="inbox/3").content or "")
    with pytest.raises(SourceError, match=r"inbox/3: .*broken encoding"):
        parse_letter(head + rich + b"--b--\n", address="inbox/3")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_mail_is_an_entry_or_a_source_error(raw: bytes, place: int) -> None:
    """Broken headers, parts and charsets raise nothing else."""
    whole = letter(HTML, "plain")
    for each in (raw, whole[:place] + raw + whole[place:], b"Content-Type: text/html; charset=" + raw):
        try:
            parse_letter(each, address="inbox/3")
        except SourceError:
            continue
