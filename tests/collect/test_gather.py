"""Gathering: every article once, whole where it can be had, and no source in another's way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from digest.archive import Archive
from digest.extract.repeated import REASON
from tests.collect.press import NOW, collect, feed, html, item, page, publish, source, xml
from tests.fetch.hourglass import run
from tests.fetch.site import CAPTCHA, Site, answers, bomb, endless, hang_up, reply, silent

Story = Callable[[Site, Archive], Awaitable[None]]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def play(archive: Archive, story: Story) -> None:
    """Run a story against a server of its own."""

    async def work() -> None:
        async with Site(routes={}) as site:
            await story(site, archive)

    run(work())


def test_a_summary_is_completed_from_its_page(archive: Archive) -> None:
    """The article's text is its page's; the date is the feed's; the second time no page is asked again."""

    async def story(site: Site, archive: Archive) -> None:
        items = [item(n) for n in range(3)]
        publish(site, "/feed", items)
        (first,) = await collect(archive, source(site))
        assert (first.new, first.partial, first.lost) == (3, 0, ())
        by_title = {a.title: a for a in archive.articles()}
        for each in items:
            article = by_title[each.title]
            assert article.text == "\n\n".join(each.page)
            assert (article.published, article.dated) == (each.published, "feed")
            assert (article.source, article.partial) == ("Harbour Post", False)
        (second,) = await collect(archive, source(site))
        assert second.outcome == "unchanged"
        site.routes["/feed"] = xml(feed(site, [item(9), *items]))
        site.routes["/news/9"] = html(page(item(9)))
        (third,) = await collect(archive, source(site))
        assert (third.new, third.same) == (1, 3)
        assert {path: n for path, n in site.paths.items() if path != "/feed"} == {
            f"/news/{n}": 1 for n in (0, 1, 2, 9)
        }

    play(archive, story)


def test_whole_content_needs_no_page(archive: Archive) -> None:
    """A feed that carries the whole article is taken at its word."""

    async def story(site: Site, archive: Archive) -> None:
        text = "".join(f"<p>{line}</p>" for n in range(4) for line in item(n).page)
        site.routes["/feed"] = xml(feed(site, [item(1, content=text)]))
        (report,) = await collect(archive, source(site))
        assert (report.new, report.partial) == (1, 0)
        assert len(archive.articles()[0].text.split("\n\n")) == 20
        assert set(site.paths) == {"/feed"}

    play(archive, story)


@pytest.mark.parametrize("wall", [reply(403, b"no"), reply(404), html(CAPTCHA), html(b"<p>Subscribe!</p>")])
def test_behind_a_wall_the_summary_stays(archive: Archive, wall: bytes) -> None:
    """What can't be read is partial, and is not asked for again."""

    async def story(site: Site, archive: Archive) -> None:
        each = item(1)
        publish(site, "/feed", [each])
        site.routes[each.path] = wall
        (report,) = await collect(archive, source(site))
        assert (report.new, report.partial) == (1, 1)
        (article,) = archive.articles()
        assert (article.text, article.partial) == (each.summary, True)
        (report,) = await collect(archive, source(site))
        assert report.outcome == "unchanged"

    play(archive, story)


def test_a_feed_is_chosen_and_its_pages_are_not(archive: Archive) -> None:
    """Where robots.txt bars all, a feed is read as by any feed reader; of its pages none is asked for."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1), item(2)])
        site.routes["/robots.txt"] = reply(200, b"User-agent: *\nDisallow: /\n")
        (report,) = await collect(archive, source(site))
        assert (report.error, report.new, report.partial) == (None, 2, 2)
        assert set(site.paths) == {"/feed"}
        assert {a.text for a in archive.articles()} == {item(1).summary, item(2).summary}
        assert "robots.txt" in {note.reason for note in report.noted}.pop()

    play(archive, story)


def test_a_server_in_trouble_is_asked_again(archive: Archive) -> None:
    """A page that failed today is completed tomorrow, and the summary never takes its place again."""

    async def story(site: Site, archive: Archive) -> None:
        each = item(1)
        publish(site, "/feed", [each])
        good = site.routes[each.path]
        site.routes[each.path] = reply(500)
        (report,) = await collect(archive, source(site))
        assert (report.new, report.partial) == (1, 1)
        site.routes[each.path] = good
        (report,) = await collect(archive, source(site))
        assert (report.changed, report.partial) == (1, 0)
        (article,) = archive.articles()
        assert (article.version, article.partial, article.text) == (2, False, "\n\n".join(each.page))
        site.routes[each.path] = reply(403)
        site.routes["/feed"] = xml(feed(site, [replace(each, summary=each.summary + " So they said.")]))
        (report,) = await collect(archive, source(site))
        assert archive.articles() == (article,)

    play(archive, story)


def test_one_article_in_two_feeds(archive: Archive) -> None:
    """However many feeds carry it, an article is stored once, and its page is read once."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/all", [item(1), item(2)])
        site.routes["/local"] = xml(
            feed(site, [replace(item(1), guid="other", path="/news/1?utm_source=rss")])
        )
        await collect(archive, source(site, "/all"))
        (report,) = await collect(archive, source(site, "/local"))
        assert (report.new, report.same) == (0, 1)
        assert len(archive.articles()) == 2
        assert site.paths["/news/1"] == 1
        listed = archive.sightings()
        assert sorted(len(rows) for rows in listed.values()) == [1, 2]

    play(archive, story)


