"""A letter with pictures: where each format finds them, and what it says of them."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO

import issues
import lxml.html
import pytest
from photographs import photograph, saved
from PIL import Image

from digest.errors import ProofError
from digest.files import issue_from_json, issue_to_json
from digest.model import Issue, Mailing, Picture
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_all, render_issue
from digest.render.fit import LARGEST, encoded
from digest.render.pictures import own_picture

ALT = "A crane <lifts> a container & its lashings"
OWN = replace(own_picture(saved(photograph(), "JPEG")).picture, alt=ALT, credit="Ada “Lens” Winter")
LINKED = Picture(
    credit="The Northern Ledger", url="https://img.ledger.example/river.jpg", article_id="ledger-river"
)


def illustrated(own: Picture = OWN, linked: Picture = LINKED, web: str | None = None) -> Issue:
    """The rich issue, its first story with the letter's own picture, its second with a linked one."""
    issue = issues.rich()
    first, second, *rest = issue.top
    letter = replace(issue.newsletter, mail=Mailing(web=web))
    top = (replace(first, picture=own), replace(second, picture=linked), *rest)
    return replace(issue, top=top, newsletter=letter)


def page_of(raw: bytes) -> lxml.html.HtmlElement:
    """An HTML file as a tree."""
    return lxml.html.fromstring(raw.decode())


def proven(issue: Issue) -> dict[str, bytes]:
    """The files of an issue, proven."""
    theme = builtin_theme()
    files = render_issue(issue, theme)
    prove_issue(issue, files, fixed_texts(issue, theme))
    return files


def test_the_web_view_holds_its_own_and_links_the_others() -> None:
    """Its own as a data URI; a linked one by address, late, without telling where the reader comes from. Each
    has alt text, a size, and a line that says whose it is."""
    own, linked = page_of(proven(illustrated())["index.html"]).xpath("//figure[contains(@class, 'picture')]")
    assert own.find("img").get("src") == f"data:image/jpeg;base64,{OWN.data}"
    assert own.find("img").get("alt") == ALT
    assert (own.find("img").get("width"), own.find("img").get("height")) == ("640", "400")
    assert own.findtext("figcaption") == "Picture: Ada “Lens” Winter"
    img = linked.find("img")
    assert img.get("src") == LINKED.url
    assert img.get("alt") == "A picture that The Northern Ledger shows with its report"
    assert (img.get("loading"), img.get("referrerpolicy")) == ("lazy", "no-referrer")
    assert img.get("width")
    assert img.get("height")
    assert linked.find("figcaption").text_content() == "Picture: The Northern Ledger, May 5"


def test_the_message_carries_its_own() -> None:
    """multipart/related beside the HTML that shows it by its id; the text part says it in words."""
    raw = proven(illustrated())["issue.eml"]
    message = message_from_bytes(raw, policy=policy.default)
    assert not message.defects
    text, related = message.iter_parts()
    assert [part.get_content_type() for part in related.iter_parts()] == ["text/html", "image/jpeg"]
    html, picture = related.iter_parts()
    assert picture.get_content() == OWN.raw
    assert picture.get_content_disposition() == "inline"
    shown = lxml.html.fromstring(html.get_content()).xpath("//img")
    assert shown[0].get("src") == "cid:" + picture["Content-ID"].strip("<>")
    assert shown[0].get("alt") == ALT
    assert shown[1].get("src") == LINKED.url
    assert all(img.get("width") and img.get("height") for img in shown)
    assert f"Picture: {ALT}" in " ".join(text.get_content().split())
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_the_same_issue_gives_the_same_bytes() -> None:
    """Also after it was kept in issue.json."""
    issue = illustrated()
    files = render_issue(issue, builtin_theme())
    assert render_issue(issue_from_json(issue_to_json(issue)), builtin_theme()) == files


@pytest.mark.parametrize("web", [None, "https://velmar.example/{slot}/"])
def test_a_mail_to_be_pasted_tells_what_it_can_t_carry(web: str | None) -> None:
    """Without an address the letter's own picture is told in words, which lead to the web view."""
    page = page_of(proven(illustrated(web=web))["email.html"])
    assert [img.get("src") for img in page.xpath("//img")] == [LINKED.url]
    line = next(p for p in page.xpath("//p") if ALT in p.text_content())
    assert line.text_content() == f"Picture: {ALT} —\xa0Ada “Lens” Winter"
    assert [a.get("href") for a in line.xpath("a")] == (["https://velmar.example/2025-W19/"] if web else [])


