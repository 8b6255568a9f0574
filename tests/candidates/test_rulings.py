"""The rules that judge one sentence or one quotation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.candidates.furniture import furniture
from digest.candidates.rulings import (
    definite_subject,
    leans,
    quote_rulings,
    quotes_within,
    sentence_rulings,
    within,
)
from digest.model import Article, Reading
from digest.reading import read

OPENING = "The council of Harwick approved a new ferry line on May 6."


def reading(*sentences: str, kind: str = "news", title: str = "Harwick approves a ferry line") -> Reading:
    """An article of these sentences, one paragraph, after an opening that leans on nothing."""
    article = Article(
        id="a",
        source="Harbor Times",
        url=None,
        title=title,
        byline=(),
        published=datetime(2025, 5, 7, 12, tzinfo=UTC),
        text=" ".join((OPENING, *sentences)),
        kind=kind,  # type: ignore[arg-type]
    )
    return read(article)


def barred_by(*sentences: str) -> set[str]:
    """The rules that bar the last sentence."""
    found = reading(*sentences)
    return {r.rule for r in sentence_rulings(found, found.sentences[-1]) if r.effect == "bar"}


@pytest.mark.parametrize(
    "text",
    [
        "He left the room.",
        "But the ferry sank.",
        "However, the line was closed.",
        "The mayor, however, said no.",
        "“But there is more,” said Ada Moll.",
        "A day earlier the council had met.",
        "The board also closed a school.",
        "If it passes, fares will rise.",
        "Behind it stood a wall.",
        "In response, Harwick raised fares.",
        "A joint review of that rule is expected.",
        "Earlier, residents had protested.",
        "Here’s what Harwick can expect.",
        "By Sunday morning, they had still not met the harbor master.",
        "Last year, she won the race.",
        "Eight of the nine receive good marks.",
        "Officials there said the data would be shared.",
        "Mayor Ada Moll has since extended the ban.",
        "Now, it seems, Harwick has no ferry.",
        "Soon after, Mayor Ada Moll was at the pier.",
        "On the list are mayors like Ada Moll of Harwick.",
        "Norlund, for one, does not plan to sail.",
        "On this episode Ada Moll speaks.",
        "All of them receive money from Harwick.",
        "Of the 23 ferries, 12 sank.",
        "First, there is a wish for a bridge.",
        "The start of the campaign for this election is near.",
        "In a speech at the pier, she sought a truce.",
        "No other harbor on the coast is in that strong a position.",
    ],
)
def test_a_sentence_that_needs_the_one_before_it_leans(text: str) -> None:
    """Leaning: by its first word, a word within the first six, or a noun that is only pointed at."""
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harwick’s council met in May.",
        "This is a day for Harwick, said nobody at all.".replace("This is a day", "This was the day"),
        "No ferry has ever crossed the bay at night.",
        "Iceland and Norway signed the pact.",
        "Theodora Lund is the mayor of Harwick.",
        "Last week she was a clerk – but Ada Moll is now the mayor of Harwick.",
        "Now in its third year, the Harwick fair opens in May.",
        "Most of the 12 ships in the bay of Harwick sank.",
        "On May 6 the council of Harwick met.",
        "Harwick has since 2005 built nine ferries.",
        "The plan, which the board of Harwick wrote in March, is not final yet, however.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_lean(text: str) -> None:
    """Words that only look like a leaning one, or come after the sixth word, bar nothing."""
    assert leans(text) is None


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The commission oversees trade.", ("commission", "oversees", "trade")),
        ("The Kremlin has said nothing.", ()),
        ("The head of the port resigned.", ()),
        ("The party holds 11 of the 21 seats.", ("party", "holds")),
        ("The North Harwick delegation, led by Ada Moll, left.", ("delegation",)),
        ("Ferries stopped.", ()),
        ("The estimate assumes that Norlund will sail.", ("estimate",)),
        ("The plan that Norlund wrote is final.", ()),
        ("The 30-12 vote even saw two members leave.", ("vote",)),
        ("The 2015 pact ended the strike.", ()),
    ],
)
def test_a_definite_subject_is_told_from_a_name(text: str, nouns: tuple[str, ...]) -> None:
    """“The x” needs to have been named, unless it is a name or defines itself."""
    assert definite_subject(text) == nouns


def test_a_quotation_needs_its_speaker() -> None:
    """Quotation: a bare quotation, or one said by a pronoun, is no sentence to print."""
    assert "quotation" in barred_by("“We were told to wait here for nine hours,” she said.")


def test_a_named_speaker_is_enough() -> None:
    """A host sentence with its speaker in it may be printed whole."""
    assert not barred_by("“We were told to wait for nine hours,” said Ada Moll, a teacher from Harwick.")


def test_a_pronoun_behind_what_is_told_is_no_speaker() -> None:
    """ "…, she said" leans where the sentence names nobody whom it could mean."""
    assert "leaning" in barred_by("Riders will need a new ticket from May 20, she said.")
    assert "leaning" not in barred_by("Mayor Ada Moll will change the ticket of Harwick, she said.")


@pytest.mark.parametrize(
    "text",
    [
        "Take the ferry of Harwick at night.",
        "Make time to meet with friends and family.",
        "Try going to Lorne or Selby.",
        "Take Ada Moll’s word for it.",
        "Watch what fell from the bridge of Harwick on May 5.",
        "Check the ferries that were late in Harwick.",
        "Keep children who had a fever at home in Harwick.",
        "Imagine ferries were free in Harwick on May 5.",
    ],
)
def test_a_sentence_tells_and_does_not_bid(text: str) -> None:
    """Opinion: what tells the reader to do something is the writer's voice."""
    assert "opinion" in barred_by(text)


