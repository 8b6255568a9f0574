"""The issue: one edition of a newsletter, as values. Nothing here knows how it will look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from digest.model.article import Article
from digest.model.correction import Correction
from digest.model.letter import Newsletter, address
from digest.model.manifest import Manifest
from digest.model.picture import Picture
from digest.model.placing import Placing
from digest.model.reading import Excerpt, Figure, Precision, Quote
from digest.model.standing import Standing
from digest.model.story import Candidates, Conflict, Origin, Person, Ruling
from digest.model.title import Headline, TitleChoice

Form = Literal["full", "brief", "headline"]
HeldRule = Literal["expired", "harm"]
WORDS_A_MINUTE = 220
"""How fast a letter is read."""
LeftOutRule = Literal["window", "late", "below", "dropped", "language", "told", "sponsored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A half-open interval, aware, in the letter's zone."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where printed words are from. `outlet` is None while it is unknown, `url` where there is none.
    `day` is the article's own date; `language` is said beside it when it is not the letter's."""

    article_id: str
    outlet: str | None
    day: date
    url: str | None = None
    language: str = "en"
    state_media: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What a word of a printed sentence means, set beside it outside the excerpt: "Tuesday [May 6]",
    "last week [April 28 – May 4]", "last month [April]", "last year [2024]"."""

    article_id: str
    at: int
    """Where the word ends in the article's text."""
    day: date
    last: date | None = None
    """The last day of several; None for one day. Of months and years the first day's is told."""
    precision: Precision = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote:
    """A quotation on its own. `after` counts the lead's excerpts that are printed before it; `label`
    is the speaker's name as the letter spells it; `said` is set when the day must be printed; without
    `sure_day` it is the article's, not that of the words."""

    quote: Quote
    label: str
    credit: Credit
    after: int = 0
    said: date | None = None
    sure_day: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A sentence of one outlet on which another one's report differs."""

    excerpt: Excerpt
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Both sides of a conflict, printed together since the editor asks for it."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the composer says of a sentence, beside the rulings of the story's candidates: `rulings` are
    those of the day of sending, the window, the outlets and the page; `passed` is the rule by which it
    was passed over, None for a sentence that is printed."""

    article_id: str
    sentence: int
    """Its index in the article, from 0."""
    rulings: tuple[Ruling, ...] = ()
    passed: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of a running story's timeline: a day, and a sentence that an earlier issue printed of it."""

    day: date
    excerpt: Excerpt
    credit: Credit
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Where an earlier issue told a story: its slot, its day of sending, the story's id and place in it.

    `is_update` is whether there is anything new since; `novelty` the share, from 0 to 1, of today's
    sentences that earlier text did not hold.
    """

    slot: str
    story_id: str
    sent: date
    place: int
    is_update: bool = True
    novelty: float = 1.0
    timeline: tuple[Moment, ...] = ()

    @property
    def page(self) -> str:
        """Where the story stands in that issue's web view, seen from another issue's folder."""
        return f"../{self.slot}/index.html#story-{self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as printed.

    `lead` is in reading order; `credits` has a line for every article of the story, those that are
    quoted first; `before` is the day of the label "Reported before May 9", for a story that the
    editor prints although its future has expired; `line` is the editor's own line (Markdown).
    """

    story_id: str
    headline: Headline | None
    form: Form
    titles: tuple[TitleChoice, ...] = ()
    """The headlines that could stand there, best first, for the editor to choose from."""
    lead: tuple[Excerpt, ...] = ()
    quotes: tuple[PullQuote, ...] = ()
    figures: tuple[Figure, ...] = ()
    line: str | None = None
    credits: tuple[Credit, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    section: str = ""
    """The title of its section; "" where it has none."""
    placing: Placing = field(default_factory=Placing)
    before: date | None = None
    outlets: int = 0
    origins: tuple[Origin, ...] = ()
    """The independent voices behind its articles."""
    disagreements: tuple[Disagreement, ...] = ()
    openings: tuple[Side, ...] = ()
    """The first sentences of two outlets, to be held against each other in the web view; () where there are
    none that may be."""
    weighed: tuple[Weighed, ...] = ()
    """Every sentence of the story, in the order of its candidates."""
    earlier: Earlier | None = None
    """Where an earlier issue told it; None for a story that is told for the first time."""
    picture: Picture | None = None

    @property
    def timeline(self) -> tuple[Moment, ...]:
        """What earlier issues printed of it, oldest first."""
        return self.earlier.timeline if self.earlier else ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it prints side by side: of disagreements, and two outlets' openings."""
        return (*(side for block in self.disagreements for side in block.sides), *self.openings)

    @property
    def words(self) -> int:
        """The words of its sentences, both sides of a disagreement with them; title, own line, timeline
        and openings apart."""
        sides = (side.excerpt.text for block in self.disagreements for side in block.sides)
        return _count((*(e.text for e in (*self.lead, *(q.quote.excerpt for q in self.quotes))), *sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A line of By the numbers."""

    figure: Figure
    credit: Credit
    story_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A line of The week ahead. `later` marks a vague range ("late August"); `first` and `last` are
    inclusive days; one that has begun is "under way"."""

    first: date
    last: date
    excerpt: Excerpt
    credit: Credit
    story_id: str
    later: bool = False
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An opinion, named. `author` is as printed in the byline."""

    author: str
    headline: Headline
    excerpts: tuple[Excerpt, ...]
    credit: Credit


NotePlace = Literal["greeting", "sponsor", "reporting", "notices", "letters", "light", "closing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The letter's own text, in Markdown, and where it stands. `title` is its headline, `by` who wrote it: a
    reader of "letters", the payer of "sponsor"."""

    text: str
    place: NotePlace = "greeting"
    title: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A date of the letter's own: inclusive days, and a line in Markdown."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A topic of the issue with its shorts, best first."""

    key: str
    title: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A story that is not printed, and the rule that holds it."""

    story_id: str
    title: str
    rule: HeldRule
    reason: str
    weighed: tuple[Weighed, ...] = ()
    """Every sentence of the story, in the order of its candidates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An article or story that did not come into the issue, and why. `rule` is the kind of reason: window,
    late (after the day of sending), below (in rank), dropped, language, told (in an earlier issue, and
    nothing new since), sponsored. `ids` are the articles."""

    what: str
    reason: str
    rule: LeftOutRule = "dropped"
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that was not read: its address and the reason. `skipped` is what is no article by a rule (a
    README, a hidden file), which no reader needs to know of."""

    address: str
    reason: str
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCoverage:
    """How many articles a day of the window had: in all, and by the titles of the sections that tell them
    ("" where a story is of none); what is left over is told nowhere in the letter."""

    day: date
    articles: int
    sections: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something the editor should look at. `rule` is its short name; `story_id` where it belongs to one."""

    rule: str
    reason: str
    story_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One edition. `top` is the lead story and the second tier; `sections` hold the shorts.

    `articles` are all that were read for it (every excerpt points into one of them); `coverage`
    counts articles by outlet, most first.
    """

    newsletter: Newsletter
    slot: str
    window: Window
    manifest: Manifest
    number: int | None = None
    top: tuple[Brief, ...] = ()
    sections: tuple[Section, ...] = ()
    numbers: tuple[Number, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    voices: tuple[Voice, ...] = ()
    quote: PullQuote | None = None
    quotable: tuple[PullQuote, ...] = ()
    """Candidates for Quote of the week, best first, for the editor to choose from."""
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    subject: str = ""
    """The editor's line for the mail's subject; "" for the letter's title, number and dates."""
    preheader: str = ""
    """The editor's line beside the subject in an inbox; "" for the headlines that fit."""
    subjects: tuple[str, ...] = ()
    preheaders: tuple[str, ...] = ()
    """Candidates for both, for the editor to choose from: printed words that fit, best first."""
    people: tuple[Person, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    held: tuple[Held, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    failures: tuple[Failure, ...] = ()
    flags: tuple[Flag, ...] = ()
    coverage: tuple[tuple[str, int], ...] = ()
    week: tuple[DayCoverage, ...] = ()
    """The days of the window up to the last one with an article; () where they make no chart."""
    drawn: bool = False  # whether the message shows that chart as pictures
    credits: tuple[Credit, ...] = ()
    """Every article that the issue prints or lists, for Sources."""
    corrections: tuple[Correction, ...] = ()
    """Notes on this issue itself, made after it was built, in the order in which they were made."""
    corrected: tuple[Correction, ...] = ()
    """The corrections box: notes on earlier issues that no issue has printed yet."""
    articles: tuple[Article, ...] = ()
    candidates: tuple[Candidates, ...] = ()
    standings: tuple[Standing, ...] = ()
    """Every story that was found, told or not, by rank."""

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """Every story as printed, in reading order."""
        return self.top + tuple(b for section in self.sections for b in section.briefs)

    @property
    def words(self) -> int:
        """The words that there are to read, sources and footer apart."""
        titles = [b.headline.text for b in self.briefs if b.headline] + [b.line or "" for b in self.briefs]
        parts = [n.figure.excerpt.text for n in self.numbers] + [a.excerpt.text for a in self.ahead]
        parts += [moment.excerpt.text for b in self.briefs for moment in b.timeline]
        parts += [e.text for v in self.voices for e in v.excerpts] + [n.text for n in self.notes]
        return sum(b.words for b in self.briefs) + _count(titles + parts)

    @property
    def web_url(self) -> str | None:
        """Where the web view will stand, if the letter says so."""
        return address(self.newsletter.view(self.slot))

    def earlier_url(self, told: Earlier) -> str | None:
        """Where the web view of an earlier issue tells a story; None where the letter has no address for
        each issue."""
        letter = self.newsletter
        return f"{letter.view(told.slot)}#story-{told.place}" if letter.has_pages else None

    @property
    def unsubscribe_url(self) -> str | None:
        """Where a reader leaves: an address of the web or of mail."""
        return address(self.newsletter.leave(self.slot))

    @property
    def minutes(self) -> int:
        """How long it takes to read, rounded up."""
        return max(1, -(-self.words // WORDS_A_MINUTE))


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
