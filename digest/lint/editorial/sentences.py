"""Rules on printed sentences: whole, understood alone, in time, not said before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from digest.lint.editorial.view import Found, View, content, outside_marks, shared, words

LEANING = frozenset(
    "he she it they this that these those his her its their but and or so however meanwhile still instead"
    " also then yet nevertheless moreover furthermore therefore thus otherwise besides".split()
)
INSIDE = re.compile(r"\b(?:however|also|too|another|further|then|the latter)\b(?!-)", re.IGNORECASE)


def whole(view: View) -> Found:
    """A printed sentence begins where a sentence of its article begins, and ends where one ends."""
    places = [c.sentence.excerpt for told in view.issue.candidates for c in told.sentences]
    starts = {(p.article_id, p.start) for p in places}
    ends = {(p.article_id, p.end) for p in places}
    for where, title, excerpt in view.printed():
        begins = (excerpt.article_id, excerpt.start) in starts
        ends_well = (excerpt.article_id, excerpt.end) in ends
        if where in ("lead", "ahead") and places and not (begins and ends_well):
            yield title, f"{excerpt.text[:60]!r} is no whole sentence"


def verbatim(view: View) -> Found:
    """Printed words are a span of their article."""
    for _, title, excerpt in view.printed():
        if view.articles[excerpt.article_id].text[excerpt.start : excerpt.end] != excerpt.text:
            yield title, f"{excerpt.text[:60]!r} does not stand in its article"


def leaning(view: View) -> Found:
    """No sentence leans on one that is not printed right before it."""
    for _, title, pieces in view.entries():
        before = None
        for piece in (p for p in pieces if not p.pulled):
            fault = _leans(piece.text, also=True)
            if fault and not view.after(piece.excerpt, before):
                yield title, f"{piece.text[:60]!r} leans by {fault!r}"
            before = piece.excerpt
    for line in view.issue.ahead:
        fault = _leans(line.excerpt.text, also=False)
        if fault:
            yield "ahead", f"{line.excerpt.text[:60]!r} leans by {fault!r}"


def _leans(text: str, *, also: bool) -> str | None:
    """The word by which a sentence leans: its first, or one of the first six."""
    plain = outside_marks(text)
    own = [re.split("[’']", word)[0] for word in words(plain if words(plain) else text)]
    # "This week", "This year" and "That X" with a noun of time say when and lean on nothing.
    when = re.match(r"\W*This (?:week|month|year|time|fall|spring)\b", text)
    if own and own[0] in LEANING and not when and not text.lstrip().startswith(("“", '"', "「")):
        return own[0]
    start = " ".join(re.findall(r"\S+", text)[:6])
    found = INSIDE.search(outside_marks(start))
    return found[0] if found and (also or found[0].lower() not in ("also", "too")) else None


_FUTURE = re.compile(
    r"\b(?:will|won’t|is to|are to|expected to|is expected|are expected|scheduled|set to|plans? to)\b"
)
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})\b(?:, (\d{4}))?"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


_SAID = re.compile(
    r", [^,]*\b(?:said|says|announced|told|confirmed|wrote|reported|added"
    r"|according to)\b[^,]*\.?$"
)
"""The end of a sentence that says who said it, and when: no day of what will be."""


def expired(view: View) -> Found:
    """No future tense is printed whose only day lies before the day of sending."""
    sent = view.issue.manifest.as_of
    late = {b.story_id for b in view.issue.briefs if b.before}
    for where, title, excerpt in view.printed():
        if where == "quote":
            continue
        text = _SAID.sub("", outside_marks(excerpt.text))
        published = view.articles[excerpt.article_id].published.date()
        if _FUTURE.search(text) and not re.search(r"\b(?:said|says|told)\b.*\b(?:would|had)\b", text):
            days = days_after(text, published)
            if days and max(days) < sent and not late:
                yield title, f"{excerpt.text[:70]!r} is over since {max(days)}"
    for line in view.issue.ahead:
        if line.last < sent:
            yield "ahead", f"{line.excerpt.text[:70]!r} is over since {line.last}"


_DONE_ON = re.compile(
    rf"\b[a-z]+(?:ed|id|ld|de) (?:late |early )?(?:on )?(?:late |early )?(?:{'|'.join(_WEEKDAYS)})\b"
)


def days_after(text: str, published: date) -> list[date]:
    """The days that a sentence about the future names, on or after its article's."""
    found = []
    for name, day, year in re.findall(_MONTH, text):
        number = _MONTHS.index(name) + 1
        made = _date(int(year) if year else published.year, number, int(day))
        if made and not year and made < published - timedelta(days=180):
            made = _date(published.year + 1, number, int(day))
        found += [made] if made else []
    # "… will pay, the court decided on Tuesday": that day is of the deciding.
    text = _DONE_ON.sub("", text)
    begins = _FUTURE.search(text)
    for name in re.findall(rf"\b({'|'.join(_WEEKDAYS)})\b", text[begins.start() if begins else 0 :]):
        ahead = (_WEEKDAYS.index(name) - published.weekday()) % 7
        # "Next Friday" may be that of the week after.
        ahead += 7 * bool(re.search(rf"\b[Nn]ext {name}\b", text))
        found.append(published + timedelta(days=ahead))
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def repetition(view: View) -> Found:
    """A further sentence adds something, and two sentences of an entry don't tell the same."""
    for _, title, pieces in view.entries():
        told = f"{title} "
        for n, piece in enumerate(pieces):
            if n and not piece.pulled and not _adds(piece.text, told):
                yield title, f"{piece.text[:60]!r} adds nothing"
            for other in pieces[:n]:
                long = min(len(content(piece.text)), len(content(other.text))) > 3
                if long and max(shared(piece.text, other.text), shared(other.text, piece.text)) > 0.85:
                    yield title, f"{piece.text[:60]!r} tells {other.text[:60]!r} again"
            told += piece.text + " "


