"""Outlet, date, id, kind, language: what wins, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.extract import read_text
from digest.model import Outlet
from digest.text.dates import date_line, in_file_name, parse
from tests.extract.conftest import Read

BODY = (
    "The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said.\n\n"
    "Mara Quill told reporters that “two boats will sail each day” until the second pier has been repaired.\n"
)


@pytest.mark.parametrize(
    ("path", "source", "origin"),
    [
        ("hanbit-2025-05-07.txt", "한빛신문", "file name hanbit-2025-05-07.txt"),
        ("courier_20250507_ferry.txt", "Harbor Courier", "file name courier_20250507_ferry.txt"),
        ("courier/ferry.txt", "Harbor Courier", "folder courier"),
        ("Island Gazette/ferry.txt", "Island Gazette", "folder Island Gazette"),
        ("2025-05/ferry.txt", None, "unknown"),
        ("inbox/ferry.txt", None, "unknown"),
        ("gazette-2025-05-07.txt", None, "unknown"),
    ],
)
def test_outlet_by_path(read: Read, path: str, source: str | None, origin: str) -> None:
    """A listed file name, any subfolder that is not there for order; unknown stays unknown."""
    result = read(path, BODY)
    assert (result.article.source, result.origins["outlet"]) == (source, origin)


def test_a_byline_s_domain_names_the_outlet(read: Read) -> None:
    """A listed domain by its name, another one as it is; a public mail host says nothing."""
    for address, source in (
        ("tove@news.courier.example", "Harbor Courier"),
        ("tove@gazette.example", "gazette.example"),
        ("tove@gmail.com", None),
    ):
        assert read("x.txt", f"{BODY}\nBY TOVE ARLIND [{address}]\n").article.source == source


def test_without_outlets_in_the_config(read: Read) -> None:
    """Nothing is listed: names and domains stand as printed, aliases mean nothing."""
    assert read("courier-2025-05-07.txt", BODY, outlets=()).article.source is None


def test_dateline_is_no_outlet(read: Read) -> None:
    """A dateline names a place, never an outlet."""
    outlets = (Outlet(name="PORT ARDENT"),)
    assert read("x.txt", "PORT ARDENT – " + BODY, outlets=outlets).article.source is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("May 8, 2025", "2025-05-08"),
        ("Thursday, May 8th, 2025", "2025-05-08"),
        ("8 May 2025", "2025-05-08"),
        ("Thu 8 Sept. 2025", "2025-09-08"),
        ("2025-05-08", "2025-05-08"),
        ("2025.05.08.", "2025-05-08"),
        ("2025. 5. 8. (목)", "2025-05-08"),
        ("2025년 5월 8일 목요일", "2025-05-08"),
        ("입력 2025-05-08 14:30", "2025-05-08T14:30:00"),
        ("입력 2025.05.08. 오후 2:30", "2025-05-08T14:30:00"),
        ("Updated: May 8, 2025, 3:14 p.m. KST", "2025-05-08T15:14:00+09:00"),
        ("Published May 8, 2025 at 12:05 a.m. EDT", "2025-05-08T00:05:00-04:00"),
    ],
)
def test_date_lines(line: str, iso: str) -> None:
    """English, ISO and Korean forms, with a clock and a zone where they are printed."""
    value = date_line(line)
    assert value is not None
    assert value.isoformat() == iso


@pytest.mark.parametrize(
    "line",
    [
        "May 2025",
        "13/45/2025",
        "2025-13-45",
        "In 2025 the boats will sail again, on May 8, 2025, Quill said.",
        "5-8",
    ],
)
def test_no_date_lines(line: str) -> None:
    """A sentence that holds a date, or no day at all, is no date line."""
    assert date_line(line) is None


def test_stated_values() -> None:
    """ISO 8601 with offsets, RFC 2822; midnight without a zone is a bare day."""
    assert parse("2025-05-08T09:00:00Z") == datetime(2025, 5, 8, 9, tzinfo=UTC)
    assert parse("Thu, 08 May 2025 09:00:00 +0000") == datetime(2025, 5, 8, 9, tzinfo=UTC)
    assert parse("2025-05-08T00:00:00") == date(2025, 5, 8)
    assert parse("yesterday") is None
    assert in_file_name("x-20250508-y") == (date(2025, 5, 8), 2)


def test_a_bare_day_is_noon_where_the_outlet_is(read: Read) -> None:
    """12:00 in the outlet's zone, in the letter's where the outlet has none or is unknown."""
    for path, iso in (
        ("courier/x.txt", "2025-05-08T12:00:00+09:00"),
        ("Lowland Post/x.txt", "2025-05-08T12:00:00+02:00"),
        ("x.txt", "2025-05-08T12:00:00+02:00"),
    ):
        assert read(path, "May 8, 2025\n\n" + BODY).article.published.isoformat() == iso


def test_file_name_then_file_time(read: Read) -> None:
    """Without a printed date the file's name tells the day, then its time; both are marked."""
    named, timed = read("ferry-2025-05-08.txt", BODY), read("ferry.txt", BODY)
    assert (named.article.published.date(), named.article.dated) == (date(2025, 5, 8), "file")
    assert named.origins["published"] == "file name"
    assert (timed.article.published, timed.article.dated) == (datetime(2025, 5, 10, 8, tzinfo=UTC), "file")
    assert timed.origins["published"] == "the file's time"


