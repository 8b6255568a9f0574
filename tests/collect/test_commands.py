"""The commands around collecting, as a person calls them, against a real server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.cadence import slot_of
from digest.cli.exits import Exit
from digest.cli.letter import letter_at
from digest.cli.timetable import _build
from digest.schedule import Run
from tests.cli.conftest import Digest, digest  # noqa: F401
from tests.collect.press import Item, feed, html, item, page, publish, serving, xml
from tests.fetch.site import Site, reply

pytestmark = pytest.mark.slow

TODAY = datetime.now(UTC).replace(microsecond=0)


def recent(n: int, **changes: object) -> Item:
    """Article number `n`, of today or yesterday."""
    return item(n, published=TODAY - timedelta(hours=n + 1), **changes)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site with a front page that names its feed."""
    with serving() as running:
        publish(running, "/rss/all.xml", [recent(n) for n in range(6)])
        running.routes["/"] = html(
            b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss/all.xml" title="All">'
            b"</head><body><h1>The Harbour Post</h1></body></html>"
        )
        (tmp_path / "digest.toml").write_text("# my letter\n[collect]\ndelay = 0.0   # quick\n")
        yield running


def test_from_an_address_to_an_issue(digest: Digest, site: Site, tmp_path: Path) -> None:  # noqa: F811
    """A site's address finds its feed; its last five items are shown; then collect, build and verify."""
    added = digest("sources", "add", site.at("/"), "--private", "--outlet", "The Harbour Post")
    assert added.code == 0, added.err
    assert "named by the page" in added.err
    assert len(re.findall(r"would be stored: \d+ words, The Harbour Post", added.out)) == 5
    text = (tmp_path / "digest.toml").read_text()
    assert text.startswith("# my letter\n[collect]\ndelay = 0.0   # quick\n")
    assert f'location = "{site.at("/rss/all.xml")}"' in text
    collected = digest("collect", "--json")
    assert collected.code == 0, collected.err
    (report,) = json.loads(collected.out)
    assert (report["outcome"], report["new"], report["error"]) == ("read", 6, None)
    built = digest("build", "--json", "--since", str((TODAY - timedelta(days=3)).date()))
    assert built.code == 0, built.err
    assert json.loads(built.out)["coverage"] == {"The Harbour Post": 6}
    assert digest("verify").code == 0
    assert digest("changes").out.endswith("every printed passage still stands in its article\n")
    again = digest("sources", "add", site.at("/rss/all.xml"), "--private")
    assert "a source already" in again.err
    assert (tmp_path / "digest.toml").read_text() == text


def test_changes_since_an_issue(digest: Digest, site: Site) -> None:  # noqa: F811
    """A corrected passage is shown as it was printed and as it is now; one that is gone is told, too."""
    digest(
        "sources", "add", site.at("/rss/all.xml"), "--private", "--outlet", "The Harbour Post", "--id", "post"
    )
    digest("collect")
    day = str((TODAY - timedelta(days=3)).date())
    assert digest("build", "--since", day).code == 0
    items = [recent(n) for n in range(6)]
    corrected = [
        replace(
            i,
            title=i.title + " or so",
            page=tuple(p.replace("officials counted", "the police counted") for p in i.page),
        )
        for i in items
    ]
    publish(site, "/rss/all.xml", corrected)
    (report,) = json.loads(digest("collect", "post", "--json").out)
    assert report["changed"] == 6
    changes = json.loads(digest("changes", "--json").out)
    passages = [c for c in changes if c["what"] == "passage"]
    assert passages
    assert all("officials counted" in c["printed"] or "visitors" in c["printed"] for c in passages)
    assert all("the police counted" in c["now"] for c in passages)
    headlines = [c for c in changes if c["what"] == "headline"]
    assert headlines
    assert all(c["now"] == c["printed"] + " or so" for c in headlines)


