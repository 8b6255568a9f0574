"""What an editor can say. An article is named by its id, its address, its file, or any part of one of
them that fits no other article; a story by any of its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model import Form, NotePlace


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEdit:
    """`[[story]]`. `where` is its place in the file ("[[story]] 2, line 14").

    `drop` takes the story out and lists it as left out; `hide` takes it out and lists nothing. `pin`
    puts it into the top of the issue; a smaller `order` stands first. `merge` names articles whose
    stories join this one; `split` names articles that leave it to be a story together. `settle` holds,
    for a conflict, the value that is right or an article that has it right. `title` and `line` are the
    editor's own words (`line` is Markdown). `picture` is a file of the letter's own, or "none"; `alt`
    says what it shows, `picture_credit` who made it; `picture_from` names the article whose picture is
    to be linked.
    """

    article: str
    where: str = ""
    drop: bool = False
    hide: bool = False
    pin: bool = False
    order: int | None = None
    section: str | None = None
    title: str | None = None
    line: str | None = None
    form: Form | None = None
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    settle: tuple[str, ...] = ()
    print_expired: bool = False
    print_harm: bool = False
    picture: str | None = None
    alt: str | None = None
    picture_credit: str | None = None
    picture_from: str | None = None

    @property
    def wants_it(self) -> bool:
        """Whether the editor wants the story in the issue, also if an earlier one has told it."""
        return self.pin or self.order is not None or bool(self.title or self.line or self.form)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEdit:
    """`[[article]]`. A `date` without a time means noon in the outlet's zone; a time without an
    offset is one in that zone; `drop` takes the article out of its story."""

    article: str
    where: str = ""
    outlet: str | None = None
    date: date | None = None
    """A day, or a datetime (which is a date, too), aware or not."""
    title: str | None = None
    url: str | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerEdit:
    """`[[speaker]]`: the quotation of `article` that begins with `quote` is `speaker`'s; "" means that
    nobody is to be named."""

    article: str
    quote: str
    speaker: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """`[[note]]`: a part of the letter's own, as `text` or in a Markdown `file`."""

    where: str = ""
    place: NotePlace = "greeting"
    text: str = ""
    file: str = ""
    title: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """`[[event]]`: a line for a day, or for the days to `until`, in the letter's own list of dates."""

    day: date
    text: str
    until: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """All that an edits file says. `quote` is the beginning of the quotation of the week; `subject` and
    `preheader` are the mail's."""

    number: int | None = None
    quote: str | None = None
    subject: str = ""
    preheader: str = ""
    stories: tuple[StoryEdit, ...] = ()
    articles: tuple[ArticleEdit, ...] = ()
    speakers: tuple[SpeakerEdit, ...] = ()
    notes: tuple[OwnPart, ...] = ()
    events: tuple[OwnDate, ...] = ()
