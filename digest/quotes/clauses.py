"""Subjects: the words that name who speaks, beside a verb, in a text whose quotations are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Name
from digest.quotes.scene import EDGE, STOPS, Scene
from digest.quotes.stretches import FILLED
from digest.quotes.words import (
    ADVERBS,
    AFTER,
    BREAKS,
    DETERMINERS,
    FOLLOWING_NOUNS,
    NO_VERBS,
    NOMINATIVE,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from digest.text import Span
from digest.text.lexicon import TITLES
from digest.text.roles import is_role

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|has been|have been|had been|be)\s+(?:also\s+|widely\s+|later\s+|famously\s+)?"
    r"(?:quoted|heard|overheard|seen|known|reported|recorded|caught|cited|reportedly)\s+(?:as|for)?\s*\Z"
)
_ASIDE = re.compile(
    r"\s(?:(?:on|late|early|last|this|next|later)\s+)*(?:[A-Z][a-z]+day|week|month|year)"
    r"(?:\s+(?:night|morning|evening|afternoon))?\s*\Z"
    r"|\sin\s(?:an?|his|her|their|the|its)\s[\w -]{0,30}?(?:statement|tweet|interview|speech|letter|email"
    r"|post|report|op-ed|video|memo|address|briefing)\s*\Z"
)
_SMALL_WORDS = re.compile(r"[,;:]|\b[a-z]{2,}\b")
_APPOSED = re.compile(
    r",?\s*(?:during|in|on|at|after|speaking|like|along|when|while|asked|as|with|for|from|by|despite|following|before"
    r"|herself|himself|[a-z]+ing|an?|the|one|who|whose|which|his|her|their|its|now|then|formerly|\d\d"
    r"|[a-z-]+(?:er|or|man|ist|ent|ant|tive|ief|air|ow|or-general))\b"
)
_TOKEN = re.compile(r"[^\s,;:()\[\]“”\"«»—" + FILLED + r"]+")


def subject_before(scene: Scene, low: int, verb: int) -> Span | None:
    """The subject of the verb at `verb`, looking back no further than `low`."""
    at = _less_adverbs(scene, low, verb)
    apposed = _name_apposed(scene, low, _back(scene.text, low, at))
    if apposed:
        return apposed
    for _ in range(4):
        edge = _back(scene.text, low, at)
        if edge <= low:
            return None
        if scene.text[edge - 1] == ")":
            opened = scene.text.rfind("(", low, edge)
            if opened < 0:
                return None
            at = opened
        elif _dash(scene.text, edge):
            opened = max(scene.text.rfind(d, low, edge - 2) for d in (" -- ", " - ", " – "))
            if opened < 0:
                return None
            at = opened
        elif scene.text[edge - 1] in ",—":
            inner = _apposition(scene, low, edge - 1)
            if inner is None:
                return None
            name = scene.name_ending(_less_parenthesis(scene.text, low, edge - 1))
            if name and name.kind == "person" and _titles(scene.text[inner + 1 : name.excerpt.start]):
                titled = scene.text[inner + 1 : name.excerpt.start].strip()
                phrase = None if titled else _phrase_ending(scene, low, inner)
                return (phrase[0] if phrase else name.excerpt.start, name.excerpt.end)
            at = inner
        else:
            return _bearer(scene, low, _phrase_ending(scene, low, edge))
    return None


def _titles(between: str) -> bool:
    """Whether nothing but titles stands there: "Gov.", "Prime Minister"."""
    return all(word.rstrip(".") in TITLES for word in between.split())


def _bearer(scene: Scene, low: int, phrase: Span | None) -> Span | None:
    """The person whose apposition the phrase is, where no comma closes it ("X, head of Y said")."""
    if phrase is None:
        return None
    for name in scene.names_in(max(low, phrase[0] - 120), phrase[0]):
        if (
            name.kind == "person"
            and name.role
            and name.excerpt.end < name.role.start <= phrase[0] < name.role.end
        ):
            return name.excerpt.start, name.excerpt.end
    return phrase


def _dash(text: str, edge: int) -> bool:
    return text[edge - 1] in "-–" and text[edge - 2 : edge - 1] in (" ", "-", "–")


def _name_apposed(scene: Scene, low: int, edge: int) -> Span | None:
    """The person before an apposition that a comma closes: "Ann Lee, a clerk of X, the firm, said"."""
    if edge <= low or scene.text[edge - 1] not in ",)—":
        return None
    at, found = edge - 1, None
    for _ in range(6):
        at = scene.text.rfind(",", low, at)
        if at < 0 or FILLED in scene.text[at:edge]:
            break
        name = scene.name_ending(_less_parenthesis(scene.text, low, at))
        if (
            name
            and name.kind == "person"
            and _APPOSED.match(scene.text, at, edge)
            and not _bound(scene, low, name.excerpt.start)
        ):
            place = name.excerpt.start, name.excerpt.end
            if found is None or not _SMALL_WORDS.search(scene.text, low, place[0]):
                found = place
    return found


def _less_parenthesis(text: str, low: int, at: int) -> int:
    if text[at - 1 : at] == ")":
        opened = text.rfind("(", low, at)
        return _back(text, low, opened) if opened > low else at
    return at


def _back(text: str, low: int, at: int) -> int:
    while at > low and text[at - 1] in EDGE:
        at -= 1
    return at


def _less_adverbs(scene: Scene, low: int, verb: int) -> int:
    passive = _PASSIVE.search(scene.text, max(low, verb - 50), verb)
    at = passive.start() if passive else verb
    aside = _ASIDE.search(scene.text, max(low, at - 60), at)
    at = aside.start() if aside else at
    while (word := scene.word_before(low, at)) is not None:
        plain = scene.text[slice(*word)].lower()
        if plain not in ADVERBS and not (plain.endswith("ly") and len(plain) > 4):
            break
        if scene.text[word[0]].isupper() and scene.name_ending(word[1]):
            break
        at = word[0]
        edge = _back(scene.text, low, at)
        if (
            edge > low
            and scene.text[edge - 1] == ","
            and plain in ("however", "too", "meanwhile", "also", "then")
        ):
            at = edge - 1
    return at


def _apposition(scene: Scene, low: int, comma: int) -> int | None:
    """Where the words before an apposition end: the comma that opens what the comma at `comma` closes."""
    text, at = scene.text, comma
    for _ in range(4):
        mark = "—" if text[comma] == "—" else ","
        at = text.rfind(mark, low, at)
        if at < 0 or FILLED in text[at:comma]:
            return None
        if text[at + 1 : at + 2] in EDGE and not _number(text, at):
            return at
    return None


def _number(text: str, comma: int) -> bool:
    return text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()


def _phrase_ending(scene: Scene, low: int, end: int) -> Span | None:
    """The noun phrase that ends at `end`."""
    word = scene.word_before(low, end)
    if word is None:
        return None
    if scene.text[slice(*word)].lower() in NOMINATIVE:
        return word
    start, seen = end, False
    for _ in range(24):
        name = scene.name_ending(_less_possessive(scene.text, start))
        word = (
            (name.excerpt.start, start)
            if name and name.excerpt.start >= low
            else scene.word_before(low, start)
        )
        if word is None:
            break
        plain = scene.text[slice(*word)].lower()
        if not name and seen and _verbal(plain) and scene.text[start:end].split()[0].lower() in PREPOSITIONS:
            return _phrase_ending(scene, low, _back(scene.text, low, _less_adverbs(scene, low, word[0])))
        if not name and (plain.strip("-–") == "" or plain in BREAKS or (seen and _verbal(plain))):
            break
        if plain in PREPOSITIONS and not seen:
            return None
        before = scene.word_before(low, word[0])
        if plain in PREPOSITIONS and (before is None or scene.text[slice(*before)].lower() in BREAKS):
            return _phrase_ending(scene, low, _less_adverbs(scene, low, word[0])) if before else (start, end)
        start, seen = word[0], True
        if plain in DETERMINERS and not _attached(scene, before):
            break
        if name and name.kind == "person" and not _bound(scene, low, word[0]):
            start = name.excerpt.start if end == name.excerpt.end else start
            break
        gap = _back(scene.text, low, start)
        if gap <= low or scene.text[gap - 1] in STOPS:
            break
    return (start, end) if seen else None


def _less_possessive(text: str, end: int) -> int:
    at = end
    while at > 0 and text[at - 1] in EDGE:
        at -= 1
    if text[at - 2 : at] in ("’s", "'s"):
        return at - 2
    return at - 1 if text[at - 1 : at] in ("’", "'") else at


def _attached(scene: Scene, before: Span | None) -> bool:
    """Whether a preposition binds the words to a noun before them ("a spokesman for the company")."""
    return before is not None and scene.text[slice(*before)].lower() in PREPOSITIONS


def _bound(scene: Scene, low: int, at: int) -> bool:
    """Whether a name belongs to a noun before it, its titles apart ("a spokesman for Speaker Ann Lee")."""
    for _ in range(6):
        word = scene.word_before(low, at)
        if word is None:
            return False
        plain = scene.text[slice(*word)].lower()
        if not plain[-1].isalnum() and plain[-1] != ".":
            return False
        if plain in PREPOSITIONS:
            return scene.word_before(low, word[0]) is not None
        if plain in BREAKS or _verbal(plain):
            return False
        at = word[0]
    return False


def phrase_starting(scene: Scene, start: int, high: int, *, inverted: bool = False) -> Span | None:
    """The noun phrase that starts at `start`: a pronoun, a name with the role before it, or common words.

    `inverted`: a verb stands before it ("said X"), so that no verb follows.
    """
    while start < high and scene.text[start] in EDGE:
        start += 1
    words = list(_near(scene.text, start, high))
    if not words:
        return None
    first = scene.text[slice(*words[0])]
    if first.lower() in PRONOUNS and not (first == "Her" and _noun(scene, words)):
        return words[0]
    end, bound, named = words[0][0], False, False
    for i, word in enumerate(words):
        if word[0] < end:
            continue
        plain = scene.text[slice(*word)]
        name = scene.name_starting(word[0])
        if name and _heads(scene.text, name, inverted):
            return (start if bound else name.excerpt.start, name.excerpt.end)
        if not name and _ends_phrase(plain, i, named, inverted or bound):
            break
        bound = bound or plain.lower() in PREPOSITIONS
        named = (
            name is not None and name.kind == "person" and _less_possessive(scene.text, word[1]) == word[1]
        )
        end = max(word[1], name.excerpt.end if name else 0)
    while (last := scene.word_before(start, end)) and scene.text[slice(*last)] in ADVERBS and last[0] > start:
        end = _back(scene.text, start, last[0])
    if scene.text[end - 1] == "." and (scene.text[end - 2].islower() or end == high):
        end -= 1
    return (start, end) if end > start and first[0].isalnum() else None


def _noun(scene: Scene, words: Sequence[Span]) -> bool:
    """Whether a noun may follow the first word: "Her campaign", not "Her and" or "Her to"."""
    second = scene.text[slice(*words[1])].lower() if len(words) > 1 else ""
    return bool(second) and second not in BREAKS and second not in PREPOSITIONS and not _verbal(second)


def _heads(text: str, name: Name, inverted: bool) -> bool:
    """Whether a person's name is the head of its phrase: no possessive, no role or noun right after it."""
    after = text[name.excerpt.end : name.excerpt.end + 30]
    if name.kind != "person" or after[:2] in ("’s", "'s") or after[:1] in ("’", "'"):
        return False
    following = after.split(maxsplit=1)[0] if after[:1] in EDGE and after.strip() else ""
    plain = following.strip(",.;:")
    if inverted and plain.isalpha() and plain.islower() and not is_role(plain):
        return (
            plain in BREAKS
            or plain in PREPOSITIONS
            or plain in ADVERBS
            or plain in AFTER
            or plain.endswith("ly")
        )
    return not is_role(plain) and plain not in FOLLOWING_NOUNS


def _ends_phrase(word: str, index: int, named: bool, inverted: bool) -> bool:
    """Whether a word can't belong to the noun phrase any more."""
    plain = word.lower()
    if plain in BREAKS or (index and not inverted and _verbal(word)):
        return True
    if named and word[0].islower() and plain not in PREPOSITIONS and not inverted:
        return not is_role(plain) and plain not in FOLLOWING_NOUNS
    return bool(index) and plain in PREPOSITIONS - {"of", "for", "from", "at", "with"}


def _verbal(word: str) -> bool:
    plain = word.lower()
    return plain in VERBS or (plain.endswith("ed") and plain not in NO_VERBS)


def _near(text: str, start: int, high: int) -> list[Span]:
    """The words that follow without a mark between them, at most 14."""
    out: list[Span] = []
    for match in _TOKEN.finditer(text, start, min(high, start + 160)):
        gap = text[out[-1][1] : match.start()] if out else text[start : match.start()]
        if gap.strip(EDGE) or len(out) == 14:
            break
        out.append(match.span())
    return out
