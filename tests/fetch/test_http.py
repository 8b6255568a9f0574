"""Reading addresses: what comes out of good answers, and what of every fault that servers have."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import digest
from digest.errors import BusyError, GoneError, RefusedError, SourceError
from digest.fetch.http import Got, HttpOptions
from digest.fetch.http.fetcher import user_agent
from digest.fetch.http.trouble import Trouble
from digest.fetch.http.unpack import Unpacker
from tests.fetch.hourglass import run
from tests.fetch.site import (
    CAPTCHA,
    FEED,
    IMPATIENT,
    QUICK,
    Handler,
    QuickClock,
    Request,
    Site,
    answers,
    bomb,
    endless,
    hang_up,
    packed,
    quick,
    reply,
    silent,
)

XML = "application/rss+xml"


async def ask(
    route: Handler | bytes, *, clock: QuickClock | None = None, options: HttpOptions = QUICK, **known: str
) -> Got:
    """What one address gives."""
    async with Site(routes={"/feed": route}) as site, quick(clock, options) as fetcher:
        return await fetcher.get(site.at("/feed"), allow_private=True, **known)


def refusal(route: Handler | bytes, options: HttpOptions = QUICK) -> str:
    """Why one address gives nothing."""
    with pytest.raises(SourceError) as caught:
        run(ask(route, options=options))
    assert caught.value.address.endswith("/feed")
    return caught.value.reason


def test_bytes_come_as_they_are() -> None:
    """Bytes, headers in lower case, final address, time and validators."""
    got = run(
        ask(reply(200, FEED, Content_Type=XML, ETag='"v1"', Last_Modified="Mon, 03 Mar 2031 05:00:00 GMT"))
    )
    assert got.fetched.raw == FEED
    assert got.fetched.headers["content-type"] == XML
    assert got.fetched.address == got.address
    assert got.fetched.seen == QuickClock().now() + timedelta(seconds=1), "one pause after robots.txt"
    assert (got.status, got.permanent, got.etag) == (200, None, '"v1"')
    assert got.modified == "Mon, 03 Mar 2031 05:00:00 GMT"


def test_the_agent_names_a_contact() -> None:
    """A user agent with a contact; only codings that are unpacked are offered."""

    async def work() -> None:
        async with Site(routes={"/feed": reply(200, FEED)}) as site, quick() as fetcher:
            await fetcher.get(site.at("/feed"), allow_private=True)
            assert all("editor@harbour.test" in r.headers["user-agent"] for r in site.requests)
            assert site.requests[-1].headers["accept-encoding"] == "gzip, deflate"

    run(work())


def test_unchanged_is_told_and_validators_stay() -> None:
    """304: nothing is fetched; the values handed in are handed out, newer ones of the answer before them."""
    got = run(ask(reply(304), etag='"v1"', modified="yesterday"))
    assert (got.fetched, got.status, got.etag, got.modified) == (None, 304, '"v1"', "yesterday")
    assert run(ask(reply(304, ETag='"v2"'), etag='"v1"')).etag == '"v2"'
    assert "304" in refusal(reply(304))


def test_validators_are_sent() -> None:
    """If-None-Match and If-Modified-Since, verbatim; what a header can't hold is left out."""

    async def work() -> None:
        async with Site(routes={"/feed": reply(200, FEED)}) as site, quick() as fetcher:
            await fetcher.get(site.at("/feed"), etag='W/"a-gzip"', modified="x", allow_private=True)
            assert site.requests[-1].headers["if-none-match"] == 'W/"a-gzip"'
            assert site.requests[-1].headers["if-modified-since"] == "x"
            await fetcher.get(site.at("/feed"), etag="a\r\nX-Evil: 1", modified="\udcff", allow_private=True)
            assert {"if-none-match", "if-modified-since", "x-evil"}.isdisjoint(site.requests[-1].headers)

    run(work())


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(FEED[:150], id="truncated XML"),
        pytest.param(b'<!DOCTYPE r [<!ENTITY a "&a;&a;">]><rss>&a;</rss>', id="entity bomb"),
        pytest.param(b"<!DOCTYPE html><html><body>Home</body></html>", id="HTML for a feed"),
        pytest.param(CAPTCHA, id="captcha page"),
        pytest.param("Fähre".encode("cp1252"), id="wrong charset"),
        pytest.param(b"<rss>" + b"x" * 10_000_000 + b"</rss>", id="10 MB"),
    ],
)
def test_what_a_body_says_is_for_others_to_judge(body: bytes) -> None:
    """Odd bodies of whole answers are handed on, byte for byte, whatever their type is said to be."""
    assert run(ask(reply(200, body, Content_Type="image/png; charset=utf-16"))).fetched.raw == body


