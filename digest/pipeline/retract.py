"""Retract: a passage is taken out of an issue that was published, and that is said in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from digest.compose.withdrawn import Found, printed_with, spans
from digest.config import Config
from digest.edits.register import Withdrawn, read_register
from digest.errors import SourceError
from digest.files import ISSUE_FILE, read_issue
from digest.model import Issue
from digest.pipeline.corrections import Republished, amended, apply_register, day_of_note
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


def look_for(
    folder: Path, words: str, reason: str, *, day: date | None, today: date, config: Config
) -> Retracted:
    """What a retraction would do. Raises SourceError for words that no passage, or more than one, has, and
    for a day that can't be."""
    issue = read_issue(folder).issue
    on = day_of_note(issue, day, today)
    words = words.strip().strip(_MARKS)
    passages = printed_with(issue, words)
    _settle(issue, words, passages)
    entry = Withdrawn(day=on, article=passages[0].article_id, words=" ".join(words.split()), reason=reason)
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


def retract(folder: Path, state: Path, config: Config, found: Retracted, today: date) -> Republished:
    """Enter a withdrawal into the register and take the passage out of every file of the issue, or neither.
    What the letter remembers of it is no more told from then on. Raises ProofError where the rest can't be
    proven."""
    return apply_register(folder, state, config, today, found.entry)


def elsewhere(folder: Path, words: str) -> tuple[str, ...]:
    """The slots of the letter's other issues that print the same words. Raises DigestError."""
    beside = (path.parent for path in sorted(folder.resolve().parent.glob(f"*/{ISSUE_FILE}")))
    others = (read_issue(each).issue for each in beside if each != folder.resolve())
    return tuple(issue.slot for issue in others if printed_with(issue, words))
