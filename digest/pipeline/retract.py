"""Retract: a passage is taken out of an issue that was published, and that is said in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from digest.compose.withdrawn import Found, gone_by, printed_with, spans
from digest.config import Config
from digest.edits.register import Withdrawn, read_register
from digest.errors import SourceError
from digest.files import TOLD_FILE, locked, read_issue, read_told, told_to_json, write_atomic
from digest.model import Issue, PastIssue
from digest.pipeline.corrections import Republished, amended, apply_register, enter
from digest.pipeline.publish import theme_of
from digest.render import render_issue

_MARKS = '“”"«»「」'
"""A pull-quote is printed between marks that are the letter's, not its article's."""
_FEWEST = 3
"""Words of a passage that say which is meant; a whole printed passage may have fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted:
    """What is withdrawn, or would be: the entry of the register, the printed passages that go, and the
    issue's files that change."""

    entry: Withdrawn
    passages: tuple[Found, ...]
    issue: Issue
    changed: tuple[str, ...]


def look_for(folder: Path, words: str, reason: str, day: date, config: Config) -> Retracted:
    """What a retraction would do. Raises SourceError for words that no passage, or more than one, has."""
    issue = read_issue(folder).issue
    words = words.strip().strip(_MARKS)
    passages = printed_with(issue, words)
    _settle(issue, words, passages)
    entry = Withdrawn(day=day, article=passages[0].article_id, words=" ".join(words.split()), reason=reason)
    register = read_register(folder)
    after = replace(register, withdrawals=(*register.withdrawals, entry))
    files = render_issue(amended(issue, after), theme_of(config))
    changed = tuple(name for name, raw in sorted(files.items()) if _differs(folder / name, raw))
    return Retracted(entry=entry, passages=tuple(passages), issue=issue, changed=(*changed, "issue.json"))


def _differs(path: Path, raw: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != raw


def _settle(issue: Issue, words: str, passages: list[Found]) -> None:
    if not passages:
        why = f"no passage of an outlet in {issue.slot} holds these words: copy them from it"
        raise SourceError(words, why)
    whole = any(spans(each.text, words) == [(0, len(each.text))] for each in passages)
    if len(words.split()) < _FEWEST and not whole:
        raise SourceError(words, f"too few words to tell which passage is meant: give {_FEWEST} or more")
    articles = {each.article_id for each in passages}
    texts = {article.id: article.text for article in issue.articles}
    places = max(len(spans(texts[id], words)) for id in articles)
    if places > 1 or (len(articles) > 1 and len(words.split()) < _FEWEST + 2):
        told = "".join(f"\n  {each.text}" for each in passages)
        raise SourceError(words, f"fits more than one passage of {issue.slot}: write more of it{told}")


def retract(folder: Path, state: Path, config: Config, found: Retracted) -> Republished:
    """Enter a withdrawal into the register and take the passage out of every file of the issue, and of
    what the letter remembers of it. Raises ProofError where the rest can't be proven."""
    enter(folder, found.entry)
    done = apply_register(folder, state, config)
    with locked(folder):
        told = read_told(folder)
        if told is not None:
            write_atomic(folder / TOLD_FILE, told_to_json(_forgotten(told, found.entry)))
    return done


def _forgotten(told: PastIssue, entry: Withdrawn) -> PastIssue:
    """What an issue told, without the passage: no timeline shows it again."""
    return replace(
        told,
        sentences=tuple(text for text in told.sentences if not spans(text, entry.words)),
        stories=tuple(
            replace(story, printed=tuple(e for e in story.printed if not gone_by(entry, story.articles)(e)))
            for story in told.stories
        ),
    )