@pytest.mark.parametrize(
    ("coding", "raw"),
    [
        ("gzip", gzip.compress(FEED)),
        ("GZIP", gzip.compress(FEED[:50]) + gzip.compress(FEED[50:])),
        ("gzip", gzip.compress(FEED) + b"\0\0\0"),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED, wbits=-15)),
        ("gzip", FEED),
        ("gzip, gzip", gzip.compress(gzip.compress(FEED))),
        ("", gzip.compress(FEED)),
        ("identity", FEED),
        ("utf-8", FEED),
        ("gzip,identity", gzip.compress(FEED)),
    ],
)
def test_packed_answers_are_unpacked(coding: str, raw: bytes) -> None:
    """gzip (of several members, or only said to be), both kinds of deflate, and files that are gzip."""
    got = run(ask(reply(200, raw, Content_Encoding=coding)))
    assert got.fetched.raw == FEED
    assert "content-encoding" not in got.fetched.headers


def test_a_bomb_is_refused() -> None:
    """30 MB in 30 KB of gzip, as coding and as file: refused at the limit."""
    raw = bomb()
    assert len(raw) < 50_000
    for coding in ("gzip", "identity"):
        assert refusal(reply(200, raw, Content_Encoding=coding)) == "the answer is larger than 12 MB"


def test_a_bomb_takes_no_memory() -> None:
    """Unpacking stops at the limit: no more than that is ever held."""
    raw = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(Trouble, match="larger than 1 MB"):
            Unpacker("gzip", 1_000_000).feed(raw)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_unknown_codings_are_refused() -> None:
    """A coding that was not offered; gzip that breaks."""
    assert refusal(reply(200, FEED, Content_Encoding="br")) == (
        "the answer is packed as br, which was not offered"
    )
    broken = gzip.compress(FEED)[:20] + b"\xff" * 50
    assert refusal(reply(200, broken, Content_Encoding="gzip")) == "the answer can't be unpacked"


