"""The editor's edits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.edits import (
    ArticleEdit,
    ArticleKey,
    Edits,
    OwnPart,
    SpeakerEdit,
    StoryEdit,
    edits_of,
    fix_articles,
    fix_speakers,
    parse_edits,
    place,
    regroup,
    starter,
)
from digest.errors import ConfigError
from digest.model import Article, Excerpt, Quote, Reading, Story

KEYS = (
    ArticleKey(id="a1", url="https://www.harbor.example/port/quay-opens", addresses=("harbor/quay.txt",)),
    ArticleKey(id="a2", url="https://ledger.example/quay", addresses=("ledger-2025-05-07.txt",)),
    ArticleKey(id="a3", addresses=("ledger-2025-05-08.txt", "copies/ledger-b.html")),
)


def an_article(id: str, text: str = "“We will open it,” Ines Moreau said.") -> Article:
    return Article(
        id=id,
        source=None,
        url=None,
        title=id,
        byline=(),
        published=datetime(2025, 5, 7, 9, tzinfo=UTC),
        text=text,
    )


def placed(text: str) -> tuple[Edits, dict[str, str], list[str]]:
    edits = parse_edits(text, "edits.toml")
    places = place(edits, KEYS)
    return edits, dict(places.ids), [flag.reason for flag in places.lost]


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_edits(text, "edits.toml")
    return str(caught.value).splitlines()


def test_everything_that_can_be_said() -> None:
    """Each kind of table becomes its values; a story edit knows where in the file it stands."""
    edits = parse_edits(
        """
[issue]
number = 12
quote = "We will open"

[[note]]
text = "Good *morning*."

[[story]]
article = "quay.txt"
pin = true
order = 2
section = "port"
title = "The quay opens"
line = "More next week."
form = "full"
merge = ["a2"]
split = "a3"
settle = ["May 6"]
print_expired = true

[[article]]
article = "a2"
outlet = "The Ledger"
date = 2025-05-06

