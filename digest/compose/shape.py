"""An issue held to its shape: no entry over its words, no letter over its minutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from digest.compose.setting import ComposeOptions
from digest.model import WORDS_A_MINUTE, Brief, Issue, LeftOut, Section


def hold(issue: Issue, options: ComposeOptions, edited: Collection[str]) -> Issue:
    """The issue with entries over their budget told by their headlines, and so many of the last shorts
    stepped down, then left out (and listed), that it can be read in `options.minutes`. `edited` are the
    ids of stories that the editor has a word on: they stay as they are."""
    budgets = [options.lead_words, *[options.second_words] * len(issue.top[1:])]
    top = tuple(_within(b, most, edited) for b, most in zip(issue.top, budgets, strict=False))
    sections = tuple(
        replace(s, briefs=tuple(_within(b, _short_words(b, options), edited) for b in s.briefs))
        for s in issue.sections
    )
    return _in_time(replace(issue, top=top, sections=sections), options.minutes, edited)


def _short_words(brief: Brief, options: ComposeOptions) -> int:
    return options.second_words if brief.form == "full" else options.brief_words


def _within(brief: Brief, most: int, edited: Collection[str]) -> Brief:
    """The entry, or its headline alone where even its opening has more words than there is room for."""
    return brief if brief.words <= most or brief.story_id in edited else _headline(brief)


def _headline(brief: Brief) -> Brief:
    """The story by its headline and sources; one without a headline stays."""
    if brief.headline is None or brief.line or brief.disagreements:
        return brief
    return replace(brief, form="headline", lead=(), quotes=(), figures=(), glosses=())


def _in_time(issue: Issue, minutes: int, edited: Collection[str]) -> Issue:
    most = minutes * WORDS_A_MINUTE
    for brief in reversed([b for s in issue.sections for b in s.briefs]):
        if not minutes or issue.words <= most:
            return issue
        if brief.story_id not in edited:
            issue = _swapped(issue, brief, _headline(brief))
    for brief in reversed([b for s in issue.sections for b in s.briefs]):
        if issue.words <= most:
            return issue
        if brief.story_id not in edited:
            name = brief.headline.text if brief.headline else brief.story_id
            reason = f"no room in the {minutes} minutes of this letter"
            issue = _swapped(issue, brief, None)
            issue = replace(
                issue, left_out=(*issue.left_out, LeftOut(what=name, reason=reason, rule="below"))
            )
    return issue


def _swapped(issue: Issue, old: Brief, new: Brief | None) -> Issue:
    """The issue with a short in another's place, or without it."""
    sections = [_swapped_in(section, old, new) for section in issue.sections]
    return replace(issue, sections=tuple(section for section in sections if section.briefs))


def _swapped_in(section: Section, old: Brief, new: Brief | None) -> Section:
    kept = (new if b is old else b for b in section.briefs)
    return replace(section, briefs=tuple(b for b in kept if b is not None))
