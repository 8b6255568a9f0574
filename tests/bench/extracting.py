# ruff: noqa: E501 (a page has long lines)
"""Saved pages of several shapes and sizes, beside trafilatura's fast mode with its metadata, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from statistics import median

from digest.extract import extract_article
from tests.bench.reading import sample_paragraphs

LIMIT = 1.3
"""How many times the other's time ours may take."""
_ROUNDS = 5
_NOW = datetime(2026, 11, 12, 12, tzinfo=UTC)
_HEAD = """<meta charset="utf-8"><title>{title} | Harbor Courier</title><meta property="og:site_name" content="Harbor Courier">
<meta property="og:title" content="{title}"><link rel="canonical" href="https://www.courier.example/w/ferry">"""
_STATED = """<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "author": {{"name":
"Tove Arlind"}}, "datePublished": "2026-11-07T10:30:00+09:00"}}</script>"""
_TITLE = "Ferry line to Lowland reopens"


def extracting() -> Iterator[str]:
    """The ratio for each shape, then over all pages: of the medians and of the sums."""
    ours, theirs = [], []
    for name, page in _pages().items():
        mine, other = _both(page.encode())
        ours.append(mine)
        theirs.append(other)
        yield f"{name:24} {len(page) / 1000:6.0f} kB {mine:6.1f} ms ({mine / other:.2f} times)"
    middle, whole = median(ours) / median(theirs), sum(ours) / sum(theirs)
    yield f"extraction      {middle:6.2f} times trafilatura's fast mode by the medians, {whole:.2f} by the sums"
    yield f"                {LIMIT:6.2f} times are the limit"


def _both(raw: bytes) -> tuple[float, float]:
    """The best time of each in milliseconds, by turns."""
    from trafilatura import bare_extraction

    mine, other = [], []
    for _ in range(_ROUNDS):
        mine.append(_ms(lambda: extract_article(raw, url=None, source=None, fetched=_NOW)))
        other.append(_ms(lambda: bare_extraction(raw, fast=True, with_metadata=True, include_comments=False)))
    return min(mine), min(other)


def _ms(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def _pages() -> dict[str, str]:
    prose = cycle(sample_paragraphs())
    take = lambda count: list(islice(prose, count))  # noqa: E731
    plain = [_page(_article(take(count), "p")) for count in (6, 20, 80)]
    return {
        "short item": plain[0],
        "article": plain[1],
        "long read": plain[2],
        "much furniture": _page(_furnished(_article(take(20), "p"), take(60))),
        "nested boxes": _page("<div class=a><div>" * 30 + _article(take(20), "p") + "</div></div>" * 30),
        "lines with breaks": _page("<div class=story>" + "<br><br>".join(take(20)) + "</div>"),
        "linked and marked": _page(_article([_linked(text) for text in take(20)], "p")),
        "large scripts": _page(_article(take(20), "p"), extra="<script>var a = [0];</script>" * 400),
        "nothing stated": _page(
            "<p>By Tove Arlind</p><p>Nov. 7, 2026</p>" + _article(take(20), "p"), head=""
        ),
        "a few words": _page(_article(take(1), "p")),
    }


def _page(body: str, *, head: str = _HEAD + _STATED, extra: str = "") -> str:
    links = "".join(f'<li class="nav-item"><a href="/{n}">Part {n}</a></li>' for n in range(30))
    return (
        f'<!doctype html><html lang="en"><head>{head.format(title=_TITLE)}{extra}</head><body><nav><ul>{links}</ul></nav>'
        f"<main>{body}</main><footer><ul>{links}</ul><p>© 2026 Harbor Courier. All rights reserved.</p></footer></body></html>"
    )


def _article(paragraphs: list[str], tag: str) -> str:
    inner = "".join(f'<{tag} class="body__text">{text}</{tag}>' for text in paragraphs)
    return f"<article><h1>{_TITLE}</h1>{inner}</article>"


def _linked(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f'<a href="/x">{first}</a> <strong>{rest[:20]}</strong>{rest[20:]}'


def _furnished(article: str, teasers: list[str]) -> str:
    cards = "".join(
        f'<div class="card"><a href="/{n}"><h3>{text[:60]}</h3></a><span class="time">{n} hours ago</span></div>'
        for n, text in enumerate(teasers)
    )
    return (
        f'{article}<aside class="related"><h2>More stories</h2>{cards}</aside><div class="grid">{cards}</div>'
    )
