"""The mail: it fits an inbox, says how to leave, and is whole as a message."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import issues
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Issue, Mailing, Section
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_all
from digest.render.eml import render_eml
from digest.render.fit import LARGEST, encoded
from digest.render.labels import read_labels
from digest.render.page import page_of

MAILING = Mailing(
    sender="The Velmar Letter <letter@velmar.example>",
    web="https://velmar.example/{newsletter}/{slot}/",
    unsubscribe="https://velmar.example/leave?list={newsletter}&token=0a1b2c",
    why="You get this letter because you asked for it.",
    address="3 Quay Street, Velmar",
)


def mailed(issue: Issue | None = None) -> Issue:
    """An issue with all that stands around a mail."""
    issue = issue or issues.rich()
    return replace(issue, newsletter=replace(issue.newsletter, mail=MAILING))


def crowded(count: int) -> Issue:
    """So many stories under one heading."""
    issue = mailed()
    source = next(b for b in issue.top if len(b.lead) > 2)
    many = tuple(replace(source, story_id=f"many-{n}") for n in range(count))
    return replace(issue, sections=(Section(key="many", title="The city", briefs=many),))


def test_the_message_is_whole() -> None:
    """Text first, then HTML; every header once; one-click unsubscribing; 7 bits, lines of 76."""
    issue = mailed()
    raw = render_all(issue, builtin_theme()).files["issue.eml"]
    message = message_from_bytes(raw, policy=policy.default)
    assert [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "<https://velmar.example/leave?list=" in message["List-Unsubscribe"].replace("\n ", "")
    assert message["Archived-At"] == f"<https://velmar.example/{issue.newsletter.key}/{issue.slot}/>"
    assert all(len(message.get_all(name)) == 1 for name in ("From", "To", "Subject", "Date", "Message-ID"))
    assert max(map(len, raw.split(b"\r\n"))) <= 76 + 2 or b"List-Unsubscribe: <" in raw
    assert raw.isascii()
    assert not message.defects


def test_the_same_issue_gives_the_same_message() -> None:
    """Its id and its boundary are made of what it says."""
    theme = builtin_theme()
    assert render_all(mailed(), theme).files == render_all(mailed(), theme).files
    other = render_all(mailed(issues.one_story()), theme).files["issue.eml"]
    ids = [
        message_from_bytes(raw)["Message-ID"]
        for raw in (other, render_all(mailed(), theme).files["issue.eml"])
    ]
    assert ids[0] != ids[1]


def test_headers_of_a_hostile_letter_stay_headers() -> None:
    """A line break in a title, a sender or an address ends no header."""
    issue = issues.hostile()
    letter = replace(
        issue.newsletter,
        title='A "letter"\r\nBcc: all@x.example',
        mail=Mailing(sender="Eve\r\nX-Evil: 1 <eve@x.example>"),
    )
    message = message_from_bytes(
        render_all(replace(issue, newsletter=letter), builtin_theme()).files["issue.eml"],
        policy=policy.default,
    )
    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert not message.defects


@pytest.mark.parametrize("name", ["weekly", "espresso", "plain"])
def test_what_stands_around_a_mail(name: str) -> None:
    """View in browser, unsubscribe, why, address: in the mail's HTML and text; the address in every file."""
    files = render_all(mailed(), builtin_theme(name)).files
    message = message_from_bytes(files["issue.eml"], policy=policy.default)
    for part in message.iter_parts():
        text = " ".join(part.get_content().split())
        for told in ("View in browser", "Unsubscribe", MAILING.why, "3 Quay Street"):
            assert str(told) in text, (part.get_content_type(), told)
    assert all(b"Quay Street" in files[file] for file in ("index.html", "issue.md", "issue.txt"))


@pytest.mark.parametrize("count", [30, 120, pytest.param(500, marks=pytest.mark.slow)])
def test_a_long_letter_fits_an_inbox(count: int) -> None:
    """The HTML part stays under 95 KB as sent: the last stories step down; what was cut is said in the
    mail and told; the web view is whole; the proof holds."""
    issue, theme = crowded(count), builtin_theme()
    rendered = render_all(issue, theme)
    assert encoded(rendered.files["email.html"])[1] <= LARGEST
    assert rendered.shortened + rendered.dropped > 0
    told = rendered.files["email.html"].decode()
    if rendered.dropped:
        assert f"{rendered.dropped} more on the web" in told
    assert f"{rendered.shortened} told at greater length on the web" in told or not rendered.shortened
    assert rendered.files["index.html"].count(b'class="short"') == count
    prove_issue(issue, rendered.files, fixed_texts(issue, theme))


def test_a_letter_that_fits_is_whole() -> None:
    """Nothing is cut of what there is room for."""
    rendered = render_all(mailed(), builtin_theme())
    assert (rendered.shortened, rendered.dropped) == (0, 0)
    assert b"on the web" not in rendered.files["email.html"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abc defg ’—é지난주,.:=?_ \t"), min_size=1, max_size=140))
def test_any_subject_arrives_as_it_was_written(subject: str) -> None:
    """However long, in whatever script: decoded it is the same line, and no line of the header is over 76."""
    written = " ".join(subject.split()) or "x"
    issue = replace(mailed(issues.one_story()), subject=written)
    labels = read_labels(builtin_theme(), "en")
    raw = render_eml(issue, page_of(issue, labels), b"text\n", b"<p>text</p>\n")
    assert message_from_bytes(raw, policy=policy.default)["Subject"] == written
    head = raw.split(b"\r\n\r\n")[0]
    assert all(len(line) <= 76 for line in head.split(b"\r\nDate:")[0].split(b"\r\n"))
