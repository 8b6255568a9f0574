"""Choosing sentences: the greedy choice, the reading order, and the rules over a sequence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.candidates import find_candidates
from digest.model import Article, Candidate, Candidates, Reading, Story
from digest.reading import read
from digest.summarize import ChooseOptions, choose, summarize
from digest.summarize.order import arrange
from digest.summarize.repetition import repetition
from digest.summarize.sequence import (
    first_mention,
    named_subject,
    one_spelling,
    person_keys,
    two_voices,
    word_budget,
)

FIRST = """Harwick will close its last coal mine in June, the town’s mayor, Ada Moll, said on May 6.

The mine employs 340 people and has dug since 1931.

However, its owner Norlund asked for two more years.

No mine in the county has ever reopened after a closing.

“We have known this day for ten years,” said Otto Brandt, head of the miners’ union in Harwick.

Brandt said the union of Harwick would ask the county of Lorne for retraining."""

SECOND = """The county of Lorne offered $4 million to retrain the miners of Harwick.

Governor Ida Quist, who signed the order in Lorne, called it a first payment.

The money comes from a fund for closed mines."""


def article(text: str, name: str = "a", source: str = "Harbor Times", day: int = 7) -> Article:
    return Article(
        id=name,
        source=source,
        url=None,
        title="Harwick to close its last coal mine",
        byline=(),
        published=datetime(2025, 5, 1, 12, tzinfo=UTC) + timedelta(days=day - 1),
        text=text,
    )


def story(*articles: Article) -> tuple[Candidates, dict[str, Reading]]:
    readings = {a.id: read(a) for a in articles}
    return find_candidates(Story(articles=articles), readings), readings


def starting(candidates: Candidates, *starts: str) -> list[Candidate]:
    """The candidates that begin with these words, in this order."""
    return [next(c for c in candidates.sentences if c.sentence.excerpt.text.startswith(s)) for s in starts]


def texts(sequence: Sequence[Candidate]) -> list[str]:
    return [c.sentence.excerpt.text for c in sequence]


def test_a_lead_is_verbatim_and_leans_on_nothing() -> None:
    """`summarize` gives exact spans, and as many as asked for while so many do not lean."""
    source = article(FIRST)
    brief = summarize(Story(articles=(source,)), sentences=3)
    assert len(brief.lead) == 3
    assert all(source.text[e.start : e.end] == e.text for e in brief.lead)
    for excerpt in brief.lead:
        if excerpt.text.startswith("However"):
            before = source.text[: excerpt.start].rstrip()
            assert any(before.endswith(other.text) for other in brief.lead)


def test_a_word_budget_holds() -> None:
    """`words` is a limit, and the opening always has room."""
    brief = summarize(Story(articles=(article(FIRST),)), words=40)
    assert brief.lead
    assert sum(len(e.text.split()) for e in brief.lead) <= 40


def test_two_outlets_are_read_one_after_the_other() -> None:
    """Two voices: at most two switches, whatever was chosen."""
    a, b = article(FIRST), article(SECOND, "b", "Lorne Post")
    candidates, readings = story(a, b)
    lengths = {name: len(r.sentences) for name, r in readings.items()}
    sequence = arrange(list(candidates.sentences), candidates.story, lengths)
    voices = [c.sentence.excerpt.article_id for c in sequence]
    assert sum(x != y for x, y in pairwise(voices)) <= 2
    assert sorted(texts(sequence)) == sorted(texts(candidates.sentences))


def test_a_person_comes_in_with_name_and_role() -> None:
    """First mention: a bare family name needs the full one before it, unless readers know it."""
    candidates, readings = story(article(FIRST))
    keys = person_keys(candidates)
    opening, bare = starting(candidates, "Harwick will", "Brandt said")
    full = starting(candidates, "“We have known")[0]
    rule = first_mention(readings, keys, frozenset())
    fault = rule([opening, bare])
    assert fault
    assert fault.rule == "first-mention"
    assert rule([opening, full, bare]) is None
    assert first_mention(readings, keys, frozenset({"Otto Brandt"}))([opening, bare]) is None


def test_a_further_sentence_adds_something() -> None:
    """Repetition: no new name, figure, day or “no, never, first, only” is no new sentence."""
    again = article(FIRST + "\n\nThe mine of Harwick will close in June.")
    candidates, readings = story(again)
    rule = repetition(readings, again.title, None, {})
    opening, same, new = starting(candidates, "Harwick will", "The mine of Harwick", "No mine")
    assert rule([opening, same])
    assert rule([opening, new]) is None


def test_what_is_told_of_a_sentence_is_true_of_the_whole_lead() -> None:
    """A rule that passed a sentence over keeps it out of the lead as it is printed, or is not told."""
    one, other = article(FIRST), article(SECOND + "\n\n" + FIRST, "b", "Lorne Post")
    candidates, readings = story(one, other)
    rules = [
        repetition(readings, one.title, None, {}),
        named_subject(readings, one.title),
        first_mention(readings, person_keys(candidates), frozenset()),
    ]
    choice = choose(candidates, readings, rules)
    told = [(c, r) for c, r in choice.passed if not any(own.effect == "bar" for own in c.rulings)]
    lengths = {i: len(r.sentences) for i, r in readings.items()}
    assert told
    for candidate, ruling in told:
        whole = arrange([*choice.lead, candidate], candidates.story, lengths)
        assert ruling in [fault for rule in rules if (fault := rule(whole))]


def test_an_opening_says_more_than_the_title() -> None:
    """The title counts as printed: a first sentence that is the title again is passed over."""
    title = "Harwick Closes Its Norlund Mine!"
    candidates, readings = story(article(f"{title}\n\nThe council of Lorne voted on May 6."))
    fault = repetition(readings, title, None, {})(starting(candidates, "Harwick Closes"))
    assert fault
    assert "title" in fault.reason
    assert repetition(readings, title, None, {})(starting(candidates, "The council")) is None


def test_another_outlet_does_not_count_again() -> None:
    """The same numbers in other words tell the same, whatever day or office is new in them."""
    first = "Ferry tickets in Harwick fell 1,200 to 8,500 during the week before May 3."
    again = "Tickets sank by 1,200 to 8,500 during the week before May 3, the Harwick port said on May 7."
    more = "Tickets sank by 1,200 to 8,500 in Harwick, and 2,400 seats are free in Lorne."
    candidates, readings = story(article(first), article(f"{again}\n\n{more}", "b", "Lorne Post"))
    rule = repetition(readings, "", None, {})
    fault = rule(starting(candidates, first, again))
    assert fault
    assert fault.reason == "gives the same numbers again"
    assert rule(starting(candidates, first, more)) is None


def test_the_x_within_a_sentence_must_have_been_named() -> None:
    """Leaning: “the dredger” points to one that an earlier sentence told of, which is not printed."""
    text = "\n\n".join(
        (
            "Harwick deepened its port on May 6.",
            "A dredger of Norlund lay at the pier.",
            "Ida Quist, governor of Lorne, boarded the dredger on Monday.",
            "Otto Brandt, a clerk of Lorne, heard the weather on Monday.",
        )
    )
    candidates, readings = story(article(text))
    opening, named, leans, alone = candidates.sentences
    rule = named_subject(readings, "")
    fault = rule([opening, leans])
    assert fault
    assert "dredger" in fault.reason
    assert rule([opening, named, leans]) is None
    assert rule([opening, alone]) is None


def test_a_family_name_that_another_article_introduces_is_bare() -> None:
    """First mention: “Quist” is a person's, wherever the story prints the full name; so is a lone word that
    is a “he” in its paragraph."""
    first = "Harwick deepened its port on May 6.\n\nGovernor Ida Quist paid for it."
    second = "Lorne paid for a port.\n\nOnly Quist admitted a delay.\n\nBrost denied it, and he left."
    candidates, readings = story(article(first), article(second, "b", "Lorne Post"))
    opening, bare, lone = starting(candidates, "Harwick deepened", "Only Quist", "Brost denied")
    rule = first_mention(readings, person_keys(candidates), frozenset())
    assert rule([opening, bare])
    assert rule([opening, lone])


def test_the_x_must_have_been_named() -> None:
    """Leaning: “The money” points to something that nothing printed has named."""
    candidates, readings = story(article(SECOND, "b"))
    (money,) = starting(candidates, "The money")
    rule = named_subject(readings, "")
    fault = rule([money])
    assert fault
    assert fault.rule == "leaning"
    assert named_subject(readings, "Lorne offers money")([money]) is None


def test_an_entry_spells_a_person_one_way() -> None:
    """Spelling: two spellings of one person do not stand in one entry."""
    other = article("Oto Brandt, head of the miners’ union in Harwick, spoke on May 6.", "b", "Lorne Post")
    candidates, readings = story(article(FIRST), other)
    keys = person_keys(candidates)
    first, second = starting(candidates, "“We have known", "Oto Brandt")
    assert keys["Oto Brandt"] == keys["Otto Brandt"]
    fault = one_spelling(readings, keys, None)([first, second])
    assert fault
    assert fault.rule == "spelling"


def test_limits_of_voices_and_words() -> None:
    """A third outlet, and a word too many, are faults."""
    candidates, _ = story(article(FIRST), article(SECOND, "b", "Lorne Post"))
    first, second = starting(candidates, "Harwick will", "The county of Lorne")
    assert two_voices({"a": "A", "b": "B"}, most=1)([first, second])
    assert two_voices({"a": "A", "b": "B"})([first, second]) is None
    assert word_budget(20)([first, second])
    assert word_budget(20)([first]) is None


def test_every_sentence_is_chosen_or_has_its_reason() -> None:
    """What was passed over by a rule is told with the rule."""
    candidates, readings = story(article(FIRST))
    choice = choose(candidates, readings, [word_budget(45)], ChooseOptions())
    passed = {c.sentence.excerpt.text: r.rule for c, r in choice.passed}
    assert passed["However, its owner Norlund asked for two more years."] == "leaning"
    assert set(passed.values()) <= {"leaning", "budget", "quotation", "opinion", "whole", "answer"}
    assert not set(passed) & set(texts(choice.lead))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FIRST.split("\n\n") + SECOND.split("\n\n")), min_size=1, max_size=6))
def test_any_article_gives_a_lead_in_its_own_words(paragraphs: list[str]) -> None:
    """Every excerpt equals its span, whatever the article; twice the same gives the same."""
    source = article("\n\n".join(paragraphs))
    one, two = (summarize(Story(articles=(source,)), sentences=4) for _ in range(2))
    assert one == two
    assert all(source.text[e.start : e.end] == e.text for e in one.lead)
