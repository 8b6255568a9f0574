"""The archive site: its pages, its links, its feeds, and what it leaves alone."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from digest.errors import DigestError, ProofError
from digest.files import MADE_FILE, issue_to_json
from digest.model import DayCoverage, Earlier, Issue, Picture
from digest.pipeline.proven_site import prove_site
from digest.proof import Words, plain_words
from digest.render import builtin_theme
from digest.render.labels import read_labels
from digest.render.site import SiteOptions, edition_of, render_site
from digest.render.site.slugs import slug, slugs
from tests.render import issues
from tests.site.archive import BASE, TODAY, build, files, moved, request, store, weekly

ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


EVERY_KIND = ("index.html", "issues/2025-w20.html", "people/ilse-brandvold.html", "topics/city.html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter of five weeks with its site."""
    root = tmp_path_factory.mktemp("letter")
    store(root, weekly(5))
    build(root)
    return root


@pytest.fixture(scope="module")
def made(archive: Path) -> dict[str, bytes]:
    return files(archive)


def tree(raw: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(raw.decode())


def texts(raw: bytes, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree(raw).xpath(path)]


def pages(made: dict[str, bytes]) -> dict[str, bytes]:
    return {name: raw for name, raw in made.items() if name.endswith(".html")}


def test_what_a_site_holds(made: dict[str, bytes]) -> None:
    """Index, a page an issue, people, topics, feeds, sitemap, calendar, search."""
    assert set(made) >= {
        "index.html",
        "404.html",
        "issues/2025-w19.html",
        "issues/2025-w23.html",
        "people/index.html",
        "people/ilse-brandvold.html",
        "topics/index.html",
        "topics/city.html",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "search.json",
        "search.js",
        "style.css",
    }


def test_the_same_bytes_twice(archive: Path, made: dict[str, bytes]) -> None:
    """The same issues give the same bytes; a second build writes nothing."""
    again = build(archive)
    assert (again.changed, again.removed, again.kept) == ((), (), ())
    assert files(archive) == made


def test_every_link_inside_leads_somewhere(made: dict[str, bytes]) -> None:
    """Each relative link is a file of the site, and each fragment an element of its page."""
    ids = {name: set(tree(raw).xpath("//@id")) for name, raw in pages(made).items()}
    for name, raw in pages(made).items():
        if name == "404.html":
            continue
        for link in tree(raw).xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src"):
            target, _, fragment = str(link).partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
            assert path in made, f"{name} → {link}"
            assert not fragment or fragment in ids[path], f"{name} → {link}"


def test_nothing_comes_from_elsewhere(made: dict[str, bytes]) -> None:
    """No page loads a style, a script, a font or a picture of another host, and none has script inside."""
    for name, raw in pages(made).items():
        for address in tree(raw).xpath("//*[not(self::a)]/@src | //link[@rel='stylesheet']/@href"):
            assert "//" not in address, name
        assert not tree(raw).xpath("//script[not(@src) and not(@type='application/ld+json')]"), name
        assert not tree(raw).xpath("//@*[starts-with(name(), 'on')]"), name


def test_issues_are_chained(made: dict[str, bytes]) -> None:
    """Each issue leads to the one before and the one after it; the ends have one neighbour."""

    def around(name: str) -> list[list[str]]:
        return [tree(made[name]).xpath(f"//a[@rel='{rel}']/@href") for rel in ("prev", "next")]

    assert around("issues/2025-w19.html") == [[], ["../issues/2025-w20.html"]]
    assert around("issues/2025-w21.html") == [["../issues/2025-w20.html"], ["../issues/2025-w22.html"]]
    assert around("issues/2025-w23.html") == [["../issues/2025-w22.html"], []]


def test_the_index_lists_every_issue_by_month(made: dict[str, bytes]) -> None:
    """The latest issue first, the others newest first under their months."""
    found = tree(made["index.html"]).xpath("//article//h3/a/@href")
    assert found == [f"issues/2025-w{week}.html" for week in (23, 22, 21, 20, 19)]
    assert texts(made["index.html"], "//h2") == ["Latest issue", "May 2025"]


@pytest.mark.parametrize(
    "name", ["index.html", "issues/2025-w20.html", "people/ilse-brandvold.html", "topics/city.html"]
)
def test_a_page_tells_programs_what_it_is(made: dict[str, bytes], name: str) -> None:
    """Canonical address, OpenGraph, JSON-LD, feeds, language, one H1."""
    page = tree(made[name])
    url = BASE + ("" if name == "index.html" else name)
    assert page.xpath("//link[@rel='canonical']/@href") == [url]
    assert page.xpath("//meta[@property='og:url']/@content") == [url]
    for key in ("og:title", "og:type", "og:description"):
        assert len(page.xpath(f"//meta[@property='{key}']/@content")) == 1
    assert len(page.xpath("//meta[@name='description']")) == 1
    data = [json.loads(script.text) for script in page.xpath("//script[@type='application/ld+json']")]
    assert url in [each.get("url") for each in data]
    assert len(page.xpath("//link[@rel='alternate']")) == 3
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1


def test_without_an_address_there_are_no_feeds(tmp_path: Path) -> None:
    """What needs the site's address is left out; the pages work."""
    store(tmp_path, weekly(1))
    built = build(tmp_path, base=None)
    assert built.site.base is None
    made = files(tmp_path)
    assert not {"rss.xml", "atom.xml", "feed.json", "sitemap.xml"} & set(made)
    assert b"canonical" not in made["index.html"]


def test_a_person_through_the_weeks(made: dict[str, bytes]) -> None:
    """Every printed quotation with outlet, day and the issue that it stood in, newest first."""
    raw = made["people/ilse-brandvold.html"]
    assert texts(raw, "//h1") == ["Ilse Brandvold"]
    assert texts(raw, "//header/following::p[@class='meta'][1]") == ["Quoted 5 times · May 8 – June 5, 2025"]
    days = tree(raw).xpath("//h2//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert len(days) == 5
    quotes = texts(raw, "//blockquote")
    assert set(quotes) == {
        "“No one should have to choose between a night’s wages and getting home in one piece”"
    }
    assert texts(raw, "//figcaption")[0].startswith("The Harbour Post, May 6")
    assert tree(raw).xpath("//figcaption/a/@href")[1] == "../issues/2025-w23.html#story-1"


def test_a_topic_through_the_weeks(made: dict[str, bytes]) -> None:
    """A section's headlines, issue by issue, each linked to its story."""
    assert texts(made["topics/city.html"], "//h1") == ["The city"]
    assert len(tree(made["topics/city.html"]).xpath("//ul[@class='column stories']/li")) == 15


def test_one_person_in_two_spellings() -> None:
    """Spellings of one name are one person, under the address of the first and the name of the newest."""
    first = issues.rich()
    river = first.top[1]
    respelled = replace(river, quotes=(replace(river.quotes[0], label="Tove Lindkvist"),))
    second = moved(replace(first, top=(first.top[0], respelled, *first.top[2:]), quote=None), 1)
    site, _ = site_of([first, second])
    found = [person for person in site.people if person.name.startswith("Tove")]
    assert [(person.name, person.file) for person in found] == [
        ("Tove Lindkvist", "people/tove-lindqvist.html")
    ]


def site_of(found: list[Issue]) -> tuple:  # type: ignore[type-arg]
    theme = builtin_theme()
    labels = read_labels(theme)
    editions = [edition_of(issue, labels) for issue in found]
    site, made = render_site(editions, SiteOptions(base=BASE), {}, theme, labels)
    prove_site(site, editions, made, theme, labels)
    return site, made


def test_feeds_tell_the_whole_letter(made: dict[str, bytes]) -> None:
    """RSS, Atom and JSON Feed hold the same issues in full, newest first, links absolute, words only."""
    rss = lxml.etree.fromstring(made["rss.xml"])
    atom = lxml.etree.fromstring(made["atom.xml"])
    feed = json.loads(made["feed.json"])
    links = [item.findtext("link") for item in rss.iter("item")]
    assert links == [f"{BASE}issues/2025-w{week}.html" for week in (23, 22, 21, 20, 19)]
    assert links == [e.find(f"{ATOM}link").get("href") for e in atom.iter(f"{ATOM}entry")]
    assert links == [item["url"] for item in feed["items"]]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    contents = [item.findtext(ENCODED) for item in rss.iter("item")]
    assert contents == [e.findtext(f"{ATOM}content") for e in atom.iter(f"{ATOM}entry")]
    assert contents == [item["content_html"] for item in feed["items"]]
    for content in contents:
        assert issues.RIVER.text.split("\n\n")[0].split("Monday")[0].strip() in content
        assert not re.search(r"<(script|style|svg|nav|div|section|span)|\b(class|id|style)=", content)
        assert all(re.match("https?:|mailto:", href) for href in re.findall('href="([^"]*)"', content))


def test_feeds_are_dated_by_their_issues(made: dict[str, bytes]) -> None:
    """Noon of the day of sending; no file tells when the site was made."""
    rss = lxml.etree.fromstring(made["rss.xml"])
    first = parsedate_to_datetime(rss.findtext(".//item/pubDate"))
    assert first == datetime.fromisoformat("2025-06-05T12:00:00+00:00")
    assert rss.findtext("channel/lastBuildDate") == rss.findtext(".//item/pubDate")


def test_sitemap_and_robots(made: dict[str, bytes]) -> None:
    """Every page but that for errors stands in the sitemap, with the day on which it changed."""
    found = re.findall("<loc>(.*?)</loc>", made["sitemap.xml"].decode())
    names = {name for name in pages(made) if name not in ("404.html", "index.html")}
    assert set(found) == {BASE} | {BASE + name for name in names}
    assert b"Sitemap: https://news.example.com/sitemap.xml" in made["robots.txt"]


def test_the_calendar_joins_the_days_still_ahead(tmp_path: Path, made: dict[str, bytes]) -> None:
    """What several issues tell stands once, the letter's own dates last; what has passed on the newest day of
    sending is left out."""
    assert "week-ahead.ics" not in made
    store(tmp_path, weekly(2))
    build(tmp_path)
    text = files(tmp_path)["week-ahead.ics"].decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert re.findall(r"DTEND;VALUE=DATE:(\d+)", text) == ["20250518", "20250519", "20250521"]


def test_only_what_was_sent_is_published(tmp_path: Path) -> None:
    """An issue whose day of sending is still to come waits, and the editor is told."""
    store(tmp_path, weekly(3))
    today = date(2025, 5, 15)
    built = build(tmp_path, today=today)
    assert (built.issues, built.drafts) == (2, ("2025-W21",))
    assert "issues/2025-w21.html" not in files(tmp_path)
    assert build(tmp_path, today=today, drafts=True).issues == 3
    with pytest.raises(DigestError, match="--drafts"):
        build(tmp_path, today=date(2025, 1, 1))


def test_a_damaged_issue_is_named(tmp_path: Path) -> None:
    """What can't be read, is a copy, or prints other words than its articles is skipped with the reason."""
    good, broken, copied, forged = weekly(4)
    store(tmp_path, [good, copied, forged])
    folder = tmp_path / "issues" / "weekly"
    (folder / broken.slot).mkdir()
    (folder / broken.slot / "issue.json").write_bytes(b'{"format": 1')
    (folder / copied.slot).rename(folder / "copy")
    lead = forged.top[0].lead[0]
    words = replace(lead, text="Nobody went back to work.")
    forged = replace(forged, top=(replace(forged.top[0], lead=(words,)), *forged.top[1:]))
    (folder / forged.slot / "issue.json").write_bytes(issue_to_json(forged))
    (folder / "2025-W30").mkdir()
    (folder / "2025-W30" / ".lock").touch()
    built = build(tmp_path)
    assert built.issues == 1
    reasons = [failure.reason for failure in built.skipped]
    assert len(reasons) == 3
    assert all(any(part in reason for reason in reasons) for part in ("damaged", "copy", "Nobody went back"))


def test_no_issue_at_all(tmp_path: Path) -> None:
    """Nothing to publish is an error that says what to do."""
    with pytest.raises(DigestError, match="digest build"):
        build(tmp_path)


def test_stale_files_go_and_others_stay(tmp_path: Path) -> None:
    """A page whose issue is gone is removed; a file that we did not make, or that was changed, never is."""
    store(tmp_path, weekly(2))
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("news.example.com")
    (site / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    built = build(tmp_path)
    assert built.kept == ("robots.txt",)
    (site / "people" / "mine.html").write_text("mine")
    for path in (tmp_path / "issues" / "weekly" / "2025-W20").iterdir():
        path.unlink()
    again = build(tmp_path)
    assert again.removed == ("issues/2025-w20.html",)
    assert (site / "CNAME").read_text() == "news.example.com"
    assert (site / "robots.txt").read_text().endswith("Disallow: /\n")
    assert (site / "people" / "mine.html").exists()


def test_a_page_changed_by_hand_is_not_removed(tmp_path: Path) -> None:
    """A page that is no longer ours to make, and that somebody has written into, is left and told."""
    store(tmp_path, weekly(2))
    build(tmp_path)
    page = tmp_path / "site" / "issues" / "2025-w20.html"
    page.write_text("my own words")
    (tmp_path / "issues" / "weekly" / "2025-W20" / "issue.json").unlink()
    (tmp_path / "issues" / "weekly" / "2025-W20").rmdir()
    assert build(tmp_path).kept == ("issues/2025-w20.html",)
    assert page.read_text() == "my own words"


def test_the_list_of_made_files_leads_nowhere_else(tmp_path: Path) -> None:
    """A list of made files that names one outside of the site takes nothing away there."""
    store(tmp_path, weekly(1))
    site, victim = tmp_path / "site", tmp_path / "victim.txt"
    site.mkdir()
    victim.write_text("here")
    raw = {"../victim.txt": "x", str(victim): "x"}
    (site / MADE_FILE).write_text(json.dumps(raw))
    build(tmp_path)
    assert victim.read_text() == "here"


def test_hostile_sources_stay_harmless(tmp_path: Path) -> None:
    """No markup of a source comes alive on any page or in any feed; no control character stands anywhere."""
    store(tmp_path, weekly(2, issues.hostile))
    build(tmp_path)
    for name, raw in files(tmp_path).items():
        text = raw.decode()
        if name.endswith(".html"):
            assert not tree(raw).xpath("//script[not(@src) and not(@type)] | //img | //iframe"), name
            schemes = {str(link).split(":")[0] for link in tree(raw).xpath("//a/@href") if ":" in link}
            assert schemes <= {"http", "https", "mailto"}, name
        if name != "week-ahead.ics":
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text), name
    content = json.loads((tmp_path / "site" / "feed.json").read_bytes())["items"][0]["content_html"]
    assert not tree(content.encode()).xpath("//script | //img | //@onerror")


HOSTILE_NAMES = (
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "\u202eevil\u202c",
    "C:\\con",
    "con",
    "index",
    "",
    ".",
    "김 보라",
    "王小明",
    "Ὀδυσσεύς",
    "Jo Se",
    "Jo-Se",
    "a" * 300,
    "🙂",
)


def test_slugs_are_safe_and_never_shared() -> None:
    """Whatever a name is: ASCII, no path, no device, no page of ours, short, and nobody else's."""
    found = slugs(HOSTILE_NAMES)
    assert len(set(found.values())) == len(HOSTILE_NAMES)
    for made in found.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
        assert len(made) <= 70
        assert made not in ("con", "index")
    assert slug("Mara Lindqvist") == "mara-lindqvist"
    assert slug("José Núñez") == "jose-nunez"
    assert slugs(["Jo Se", "Jo-Se"])["Jo Se"] == slugs(["Jo Se"])["Jo Se"] == "jo-se"


def test_a_korean_letter(tmp_path: Path) -> None:
    """A letter in Korean has pages for its people under addresses in ASCII."""
    store(tmp_path, weekly(2, issues.korean))
    build(tmp_path)
    assert all(name.isascii() for name in files(tmp_path))
    assert tree(files(tmp_path)["index.html"]).get("lang") == "ko"


def test_a_page_that_prints_more_than_its_issues_fails(archive: Path) -> None:
    """The proof holds on the site: a word of nobody stops the build."""
    theme = builtin_theme()
    labels = read_labels(theme)
    editions = [edition_of(issue, labels) for issue in weekly(2)]
    site, made = render_site(editions, SiteOptions(base=BASE), {}, theme, labels)
    for name in EVERY_KIND:
        forged = made[name].replace(b"</main>", b"<p>Experts agree.</p></main>")
        with pytest.raises(ProofError, match=re.escape(name)):
            prove_site(site, editions, {**made, name: forged}, theme, labels)


def test_the_search_finds_printed_words_only(made: dict[str, bytes]) -> None:
    """Each text of the index stands on the page that it leads to."""
    found = json.loads(made["search.json"])
    assert {"people/ilse-brandvold.html", "topics/city.html"} <= {each["url"] for each in found}
    flat = {name: squeezed(tree(raw).text_content()) for name, raw in pages(made).items()}
    for each in found:
        page = flat[each["url"].partition("#")[0]]
        for line in (each["title"], *each["text"].split("\n")):
            assert squeezed(line) in page, line


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_an_update_leads_to_the_page_that_told_it() -> None:
    """A running story links to its page in the site; to nothing where that issue is not published."""
    first, second = weekly(2)
    told = Earlier(slot=first.slot, story_id=first.top[0].story_id, sent=first.manifest.as_of, place=1)
    second = replace(second, top=(replace(second.top[0], earlier=told), *second.top[1:]))
    _, made = site_of([first, second])
    link = "//p[@class='update']/a/@href"
    assert tree(made["issues/2025-w20.html"]).xpath(link) == ["../issues/2025-w19.html#story-1"]
    _, alone = site_of([second])
    assert tree(alone["issues/2025-w20.html"]).xpath(link) == []
    assert b"to our letter of May 8" in alone["issues/2025-w20.html"]


@pytest.mark.parametrize("build_one", [issues.nothing, issues.empty, issues.one_story])
def test_an_issue_without_headlines_is_listed_by_its_name(
    tmp_path: Path, build_one: Callable[[], Issue]
) -> None:
    """An issue of held stories only, or of none, has its page and its line like any other."""
    store(tmp_path, [build_one()])
    assert build(tmp_path).issues == 1
    assert texts(files(tmp_path)["index.html"], "//h3/a") != [""]


def test_ten_years_of_letters(tmp_path: Path) -> None:
    """An archive grows; its feeds do not."""
    store(tmp_path, weekly(30, issues.one_story))
    build(tmp_path, today=TODAY + timedelta(days=400))
    made = files(tmp_path)
    assert len(json.loads(made["feed.json"])["items"]) == 20
    assert len(tree(made["index.html"]).xpath("//article")) == 30


def test_two_builds_at_once(tmp_path: Path) -> None:
    """A second build waits for nobody: it ends with an error that says so."""
    from digest.files import locked

    store(tmp_path, weekly(1))
    with locked(request(tmp_path).state / "site"), pytest.raises(DigestError, match="another process"):
        build(tmp_path)


def test_words_can_be_plain() -> None:
    """A set of words holds nothing but them."""
    assert isinstance(plain_words(["a", ""]), Words)
    assert plain_words(["A b", ""]).plain == ("Ab",)


def test_pictures_lie_beside_the_pages(tmp_path: Path) -> None:
    """The letter's own are files, each once, which pages show and feeds name whole; what no issue shows any
    more is taken away. The chart is told in words in feeds."""
    week = tuple(DayCoverage(day=date(2025, 5, day), articles=day) for day in (2, 3, 4))

    def illustrated() -> Issue:
        issue = issues.rich()
        return replace(issue, week=week, top=(replace(issue.top[0], picture=PICTURE), *issue.top[1:]))

    store(tmp_path, weekly(2, illustrated))
    build(tmp_path)
    made = files(tmp_path)
    assert [name for name in made if name.startswith("pictures/")] == [f"pictures/{PICTURE.name}"]
    assert made[f"pictures/{PICTURE.name}"] == b"the bytes"
    (shown,) = tree(made["issues/2025-w20.html"]).xpath("//figure[@class='picture']/img")
    assert (shown.get("src"), shown.get("alt")) == (f"../pictures/{PICTURE.name}", "The quay")
    content = json.loads(made["feed.json"])["items"][0]["content_html"]
    assert f'<img src="{BASE}pictures/{PICTURE.name}" alt="The quay"' in content
    assert "Fri May 2: 2 · Sat May 3: 3" in content
    store(tmp_path, weekly(2))
    build(tmp_path)
    assert not [name for name in files(tmp_path) if name.startswith("pictures/")]


PICTURE = Picture(alt="The quay", credit="Ada Winter", data="dGhlIGJ5dGVz", width=640, height=400)
