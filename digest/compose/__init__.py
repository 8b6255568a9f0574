"""The composer: ranked stories in, an issue out. It knows the day of sending, the outlets and the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.compose.ahead import ahead
from digest.compose.coverage import coverage_by_day
from digest.compose.entry import Draft, utterances, weigh_held, write_brief
from digest.compose.flags import own_share, story_flags
from digest.compose.harm import story_harm
from digest.compose.numbers import numbers
from digest.compose.openings import with_openings
from digest.compose.pictures import with_pictures
from digest.compose.rights import Printed
from digest.compose.sections import arrange, lead_of, tiers
from digest.compose.setting import ComposeOptions, Entry, Setting
from digest.compose.shape import hold
from digest.compose.subjects import preheader_lines, subject_lines
from digest.compose.timeline import earlier
from digest.compose.titles import choose_title
from digest.compose.voices import voices
from digest.compose.week import choose_week_quote, week_candidates
from digest.model import (
    Article,
    Brief,
    Event,
    Excerpt,
    Failure,
    Flag,
    Form,
    Held,
    HeldRule,
    Issue,
    LeftOut,
    Manifest,
    Note,
    Picture,
    PullQuote,
    Share,
    Standing,
)

__all__ = ["ComposeOptions", "Entry", "Extras", "Setting", "compose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The letter's own words: its notes and dates, and the mail's subject and preheader; and its own pictures
    by their files' names in the edits."""

    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    subject: str = ""
    preheader: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """The notes' and the dates' Markdown."""
        return [*(note.text for note in self.notes), *(event.text for event in self.events)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What goes into the issue beside the stories. `quote` begins the editor's Quote of the week."""

    manifest: Manifest
    number: int | None = None
    quote: str | None = None
    own: Own = Own()
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    articles: tuple[Article, ...] = ()
    """All of the window, told or not, for "N articles from M outlets"."""
    flags: tuple[Flag, ...] = ()
    standings: tuple[Standing, ...] = ()


def compose(entries: Sequence[Entry], setting: Setting, extras: Extras) -> Issue:
    """The issue of these stories, which come best first."""
    printed = Printed(setting)
    kept, left_out = _kept(entries, setting)
    drafts, held, flags = _drafts(kept, setting, printed)
    week_quote, lost = choose_week_quote(extras.quote, kept, setting)
    arranged = arrange(drafts, setting)
    briefs = _written(arranged.drafts, setting, printed, week_quote)
    drafts, briefs, again = _news(arranged.drafts, briefs, setting, printed)
    flags += [f for d, b in zip(drafts, briefs, strict=True) for f in story_flags(d.entry, b, setting)]
    top, sections = tiers(briefs, arrange(drafts, setting), setting)
    told = list(_told(briefs))
    figures = numbers([d.entry for d in drafts if not d.late], setting, told, printed)
    told += [n.figure.excerpt for n in figures]
    quotes = [q for b in briefs for q in b.quotes]
    dates = ahead([d.entry for d in drafts if not d.late], setting, told, quotes, printed)
    opinions, unheard = voices(entries, setting, printed)
    heard = [*(d.excerpt for d in dates), *(e for voice in opinions for e in voice.excerpts)]
    articles = [a for entry in entries for a in entry.candidates.story.articles]
    known = _known(articles, briefs, setting)
    issue = Issue(
        newsletter=setting.newsletter,
        slot=setting.slot,
        window=setting.window,
        manifest=extras.manifest,
        number=extras.number,
        top=top,
        sections=sections,
        numbers=tuple(figures),
        ahead=tuple(dates),
        voices=tuple(opinions),
        quote=week_quote,
        quotable=week_candidates([d.entry for d in drafts], setting, [*told, *heard]),
        people=tuple(p for d in drafts for p in d.entry.candidates.people),
        conflicts=tuple(c for d in drafts for c in d.entry.candidates.conflicts),
        held=tuple(held),
        left_out=(*extras.left_out, *left_out, *arranged.left_out, *again),
        failures=extras.failures,
        flags=(*extras.flags, *flags, *unheard, *lost),
        coverage=_coverage(extras.articles or articles),
        credits=tuple(setting.credit(a) for a in sorted(_named(known, entries, held), key=_by_outlet)),
        articles=tuple(sorted(known, key=lambda a: a.id)),
        candidates=tuple(entry.candidates for entry in entries),
        standings=extras.standings,
    )
    issue = _with_own(issue, extras.own, [draft.entry for draft in drafts])
    issue = hold(issue, setting.options, {entry.id for entry in entries if entry.edits})
    issue = _illustrated(issue, [draft.entry for draft in drafts], setting, extras, articles)
    own = own_share(briefs, extras.own.texts)
    return _counted(with_openings(issue, [d.entry for d in drafts], setting, printed), own, printed)


def _illustrated(
    issue: Issue, told: Sequence[Entry], setting: Setting, extras: Extras, articles: Sequence[Article]
) -> Issue:
    """The issue with its pictures, and the chart of the week."""
    issue = with_pictures(issue, told, setting, extras.own.pictures)
    week = coverage_by_day(extras.articles or articles, issue, setting)
    return replace(issue, week=week, drawn=setting.options.chart == "picture")


def _counted(issue: Issue, own: tuple[Share, ...], printed: Printed) -> Issue:
    """The issue whose manifest tells the words by outlet, the editor's own first."""
    return replace(issue, manifest=replace(issue.manifest, shares=own + printed.shares()))


def _with_own(issue: Issue, own: Own, told: Sequence[Entry]) -> Issue:
    """The issue with the letter's own parts; `told` are its entries in reading order."""
    return replace(
        issue,
        notes=own.notes,
        events=own.events,
        subject=own.subject,
        preheader=own.preheader,
        subjects=subject_lines(told, issue.briefs),
        preheaders=preheader_lines(told, issue.briefs),
    )


def _told(briefs: Sequence[Brief]) -> Iterator[Excerpt]:
    """What the stories print."""
    for brief in briefs:
        yield from (*brief.lead, *(q.quote.excerpt for q in brief.quotes))
        yield from (side.excerpt for block in brief.disagreements for side in block.sides)


def _known(articles: Sequence[Article], briefs: Sequence[Brief], setting: Setting) -> list[Article]:
    """The stories' articles and those whose sentences stand in a timeline, each once."""
    past = [m.excerpt.article_id for b in briefs for m in b.timeline]
    return list({a.id: a for a in (*(setting.readings[id].article for id in past), *articles)}.values())


def _named(articles: Sequence[Article], entries: Sequence[Entry], held: Sequence[Held]) -> list[Article]:
    """The articles that Sources may name: none of a story that is held for the harm it may do."""
    harmful = {story.story_id for story in held if story.rule == "harm"}
    gone = {a.id for e in entries if e.id in harmful for a in e.candidates.story.articles}
    return [article for article in articles if article.id not in gone]


def _kept(entries: Sequence[Entry], setting: Setting) -> tuple[list[Entry], list[LeftOut]]:
    """The stories that can be told in the letter's language and that the editor has not dropped."""
    kept, left_out = [], []
    for entry in entries:
        name, ids = entry.name, tuple(a.id for a in entry.candidates.story.articles)
        if any(edit.hide for edit in entry.edits):
            continue
        if any(edit.drop for edit in entry.edits):
            left_out.append(LeftOut(what=name, reason="dropped by the editor", ids=ids))
        elif not _tellable(entry, setting):
            reason = f"no article in “{setting.newsletter.spoken}”: give it a title and a line in the edits"
            left_out.append(LeftOut(what=name, reason=reason, rule="language", ids=ids))
        elif all(a.kind == "opinion" for a in entry.candidates.story.articles):
            continue
        else:
            kept.append(entry)
    return kept, left_out


def _tellable(entry: Entry, setting: Setting) -> bool:
    languages = {a.language for a in entry.candidates.story.articles}
    return setting.newsletter.spoken in languages or any(e.title for e in entry.edits)


def _drafts(
    entries: Sequence[Entry], setting: Setting, printed: Printed
) -> tuple[list[Draft], list[Held], list[Flag]]:
    """Each story with its title, or held: by harm, or since its whole future has passed."""
    drafts, held, flags = [], list[Held](), list[Flag]()
    for entry in entries:
        harm = story_harm(entry.candidates)
        if harm and not any(edit.print_harm for edit in entry.edits):
            held.append(_held(entry, setting, "harm", f"“{harm}” is never printed unasked (print_harm)"))
            continue
        title = choose_title(entry, setting)
        late = title.headline is None and any(edit.print_expired for edit in entry.edits)
        if title.headline is None and not late:
            reason = f"no title of it holds on {setting.as_of} (print_expired prints what does)"
            held.append(_held(entry, setting, "expired", reason))
            continue
        flags += title.flags
        if title.headline and title.headline.article_id:
            printed.add_title(title.headline.article_id, title.headline.text)
        drafts.append(Draft(entry=entry, headline=title.headline, late=late, titles=title.choices))
    return drafts, held, flags


def _held(entry: Entry, setting: Setting, rule: HeldRule, reason: str) -> Held:
    return Held(
        story_id=entry.id,
        title=entry.name,
        rule=rule,
        reason=reason,
        weighed=weigh_held(entry, setting),
    )


def _written(
    drafts: Sequence[Draft], setting: Setting, printed: Printed, week_quote: PullQuote | None
) -> list[Brief]:
    """The stories as printed, the lead story and the second tier in full, the others short;
    `week_quote` stands in a part of its own."""
    options = setting.options
    lead = lead_of(drafts)
    briefs, used = list[Brief](), [week_quote.quote.excerpt.text] if week_quote else []
    for place, draft in enumerate(drafts):
        form, words = _form(draft, place, draft is lead, options)
        brief = write_brief(draft, form, words, setting, printed, used)
        used += [q.quote.excerpt.text for q in brief.quotes]
        used += [u for e in brief.lead for u in utterances(e, setting.readings[e.article_id])]
        briefs.append(brief)
    return briefs


def _news(
    drafts: Sequence[Draft], briefs: Sequence[Brief], setting: Setting, printed: Printed
) -> tuple[list[Draft], list[Brief], list[LeftOut]]:
    """The updates with what was told before, but without those of which the rules leave nothing new to
    print. After all leads, so that a timeline takes no words of an outlet that the news needs."""
    kept, left_out = [], []
    for draft, brief in zip(drafts, briefs, strict=True):
        if _says_news(draft, brief):
            kept.append((draft, replace(brief, earlier=earlier(draft.entry, setting, printed))))
        else:
            recalled = draft.entry.recalled
            slot = recalled.thread.last.issue.slot if recalled else ""
            reason = f"told in {slot}, and the rules leave nothing new to print (pin = true prints it)"
            left_out.append(LeftOut(what=draft.entry.name, reason=reason, rule="told"))
    return [draft for draft, _ in kept], [brief for _, brief in kept], left_out


def _says_news(draft: Draft, brief: Brief) -> bool:
    recalled, title = draft.entry.recalled, brief.headline
    if recalled is None or brief.lead or brief.quotes or brief.line:
        return True
    fresh = title is not None and (title.origin == "editor" or title.article_id in recalled.headlines)
    return fresh or any(edit.wants_it for edit in draft.entry.edits)


def _form(draft: Draft, place: int, leads: bool, options: ComposeOptions) -> tuple[Form, int]:
    asked = next((edit.form for edit in draft.entry.edits if edit.form), None)
    if leads:
        return asked or "full", options.lead_words
    if place <= options.second or any(edit.pin for edit in draft.entry.edits):
        return asked or "full", options.second_words
    return asked or "brief", options.second_words if asked == "full" else options.brief_words


def _coverage(articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    counts = Counter(a.source or "" for a in articles)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_outlet(article: Article) -> tuple[str, str, str]:
    return (article.source or "\uffff", article.published.isoformat(), article.id)
