"""The same utterance across outlets, and where its wording differs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.candidates.utterances import Difference, differences, join_utterances, same_utterance
from digest.model import Excerpt, Quote


def said(text: str, article: str = "a", speaker: str = "Ines Moreau", at: int = 0) -> Quote:
    excerpt = Excerpt(article_id=article, start=at, end=at + len(text), text=text)
    return Quote(excerpt=excerpt, speaker=speaker, confidence=0.9)


def speaker(quote: Quote) -> str:
    return quote.speaker or ""


def wording(a: str, b: str) -> list[tuple[str, str, bool]]:
    return [(d.missing, d.added, d.grave) for d in differences(said(a), said(b, "b"))]


def test_a_cut_is_the_same_utterance() -> None:
    """What another outlet cuts at either end is the same utterance, the fullest first, and no difference."""
    full = said("We will rebuild the harbor wall, and we will begin before the winter storms.")
    cut = said("We will rebuild the harbor wall", "b")
    (joined,) = join_utterances([cut, full], speaker)
    assert joined.quotes == (full, cut)
    assert joined.fullest == full
    assert joined.differences == ()


def test_a_missing_not_is_flagged() -> None:
    """Differing wording is flagged with the word and the quotation that lacks it; a not is grave."""
    full = said("We will not reopen the ferry line before the spring timetable.")
    other = said("We will reopen the ferry line before the spring timetable.", "b")
    (joined,) = join_utterances([other, full], speaker)
    assert joined.differences == (Difference(quote=other, missing="not", grave=True),)


def test_words_and_numbers_that_differ() -> None:
    """Each changed word is told with what stands instead; a number is grave, a word is not."""
    assert wording("The pier needs 40 new posts by May.", "The pier needs 14 new posts by May.") == [
        ("40", "14", True)
    ]
    assert wording("The old pier needs new posts by May.", "The old pier wants new posts by May.") == [
        ("needs", "wants", False)
    ]
    assert wording("We will not, we will not sell the pier.", "We will not sell the pier.") == []
    assert wording("It’s the town’s pier.", "It's the town's pier.") == []


def test_what_is_cut_before_another_word() -> None:
    """At either end only the words beside the changed ones are told: the rest is a cut, its not with it."""
    full = "I will not teach here next year. It was a very hard decision for the board."
    assert wording(full, "It’s a very hard decision for the board.") == [("was", "It’s", False)]
    assert wording(full, "I will not teach here next term.") == [("year", "term", False)]


def test_translations_of_one_utterance() -> None:
    """Two translations share names and things: of one speaker they are one utterance, worded otherwise."""
    first = said(
        "Velmar will be represented at the level of its ambassador at the parade", speaker="Yuri Karelov"
    )
    second = said("At the parade, the ambassador represents Velmar", "b", speaker="Yuri Karelov")
    (joined,) = join_utterances([first, second], speaker)
    assert joined.quotes == (first, second)
    assert joined.differences == (Difference(quote=second),)


def test_a_translation_without_the_not() -> None:
    """Of two translations only a negation or another number can be told: it is."""
    first = said("No delegation of Velmar soldiers was ever invited to the harbor parade")
    second = said("Soldiers of Velmar have been invited to the parade at the harbor by delegation", "b")
    (joined,) = join_utterances([first, second], speaker)
    assert any(difference.grave for difference in joined.differences)


def test_two_speakers_are_two_utterances() -> None:
    """The same words by two people are two utterances, and so are two sentences of one article."""
    words = "We will rebuild the harbor wall"
    assert len(join_utterances([said(words), said(words, "b", "Otto Brandt")], speaker)) == 2
    longer = said("We will rebuild the harbor wall and the pier", at=90)
    assert len(join_utterances([said(words), longer], speaker)) == 2


def test_other_words_of_one_speaker_are_not_joined() -> None:
    """One speaker says several things in a week."""
    quotes = [
        said("We will rebuild the harbor wall before the winter"),
        said("The council has no money for a second ferry", "b"),
    ]
    assert len(join_utterances(quotes, speaker)) == 2


WORDS = st.sampled_from("harbor wall ferry not no never 40 14 winter council rebuild open the we of".split())
QUOTES = st.lists(
    st.builds(
        lambda words, article, who, at: said(" ".join(words), article, who, at),
        st.lists(WORDS, min_size=1, max_size=9),
        st.sampled_from("abc"),
        st.sampled_from(["Ines Moreau", "Otto Brandt"]),
        st.integers(0, 500),
    ),
    max_size=8,
)


@given(QUOTES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_utterances_are_a_partition(quotes: list[Quote], random: object) -> None:
    """Every quotation is in exactly one utterance, whatever the order given; none is longer than the
    fullest; all are of one speaker."""
    joined = join_utterances(quotes, speaker)
    members = [quote for utterance in joined for quote in utterance.quotes]
    assert len(members) == len(set(members))
    assert set(members) == set(quotes)
    for utterance in joined:
        lengths = [len(quote.excerpt.text.split()) for quote in utterance.quotes]
        assert lengths == sorted(lengths, reverse=True)
        assert {quote.speaker for quote in utterance.quotes} == {utterance.speaker}
    shuffled = list(quotes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert join_utterances(shuffled, speaker) == joined


@given(st.text(), st.text())
@settings(max_examples=150, deadline=None)
def test_laws_of_likeness(a: str, b: str) -> None:
    """Being one utterance is symmetric; a text never differs from itself; nothing raises on any Unicode."""
    assert same_utterance(a, b) == same_utterance(b, a)
    assert differences(said(a), said(a, "b")) == ()
    differences(said(a), said(b, "b"))