def test_one_link_and_one_guid_for_all(archive: Archive) -> None:
    """A site that gives all its items one link and one guid loses none of them."""

    async def story(site: Site, archive: Archive) -> None:
        items = [
            item(
                n,
                path="/",
                guid="same",
                content="".join(f"<p>{p}</p>" for k in range(3) for p in item(n + 10 * k).page),
            )
            for n in range(4)
        ]
        site.routes["/feed"] = xml(feed(site, items))
        (report,) = await collect(archive, source(site))
        assert report.new == 4
        (report,) = await collect(archive, source(site))
        assert len(archive.articles()) == 4

    play(archive, story)


def test_changed_guids_and_titles(archive: Archive) -> None:
    """A site that changes its guids gives no article twice; a changed headline is a version."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1)])
        await collect(archive, source(site))
        publish(site, "/feed", [item(1, guid="item-1-new")])
        (report,) = await collect(archive, source(site))
        assert (report.new, report.same) == (0, 1)
        publish(
            site, "/feed", [item(1, guid="item-1-new", title="Another headline for the works of the council")]
        )
        (report,) = await collect(archive, source(site))
        assert (report.new, report.changed) == (0, 1)
        (article,) = archive.articles()
        assert (article.version, article.title[:7]) == (2, "Another")

    play(archive, story)


def test_dates(archive: Archive) -> None:
    """An item without a date is dated when it was first seen, and stays so; a date in the future is refused,
    told and clamped to that."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1, published=None), item(2, published=NOW + timedelta(days=400))])
        (report,) = await collect(archive, source(site))
        assert (report.undated, report.future) == (2, 1)
        assert [(note.address[-2:], note.reason) for note in report.noted] == [
            ("/1", "has no date; dated when first seen"),
            ("/2", "its date lies in the future; dated when first seen"),
        ]
        assert [(a.dated, a.published) for a in archive.articles()] == [("first_seen", NOW)] * 2
        publish(site, "/feed", [item(1, published=None, summary="The words of the feed are others now.")])
        await collect(archive, source(site), now=NOW + timedelta(days=2))
        assert {a.published for a in archive.articles()} == {NOW}

    play(archive, story)


def test_since_and_dry_run(archive: Archive) -> None:
    """Older items are listed and not taken; a dry run stores nothing and reads no article's page."""

    async def story(site: Site, archive: Archive) -> None:
        old = item(2, published=NOW - timedelta(days=30))
        publish(site, "/feed", [item(1), old])
        (report,) = await collect(archive, source(site), dry=True)
        assert (report.new, set(site.paths)) == (2, {"/feed"})
        assert archive.articles() == ()
        (report,) = await collect(archive, source(site), since=(NOW - timedelta(days=7)).date())
        assert (report.new, report.old) == (1, 1)
        assert [note.reason for note in report.noted] == ["old, not taken: published on 2031-02-01"]
        (report,) = await collect(archive, source(site))
        assert report.new == 1

    play(archive, story)