def test_large_answers_are_refused() -> None:
    """By what they say, and by what comes."""
    assert (
        refusal(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n") == "the answer is larger than 12 MB"
    )
    assert refusal(endless(b"x" * 100_000)) == "the answer is larger than 12 MB"


def test_slow_answers_are_refused() -> None:
    """A silent server after three tries; one that drips without end at its time, once."""
    assert refusal(silent, IMPATIENT) == "the server fell silent"
    assert refusal(endless(b"x", pause=0.05), IMPATIENT) == "the answer took too long"


def test_broken_connections_are_tried_again() -> None:
    """A closed connection, a body cut short (of a known length, chunked, gzip): the next try counts."""
    short = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\nhalf"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhalf"
    half = packed(FEED)[:-20].replace(b"Content-Length", b"X-Length")

    def twice(bad: bytes) -> Handler:
        good = answers(reply(200, FEED))
        tries = iter([bad, bad])

        async def handler(request: Any, out: asyncio.StreamWriter) -> None:
            if (response := next(tries, None)) is None:
                return await good(request, out)
            out.write(response)
            out.close()
            return None

        return handler

    for bad in (b"", short, chunked, half):
        assert run(ask(twice(bad))).fetched.raw == FEED
    assert refusal(hang_up) == "the connection broke off"


def test_a_server_error_is_tried_again() -> None:
    """500 twice, then 200: pauses that double."""
    clock = QuickClock()
    assert run(ask(answers(reply(500), reply(502), reply(200, FEED)), clock=clock)).fetched.raw == FEED
    assert [s for s in clock.slept if s > 1] == [2, 4]
    assert refusal(reply(500, b"")) == "answered 500 Whatever"


def test_other_refusals_are_not_tried_again() -> None:
    """404, 403 with a captcha, an empty 200, 204, a redirect without an address: one request each."""
    told = {
        "/404": (reply(404), "answered 404 Not Found"),
        "/403": (reply(403, CAPTCHA), "answered 403 Whatever with a captcha page"),
        "/empty": (reply(200, b" \n"), "the answer is empty"),
        "/204": (reply(204), "answered 204 Whatever"),
        "/302": (reply(302), "answered 302 Found without a new address"),
    }

    async def work() -> None:
        async with (
            Site(routes={path: route for path, (route, _) in told.items()}) as site,
            quick() as fetcher,
        ):
            for path, (_, reason) in told.items():
                with pytest.raises(SourceError) as caught:
                    await fetcher.get(site.at(path), allow_private=True)
                assert caught.value.reason == reason
            assert set(site.paths.values()) == {1}

    run(work())


def test_what_lasts_is_told() -> None:
    """Errors that another day won't mend are of a kind of their own; those of the moment are not."""
    large = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"
    for lasting in (reply(404), reply(403), reply(410), large):
        with pytest.raises(RefusedError):
            run(ask(lasting))
    for passing in (reply(500), reply(429), reply(408), hang_up, reply(200)):
        with pytest.raises(SourceError) as caught:
            run(ask(passing))
        assert not isinstance(caught.value, RefusedError)


def test_gone_is_told() -> None:
    """410 is an error of its own, so that the source can be stopped."""
    with pytest.raises(GoneError, match="gone for good"):
        run(ask(reply(410)))


def test_retry_after_is_kept() -> None:
    """429 with seconds or a date: waited for and asked again."""
    clock = QuickClock()
    busy = reply(429, Retry_After="7")
    assert run(ask(answers(busy, reply(200, FEED)), clock=clock)).status == 200
    assert 7 in clock.slept
    clock = QuickClock()
    dated = reply(503, Retry_After="Mon, 03 Mar 2031 06:00:30 GMT")
    assert run(ask(answers(dated, reply(200, FEED)), clock=clock)).status == 200
    assert clock.time == pytest.approx(30, abs=2)


def test_a_long_retry_after_is_told() -> None:
    """A wait of a day is not waited for, but the time is told; so is one that stands after the last try."""
    clock = QuickClock()
    with pytest.raises(BusyError, match="until 2031-03-04 06:00 UTC") as caught:
        run(ask(reply(429, Retry_After="86400"), clock=clock))
    assert (caught.value.until - QuickClock().now()).days == 1
    with pytest.raises(BusyError):
        run(ask(reply(429, Retry_After="10")))


@pytest.mark.parametrize("said", ["soon", "-5", "9" * 400, "²", "Mon, 99 Mar 2031 06:00:30 GMT", ""])
def test_a_strange_retry_after_harms_nothing(said: str) -> None:
    """What is no time counts as nothing; a number beyond reason is a year."""
    with pytest.raises(SourceError, match="answered 429"):
        run(ask(reply(429, Retry_After=said)))


def test_broken_http_is_told() -> None:
    """An answer that is no HTTP, and headers without end."""
    assert refusal(b"SSH-2.0-OpenSSH_9.6\r\n\r\n").startswith("the answer is no proper HTTP")
    long = b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n"
    assert refusal(long).startswith("the answer is no proper HTTP")


def test_long_headers_are_read() -> None:
    """News sites send headers of many thousands of characters."""
    assert run(ask(reply(200, FEED, Content_Security_Policy="x" * 50_000))).status == 200


def test_a_contact_is_one_line() -> None:
    """Whatever stands in the config, the user agent is a proper header."""
    agent = f"NewsletterDigest/{digest.__version__} (+a X: 1 b@c)"
    assert user_agent("a\r\nX: 1\n b@c") == agent


def test_headers_can_always_be_stored() -> None:
    """Bytes of a header that are no UTF-8 come as replacement characters, never as lone surrogates."""
    raw = reply(200, FEED, ETag="@").replace(b"ETag: @", b'ETag: "\xff"')
    got = run(ask(raw))
    assert got.etag == '"\ufffd"'
    got.etag.encode()


def test_a_run_has_an_end() -> None:
    """After the bytes or the seconds of a run every further address is refused."""

    async def work(**limits: Any) -> str:
        options = replace(QUICK, **limits)
        clock = QuickClock()
        async with Site(routes={"/feed": reply(200, b"x" * 4_000)}) as site, quick(clock, options) as fetcher:
            for _ in range(5):
                try:
                    await fetcher.get(site.at("/feed"), allow_private=True)
                except SourceError as problem:
                    return problem.reason
        return ""

    assert run(work(all_bytes=10_000)) == "left out: the run's 0.01 MB are used up"
    assert run(work(all_seconds=2.5)) == "left out: the run's 2.5 seconds are over"


def test_a_fetcher_can_be_stopped() -> None:
    """Cancelling a get closes its connection and leaves the host free for the next."""

    async def work() -> None:
        async with Site(routes={"/slow": silent, "/feed": reply(200, FEED)}) as site, quick() as fetcher:
            slow = asyncio.create_task(fetcher.get(site.at("/slow"), allow_private=True))
            await asyncio.sleep(0.1)
            slow.cancel()
            with pytest.raises(asyncio.CancelledError):
                await slow
            assert (await fetcher.get(site.at("/feed"), allow_private=True)).status == 200

    run(work())


async def _drip(request: Request, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        out.write(b"y")
        await out.drain()
        await asyncio.sleep(0.02)


async def _trailers(request: Request, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")
    while True:
        out.write(b"a: b\r\n" * 1_000)
        await out.drain()


async def _continue(request: Request, out: asyncio.StreamWriter) -> None:
    while True:
        out.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
        await out.drain()
        await asyncio.sleep(0)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [_drip, _trailers, _continue])
def test_a_hostile_head_ends(hostile: Handler) -> None:
    """A header that drips for ever, trailers without end, interim answers without end: each ends in time."""
    assert "too long" in (reason := refusal(hostile, IMPATIENT)) or "no proper HTTP" in reason


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: -5",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3",
        b"Content-Length: 3\r\nContent-Length: 5",
        b"Bad Header: x",
        b"X: a\0b",
    ],
)
def test_senseless_heads_are_told(head: bytes) -> None:
    """What could be read in two ways is not read at all."""
    assert refusal(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\nhello").startswith(
        "the answer is no proper HTTP"
    )