def test_a_mail_to_be_pasted_shows_what_the_site_has() -> None:
    """With the archive's address the picture is shown from there."""
    url = f"https://velmar.example/pictures/{OWN.name}"
    page = page_of(proven(illustrated(own=replace(OWN, url=url)))["email.html"])
    assert page.xpath("//img")[0].get("src") == url


@pytest.mark.parametrize(
    "url", ["http://img.ledger.example/river.jpg", "https://img.ledger.example/river.webp?w=1"]
)
def test_what_a_mail_program_can_t_show_is_told(url: str) -> None:
    """Without https, or in a format that Outlook doesn't know, a linked picture is a link."""
    page = page_of(proven(illustrated(linked=replace(LINKED, url=url)))["email.html"])
    assert not page.xpath("//img")
    assert page.xpath(f"//a[@href='{url}']")


def test_words_alone_say_what_there_is_to_see() -> None:
    """Markdown and text have a line with what is shown and whose it is; Markdown links the linked one."""
    files = proven(illustrated(linked=replace(LINKED, alt="The river")))
    markdown, text = (files[name].decode() for name in ("issue.md", "issue.txt"))
    assert (
        "Picture: [The river](https://img.ledger.example/river.jpg) — [The Northern Ledger, May 5]"
        in markdown
    )
    assert "Ada “Lens” Winter" in markdown
    assert "data:" not in markdown + text
    assert "Picture: The river — The Northern Ledger, May 5 [" in text


@pytest.mark.parametrize(
    "word", ["<script>alert(1)</script>", '" onerror="alert(1)', "{{ 7*7 }}", "a\r\nb\u202e"]
)
def test_hostile_words_of_a_picture(word: str) -> None:
    """What stands in alt and credit is text, whatever it is."""
    files = proven(illustrated(own=replace(OWN, alt=word, credit=word)))
    for name in ("index.html", "email.html"):
        page = page_of(files[name])
        assert not page.xpath("//*[@onerror]")
        assert not page.xpath("//script[not(@type)]")


def test_a_picture_of_an_unknown_place_fails_the_proof() -> None:
    """A page shows no picture but the issue's."""
    issue, theme = illustrated(), builtin_theme()
    files = render_issue(issue, theme)
    other = files["index.html"].replace(b"img.ledger.example", b"tracker.example")
    with pytest.raises(ProofError, match=r"tracker\.example"):
        prove_issue(issue, {"index.html": other}, fixed_texts(issue, theme))


def test_a_crowded_mail_still_fits() -> None:
    """Stories that step down leave their pictures; no part stays that the page doesn't show."""
    issue = illustrated()
    many = tuple(
        replace(issue.top[0], story_id=f"many-{n}", picture=replace(OWN, data=_data(n))) for n in range(60)
    )
    section = replace(issue.sections[0], briefs=many)
    rendered = render_all(replace(issue, sections=(section,)), builtin_theme())
    assert rendered.shortened + rendered.dropped > 0
    message = message_from_bytes(rendered.files["issue.eml"], policy=policy.default)
    part = next(p for p in message.walk() if p.get_content_type() == "text/html")
    html = part.get_content()
    assert len(part.get_payload()) <= LARGEST
    assert encoded(rendered.files["email.html"])[1] <= LARGEST
    parts = {p["Content-ID"].strip("<>") for p in message.walk() if p["Content-ID"]}
    shown = {img.get("src").removeprefix("cid:") for img in lxml.html.fromstring(html).xpath("//img")}
    assert parts == {src for src in shown if not src.startswith("https:")}


def _data(number: int) -> str:
    """A small picture of its own."""
    return own_picture(saved(Image.new("RGB", (40, 30), (number, 0, 0)), "PNG")).picture.data


@pytest.mark.slow
def test_themes_show_them_too() -> None:
    """Each packaged theme shows every picture in the web view and in the message."""
    for name in ("weekly", "espresso", "plain"):
        files = render_issue(illustrated(), builtin_theme(name))
        assert files["index.html"].count(b"<img ") == 2
        message = message_from_bytes(files["issue.eml"], policy=policy.default)
        html = next(p for p in message.walk() if p.get_content_type() == "text/html").get_content()
        assert html.count("<img ") == 2
        raw = next(p for p in message.walk() if p["Content-ID"]).get_content()
        assert Image.open(BytesIO(raw)).size == (1280, 800)
