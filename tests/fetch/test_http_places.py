"""Where a fetcher goes: redirects, robots.txt, turns at a host, and never into the own network."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.fetch.http import Clock, Fetcher, Got, HttpOptions
from digest.fetch.http.addresses import follow, parse
from digest.fetch.http.guard import is_public
from digest.fetch.http.trouble import Trouble
from tests.fetch.hourglass import LoopClock, run
from tests.fetch.site import (
    FEED,
    IMPATIENT,
    QUICK,
    Handler,
    QuickClock,
    Request,
    Site,
    answers,
    names,
    quick,
    reply,
    silent,
)

OK = reply(200, FEED)
Routes = dict[str, Handler | bytes]


def moved(status: int, to: str, **headers: str) -> bytes:
    """A redirect."""
    return reply(status, Location=to, **headers)


async def visit(routes: Routes, path: str = "/", clock: Clock | None = None) -> tuple[Got, Site]:
    """What a site's page gives, and the site with what was asked of it."""
    async with Site(routes=routes) as site, quick(clock) as fetcher:
        return await fetcher.get(site.at(path), allow_private=True), site


def refused(routes: Routes, path: str = "/") -> str:
    """Why a site's page gives nothing."""
    with pytest.raises(SourceError) as caught:
        run(visit(routes, path))
    return caught.value.reason


def test_redirects_are_followed_and_permanent_ones_told() -> None:
    """The leading 301s and 308s are a new address; what follows a 302, 303 or 307 is not."""
    got, site = run(visit({"/": moved(301, "/a"), "/a": moved(308, "b?x=%2F#part"), "/b?x=%2F": OK}))
    assert got.address == got.fetched.address == got.permanent == site.at("/b?x=%2F")
    got, site = run(visit({"/": moved(301, "/a"), "/a": moved(302, "/b"), "/b": moved(301, "/c"), "/c": OK}))
    assert (got.address, got.permanent) == (site.at("/c"), site.at("/a"))
    got, _ = run(visit({"/": moved(307, "/a"), "/a": OK}))
    assert got.permanent is None


def test_a_move_that_ends_in_nothing_is_not_told() -> None:
    """A permanent redirect to a missing page or to a page to log in is no new address."""
    assert refused({"/": moved(301, "/a"), "/a": reply(404)}) == "answered 404 Not Found"
    login = b"<html><head><title>Log in</title></head><form><input type='password'></form></html>"
    got, _ = run(visit({"/": moved(301, "/login"), "/login": reply(200, login)}))
    assert got.permanent is None


def test_an_unchanged_page_may_have_moved() -> None:
    """A permanent redirect before a 304 is told too."""

    async def work() -> None:
        async with Site(routes={"/": moved(301, "/a"), "/a": reply(304)}) as site, quick() as fetcher:
            got = await fetcher.get(site.at("/"), etag='"x"', allow_private=True)
            assert (got.status, got.permanent) == (304, site.at("/a"))

    run(work())


def test_circles_and_long_ways_end() -> None:
    """A redirect loop is found at once, an endless chain after ten redirects."""
    reason = refused({"/": moved(302, "/a"), "/a": moved(302, "/")})
    assert reason.startswith("it redirects in a circle, again to http://127.0.0.1:")
    chain: Routes = {f"/{n}": moved(301, f"/{n + 1}") for n in range(20)}
    assert refused(chain, "/0").startswith("more than 10 redirects, the last to http://")


def test_a_redirect_to_itself_with_a_cookie_is_followed() -> None:
    """Sites that want a cookie before the page get theirs back, on the way only."""

    async def gate(request: Request, out: asyncio.StreamWriter) -> None:
        known = request.headers.get("cookie") == "seen=1"
        out.write(OK if known else moved(302, "/", Set_Cookie="seen=1; Path=/; HttpOnly"))

    got, site = run(visit({"/": gate}))
    assert got.status == 200
    assert "set-cookie" not in got.fetched.headers
    assert [r.headers.get("cookie") for r in site.requests] == [None, None, "seen=1"]
    assert got.permanent is None


