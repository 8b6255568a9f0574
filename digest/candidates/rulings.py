"""The rules that judge one sentence or one quotation within its article.

Each rule is a small function: a reading and a sentence in, rulings out. A bar excludes, a lower or a
favour only orders. Rules that need what is printed before (first mention, repetition) are in
`digest.summarize`; those that need the day of sending or the outlets (expiry, rights) in `digest.compose`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from digest.candidates import korean
from digest.candidates.fragments import is_fragment
from digest.candidates.furniture import furniture
from digest.candidates.lexicon import (
    DAY_OF,
    DEFINES_ITSELF,
    FAMILY_PARTICLES,
    FINITE,
    IMPERATIVE,
    JUDGMENT,
    LEANING_FIRST,
    LEANING_FRONT,
    LEANING_LATE,
    LEANING_PHRASE,
    LEANING_WITHIN,
    MEASURED,
    NAMED_LATER,
    NOUN_PHRASE_END,
    PARTIES,
    PAST_ONLY,
    POINTING,
    PRONOUNS,
    PULL_LEADING,
    PULL_PHRASE,
    SAID_BY_PRONOUN,
    SAYS_THAT,
)
from digest.model import Day, Excerpt, Quote, Reading, Ruling, Sentence
from digest.text.korean import is_full_name, is_korean
from digest.text.roles import is_role

_OPENING_MARKS = "“”\"'‘’«»„「」『』([—–- "
_WORD = re.compile(r"[\w’'-]+")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|[Mm]y|[Ww]e|[Ww]e’re|[Ww]e're|[Oo]ur|us)\b")
_SECOND_PERSON = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|[Yy]oursel(?:f|ves)|[Yy]ou[’'](?:re|ll|ve|d))\b")
_PERSONS = {"en": _FIRST_PERSON, "ko": korean.FIRST_PERSON}
_I_VERB = re.compile(r"(?:^|(?<!\w)[a-z]\w* |[,;:—–-] |\()I [a-z]+")
_QUOTED = re.compile(r"[“„«][^”»]*[”»]|\"[^\"]*\"|「[^」]*」|『[^』]*』")
_ASKED = re.compile(r"\b(?:asked|whether|question(?:ed)?)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|those|these)\s+", re.IGNORECASE)
_BASED = re.compile(r", [A-Z][\w’'. ]*-based\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OPEN_END = re.compile(r",[’'”\"»]*$")
_QUESTION_END = re.compile(r"\?[”\"’»」』)]*$")
_ENDS_WHOLE = re.compile(r"[.!?…。！？][”\"’»」』)\]]*$|(?:다|요|죠|까)[.”\"’]*$")
_ENDS_ANY = re.compile(r"[.!?…][”\"’»)\]]*$")

LEAST_WORDS = 5
"""Words of an English sentence under which it is a scrap: a credit, a label, half a remark."""
_LEAST = {"en": LEAST_WORDS, "ko": korean.LEAST_WORDS}
"""Words of a sentence that can stand alone, by language."""
Rule = Callable[[Reading, Sentence], Iterator[Ruling]]


def bar(rule: str, reason: str) -> Ruling:
    return Ruling(rule=rule, effect="bar", reason=reason)


def lower(rule: str, reason: str) -> Ruling:
    return Ruling(rule=rule, effect="lower", reason=reason)


def sentence_rulings(reading: Reading, sentence: Sentence) -> tuple[Ruling, ...]:
    """What the rules say of one sentence, in the order of the rules below."""
    return tuple(ruling for rule in _SENTENCE_RULES for ruling in rule(reading, sentence))


def leans(text: str) -> str | None:
    """The words by which a sentence leans on the one before it, or None."""
    if is_korean(text):
        return korean.leans(text.lstrip(_OPENING_MARKS))
    words = [m[0].lower() for m in _WORD.finditer(text.lstrip(_OPENING_MARKS))][:6]
    if not words:
        return None
    bare = text.lstrip(_OPENING_MARKS)
    first = _WORD.match(bare)
    if words[0].split("’")[0].split("'")[0] in LEANING_FIRST and not (
        first and DAY_OF.match(bare, first.end())
    ):
        return words[0]
    front = LEANING_FRONT.match(bare)
    phrase = LEANING_PHRASE.match(bare) or (
        front if front and not NAMED_LATER.search(bare, front.end()) else None
    )
    if phrase:
        return phrase[0].lower()
    insertion = LEANING_LATE.match(bare)
    if insertion:
        return insertion["word"].lower()
    within = next((w for w in words[1:] if w in LEANING_WITHIN), None)
    pointed = POINTING.search(" ".join(bare.split()[:9])) or MEASURED.search(bare)
    return within or (pointed[0].lower() if pointed else None)


def definite_subject(text: str) -> tuple[str, ...]:
    """The common nouns of a subject "the x" that opens a sentence and does not define itself.

    Empty when the subject is a name ("The Kremlin") or is told by its own words ("the head of …").
    """
    bare = text.lstrip(_OPENING_MARKS)
    if is_korean(bare):
        return korean.bare_subject(bare)
    opened = _DETERMINED.match(bare)
    if not opened:
        return ()
    nouns: list[str] = []
    for word in _WORD.finditer(bare, opened.end()):
        token = word[0]
        if token.lower() in DEFINES_ITSELF:
            if token == "that" and nouns and nouns[-1] in SAYS_THAT:
                nouns.pop()
                break
            return ()
        if token[0].isdigit() and not nouns:
            if _YEAR.fullmatch(token):
                return ()
            continue
        ends = token.lower() in NOUN_PHRASE_END or (nouns and token.lower() in PAST_ONLY)
        if ends or token.endswith("ed") or token[0].isdigit():
            break
        nouns.append(token)
        if _BASED.match(bare, word.end()):
            continue
        if len(nouns) == 5 or bare[word.end() : word.end() + 1] in {",", ";", ":", "."}:
            break
    return tuple(n.lower() for n in nouns if n[:1].islower()) if nouns and nouns[-1][:1].islower() else ()


def _leaning(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    word = leans(sentence.excerpt.text)
    said = SAID_BY_PRONOUN.search(_QUOTED.sub(" ", sentence.excerpt.text))
    people = (n for n in within(reading.names, sentence.excerpt) if n.kind == "person")
    if word:
        yield bar("leaning", f"“{word}” leans on the sentence before it")
    elif said and not any(people):
        yield bar("leaning", f"“{said[0].lstrip(', ')}”, and nobody is named")


def _whole(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    text = sentence.excerpt.text
    count = len(text.split())
    if not _ENDS_WHOLE.search(text):
        yield bar("whole", "does not end as a sentence does")
    elif count < _LEAST.get(reading.article.language, 0):
        yield bar("whole", "too short to stand alone")
    elif reading.article.language == "en" and is_fragment(text):
        yield bar("whole", "has no verb: a caption or a heading")
    elif count > 60:
        yield lower("whole", f"{count} words are long for a briefing")
    if _QUESTION_END.search(text):
        yield bar("whole", "a question needs its answer")


def _broken(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    """Bytes that no encoding explained stand in it as U+FFFD."""
    if "\ufffd" in sentence.excerpt.text:
        yield bar("broken", "a character of it could not be decoded")


def _furniture(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    found = furniture(sentence.excerpt.text)
    if found:
        yield bar("furniture", found)


def _quotation(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    text = sentence.excerpt.text
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("«") != text.count("»"):
        yield bar("quotation", "a mark opens or closes outside the sentence")
        return
    if text[:1] in '“"«' and text.rstrip()[-1:] in '”"»' and len(_QUOTED.sub("", text).split()) < 2:
        yield bar("quotation", "a quotation without its speaker")
        return
    for quote in quotes_within(reading, sentence):
        if quote.mention is None and quote.direct:
            yield bar("quotation", "who said it is not sure")
        elif quote.mention is not None and (
            quote.mention.text.lower() in PRONOUNS
            or quote.mention.text.lower().startswith("another ")
            or (quote.direct and _only_described(quote.mention.text))
        ):
            yield bar("quotation", f"the speaker is only “{quote.mention.text}” here")


def _only_described(mention: str) -> bool:
    """Whether a speaker is told by "the" and what the person is: "the moderate Lorne Democrat"."""
    words = mention.split()
    return words[0].lower() == "the" and len(words) > 1 and (is_role(words[-1]) or words[-1] in PARTIES)


def _question_kept(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    before = _sentence_before(reading, sentence)
    if before and _QUESTION_END.search(before.excerpt.text) and before.paragraph == sentence.paragraph:
        yield bar("answer", "an answer without its question")


def _judgment(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    own = _QUOTED.sub(" ", sentence.excerpt.text)
    found = JUDGMENT.search(own) or korean.JUDGMENT.search(own)
    if found:
        yield lower("judgment", f"“{found[0]}” is the outlet’s judgment")


def _opinion(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    if reading.article.kind == "opinion":
        yield bar("opinion", "an opinion piece: printed only under Voices")
        return
    own = _QUOTED.sub(" ", sentence.excerpt.text)
    first = _PERSONS.get(reading.article.language)
    found = first.search(own) if first else None
    # a lone "I" may be a numeral ("World War I"): it counts after small letters and before a verb only
    if found and (found[0] != "I" or _I_VERB.search(own)):
        yield bar("opinion", f"first person (“{found[0]}”)")
    spoken_to = _to_the_reader(own, reading.article.language)
    if spoken_to:
        yield bar("opinion", f"speaks to the reader (“{spoken_to[0]}”)")


def _to_the_reader(text: str, language: str) -> re.Match[str] | None:
    """A "you", or a verb in front that tells the reader what to do ("Take the ferry of Harwick")."""
    if language == "ko":
        return korean.SECOND_PERSON.search(text)
    if language != "en":
        return None
    return _SECOND_PERSON.search(text) or IMPERATIVE.match(text.lstrip(_OPENING_MARKS))


def _relative_time(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    for day in days_within(reading, sentence):
        if day.relative:
            yield lower("relative-time", f"“{day.excerpt.text}” needs the article’s date")
            return


def _background(reading: Reading, sentence: Sentence) -> Iterator[Ruling]:
    year = reading.article.published.year
    days = days_within(reading, sentence)
    if days and all(day.last.year < year - 1 for day in days):
        yield lower("background", "tells of earlier years")


_SENTENCE_RULES: tuple[Rule, ...] = (
    _leaning,
    _whole,
    _broken,
    _furniture,
    _quotation,
    _question_kept,
    _judgment,
    _opinion,
    _relative_time,
    _background,
)


def _sentence_before(reading: Reading, sentence: Sentence) -> Sentence | None:
    return reading.sentences[sentence.index - 1] if sentence.index else None


def quotes_within(reading: Reading, sentence: Sentence) -> list[Quote]:
    """The quotations that begin in the sentence."""
    return within(reading.quotes, sentence.excerpt)


def days_within(reading: Reading, sentence: Sentence) -> list[Day]:
    """The days that the sentence names."""
    return within(reading.days, sentence.excerpt)


class Placed(Protocol):
    """Anything with a place in an article."""

    @property
    def excerpt(self) -> Excerpt: ...


P = TypeVar("P", bound=Placed)


def within(items: Sequence[P], place: Excerpt) -> list[P]:
    """Those of `items`, which stand in the order of their article, that begin in `place`."""
    first = bisect_left(items, place.start, key=_start)
    return list(items[first : bisect_left(items, place.end, lo=first, key=_start)])


def _start(item: Placed) -> int:
    return item.excerpt.start


# ---- quotations on their own


def quote_rulings(reading: Reading, quote: Quote, sentence: Sentence) -> tuple[Ruling, ...]:
    """Whether a quotation may stand alone as a pull-quote (editorial rules, "Quotations")."""
    return tuple(bar("quotation", reason) for reason in _pull_faults(reading, quote, sentence))


def _pull_faults(reading: Reading, quote: Quote, sentence: Sentence) -> Iterator[str]:
    text = quote.excerpt.text
    if is_korean(text):
        yield from _korean_faults(reading, quote, sentence)
        return
    words = _WORD.findall(text)
    if not quote.direct or not text[:1].isupper():
        yield "not a whole clause that begins with a capital inside the marks"
    if not 6 <= len(text.split()) <= 45:
        yield f"{len(text.split())} words; 6 to 45 can stand alone"
    pointing = PULL_PHRASE.match(text)
    if words and re.split("[’']", words[0].lower())[0] in PULL_LEADING:
        yield f"begins with “{words[0]}”"
    elif pointing:
        yield f"begins with “{pointing[0]}”"
    if not FINITE.search(text):
        yield "no finite verb"
    if _OPEN_END.search(text):
        yield "ends with a comma inside its marks"
    if not text.rstrip('”"').endswith((".", "!", "…")) and text.endswith("?"):
        yield "a question needs its answer"
    if not quote.speaker or not _in_full(quote.speaker) or quote.confidence < 0.75:
        yield "the speaker is not sure in full"
    if quote.continues is not None:
        yield "goes on from the quotation before it"
    if _answers(reading, quote, sentence):
        yield "an answer without its question"


def _korean_faults(reading: Reading, quote: Quote, sentence: Sentence) -> Iterator[str]:
    text = quote.excerpt.text
    count = len(text.split())
    if not quote.direct:
        yield "not a whole clause"
    if not korean.LEAST_PULL <= count <= korean.MOST_PULL:
        yield f"{count} words; {korean.LEAST_PULL} to {korean.MOST_PULL} can stand alone"
    pointing = korean.leans(text)
    if pointing:
        yield f"begins with “{pointing}”"
    if text.endswith(("?", "까", "가")):
        yield "a question needs its answer"
    if not quote.speaker or not is_full_name(quote.speaker) or quote.confidence < 0.75:
        yield "the speaker is not sure in full"
    if korean.ASKED.search(sentence.excerpt.text):
        yield "an answer without its question"


def _in_full(speaker: str) -> bool:
    """Whether a name has more than a family name ("Van Holt") and is no description ("a Lorne Democrat")."""
    words = speaker.split()
    family = len(words) == 2 and words[0] in FAMILY_PARTICLES and "-" not in words[1]
    return len(words) > 1 and not family and not (is_role(words[-1]) or words[-1] in PARTIES)


def _answers(reading: Reading, quote: Quote, sentence: Sentence) -> bool:
    """Whether the words around the quotation, or the sentence before, hold the question that it answers."""
    place = sentence.excerpt
    around = place.text[: max(0, quote.excerpt.start - place.start)]
    before = _sentence_before(reading, sentence)
    return bool(_ASKED.search(around) or (before and _QUESTION_END.search(before.excerpt.text)))
