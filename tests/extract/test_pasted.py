# ruff: noqa: E501 (an article has long lines)
"""Pasted pages: what stays, what goes, and why."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.extract.conftest import Read

PAGE = """71.2 F
Port Ardent
Wednesday, May 7, 2025

Ferry line to Lowland reopens after three years, with fewer boats

A ferry leaves the old pier of Port Ardent during a trial run on the north channel, May 3, 2025. [REUTERS]
A ferry leaves the old pier of Port Ardent during a trial run on the north channel, May 3, 2025. [REUTERS]

PORT ARDENT – The ferry line between Port Ardent and Lowland will open again on Friday, the port authority said on Tuesday, ending a break of three years.

Mara Quill, the head of the authority, told reporters that “two boats will sail each day” until the second pier has been repaired.

Fewer Boats Than Before

The line once had nine boats a day, according to the authority. Residents of Lowland have asked for at least four of them, and a petition has been signed by 2,300 people.

Read more: How the old pier fell into the sea

Fares stay as they were, at 4.20 dollars a trip, the authority said. Children under six travel free.

BY TOVE ARLIND    [arlind.tove@courier.example]

- Advertisement -
Tove Arlind
Tove Arlind
Tove Arlind is a reporter at the Harbor Courier and covers ports and ships. She joined the newspaper in 2015.
Copyright 2025 Harbor Courier. All rights reserved.
"""


def test_only_the_article_is_left(read: Read) -> None:
    """Weather, place, date, headline, captions, links, byline, advertisement, biography, copyright go."""
    article = read("week/ferry.txt", PAGE).article
    paragraphs = article.text.split("\n\n")
    assert [p.split()[0] for p in paragraphs] == ["PORT", "Mara", "Fewer", "The", "Fares"]
    assert article.title == "Ferry line to Lowland reopens after three years, with fewer boats"
    assert article.title_origin == "printed"


def test_every_cut_has_its_line_and_reason(read: Read) -> None:
    """`digest read` shows what was cut, where and why."""
    cuts = {c.line: c.reason for c in read("ferry.txt", PAGE).cuts}
    assert cuts[1] == "weather"
    assert cuts[3] == "date"
    assert cuts[5] == "headline"
    assert cuts[7].startswith("caption")
    assert cuts[8].startswith("caption")
    assert cuts[18] == "related link"
    assert cuts[22] == "byline"
    assert cuts[24] == "advertisement"
    assert cuts[25] == cuts[26] == "author"
    assert cuts[27] == "author's biography"
    assert cuts[28] == "copyright"


def test_dateline_and_subhead_are_marked(read: Read) -> None:
    """A dateline and a sub-head stay in the text, marked, so that they are never printed."""
    article = read("ferry.txt", PAGE).article
    marked = [(m.kind, article.text[m.start : m.end]) for m in article.marks]
    assert marked == [("dateline", "PORT ARDENT – "), ("subhead", "Fewer Boats Than Before")]


def test_fields_come_with_their_places(read: Read) -> None:
    """The outlet by the byline's address, the date by its line, the name as another line prints it."""
    result = read("ferry.txt", PAGE)
    article = result.article
    assert article.source == "Harbor Courier"
    assert article.byline == ("Tove Arlind",)
    assert article.published.isoformat() == "2025-05-07T12:00:00+09:00"
    assert article.dated == "printed"
    assert result.origins["outlet"] == "byline's address, line 22"
    assert result.origins["published"] == "line 3"
    assert result.origins["title"] == "line 5"
    assert result.origins["byline"] == "line 22"


def test_without_a_headline_the_first_sentence_is_a_working_title(read: Read) -> None:
    """The working title is marked, has no dateline, and is still in the text."""
    body = PAGE.split("[REUTERS]\n\n")[1]
    article = read("x.txt", "May 8, 2025\n" + body).article
    assert article.title_origin == "first_sentence"
    assert article.title.startswith("The ferry line between")
    assert article.title in article.text


def test_hard_wrapped_lines_are_joined(read: Read) -> None:
    """Lines broken at a column are one paragraph; a line break becomes one blank and nothing else."""
    wrapped = (
        "Ferry line opens again on Friday\n\nMay 7, 2025\n\n"
        "The ferry line between Port Ardent and Lowland will open again on\n"
        "Friday, the port authority said on Tuesday, ending a break of three\n"
        "years that had cut the island off from its only hospital.\n\n"
        "Mara Quill, the head of the authority, told reporters that two boats\n"
        "will sail each day until the second pier has been repaired, which may\n"
        "take until the autumn.\n"
    )
    paragraphs = read("x.txt", wrapped).article.text.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("on Friday, the port authority said on Tuesday, ending a break of three years"
                                  " that had cut the island off from its only hospital.")  # fmt: skip


