"""The people of a story: the variants of a name joined across its articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.candidates.romanise import near_sound, plain, same_given, same_sound
from digest.model import Excerpt, Person, Reading
from digest.text.korean import HANGUL
from digest.text.people import family_first, family_of, given_of, in_full

_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)$")
_WORD = re.compile(r"\w+")
_SMALL = frozenset("the a an of for and at in on to its his her former late current then new".split())


@dataclass(slots=True)
class _Entry:
    """A person as one article has them."""

    name: str
    words: tuple[str, ...]
    printed: Counter[str] = field(default_factory=Counter)
    roles: list[Excerpt] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether a given name is known."""
        return in_full(self.name)


def join_people(readings: Sequence[Reading]) -> tuple[Person, ...]:
    """The people of `readings`, most often named first; two of one family name stay two.

    A bare family name ("Lim") joins the one person of that name in the story, if there is just one.
    The key is the full spelling that most articles print.
    """
    entries = [entry for reading in readings for entry in _entries(reading)]
    groups: list[list[_Entry]] = []
    for entry in sorted((e for e in entries if e.full), key=lambda e: (e.name, str(e.roles))):
        _place(groups, entry)
    for entry in (e for e in entries if not e.full):
        _place_bare(groups, entry)
    people = [(sum(e.printed.total() for e in group), _person(group)) for group in groups]
    return tuple(person for _, person in sorted(people, key=lambda p: (-p[0], p[1].key)))


def spellings(person: Person) -> tuple[str, ...]:
    """The full spellings of a name that differ in letters ("Yuri Ushakov", "Yury Ushakov"); () where one
    is only longer than the other."""
    full = [v for v in person.variants if len(_words(v)) > 1]
    for size in sorted({len(_core(v)) for v in full}):
        same = [v for v in full if len(_core(v)) == size]
        if len(same) > 1 and len({tuple(_core(v)) for v in same}) > 1:
            close = [v for v in same if any(v != w and _alike(_core(v), _core(w)) for w in same)]
            if close:
                return tuple(sorted(close))
    return ()


def person_named(people: Iterable[Person], name: str) -> Person | None:
    """The person who is printed as `name`; None where nobody or more than one is."""
    found = [person for person in people if name == person.key or name in person.variants]
    exact = [person for person in found if name == person.key]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in name.replace("\xa0", " ").split() if plain(w))


def _core(name: str) -> list[str]:
    """A name's words less initials and suffixes."""
    return [w for w in _words(name) if len(plain(w)) > 1 and not _SUFFIX.match(plain(w))]


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(same_sound(v, w) or near_sound(v, w) for v, w in zip(a, b, strict=True))


def _entries(reading: Reading) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for name in reading.names:
        if name.kind != "person" or not _words(name.key):
            continue
        entry = entries.setdefault(name.key, _Entry(name.key, _words(name.key)))
        entry.printed[name.excerpt.text] += 1
        if name.role is not None:
            entry.roles.append(name.role)
    return list(entries.values())


def _place(groups: list[list[_Entry]], entry: _Entry) -> None:
    for group in groups:
        if any(_same(entry, other) for other in group):
            group.append(entry)
            return
    groups.append([entry])


def _place_bare(groups: list[list[_Entry]], entry: _Entry) -> None:
    """A bare name goes to the only person of that family (or only) name, else stands for itself."""
    held = [g for g in groups if any(_family_matches(other, entry.words[0]) for other in g)]
    if len(held) == 1:
        held[0].append(entry)
    elif entry.name not in [e.name for g in groups for e in g if not e.full]:
        groups.append([entry])
    else:
        next(g for g in groups if g[0].name == entry.name).append(entry)


def _family_matches(entry: _Entry, word: str) -> bool:
    if entry.full:
        return same_sound(family_of(entry.words), word) or (
            len(entry.words) > 2
            and plain(word) in map(plain, entry.words[1:])
            and not family_first(entry.words)
        )
    return same_sound(entry.words[0], word)


def _same(a: _Entry, b: _Entry) -> bool:
    """Whether two full names are one person's."""
    if [plain(w) for w in a.words] == [plain(w) for w in b.words]:
        return True
    if _suffix(a) != _suffix(b) or HANGUL.search(a.name + b.name):
        return False
    if sorted(plain(w) for w in a.words) == sorted(plain(w) for w in b.words):
        return True
    if not same_sound(family_of(a.words), family_of(b.words)):
        return False
    return _same_given(a, b)


def _same_given(a: _Entry, b: _Entry) -> bool:
    left, right = given_of(a.words), given_of(b.words)
    if same_sound(left, right):
        return not _middle_differs(a, b)
    if same_given(left.split()[0], right.split()[0]):
        return _roles_agree(a, b, needed=len(plain(left)) == 1 or len(plain(right)) == 1)
    return near_sound(left, right) and _roles_agree(a, b, needed=True)


def _suffix(entry: _Entry) -> str:
    last = plain(entry.words[-1])
    return last if _SUFFIX.match(last) else ""


def _middle_differs(a: _Entry, b: _Entry) -> bool:
    """ "George H. W. Bush" is not "George W. Bush": both have middle names and their first letters differ."""
    left, right = ([plain(w)[0] for w in e.words[1:-1]] for e in (a, b))
    return bool(left) and bool(right) and not family_first(a.words) and left != right


def _roles_agree(a: _Entry, b: _Entry, *, needed: bool) -> bool:
    """Whether the roles share a word; without a role on one side, whether none is needed."""
    left, right = _role_words(a), _role_words(b)
    if not left or not right:
        return not needed
    return bool(left & right)


def _role_words(entry: _Entry) -> set[str]:
    words = {w.lower() for role in entry.roles for w in _WORD.findall(role.text)}
    return words - _SMALL


def _person(group: Sequence[_Entry]) -> Person:
    full = [e for e in group if e.full] or list(group)
    articles = Counter(e.name for e in full)
    mentions: Counter[str] = Counter()
    for entry in full:
        mentions[entry.name] += entry.printed.total()
    key = min(articles, key=lambda name: (-articles[name], -mentions[name], -len(name), name))
    printed = {text for e in group for text in e.printed} | {e.name for e in group}
    roles: dict[str, Excerpt] = {}
    for role in (r for e in group for r in e.roles):
        roles.setdefault(role.text.casefold(), role)
    return Person(
        key=key,
        variants=tuple(sorted(printed, key=lambda v: (-len(v), v))),
        roles=tuple(sorted(roles.values(), key=lambda r: (-len(r.text), r.text))),
    )
