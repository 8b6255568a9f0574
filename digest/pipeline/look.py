"""Looking into a built issue: one story with all that was said of it, and the quotations of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from digest.archive import Archive
from digest.candidates.people import person_named
from digest.candidates.romanise import same_sound
from digest.candidates.support import support
from digest.candidates.utterances import SURE, Utterance, join_utterances
from digest.edits import ArticleKey, named
from digest.errors import SourceError
from digest.files import read_issue
from digest.model import Brief, Candidates, Held, Issue, Origin, Quote, Sentence
from digest.text.voices import is_own, voices


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLook:
    """A story of a built issue. `brief` is None for one that is not printed; `addresses` tells the file
    of each article, where the archive has it."""

    issue: Issue
    candidates: Candidates
    brief: Brief | None
    held: Held | None
    addresses: Mapping[str, str]


def look_at_story(folder: Path, state: Path, name: str) -> StoryLook:
    """The story of the issue in `folder` that is named by any of its articles, as in the edits.

    Raises SourceError for a name that fits no story, or more than one, and for a story that was left out,
    with the reason.
    """
    issue = read_issue(folder).issue
    addresses = _addresses(issue, state)
    urls = {a.id: a.url for a in issue.articles}
    left_out = {id: left.reason for left in issue.left_out for id in left.ids}
    keys = [
        ArticleKey(id=id, url=urls.get(id), addresses=(addresses[id],) if id in addresses else ())
        for id in {**urls, **left_out}
    ]
    ids = {key.id for key in named(name, keys)}
    found = [c for c in issue.candidates if ids & {a.id for a in c.story.articles}]
    if len(found) != 1:
        why = next((f"is left out: {left_out[id]}" for id in sorted(ids) if id in left_out), None)
        why = f"fits {len(found)} stories: write more of it" if found else why or "names no article"
        raise SourceError(name, f"{why} (issue {issue.slot}); edits.toml lists the stories")
    story = found[0].story
    return StoryLook(
        issue=issue,
        candidates=found[0],
        brief=next((b for b in issue.briefs if b.story_id == story.id), None),
        held=next((h for h in issue.held if h.story_id == story.id), None),
        addresses=addresses,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Who holds what a sentence says: the outlets, and the voices that they have it from."""

    outlets: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def told(self) -> str:
        """ "2 outlets, 1 origin: TASS"."""
        outlets = "1 outlet" if len(self.outlets) == 1 else f"{len(self.outlets)} outlets"
        origins = "1 origin" if len(self.origins) == 1 else f"{len(self.origins)} origins"
        return f"{outlets}, {origins}: {', '.join(self.origins)}"


def fact_of(sentence: Sentence, look: StoryLook) -> Fact:
    """The outlets and origins of what a sentence says: the voice that each sentence with this fact cites,
    else the origin of its article. Outlets that are not known are told so."""
    articles = {article.id: article for article in look.candidates.story.articles}
    behind = {id: origin for origin in _origins(look) for id in origin.article_ids}
    outlets, origins = list[str](), list[str]()
    for each in (sentence, *support(sentence, look.candidates)):
        article = articles[each.excerpt.article_id]
        outlet = article.source or f"an unknown outlet ({article.id})"
        cited = next((v for v in voices(each.excerpt.text) if not is_own(article, v)), None)
        outlets.append(outlet)
        root = behind.get(article.id)
        text = f"one text ({root.article_ids[0]})" if root and root.kind == "copy" else outlet
        origins.append(cited or (root.name if root else None) or text)
    return Fact(outlets=tuple(dict.fromkeys(outlets)), origins=tuple(dict.fromkeys(origins)))


def _origins(look: StoryLook) -> tuple[Origin, ...]:
    id = look.candidates.story.id
    return next((s.origins for s in look.issue.standings if s.story_id == id), ())


def _same_name(a: str, b: str) -> bool:
    """Whether two full names sound alike, word for word."""
    left, right = a.split(), b.split()
    if a == b:
        return True
    return len(left) == len(right) > 1 and all(same_sound(v, w) for v, w in zip(left, right, strict=True))


def _addresses(issue: Issue, state: Path) -> dict[str, str]:
    """The file or address that each article came from; none without an archive."""
    path = state / "archive.db"
    if not path.is_file():
        return {}
    with Archive.open(path) as archive:
        found = {id: archive.original(id) for left in issue.left_out for id in left.ids}
        found |= {a.id: archive.original(a.id, a.version) for a in issue.articles}
    return {id: original.address for id, original in found.items() if original}


def utterances(issue: Issue, labels: Mapping[str, str] = MappingProxyType({})) -> tuple[Utterance, ...]:
    """All sure quotations of the issue's articles, the same utterance across outlets joined; by speaker,
    in the alphabet. `labels` is the house spelling of names."""
    speakers: dict[Quote, str] = {}
    for candidates in issue.candidates:
        for quote in (q.quote for q in candidates.quotes):
            if quote.speaker and quote.confidence >= SURE:
                person = person_named(candidates.people, quote.speaker)
                name = labels.get(quote.speaker) or (person.key if person else quote.speaker)
                # Each story joins its own people; one who is in two may have two spellings.
                speakers[quote] = next((n for n in speakers.values() if _same_name(n, name)), name)
    joined = join_utterances(tuple(speakers), speakers.__getitem__)
    return tuple(sorted(joined, key=lambda u: (u.speaker.casefold(), -len(u.quotes))))