@pytest.mark.parametrize("line", ["May 8, 3025", "May 8, 1889", "2025-05-14"])
def test_absurd_dates_are_refused_and_said(read: Read, line: str) -> None:
    """The year 3025, a year before 1990, a day after the file was written: the next source is asked."""
    result = read("ferry-2025-05-07.txt", f"{line}\n\n{BODY}")
    assert result.article.published.date() == date(2025, 5, 7)
    assert result.origins["published.refused"].startswith("line 1: ")


def test_the_id_stays(read: Read) -> None:
    """One id when the file is read again, from an inbox, with its text corrected, its outlet known."""
    text = "Ferry line opens again on Friday\n\nMay 7, 2025\n\n" + BODY
    first = read("2025-05/ferry.txt", text).article.id
    corrected = text.replace("Mara Quill", "Maria Quill")
    assert {
        read("inbox/ferry.txt", corrected, outlets=()).article.id,
        read("ferry.txt", text).article.id,
    } == {first}
    assert read("ferry.txt", text.replace("Ferry line opens", "Bus line opens")).article.id != first


def test_the_id_of_an_address_ignores_its_ornaments() -> None:
    """Scheme, www., fragment, tracking parameters and a closing slash don't make another article."""
    seen = datetime(2025, 5, 9, tzinfo=UTC)
    urls = (
        "https://www.a.example/x/?utm_source=y#top",
        "http://a.example/x",
        "https://a.example/x/?fbclid=1",
    )
    assert len({read_text(BODY, url=u, source=None, fetched=seen).id for u in urls}) == 1
    assert (
        read_text(BODY, url="https://a.example/x?id=2", source=None, fetched=seen).url
        == "https://a.example/x?id=2"
    )


