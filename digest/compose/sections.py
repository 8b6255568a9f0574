"""The sections of an issue: its shorts by topic, after each section's minimum and maximum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.compose.entry import Draft
from digest.compose.setting import Setting
from digest.model import Brief, LeftOut, Section
from digest.topics import Folded, Topic, find_sections, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The drafts that the issue tells, best first, each with its section; the topics in order; and what a
    full section has no place for. `top` are the ids of the stories above the sections, the lead story
    first."""

    drafts: tuple[Draft, ...]
    top: tuple[str, ...]
    topics: tuple[Topic, ...]
    left_out: tuple[LeftOut, ...]


def arrange(drafts: Sequence[Draft], setting: Setting) -> Arranged:
    """Which stories stand on top, and in which section each of the others does."""
    top = _top(drafts, setting)
    if not setting.topics:
        drafts = _found(drafts, top, setting)
    shorts = [draft.entry for draft in drafts if draft.entry.id not in top]
    topics = _in_order(setting.topics, [entry.section for entry in shorts if entry.section])
    folded = fold(
        {entry.id: entry.section.key if entry.section else "" for entry in shorts},
        topics,
        setting.sections,
        anchors={entry.id for entry in shorts if any(edit.section for edit in entry.edits)},
        kept={entry.id for entry in shorts if entry.edits},
    )
    return Arranged(
        drafts=tuple(_placed(d, folded, topics) for d in drafts if d.entry.id not in folded.out),
        top=top,
        topics=topics,
        left_out=tuple(
            LeftOut(
                what=entry.name,
                reason=folded.out[entry.id],
                rule="below",
                ids=tuple(a.id for a in entry.candidates.story.articles),
            )
            for entry in shorts
            if entry.id in folded.out
        ),
    )


def _found(drafts: Sequence[Draft], top: Sequence[str], setting: Setting) -> list[Draft]:
    """The shorts with sections found from their words; one that the editor has placed stays."""
    free = [d.entry for d in drafts if d.entry.id not in top and d.entry.section is None]
    readings = {e.id: [setting.readings[a.id] for a in e.candidates.story.articles] for e in free}
    found = find_sections(readings)
    placed = []
    for draft in drafts:
        section, placing = found.get(draft.entry.id, (draft.entry.section, draft.entry.placing))
        placed.append(replace(draft, entry=replace(draft.entry, section=section, placing=placing)))
    return placed


def _top(drafts: Sequence[Draft], setting: Setting) -> tuple[str, ...]:
    """The ids of the lead story, the pinned ones, and the best others."""
    lead = lead_of(drafts)
    rest = [draft for draft in drafts if draft is not lead]
    pinned = [draft for draft in rest if any(edit.pin for edit in draft.entry.edits)]
    others = [draft for draft in rest if draft not in pinned]
    room = max(0, setting.options.second - len(pinned))
    return tuple(draft.entry.id for draft in (*([lead] if lead else ()), *pinned, *others[:room]))


def lead_of(drafts: Sequence[Draft]) -> Draft | None:
    """The first story that may lead, else the first."""
    return next((draft for draft in drafts if draft.entry.leads), drafts[0] if drafts else None)


def _in_order(topics: Sequence[Topic], used: Sequence[Topic]) -> tuple[Topic, ...]:
    """The letter's topics, then those that only the editor names."""
    known = {topic.key: topic for topic in (*topics, *used)}
    return tuple(known.values())


def _placed(draft: Draft, folded: Folded, topics: Sequence[Topic]) -> Draft:
    entry = draft.entry
    if entry.id not in folded.reasons:
        return draft
    section = next((topic for topic in topics if topic.key == folded.homes[entry.id]), None)
    placing = replace(entry.placing, reason=folded.reasons[entry.id])
    return replace(draft, entry=replace(entry, section=section, placing=placing))


def tiers(
    briefs: Sequence[Brief], arranged: Arranged, setting: Setting
) -> tuple[tuple[Brief, ...], tuple[Section, ...]]:
    """The stories on top, and the sections of the others. Where none but the last has any, it has no title:
    elsewhere than nowhere is no place."""
    by_id = {brief.story_id: brief for brief in briefs}
    shorts = [(draft.entry.section, by_id[draft.entry.id]) for draft in arranged.drafts]
    shorts = [(topic, brief) for topic, brief in shorts if brief.story_id not in arranged.top]
    sections = [_section(topic.key, topic.title, shorts) for topic in arranged.topics]
    filled = [section for section in sections if section.briefs]
    rest = _section("", setting.options.elsewhere if filled else "", shorts)
    top = tuple(by_id[id] for id in arranged.top)
    return top, (*filled, *([rest] if rest.briefs else []))


def _section(key: str, title: str, shorts: Sequence[tuple[Topic | None, Brief]]) -> Section:
    inside = (replace(b, section=title) for topic, b in shorts if (topic.key if topic else "") == key)
    return Section(key=key, title=title, briefs=tuple(inside))