def test_a_day_of_sending_in_the_past(digest: Digest, site: Site, tmp_path: Path) -> None:  # noqa: F811
    """What was fetched after the day of sending does not count for it; files do."""
    digest("sources", "add", site.at("/rss/all.xml"), "--private", "--outlet", "The Harbour Post")
    digest("collect")
    day = str((TODAY - timedelta(days=2)).date())
    ended = digest("build", "--as-of", day)
    assert ended.code == Exit.INPUT
    assert f"seen by the day of sending, {day}" in ended.err
    far = digest("build", "--issue", "2019-W20")
    assert far.code == Exit.INPUT
    assert "none is near it" in far.err
    each = item(60)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("\n\n".join((each.title, f"Published {day}", *each.page)))
    with (tmp_path / "digest.toml").open("a") as config:
        config.write('\n[sources]\nfolders = ["articles"]\n')
    built = json.loads(digest("build", "--as-of", day, "--since", day, "--json").out)
    assert sum(built["coverage"].values()) == 1
    assert len([left for left in built["left_out"] if "first seen after" in left["reason"]]) == 6


def test_a_silent_correction(digest: Digest, site: Site) -> None:  # noqa: F811
    """A page that was corrected while its feed stayed is read again on demand; one that is gone is told."""
    digest("sources", "add", site.at("/rss/all.xml"), "--private", "--outlet", "The Harbour Post")
    digest("collect")
    assert digest("build", "--since", str((TODAY - timedelta(days=3)).date())).code == 0
    for n in range(5):
        each = recent(n)
        corrected = tuple(line.replace("officials counted", "the police counted") for line in each.page)
        site.routes[each.path] = html(page(replace(each, page=corrected)))
    site.routes[recent(5).path] = reply(404)
    assert json.loads(digest("changes", "--json").out) == []
    ended = digest("changes", "--json", "--fetch")
    assert "/news/5: " in ended.err
    changes = json.loads(ended.out)
    assert changes
    assert all("the police counted" in change["now"] for change in changes)
    assert digest("verify").code == 0


def test_lists_of_feeds(digest: Digest, tmp_path: Path) -> None:  # noqa: F811
    """An OPML list goes in with its nested folders and comes out with them; a file is not written over."""
    (tmp_path / "mine.opml").write_text(
        '<opml version="2.0"><body><outline text="Asia"><outline text="Korea/English">'
        '<outline text="Seoul Post" xmlUrl="https://seoul.example/rss" htmlUrl="https://seoul.example/"/>'
        '</outline></outline><outline text="World" xmlUrl="https://world.example/rss"/></body></opml>'
    )
    assert digest("sources", "add", "mine.opml").code == 0
    assert digest("sources", "export", "out.opml").code == 0
    assert re.findall(r'text="([^"]+)"', (tmp_path / "out.opml").read_text()) == [
        "Asia", "Korea/English", "Seoul Post", "World",
    ]  # fmt: skip
    before = (tmp_path / "out.opml").read_bytes()
    assert digest("sources", "export", "out.opml").code == Exit.INPUT
    assert digest("sources", "remove", "Seoul Post").code == 0
    assert digest("sources", "export", "out.opml", "--force").code == 0
    assert (tmp_path / "out.opml").read_bytes() != before
    listed = json.loads(digest("sources", "list", "--json").out)
    assert [source["location"] for source in listed] == ["https://world.example/rss"]


def test_ready_lists(digest: Digest) -> None:  # noqa: F811
    """The lists that come with Digest are valid, and each of their feeds becomes a source."""
    for name in ("korea", "world", "technology", "science"):
        added = digest("sources", "add", name)
        assert added.code == 0, added.err
        assert " added: feed http" in added.out


