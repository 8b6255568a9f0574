"""What was withdrawn: taken out of an issue, and barred from the next ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from digest.edits.register import Register, Withdrawn
from digest.model import (
    Article,
    Brief,
    Candidates,
    Correction,
    Excerpt,
    Headline,
    Issue,
    IssuePart,
    PastIssue,
    PastStory,
    PullQuote,
    Ruling,
    Section,
)

RULE = "withdrawn"
_MARKS = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-‐‑–—]"}
_KNOWN_AGAIN = 5
"""Words from which a withdrawn passage is barred in every article that holds it, not in its own alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Words that are withdrawn, and by an article's id the places where they stand."""

    words: str
    held: Mapping[str, Sequence[tuple[int, int]]]

    def __call__(self, excerpt: Excerpt) -> bool:
        """Whether an excerpt meets them."""
        places = self.held.get(excerpt.article_id, ())
        return any(start < excerpt.end and excerpt.start < end for start, end in places)

    def heads(self, headline: Headline | None) -> bool:
        """Whether they stand in an outlet's headline; an editor's own is changed in the edits."""
        return (
            headline is not None
            and headline.article_id in self.held
            and bool(spans(headline.text, self.words))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A printed passage, or headline, that is to be withdrawn, and where it stands: in a story or in
    another part."""

    text: str
    article_id: str
    story_id: str = ""
    title: str = ""
    part: IssuePart = ""
    after: int | None = None


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, whatever the white space, the case and the form of the marks."""
    parts = ["".join(_MARKS.get(c, re.escape(c)) for c in word) for word in words.split()]
    return [m.span() for m in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)] if parts else []


def printed_with(issue: Issue, words: str) -> list[Found]:
    """The passages and headlines that an issue prints and that hold `words`, or are a part of them; in
    reading order."""
    return list(_found(issue, Gone(words=words, held={a.id: spans(a.text, words) for a in issue.articles})))


def gone_by(entry: Withdrawn, articles: Iterable[Article]) -> Gone:
    """What an entry takes out of these articles: its words in its own article or, more than a few, in any
    (the same agency's text in another outlet)."""
    anywhere = len(entry.words.split()) >= _KNOWN_AGAIN
    held = {
        article.id: spans(article.text, entry.words)
        for article in articles
        if anywhere or article.id == entry.article
    }
    return Gone(words=entry.words, held=held)


def _found(issue: Issue, gone: Gone) -> Iterator[Found]:
    for brief in issue.briefs:
        title = brief.headline.text if brief.headline else ""
        if brief.headline and gone.heads(brief.headline):
            id = brief.headline.article_id or ""
            yield Found(text=title, article_id=id, story_id=brief.story_id, after=0)
        for excerpt, after in _of_brief(brief):
            if gone(excerpt):
                yield Found(
                    text=excerpt.text,
                    article_id=excerpt.article_id,
                    story_id=brief.story_id,
                    title=title,
                    after=after,
                )
    for excerpt, part in _of_parts(issue):
        if gone(excerpt):
            yield Found(text=excerpt.text, article_id=excerpt.article_id, part=part)


def _of_parts(issue: Issue) -> Iterator[tuple[Excerpt, IssuePart]]:
    """Every passage outside of the stories."""
    yield from ((number.figure.excerpt, "numbers") for number in issue.numbers)
    yield from ((line.excerpt, "ahead") for line in issue.ahead)
    yield from ((excerpt, "voices") for voice in issue.voices for excerpt in voice.excerpts)
    if issue.quote:
        yield issue.quote.quote.excerpt, "quote"


def _of_brief(brief: Brief) -> Iterator[tuple[Excerpt, int | None]]:
    yield from ((excerpt, place) for place, excerpt in enumerate(brief.lead))
    yield from ((pull.quote.excerpt, pull.after) for pull in brief.quotes)
    yield from ((figure.excerpt, None) for figure in brief.figures)
    yield from ((side.excerpt, None) for side in brief.sides)
    if brief.earlier:
        yield from ((moment.excerpt, None) for moment in brief.earlier.timeline)


def withdraw(issue: Issue, entries: Sequence[Withdrawn]) -> Issue:
    """The issue without these passages, each with a note in its place. What was withdrawn before stays so,
    and its note stays where it was."""
    for entry in entries:
        issue = _withdraw(issue, entry)
    return issue


def _withdraw(issue: Issue, entry: Withdrawn) -> Issue:
    gone = gone_by(entry, issue.articles)
    first = next(_found(issue, gone), None)
    noted = next((note for note in issue.corrections if note.key == entry.key), None)
    note = noted or Correction(
        kind="withdrawn",
        key=entry.key,
        day=entry.day,
        slot=issue.slot,
        sent=issue.manifest.as_of,
        story_id=first.story_id if first else story_of(issue, entry.article),
        title=first.title if first else "",
        part=first.part if first else "",
        after=first.after if first else None,
    )
    others = tuple(each for each in issue.corrections if each.key != entry.key)
    return _without(issue, gone, (*others, replace(note, day=entry.day, note=entry.reason)))


