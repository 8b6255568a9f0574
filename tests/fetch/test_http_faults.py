"""Every fault at once: nothing hangs, nothing is lost, no source stops another."""

from __future__ import annotations

import asyncio
import ssl
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from digest.errors import SourceError
from digest.fetch.http import Fetcher
from tests.fetch.hourglass import LoopClock, run
from tests.fetch.site import (
    CAPTCHA,
    FEED,
    IMPATIENT,
    Handler,
    QuickClock,
    Site,
    answers,
    bomb,
    endless,
    hang_up,
    names,
    packed,
    quick,
    reply,
    silent,
)

FAULTS: dict[str, tuple[Handler | bytes, str]] = {
    "slow": (endless(b"<", pause=0.05), "took too long"),
    "silent": (silent, "fell silent"),
    "endless": (endless(b"<rss>" * 20_000), "larger than 12 MB"),
    "bomb": (reply(200, bomb(), Content_Encoding="gzip"), "larger than 12 MB"),
    "type": (reply(200, FEED, Content_Type="image/png"), ""),
    "charset": (reply(200, FEED, Content_Type="text/xml; charset=utf-7"), ""),
    "private": (
        reply(302, Location="http://10.0.0.1/"),
        "10.0.0.1 is an address of a private network",
    ),
    "rebound": (
        reply(302, Location="http://inside.test/"),
        "inside.test (192.168.0.1) is an address of",
    ),
    "circle": (reply(301, Location="/feed"), "in a circle"),
    "busy": (answers(reply(429, Retry_After="1"), reply(200, FEED)), ""),
    "moody": (answers(reply(500), reply(500), reply(200, FEED)), ""),
    "short": (reply(200, FEED[:99]), ""),
    "entities": (reply(200, b'<!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;</a>'), ""),
    "page": (reply(200, b"<html><body>Home</body></html>"), ""),
    "captcha": (reply(403, CAPTCHA), "answered 403 Whatever with a captcha page"),
    "large": (reply(200, b"x" * 10_000_000), ""),
    "gone": (reply(410), "gone for good"),
    "rude": (hang_up, "broke off"),
    "strange": (b"HELO\r\n\r\n", "no proper HTTP"),
}
GOOD = [f"good{n}" for n in range(20)]


@pytest.mark.slow
def test_no_fault_stops_another_source() -> None:
    """Forty sources at once, half of them at fault: every good one arrives, every fault says its reason."""

    async def work() -> dict[str, str]:
        hosts = dict.fromkeys([*FAULTS, *GOOD], "127.0.0.1") | {"inside": "192.168.0.1"}
        fetcher = Fetcher(
            contact="editor@harbour.test",
            options=replace(IMPATIENT, at_once=50),
            clock=LoopClock(),
            lookup=names(**hosts),
            public=lambda address: str(address) == "127.0.0.1",
        )
        routes = {f"{name}.test": route for name, (route, _) in FAULTS.items()}

        async def route(request, out):  # type: ignore[no-untyped-def]
            found = routes.get(request.headers["host"].split(":")[0], reply(200, FEED))
            return out.write(found) if isinstance(found, bytes) else await found(request, out)

        async with Site(routes={"/feed": route}) as site, fetcher:

            async def outcome(name: str) -> str:
                try:
                    await fetcher.get(site.at("/feed", f"{name}.test"))
                except SourceError as problem:
                    return problem.reason
                return ""

            every = [*FAULTS, *GOOD]
            return dict(zip(every, await asyncio.gather(*map(outcome, every)), strict=True))

    found = run(work())
    assert {name: found[name] for name in GOOD} == dict.fromkeys(GOOD, "")
    for name, (_, reason) in FAULTS.items():
        assert reason in found[name], name
        assert bool(reason) == bool(found[name]), name


def test_memory_is_flat() -> None:
    """A hundred and fifty answers of 200 KB leave nothing behind."""

    async def work() -> int:
        tracemalloc.start()
        async with Site(routes={"/feed": packed(FEED * 500)}) as site, quick() as fetcher:

            async def some(count: int) -> int:
                for _ in range(count):
                    await fetcher.get(site.at("/feed"), allow_private=True)
                site.requests.clear()
                return tracemalloc.get_traced_memory()[0]

            before = await some(50)
            return await some(100) - before

    try:
        assert run(work()) < 200_000
    finally:
        tracemalloc.stop()


