"""Whose pictures stand with the stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from digest.compose import ComposeOptions, Entry, Setting
from digest.compose.pictures import may_be_linked, with_pictures
from digest.edits import StoryEdit
from digest.model import Article, Brief, Candidates, Issue, Outlet, Picture, Pictures, Rights, Story
from tests.render import issues

ADDRESS = "https://img.post.example/quay.jpg"
FILE = Picture(data="aGVsbG8=", width=80, height=60)


def articles(image: str | None = ADDRESS) -> list[Article]:
    """Two outlets on one event."""
    return [
        replace(issues.PORT, image=image),
        replace(issues.PORT_RADIO, image="https://img.radio.example/p.jpg"),
    ]


def pictured(
    pictures: Pictures,
    rights: Mapping[str, Rights],
    *edits: StoryEdit,
    asked: str | None = None,
    top: bool = True,
    image: str | None = ADDRESS,
) -> tuple[Picture | None, list[tuple[str, str]]]:
    """The picture of a story of two articles, and the flags on it."""
    read = articles(image)
    story = Story(articles=tuple(read))
    told: Brief = replace(
        issues.brief(read, [issues.find(read[0], read[0].text.split("\n\n")[0])]), story_id=story.id
    )
    issue: Issue = replace(
        issues.rich(),
        top=(told,) if top else (),
        sections=() if top else (replace(issues.rich().sections[0], briefs=(told,)),),
    )
    entry = Entry(candidates=Candidates(story=story, sentences=()), edits=edits, pictured=asked)
    setting = Setting(
        newsletter=issue.newsletter,
        slot=issue.slot,
        window=issue.window,
        as_of=date(2025, 5, 8),
        readings={},
        outlets={name: Outlet(name=name, rights=right) for name, right in rights.items()},
        options=ComposeOptions(pictures=pictures),
    )
    made = with_pictures(issue, [entry], setting, {"pictures/quay.jpg": FILE})
    return made.briefs[0].picture, [(flag.rule, flag.reason) for flag in made.flags]


def edit(picture: str | None = None, alt: str | None = None, **more: str) -> StoryEdit:
    """What an editor writes."""
    return StoryEdit(article="x", where="[[story]] 1", picture=picture, alt=alt, **more)


POST, RADIO = "The Harbour Post", "Coastal State Radio"


@pytest.mark.parametrize(
    ("pictures", "rights", "url"),
    [
        ("none", {POST: "own"}, None),
        ("own", {POST: "own"}, None),
        ("linked", {POST: "own"}, ADDRESS),
        ("linked", {POST: "licensed"}, ADDRESS),
        ("linked", {POST: "quoted"}, None),
        ("linked", {}, None),
        ("linked", {POST: "quoted", RADIO: "licensed"}, "https://img.radio.example/p.jpg"),
    ],
)
def test_rights_decide(pictures: Pictures, rights: Mapping[str, Rights], url: str | None) -> None:
    """Unasked only pictures of own and licensed outlets are linked, and only where the config says so."""
    picture, flags = pictured(pictures, rights)
    assert (picture.url if picture else None) == url
    assert not flags


def test_shorts_have_none_unasked() -> None:
    """A linked picture stands with the top stories; elsewhere where the editor asks for it."""
    assert pictured("linked", {POST: "own"}, top=False) == (None, [])
    asked = edit(picture_from="post", alt="The quay")
    picture, _ = pictured("linked", {POST: "own"}, asked, asked=issues.PORT.id, top=False)
    assert picture is not None
    assert (picture.url, picture.alt, picture.credit) == (ADDRESS, "The quay", POST)


def test_the_editor_may_ask_for_a_quoted_outlet_s() -> None:
    """It is linked, and the editor is told whose it is."""
    picture, flags = pictured("linked", {}, edit(picture_from="post"), asked=issues.PORT.id)
    assert picture is not None
    assert [rule for rule, _ in flags] == ["picture"]
    assert "quoted only" in flags[0][1]


def test_the_letter_s_own_comes_first() -> None:
    """A file of the edits stands before a linked one; both asked for is told."""
    picture, flags = pictured("linked", {POST: "own"}, edit("pictures/quay.jpg", "The quay"))
    assert picture == replace(FILE, alt="The quay")
    assert not flags
    both = edit("pictures/quay.jpg", "The quay", picture_from="post", picture_credit="Ada")
    picture, flags = pictured("linked", {POST: "own"}, both, asked=issues.PORT.id)
    assert picture == replace(FILE, alt="The quay", credit="Ada")
    assert "letter's own is shown" in flags[0][1]


def test_none_takes_it_out() -> None:
    """The editor can have a story without the picture that would be linked."""
    assert pictured("linked", {POST: "own"}, edit("none")) == (None, [])


@pytest.mark.parametrize(
    ("pictures", "given", "asked", "rule", "told"),
    [
        ("own", edit("pictures/quay.jpg"), None, "alt", "has no `alt`"),
        ("none", edit("pictures/quay.jpg", "The quay"), None, "picture", 'is not "own"'),
        ("own", edit(picture_from="post"), issues.PORT.id, "picture", 'is not "linked"'),
        ("linked", edit(picture_from="ferry"), issues.FERRY.id, "picture", "no article of this story"),
    ],
)
def test_what_is_not_shown_is_told(
    pictures: Pictures, given: StoryEdit, asked: str | None, rule: str, told: str
) -> None:
    """Nothing that the editor asks for is dropped in silence."""
    picture, flags = pictured(pictures, {POST: "own"}, given, asked=asked)
    assert picture is None
    assert [name for name, _ in flags] == [rule]
    assert told in flags[0][1]


QUAY, OTHER = edit("pictures/quay.jpg", "The quay"), edit("pictures/other.jpg", "A boat")
LINK, LINK_2 = edit(picture_from="post"), edit(picture_from="radio")
CREDITED = edit(picture_from="post", picture_credit="Ada")


@pytest.mark.parametrize(
    ("pictures", "edits", "told"),
    [
        ("own", (edit(alt="The quay"),), ["`alt` is not shown"]),
        (
            "own",
            (edit(alt="A", picture_credit="B"),),
            ["`picture_credit` is not shown", "`alt` is not shown"],
        ),
        ("own", (QUAY, OTHER), ["`picture` 'pictures/other.jpg' is passed over: [[story]] 1 has one"]),
        ("own", (QUAY, edit(picture_credit="Ada")), ["`picture_credit` is not shown"]),
        ("linked", (CREDITED,), ["`picture_credit` is not shown"]),
        ("linked", (LINK, LINK_2), ["`picture_from` is passed over"]),
        ("linked", (edit("none", picture_from="post"),), ["`picture_from` is passed over"]),
        ("linked", (edit(alt="The quay"),), []),
        ("linked", (edit(picture_from="post", alt="The quay"),), []),
        ("own", (QUAY,), []),
    ],
)
def test_what_leads_to_no_picture_is_told(
    pictures: Pictures, edits: tuple[StoryEdit, ...], told: list[str]
) -> None:
    """Words without a picture, a credit beside an outlet's, and a second picture for one story."""
    _, flags = pictured(pictures, {POST: "own"}, *edits, asked=issues.PORT.id)
    assert len(flags) == len(told)
    for (rule, reason), words in zip(flags, told, strict=True):
        assert rule == "picture"
        assert reason.startswith(f"[[story]] 1: {words}")


