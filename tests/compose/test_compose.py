"""The composer: titles, expiry, rights, forms, numbers, days ahead, voices, what is held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from digest.candidates import find_candidates
from digest.compose import ComposeOptions, Entry, Extras, Setting, compose
from digest.compose.expiry import expired
from digest.compose.headlines import title_rulings
from digest.compose.rights import Printed
from digest.edits import StoryEdit
from digest.model import (
    Article,
    Issue,
    Manifest,
    Newsletter,
    Outlet,
    Story,
    Window,
)
from digest.reading import read
from digest.topics import Topic
from tests.rules import hold

SENT = date(2025, 5, 8)
LETTER = Newsletter(key="weekly", title="The Weekly")
WINDOW = Window(start=datetime(2025, 5, 5, tzinfo=UTC), end=datetime(2025, 5, 12, tzinfo=UTC))
LICENSED = {"Harbor Times": Outlet(name="Harbor Times", rights="licensed")}

MINE = """Harwick will close its last coal mine on May 9, the town’s mayor, Ada Moll, said on May 6.

The Norlund mine in Harwick employs 340 people and has dug since 1931.

“We have known this day for ten long years,” said Otto Brandt, head of the miners’ union in Harwick.

No mine in the county of Lorne has ever reopened after a closing of this kind in Harwick.

Governor Ida Quist will open a retraining school in Lorne on May 20 for the miners of Harwick.

The county of Lorne offered more than $4 million to the Norlund miners of Harwick for retraining."""


def article(text: str = MINE, **fields: object) -> Article:
    given: dict[str, object] = {
        "id": "a",
        "source": "Harbor Times",
        "url": "https://harbor.example/mine",
        "title": "Harwick to close Norlund coal mine on May 9",
        "byline": (),
        "published": datetime(2025, 5, 7, 12, tzinfo=UTC),
        "text": text,
    }
    return Article(**(given | fields))  # type: ignore[arg-type]


def issue(
    *stories: Sequence[Article],
    sent: date = SENT,
    outlets: dict[str, Outlet] | None = None,
    edits: dict[str, StoryEdit] | None = None,
    options: ComposeOptions | None = None,
    known: frozenset[str] = frozenset(),
    topics: tuple[Topic, ...] = (),
    quote: str | None = None,
) -> Issue:
    """The issue of these stories; `edits` by the id of a story's first article."""
    readings = {a.id: read(a) for articles in stories for a in articles}
    entries = [
        Entry(
            candidates=find_candidates(Story(articles=tuple(articles)), readings, language="en"),
            edits=tuple(e for key, e in (edits or {}).items() if key == articles[0].id),
        )
        for articles in stories
    ]
    setting = Setting(
        newsletter=LETTER,
        slot="2025-W19",
        window=WINDOW,
        as_of=sent,
        readings=readings,
        outlets=LICENSED if outlets is None else outlets,
        known=known,
        topics=topics,
        options=options or ComposeOptions(),
    )
    extras = Extras(manifest=Manifest(digest_version="0", as_of=sent), quote=quote)
    return hold(compose(entries, setting, extras), known=known)


def test_a_story_is_told_with_its_quotation() -> None:
    """The lead story is full: sentences, a pull-quote with its speaker, credits."""
    (brief,) = issue([article()]).briefs
    assert brief.form == "full"
    assert brief.lead[0].text.startswith("Harwick will close")
    (pull,) = brief.quotes
    assert (pull.label, pull.quote.excerpt.text) == (
        "Otto Brandt",
        "We have known this day for ten long years",
    )
    assert not any("We have known" in e.text for e in brief.lead), "one utterance once"
    assert [c.outlet for c in brief.credits] == ["Harbor Times"]


def test_a_future_that_has_passed_is_held() -> None:
    """Expired future: no title survives May 9, so the story is held and the editor told."""
    late = issue([article()], sent=date(2025, 5, 12))
    assert not late.briefs
    assert [(h.rule, h.title) for h in late.held] == [
        ("expired", "Harwick to close Norlund coal mine on May 9")
    ]


def test_print_expired_prints_what_survives() -> None:
    """`print_expired`: under the fixed label, what is no expired future, and the day beside the quotation."""
    edit = StoryEdit(article="a", print_expired=True)
    (brief,) = issue([article()], sent=date(2025, 5, 12), edits={"a": edit}).briefs
    assert brief.headline is None
    assert brief.before == date(2025, 5, 9)
    assert not any("will close" in e.text for e in brief.lead)
    assert brief.quotes[0].said == date(2025, 5, 7)


