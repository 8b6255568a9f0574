"""From the words that name a source to the person: full names, pronouns, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Excerpt, Name, Sentence
from digest.quotes.main_clauses import main_subject
from digest.quotes.scene import Scene
from digest.text import Span
from digest.text.lexicon import TITLES
from digest.text.people import woman
from digest.text.roles import is_role

_TOLD = re.compile(r"[^\W_]")
_MALE = frozenset(("he", "him", "his"))
_FEMALE = frozenset(("she", "her"))
_BINDING = frozenset("for of to by from with against at on about".split())
_TITLE_OF = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "prof": "professor",
    "gen": "general",
    "col": "colonel",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "capt": "captain",
    "rev": "reverend",
}
_BACK = 5
"""How many sentences back a pronoun may reach."""
_RECENT = 24


@dataclass(frozen=True, slots=True)
class Speaker:
    """The fullest name, and how sure it is."""

    key: str | None
    sure: float
    name: Name | None = None


class Speakers:
    """Resolves mentions in one article. `said` grows with the quotations already resolved, in order."""

    def __init__(self, scene: Scene, sentences: Sequence[Sentence]) -> None:
        self.scene = scene
        self.bounds = [(s.excerpt.start, s.excerpt.end) for s in sentences]
        self.people = [n for n in scene.names if n.kind == "person"]
        self.full: dict[str, int] = {}
        for name in self.people:
            if " " in name.excerpt.text:
                self.full.setdefault(name.key, name.excerpt.start)
        self.roled: dict[str, list[Name]] = {}
        for name in scene.names:
            if name.role is not None and len(self.roled.setdefault(name.key, [])) < _RECENT:
                self.roled[name.key].append(name)
        self.women = _genders(scene.text, self.people)
        self.said: list[tuple[int, str]] = []

    def resolve(self, mention: Span) -> Speaker:
        """Who the words at `mention` are."""
        words = self.scene.text[slice(*mention)]
        plain = words.lower()
        if plain == "who":
            return self._antecedent(mention[0])
        if plain in ("he", "she"):
            return self._pronoun(mention[0], plain in _FEMALE)
        if plain in ("they", "it", "we", "i", "you", "him", "her", "them"):
            return Speaker(None, 0.5)
        return self._named(mention)

    def _named(self, mention: Span) -> Speaker:
        """The name that heads the mention, unless a preposition or a possessive binds it to another noun."""
        for name in self.scene.names_in(*mention):
            before = self.scene.text[mention[0] : name.excerpt.start].lower().rpartition(",")[2].split()
            after = self.scene.text[name.excerpt.end : mention[1]]
            while before and (
                before[-1].rstrip(".").capitalize() in TITLES or before[-1] in ("the", "a", "his", "her")
            ):
                before.pop()
            if (before and before[-1] in _BINDING) or after[:2] in ("’s", "'s") or after[:1] in ("’", "'"):
                continue
            if name.kind == "person" or not after.strip():
                following = after.lstrip(" ,")
                if after.strip() and not after.startswith((",", " (")) and not _binds(following):
                    continue
                return Speaker(name.key, self._fullness(name), name)
        return self._described(mention)

    def _fullness(self, name: Name) -> float:
        """How sure a family name alone is its full name: less where that is first printed after it, since it
        may then be somebody's of the same family."""
        if name.kind != "person" or " " in name.excerpt.text or " " not in name.key:
            return 1.0
        first = self.full.get(name.key)
        return 1.0 if first is not None and first < name.excerpt.start else 0.7

    def _described(self, mention: Span) -> Speaker:
        """The one person whose title or role a description repeats: "the senator", "the minister"."""
        words = self.scene.text[slice(*mention)].lower().split()
        if len(words) < 2 or words[0] != "the" or not is_role(words[-1]):
            return Speaker(None, 0.6)
        role = words[-1]
        keys = {n.key for n in self.people if n.excerpt.start < mention[0] and self._is(n, role)}
        return Speaker(keys.pop(), 0.7) if len(keys) == 1 else Speaker(None, 0.6)

    def _is(self, name: Name, role: str) -> bool:
        """Whether the name's title or role has the word for a role as its head."""
        start = name.excerpt.start
        titles = self.scene.text[max(0, start - 30) : start].split()
        title = titles[-1].rstrip(".").lower() if titles else ""
        said = name.role.text.lower().replace(",", " ").split() if name.role else []
        return role in said or _TITLE_OF.get(title, title) == role

    def _antecedent(self, at: int) -> Speaker:
        """The person right before ", who"."""
        near = [n for n in self.scene.names_in(max(0, at - 60), at) if n.kind == "person"]
        return Speaker(near[-1].key, 0.9, near[-1]) if near else Speaker(None, 0.4)

    def _pronoun(self, at: int, female: bool) -> Speaker:
        """The nearest person that the pronoun may mean: who speaks, else who is named first, by sentence."""
        for back, (start, end) in enumerate(self._before(at)):
            spoken = [
                key for place, key in self.said[-_RECENT:] if start <= place < end and self._fits(key, female)
            ]
            if spoken:
                return Speaker(spoken[-1], 0.85 if back <= 2 else 0.7)
            people = [n for n in self.scene.names_in(start, end) if n.kind == "person"]
            names = [n for n in people if self._fits(n.key, female)]
            if names:
                return Speaker(self._first(names, start, end).key, self._sure(names, back))
        return Speaker(None, 0.4)

    def _before(self, at: int) -> Iterator[Span]:
        """The sentences up to `at`, backwards, those apart that are nothing but quoted words."""
        index, told = self._sentence(at), 0
        for start, end in reversed(self.bounds[max(0, index - 3 * _BACK) : index + 1]):
            if told > _BACK:
                return
            if _TOLD.search(self.scene.text, start, min(end, at)) or end >= at:
                told += 1
                yield start, min(end, at)

    def _first(self, names: Sequence[Name], start: int, end: int) -> Name:
        """The subject of the sentence if it is among the names, else the first that owns nothing."""
        subject = main_subject(self.scene, start, end)
        heads = [n for n in names if subject and subject[0] <= n.excerpt.start < subject[1]]
        text = self.scene.text
        free = [n for n in heads or names if text[n.excerpt.end : n.excerpt.end + 2] not in ("’s", "'s")]
        return (free or names)[0]

    def _sure(self, names: Sequence[Name], back: int) -> float:
        one = len({n.key for n in names}) == 1
        return (0.85 if one else 0.65) - 0.05 * back

    def _fits(self, key: str, female: bool) -> bool:
        known = self.women.get(key)
        return known is None or known is female

    def _sentence(self, at: int) -> int:
        low, high = 0, len(self.bounds) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.bounds[middle][0] <= at else (low, middle - 1)
        return low

    def roles(self, mention: Span, key: str | None) -> tuple[Excerpt, ...]:
        """What the article says this person is: beside the mention first, then where it is first said."""
        if key is None:
            return ()
        named = self.roled.get(key, [])
        here = [n for n in named if mention[0] <= n.excerpt.start < mention[1]]
        found: dict[str, Excerpt] = {}
        for name in [*here, *named]:
            if name.role is not None:
                found.setdefault(name.role.text, name.role)
        return tuple(found.values())[:3]


def _binds(following: str) -> bool:
    return following.split(" ", 1)[0] in ("of", "in", "from", "at", "and", "a", "an", "the", "who")


def _genders(text: str, people: Sequence[Name]) -> Mapping[str, bool | None]:
    """For each person whether a woman, by honorific or given name; None where neither says."""
    known: dict[str, bool | None] = {}
    for name in people:
        start = name.excerpt.start
        before = text[max(0, start - 14) : start].split()
        honorific = woman([before[-1]]) if before else None
        if honorific is not None or name.key not in known:
            known[name.key] = honorific if honorific is not None else woman(name.key.split())
    return known