def story_of(issue: Issue, article_id: str) -> str:
    """The id of the printed story that has this article; "" where none has."""
    for brief in issue.briefs:
        if brief.story_id == article_id or any(c.article_id == article_id for c in brief.credits):
            return brief.story_id
    return ""


def _without(issue: Issue, gone: Gone, notes: tuple[Correction, ...]) -> Issue:
    """The issue without these words, and its notes, whose places move up."""
    places = {brief.story_id: brief for brief in issue.briefs}
    voices = (replace(v, excerpts=tuple(e for e in v.excerpts if not gone(e))) for v in issue.voices)
    return replace(
        issue,
        top=tuple(_brief(brief, gone) for brief in issue.top),
        sections=tuple(_section(section, gone) for section in issue.sections),
        numbers=tuple(n for n in issue.numbers if not gone(n.figure.excerpt)),
        ahead=tuple(line for line in issue.ahead if not gone(line.excerpt)),
        voices=tuple(voice for voice in voices if voice.excerpts),
        quote=None if issue.quote and gone(issue.quote.quote.excerpt) else issue.quote,
        quotable=_pulls(issue.quotable, gone),
        corrections=tuple(_moved(note, places.get(note.story_id), gone) for note in notes),
        candidates=tuple(_offered(each, gone) for each in issue.candidates),
    )


def _section(section: Section, gone: Gone) -> Section:
    return replace(section, briefs=tuple(_brief(brief, gone) for brief in section.briefs))


def _brief(brief: Brief, gone: Gone) -> Brief:
    lead = tuple(excerpt for excerpt in brief.lead if not gone(excerpt))
    blocks = (b for b in brief.disagreements if not any(gone(side.excerpt) for side in b.sides))
    earlier = brief.earlier
    if earlier:
        earlier = replace(earlier, timeline=tuple(m for m in earlier.timeline if not gone(m.excerpt)))
    pulls = (replace(pull, after=_before(brief, pull.after, gone)) for pull in brief.quotes)
    return replace(
        brief,
        headline=None if gone.heads(brief.headline) else brief.headline,
        lead=lead,
        quotes=_pulls(pulls, gone),
        figures=tuple(figure for figure in brief.figures if not gone(figure.excerpt)),
        disagreements=tuple(blocks),
        openings=() if any(gone(side.excerpt) for side in brief.openings) else brief.openings,
        earlier=earlier,
    )


def _before(brief: Brief, place: int, gone: Gone) -> int:
    """How many of the excerpts before a place in the lead are left."""
    return sum(not gone(excerpt) for excerpt in brief.lead[:place])


def _moved(note: Correction, brief: Brief | None, gone: Gone) -> Correction:
    if brief is None or note.after is None:
        return note
    return replace(note, after=_before(brief, note.after, gone))


def _pulls(pulls: Iterable[PullQuote], gone: Gone) -> tuple[PullQuote, ...]:
    return tuple(pull for pull in pulls if not gone(pull.quote.excerpt))


def _offered(candidates: Candidates, gone: Gone) -> Candidates:
    """The candidates without the quotations and figures that are gone; their sentences are barred."""
    barred = Ruling(rule=RULE, effect="bar", reason="withdrawn by the editor")
    return replace(
        candidates,
        sentences=tuple(
            replace(each, rulings=(*each.rulings, barred))
            if gone(each.sentence.excerpt) and barred not in each.rulings
            else each
            for each in candidates.sentences
        ),
        quotes=tuple(each for each in candidates.quotes if not gone(each.quote.excerpt)),
        figures=tuple(each for each in candidates.figures if not gone(each.figure.excerpt)),
    )


def bar_withdrawn(candidates: Candidates, entries: Iterable[Withdrawn]) -> Candidates:
    """The candidates of a story of which nothing that was withdrawn from an earlier issue can be printed."""
    for entry in entries:
        candidates = _offered(candidates, gone_by(entry, candidates.story.articles))
    return candidates


def repeatable(past: PastIssue, own: Register, withdrawals: Sequence[Withdrawn], day: date) -> PastIssue:
    """What an issue told, as a later one sent on `day` may repeat it: without what was withdrawn from any
    issue, and without the sentences of a story on which its `own` register has a correction by then, since
    a note does not say which of them was wrong."""
    corrected = {entry.story for entry in own.corrections if entry.story and entry.day <= day}
    return replace(past, stories=tuple(_repeatable(story, corrected, withdrawals) for story in past.stories))


def _repeatable(story: PastStory, corrected: Set[str], withdrawals: Sequence[Withdrawn]) -> PastStory:
    if corrected & {story.story_id, *(article.id for article in story.articles)}:
        return replace(story, printed=())
    gone = [gone_by(entry, story.articles) for entry in withdrawals]
    return replace(story, printed=tuple(e for e in story.printed if not any(of(e) for of in gone)))
