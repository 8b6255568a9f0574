"""What the code makes of the forty entries, held against their gold.

`python -m tests.entries.measure` prints every score and every miss.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from digest.model import Quote
from tests.entries.gold import Told, gold_of, told


@dataclass(slots=True)
class Score:
    """How many of how many, and what was missed, as lines to read."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0


def quotations() -> Score:
    """Every quotation of the gold with exactly its words; words in scare quotes and titles of works are
    nobody's."""
    score = Score()
    for entry, (_, words) in gold_of("quotes"):
        score.add(_quote(entry, words) is not None, f"{entry.key}: {words!r} is not found")
    for entry, words in gold_of("scare"):
        found = _quote(entry, words)
        score.add(
            not (found and found.speaker), f"{entry.key}: {words!r} is given to {found and found.speaker}"
        )
    return score


def speakers() -> Score:
    """The full name, of the quotations found."""
    score = Score()
    for entry, (speaker, words) in gold_of("quotes"):
        found = _quote(entry, words)
        if found:
            got = re.sub(r"^the ", "", found.speaker or "", flags=re.IGNORECASE)
            score.add(got == speaker, f"{entry.key}: {words!r} by {got!r}, not {speaker!r}")
    return score


def _quote(entry: Told, words: str) -> Quote | None:
    first, _, last = (part.strip() for part in words.partition("…"))
    for reading in entry.readings.values():
        for quote in reading.quotes:
            text = _bare(quote.excerpt.text)
            if text == _bare(words) or (last and text.startswith(first) and text.endswith(_bare(last))):
                return quote
    return None


def _bare(text: str) -> str:
    return text.rstrip(",.")


def figures() -> Score:
    """Figures with their qualifiers: one that is found and not in the gold is a miss, too. Spans of time
    ("19 days") are not asked for; of the sample week the gold names only some."""
    score = Score()
    for entry in told():
        wanted = [value.casefold() for value in entry.gold.get("figures", ())]
        news = [r for r in entry.readings.values() if r.article.kind == "news" and r.article.language == "en"]
        found = [f.value.text.casefold() for r in news for f in r.figures if not _TIME.search(f.value.text)]
        for value in wanted:
            score.add(any(_same(value, f) for f in found), f"{entry.key}: {value!r} is not found")
        if not entry.gold.get("some_figures"):
            for value in dict.fromkeys(found):
                if not any(_same(w, value) for w in wanted):
                    score.add(False, f"{entry.key}: {value!r} is no figure to print")
        for value in entry.gold.get("never_figures", ()):
            score.add(value.casefold() not in found, f"{entry.key}: {value!r} is never a figure")
    return score


_TIME = re.compile(r"(?:minute|hour|day|week|month|year)s?$")


def _same(wanted: str, found: str) -> bool:
    """Equal but for a unit's word that one of them holds, the kind of hyphen, and "all" or "another"."""
    one, other = (re.sub(r"[\s‑-]+", " ", re.sub(r"^(?:all|another) ", "", text)) for text in (wanted, found))
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def days() -> Score:
    """Days with their first and last day."""
    score = Score()
    for entry, (words, first, last) in gold_of("days"):
        found = [d for r in entry.readings.values() for d in r.days]
        right = any((d.first, d.last) == (first, last) and _meet(words, d.excerpt.text) for d in found)
        near = [f"{d.excerpt.text}: {d.first}..{d.last}" for d in found if _meet(words, d.excerpt.text)]
        score.add(right, f"{entry.key}: {words or first} is {near}, not {first}..{last}")
    return score


def _meet(words: str, found: str) -> bool:
    return not words or words.casefold() in found.casefold() or found.casefold() in words.casefold()


def barred() -> Score:
    """Sentences that must not be printed, whatever the reason given."""
    score = Score()
    for entry, (rule, start) in gold_of("never"):
        if rule == "figure":
            continue
        printed = [*entry.texts(), *(a.excerpt.text for a in entry.issue.ahead)]
        printed += [n.figure.excerpt.text for n in entry.issue.numbers]
        chained = rule == "leaning" and _after_its_own(entry, start)
        bad = any(start.rstrip(".") in text for text in printed) and not chained
        score.add(not bad, f"{entry.key}: {start!r} is printed, against {rule}")
    return score


def _after_its_own(entry: Told, start: str) -> bool:
    """Whether a leaning sentence is printed right after the one before it, or within the same span."""
    lead = entry.brief.lead if entry.brief else ()
    for before, now in pairwise(lead):
        text = entry.readings[now.article_id].article.text
        if now.text.startswith(start) and before.article_id == now.article_id:
            return not text[before.end : now.start].strip()
    return any(start in e.text and not e.text.startswith(start) for e in lead)


def conflicts() -> Score:
    """Disputed counts, days and negations that the gold names."""
    score = Score()
    for entry, (kind, *values) in gold_of("conflicts"):
        found = [(c.kind, set(c.values)) for c in entry.candidates.conflicts]
        right = any(k == kind and (kind == "negation" or set(values) <= v) for k, v in found)
        score.add(right, f"{entry.key}: {kind} {values} is not among {found}")
    return score


def stories() -> Score:
    """The articles of an entry are one story for the grouping as well."""
    score = Score()
    for entry in told():
        score.add(entry.whole, f"{entry.key}: is not one story")
    return score


def leads() -> Score:
    """Sentences of the gold that are printed: of its first n, n being what is printed."""
    score = Score()
    for entry in told():
        printed = entry.texts()
        for start in entry.gold["lead"][: max(2, len(printed))]:
            right = any(text.startswith(start) for text in printed)
            score.add(right, f"{entry.key}: {start!r} is not printed")
    return score


def openings() -> Score:
    """Entries that open as the gold does."""
    score = Score()
    for entry in told():
        printed, wanted = entry.texts(), entry.gold["lead"][0]
        right = bool(printed) and printed[0].startswith(wanted)
        score.add(right, f"{entry.key}: opens {printed[:1]}, not {wanted!r}")
    return score


def kendall() -> float:
    """Kendall's tau of the printed order against the gold's, over the pairs that both hold."""
    agree = pairs = 0
    for entry in told():
        texts = entry.texts()
        places = [
            next((n for n, text in enumerate(texts) if text.startswith(start)), None)
            for start in entry.gold["lead"]
        ]
        for one, other in combinations([p for p in places if p is not None], 2):
            if one != other:
                pairs += 1
                agree += 1 if one < other else -1
    return agree / pairs if pairs else 1.0


MEASURES: dict[str, Callable[[], Score]] = {
    f.__name__: f for f in (quotations, speakers, figures, days, barred, conflicts, stories, leads, openings)
}

if __name__ == "__main__":
    for name, measure in MEASURES.items():
        score = measure()
        print(f"{name}: {score.right} of {score.asked}, {score.share:.3f}")
        for miss in score.misses:
            print("   ", miss)
    print(f"kendall's tau: {kendall():.3f}")