def test_cookies_go_where_they_belong() -> None:
    """A cookie for a domain goes to its other hosts, also after a move for good; never to another site."""

    async def work() -> None:
        hosts = {"www.harbour": "127.0.0.1", "harbour": "127.0.0.1", "other": "127.0.0.1"}
        fetcher = Fetcher(contact="x", options=QUICK, clock=QuickClock(), lookup=names(**hosts))
        async with Site(routes={"/a": OK}) as site, fetcher:
            for host in ("www.harbour.test", "other.test"):
                site.routes["/"] = moved(301, site.at("/a", host), Set_Cookie="seen=1; Domain=harbour.test")
                await fetcher.get(site.at("/", "harbour.test"), allow_private=True)
            sent = [r.headers.get("cookie") for r in site.requests if r.path == "/a"]
            assert sent == ["seen=1", None]

    run(work())


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://harbour.test/",
        "javascript:alert(1)",
        "http://:80/",
        "http://a b/",
        "data:,x",
    ],
)
def test_redirects_lead_to_the_web_only(target: str) -> None:
    """http and https, with a host."""
    assert refused({"/": moved(302, target)}).startswith(("only http and https", "this is no address"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "feed",
        "ftp://harbour.test/",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://a:99999/",
    ],
)
def test_what_is_no_address_is_told(address: str) -> None:
    """Anything but an address of the web is a SourceError."""

    async def work() -> None:
        async with quick() as fetcher:
            await fetcher.get(address)

    with pytest.raises(SourceError, match=r"only http and https|this is no address"):
        run(work())


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_trouble(text: str) -> None:
    """Whatever stands in a feed or a Location: an address, or Trouble."""
    for read in (
        lambda: parse(text),
        lambda: parse("http://" + text),
        lambda: follow(parse("http://a/b"), text),
    ):
        try:
            assert read().scheme in {"http", "https"}
        except Trouble:
            continue