@pytest.mark.parametrize("image", [None, "javascript:alert(1)"])
def test_an_article_without_a_picture_is_told(image: str | None) -> None:
    """Asked for a picture that the article doesn't state, or at no address of the web."""
    picture, flags = pictured(
        "linked", {POST: "own"}, edit(picture_from="p"), asked=issues.PORT.id, image=image
    )
    assert picture is None
    assert "that article states no" in flags[0][1]


@pytest.mark.parametrize(
    "address",
    [
        "https://img.post.example/a.jpg",
        "http://cdn.post.example/a?width=1200&format=jpg",
        "https://img.post.example:443/a",
        "https://사진.예시.example/가.jpg",
    ],
)
def test_addresses_that_may_be_linked(address: str) -> None:
    """A photograph on the open web."""
    assert may_be_linked(address)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "//img.post.example/a.jpg",
        "/a.jpg",
        "file:///etc/passwd",
        "ftp://img.post.example/a.jpg",
        "https://localhost/a.jpg",
        "https://router/a.jpg",
        "http://192.168.1.1/reboot",
        "http://2130706433/a.jpg",
        "http://[::1]/a.jpg",
        "http://0x7f.1/a.jpg",
        "https://printer.local/a.jpg",
        "https://nas.home.lan./a.jpg",
        "https://nas.home.arpa/a.jpg",
        "https://wiki.intranet/a.jpg",
        "https://pc.localdomain/a.jpg",
        "https://user:pass@img.post.example/a.jpg",
        "https://img.post.example:8080/a.jpg",
        "https://img.post.example:99999/a.jpg",
        "https://img.post.example/logo.SVG",
        "https://img.post.example/pixel.gif?u=1",
        "https://img.post.example/a b.jpg",
        "https://img.post.example/a\nb.jpg",
        "https://img.post.example/" + "a" * 3000,
    ],
)
def test_addresses_that_may_not(address: str | None) -> None:
    """No other scheme, no host of a reader's own network, no password, no other port, no logo or counter."""
    assert not may_be_linked(address)
