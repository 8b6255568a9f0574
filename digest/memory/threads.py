"""Running stories: the tellings of one story through the issues, and what goes on from them today."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.memory.words import key
from digest.model import Article, PastIssue, PastStory, Story

LINK, NAMED, LEAST = 0.15, 0.035, 0.08
"""Mean likeness of the articles of two stories from which the later one goes on from the earlier: what two
need that share no full name, what each shared one takes off, and what is needed at least."""
COPY = 0.6
"""Share of the shorter text's runs of words that stand in the other one: a copy, whoever prints it."""
_RUN = 4
"""Words of a run."""
_FULL_NAME = re.compile(r"(?<![.!?“\"\n] )\b(?!The )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
"""Two capitalised words and more, not at the start of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story in the issue that told it."""

    issue: PastIssue
    story: PastStory


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The tellings of one running story, oldest first; never empty."""

    tellings: tuple[Telling, ...]

    @property
    def last(self) -> Telling:
        """The telling that a further one links to."""
        return self.tellings[-1]

    @property
    def is_voice(self) -> bool:
        """Whether it is an opinion, told under Voices."""
        return self.last.story.place == 0

    @property
    def articles(self) -> tuple[Article, ...]:
        """All that earlier text held, each article in its last state."""
        return tuple({a.id: a for telling in self.tellings for a in telling.story.articles}.values())


def threads(past: Sequence[PastIssue]) -> tuple[Thread, ...]:
    """The stories of these issues (oldest first), each with its updates."""
    lines: dict[tuple[str, str], list[Telling]] = {}
    for issue in past:
        for story in issue.stories:
            line = lines.get(story.follows, []) if story.follows else []
            line.append(Telling(issue=issue, story=story))
            lines[issue.slot, story.story_id] = line
    unique = {id(line): line for line in lines.values()}
    return tuple(Thread(tellings=tuple(line)) for line in unique.values())


def link(
    stories: Sequence[Story], running: Sequence[Thread], alike: Mapping[tuple[int, int], float]
) -> dict[str, Thread]:
    """For each story (by id) that has been told the thread that it goes on from.

    `alike` is the likeness of story n and thread m, by their places, where there is any; at equal
    likeness the thread told last is meant. An opinion goes on from nothing: it is told again where its
    text is a copy of one.
    """
    found = {}
    for n, story in enumerate(stories):
        again = _is_copy if _is_voice(story) else _goes_on
        near = (m for m in range(len(running)) if (n, m) in alike)
        linked = [m for m in near if again(story, running[m], alike[n, m])]
        if linked:
            found[story.id] = running[max(linked, key=lambda m: (alike[n, m], m))]
    return found


def _goes_on(story: Story, thread: Thread, likeness: float) -> bool:
    return not thread.is_voice and likeness >= _needed(story, thread)


def _is_copy(story: Story, thread: Thread, likeness: float) -> bool:
    own = [_runs(article) for article in story.articles]
    theirs = [_runs(article) for article in thread.articles]
    return thread.is_voice and any(len(a & b) >= COPY * min(len(a), len(b)) for a in own for b in theirs)


def _needed(story: Story, thread: Thread) -> float:
    """The likeness from which a story goes on from a thread: less where both print the same full names."""
    shared = _full_names(story.articles) & _full_names(thread.articles)
    return max(LEAST, LINK - NAMED * len(shared))


def _full_names(articles: Sequence[Article]) -> frozenset[str]:
    return frozenset(name for a in articles for name in _FULL_NAME.findall(f"{a.title}\n{a.text}"))


def _is_voice(story: Story) -> bool:
    return all(article.kind == "opinion" for article in story.articles)


def _runs(article: Article) -> frozenset[str]:
    words = key(article.text).split()
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))
