"""What the rules say of a headline (editorial, "Titles"): bars, and what makes it less plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.candidates.lexicon import JUDGMENT
from digest.candidates.weights import terms
from digest.compose.headlines_korean import korean_rulings
from digest.facts.verbs import AUXILIARIES, BASE, PAST, PREPOSITIONS, PRESENT, THIRD
from digest.model import Candidates, Effect, Ruling
from digest.text.kinds import opines
from digest.text.korean import HANGUL, is_korean

MOST_WORDS = 14

_COUNTED = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
_KIND = re.compile(
    r"\b(?:what to know|what we know|here[’']?s (?:what|why|how)|here (?:is|are) (?:what|why|how)"
    r"|everything you need|things to|explained|explainer|live updates?|as it happened|in (?:pictures|photos)"
    r"|watch|video)\b"
    r"|^(?:what|why|how|who|inside|countdown|meet)\b|^when\b[^,]*$"
    r"|^(?:opinion|analysis|column|editorial|review|podcast|newsletter|fact[- ]check|factbox|recap|live)\b"
    rf"|^(?:the )?{_COUNTED} (?:\w+ )?(?:takeaways|things|ways|reasons|facts|questions|tips|charts|photos"
    r"|moments|lessons)\b|:\s*(?:report|live)$"
    r"|^the (?:most|best|worst) [\w-]+ (?:memes?|tweets?|jokes?|reactions?|moments?|photos?|videos?)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"WHO\b")
"""The World Health Organization opens a headline as "Who" does; in capitals throughout nobody can tell."""
_TEASER = re.compile(
    r"\bjust (?:said|revealed|responded|admitted|dropped|destroyed|did|got|made|told|exposed|shut down"
    r"|announced|confirmed|won|lost)\b.*\b(?:thing|something|why|how|what|you|it|this|that"
    r"|(?:one|1) (?:word|line|reason|thing))\b"
    r"|\b(?:the|this|with) (?:1|one) (?:\w+ )?(?:thing|word|line|reason|trick|photo|question|detail)\b"
    r"|\b(?:reveals?|says?|said|did|does|finds?|found|discovers?|shares?) (?:\w+ )?(?:something"
    r"|(?:a |the )?(?:stunning|shocking|incredible|surprising|unexpected|unbelievable|amazing|heartbreaking"
    r"|bizarre|brutal)(?: \w+)?"
    r" (?:thing|truth|reason|secret|detail|fact|discovery|message))\b"
    r"|\b(?:you won[’']t believe|(?:might|may|will) (?:surprise|shock|amaze|blow)\b.{0,12}\byou"
    r"|going to (?:hate|love)\b|what happen(?:s|ed) next|wait (?:till|until) you|can[’']t stop"
    r"|goes viral|break(?:s|ing)? the internet|in stitches|has everyone|nobody is talking|never saw coming"
    r"|find out (?:why|how|what))"
    r"|^(?:wow|omg|boom|watch|yikes|oops|shock|whoa)\b[:!,—–-]",
    re.IGNORECASE,
)
"""Forms that make readers ask and keep the answer back."""
_QUOTE = re.compile(r"(?<!\w)[“\"‘'«]\S[^”\"’'»]*\s[^”\"’'»]*[”\"’'»](?!\w)")
_ATTRIBUTED = re.compile(r"\b(?:says?|said|tells?|told|warns?|calls?|vows?|adds?|urges?)\b|:", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:to [a-z]+|is|are|was|were|has|have|had|will|would|can|could|may|might|must|not|won|lost|cut"
    r"|hit|set|put|shut|rose|fell|grew|met|sent|held|kept|left|made|took|beat|led|spent|[a-z]{2,}(?:ed|es|ks|ts|ns|ds|ls|ms|ps|rs|ys"
    r"|gs|ws))\b"
)
_NO_VERBS = frozenset(
    "near top last own free open clear live complete total like fine back past post".split()
)
"""Plain forms that are other words in most headlines."""
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|tonight"
    r"|(?:this|next|last|coming) (?:week|weekend|month|year))\b(?!['’]s)",
    re.IGNORECASE,
)
_TORN = re.compile(r"[—–;,:-]\s*$|\([A-Z]{2,5}\)\s*[—–-]?\s*$|\.\.\.$|…$")
_LABEL = re.compile(
    r"^(?:exclusive|breaking|updated?|just in|developing|report|the latest|latest|happening now)\s*[:|–—-]\s"
    r"|^(?-i:[A-Z]{3,}(?: [A-Z]{2,})+):\s",
    re.IGNORECASE,
)
_TO_READERS = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|I|[Mm]y)\b(?!\.)|^[Dd]on[’']t\b")

GRAVITY = {
    "kind": 8,
    "teaser": 8,
    "opinion": 8,
    "question": 7,
    "torn": 6,
    "quotation": 4,
    "verb": 3,
    "reader": 3,
    "capitals": 3,
    "day": 2,
    "label": 2,
    "judgment": 2,
    "names": 1,
    "length": 1,
}
"""How much the breach of each rule counts where no headline keeps them all: a word too many is plainer than a
headline that announces and does not tell."""


def title_rulings(title: str, candidates: Candidates) -> tuple[Ruling, ...]:
    """All that the rules say of a headline; one without a bar passes."""
    return tuple(
        Ruling(rule=rule, effect=effect, reason=reason) for rule, effect, reason in _said(title, candidates)
    )


def gravity(title: str, rulings: Sequence[Ruling], candidates: Candidates) -> int:
    """How far a headline is from plain: each breach by its rule, more for every third word too many and
    where no main name is told at all."""
    rules = {ruling.rule for ruling in rulings}
    found = sum(GRAVITY[rule] for rule in rules)
    found += max(0, len(title.split()) - MOST_WORDS) // 3
    return found + ("names" in rules and told(title, candidates) == 0)


def told(title: str, candidates: Candidates) -> int:
    """How many of the story's main names a title holds; a name counts by any of its words."""
    own = terms(title)
    return sum(name in title if HANGUL.search(name) else bool(own & terms(name)) for name in candidates.names)