[[speaker]]
article = "a1"
quote = "We will"
speaker = "Ines Moreau"
""",
        "edits.toml",
    )
    assert (edits.number, edits.quote) == (12, "We will open")
    assert edits.notes == (OwnPart(where="[[note]] 1, line 6", text="Good *morning*.", place="greeting"),)
    assert edits.stories == (
        StoryEdit(
            article="quay.txt",
            where="[[story]] 1, line 9",
            pin=True,
            order=2,
            section="port",
            title="The quay opens",
            line="More next week.",
            form="full",
            merge=("a2",),
            split=("a3",),
            settle=("May 6",),
            print_expired=True,
        ),
    )
    assert edits.articles[0].date == date(2025, 5, 6)
    assert edits.speakers[0].speaker == "Ines Moreau"


def test_an_empty_file_says_nothing() -> None:
    """No text, or only comments, is no edit."""
    assert parse_edits("", "x") == parse_edits("# nothing\n", "x") == Edits()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[story]]\narticle = "a"\npin = "yes"',
            "[[story]] 1, line 1: pin: 'yes' given; allowed is true or false",
        ),
        ('[[story]]\narticle = "a"\norder = true', "order: True given; allowed is a whole number"),
        ('[[story]]\narticle = "a"\nform = "long"', '\'long\' given; allowed is "full" or "brief"'),
        ('[[story]]\narticle = "a"\ntitle = " "', "title: ' ' given; allowed is a text"),
        ('[[story]]\narticle = "a"\nmerge = [1]', "merge: [1] given; allowed is a list"),
        ("[[story]]\npin = true", "[[story]] 1, line 1: article: is missing"),
        (
            '\n[[story]]\narticle = "a"\npinn = true',
            "line 2: pinn: is no key that is known here; did you mean 'pin'?",
        ),
        (
            '[[article]]\narticle = "a"\ndate = "May 8"',
            "date: 'May 8' given; allowed is a day, such as 2025-05-08",
        ),
        (
            '[[article]]\narticle = "a"\nurl = "javascript:x"',
            "allowed is an address that begins with https://",
        ),
        ('[[speaker]]\narticle = "a"\nquote = "We"', "speaker: is missing"),
        (
            '[[note]]\nplace = "top"\ntext = "x"',
            'allowed is "greeting" or "sponsor" or',
        ),
        ('[[note]]\nplace = "light"', "a note has either a text or a file"),
        ('[[note]]\ntext = "x"\nfile = "x.md"', "a note has either a text or a file"),
        ('[[event]]\nday = 2025-05-08\nuntil = 2025-05-07\ntext = "x"', "lies before the day"),
        ('[[event]]\nday = 2025-05-08T10:00:00\ntext = "x"', "allowed is a day"),
        ("[story]\npin = true", "begins with the line [[story]]"),
        ("[[issue]]\nnumber = 1\n[[issue]]\nnumber = 2", "begins with the line [issue]"),
        ("[[storys]]", "storys: is no key that is known here; did you mean 'story'?"),
        ("[[story]\n", "is not valid TOML"),
    ],
)
def test_a_mistake_is_told(text: str, told: str) -> None:
    """A mistake names the file, the table with its line, the key, the value and what is allowed."""
    (line,) = mistakes(text)
    assert line.startswith("edits.toml: ")
    assert told in line


def test_all_mistakes_at_once() -> None:
    """One run tells every mistake of the file."""
    lines = mistakes('[[story]]\npin = 1\n\n[[article]]\narticle = "a"\noutlet = 3\n')
    assert lines[0] == "edits.toml: 3 mistakes"
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["[[story]] 1, line 1"] * 2 + [
        "[[article]] 1, line 4"
    ]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("a2", "a2"),
        ("https://harbor.example/port/quay-opens/", "a1"),
        ("http://www.harbor.example/port/quay-opens", "a1"),
        ("quay-opens", "a1"),
        ("harbor/quay.txt", "a1"),
        ("./harbor/quay.txt", "a1"),
        ("quay.txt", "a1"),
        ("LEDGER-2025-05-08.txt", "a3"),
        ("05-07", "a2"),
        ("copies/ledger-b.html", "a3"),
    ],
)
def test_ways_to_name_an_article(name: str, id: str) -> None:
    """An article is named by its id, its address, any of its files, or a part that fits no other."""
    assert placed(f'[[story]]\narticle = "{name}"')[1] == {name: id}


def test_a_full_name_is_not_ambiguous() -> None:
    """A full name counts although it is also a part of another article's name."""
    keys = (ArticleKey(id="quay"), ArticleKey(id="quay-2"))
    edits = Edits(stories=(StoryEdit(article="quay"),))
    assert place(edits, keys).ids == {"quay": "quay"}


def test_what_finds_no_place_is_told() -> None:
    """A name that fits no article, or several, is told with its place in the file, and all of them are."""
    _, ids, lost = placed(
        '[[story]]\narticle = "ledger"\nmerge = ["nowhere", "a1"]\n[[article]]\narticle = "gone"\n'
    )
    assert ids == {"a1": "a1"}
    assert lost == [
        "[[story]] 1, line 1: 'ledger' names 2 articles"
        " (ledger-2025-05-07.txt, ledger-2025-05-08.txt): write more of it",
        "[[story]] 1, line 1: 'nowhere' names no article of this issue",
        "[[article]] 1, line 4: 'gone' names no article of this issue",
    ]


@given(st.lists(st.text(min_size=1), max_size=6))
def test_no_name_is_dropped(names: list[str]) -> None:
    """Every name that an edit holds either has an article or is told as lost."""
    edits = Edits(
        stories=tuple(StoryEdit(article=name, where=f"[[story]] {n}") for n, name in enumerate(names))
    )
    places = place(edits, KEYS)
    assert all(name in places.ids for name in names) or places.lost
    for n, name in enumerate(names):
        assert name in places.ids or any(f.reason.startswith(f"[[story]] {n}:") for f in places.lost)


SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("given_date", "published"),
    [
        ("2025-05-06", "2025-05-06T12:00:00+09:00"),
        ("2025-05-06T07:30:00", "2025-05-06T07:30:00+09:00"),
        ("2025-05-06T07:30:00-04:00", "2025-05-06T07:30:00-04:00"),
    ],
)
def test_outlet_and_date_are_fixed(given_date: str, published: str) -> None:
    """A day is noon in the outlet's zone (the outlet as fixed), a time without offset is one there; a
    date that the editor gives counts as printed."""
    text = f'[[article]]\narticle = "a1"\noutlet = "Harbor"\ndate = {given_date}\n'
    edits = parse_edits(text, "x")
    places = place(edits, KEYS)
    zones = {"Harbor": SEOUL}
    before = replace(an_article("a1"), dated="file")
    (after,) = fix_articles([before], edits, places, lambda outlet: zones.get(outlet or "", ZoneInfo("UTC")))
    assert (after.source, after.published.isoformat(), after.dated) == ("Harbor", published, "printed")


def test_an_article_is_dropped() -> None:
    """A dropped article is gone; the others stay as they were, in order."""
    edits = parse_edits('[[article]]\narticle = "a2"\ndrop = true\n', "x")
    articles = [an_article("a1"), an_article("a2"), an_article("a3")]
    fixed = fix_articles(articles, edits, place(edits, KEYS), lambda _: SEOUL)
    assert fixed == (articles[0], articles[2])


def a_reading() -> Reading:
    article = an_article("a1")
    quote = Quote(excerpt=Excerpt.of(article, 1, 17), speaker="Somebody Else", confidence=0.5)
    return Reading(article=article, sentences=(), quotes=(quote,))


@pytest.mark.parametrize(("speaker", "sure"), [("Ines Moreau", 1.0), ("", 0.0)])
def test_a_speaker_is_fixed(speaker: str, sure: float) -> None:
    """The quotation that begins with the words gets the editor's speaker, or nobody; marks, case and
    spaces are no matter."""
    edits = Edits(speakers=(SpeakerEdit(article="a1", quote='"we  WILL', speaker=speaker),))
    (reading,), lost = fix_speakers([a_reading()], edits, place(edits, KEYS))
    assert (reading.quotes[0].speaker or "", reading.quotes[0].confidence) == (speaker, sure)
    assert not lost


def test_a_speaker_without_quotation_is_told() -> None:
    """A fix whose quotation is not there is told."""
    edits = Edits(
        speakers=(SpeakerEdit(article="a1", quote="You shall", speaker="X", where="[[speaker]] 1"),)
    )
    readings, lost = fix_speakers([a_reading()], edits, place(edits, KEYS))
    assert readings == (a_reading(),)
    assert [flag.reason for flag in lost] == [
        "[[speaker]] 1: no quotation of that article begins with 'You shall'"
    ]


def stories(*groups: str) -> tuple[Story, ...]:
    return tuple(Story(articles=tuple(an_article(f"a{n}") for n in group)) for group in groups)


def ids(found: tuple[Story, ...]) -> list[str]:
    return ["".join(a.id[1:] for a in story.articles) for story in found]


def grouped(*edits: StoryEdit, groups: tuple[str, ...] = ("1", "2", "3")) -> tuple[list[str], list[str]]:
    given_edits = Edits(stories=edits)
    found, lost = regroup(stories(*groups), given_edits, place(given_edits, KEYS))
    return ids(found), [flag.reason for flag in lost]


def test_stories_are_merged() -> None:
    """The whole story of a named article joins."""
    assert grouped(StoryEdit(article="a1", merge=("a3",)), groups=("1", "23")) == (["123"], [])


def test_stories_are_split() -> None:
    """The named articles leave together and are a story of their own."""
    assert grouped(StoryEdit(article="a1", split=("a2", "a3")), groups=("123",)) == (["1", "23"], [])


def test_merge_comes_before_split() -> None:
    """What is merged and then split ends where the split puts it."""
    edit = StoryEdit(article="a1", merge=("a2",), split=("a3",))
    assert grouped(edit, groups=("13", "2")) == (["12", "3"], [])


