# ruff: noqa: E501 (an article has long lines)
"""Cleaning only removes: the law, on files put together at random."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.extract import read_file, squeeze, unfounded, visible_text
from digest.model import Extraction

SENTENCES = (
    "The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said.",
    "Mara Quill, the head of the authority, told reporters that “two boats will sail each day” until autumn.",
    "Residents of Lowland have asked for at least four boats, and a petition has been signed by 2,300 people.",
    "운항이 멈춘 지 3년 만에 여객선이 금요일부터 다시 뜬다고 항만청이 7일 밝혔다.",
    "Cafe\u0301 owners on the pier hope for more guests, as they have hoped for three years, with little luck.",
)
FURNITURE = (
    "Home", "Share", "71 F", "May 7, 2025", "Read more: How the pier fell", "- Advertisement -", "What It Costs",
    "By Tove Arlind", "Tove Arlind", "© 2025 Harbor Courier. All rights reserved.", "3", "Comments",
    "The old pier on Tuesday. [REUTERS]", "Ferry line to Lowland reopens after three years",
)  # fmt: skip
LINES = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.sampled_from(FURNITURE),
        st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3).map(" ".join),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    ),
    max_size=14,
)
NOW = datetime(2025, 5, 10, tzinfo=UTC)


def read(name: str, raw: bytes) -> Extraction | None:
    try:
        return read_file(name, raw, outlets=(), modified=NOW, zone=ZoneInfo("UTC"))
    except SourceError:
        return None


def holds(name: str, raw: bytes) -> None:
    """Every paragraph stands, in order, in the visible text less the cuts; every mark is inside the text."""
    result = read(name, raw)
    if result is None:
        return
    article = result.article
    assert unfounded(article.text, visible_text(name, raw), [c.text for c in result.cuts]) is None
    assert all(0 <= m.start < m.end <= len(article.text) for m in article.marks)
    assert all(p.strip() == p and "\n" not in p and p for p in article.text.split("\n\n"))
    assert article.title
    assert article.title_origin == "printed" or article.title in article.text


@settings(max_examples=40, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_pasted_pages(lines: list[str], gap: str) -> None:
    """The law holds on pasted pages, whatever stands in them."""
    holds("x.txt", gap.join(lines).encode("utf-8"))


@settings(max_examples=25, deadline=None)
@given(LINES)
def test_hard_wrapped_pages(lines: list[str]) -> None:
    """Joining puts a blank where a line ended and changes nothing else."""
    import textwrap

    holds("x.txt", "\n\n".join(textwrap.fill(line, 60) for line in lines).encode("utf-8"))


@settings(max_examples=25, deadline=None)
@given(LINES, st.lists(st.sampled_from(["# ", "> ", "- ", "1. ", "**", "`", ""]), min_size=14, max_size=14))
def test_markdown(lines: list[str], syntax: list[str]) -> None:
    """The law holds on Markdown, against its text without syntax."""
    body = "\n\n".join(
        s + line + (s if s in {"**", "`"} else "") for line, s in zip(lines, syntax, strict=False)
    )
    holds("x.md", ("---\ntitle: Ferry\n---\n" + body).encode("utf-8"))


TAGS = st.lists(
    st.sampled_from(["p", "div", "h2", "li", "td", "blockquote", "a", "span", "aside"]),
    min_size=14,
    max_size=14,
)


def html(lines: list[str], tags: list[str]) -> str:
    from html import escape

    inner = "".join(
        f"<{t}>{escape(line).replace(', ', ', <b>', 1)}</{t}>" for line, t in zip(lines, tags, strict=False)
    )
    return f"<html><head><title>Ferry</title></head><body><nav>Home</nav><article>{inner}</article></body></html>"


@settings(max_examples=25, deadline=None)
@given(LINES, TAGS)
def test_pages(lines: list[str], tags: list[str]) -> None:
    """The law holds on saved pages."""
    holds("x.html", html(lines, tags).encode("utf-8"))


@settings(max_examples=25, deadline=None)
@given(LINES, TAGS)
def test_mails(lines: list[str], tags: list[str]) -> None:
    """The law holds on mails, against the part that was read."""
    message = EmailMessage()
    message["Subject"] = "Ferry"
    message.set_content("\n\n".join("".join(c for c in line if c.isprintable()) for line in lines))
    message.add_alternative(html(lines, tags), subtype="html")
    holds("x.eml", message.as_bytes())


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.md", "x.html", "x.eml"]))
def test_any_bytes(raw: bytes, name: str) -> None:
    """Whatever the bytes, there is an article or a SourceError that names the file."""
    read(name, raw)


def test_the_checker_finds_an_added_word() -> None:
    """A word too many, a swapped order, a changed letter: each is found."""
    visible = "\n".join(SENTENCES)
    assert unfounded("\n\n".join(SENTENCES), visible) is None
    assert unfounded(SENTENCES[0].replace("Friday", "Monday"), visible) == SENTENCES[0].replace(
        "Friday", "Monday"
    )
    assert unfounded("\n\n".join((SENTENCES[1], SENTENCES[0])), visible) == SENTENCES[0]
    assert unfounded("Port and Lowland", "Port [see map] and Lowland", ["[see map]"]) is None
    assert unfounded("Port and Lowland", "Port [see map] and Lowland") == "Port and Lowland"


@given(st.text())
def test_squeezing_twice_is_squeezing_once(text: str) -> None:
    """What the law compares is stable."""
    assert squeeze(squeeze(text)) == squeeze(text)