@pytest.mark.parametrize(
    "text",
    [
        "Talk of a bridge has filled the council of Harwick.",
        "Tal Norlund, the clerk of Lorne, resigned on May 5.",
        "Check fraud rose 12 percent in Harwick in 2024.",
        "Watch exports from Lorne fell 5 percent in May.",
        "Stop signs will go up at 40 crossings in Harwick.",
        "Give Kids a Chance raised $3 million in Harwick.",
    ],
)
def test_a_name_or_a_noun_in_front_bids_nothing(text: str) -> None:
    """A name, or a noun that looks like such a verb, opens a sentence that tells."""
    assert "opinion" not in barred_by(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ahead by double digits over Ada Moll.",
        "Everybody except former Lorne governor Ida Quist, and former Selby mayor Otto Brandt.",
    ],
)
def test_a_stretch_without_a_verb_is_no_sentence(text: str) -> None:
    """Whole: a line under a headline, and a list of people."""
    assert "whole" in barred_by(text)


def test_a_description_is_no_speaker() -> None:
    """A speaker told only by “the” and a role leans on who was named before."""
    assert "quotation" in barred_by("“The ferry will ruin our town for years,” the Lorne Democrat wrote.")


def test_an_answer_keeps_its_question() -> None:
    """An answer is not printed without the question before it."""
    assert "answer" in barred_by("Who pays for the ferry?", "Taxpayers of Harwick pay for it.")


def test_an_opinion_piece_is_never_a_lead() -> None:
    """Opinion: by the article's kind, and by first person outside of quotations."""
    column = reading("Ferries are a habit of rich towns.", kind="opinion")
    assert all(
        "opinion" in {r.rule for r in sentence_rulings(column, sentence)} for sentence in column.sentences
    )
    assert "opinion" in barred_by("Our harbor deserves a better ferry.")
    assert "opinion" not in barred_by("Soldiers of World War I built the Harwick pier.")


@pytest.mark.parametrize(
    "text",
    [
        "HARWICK ― Ferries stopped for the night on May 6.",
        "Lorne (CWN)Mayor Ada Moll of Harwick has resigned.",
        "HARWICK, May 6 (Coast Wire) - The council approved a ferry line.",
        "26 September 2024, 10:00 (GMT+05:00) Harwick will hold its vote in two rounds.",
        "4:31 pm January 5, 2024 The Harwick Gulls have signed a keeper.",
        "Passengers wait for the ferry at the pier in Harwick, Friday, April 25, 2025.",
        "A sticking point is the price of the ferry for families with...",
        "Published on Friday, 27 September 2024 Harwick will hold its vote in two rounds.",
        "More Rain Is Coming Mar 4, 2024 In a move that angers some, Harwick closed its pier.",
        "NEW: An official confirms what Ada Moll said.",
        "July 28, 2024 Ada Moll, the mayor of Harwick, has resigned.",
        "Why it matters: Some members of the council want a bridge.",
    ],
)
def test_furniture_inside_a_sentence_is_not_printed(text: str) -> None:
    """Datelines, the time of a page, captions, what is cut off, an outlet's own labels."""
    assert furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "NATO-led ferries left Harwick on May 6.",
        "The ECB — Europe’s central bank — cut its rate.",
        "One thing is clear: Harwick has lost its ferry.",
        "The council met on May 6, 2025 Harwick time.",
        "On May 6, 2025 the council of Harwick voted.",
        "U.S.-Vostranian talks began in Harwick.",
    ],
)
def test_news_is_no_furniture(text: str) -> None:
    """What only looks like furniture is printed."""
    assert furniture(text) is None


def test_words_to_the_reader_are_no_news() -> None:
    """Opinion: an outlet that says “you” speaks for itself; quoted words may."""
    assert "opinion" in barred_by("You have raised the fares of Harwick and you will pay the price.")
    assert not barred_by("“You have raised our fares for the last time,” said Ada Moll, a teacher.")