def test_a_sick_source_is_named(digest: Digest, site: Site) -> None:  # noqa: F811
    """A source that fails stops no other, is told by collect and health, and named in the issue."""
    digest("sources", "add", site.at("/rss/all.xml"), "--private", "--outlet", "The Harbour Post")
    publish(site, "/other", [recent(30)])
    digest("sources", "add", site.at("/other"), "--private", "--outlet", "Tallow Daily", "--id", "tallow")
    site.routes["/other"] = reply(404)
    collected = digest("collect")
    assert collected.code == 0
    assert "tallow: " in collected.err
    health = digest("sources", "health", "--json")
    assert health.code == Exit.INPUT
    problems = {each["source"]: each["problems"] for each in json.loads(health.out)}
    assert [bool(each) for each in problems.values()] == [False, True]
    built = digest("build", "--json", "--since", str((TODAY - timedelta(days=3)).date()))
    failures = json.loads(built.out)["failures"]
    assert [failure["address"] for failure in failures] == ["Tallow Daily"]
    assert digest("collect", "tallow").code == Exit.INPUT
    assert digest("collect", "nobody").code == Exit.INPUT


def test_a_page_without_a_feed(digest: Digest, site: Site) -> None:  # noqa: F811
    """A page is read by a rule for its links; the headline is the article's own."""
    items = [recent(n) for n in range(40, 43)]
    for each in items:
        site.routes[each.path] = html(page(each))
    links = "".join(f'<li class="hit"><a href="{i.path}">Item {i.n} (3 min)</a></li>' for i in items)
    site.routes["/list"] = html(
        f"<html><body><ul>{links}</ul><a href='/about'>About</a></body></html>".encode()
    )
    digest(
        "sources",
        "add",
        site.at("/list"),
        "--private",
        "--kind",
        "page",
        "--link",
        "li.hit a",
        "--id",
        "list",
    )
    (report,) = json.loads(digest("collect", "list", "--json").out)
    assert report["new"] == 3
    exported = [json.loads(line) for line in digest("archive", "export").out.splitlines()]
    assert {each["title"] for each in exported} == {each.title for each in items}


def test_the_archive_is_looked_after(digest: Digest, site: Site, tmp_path: Path) -> None:  # noqa: F811
    """Old articles go by the outlet's own time; what an issue was built from stays."""
    old = [item(n, published=TODAY - timedelta(days=60 + n)) for n in range(50, 54)]
    site.routes["/old"] = xml(feed(site, old))
    for each in old:
        site.routes[each.path] = html(page(each))
    digest("sources", "add", site.at("/old"), "--private", "--outlet", "Tallow Daily")
    digest("sources", "add", site.at("/rss/all.xml"), "--private", "--outlet", "The Harbour Post")
    digest("collect")
    assert digest("archive", "check").out.endswith("10 articles, all whole\n")
    day = str((TODAY - timedelta(days=60 + 50)).date())
    assert digest("build", "--since", day, "--until", day).code == 0
    with (tmp_path / "digest.toml").open("a") as config:
        config.write('\n[outlets."Tallow Daily"]\nkeep_days = 30\n')
    assert "3 articles would go" in digest("archive", "prune", "--dry-run").out
    assert "3 articles in 3 versions taken out" in digest("archive", "prune").out
    assert digest("archive", "check").out.endswith("7 articles, all whole\n")
    assert digest("verify").code == 0


def test_the_schedule_collects_before_it_builds(digest: Digest, site: Site, tmp_path: Path) -> None:  # noqa: F811
    """A run of `schedule run` reads the sources first, so that the issue holds what they have today; a
    source that fails stops nothing."""
    assert digest("sources", "add", site.at("/"), "--private", "--outlet", "The Harbour Post").code == 0
    with (tmp_path / "digest.toml").open("a") as file:
        file.write(
            f'\n[[source]]\nid = "gone"\nkind = "feed"\nlocation = "{site.at("/gone.xml")}"\nprivate = true\n'
        )
    letter = letter_at(tmp_path / "digest.toml")
    due = TODAY + timedelta(hours=1)
    told = _build(letter, Run(slot=slot_of(TODAY - timedelta(hours=1), letter.config.zone), due=due))
    assert "The Weekly Briefing" in told
    assert "from 1 outlet" in told