def test_long_lines_are_paragraphs_without_blank_lines(read: Read) -> None:
    """A page of long lines has a paragraph a line."""
    lines = [line for line in PAGE.splitlines() if line]
    article = read("x.txt", "\n".join(lines)).article
    assert len(article.text.split("\n\n")) == 5


NAVIGATION = [
    "Home", "World", "Politics", "Business", "Sport", "Opinion", "Sign in", "Subscribe", "Search", "Menu",
    "This website uses cookies. Accept cookies to continue.", "Top stories", "Mayor resigns over bridge contract",
]  # fmt: skip
BELOW = [
    "Share", "Facebook Twitter LinkedIn", "Comments", "Leave a comment", "Related stories",
    "Old pier to be torn down next spring", "What the island eats in winter", "Most read",
    "Ten beaches for the summer holidays", "Sign up for our daily newsletter", "Privacy policy",
    "© 2025 Harbor Courier. All rights reserved.", "About us", "Contact", "Careers",
]  # fmt: skip


def test_the_article_is_found_among_navigation(read: Read) -> None:
    """A whole page is pasted: menus above and lists below don't reach the text."""
    page = "\n".join([*NAVIGATION, *PAGE.splitlines()[4:], *BELOW])
    article = read("x.txt", page).article
    assert article.text == read("y.txt", PAGE).article.text
    assert article.title.startswith("Ferry line to Lowland")


def test_korean_page(read: Read) -> None:
    """Korean furniture, date forms, byline and dateline are known."""
    page = (
        "한빛신문\n전체메뉴\n북항 여객선 3년 만에 다시 뜬다\n입력 2025.05.07. 오전 10:30\n공유하기\n"
        "[서울=한빛통신] 북항과 저지를 잇는 여객선이 금요일부터 다시 운항한다고 항만청이 7일 밝혔다. "
        "운항이 멈춘 지 3년 만이다.\n"
        "김하늘 항만청장은 “하루 두 차례 배가 뜬다”며 “가을까지 부두를 고치겠다”고 말했다.\n"
        "요금은 예전과 같은 4천200원이다. 여섯 살 아래 어린이는 무료로 탄다.\n"
        "이바다 기자 sea@hanbit.example\n저작권자 ⓒ 한빛신문, 무단 전재 및 재배포 금지\n"
    )
    result = read("ferry.txt", page)
    article = result.article
    assert article.language == "ko"
    assert article.source == "한빛신문"
    assert article.byline == ("이바다",)
    assert article.title == "북항 여객선 3년 만에 다시 뜬다"
    assert article.published.isoformat() == "2025-05-07T10:30:00+09:00"
    assert len(article.text.split("\n\n")) == 3
    assert [article.text[m.start : m.end] for m in article.marks] == ["[서울=한빛통신] "]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article on Facebook",
        "Sign up for our daily newsletter",
        "Thanks for signing up!",
        "We use cookies to make this website better.",
        "Story continues below advertisement",
        "Photo: Port Authority / Handout",
        "Mara Quill speaks at the pier on Tuesday. (AP Photo/Ola Berg)",
        "Related: How the old pier fell into the sea",
        "You may also like",
        "Reporting by Tove Arlind; editing by Ola Berg",
        "Leave a comment",
        "Home > World > Asia > Ports",
        "Skip to main content",
        "Follow us on Twitter and Facebook",
        "광고",
        "무단 전재 및 재배포 금지",
    ],
)
def test_furniture_inside_the_text_is_cut(read: Read, line: str) -> None:
    """A line of furniture between two paragraphs goes, wherever it stands."""
    page = PAGE.replace("Fewer Boats Than Before", line)
    assert line not in read("x.txt", page).article.text


