"""A credit opens the passage: the address says which, and a real Chromium goes there."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.passages import passage_url

if TYPE_CHECKING:
    from playwright.sync_api import Page

URL = "https://a.example/x"


def whole(text: str, url: str = URL) -> str:
    """The address that opens at all of `text`."""
    return passage_url(url, text, [(0, len(text))])


def test_text_fragments_are_encoded() -> None:
    """A fragment begins and ends with the words of the passage; its own marks are encoded."""
    link = whole("Well-known, isn’t it & so", f"{URL}#y")
    assert link == f"{URL}#y:~:text=Well%2Dknown%2C%20isn%E2%80%99t%20it%20%26%20so"
    ends = whole("one two three four five six seven eight nine ten eleven")
    assert ends.endswith("#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven")


def test_a_passage_of_two_paragraphs_is_told_by_its_ends() -> None:
    """A browser searches words within a paragraph only."""
    assert whole("Nobody came.\n\nThe hall was dark.").endswith("=Nobody%20came.,The%20hall%20was%20dark.")


@pytest.mark.parametrize(
    ("before", "prefix"),
    [
        ("A short day. ", ""),
        ("He said so. She left. He said so. ", ""),
        ('It rained. "Stay," she said. It snowed. ', "said. It snowed."),
        (
            "One. “Stay,” she said. And then it rained. “stay,” She said. Then it rained. ",
            "“stay,” She said. Then it rained.",
        ),
        ("Rain. “Stay,” she said.\n\nSnow.\n\n", "Snow."),
    ],
)
def test_words_before_tell_a_passage_from_an_earlier_one(before: str, prefix: str) -> None:
    """Where the same words stand earlier, those right before tell which is meant; else there are none."""
    words = "“Stay,” she said."
    link = unquote(passage_url(URL, before + words, [(len(before), len(before) + len(words))]))
    assert link == f"{URL}#:~:text={prefix + '-,' if prefix else ''}{words}"


def test_too_many_passages_open_the_page_alone() -> None:
    """An address stays short: over 1,200 characters of fragments it leads to the article as a whole."""
    assert passage_url(URL, "말" * 400, [(0, 400)]) == URL
    assert passage_url(URL, "Words.", []) == passage_url(URL, "\n\n", [(0, 2)]) == URL


@given(st.text(min_size=1, max_size=80).filter(lambda text: any(map(str.isalnum, text))))
def test_only_a_directive_s_own_marks_are_bare(text: str) -> None:
    """Whatever a source writes, it can't end a directive or begin another."""
    link = whole(text).removeprefix(f"{URL}#:~:text=")
    assert link.count(",") <= 1
    assert not {"&", "-", "#", " ", "<", '"'} & set(link)


PASSAGES = {
    "plain": "The council voted nine to two on Monday to keep the old ferry until the bridge opens.",
    "short": "“Ferries stay,” she said.",
    "dashes": "A well-known — and much-loved – pier, built 1931–33, was closed.",
    "quotes": "“It’s ‘done’,” he said, “isn’t it & so?” (She nodded [twice].)",
    "marks": "Salt, pepper & co., 50% off, a=b, c:d; #1 @home +2 /3 ~ :~:text=x ?",
    "markup": "The <b>bold</b> plan &amp; the <script>alert(1)</script> of {{ 7*7 }}, said one.",
    "long": " ".join(f"word{n}" for n in range(90)) + ".",
    "hard-spaces": "The fee rose to 5\u00a0million crowns a\u00a0year, said the port of Velmar on Friday.",
    "paragraphs": "Nobody came.\n\nThe hall stayed dark.",
    "alike": "The council voted nine to two on Friday to keep the new ferry until the tunnel opens.",
    "again": "“Ferries stay,” she said.",
    "korean": "벨마르 항만 노동자들이 화요일 9일간의 파업을 끝내고 돌아갔으며, 당국은 임금도 준다고 했다.",
    "korean-short": "“안전하게 돌아갈 수 있어야 한다”고 말했다.",
    "japanese": "港の労働者は火曜日に九日間のストライキを終えて職場に戻った。",
    "arabic": "عاد عمال الميناء إلى العمل يوم الثلاثاء بعد تسعة أيام من الإضراب، ووافقت السلطة على الأجور.",
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


@pytest.fixture
def article(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """An article of all these passages, far apart, served on loopback: its address and its text."""
    filler = [f"Filler number {n} says nothing much. " * 3 for n in range(len(PASSAGES) + 1)]
    parts = [part for pair in zip(filler, PASSAGES.items(), strict=False) for part in (pair[0], pair[1])]
    shown = "".join(
        f"<p style='height:2000px'>{part}</p>"
        if isinstance(part, str)
        else f"<div id='{part[0]}'><p>{html.escape(part[1]).replace(chr(10) * 2, '</p><p>')}</p></div>"
        for part in [*parts, filler[-1]]
    )
    head = "<!doctype html><html lang='en'><meta charset='utf-8'><title>x</title>"
    (tmp_path / "article.html").write_text(f"{head}{shown}", encoding="utf-8")
    text = "\n\n".join(part if isinstance(part, str) else part[1] for part in [*parts, filler[-1]])
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/article.html", text
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_chromium_opens_the_page_at_the_passage(page: Page, article: tuple[str, str]) -> None:
    """Quotation marks, dashes, markup, hard spaces, long passages, two paragraphs, other scripts, and words
    that stand twice: the passage that is meant comes into view."""
    url, text = article
    seen = "id => { const r = document.getElementById(id).getBoundingClientRect();"
    seen += " return scrollY > 0 && r.top >= 0 && r.bottom <= innerHeight; }"
    at = 0
    for name, words in PASSAGES.items():
        at = text.index(words, at)
        page.goto("about:blank")
        page.goto(passage_url(url, text, [(at, at + len(words))]))
        page.wait_for_function(seen, arg=name, timeout=10_000)
        at += len(words)
