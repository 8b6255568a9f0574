"""A letter that fits a mailbox: stories step down in rank until the mail's HTML is small enough as sent."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from digest.model import Issue
from digest.render.labels import Label, Labels
from digest.render.view import Credit, EarlierLetter, Entry, Page, Paragraph, Pull, SourceGroup, Words

LARGEST = 95_000
"""Bytes of the HTML part as sent: Gmail clips at 102 KB, and a service adds some of its own."""
_PER_ENTRY = 1_400
"""Bytes of an entry beside its words, before one mail has been measured."""
_PER_PICTURE = 600
"""Bytes by which a picture is shown; its own stand in a part of the message, or elsewhere."""


_LOOKS = 4
"""Further renderings by which what is cut is brought down: each halves what may be cut too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The page that the mail shows, its HTML, and what was cut, by the anchors of the web view."""

    page: Page
    html: bytes
    shortened: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def encoded(html: bytes) -> tuple[str, int]:
    """The transfer encoding that is shorter for a part, and its bytes with it; lines end as they are sent."""
    printable = len(binascii.b2a_qp(html.replace(b"\n", b"\r\n"), istext=True))
    coded = -(-len(html) // 3) * 4 * 78 // 76
    return ("quoted-printable", printable) if printable <= coded else ("base64", coded)


def fit(page: Page, render: Callable[[Page], bytes], labels: Labels, most: int = LARGEST) -> Fitted:
    """The page as its mail can show it in `most` bytes: the last stories in rank become briefs, then
    headlines, then are left to the web view. The lead story stays whole, and the second tier stays."""
    shown, scale = page, 1.0
    steps = _steps(shown)
    low, done = -1, _first_fitting(shown, steps, most, scale) if _estimate(shown) > 2 * most else 0
    while True:
        fitted = _rendered(shown, steps[:done], labels, render)
        size = encoded(fitted.html)[1]
        if size <= most or done == len(steps):
            break
        low, scale = done, max(scale, size / _estimate(fitted.page))
        done = max(done + 1, _first_fitting(shown, steps, most, scale))
    for _ in range(_LOOKS):
        # The estimate may take too many steps: fewer are tried between what fits and what does not.
        if done - low <= 1:
            break
        middle = (low + done) // 2
        tried = _rendered(shown, steps[:middle], labels, render)
        if encoded(tried.html)[1] <= most:
            fitted, done = tried, middle
        else:
            low = middle
    return fitted


def _rendered(
    page: Page, steps: Sequence[tuple[str, str]], labels: Labels, render: Callable[[Page], bytes]
) -> Fitted:
    fitted = _stepped(page, steps, labels)
    return replace(fitted, html=render(fitted.page))


def cut_labels(issue: Issue, labels: Labels) -> Iterator[Label]:
    """Every line by which a mail of this issue could tell what it had no room for."""
    for count in range(1, len(issue.briefs) + 1):
        yield from (labels.count(key, count) for key in ("more_on_web", "longer_on_web"))


def _steps(page: Page) -> tuple[tuple[str, str], ...]:
    """(anchor, step) in the order in which a letter gets smaller."""
    shorts = [entry.anchor for entry in reversed(page.shorts)]
    tier = [entry.anchor for entry in reversed(page.second)]
    down = [(anchor, step) for step in ("brief", "headline") for anchor in shorts]
    return (
        *down,
        *((anchor, "brief") for anchor in tier),
        *((a, "gone") for a in shorts),
        *((a, "headline") for a in tier),
    )


def _first_fitting(page: Page, steps: Sequence[tuple[str, str]], most: int, scale: float) -> int:
    """How many steps seem to be needed."""
    entries = {entry.anchor: entry for entry in (*page.second, *page.shorts)}
    left = _estimate(page) * scale
    for done, (anchor, step) in enumerate(steps):
        if left <= most:
            return done
        before = _weight(entries[anchor])
        entries[anchor] = _down(entries[anchor], step)
        left -= (before - (0 if step == "gone" else _weight(entries[anchor]))) * scale
    return len(steps)


def _estimate(page: Page) -> int:
    entries = page.entries
    others = (*page.numbers, *page.ahead, *page.voices, *(c for group in page.sources for c in group.credits))
    return 12_000 + sum(map(_weight, entries)) + 300 * len(others)


def _weight(entry: Entry) -> int:
    words = sum(len(w.text.encode()) for part in entry.body for w in _words(part))
    words += _PER_PICTURE + len(entry.picture.alt.encode()) if entry.picture else 0
    return _PER_ENTRY + len(entry.title.encode()) + words + 500 * len(entry.body) + 150 * len(entry.also)


def _words(part: Paragraph | Pull) -> Sequence[Words]:
    return part.words if isinstance(part, Paragraph) else (part.words,)


def _down(entry: Entry, step: str) -> Entry:
    """The entry as a brief (its opening, credited) or as its headline."""
    if step == "brief":
        return replace(entry, picture=None, body=_opening(entry), earlier=_label_only(entry))
    if not entry.title:
        return entry
    return replace(entry, picture=None, body=(), differing=(), earlier=_label_only(entry))


def _label_only(entry: Entry) -> EarlierLetter | None:
    return replace(entry.earlier, timeline=()) if entry.earlier else None


def _opening(entry: Entry) -> tuple[Paragraph | Pull, ...]:
    """The first sentence with the credit of its run; a story that opens with a quotation keeps it."""
    first = entry.body[0] if entry.body else None
    if not isinstance(first, Paragraph):
        return entry.body[:1]
    credit = next((p.credit for p in entry.body if isinstance(p, Paragraph) and p.credit), None)
    return (Paragraph(words=first.words[:1], credit=credit),)


def _stepped(page: Page, steps: Sequence[tuple[str, str]], labels: Labels) -> Fitted:
    if not steps:
        return Fitted(page=page, html=b"")
    entries = {entry.anchor: entry for entry in (*page.second, *page.shorts)}
    whole = dict(entries)
    gone = {anchor for anchor, step in steps if step == "gone"}
    for anchor, step in steps:
        if step != "gone":
            entries[anchor] = _down(entries[anchor], step)
    short = [a for a in entries if a not in gone and entries[a] != whole[a]]
    sections = tuple(
        replace(s, entries=tuple(entries[e.anchor] for e in s.entries if e.anchor not in gone))
        for s in page.sections
    )
    shown = replace(
        page,
        second=tuple(entries[e.anchor] for e in page.second),
        sections=tuple(s for s in sections if s.entries),
        contents=tuple(e for e in page.contents if e.anchor not in gone),
        cut=(
            *([labels.count("more_on_web", len(gone))] if gone else []),
            *([labels.count("longer_on_web", len(short))] if short else []),
        ),
    )
    left = [a for a in whole if a in gone]
    return Fitted(
        page=replace(shown, sources=_used(shown)), html=b"", shortened=tuple(short), dropped=tuple(left)
    )


def _used(page: Page) -> tuple[SourceGroup, ...]:
    """The sources that a cut letter still cites."""
    cited = {credit.number for entry in page.entries for credit in _credits(entry)}
    lines = [*(n.credit for n in page.numbers), *(a.credit for a in page.ahead)]
    cited |= {credit.number for credit in (*lines, *(voice.credit for voice in page.voices))}
    cited |= {page.quote.credit.number} if page.quote else set()
    kept = (
        replace(group, credits=tuple(c for c in group.credits if c.number in cited)) for group in page.sources
    )
    return tuple(group for group in kept if group.credits)


def _credits(entry: Entry) -> Iterator[Credit]:
    yield from (part.credit for part in entry.body if part.credit)
    yield from [entry.picture.credit] if entry.picture and entry.picture.credit else []
    yield from entry.also
    yield from (side.credit for block in entry.differing for side in block)
    if entry.earlier:
        yield from (moment.credit for moment in entry.earlier.timeline)
