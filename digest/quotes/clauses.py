"""Subjects: the words that name who speaks, beside a verb of saying, in a text whose quotations are filled."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from digest.model import Name
from digest.quotes.stretches import FILLED
from digest.text import Span
from digest.text.lexicon import SAYING, SAYING_NOUNS
from digest.text.roles import is_role

PRONOUNS = frozenset("he she they it i we you who him her them".split())
_NOMINATIVE = frozenset("he she they it i we you who".split())
_DETERMINERS = frozenset(
    """a an the this that these those his her its their our my your one another some many most several few both all
    no each every two three four five six seven eight nine ten dozens hundreds thousands other any""".split()
)
_PREPOSITIONS = frozenset(
    "of for from at with in on to by about against inside outside near among between".split()
)
_BREAKS = frozenset(
    """and but or that while as when because if after before where although though since which whom so than whether
    yet nor until unless once like what how why then during despite amid is are was were has have had be been will
    would could can should may might did does do not i.e who whose says said say saying told added asked""".split()
)
_ADVERBS = frozenset(
    """also later then has have had would once recently repeatedly often even never still further just again first
    himself herself themselves itself however too previously reportedly did does will could can should may might now
    simply since always ever not only all both actually famously memorably nevertheless nonetheless afterward
    afterwards earlier today yesterday meanwhile therefore rather instead soon long sometimes himself immediately
    monday tuesday wednesday thursday friday saturday sunday is was are were be been being tonight""".split()
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|has been|have been|had been|be)\s+(?:also\s+|widely\s+|later\s+|famously\s+)?"
    r"(?:quoted|heard|overheard|seen|known|reported|recorded|caught|cited|reportedly)\s+(?:as|for)?\s*\Z"
)
_ASIDE = re.compile(
    r"\s(?:(?:on|late|early|last|this|next|later)\s+)*(?:[A-Z][a-z]+day|week|month|year)(?:\s+(?:night|morning|evening"
    r"|afternoon))?\s*\Z|\sin\s(?:an?|his|her|their|the|its)\s[\w -]{0,30}?(?:statement|tweet|interview|speech|letter"
    r"|email|post|report|op-ed|video|memo|address|briefing)\s*\Z"
)
_APPOSED = re.compile(
    r",?\s*(?:an?|the|one|who|whose|which|his|her|their|its|now|then|formerly|\d\d|[a-z-]+(?:er|or|man|ist"
    r"|ent|ant|tive|ief|air|ow|or-general))\b"
)
_TOKEN = re.compile(r"[^\s,;:()\[\]“”\"«»—" + FILLED + r"]+")
_FOLLOWING_NOUNS = frozenset(
    """campaign campaigns administration government ministry officials team office spokesmen supporters allies aides camp
    company group police army troops authorities media newspaper agency department backers surrogates staff staffers
    loyalists voters delegates representatives lawmakers leaders executives analysts researchers prosecutors lawyers
    family estate foundation ad email statement tweet letter report memo article editorial board fans critics""".split()
)
_VERBS = (SAYING - SAYING_NOUNS) | frozenset(
    """took made went came got gave left led met ran saw sent set held kept spoke stood won lost put let began broke brought
    built bought chose drew drove fell felt found fought grew heard hit knew laid paid rose sold spent struck swore
    taught threw told tried wore wrote seems seemed appears wants plans hopes needs makes takes gets gives goes comes
    hasn’t hasn't didn’t didn't doesn’t doesn't isn’t isn't wasn’t wasn't won’t won't can’t can't""".split()
)
_NO_VERBS = frozenset(
    """retired united unnamed so-called red armed related trusted noted seasoned wounded unidentified registered named
    undecided experienced renowned respected celebrated beloved sacred hundred need seed speed married advanced""".split()
)
_EDGE = " \t\n\xa0"
_STOPS = ',;:()[]—“”"' + FILLED


