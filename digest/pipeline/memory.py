"""Memory at work: the earlier issues on the disk, today's stories linked to them, and what was told kept.

What an issue told lies beside it in `told.json`. A rebuild writes it anew until the issue has been sent;
from then on it stays as it is, whatever the rebuild tells. Where it is missing (an issue of an older
Digest), what `issue.json` tells counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.archive import Archive
from digest.compose.withdrawn import repeatable
from digest.edits.register import Register, read_registers
from digest.files import (
    ISSUE_FILE,
    TOLD_FILE,
    locked,
    read_issue,
    read_told,
    told_to_json,
    write_atomic,
)
from digest.group import resemble
from digest.memory import Recalled, Thread, known_before, link, recall, tell, threads
from digest.memory.words import key
from digest.model import Article, Flag, Issue, PastIssue, Reading, Story
from digest.pipeline.plan import Plan

ReadAll = Callable[[Sequence[Article]], Sequence[Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the letter remembers while an issue is built: the issues told before, oldest first, and from a
    printed sentence's key to the slot of the issue that printed it last."""

    past: tuple[PastIssue, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of all that is remembered, sent or not; "" where that is nothing."""
        told = b"".join(told_to_json(replace(issue, sent=False)) for issue in self.past)
        return hashlib.sha256(told).hexdigest() if told else ""


def remember(plan: Plan, newsletter: str) -> Remembered:
    """What the letter's earlier issues told, but for what was withdrawn or corrected since. Raises
    DigestError for one that can't be read."""
    beside = plan.folder.parent
    found = (_past(folder) for folder in sorted(beside.iterdir())) if beside.is_dir() else ()
    known = known_before((issue for issue in found if issue), newsletter, plan.window, plan.as_of)
    registers = read_registers(beside)
    gone = [entry for register in registers.values() for entry in register.withdrawals]
    past = [repeatable(told, registers.get(told.slot, Register()), gone, plan.as_of) for told in known]
    printed = {key(text): issue.slot for issue in past for text in issue.sentences}
    return Remembered(past=tuple(past), printed=printed)


def _past(folder: Path) -> PastIssue | None:
    """What the issue in a folder told; a trial, and a build that never came to its end, told nothing."""
    told = read_told(folder)
    if told is not None and (told.sent or (folder / ISSUE_FILE).is_file()):
        return told
    if told is not None or not (folder / ISSUE_FILE).is_file():
        return None
    issue = read_issue(folder).issue
    return None if issue.manifest.trial else tell(issue)


def recall_stories(
    stories: Sequence[Story], remembered: Remembered, read_all: ReadAll
) -> dict[str, Recalled]:
    """By its id, each story that an earlier issue has told: the thread, and what is new in it."""
    running = threads(remembered.past)
    linked = link(stories, running, _alike(stories, running))
    ordered = [story for story in stories if story.id in linked]
    articles = {a.id: a for story in ordered for a in (*linked[story.id].articles, *story.articles)}
    readings = {reading.article.id: reading for reading in read_all(tuple(articles.values()))}
    return {story.id: recall(story, linked[story.id], readings) for story in ordered}


def _alike(stories: Sequence[Story], running: Sequence[Thread]) -> dict[tuple[int, int], float]:
    """The likeness of story n to thread m: to that of its tellings that is most like it."""
    places = [(m, telling.story) for m, thread in enumerate(running) for telling in thread.tellings]
    near = resemble([story.articles for story in stories], [told.articles for _, told in places])
    alike: dict[tuple[int, int], float] = {}
    for (n, place), value in near.items():
        pair = (n, places[place][0])
        alike[pair] = max(value, alike.get(pair, 0.0))
    return alike


def past_articles(recalled: Mapping[str, Recalled], archive: Archive) -> Iterator[Article]:
    """The articles whose printed sentences a timeline may show: those whose original can be proven, and which
    have not taken back since what was printed of them."""
    running = [found.thread for found in recalled.values()]
    printed: dict[str, list[str]] = {}
    for excerpt in (e for thread in running for t in thread.tellings for e in t.story.printed):
        printed.setdefault(excerpt.article_id, []).append(excerpt.text)
    for article in {a.id: a for thread in running for a in thread.articles}.values():
        held = archive.extraction(article.id, article.version) if article.id in printed else None
        now = archive.article(article.id)
        stands = now is not None and all(text in now.text for text in printed.get(article.id, ()))
        if stands and held is not None and held.article.text == article.text:
            yield article


def keep_told(folder: Path, issue: Issue) -> None:
    """Write what a built issue tells beside it, unless it has been sent: then what it told stays."""
    before, told = read_told(folder), tell(issue)
    if before != told and not (before and before.sent):
        write_atomic(folder / TOLD_FILE, told_to_json(told))


def unlike_sent(folder: Path, issue: Issue) -> tuple[Flag, ...]:
    """What the editor is told where an issue that has been sent is built with other stories or words."""
    before = read_told(folder)
    if before is None or not before.sent or before.sentences == tell(issue).sentences:
        return ()
    reason = (
        "this issue has been sent with other words: what it told then stays told, whatever this build has"
    )
    return (Flag(rule="sent", reason=reason),)


def mark_sent(folder: Path) -> bool:
    """From now on no rebuild changes what the issue in a folder has told, which is what it holds now.

    False if it had been sent before: then what it told at that time stays. Raises DigestError without an
    issue.
    """
    with locked(folder):
        before = read_told(folder)
        if before is not None and before.sent:
            return False
        told = replace(tell(read_issue(folder).issue), sent=True)
        write_atomic(folder / TOLD_FILE, told_to_json(told))
    return True
