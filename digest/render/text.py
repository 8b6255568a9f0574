"""issue.txt: 72 columns, plain; the numbers in brackets stand for the lines of Sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.render.clean import columns, one_line
from digest.render.theme import Theme, environment, run
from digest.render.view import Credit, NoteBlock, Page

_COLUMNS = 72
_BLANK_LINES = re.compile(r"\n{3,}")


def render_text(page: Page, theme: Theme) -> bytes:
    """The issue as plain text, UTF-8, lines of at most 72 columns but for longer words and addresses.
    Raises RenderError."""
    env = environment(theme, autoescape=False, finalize=_finalize, filters=(wrap, under, runs, cite, source))
    text = run(env, theme, "text/page.txt", {"page": page})
    lines = (line.rstrip() for line in text.split("\n"))
    return (_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n").encode()


class Written(str):
    """Text that is set already."""

    __slots__ = ()


def _finalize(value: object) -> object:
    return one_line(value) if isinstance(value, str) and not isinstance(value, Written) else value


def wrap(text: str, indent: str = "", hanging: str | None = None) -> Written:
    """`text` in lines of 72 columns; the first begins with `indent`, the others with `hanging`."""
    hanging = indent if hanging is None else hanging
    lines: list[str] = []
    line, width = indent, 0
    for word in _words(one_line(text)):
        if width and width + 1 + columns(word) > _COLUMNS:
            lines.append(line)
            line, width = hanging, 0
        width = width + 1 + columns(word) if width else columns(line) + columns(word)
        line = f"{line} {word}" if line not in (indent, hanging) else line + word
    return Written("\n".join([*lines, line]))


def _words(text: str) -> Iterator[str]:
    """The words; those of wide characters (Chinese, Japanese) are parted where a line must end."""
    for word in text.split(" "):
        while columns(word) > _COLUMNS - 8 and columns(word) > 1.5 * len(word):
            yield word[:30]
            word = word[30:]
        yield word


def under(text: str, mark: str = "-") -> Written:
    """`text` in lines with a line of `mark` below, as wide as the widest."""
    lines = wrap(text)
    return Written(f"{lines}\n{mark * max(columns(line) for line in lines.split(chr(10)))}")


def source(credit: Credit) -> str:
    """ "The Harbour Post, May 8"."""
    remarks = "".join(f" [{remark}]" for remark in credit.remarks)
    return f"{credit.outlet}{remarks}, {credit.day}"


def cite(credit: Credit) -> str:
    """ "The Harbour Post, May 8 [3]"."""
    return f"{source(credit)} [{credit.number}]"


def runs(block: NoteBlock) -> str:
    """A block of a note in one string; an address stands in brackets after its words."""
    return "".join(f"{r.text} ({r.url})" if r.url and r.url != r.text else r.text for r in block.runs)