class Scene:
    """A masked text and its names, for looking around a verb."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.names = names
        self.starts = [n.excerpt.start for n in names]
        self.ends = [n.excerpt.end for n in names]

    def name_ending(self, at: int) -> Name | None:
        """The name that ends at `at`, a possessive mark apart."""
        i = bisect_left(self.ends, at)
        return self.names[i] if i < len(self.ends) and self.ends[i] == at else None

    def name_starting(self, at: int) -> Name | None:
        i = bisect_left(self.starts, at)
        return self.names[i] if i < len(self.starts) and self.starts[i] == at else None

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        return self.names[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def word_before(self, low: int, at: int) -> Span | None:
        """The word that ends at `at`, white space apart; None at a mark or at `low`."""
        end = at
        while end > low and self.text[end - 1] in _EDGE:
            end -= 1
        start = end
        while start > low and self.text[start - 1] not in _EDGE and self.text[start - 1] not in _STOPS:
            start -= 1
        return (start, end) if start < end else None


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
        elif scene.text[edge - 1] in ",—":
            inner = _apposition(scene, low, edge - 1)
            if inner is None:
                return None
            name = scene.name_ending(edge - 1)
            if name and name.kind == "person" and not scene.text[inner + 1 : name.excerpt.start].strip():
                phrase = _phrase_ending(scene, low, inner)
                return (phrase[0] if phrase else name.excerpt.start, name.excerpt.end)
            at = inner
        else:
            return _phrase_ending(scene, low, edge)
    return None


def _name_apposed(scene: Scene, low: int, edge: int) -> Span | None:
    """The person before an apposition that a comma closes: "Ann Lee, a clerk who works with X, the firm, said"."""
    if edge <= low or scene.text[edge - 1] not in ",)—":
        return None
    at = edge - 1
    for _ in range(5):
        at = scene.text.rfind(",", low, at)
        if at < 0 or FILLED in scene.text[at:edge]:
            return None
        name = scene.name_ending(_less_parenthesis(scene.text, low, at))
        if name and name.kind == "person" and _APPOSED.match(scene.text, at, edge):
            return name.excerpt.start, name.excerpt.end
    return None


def _less_parenthesis(text: str, low: int, at: int) -> int:
    if text[at - 1 : at] == ")":
        opened = text.rfind("(", low, at)
        return _back(text, low, opened) if opened > low else at
    return at


def _back(text: str, low: int, at: int) -> int:
    while at > low and text[at - 1] in _EDGE:
        at -= 1
    return at


def _less_adverbs(scene: Scene, low: int, verb: int) -> int:
    passive = _PASSIVE.search(scene.text, max(low, verb - 50), verb)
    at = passive.start() if passive else verb
    aside = _ASIDE.search(scene.text, max(low, at - 60), at)
    at = aside.start() if aside else at
    while (word := scene.word_before(low, at)) is not None:
        plain = scene.text[slice(*word)].lower()
        if plain not in _ADVERBS and not (plain.endswith("ly") and len(plain) > 4):
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
        if text[at + 1 : at + 2] in _EDGE and not _number(text, at):
            return at
    return None


def _number(text: str, comma: int) -> bool:
    return text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()


def _phrase_ending(scene: Scene, low: int, end: int) -> Span | None:
    """The noun phrase that ends at `end`."""
    word = scene.word_before(low, end)
    if word is None:
        return None
    if scene.text[slice(*word)].lower() in _NOMINATIVE:
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
        if not name and (plain in _BREAKS or plain in SAYING):
            break
        if plain in _PREPOSITIONS and not seen:
            return None
        before = scene.word_before(low, word[0])
        if plain in _PREPOSITIONS and (before is None or scene.text[slice(*before)].lower() in _BREAKS):
            break
        start, seen = word[0], True
        if plain in _DETERMINERS and not _attached(scene, before):
            break
        if name and name.kind == "person" and not _attached(scene, before) and not _possessive(scene, before):
            start = name.excerpt.start if end == name.excerpt.end else start
            break
        gap = _back(scene.text, low, start)
        if gap <= low or scene.text[gap - 1] in _STOPS:
            break
    return (start, end) if seen else None


def _less_possessive(text: str, end: int) -> int:
    at = end
    while at > 0 and text[at - 1] in _EDGE:
        at -= 1
    if text[at - 2 : at] in ("’s", "'s"):
        return at - 2
    return at - 1 if text[at - 1 : at] in ("’", "'") else at


def _attached(scene: Scene, before: Span | None) -> bool:
    """Whether a preposition binds the words to a noun before them ("a spokesman for the company")."""
    return before is not None and scene.text[slice(*before)].lower() in _PREPOSITIONS


def _possessive(scene: Scene, before: Span | None) -> bool:
    return before is not None and scene.text[slice(*before)].endswith(("’s", "'s"))


_SKIP = re.compile(
    r"[\s,—–-]*(?:(?:as|also|then|later|and|but|yet|so|meanwhile|however|even|so|or)\b[\s,]*)*", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:In|On|At|After|Before|During|Following|Since|By|For|From|With|Without|Under|Over|When|While|As|Asked|Speaking"
    r"|Citing|Earlier|Later|Last|This|Meanwhile|Still|Despite|Although|Though|Because|If|Until|Once|Throughout"
    r"|Against|Among|Amid|Like|Unlike|To|Instead|Indeed|Now|Then|Today|Yesterday|However|Moreover|Nevertheless"
    r"|Here|There|Alongside|Across|Around|Inside|Outside|Behind|Beyond|Between|Besides|Apart|According|Back|Shortly|Soon"
    r"|Then|Often|Even|Just|Only|Both|Within|Upon|About|Above|Rather|So|\w+ (?:[a-z]+ )?(?:ago|later|earlier|before)"
    r"|(?:Minutes|Hours|Days|Weeks|Months|Years|Moments) (?:later|after|before|ago)|[A-Z][a-z]+day(?: \w+)?|[A-Z][a-z]+ing|[A-Z][a-z]+ed|[A-Z][a-z]+ly)\b[^"
    + FILLED
    + r"]*?,\s+"
)


def main_subject(scene: Scene, low: int, high: int) -> Span | None:
    """The subject of the clause that begins at `low`: its first noun phrase, what leads into it apart."""
    at = _SKIP.match(scene.text, low, high)
    start = at.end() if at else low
    lead = _LEAD.match(scene.text, start, high)
    if lead and lead.end() < high and lead.end() - start < 160:
        start = lead.end()
    return phrase_starting(scene, start, high)


def phrase_starting(scene: Scene, start: int, high: int) -> Span | None:
    """The noun phrase that starts at `start`: a pronoun, a name with the role before it, or common words."""
    while start < high and scene.text[start] in _EDGE:
        start += 1
    words = list(_near(scene.text, start, high))
    if not words:
        return None
    first = scene.text[slice(*words[0])]
    if first.lower() in PRONOUNS:
        return words[0]
    end, bound, named = words[0][0], False, False
    for i, word in enumerate(words):
        if word[0] < end:
            continue
        plain = scene.text[slice(*word)]
        name = scene.name_starting(word[0])
        if name and _heads(scene.text, name):
            return (start if bound else name.excerpt.start, name.excerpt.end)
        if not name and _ends_phrase(plain, i, named):
            break
        bound = bound or plain.lower() in _PREPOSITIONS
        named = name is not None
        end = max(word[1], name.excerpt.end if name else 0)
    return (start, end) if end > start and first[0].isalnum() else None


def _heads(text: str, name: Name) -> bool:
    """Whether a person's name is the head of its phrase: no possessive, no role or noun right after it."""
    after = text[name.excerpt.end : name.excerpt.end + 30]
    if name.kind != "person" or after[:2] in ("’s", "'s") or after[:1] in ("’", "'"):
        return False
    following = after.split(maxsplit=1)[0] if after[:1] in _EDGE and after.strip() else ""
    return not is_role(following.strip(",.;:")) and following.strip(",.") not in _FOLLOWING_NOUNS


def _ends_phrase(word: str, index: int, named: bool) -> bool:
    """Whether a word can't belong to the noun phrase any more."""
    plain = word.lower()
    if plain in _BREAKS or (index and _verbal(word)):
        return True
    if named and word[0].islower() and plain not in _PREPOSITIONS:
        return not is_role(plain) and plain not in _FOLLOWING_NOUNS
    return bool(index) and plain in _PREPOSITIONS - {"of", "for", "from", "at", "with"}


def _verbal(word: str) -> bool:
    plain = word.lower()
    return plain in _VERBS or (plain.endswith("ed") and plain not in _NO_VERBS)


def _near(text: str, start: int, high: int) -> list[Span]:
    """The words that follow without a mark between them, at most 14."""
    out: list[Span] = []
    for match in _TOKEN.finditer(text, start, min(high, start + 160)):
        gap = text[out[-1][1] : match.start()] if out else text[start : match.start()]
        if gap.strip(_EDGE) or len(out) == 14:
            break
        out.append(match.span())
    return out
