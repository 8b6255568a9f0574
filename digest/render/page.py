"""An issue → the page that the templates of every format show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digest.model import Ahead, Issue, Number, Voice
from digest.render.chart import chart_of
from digest.render.clean import one_line, safe_url
from digest.render.corrections import box_of, notices_of_issue
from digest.render.credits import sources_of
from digest.render.entries import Setting, entry_of, pull_of, words_of
from digest.render.labels import Label, Labels
from digest.render.left import held_and_left_out
from digest.render.own import own_parts
from digest.render.view import (
    AheadLine,
    Around,
    Credit,
    Entry,
    NumberLine,
    Page,
    Piece,
    Shorts,
    VoiceLine,
    Words,
)

_CONTENTS = 5
"""Lines of "In this issue": five, or none where there are fewer stories with a title."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_PREHEADER = 90


def page_of(issue: Issue, labels: Labels) -> Page:
    """The whole letter. Raises RenderError where the catalogue lacks a line."""
    setting = _setting(issue, labels)
    entries = tuple(_entries(issue, setting))
    top, shorts = entries[: len(issue.top)], _sections(issue, entries[len(issue.top) :])
    titled = [entry for entry in entries if entry.title]
    letter = issue.newsletter
    first, last = _days(issue)
    title = one_line(letter.title)
    dates = labels.span(first, last)
    headlines = [entry.title for entry in titled]
    return Page(
        title=title,
        subject=one_line(issue.subject) or _subject(issue, title, dates, labels),
        description=_preheader(headlines, one_line(letter.description or "") or f"{title}, {dates}"),
        language=letter.language,
        direction="rtl" if letter.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        dates=dates,
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        sent=issue.manifest.as_of.isoformat(),
        number=issue.number,
        number_label=labels.text("number", {"number": issue.number}) if issue.number is not None else None,
        edited=labels.text("edited", {"editor": one_line(letter.editor)}) if letter.editor else None,
        minutes=labels.count("minutes", issue.minutes),
        preheader=one_line(issue.preheader) or _preheader(headlines[1:] or headlines, f"{title}, {dates}"),
        own=own_parts(issue, labels),
        notices=notices_of_issue(issue, labels),
        corrected=box_of(issue, labels),
        contents=tuple(titled[:_CONTENTS]) if len(titled) >= _CONTENTS else (),
        lead=top[0] if top else None,
        second=top[1:],
        sections=shorts,
        numbers=tuple(_number(number, setting) for number in issue.numbers),
        ahead=tuple(_ahead(line, issue, setting) for line in issue.ahead),
        voices=tuple(_voice(voice, setting) for voice in issue.voices),
        quote=pull_of(issue.quote, setting) if issue.quote else None,
        held=held_and_left_out(issue, labels),
        sources=setting.sources.groups,
        coverage=_coverage(issue, labels),
        chart=chart_of(issue, labels),
        reply=one_line(letter.reply) if letter.reply else None,
        reply_subject=labels.text("unsubscribe_subject"),
        corrections=one_line(letter.corrections) if letter.corrections else None,
        corrections_url=safe_url(letter.corrections),
        sent_to=labels.text("sent", {"title": title}),
        around=_around(issue),
        labels={key: Label(line) for key, line in labels.table["text"].items()},
    )


def _around(issue: Issue) -> Around:
    mail = issue.newsletter.mail
    return Around(
        why=one_line(mail.why or ""),
        address=one_line(mail.address or ""),
        web_url=issue.web_url,
        unsubscribe_url=issue.unsubscribe_url,
        view=issue.newsletter.view(issue.slot),
        leave=issue.newsletter.leave(issue.slot),
    )


def _setting(issue: Issue, labels: Labels) -> Setting:
    return Setting(
        labels=labels,
        sources=sources_of(issue, labels),
        sections=issue.sections,
        is_sectioned=len({brief.section for brief in issue.briefs}) > 1,
        year=issue.manifest.as_of.year,
        earlier_url=issue.earlier_url,
        corrections=issue.corrections,
    )


def _days(issue: Issue) -> tuple[date, date]:
    """The first and the last day of the window, both inclusive, in the letter's zone."""
    zone = ZoneInfo(issue.newsletter.zone)
    end = issue.window.end.astimezone(zone) - timedelta(microseconds=1)
    return issue.window.start.astimezone(zone).date(), end.date()