def test_an_impossible_split_is_told() -> None:
    """A split that would leave nothing, or names another story's article, is told."""
    stays, why = grouped(StoryEdit(article="a1", where="[[story]] 1", split=("a1",)))
    assert stays == ["1", "2", "3"]
    assert why == ["[[story]] 1: split would leave the story empty"]
    stays, why = grouped(StoryEdit(article="a1", where="[[story]] 1", split=("a3",)), groups=("12", "3"))
    assert stays == ["12", "3"]
    assert why == ["[[story]] 1: split names articles of other stories"]


def test_an_article_without_a_story_is_told() -> None:
    """An edit that names an article outside of the issue's window, or a dropped one, is told."""
    stays, why = grouped(StoryEdit(article="a3", where="[[story]] 1", pin=True), groups=("12",))
    assert stays == ["12"]
    assert why == [
        "[[story]] 1: 'a3' is in no story of this issue: its date is outside, or it was dropped",
    ]
    _, why = grouped(StoryEdit(article="a1", where="[[story]] 1", merge=("a3",)), groups=("12",))
    assert "'a3' is in no story" in why[0]


names = st.sampled_from(["a1", "a2", "a3", "ledger", "gone"])
story_edits = st.builds(
    StoryEdit,
    article=names,
    merge=st.lists(names, max_size=3).map(tuple),
    split=st.lists(names, max_size=3).map(tuple),
)


@given(st.lists(story_edits, max_size=4), st.sampled_from([("1", "2", "3"), ("12", "3"), ("123",)]))
def test_it_stays_a_partition(edits: list[StoryEdit], groups: tuple[str, ...]) -> None:
    """Whatever is merged and split, every article is in exactly one story, and no story is empty."""
    found, _ = grouped(*edits, groups=groups)
    assert sorted("".join(found)) == ["1", "2", "3"]
    assert all(found)


def test_edits_of_a_story() -> None:
    """A story is named by any of its articles."""
    edits = parse_edits('[[story]]\narticle = "a2"\npin = true\n', "x")
    (story,) = stories("12")
    assert edits_of(story, edits, place(edits, KEYS)) == edits.stories
    assert edits_of(stories("3")[0], edits, place(edits, KEYS)) == ()


PAIRS = st.lists(st.tuples(st.text(), st.text()), max_size=3)


@given(st.text(), st.lists(st.tuples(st.text(), st.text(), PAIRS), max_size=3))
def test_starter_says_nothing(title: str, told: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    """The starter of any issue is valid and holds no edit: whatever a headline is, it stays a comment."""
    assert parse_edits(starter(title=title, slot="2025-W19", stories=told), "x") == Edits()


def test_starter_shows_every_key() -> None:
    """With its comment marks taken away the starter is valid and shows every key that there is."""
    text = starter(
        title="The Harbor Week", slot="2025-W19", stories=[('har\\bor/qu"ay.txt', "The quay\nopens", [])]
    )
    bare = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    edits = parse_edits(bare, "edits.toml")
    assert edits.stories[0].article == 'har\\bor/qu"ay.txt'
    for value in (edits, edits.stories[0], edits.articles[0], edits.speakers[0], edits.events[0]):
        fields = [name for name in value.__slots__ if name != "where"]
        assert all(getattr(value, name) for name in fields)
    shown = {name for note in edits.notes for name in note.__slots__ if getattr(note, name)}
    assert shown == set(edits.notes[0].__slots__)


def test_starter_offers_headlines() -> None:
    """Under each story stand the other headlines printed of it, as the line that would take one over."""
    text = starter(
        title="T", slot="s", stories=[("quay.txt", "Quay opens", [("A “new” quay", "The Ledger")])]
    )
    assert '#       title = "A “new” quay"   # The Ledger\n' in text


def test_zones_of_times() -> None:
    """A time's own offset is kept."""
    edits = Edits(
        articles=(ArticleEdit(article="a1", date=datetime(2025, 5, 6, tzinfo=timezone(timedelta(hours=2)))),)
    )
    (after,) = fix_articles([an_article("a1")], edits, place(edits, KEYS), lambda _: SEOUL)
    assert after.published.utcoffset() == timedelta(hours=2)