@pytest.mark.slow
def test_faults_stop_nobody_else(archive: Archive) -> None:
    """Every fault of a server is told of its source, and the sound source is read whole."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/sound", [item(n) for n in range(5)])
        sound = feed(site, [item(7)])
        faults = {
            "/slow": silent,
            "/endless": endless(b"<item/>" * 1000),
            "/bomb": reply(200, bomb(), Content_Encoding="gzip"),
            "/hangup": hang_up,
            "/gone": reply(410),
            "/missing": reply(404),
            "/captcha": html(CAPTCHA),
            "/login": html(b"<html><title>Sign in</title><input type=password></html>"),
            "/picture": reply(200, b"\x89PNG\r\n\x1a\n" + bytes(900), Content_Type="image/png"),
            "/truncated": xml(sound[: len(sound) // 3]),
            "/private": reply(302, Location="http://10.0.0.1/feed"),
            "/loop": reply(302, Location="/loop"),
            "/entities": xml(
                b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel>'
            ),
        }
        site.routes |= faults
        reports = await collect(archive, source(site, "/sound"), *(source(site, path) for path in faults))
        by_id = {report.source_id: report for report in reports}
        assert by_id["sound"].new == 5
        for path in ("slow", "endless", "bomb", "hangup", "missing", "captcha", "login", "picture", "loop"):
            assert by_id[path].error, path
        assert by_id["gone"].outcome == "gone"
        assert "captcha" in (by_id["captcha"].error or "")
        assert "login" in (by_id["login"].error or "")
        state = archive.sources.state("captcha")
        assert (state.failing, state.succeeded) == (NOW, None)
        asked = site.paths["/gone"]
        await collect(archive, source(site, "/gone"))
        assert site.paths["/gone"] == asked

    play(archive, story)


def test_a_move_for_good_is_remembered(archive: Archive) -> None:
    """After a 301 the old address is not asked again."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/new", [item(1)])
        site.routes["/feed"] = reply(301, Location="/new")
        (report,) = await collect(archive, source(site))
        assert report.moved == site.at("/new")
        await collect(archive, source(site))
        assert site.paths["/feed"] == 1

    play(archive, story)


def test_conditional_requests(archive: Archive) -> None:
    """The server's own ETag comes back to it, and its 304 is no news."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1)])
        site.routes["/feed"] = answers(xml(feed(site, [item(1)]), ETag='W/"a b"'), reply(304))
        await collect(archive, source(site))
        (report,) = await collect(archive, source(site))
        assert report.outcome == "unchanged"
        assert [r.headers.get("if-none-match") for r in site.requests if r.path == "/feed"] == [
            None,
            'W/"a b"',
        ]

    play(archive, story)


def test_repeated_lines_leave_the_articles(archive: Archive) -> None:
    """What stands on many pages of an outlet is cut, with the reason; background that speaks of what the
    headlines speak of stays."""

    async def story(site: Site, archive: Archive) -> None:
        line = "The Harbour Post gathers the news of nine towns every single morning before breakfast."
        publish(site, "/feed", [item(n) for n in range(6)], line)
        await collect(archive, source(site))
        for article in archive.articles():
            assert line not in article.text
            assert article.version == 2
            extraction = archive.extraction(article.id)
            assert extraction
            assert [c.text for c in extraction.cuts if c.reason == REASON] == [line]
        publish(site, "/feed", [item(n) for n in range(6, 9)], line)
        await collect(archive, source(site))
        assert [a.version for a in archive.articles() if line in a.text] == []
        assert sorted(a.version for a in archive.articles()) == [1] * 3 + [2] * 6

        background = "The war of the two bridges between Norrvik and Tallow began in the spring of 2021."
        items = [replace(item(n), title=f"Bridges: Norrvik and Tallow talk, day {n}") for n in range(20, 26)]
        publish(site, "/war", items, background)
        await collect(archive, source(site, "/war", outlet="Tallow Daily"))
        assert sum(background in a.text for a in archive.articles()) == 6

    play(archive, story)


def test_states_of_one_story_are_no_furniture(archive: Archive) -> None:
    """An article that stands under five addresses with nearly the same words keeps all of them."""

    async def story(site: Site, archive: Archive) -> None:
        base = item(3).page
        items = [
            replace(
                item(n),
                title=f"Storm over the coast, report {n}",
                page=(*base, f"Report {n} ends here at last."),
            )
            for n in range(30, 35)
        ]
        publish(site, "/feed", items)
        await collect(archive, source(site))
        assert {a.text for a in archive.articles()} == {"\n\n".join(each.page) for each in items}

    play(archive, story)


def test_other_outlets_in_the_config_ask_no_server(archive: Archive) -> None:
    """When what is known of outlets changes, articles are cut anew out of the bytes at hand."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1), item(2)])
        await collect(archive, source(site, outlet=None))
        await collect(archive, source(site, outlet="Harbour Post"))
        assert site.paths["/news/1"] == 1

    play(archive, story)