def _adds(text: str, told: str) -> bool:
    """A name, a figure, a day, or no, never, first, only, that is not printed before."""
    new = set(re.findall(r"[^\W\d_][\w’'-]*|\d[\d,.:]*", text)) - set(
        re.findall(r"[^\W\d_][\w’'-]*|\d[\d,.:]*", told)
    )
    named = {w for w in new if w[0].isupper() or w[0].isdigit()}
    numbers = "no never first only none nobody nor two three four five six seven eight nine ten half".split()
    # Any three new words of content say something new as well: a simple reader's test.
    return bool(named or new & set(numbers) or len(content(" ".join(new))) >= 3)


_FEASTS = re.compile(
    r"\b(?:Super|Black|Good|Ash|Bloody|Easter|Palm|Red|Cyber|Holy|Maundy|Giving|Every|every|each|most|one) $"
)
"""Before a weekday: a feast or a habit, and no day of the week of the article."""


def days_glossed(view: View) -> Found:
    """A weekday, yesterday, today, tomorrow, this or next week, month, year in a printed sentence has its
    day beside it; not "early next year", which is vague."""
    for brief, title, pieces in view.entries():
        places = {(g.article_id, g.at) for g in brief.glosses}
        for piece in (p for p in pieces if not p.pulled):
            text = outside_marks(piece.text)
            for found in re.finditer(
                rf"\b(?:{'|'.join(_WEEKDAYS)}|[Yy]esterday|[Tt]oday|[Tt]omorrow"
                r"|(?<!arly )(?<![Ll]ate )(?<!rlier )(?<!ater )(?<!end of )"
                r"(?:[Tt]his|[Nn]ext|[Ll]ast) (?:week|weekend|month|year))\b",
                text,
            ):
                if _FEASTS.search(text[: found.start()]) or re.match(
                    r"s\b|,? [A-Z][a-z]+\.? \d|’s", text[found.end() :]
                ):
                    continue
                at = piece.excerpt.start + found.end()
                if not any(a == piece.excerpt.article_id and at <= p <= at + 16 for a, p in places):
                    yield title, f"{found[0]!r} in {piece.text[:60]!r} is not resolved"


def languages(view: View) -> Found:
    """Nothing in another language than the letter's."""
    for _, title, excerpt in view.printed():
        if view.articles[excerpt.article_id].language != view.issue.newsletter.spoken:
            yield title, f"{excerpt.text[:40]!r} is in another language"


_HARM = re.compile(
    r"\b(?:suicides?|killed (?:himself|herself|themselves)|rap(?:e|ed|ist)|sexual(?:ly)? (?:assault|abuse)\w*"
    r"|molest\w*|(?:indicted|charged|convicted|accused|arrested)\b.{0,60}\b(?:with|of|for|on)\b.{0,30}"
    r"\b(?:fraud|murder|theft|bribery|assault|embezzl\w*|manslaughter|corruption)"
    r"|(?:[1-9]|1[0-7])-year-old)\b",
    re.IGNORECASE,
)


def harm(view: View) -> Found:
    """Suicide, minors, sexual violence, the accused: never unasked."""
    for _, title, excerpt in view.printed():
        found = _HARM.search(excerpt.text)
        if found:
            yield title, f"{found[0]!r} in {excerpt.text[:60]!r}"


def conflicts(view: View) -> Found:
    """No clause of a conflict that nobody settled stands in a lead, a figure or a day ahead."""
    for where, title, excerpt in view.printed():
        for conflict in view.issue.conflicts if where != "quote" else ():
            wrong = [c for n, c in enumerate(conflict.clauses) if n not in conflict.right]
            for clause in wrong:
                inside = clause.article_id == excerpt.article_id
                if inside and clause.start < excerpt.end and excerpt.start < clause.end:
                    yield title, f"{excerpt.text[:60]!r} is disputed: {' / '.join(conflict.values)}"


CHECKERS = {
    "verbatim": verbatim,
    "whole": whole,
    "leaning": leaning,
    "expired": expired,
    "repetition": repetition,
    "relative-time": days_glossed,
    "language": languages,
    "harm": harm,
    "conflict": conflicts,
}