def test_certificates_are_checked(tmp_path: Path) -> None:
    """A certificate that nobody vouches for is no safe connection."""
    (tmp_path / "site.pem").write_text(SELF_SIGNED, encoding="ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "site.pem")

    async def work() -> None:
        async with Site(routes={"/": reply(200, FEED)}, tls=context) as site, quick() as fetcher:
            with pytest.raises(SourceError, match="no safe connection: self-signed certificate"):
                await fetcher.get(f"https://127.0.0.1:{site.port}/", allow_private=True)

    run(work())


def test_waits_are_real() -> None:
    """By the loop's own time: one second between two requests, and Retry-After to the second."""

    async def work() -> float:
        clock = LoopClock()
        started = clock.elapsed()
        route = answers(reply(429, Retry_After="3"), reply(200, FEED))
        async with Site(routes={"/feed": route}) as site, quick(clock) as fetcher:
            await fetcher.get(site.at("/feed"), allow_private=True)
        return clock.elapsed() - started

    assert run(work()) == pytest.approx(4.0, abs=0.5)


@pytest.mark.slow
def test_a_thousand_faults_hang_nowhere() -> None:
    """A thousand sources, each fault fifty times, end in the time of the slowest few."""

    async def work() -> int:
        clock = QuickClock()
        options = replace(IMPATIENT, at_once=64, all_bytes=10_000_000_000)
        hosts = {f"{name}{n}": "127.0.0.1" for name in FAULTS for n in range(53)}
        fetcher = Fetcher(contact="x@harbour.test", options=options, clock=clock, lookup=names(**hosts))
        left_out = {"bomb", "large", "endless", "private", "rebound"}

        async def route(request, out):  # type: ignore[no-untyped-def]
            found = FAULTS[request.headers["host"].split(".")[0].rstrip("0123456789")][0]
            return out.write(found) if isinstance(found, bytes) else await found(request, out)

        async with Site(routes={"/feed": route}) as site, fetcher:
            asked = [name for name in hosts if name.rstrip("0123456789") not in left_out]
            found = await asyncio.gather(
                *(fetcher.get(site.at("/feed", f"{name}.test"), allow_private=True) for name in asked),
                return_exceptions=True,
            )
        assert all(not isinstance(got, BaseException) or isinstance(got, SourceError) for got in found)
        return len(found)

    assert run(work(), seconds=120) == 14 * 53


# A key of no worth, made for this test.
SELF_SIGNED = """\
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIG0LxW1Uz5+NnB9dNVy60Rlfr/9PCvPP4bql9wUL1IgJoAoGCCqGSM49
AwEHoUQDQgAELODXYQ7fIXiWan2+9acPXInOJ+US4DqaqHywZdFKyym64l0i7pHk
bIzhm6Jr2vPmMRqqFnOo95DN6qhoLuqMjA==
-----END EC PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBpDCCAUqgAwIBAgIUT7YOAsF2iiyIenVXjrMIpIA8EMUwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaGFyYm91ci50ZXN0MCAXDTI2MTEyMjAzMDYzNVoYDzIxMjYx
MDI5MDMwNjM1WjAXMRUwEwYDVQQDDAxoYXJib3VyLnRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAQs4NdhDt8heJZqfb71pw9cic4n5RLgOpqofLBl0UrLKbri
XSLukeRsjOGbomva8+YxGqoWc6j3kM3qqGgu6oyMo3IwcDAdBgNVHQ4EFgQUtZUe
9bsL7Lm4RbknkndvPziVyfgwHwYDVR0jBBgwFoAUtZUe9bsL7Lm4RbknkndvPziV
yfgwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUggxoYXJib3VyLnRlc3SHBH8A
AAEwCgYIKoZIzj0EAwIDSAAwRQIhAOsNUWz9WFmWQJlZjWUBNrMANHk+lfPlauIc
eahYIa9IAiA6jkzNhVH7Pp63xOfPXYSFyteKJkh75M0UcU7T+y0mYw==
-----END CERTIFICATE-----
"""