@pytest.mark.parametrize(
    ("text", "sent", "gone"),
    [
        ("Harwick will vote on May 9.", date(2025, 5, 9), False),
        ("Harwick will vote on May 9.", date(2025, 5, 10), True),
        ("Harwick voted on May 6.", date(2025, 6, 1), False),
        ("Moll said on May 6 that Harwick will vote on June 2.", date(2025, 5, 12), False),
        ("Harwick to close mine", date(2025, 5, 12), True),
    ],
)
def test_the_day_of_sending_decides_what_has_expired(text: str, sent: date, gone: bool) -> None:
    """“Ahead” means on or after the day of sending; days of past clauses don't count."""
    found = read(article(text, title=""))
    assert expired(text, found.days, date(2025, 5, 9), sent) is gone


def test_what_is_quoted_has_its_limits() -> None:
    """Copying: at most 75 words, 3 sentences, 10 % or 60 words of a quoted article; one sentence always."""
    (brief,) = issue([article()], outlets={}).briefs
    words = sum(len(e.text.split()) for e in brief.lead) + sum(
        len(q.quote.excerpt.text.split()) for q in brief.quotes
    )
    assert brief.headline
    assert words + len(brief.headline.text.split()) <= 75
    assert len(brief.lead) + len(brief.quotes) <= 3


def test_shares_tell_what_is_printed_of_whom() -> None:
    """The manifest counts the words of each outlet and the editor's own."""
    edit = StoryEdit(article="a", line="We grew up beside it.")
    shares = issue([article()], edits={"a": edit}).manifest.shares
    assert shares[0].outlet == ""
    assert shares[0].words == 5
    assert shares[1].outlet == "Harbor Times"
    assert shares[1].words > 60


def test_numbers_tell_what_is_not_told_above() -> None:
    """Figures: a label that explains itself, with its qualifier, of a fact that is not in the lead."""
    found = issue([article()], options=ComposeOptions(lead_words=45))
    printed = " ".join(e.text for b in found.briefs for e in b.lead)
    values = [n.figure.value.text for n in found.numbers]
    assert values == ["340"]
    assert all(value not in printed for value in values)
    assert "more than $4 million" in printed


def test_the_week_ahead_has_its_day() -> None:
    """A line for a day on or after the day of sending, not told above."""
    found = issue([article()], options=ComposeOptions(lead_words=45))
    assert [(a.first, a.last) for a in found.ahead] == [(date(2025, 5, 20), date(2025, 5, 20))]
    later = issue([article()], sent=date(2025, 5, 9), options=ComposeOptions(lead_words=45))
    assert [a.first for a in later.ahead] == [date(2025, 5, 20)]


def test_an_opinion_stands_under_its_author() -> None:
    """Opinion: only under Voices, named, never in leads or figures."""
    column = article(
        "Harwick should have closed the Norlund mine in 2005. Harwick paid $90 million for its delay.",
        id="o",
        title="Harwick waited too long",
        kind="opinion",
        byline=("Rosa Lind",),
    )
    found = issue([article()], [column])
    assert [v.author for v in found.voices] == ["Rosa Lind"]
    assert len(found.briefs) == 1
    assert not any(n.figure.excerpt.article_id == "o" for n in found.numbers)


def test_an_opinion_without_an_author_is_told_to_the_editor() -> None:
    """Nothing is dropped in silence."""
    column = article("Harwick should have closed the Norlund mine.", kind="opinion", title="Too late")
    assert [f.rule for f in issue([column]).flags] == ["opinion"]


def test_harm_is_held_unless_asked_for() -> None:
    """Harm: a story of somebody accused is held; `print_harm` prints its title and what bars nothing."""
    text = "A former Norlund banker was indicted in Harwick on May 6.\n\nNorlund opened its bank in Lorne."
    case = article(text, title="Norlund banker indicted in Harwick")
    assert [h.rule for h in issue([case]).held] == ["harm"]
    asked = issue([case], edits={"a": StoryEdit(article="a", print_harm=True)})
    assert [b.headline.text for b in asked.briefs if b.headline] == ["Norlund banker indicted in Harwick"]


def test_a_story_in_another_language_is_listed() -> None:
    """Languages: a Korean sentence is no sentence of an English letter."""
    korean = article("하윅시는 5월 9일 마지막 탄광을 닫는다.", title="하윅 탄광 폐쇄", language="ko")
    found = issue([korean])
    assert not found.briefs
    assert "en" in found.left_out[0].reason


def test_the_editor_decides() -> None:
    """Edits: drop, hide, retitle, own line, form."""
    other = article(MINE.replace("Harwick", "Selby"), id="b", title="Selby to close Norlund coal mine")
    edits = {"a": StoryEdit(article="a", drop=True), "b": StoryEdit(article="b", title="Selby says goodbye")}
    found = issue([article()], [other], edits=edits)
    (brief,) = found.briefs
    assert brief.headline
    assert (brief.headline.text, brief.headline.origin) == ("Selby says goodbye", "editor")
    assert [item.reason for item in found.left_out] == ["dropped by the editor"]
    hidden = issue([article()], [other], edits={"a": StoryEdit(article="a", hide=True)})
    assert not hidden.left_out
    short = issue([article()], edits={"a": StoryEdit(article="a", form="headline")})
    assert [(b.form, b.lead) for b in short.briefs] == [("headline", ())]