@pytest.mark.parametrize(
    "sentence",
    [
        "He will share the prize with the crew of the second boat.",
        "More than 40 people signed up on the first day, the authority said.",
        "“Follow us,” the captain shouted from the second boat.",
        "Cookies were sold on the pier.",
        "The photo shows the pier before the storm.",
        "Subscribers of the line pay less, Quill said.",
        "Next week a second boat will follow, the authority said.",
        "Home again, the islanders lit fires on the beach.",
        "Subscriptions rose 5 percent in the first quarter, the line said.",
        "Register offices on the island were closed on Monday.",
        "Add to that the discussion over fares, and the mood was low.",
        "The line changed its privacy policy in March, after complaints from passengers.",
        "Drones may not be used over the port, the ministry said.",
        "Video of the first trip shows a boat half full, with flags along the rail.",
        "The browser update fixes 12 flaws, the company said.",
        "Islanders baked cookies on the site of the old pier.",
        "Reporting from the island has been hard since the pier fell into the sea.",
        "You get this feeling that nobody counted the boats, she said.",
        "He was 84.",
        "“Why?” asked Quill.",
        "The court ruled in favour of Getty Images, it said.",
        "Read in that light, the plan is modest.",
        "Top officials of the authority stayed away.",
        "Watching from the beach, Ola Berg counted nine boats.",
        "Share prices of the line fell by 4 percent on Tuesday.",
        "Live music greeted the first boat.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(read: Read, sentence: str) -> None:
    """The words of furniture inside a sentence don't cut it."""
    page = PAGE.replace("Fares stay as they were", sentence + "\n\nFares stay as they were")
    assert sentence in read("x.txt", page).article.text


def test_a_caption_s_date_never_wins(read: Read) -> None:
    """The only date stands in a caption: the file's time is taken, and marked."""
    page = PAGE.replace("Wednesday, May 7, 2025\n", "")
    result = read("x.txt", page)
    assert result.article.dated == "file"
    assert result.article.published.isoformat() == "2025-05-10T10:00:00+02:00"


@pytest.mark.slow
def test_a_pasted_page_takes_little_time(tmp_path: Path, read: Read) -> None:
    """Time grows with the length of a page, not faster."""
    page = "\n".join([*NAVIGATION * 20, *PAGE.splitlines() * 20, *BELOW * 20])
    began = time.process_time()
    read("x.txt", page)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "line",
    [
        "facebook twitter " * 24 + "zzz",
        "copy link copy link " * 20 + "zzz",
        "Share this " * 38 + "zzz",
        "A-" * 200 + "z",
        "AB CD/" * 60 + "z",
        "> " * 200 + "z",
        "mostly partly " * 29 + "z",
        "(" * 400,
        "a@" * 200,
        "May 8, 2025 " * 30,
        "x" * 400 + "@",
        "By A " * 40,
    ],
)
def test_no_line_takes_long(read: Read, line: str) -> None:
    """No rule runs away on a line made to hurt it."""
    began = time.process_time()
    read("x.txt", f"{line}\n\n{PAGE}\n\n{line}")
    assert time.process_time() - began < 5


def test_headline_standfirst_and_an_author_without_by(read: Read) -> None:
    """The headline is the shorter line above the standfirst; "Name in Place" above the date is the byline."""
    head = (
        "News\nOpinion\nSport\n‘We waited three years’: islanders cheer as ferry returns\n"
        "Line from Port Ardent opens on Friday with two boats a day, as residents press the authority for more\n"
        "Tove Arlind in Port Ardent\nWed 7 May 2025 10.30 BST\nShare\nView image in fullscreen\n"
        "The old pier, seen from the north channel. Photograph: Ola Berg/The Courier\n"
    )
    article = read("x.txt", head + PAGE.split("[REUTERS]\n\n")[1].split("BY TOVE")[0]).article
    assert article.title == "‘We waited three years’: islanders cheer as ferry returns"
    assert article.byline == ("Tove Arlind",)
    assert article.published.isoformat() == "2025-05-07T10:30:00+01:00"
    assert article.text.startswith("PORT ARDENT – ")


def test_a_korean_signature_in_brackets_is_the_byline(read: Read) -> None:
    """ "[새길경제=류한결 기자] address" names the author and the outlet's domain; the dateline is marked."""
    page = (
        "이든반도체, 새솔에 공장 짓는다\n\n기사입력 : 2026년11월17일 10:05\n\n"
        "[새솔=새길경제] 류한결 기자 = 이든반도체가 새솔시에 3조5000억원을 들여 반도체 공장을 짓는다고 17일 밝혔다."
        " 공장은 2029년 상반기 가동을 목표로 한다.\n\n이든반도체는 다음 달 10일 투자안을 확정할 예정이다.\n\n"
        "[새길경제=류한결 기자] hangyeol@saegil.example\n\n[저작권자ⓒ 새길경제. 무단전재-재배포 금지]"
    )
    article = read("x.txt", page).article
    assert article.byline == ("류한결",)
    assert article.text.endswith("확정할 예정이다.")
    assert [m.kind for m in article.marks] == ["dateline"]