def _said(title: str, candidates: Candidates) -> Iterator[tuple[str, Effect, str]]:
    if is_korean(title):
        yield from korean_rulings(title, told(title, candidates), len(candidates.names))
        return
    count = len(title.split())
    if count > MOST_WORDS:
        yield "length", "bar", f"{count} words, {MOST_WORDS} allowed"
    if told(title, candidates) < min(2, len(candidates.names)):
        yield "names", "bar", "does not hold two of the story’s main names"
    if not _has_verb(title):
        yield "verb", "bar", "no verb"
    if "?" in title:
        yield "question", "bar", "a question"
    if _KIND.search(title) and not _ACRONYM.match(title):
        yield "kind", "bar", "tells what kind of piece it is, not what happened"
    if _TEASER.search(title):
        yield "teaser", "bar", "makes curious and keeps back what happened"
    if opines(title):
        yield "opinion", "bar", "says what ought to be, in nobody’s name"
    relative = _RELATIVE.search(title)
    if relative:
        yield "day", "bar", f"“{relative[0]}” needs the article’s date"
    if _TORN.search(title):
        yield "torn", "bar", "does not end as a headline does"
    if _QUOTE.search(title) and not _ATTRIBUTED.search(title):
        yield "quotation", "bar", "a quotation without its speaker"
    yield from _less_plain(title)


def _less_plain(title: str) -> Iterator[tuple[str, Effect, str]]:
    """What bars no headline, but makes another one better."""
    if _LABEL.search(title):
        yield "label", "lower", "opens with a label of the news desk"
    if title.isupper() and len(title.split()) > 2:
        yield "capitals", "lower", "in capitals throughout"
    if _TO_READERS.search(_QUOTE.sub(" ", title)):
        yield "reader", "lower", "speaks to the reader"
    judgment = JUDGMENT.search(_QUOTE.sub(" ", title))
    if judgment:
        yield "judgment", "lower", f"“{judgment[0]}” is the outlet’s judgment"


def _has_verb(title: str) -> bool:
    """Whether a headline tells what is done; in one of capitals throughout a verb is known by its form."""
    words = [w.strip(".,:;’'\"“”").lower() for w in title.split()]
    small = [w for w in title.split() if w[:1].islower() and len(w) > 3]
    if len(words) > 2 and not small:
        return (
            bool({*words[1:]} & (THIRD | PAST | AUXILIARIES)) or "to" in words[1:] or _of_many(title, words)
        )
    return bool(_VERB.search(title)) or bool({*words[1:]} & PRESENT) or _of_many(title, words)


def _of_many(title: str, words: Sequence[str]) -> bool:
    """Whether several are told to do something, where the verb has no ending: "A, B Agree", "Rebels take"."""
    printed = title.split()
    return any(
        word in BASE - _NO_VERBS and _does(printed, words, place) for place, word in enumerate(words) if place
    )


def _does(printed: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether a plain form is what a plural, or several names, do: a form that is seldom a noun, or stands
    before a preposition ("clash over"), or in small letters right after them."""
    word, after = words[place], words[place + 1 : place + 2]
    is_plural = words[place - 1].endswith("s") and not re.search(r"[’']s?\W*$", printed[place - 1])
    several = "and" in words[:place] or any(w.endswith(",") for w in printed[: place - 1])
    third = {f"{word}s", f"{word}es", f"{word[:-1]}ies"}
    is_verb = bool(third & PRESENT) or bool({*after} & PREPOSITIONS)
    is_named = several and printed[place - 1][:1].isupper()
    return (is_verb and (is_plural or several)) or (printed[place][:1].islower() and (is_plural or is_named))
