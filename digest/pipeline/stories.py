"""The stories of an issue: grouped, regrouped by the editor, ranked, and cut to what a letter holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.candidates import answers, find_candidates
from digest.compose import Entry
from digest.config import Config
from digest.edits import RULE, Edits, Places, StoryEdit, edits_of
from digest.memory import Recalled, bar_printed, bar_told
from digest.model import Flag, LeftOut, LeftOutRule, Placing, Reading, Standing, Story, Window
from digest.pipeline.memory import Remembered
from digest.pipeline.standings import standing_of, title_of
from digest.rank import Ranked, Votes, rank
from digest.topics import Topic, assign


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story in its place, before anything of it is read."""

    ranked: Ranked
    edits: tuple[StoryEdit, ...]
    recalled: Recalled | None = None
    """What is new in it since an earlier issue told it; None for a story that none has told."""

    @property
    def story(self) -> Story:
        return self.ranked.story

    @property
    def standing(self) -> Standing:
        """Its place, for the issue's data."""
        moved = any(edit.pin or edit.order is not None for edit in self.edits)
        return standing_of(self.ranked, moved)

    @property
    def is_opinion(self) -> bool:
        """Whether it stands under Voices only."""
        return all(article.kind == "opinion" for article in self.story.articles)


def rank_stories(
    stories: Sequence[Story], window: Window, config: Config, votes: Votes, recalled: Mapping[str, Recalled]
) -> tuple[Ranked, ...]:
    """The stories by rank; `recalled` tells how much of each is new, if an earlier issue has told it."""
    return rank(
        stories,
        outlets=config.outlets,
        window=window,
        weights=config.rank,
        votes=votes,
        novelty={id: found.novelty for id, found in recalled.items()},
    )


def place_stories(ranked: Sequence[Ranked], edits: Edits, places: Places) -> list[Placed]:
    """The stories in the order of the issue: the editor's order first, then rank."""
    placed = [Placed(ranked=r, edits=edits_of(r.story, edits, places)) for r in ranked]
    return sorted(placed, key=_editors_order)


def _editors_order(placed: Placed) -> tuple[bool, int, bool]:
    order = next((edit.order for edit in placed.edits if edit.order is not None), None)
    pinned = any(edit.pin for edit in placed.edits)
    return (order is None, order or 0, not pinned)


def without_told(
    placed: Sequence[Placed], recalled: Mapping[str, Recalled]
) -> tuple[list[Placed], list[LeftOut]]:
    """The stories that are news, those that earlier issues told with what is new in them; the others are
    listed, but for those that the editor wants: pins, orders, or writes a title or a line for."""
    kept, left_out = [], []
    for story in placed:
        found = recalled.get(story.story.id)
        if found is None or found.opens or any(edit.wants_it for edit in story.edits):
            kept.append(replace(story, recalled=found))
        else:
            reason = f"told in {found.thread.last.issue.slot}, and nothing new since (pin = true prints it)"
            left_out.append(_left_out(story, reason, "told"))
    return kept, left_out


def _left_out(placed: Placed, reason: str, rule: LeftOutRule) -> LeftOut:
    ids = tuple(article.id for article in placed.story.articles)
    return LeftOut(what=title_of(placed.story), reason=reason, rule=rule, ids=ids)


def cut_to_size(
    placed: Sequence[Placed], named: frozenset[str], most: int
) -> tuple[list[Placed], list[LeftOut]]:
    """The first `most` stories, those that the editor names (by article ids) and the opinion pieces; the
    others are listed. What is not printed need not be understood."""
    kept, left_out = [], []
    for number, story in enumerate(placed):
        own = {article.id for article in story.story.articles}
        if number < most or story.edits or own & named or story.is_opinion:
            kept.append(story)
        else:
            reason = f"ranked below the {most} stories of this letter"
            left_out.append(_left_out(story, reason, "below"))
    return kept, left_out


def entries(
    placed: Sequence[Placed],
    readings: Mapping[str, Reading],
    config: Config,
    places: Places,
    remembered: Remembered,
) -> tuple[list[Entry], list[Flag]]:
    """The stories with what they could print; and the words of the editor's on them that match nothing."""
    made: list[Entry] = []
    lost: list[Flag] = []
    for story in placed:
        entry = _remembering(_entry(story, readings, config, places), remembered)
        made.append(entry)
        lost += [*_unsettled(entry, places), *_unknown_section(entry, config)]
    return made, lost


def _entry(placed: Placed, readings: Mapping[str, Reading], config: Config, places: Places) -> Entry:
    section, placing = _section(placed, config)
    words = [word for edit in placed.edits for word in edit.settle]
    return Entry(
        candidates=find_candidates(
            placed.story,
            readings,
            language=config.newsletter.spoken,
            settled={word: places.sides.get(word) for word in words},
        ),
        section=section,
        placing=placing,
        leads=placed.ranked.leads,
        origins=placed.ranked.origins,
        edits=placed.edits,
        recalled=placed.recalled,
        pictured=_pictured(placed, places),
    )


def _pictured(placed: Placed, places: Places) -> str | None:
    """The id of the article whose picture the editor asks for."""
    names = (edit.picture_from for edit in placed.edits if edit.picture_from)
    return next((places.ids[name] for name in names if name in places.ids), None)


def _remembering(entry: Entry, remembered: Remembered) -> Entry:
    """The entry without the words that earlier issues have told; what the editor pins although nothing of
    it is new may print them again."""
    recalled = entry.recalled
    if recalled and not recalled.opens:
        return entry
    candidates = bar_printed(entry.candidates, remembered.printed)
    return replace(entry, candidates=bar_told(candidates, recalled) if recalled else candidates)


def _unsettled(entry: Entry, places: Places) -> Iterator[Flag]:
    """What the editor settles that is no value, and names no article, of any conflict of the story."""
    conflicts = entry.candidates.conflicts
    known = ", ".join(" / ".join(value or "without it" for value in c.values) for c in conflicts)
    for edit in entry.edits:
        for word in edit.settle:
            if not any(answers(word, places.sides.get(word), conflict) for conflict in conflicts):
                reason = f"{edit.where}: settle {word!r} is about no conflict of this story"
                why = f"; it has {known}" if known else ", which has none"
                yield Flag(rule=RULE, reason=reason + why, story_id=entry.id)


def _unknown_section(entry: Entry, config: Config) -> Iterator[Flag]:
    known = {name for topic in config.topics for name in (topic.key, topic.title)}
    for edit in entry.edits:
        if edit.section and edit.section not in known:
            near = ", ".join(topic.key for topic in config.topics) or "none"
            yield Flag(
                rule=RULE,
                reason=f"{edit.where}: section {edit.section!r} is no topic of the config ({near}): it is"
                " printed as a section of its own",
                story_id=entry.id,
            )


def _section(placed: Placed, config: Config) -> tuple[Topic | None, Placing]:
    """The editor's section, by key or title, else the topic that fits best; and why."""
    found, placing = assign(placed.story, config.topics, config.sections.threshold)
    edit = next((edit for edit in placed.edits if edit.section), None)
    if edit is None or edit.section is None:
        return found, placing
    named = next((t for t in config.topics if edit.section in (t.key, t.title)), None)
    topic = named or Topic(key=edit.section, title=edit.section)
    return topic, replace(placing, key=topic.key, reason=f"the editor’s ({edit.where})")