def _entries(issue: Issue, setting: Setting) -> Iterator[Entry]:
    for index, brief in enumerate(issue.briefs, start=1):
        tier = "lead" if index == 1 and issue.top else "second" if index <= len(issue.top) else "short"
        yield entry_of(brief, index, tier, setting)  # type: ignore[arg-type]


def _sections(issue: Issue, entries: tuple[Entry, ...]) -> tuple[Shorts, ...]:
    rest = iter(entries)
    made = [
        Shorts(
            anchor=f"section-{index}",
            title=one_line(section.title),
            entries=tuple(next(rest) for _ in section.briefs),
        )
        for index, section in enumerate(issue.sections, start=1)
    ]
    return tuple(section for section in made if section.entries)


def _subject(issue: Issue, title: str, dates: Label, labels: Labels) -> str:
    if issue.number is not None:
        title = labels.text("title_number", {"title": title, "number": issue.number})
    return labels.text("title", {"title": title, "dates": dates})


def _preheader(headlines: list[str], otherwise: str) -> str:
    """Whole headlines, as many as fit; never a part of one."""
    line = ""
    for headline in headlines:
        longer = f"{line} · {headline}" if line else headline
        if line and len(longer) > _PREHEADER:
            break
        line = longer
    return line or otherwise


def _number(number: Number, setting: Setting) -> NumberLine:
    """The value without its qualifier is set large; the qualifier stays in the words beside it."""
    figure = number.figure
    value = one_line(figure.value.text)
    if figure.qualifier and value.lower().startswith(figure.qualifier.lower() + " "):
        value = value[len(figure.qualifier) :].strip()
    whole = words_of(figure.excerpt, (), setting)
    rest = whole.text.removeprefix(value)
    reads_on = rest != whole.text and rest.startswith(" ")
    numeral, unit = _parted(value)
    return NumberLine(
        numeral=numeral,
        unit=unit,
        label=Words(pieces=(Piece(text=rest.strip()),), place=whole.place) if reads_on else whole,
        reads_on=reads_on,
        size="large" if len(numeral) <= 6 else "middle" if len(numeral) <= 9 else "small",
        credit=_known(setting.sources.at(number.credit.article_id, [figure.excerpt])),
    )


def _parted(value: str) -> tuple[str, str]:
    """ "12 million" → "12", "million"; a value of another form stays whole."""
    numeral, _, unit = value.partition(" ")
    return (numeral, unit) if re.search(r"\d", numeral) and not re.search(r"\d", unit) else (value, "")


def _known(credit: Credit | None) -> Credit:
    assert credit is not None, "every credit of an issue is numbered"
    return credit


def _ahead(line: Ahead, issue: Issue, setting: Setting) -> AheadLine:
    return AheadLine(
        day=_day(line, issue, setting.labels),
        iso="" if line.later else line.first.isoformat(),
        words=words_of(line.excerpt, line.glosses, setting),
        credit=_known(setting.sources.at(line.credit.article_id, [line.excerpt])),
    )


def _day(line: Ahead, issue: Issue, labels: Labels) -> Label:
    """ "Fri May 9"; "to Sat May 10" for what is under way on the day of sending; "Later"."""
    if line.later:
        return labels.text("later")
    last = labels.weekday(line.last)
    if line.first == line.last:
        return last
    if line.first < issue.manifest.as_of:
        return labels.text("under_way", {"day": last})
    return labels.text("days", {"first": labels.weekday(line.first), "last": last})


def _voice(voice: Voice, setting: Setting) -> VoiceLine:
    return VoiceLine(
        author=one_line(voice.author),
        title=one_line(voice.headline.text),
        words=tuple(words_of(excerpt, (), setting) for excerpt in voice.excerpts),
        credit=_known(setting.sources.at(voice.credit.article_id, voice.excerpts)),
    )


def _coverage(issue: Issue, labels: Labels) -> Label | None:
    """ "30 articles from 5 outlets read. 2 files or sources were not read." Which ones, and what was
    skipped as no article, the editor is told by the build and `issue.json`."""
    told: list[Label] = []
    if issue.coverage:
        articles = labels.count("articles", sum(count for _, count in issue.coverage))
        outlets = labels.count("outlets", sum(bool(outlet) for outlet, _ in issue.coverage))
        told.append(labels.text("coverage", {"articles": articles, "outlets": outlets}))
    if unread := sum(not failure.skipped for failure in issue.failures):
        told.append(labels.count("unread", unread))
    return Label(" ".join(told)) if told else None
