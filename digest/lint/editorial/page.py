"""Rules on titles, figures, opinion, fair copying and sources."""

from __future__ import annotations

import re
from collections import Counter

from digest.lint.editorial.view import Found, View, words


def titles(view: View) -> Found:
    """A printed title is short, no question, and no quotation of nobody's; else the editor is told."""
    told = {f.story_id for f in view.issue.flags if f.rule in ("title", "titles")}
    for brief in view.issue.briefs:
        if brief.headline is None or brief.headline.origin != "printed" or brief.story_id in told:
            continue
        text = brief.headline.text
        faults = {
            "over 14 words": len(text.split()) > 14,
            "a question": "?" in text,
            "what to know": bool(re.search(r"(?i)what (?:to|you need to) know", text)),
            "one word": len(words(text)) < 3,
        }
        yield from ((text, fault) for fault, found in faults.items() if found)


_AGE = "(?:, {0}(?:,|$)|\\baged? {0}\\b|{0}-year-old|\\b{0} years old)"
_KEPT = re.compile(
    r"(?i)\b(?:not|no|never|only|more than|less than|fewer than|at least|at most|about|nearly)\W*$"
)


def figures(view: View) -> Found:
    """No age, year, anniversary or ordinal; the label holds its value, and any not, only or more than."""
    for number in view.issue.numbers:
        value, label = number.figure.value.text, number.figure.excerpt
        text = view.articles[label.article_id].text
        digits = re.escape(value)
        end = text.find("\n", label.end)
        sentence = text[text.rfind("\n", 0, label.start) + 1 : end if end >= 0 else len(text)]
        faults = {
            "a year": bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", value)),
            "an age": bool(re.search(_AGE.format(digits), sentence)),
            "an ordinal": bool(re.match(r"(?:st|nd|rd|th)\b", text[number.figure.value.end :])),
            "an anniversary": "anniversary" in label.text,
            "without its value": value not in label.text,
            "without what stands before it": bool(_KEPT.search(text[max(0, label.start - 12) : label.start])),
        }
        yield from (("by the numbers", f"{label.text!r}: {fault}") for fault, bad in faults.items() if bad)


_JUDGMENT = re.compile(r"(?i)\b(?:rubber-stamp|notably|undoubtedly|unsurprisingly|heightened significance)\b")


def opinion(view: View) -> Found:
    """Opinion stands only under Voices, and the outlet's judgment never opens an entry."""
    for where, title, excerpt in view.printed():
        if view.articles[excerpt.article_id].kind == "opinion":
            yield title, f"{excerpt.text[:60]!r} in {where} is opinion"
    for _, title, pieces in view.entries():
        if pieces and not pieces[0].pulled and _JUDGMENT.search(pieces[0].text):
            yield title, f"opens with judgment: {pieces[0].text[:60]!r}"
    for voice in view.issue.voices:
        if not voice.author:
            yield voice.headline.text, "an opinion of nobody"


def copying(view: View) -> Found:
    """Of a quoted article at most 75 words, 3 sentences, and 60 words or a tenth; always one sentence."""
    rights = {s.outlet: s.rights for s in view.issue.manifest.shares}
    count, sentences = Counter[str](), Counter[str]()
    for _, _, excerpt in view.printed():
        count[excerpt.article_id] += len(excerpt.text.split())
        sentences[excerpt.article_id] += 1
    for brief in view.issue.briefs:
        if brief.headline and brief.headline.article_id:
            count[brief.headline.article_id] += len(brief.headline.text.split())
    for article_id, printed in count.items():
        article = view.articles[article_id]
        if rights.get(article.source or "", "quoted") != "quoted" or sentences[article_id] <= 1:
            continue
        most = min(75, max(60, len(article.text.split()) // 10))
        if printed > most or sentences[article_id] > 3:
            yield article.title, f"{printed} words in {sentences[article_id]} sentences of {article.source}"


def sources(view: View) -> Found:
    """Every printed article is credited, by its outlet or as of none, with its date."""
    for brief, title, pieces in view.entries():
        credited = {c.article_id: c for c in brief.credits}
        for piece in pieces:
            credit = credited.get(piece.excerpt.article_id)
            if credit is None or credit.outlet != piece.article.source:
                yield title, f"{piece.text[:40]!r} is not credited"


CHECKERS = {
    "title": titles,
    "figure": figures,
    "opinion": opinion,
    "copying": copying,
    "sources": sources,
}