def test_a_sitemap_for_news(archive: Archive) -> None:
    """An index leads to the news sitemap; its titles and dates count, pages of long ago do not."""

    async def story(site: Site, archive: Archive) -> None:
        items = [item(n) for n in range(3)]
        for each in items:
            site.routes[each.path] = html(page(each))
        rows = "".join(
            f"<url><loc>{site.at(each.path)}</loc><n:news><n:publication_date>{each.published.isoformat()}"
            f"</n:publication_date><n:title>{each.title}</n:title></n:news></url>"
            for each in items
            if each.published
        )
        old = f"<url><loc>{site.at('/old')}</loc><lastmod>2019-01-01</lastmod></url>"
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        news = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
        site.routes["/news.xml"] = xml(f"<urlset {space} {news}>{rows}{old}</urlset>".encode())
        index = f"<sitemapindex {space}><sitemap><loc>{site.at('/news.xml')}</loc></sitemap></sitemapindex>"
        site.routes["/map.xml"] = xml(index.encode())
        (report,) = await collect(archive, replace(source(site, "/map.xml"), kind="sitemap"))
        assert (report.new, report.items, report.error) == (3, 3, None)
        assert {(a.title, a.published, a.dated) for a in archive.articles()} == {
            (each.title, each.published, "feed") for each in items
        }

    play(archive, story)


def test_rules_of_a_site(archive: Archive) -> None:
    """Selectors of the config find a page's headline, date and text where Digest would find others."""

    async def story(site: Site, archive: Archive) -> None:
        each = item(5)
        text = "".join(f'<div class="p">{line}</div>' for line in each.page)
        other = "".join(f"<p>{line}</p>" for n in (6, 7) for line in item(n).page)
        site.routes["/list"] = html(b'<a class="a" href="/x1.html">Click here to read it</a>')
        site.routes["/x1.html"] = html(
            f"<html><head><title>Site</title></head><body><h2 class='t'>{each.title}</h2>"
            f"<i class='d'>2031-03-02 10:00</i><div id='story'>{text}</div>"
            f"<article>{other}</article>".encode()
        )
        rules = {"link": "a.a", "title": "h2.t", "date": "i.d", "text": "#story"}
        await collect(archive, replace(source(site, "/list"), kind="page", **rules))
        (article,) = archive.articles()
        assert (article.title, article.text) == (each.title, "\n\n".join(each.page))
        assert article.published.isoformat() == "2031-03-02T10:00:00+00:00"
        assert article.dated == "page"

    play(archive, story)


def test_the_address_that_a_page_gives_itself(archive: Archive) -> None:
    """An article under two addresses is one, if its page says so; another site's word counts nothing."""

    async def story(site: Site, archive: Archive) -> None:
        each = item(1)
        own = page(each).replace(
            b"<head>", f'<head><link rel="canonical" href="{site.at("/news/1")}">'.encode()
        )
        site.routes["/amp/1"] = site.routes["/news/1"] = html(own)
        site.routes["/a"] = xml(feed(site, [item(1, path="/amp/1", guid="amp")]))
        site.routes["/b"] = xml(feed(site, [item(1)]))
        far = page(item(2)).replace(b"<head>", b'<head><link rel="canonical" href="https://far.example/2">')
        site.routes["/news/2"] = html(far)
        site.routes["/c"] = xml(feed(site, [item(2)]))
        for path in ("/a", "/b", "/c"):
            await collect(archive, source(site, path))
        assert sorted(a.url or "" for a in archive.articles()) == [site.at("/news/1"), site.at("/news/2")]

    play(archive, story)


def test_a_front_page_is_no_article(archive: Archive) -> None:
    """A link that leads to the front page leaves the summary, as a part."""

    async def story(site: Site, archive: Archive) -> None:
        publish(site, "/feed", [item(1)])
        site.routes["/news/1"] = reply(302, Location="/")
        site.routes["/"] = html(page(item(9, title="Welcome to the paper"), *item(8).page))
        (report,) = await collect(archive, source(site))
        assert (report.new, report.partial) == (1, 1)
        assert archive.articles()[0].text == item(1).summary

    play(archive, story)