def test_tiers_and_sections() -> None:
    """The lead story and the second tier on top, the others below, without a title where none has one."""
    towns = ("Harwick", "Selby", "Orley", "Denby")
    stories = [
        [article(MINE.replace("Harwick", town), id=town, title=f"{town} to close Norlund coal mine")]
        for town in towns
    ]
    found = issue(*stories, options=ComposeOptions(second=1))
    assert [b.form for b in found.top][:1] == ["full"]
    assert [len(s.briefs) for s in found.sections] == [2]
    assert found.sections[0].title == "", "elsewhere than nowhere"
    assert len({q.quote.excerpt.text for b in found.briefs for q in b.quotes}) == len(
        [q for b in found.briefs for q in b.quotes]
    )


def test_one_sentence_barred_is_no_story_lost() -> None:
    """Where no lead passes, the story steps down to its headline with its sources."""
    found = issue([article("But it is over. However, they left.", title="Norlund leaves Harwick for good")])
    assert [(b.form, b.lead) for b in found.briefs] == [("headline", ())]


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Will Harwick close Norlund?", "question"),
        ("What to know about Harwick and Norlund as they close", "kind of piece"),
        ("Harwick closes Norlund " + "very " * 12 + "soon", "words"),
        ("A mine closes", "main names"),
        ("Harwick closes Norlund next week", "article’s date"),
        ("Why Harwick closes Norlund", "kind of piece"),
        ("Harwick closes Norlund LORNE —", "does not end"),
        ("Norlund Mine of Harwick", "no verb"),
        ("Harwick and Norlund: “a bitter, bitter day”".replace(":", ""), "quotation"),
    ],
)
def test_a_headline_is_judged(title: str, fault: str) -> None:
    """Titles: at most 14 words, two main names, a verb, no question, no unattributed quotation."""
    candidates = find_candidates(Story(articles=(article(),)), {"a": read(article())})
    assert any(fault in ruling.reason for ruling in title_rulings(title, candidates))


def test_a_headline_of_capitals_has_a_verb() -> None:
    """Titles: “Harwick Closes Norlund Coal Mine” tells what is done."""
    candidates = find_candidates(Story(articles=(article(),)), {"a": read(article())})
    assert not title_rulings("Harwick Closes Norlund Coal Mine", candidates)


def test_a_speaker_without_a_role_is_not_pulled() -> None:
    """First mention holds for a quotation's speaker: a role stands beside the name, or readers know it."""
    text = MINE.replace(", head of the miners’ union in Harwick", "")
    assert not issue([article(text)]).briefs[0].quotes
    known = issue([article(text)], known=frozenset({"Otto Brandt"}))
    assert known.briefs[0].quotes


def test_limits_are_counted_over_the_whole_issue() -> None:
    """What was printed of an article before counts for what may be printed after."""
    source = article()
    setting = Setting(
        newsletter=LETTER, slot="s", window=WINDOW, as_of=SENT, readings={"a": read(source)}, outlets={}
    )
    printed = Printed(setting)
    sentences = [s.excerpt for s in setting.readings["a"].sentences]
    assert printed.fits(sentences[:1]) is None
    for excerpt in sentences[:3]:
        printed.add("a", excerpt.text)
    assert printed.fits(sentences[3:4])


def test_unknown_outlets_are_asked_for() -> None:
    """Sources: outlet unknown is said so."""
    found = issue([article(source=None, url=None)])
    assert {"outlet", "address"} <= {f.rule for f in found.flags}


def test_relative_days_are_resolved_beside_the_word() -> None:
    """Relative time: “Tuesday [May 6]”, outside the excerpt; a day before the window is no sentence."""
    text = (
        "Harwick closed the Norlund mine on Tuesday.\n\nHarwick opened the Norlund mine last month in Lorne."
    )
    (brief,) = issue([article(text, title="Harwick closes Norlund coal mine")]).briefs
    assert [e.text for e in brief.lead] == ["Harwick closed the Norlund mine on Tuesday."]
    assert [g.day for g in brief.glosses] == [date(2025, 5, 6)]


def test_the_quotation_of_the_week_stands_once() -> None:
    """One utterance once in an issue: the editor's Quote of the week is not pulled in its story as well."""
    found = issue([article()], quote="We have known this day")
    assert found.quote
    assert found.quote.label == "Otto Brandt"
    assert not any(q.quote.excerpt == found.quote.quote.excerpt for b in found.briefs for q in b.quotes)
    assert not any("We have known" in e.text for b in found.briefs for e in b.lead)