def test_a_password_stays_at_its_site() -> None:
    """Name and password are sent as asked, also after a redirect on the site; never shown, nor elsewhere."""

    async def work() -> None:
        home: Routes = {"/": moved(301, "/a"), "/a": OK, "/out": b""}
        async with Site(routes=home) as site, Site(routes={"/": OK}) as other, quick() as fetcher:
            site.routes["/out"] = moved(302, other.at("/"))
            got = await fetcher.get(f"http://ann:pw@127.0.0.1:{site.port}/", allow_private=True)
            assert got.address == got.fetched.address == site.at("/a")
            assert got.permanent == f"http://ann:pw@127.0.0.1:{site.port}/a"
            assert site.requests[-1].headers["authorization"] == "Basic YW5uOnB3"
            await fetcher.get(f"http://ann:pw@127.0.0.1:{site.port}/out", allow_private=True)
            assert "authorization" not in other.requests[-1].headers
            with pytest.raises(SourceError) as caught:
                await fetcher.get(f"http://ann:pw@127.0.0.1:{site.port}/none", allow_private=True)
            assert str(caught.value) == f"{site.at('/none')}: answered 404 Not Found"

    run(work())


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 "
    "255.255.255.255 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::10.0.0.1 "
    "2002:7f00:1:: 2001:db8::1 192.0.2.1 198.18.0.1".split(),
)
def test_private_addresses(address: str) -> None:
    """Private, loopback, link-local, shared, multicast, reserved; also inside an IPv6 address."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", "8.8.8.8 2606:4700::1111 64:ff9b::8.8.8.8 ::ffff:8.8.8.8".split())
def test_public_addresses(address: str) -> None:
    """The open Internet, also where it is reached through IPv6."""
    assert is_public(ip_address(address))


def test_the_own_network_is_closed() -> None:
    """Loopback by number in every spelling and by name; nothing reaches the server."""

    async def work() -> None:
        async with Site(routes={"/": OK}) as site, quick() as fetcher:
            for host in (
                "127.0.0.1",
                "localhost",
                "2130706433",
                "0x7f.1",
                "127.1",
                "0177.0.0.1",
                "[::ffff:127.0.0.1]",
                "0",
            ):
                with pytest.raises(SourceError, match=r"private network|not known|can't be fetched"):
                    await fetcher.get(site.at("/", host))
            assert site.requests == []

    run(work())


def test_a_redirect_into_the_own_network_is_closed() -> None:
    """A public site that redirects to a private address; unless the source allows it."""

    async def work() -> None:
        async with Site(routes={"/": OK}) as inside, Site(routes={}, host="127.0.0.2") as site:
            for place in (inside.at("/"), inside.at("/", "router.test")):
                site.routes["/"] = moved(302, place)
                async with harbour_is_public() as fetcher:
                    with pytest.raises(SourceError, match=r"refused: .*private network"):
                        await fetcher.get(site.at("/", "harbour.test"))
                    assert inside.requests == []
                    assert (await fetcher.get(site.at("/", "harbour.test"), allow_private=True)).status == 200
                    with pytest.raises(SourceError, match="refused"):
                        await fetcher.get(site.at("/", "harbour.test"))
                inside.requests.clear()

    run(work())


def harbour_is_public() -> Fetcher:
    """A fetcher to which 127.0.0.2 is the open Internet and all else on loopback is not."""
    return Fetcher(
        contact="x@harbour.test",
        options=QUICK,
        clock=QuickClock(),
        lookup=names(harbour="127.0.0.2", router="127.0.0.1"),
        public=lambda address: str(address) == "127.0.0.2",
    )


def test_a_name_that_changes_its_address_is_closed() -> None:
    """DNS rebinding: a name that is public at one look-up and private at the next never reaches the private
    address, since the connection is made to what was checked."""
    looked: list[str] = []

    async def turning(host: str, port: int) -> Sequence[str]:
        looked.append(("127.0.0.2", "127.0.0.1")[len(looked) % 2])
        return (looked[-1],)

    async def work() -> None:
        async with Site(routes={"/": OK}) as inside:
            hanging = reply(200, FEED, Connection="close")
            async with Site(
                routes={"/": hanging, "/robots.txt": hanging}, host="127.0.0.2", port=inside.port
            ) as site:
                fetcher = Fetcher(
                    contact="x",
                    options=QUICK,
                    clock=QuickClock(),
                    lookup=turning,
                    public=lambda address: str(address) == "127.0.0.2",
                )
                async with fetcher:
                    await every(fetcher, site.at("/", "rebind.test"), 6)
                assert site.requests
                assert inside.requests == []
                assert "127.0.0.1" in looked

    run(work())


async def every(fetcher: Fetcher, address: str, times: int) -> list[str]:
    """The outcomes of several gets of one address."""
    found = []
    for _ in range(times):
        try:
            found.append(str((await fetcher.get(address)).status))
        except SourceError as problem:
            found.append(problem.reason)
    return found


def test_of_several_addresses_only_the_public_are_used() -> None:
    """A name with a public and a private address: only the public one is connected to."""

    async def both(host: str, port: int) -> Sequence[str]:
        return ("127.0.0.1", "127.0.0.2")

    async def work() -> None:
        async with Site(routes={"/": OK}) as inside:
            async with Site(routes={"/": OK}, host="127.0.0.2", port=inside.port) as site:
                fetcher = harbour_is_public()
                fetcher._lookup = both
                async with fetcher:
                    assert (await fetcher.get(site.at("/", "two.test"))).status == 200
            assert inside.requests == []

    run(work())


def test_robots_are_obeyed() -> None:
    """Rules for all and for us by name, asked for once a site; also where a redirect leads."""
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: newsletterdigest\nDisallow: /private\n"

    async def work() -> None:
        routes: Routes = {
            "/robots.txt": reply(200, rules),
            "/": OK,
            "/to": moved(302, "/private/x"),
            "/private/x": OK,
        }
        async with Site(routes=routes) as site, quick() as fetcher:
            assert (await fetcher.get(site.at("/"), allow_private=True)).status == 200
            for path in ("/private/x", "/to"):
                with pytest.raises(SourceError, match=r"robots.txt bars /private/x"):
                    await fetcher.get(site.at(path), allow_private=True)
            assert [r.path for r in site.requests] == ["/robots.txt", "/", "/to"]

    run(work())


def test_a_chosen_address_is_no_robot_s() -> None:
    """What a person subscribed to is barred by rules that name us only; pauses count all the same, and no
    other address of the site is open."""

    async def work(robots: bytes) -> list[str]:
        told = []
        async with Site(routes={"/robots.txt": robots, "/feed": OK, "/page": OK}) as site, quick() as fetcher:
            for path, chosen in (("/feed", True), ("/page", False)):
                try:
                    await fetcher.get(site.at(path), allow_private=True, chosen=chosen)
                    told.append("read")
                except SourceError as problem:
                    told.append(problem.reason)
        return told

    for rules in (
        b"User-agent: *\nDisallow: /",
        b"User-agent: NewsletterDigestBot\nUser-agent: *\nDisallow: /",
    ):
        assert run(work(reply(200, rules))) == ["read", "the site's robots.txt bars /page"]
    by_name = b"User-agent: *\nAllow: /\n\nUser-Agent: newsletterdigest # no\nDisallow: /"
    assert run(work(reply(200, by_name)))[0] == "the site's robots.txt bars /feed"
    first, second = run(work(reply(503)))
    assert (first, "can't be read" in second) == ("read", True)
    assert run(work(reply(503, Retry_After="86400")))[0].startswith("its robots.txt can't be read")


@pytest.mark.parametrize(
    "robots",
    [
        reply(404),
        reply(403),
        reply(401),
        reply(200, b"\xff\xfe<html>x"),
        reply(200, b""),
        moved(302, "/robots.txt"),
    ],
)
def test_without_rules_all_is_open(robots: bytes) -> None:
    """A missing, barred or senseless robots.txt bars nothing; nor does one that is endless."""
    if robots.startswith(b"HTTP/1.1 302"):
        assert "circle" in refused({"/": OK, "/robots.txt": robots})
        return
    got, _ = run(visit({"/": OK, "/robots.txt": robots}))
    assert got.status == 200


def test_a_huge_robots_file_is_read_in_part() -> None:
    """The first 500 KB count (RFC 9309)."""
    rules = b"User-agent: *\nDisallow: /a\n" + b"# padding\n" * 200_000 + b"Disallow: /\n"
    got, _ = run(visit({"/": OK, "/robots.txt": reply(200, rules)}))
    assert got.status == 200


def test_unknown_rules_bar_the_site() -> None:
    """A robots.txt that answers 500 bars its site (RFC 9309), and is not asked for again at every page."""

    async def work() -> None:
        async with Site(routes={"/": OK, "/robots.txt": reply(503)}) as site, quick() as fetcher:
            for _ in range(3):
                with pytest.raises(SourceError, match=r"its robots.txt can't be read: answered 503"):
                    await fetcher.get(site.at("/"), allow_private=True)
            assert len(site.requests) == QUICK.tries

    run(work())


def test_one_request_at_a_time_a_host() -> None:
    """However many gets: one at a time, a pause between, as long as robots.txt asks, within reason."""

    async def linger(request: Request, out: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.01)
        out.write(OK)

    async def work(robots: bytes, pause: float) -> None:
        clock = QuickClock()
        async with Site(routes={"/": linger, "/robots.txt": robots}) as site, quick(clock) as fetcher:
            await asyncio.gather(*(fetcher.get(site.at("/"), allow_private=True) for _ in range(5)))
            assert (site.most, len(site.requests)) == (1, 6)
            assert clock.slept == [pause] * 5

    for rules, pause in (
        (b"", 1.0),
        (b"User-agent: *\nCrawl-delay: 4", 4.0),
        (b"User-agent: *\nCrawl-delay: 9999", 30.0),
        (b"User-agent: *\nRequest-rate: 1/7", 7.0),
        (b"User-agent: *\nCrawl-delay: nan\nRequest-rate: 0/0", 1.0),
    ):
        run(work(reply(200, rules), pause))


def test_hosts_do_not_wait_for_each_other() -> None:
    """Ten hosts at once, and a silent one stops none of them."""

    async def work() -> None:
        hosts = {f"h{n}": "127.0.0.1" for n in range(10)}
        fetcher = Fetcher(
            contact="x",
            options=replace(IMPATIENT, tries=1),
            clock=LoopClock(),
            lookup=names(**hosts),
        )
        async with Site(routes={"/": OK, "/slow": silent}) as site, fetcher:
            addresses = [site.at("/slow" if n == 3 else "/", f"h{n}.test") for n in range(10)]
            found = await asyncio.gather(
                *(fetcher.get(a, allow_private=True) for a in addresses), return_exceptions=True
            )
            assert [n for n, got in enumerate(found) if isinstance(got, SourceError)] == [3]
            assert sum(isinstance(got, Got) for got in found) == 9

    run(work())


def test_no_more_than_so_many_at_once() -> None:
    """`at_once` holds over all hosts."""

    async def linger(request: Request, out: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.005)
        out.write(OK)

    async def work() -> None:
        hosts = {f"h{n}": "127.0.0.1" for n in range(12)}
        options = replace(QUICK, at_once=3)
        fetcher = Fetcher(contact="x", options=options, clock=QuickClock(), lookup=names(**hosts))
        async with Site(routes={"/": linger}) as site, fetcher:
            await asyncio.gather(*(fetcher.get(site.at("/", f"{h}.test"), allow_private=True) for h in hosts))
            assert site.most <= 3

    run(work())


def test_a_host_that_is_down_is_left_alone() -> None:
    """After gets without an answer the rest fail at once; after a while it is tried again."""
    clock = QuickClock()

    async def work() -> None:
        routes: Routes = {f"/{n}": silent for n in range(9)}
        routes["/9"] = OK
        async with Site(routes=routes) as site, quick(clock, replace(QUICK, tries=1)) as fetcher:
            reasons = []
            for n in range(9):
                with pytest.raises(SourceError) as caught:
                    await fetcher.get(site.at(f"/{n}"), allow_private=True)
                reasons.append(caught.value.reason)
            assert reasons[:4] == ["the server fell silent"] * 4
            assert set(reasons[4:]) == {
                "left out, since 127.0.0.1 was down in this run: the server fell silent"
            }
            assert len(site.paths) == 4
            clock.time += 1_000
            assert (await fetcher.get(site.at("/9"), allow_private=True)).status == 200

    run(work())


def test_what_can_not_be_reached_is_told() -> None:
    """A port where nothing listens; a name that nobody knows."""

    async def work() -> None:
        async with Site(routes={}) as site:
            address = site.at("/")
        fetcher = Fetcher(contact="x", options=QUICK, clock=QuickClock(), lookup=names(harbour="127.0.0.1"))
        async with fetcher:
            with pytest.raises(SourceError, match="can't be reached: connection refused"):
                await fetcher.get(address, allow_private=True)
            with pytest.raises(SourceError, match="the name of the host is not known"):
                await fetcher.get("http://nowhere.test/")
        async with quick() as fetcher:
            for host in ("a..b", "x" * 70, "xn--\xff"):
                with pytest.raises(SourceError, match=r"name of the host is not known|no address"):
                    await fetcher.get(f"http://{host}/")

    run(work())


def test_a_busy_host_is_left_in_peace_by_all() -> None:
    """429 with Retry-After holds up every get at the host, not only the one that was told."""
    clock = QuickClock()

    async def work() -> None:
        busy = answers(reply(429, Retry_After="50"), OK)
        async with Site(routes={"/a": busy, "/b": OK}) as site, quick(clock) as fetcher:
            await asyncio.gather(*(fetcher.get(site.at(p), allow_private=True) for p in ("/a", "/b")))
            assert [r.path for r in site.requests] == ["/robots.txt", "/a", "/b", "/a"]
            assert 50 in clock.slept

    run(work())


def test_the_limits_are_bounded() -> None:
    """Every wait and every size of the usual options is finite and positive."""
    options = HttpOptions()
    assert all(0 < getattr(options, name) < 1e10 for name in HttpOptions.__slots__)
