"""The chart of the week as pictures, for a message: what the web view draws, in the theme's light colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from digest.render.chart import BAR, LINE, Bars, Chart
from digest.render.labels import Label
from digest.render.theme import TOKENS, Theme, read_table
from digest.render.view import DrawnBars

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, PADDING, LETTER = 276, 10, 14
"""px: two stand side by side in the mail's column, one below the other on a phone."""
SHARP = 2
"""Pixels of the picture for one px."""
FONT = "chart.ttf"
"""A file of the theme's with the letters; without it those that Pillow has, which are English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture of bars: PNG, the name of its file, and what the page shows of it."""

    name: str
    raw: bytes
    shown: DrawnBars


def draw_chart(chart: Chart, theme: Theme) -> tuple[Drawing, ...]:
    """A picture for each group of bars; () where the letters of a name are not at hand: it stays text then.

    It has a ground of its own, so that it reads on a dark page, too. Raises RenderError.
    """
    font = _font(theme)
    if not all(_has(font, text) for group in chart.groups for text in _texts(group)):
        return ()
    colours = read_table(theme, TOKENS)["light"]
    return tuple(_drawing(group, font, colours) for group in chart.groups)


def _font(theme: Theme) -> FreeTypeFont:
    # Not at the top: Pillow takes its time, and few letters draw anything.
    from PIL import ImageFont

    file = next((f / FONT for f in theme.folders if (f / FONT).is_file()), None)
    own = _of_file(file) if file else ImageFont.load_default(LETTER * SHARP)
    assert isinstance(own, ImageFont.FreeTypeFont), "Pillow is built with FreeType"
    # The same letters at the same places, whether there is Raqm or not.
    return own.font_variant(layout_engine=ImageFont.Layout.BASIC)


def _of_file(file: Path) -> FreeTypeFont:
    from PIL import ImageFont

    from digest.errors import RenderError

    try:
        return ImageFont.truetype(BytesIO(file.read_bytes()), LETTER * SHARP)
    except OSError as error:
        raise RenderError(FONT, 0, f"is no font that can be read: {error}", str(file.parent)) from error


def _texts(group: Bars) -> Iterator[str]:
    yield group.title
    yield from (line for bar in group.bars for line in bar.lines)


def _has(font: FreeTypeFont, text: Iterable[str]) -> bool:
    """Whether a font has every letter: one that it lacks looks like one that no font has."""
    lacking = _looks(font, "\U0010ffff")
    return all(char.isspace() or _looks(font, char) != lacking for char in text)


def _looks(font: FreeTypeFont, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(char)
    return mask.size, bytes(mask)


def _drawing(group: Bars, font: FreeTypeFont, colours: Mapping[str, str]) -> Drawing:
    from PIL import Image, ImageDraw

    height = group.height + LINE + 8 + 2 * PADDING
    image = Image.new("RGB", (WIDTH * SHARP, height * SHARP), colours["tint"])
    pen = ImageDraw.Draw(image)
    _letter(pen, group.title, PADDING, font, colours["muted"])
    top = PADDING + LINE + 8
    for bar in group.bars:
        for number, line in enumerate(bar.lines):
            _letter(pen, line, top + bar.top + number * LINE, font, colours["ink"])
        _letter(pen, str(bar.count), top + bar.top, font, colours["ink"], at_end=True)
        _bar(pen, top + bar.bar_top, bar.length, colours["accent"])
    out = BytesIO()
    # Two colours and what lies between them.
    image.quantize(32).save(out, "PNG", optimize=True)
    shown = DrawnBars(src="", alt=Label(f"{group.title}: {group.line}"), width=WIDTH, height=height)
    return Drawing(name=f"{group.key}.png", raw=out.getvalue(), shown=shown)


def _letter(
    pen: ImageDraw, text: str, top: int, font: FreeTypeFont, colour: str, at_end: bool = False
) -> None:
    """A line of text whose line of LINE px begins at `top`."""
    left = WIDTH - PADDING - font.getlength(text) / SHARP if at_end else PADDING
    pen.text((round(left * SHARP), (top + LINE // 2 + 5) * SHARP), text, colour, font, anchor="ls")


def _bar(pen: ImageDraw, top: int, length: int, colour: str) -> None:
    whole = WIDTH - 2 * PADDING
    if length:
        ends = (PADDING + whole * length / 100) * SHARP - 1
        box = (PADDING * SHARP, top * SHARP, round(ends), (top + BAR) * SHARP - 1)
        pen.rounded_rectangle(box, SHARP, colour)
