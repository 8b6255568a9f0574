"""Checks of the mail: subject, preheader, size, contrast."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy

from lxml import html
from lxml.html import HtmlElement

from digest.lint.finding import Finding, Level

MAIL_FILE = "email.html"
MESSAGE_FILE = "issue.eml"
CLIPPED = 102_000
"""Bytes at which Gmail clips a mail, as encoded."""
LARGEST = 95_000
"""Bytes that leave room for what a service adds."""
HEAVY = 1_000_000
"""Bytes of a message with its pictures that no server or phone minds."""
SUBJECT = 50
"""Characters of a subject that a phone shows."""
PREHEADER = 90
"""Characters that stand beside a subject in an inbox."""
_COLOUR = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_DECLARED = re.compile(
    r"(?:^|;)\s*(color|background(?:-color)?|font-size|font-weight|display)\s*:\s*([^;]+)", re.I
)


def mail_findings(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Findings on the mail of an issue, if there is one."""
    raw = files.get(MAIL_FILE)
    if raw is None:
        return
    page = html.fromstring(raw.decode("utf-8", "replace"))
    subject = _subject(page, files.get(MESSAGE_FILE))
    yield from _size(raw)
    yield from _sender(files.get(MESSAGE_FILE))
    yield from _weight(files.get(MESSAGE_FILE))
    yield from _subject_line(subject)
    yield from _preheader(page, subject)
    yield from _contrast(page)


def _subject(page: HtmlElement, message: bytes | None) -> str:
    """The message's own, else the page's title."""
    if message:
        return str(message_from_bytes(message, policy=policy.default)["Subject"] or "")
    return " ".join((page.findtext(".//title") or "").split())


def _sender(message: bytes | None) -> Iterator[Finding]:
    sender = str(message_from_bytes(message, policy=policy.default)["From"] or "") if message else ""
    if sender.rstrip(">").endswith(".invalid"):
        yield Finding(
            level="warning",
            rule="sender",
            place=MESSAGE_FILE,
            said=f"comes from {sender}, which is nobody’s address",
            cure="name a sender: `[mail] sender` in digest.toml",
        )


def _size(raw: bytes) -> Iterator[Finding]:
    size = len(quopri.encodestring(raw))
    if size > LARGEST:
        level: Level = "error" if size > CLIPPED else "warning"
        said = f"{size / 1000:.0f} KB as sent; Gmail clips at {CLIPPED // 1000}"
        yield _found(
            level, "size", said, "print fewer stories in full: `[issue]` in the config, or drop some"
        )


def _weight(message: bytes | None) -> Iterator[Finding]:
    """The whole message, its pictures with it."""
    if message and len(message) > HEAVY:
        yield Finding(
            level="warning",
            rule="size",
            place=MESSAGE_FILE,
            said=f"{len(message) / 1e6:.1f} MB with its pictures; many servers are slow with more than 1 MB",
            cure='show fewer pictures: picture = "none" in edits.toml',
        )


def _subject_line(subject: str) -> Iterator[Finding]:
    cure = "give the issue a subject in edits.toml"
    if not subject:
        yield _found("error", "subject", "no subject", cure)
    elif len(subject) > SUBJECT:
        yield _found(
            "warning", "subject", f"“{subject}” has {len(subject)} characters, {SUBJECT} are shown", cure
        )
    if subject.isupper() or subject.count("!") > 1:
        yield _found("warning", "subject", f"“{subject}” shouts, as spam does", cure)


def _preheader(page: HtmlElement, subject: str) -> Iterator[Finding]:
    cure = "give the issue a preheader in edits.toml"
    shown = page.xpath("//*[contains(concat(' ', @class, ' '), ' preheader ')]")
    text = " ".join(shown[0].text_content().replace("\u034f", " ").split()) if shown else ""
    if not text:
        yield _found("warning", "preheader", "none: the inbox shows the first words of the mail", cure)
    elif text == subject:
        yield _found("warning", "preheader", "the same as the subject", cure)
    elif len(text) > PREHEADER:
        yield _found("warning", "preheader", f"{len(text)} characters, {PREHEADER} are shown: “{text}”", cure)


def _contrast(page: HtmlElement) -> Iterator[Finding]:
    """Words against what they stand on: 4.5 to 1, large ones 3 to 1 (WCAG 2.2, 1.4.3)."""
    told: set[tuple[str, str]] = set()
    for element in page.iter():
        if not isinstance(element.tag, str) or not (element.text or "").strip():
            continue
        styles = [_style(e) for e in (element, *element.iterancestors())]
        if any(style.get("display", "").startswith("none") for style in styles):
            continue
        ink, paper = _first(styles, "color"), _first(styles, "background-color", "background")
        least = 3.0 if _is_large(styles) else 4.5
        if ink and paper and (ink, paper) not in told and (ratio := contrast(ink, paper)) < least:
            told.add((ink, paper))
            words = " ".join(element.text.split())[:40]
            said = f"{ink} on {paper} is {ratio:.1f} to 1, {least} is readable: “{words}”"
            yield _found("error", "contrast", said, "change the theme's colours")


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminance, "#rrggbb" or "#rgb" (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    parts = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _style(element: HtmlElement) -> dict[str, str]:
    found = {
        name.lower(): value.strip().lower() for name, value in _DECLARED.findall(element.get("style") or "")
    }
    if element.get("bgcolor"):
        found.setdefault("background-color", element.get("bgcolor"))
    return found


def _first(styles: list[dict[str, str]], *names: str) -> str | None:
    """The nearest colour that is declared by one of these names."""
    for style in styles:
        for name in names:
            match = _COLOUR.search(style.get(name, ""))
            if match:
                return match[0].lower()
    return None


def _is_large(styles: list[dict[str, str]]) -> bool:
    """From 24 px, bold from 18.66 px."""
    size = next((s["font-size"] for s in styles if s.get("font-size", "").endswith("px")), "16px")
    weight = next((s["font-weight"] for s in styles if "font-weight" in s), "400")
    pixels = float(re.sub(r"[^\d.]", "", size) or 16)
    return pixels >= 24 or (pixels >= 18.66 and weight in ("bold", "600", "700", "800", "900"))


def _found(level: Level, rule: str, said: str, cure: str) -> Finding:
    return Finding(level=level, rule=rule, place=MAIL_FILE, said=said, cure=cure)
