"""Rules on quotations: whole utterances of known people, each once."""

from __future__ import annotations

import re

from digest.lint.editorial.view import Found, View, content, outside_marks, shared, words
from digest.text.korean import HANGUL
from digest.text.people import in_full

OPEN = '“"‘«「'
LEADING = re.compile(r"(?:This|That|It|But|And|So|He|She|They)\b")


def pulled(view: View) -> Found:
    """A pull-quote is a clause of 6 to 45 words that begins with a capital inside the marks and does not
    lean; its speaker is named in full; no comma ends it."""
    for brief, title, _ in view.entries():
        for quote in brief.quotes:
            text = quote.quote.excerpt.text
            article = view.articles[quote.quote.excerpt.article_id]
            korean = HANGUL.search(text) is not None
            faults = {
                # A Korean word holds what English needs two for, and there are no capitals.
                "its length": not (4 if korean else 6) <= len(re.findall(r"\S+", text)) <= 45,
                "its first letter": not korean and not text[:1].isupper(),
                "its first word": bool(LEADING.match(text)),
                "no speaker in full": not in_full(quote.quote.speaker or ""),
                "a comma at its end": text.endswith(","),
                "no mark before it": article.text[quote.quote.excerpt.start - 1] not in OPEN,
                "marks within that don't close": text.count("“") != text.count("”"),
                "opinion": article.kind == "opinion",
            }
            yield from ((title, f"{text[:60]!r}: {fault}") for fault, found in faults.items() if found)
            paragraph = article.text.rfind("\n\n", 0, quote.quote.excerpt.start)
            lead = article.text[max(0, paragraph) : quote.quote.excerpt.start]
            if re.search(r"\b[Aa]sked (?:whether|if|about|why|how|what)\b[^.”]*[“\"]$", lead):
                yield title, f"{text[:60]!r} lost its question"


def hosts(view: View) -> Found:
    """A printed sentence with a quotation holds all of it, or begins and goes on in the next paragraph."""
    for _, title, pieces in view.entries():
        for piece in (p for p in pieces if not p.pulled):
            opened, closed = piece.text.count("“"), piece.text.count("”")
            goes_on = piece.article.text[piece.excerpt.end :].lstrip("\n").startswith("“")
            if opened != closed and not (opened == closed + 1 and goes_on):
                yield title, f"{piece.text[:60]!r} cuts a quotation"


def once(view: View) -> Found:
    """One utterance once in an issue, in whatever cut or translation."""
    said: list[tuple[str, str]] = []
    for _, title, pieces in view.entries():
        for piece in pieces:
            quotes = [piece.text] if piece.pulled else re.findall(r"“([^”]{20,})”?", piece.text)
            for text in (q for q in quotes if len(words(q)) >= 5):
                for other, where in said:
                    if min(shared(text, other), shared(other, text)) > 0.75:
                        yield title, f"{text[:60]!r} is said in {where} too"
                said.append((text, title))


def told_again(view: View) -> Found:
    """No sentence tells in indirect speech what a printed quotation of the same speaker says."""
    for brief, title, pieces in view.entries():
        for quote in brief.quotes:
            family = set((quote.quote.speaker or "").split())
            for piece in (p for p in pieces if not p.pulled and re.search(r"\b(?:said|says|told)\b", p.text)):
                plain = outside_marks(piece.text)
                again = shared(quote.quote.excerpt.text, plain) >= 0.6 and len(content(plain)) > 3
                if again and family & set(re.findall(r"[\w-]+", plain)):
                    yield title, f"{piece.text[:60]!r} tells the quotation"


def of_the_week(view: View) -> Found:
    """Quote of the week is not printed elsewhere, has a speaker, and is no state outlet's."""
    quote = view.issue.quote
    if quote is None:
        return
    text = quote.quote.excerpt.text
    if not quote.quote.speaker or quote.credit.state_media:
        yield "quote of the week", f"{text[:60]!r} has no speaker or is a state outlet's"
    if any(shared(text, e.text) > 0.9 for where, _, e in view.printed() if where != "number"):
        yield "quote of the week", f"{text[:60]!r} is printed in an entry"


CHECKERS = {
    "quotation": pulled,
    "host-sentence": hosts,
    "one-utterance": once,
    "indirect": told_again,
    "quote-of-the-week": of_the_week,
}