def test_judgment_and_relative_time_only_lower() -> None:
    """Preferences order, bars exclude."""
    found = reading("Notably, Harwick closed its school on Tuesday.")
    rulings = sentence_rulings(found, found.sentences[-1])
    assert {(r.rule, r.effect) for r in rulings} >= {("judgment", "lower"), ("relative-time", "lower")}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("“It works,” said Ada Moll, the harbor master.", "6 to 45"),
        ("“But the ferry of this town never ran on time,” said Ada Moll.", "begins with"),
        ("“At the time, most people in this town were doing that,” said Ada Moll.", "begins with"),
        ("Ada Moll called the ferry “a very slow boat for rich people”.", "whole clause"),
        (
            "Asked whether fares would rise, Ada Moll said, “Every passenger will pay the same price.”",
            "question",
        ),
        ("“The ferry line was built for everybody here,” an official said.", "not sure in full"),
        ("“My father told us, ‘The ferry always waits,’” said Ada Moll, the harbor master.", "comma"),
        ("“The ferry line was built for everybody here,” Van Holt said.", "not sure in full"),
        ("“The ferry line was built for all of us here,” the Lorne Bay Democrat said.", "not sure in full"),
        (
            "“The ferry line was built for everybody here,” Quist said, and welcomed Ida Quist, a teacher.",
            "not sure in full",
        ),
    ],
)
def test_what_can_not_stand_alone_as_a_pull_quote(sentence: str, reason: str) -> None:
    """Quotations: a whole clause of 6 to 45 words, its speaker in full, no answer without its question."""
    found = reading(sentence)
    host = found.sentences[-1]
    quote = quotes_within(found, host)[0]
    assert any(reason in r.reason for r in quote_rulings(found, quote, host))


def test_a_whole_clause_with_its_speaker_may_stand_alone() -> None:
    """The rules leave what an editor would have taken."""
    found = reading(
        "“The ferry line was built for everybody in this town,” said Ada Moll, the harbor master."
    )
    host = found.sentences[-1]
    quote = quotes_within(found, host)[0]
    assert quote_rulings(found, quote, host) == ()
    assert not quote.excerpt.text.endswith(",")


@given(st.text(max_size=300))
def test_rules_take_any_text(text: str) -> None:
    """No words can make a rule raise."""
    leans(text)
    furniture(text)
    definite_subject(text)
    article = Article(
        id="a",
        source=None,
        url=None,
        title="",
        byline=(),
        published=datetime(2025, 1, 1, tzinfo=UTC),
        text=text,
    )
    found = read(article)
    for sentence in found.sentences:
        sentence_rulings(found, sentence)
        assert within(found.names, sentence.excerpt) == [
            n for n in found.names if sentence.excerpt.start <= n.excerpt.start < sentence.excerpt.end
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Tug boats at the quay of Harwick.",
        "Ferries and tolls among the main topics of the evening.",
        "Portrait of the old ferryman being watched by the Harwick League.",
        "A cold winter for the ports of Norlund.",
        "(A tie on the council would have left the old ferry line in place.)",
        "@HarwickFerry promises free rides #ferry https://t.example/x .",
        "ADA MOLL, HOST: The ferry line will open in Harwick.",
        "Q: The council of Harwick opened the line on Monday.",
        "Pos Player DL Otto Lund 63 85% 1 tackle were printed.",
    ],
)
def test_what_is_no_sentence(text: str) -> None:
    """Captions, headings, asides, posts, transcripts and rows of tables are not printed."""
    assert barred_by(text) & {"whole", "furniture"}


@pytest.mark.parametrize(
    "text",
    [
        "Ferries ferry more people from Selby than trains.",
        "The council and the league often trade blows over tolls.",
        "One toll covers the whole way from Selby to Harwick.",
        "That’s the first ferry line of Norlund in a decade.",
        "The mayor of Selby zigzags between the two plans.",
        "Harwick shelves its plan for a second quay (a third will be built).",
    ],
)
def test_a_rare_verb_is_a_verb(text: str) -> None:
    """In doubt a stretch has a verb."""
    assert not barred_by(text) & {"whole", "furniture"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moll, a member of the council, also welcomed the ferry line.",
        "The moment came as the council of Harwick met on Monday.",
    ],
)
def test_also_behind_an_insertion_leans(text: str) -> None:
    """A sentence leans by "also" right before its verb, however long its subject's apposition is."""
    assert leans(text)


def test_another_speaker_points_back() -> None:
    """“… ,” another X said: of whom the first was, nothing is printed."""
    assert "quotation" in barred_by("“The line will lose money from the start,” another Harwick banker said.")


def test_a_reader_spoken_to_in_any_form() -> None:
    """What speaks to the reader is opinion, as is an aside in the first person."""
    assert "opinion" in barred_by("Brace yourself, Harwick: the ferry opens on Monday.")
    assert "opinion" in barred_by("The ferry of Harwick (I take it daily) opens on Monday.")
