"""The sections of an issue: topics, found ones, thin and full ones, the editor's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from digest.candidates import find_candidates
from digest.compose import ComposeOptions, Entry, Extras, Setting, compose
from digest.edits import StoryEdit
from digest.model import Article, Issue, Manifest, Newsletter, Story, Window
from digest.reading import read
from digest.topics import SectionOptions, Topic, assign

START = datetime(2031, 3, 3, tzinfo=UTC)
SPORT = Topic(key="sport", title="Sport", phrases=("cup", "goal"))
SEA = Topic(key="sea", title="At sea", phrases=("ferry", "harbour"))
TITLES = (
    "Quintero opens Harwick bridge",
    "Harwick ferry runs aground at Selby",
    "Selby ferry strikes Harwick pier",
    "Harwick closes Selby ferry",
    "Orley beats Denby to win cup",
)


def issue(*topics: Topic, options: SectionOptions | None = None, edits: tuple[StoryEdit, ...] = ()) -> Issue:
    """An issue of five stories, the first of which leads it."""
    articles = [
        Article(
            id=f"a{n}",
            source="Harbour Times",
            url=None,
            title=title,
            byline=(),
            published=START,
            text=f"{title} on Monday.",
        )
        for n, title in enumerate(TITLES)
    ]
    readings = {a.id: read(a) for a in articles}
    entries = []
    for article in articles:
        story = Story(articles=(article,))
        topic, placing = assign(story, topics)
        own = tuple(edit for edit in edits if edit.article == article.id)
        named = next((edit.section for edit in own if edit.section), None)
        entries.append(
            Entry(
                candidates=find_candidates(story, readings, language="en"),
                section=Topic(key=named, title=named) if named else topic,
                placing=placing,
                edits=own,
            )
        )
    setting = Setting(
        newsletter=Newsletter(key="weekly", title="The Weekly"),
        slot="2031-W10",
        window=Window(start=START, end=datetime(2031, 3, 10, tzinfo=UTC)),
        as_of=date(2031, 3, 10),
        readings=readings,
        topics=topics,
        sections=options or SectionOptions(),
        options=ComposeOptions(second=0),
    )
    return compose(entries, setting, Extras(manifest=Manifest(digest_version="0", as_of=date(2031, 3, 10))))


def shown(found: Issue) -> dict[str, list[str]]:
    """The stories' ids by the title of their section."""
    return {section.title: [brief.story_id for brief in section.briefs] for section in found.sections}


def test_a_thin_section_folds() -> None:
    """One story of sport is no section: it stands last, and says why."""
    found = issue(SPORT, SEA)
    assert shown(found) == {"At sea": ["a1", "a2", "a3"], "Elsewhere": ["a4"]}
    (cup,) = found.sections[-1].briefs
    assert (cup.section, cup.placing.key) == ("Elsewhere", "sport")
    assert cup.placing.reason.endswith("1 of the 2 stories it needs")


def test_a_full_section_lists_the_others() -> None:
    """Beyond its cap a section's last-ranked stories are left out and listed, with their articles."""
    found = issue(SPORT, replace(SEA, most=2), options=SectionOptions(least=1))
    assert shown(found) == {"Sport": ["a4"], "At sea": ["a1", "a2"]}
    (out,) = found.left_out
    assert (out.reason, out.rule, out.ids) == ("ranked below the 2 stories of “At sea”", "below", ("a3",))


def test_the_editors_section_stands() -> None:
    """A section that the editor names is one, whatever it holds, and takes no part in the bounds."""
    found = issue(SPORT, SEA, edits=(StoryEdit(article="a4", section="Matches"),))
    assert shown(found) == {"At sea": ["a1", "a2", "a3"], "Matches": ["a4"]}


def test_one_list_without_any_topic() -> None:
    """Where no topic is known and none is found, the shorts stand in one list, and no story has a section."""
    found = issue()
    assert shown(found) == {"": ["a1", "a2", "a3", "a4"]}
    assert {brief.section for brief in found.briefs} == {""}