@pytest.mark.parametrize(
    ("path", "head", "kind"),
    [
        ("x.txt", "Opinion | Boats are not enough for the island\n\n", "opinion"),
        ("x.txt", "Column: Boats are not enough for the island\n\n", "opinion"),
        ("opinion/x.txt", "", "opinion"),
        ("x.txt", "Boats are not enough for the island\n\nBy Tove Arlind, columnist\n\n", "opinion"),
        ("x.txt", "Column of boats leaves the island at dawn\n\n", "news"),
        ("x.txt", "The 12 best walks along the coast\n\n", "list"),
        ("x.txt", "7 reasons to visit the island\n\n", "list"),
        ("x.txt", "Five takeaways from the harbor vote\n\n", "list"),
        ("x.txt", "The week in pictures\n\n", "list"),
        ("x.txt", "5 dead, 12 hurt in ferry fire\n\n", "news"),
        ("x.txt", "Two best friends drown off the island\n\n", "news"),
        ("x.txt", "12 restaurants close after the flood\n\n", "news"),
        ("x.txt", "Ten years on: the night the dam broke\n\n", "anniversary"),
        ("x.txt", "On this day in 1951: the bridge opens\n\n", "anniversary"),
        ("x.txt", "Islanders remember the storm, 20 years later\n\n", "anniversary"),
        ("x.txt", "Ten years later, court clears the dam's engineers\n\n", "news"),
        ("x.txt", "", "news"),
    ],
)
def test_kind(read: Read, path: str, head: str, kind: str) -> None:
    """Opinion by folder, label and the author's role; lists and look-backs by the title; else news."""
    assert read(path, head + BODY).article.kind == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("여객선이 금요일부터 다시 운항한다고 항만청이 7일 밝혔다. KTX와 BRT는 그대로다.", "ko"),
        ("渡し船は金曜日に再開すると港湾局が発表した。島の住民は三年待った。", "ja"),
        ("渡轮将于周五恢复航行，港务局周二表示。岛上居民已经等待了三年。", "zh"),
        ("Паром снова пойдёт в пятницу, сообщило портовое управление во вторник.", "ru"),
    ],
)
def test_language_by_script(read: Read, text: str, language: str) -> None:
    """The script tells the language."""
    assert read("x.txt", text).article.language == language


def test_harmful_characters_leave_every_field(read: Read) -> None:
    """Direction marks, controls and terminal escapes reach neither text nor title."""
    text = "Ferry \u202eline\u202c opens\x1b again on Friday\n\nMay 7, 2025\n\n" + BODY.replace(
        "Mara", "Ma\u200bra\x07"
    )
    article = read("x.txt", text).article
    assert article.title == "Ferry line opens again on Friday"
    assert "Mara Quill" in article.text


@pytest.mark.parametrize(
    "form", ["https://www.courier.example/w/ferry\n\n{}", "{}\nURL: https://www.courier.example/w/ferry"]
)
def test_an_address_pasted_with_the_page(read: Read, form: str) -> None:
    """A lone address at the head or the foot is the article's, and no text."""
    article = read("x.txt", form.format(BODY)).article
    assert article.url == "https://www.courier.example/w/ferry"
    assert article.source == "Harbor Courier"
    assert "https" not in article.text


def test_a_wire_copy_in_two_outlets_is_two_articles(read: Read) -> None:
    """One headline and one file name in two outlets' folders: two ids."""
    text = "Ferry line opens again on Friday\n\nMay 7, 2025\n\n" + BODY
    assert read("courier/ferry.txt", text).article.id != read("Lowland Post/ferry.txt", text).article.id


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x.md", f"---\ntitle: Ferry line reopens\nsection: Harbour\n---\n\n{BODY}"),
        (
            "x.html",
            '<html><head><meta property="article:section" content="Harbour"></head><body><article>'
            "<h1>Ferry line reopens</h1>"
            + "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
            + "</article></body></html>",
        ),
    ],
)
def test_the_outlets_own_section(read: Read, path: str, text: str) -> None:
    """What the outlet calls the part that an article stands in is kept, as printed."""
    assert read(path, text).article.section == "Harbour"
    assert read("x.txt", BODY).article.section is None


def test_an_opinion_by_its_voice(read: Read) -> None:
    """What says what ought to be, or tells in the first person, is no news; a page's word wins."""
    title = "---\ntitle: The port should buy a third boat\n{}---\n\n"
    assert read("a.md", title.format("") + BODY).article.kind == "opinion"
    assert read("a.md", title.format("kind: news\n") + BODY).article.kind == "news"
    voice = "I took the boat on Monday. My neighbour stayed away. I think we were both right."
    assert read("b.txt", f"A morning at sea\n\n{voice}\n").article.kind == "opinion"
    assert read("c.txt", BODY).article.kind == "news"
