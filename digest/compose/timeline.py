"""An update: the letter that told the story before, and its timeline, a day and a printed sentence a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from digest.candidates.rulings import days_within
from digest.compose.expiry import sentence_expired
from digest.compose.harm import sentence_harm
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.memory import Telling, Thread
from digest.model import Earlier, Excerpt, Moment, Reading, Sentence

LINES = 5
"""Lines of a timeline: where it began, and the last ones."""


def earlier(entry: Entry, setting: Setting, printed: Printed) -> Earlier | None:
    """Where the story was told before; None for one that never was. `printed` counts the timeline's words."""
    recalled = entry.recalled
    if recalled is None:
        return None
    last = recalled.thread.last
    return Earlier(
        slot=last.issue.slot,
        story_id=last.story.story_id,
        sent=last.issue.as_of,
        place=last.story.place,
        is_update=recalled.opens,
        novelty=recalled.novelty,
        timeline=tuple(_timeline(recalled.thread, setting, printed)),
    )


def _timeline(thread: Thread, setting: Setting, printed: Printed) -> Iterator[Moment]:
    """A line for each telling of which something may be printed; of many the first and the last."""
    found = (_moment(telling, setting) for telling in thread.tellings)
    moments = sorted(dict.fromkeys(moment for moment in found if moment), key=lambda moment: moment.day)
    for moment in moments if len(moments) <= LINES else [moments[0], *moments[1 - LINES :]]:
        if printed.fits([moment.excerpt]) is None:
            printed.add(moment.excerpt.article_id, moment.excerpt.text)
            yield moment


def _moment(telling: Telling, setting: Setting) -> Moment | None:
    """The first sentence that the issue printed of the story and that still holds on the day of sending."""
    for excerpt in telling.story.printed:
        reading = setting.readings.get(excerpt.article_id)
        sentence = next(_whole(excerpt, reading), None) if reading else None
        if reading and sentence and _holds(reading, sentence, setting):
            return Moment(
                day=_day(reading, sentence),
                excerpt=excerpt,
                credit=setting.credit(reading.article),
                glosses=tuple(g for g in telling.story.glosses if _inside(g.article_id, g.at, excerpt)),
            )
    return None


def _inside(article_id: str, at: int, excerpt: Excerpt) -> bool:
    return article_id == excerpt.article_id and excerpt.start < at <= excerpt.end


def _whole(excerpt: Excerpt, reading: Reading) -> Iterator[Sentence]:
    """The sentence, if the excerpt is all of it and the article still has these words."""
    stands = reading.article.text[excerpt.start : excerpt.end] == excerpt.text
    yield from (s for s in reading.sentences if stands and s.excerpt == excerpt)


def _holds(reading: Reading, sentence: Sentence, setting: Setting) -> bool:
    """Whether nothing in it has expired or would be misread in this issue: a day is printed beside it, a
    week, month or year is not."""
    vague = any(d.relative and d.precision != "day" for d in days_within(reading, sentence))
    return not (
        vague
        or reading.article.language != setting.newsletter.spoken
        or sentence_harm(sentence.excerpt.text)
        or sentence_expired(reading, sentence, None, setting.as_of)
    )


def _day(reading: Reading, sentence: Sentence) -> date:
    """The last day that the sentence tells as past, else its article's."""
    written = reading.article.published.date()
    days = [d.last for d in days_within(reading, sentence) if d.precision == "day" and d.tense == "past"]
    return max((day for day in days if day <= written), default=written)
