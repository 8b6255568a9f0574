"""issue.md: one H1, no raw HTML, every word of a source literal."""

from __future__ import annotations

import re

from digest.render.clean import one_line
from digest.render.theme import Theme, environment, run
from digest.render.view import Credit, NoteBlock, Page, Run, Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]#])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([+>-])")
_BLANK_LINES = re.compile(r"\n{3,}")


class Written(str):
    """Text that is Markdown already."""

    __slots__ = ()


def render_markdown(page: Page, theme: Theme) -> bytes:
    """The issue in Markdown, UTF-8. Raises RenderError."""
    env = environment(theme, autoescape=False, finalize=_finalize, filters=(link, runs, words, cite, written))
    text = run(env, theme, "markdown/page.md", {"page": page})
    lines = (line.rstrip() for line in text.split("\n"))
    return (_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n").encode()


def written(text: str) -> Written:
    """Text that is Markdown already."""
    return Written(text)


def escape(text: str) -> Written:
    """`text` on one line, so that Markdown shows it as it is, also at the start of a line."""
    clean = _SPECIAL.sub(r"\\\1", _ENTITY.sub("&amp;", one_line(text))).replace("](", "]\\(")
    return Written(_LINE_START.sub(_guarded, _TAG.sub("&lt;", clean)))


def _guarded(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"


def inner(text: str) -> Written:
    """As `escape`, but the blanks at both ends stay: for a stretch within a line."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Written(f"{before}{escape(text)}{after}")


def link(text: str, url: str | None) -> Written:
    """`text` linked to `url`, or alone where there is none."""
    shown = escape(text)
    return Written(f"[{shown}]({url})") if url else shown


def words(excerpt: Words) -> Written:
    """Printed words; a day that the letter sets beside them stands in brackets."""
    return Written("".join(rf" \[{escape(p.text)}\]" if p.gloss else inner(p.text) for p in excerpt.pieces))


def cite(credit: Credit) -> Written:
    """ "The Harbour Post, May 8", linked where there is an address."""
    remarks = "".join(f" [{remark}]" for remark in credit.remarks)
    return link(f"{credit.outlet}{remarks}, {credit.day}", credit.url)


def runs(block: NoteBlock) -> Written:
    """A block of a note as one line of Markdown."""
    return Written("".join(_run(part) for part in block.runs))


def _run(part: Run) -> str:
    shown = inner(part.text)
    core = shown.strip()
    if not core:
        return shown
    lead, tail = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
    core = f"**{core}**" if part.strong else f"*{core}*" if part.emphasis else core
    return f"{lead}[{core}]({part.url}){tail}" if part.url else f"{lead}{core}{tail}"


def _finalize(value: object) -> object:
    if isinstance(value, Written) or not isinstance(value, str):
        return value
    return inner(value)
