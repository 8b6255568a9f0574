"""Caps and minimums of sections."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.topics import SectionOptions, Topic, fold

SPORT = Topic(key="sport", title="Sport", into="culture")
CULTURE = Topic(key="culture", title="Culture")
WORLD = Topic(key="world", title="World", least=1)
TOPICS = (SPORT, CULTURE, WORLD)
OPTIONS = SectionOptions(least=2)


def test_thin_section_folds_into_its_parent() -> None:
    """A section under its minimum goes where it says, and both together may be enough."""
    folded = fold({"a": "sport", "b": "culture"}, TOPICS, OPTIONS)
    assert folded.homes == {"a": "culture", "b": "culture"}
    assert folded.reasons == {"a": "“Sport” folds into “Culture”: 1 of the 2 stories it needs"}


def test_thin_parent_folds_in_turn() -> None:
    """Where the parent is too thin with them, all go into what fits none, and the way is told."""
    folded = fold({"a": "sport", "b": "world"}, TOPICS, OPTIONS)
    assert folded.homes == {"a": "", "b": "world"}
    assert folded.reasons["a"].count("folds") == 2


def test_a_topics_own_minimum() -> None:
    """A topic's own bounds come before the letter's."""
    assert fold({"a": "world"}, TOPICS, OPTIONS).homes == {"a": "world"}


def test_the_editors_section_stays() -> None:
    """A section into which the editor has put a story does not fold."""
    assert fold({"a": "sport"}, TOPICS, OPTIONS, anchors={"a"}).homes == {"a": "sport"}


def test_cap_leaves_the_last_ranked_out() -> None:
    """Beyond its maximum a section tells no more stories, each listed with the reason; one that the editor
    names is told, and takes its place."""
    options = SectionOptions(least=1, most=2)
    homes = {"a": "world", "b": "world", "c": "world", "d": "culture"}
    folded = fold(homes, TOPICS, options)
    assert folded.homes == {"a": "world", "b": "world", "d": "culture"}
    assert folded.out == {"c": "ranked below the 2 stories of “World”"}
    assert set(fold(homes, TOPICS, options, kept={"c"}).out) == {"b"}


@given(st.lists(st.sampled_from(["", "sport", "culture", "world"]), max_size=12), st.integers(1, 4))
def test_no_story_is_lost(keys: list[str], least: int) -> None:
    """Each story stands in a section or is told to be out, and no section is thinner than it may be."""
    homes = {str(n): key for n, key in enumerate(keys)}
    folded = fold(homes, TOPICS, SectionOptions(least=least, most=5))
    assert set(folded.homes) | set(folded.out) == set(homes)
    assert not set(folded.homes) & set(folded.out)
    for topic in (SPORT, CULTURE):
        count = sum(key == topic.key for key in folded.homes.values())
        assert count == 0 or count >= least
