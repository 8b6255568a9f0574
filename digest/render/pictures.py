"""A picture file of the editor's → one that a letter can hold: small, upright, without what its camera wrote
into it, the same bytes each time."""

from __future__ import annotations

import base64
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from digest.model import Picture, PictureKind

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS, LONGEST_SIDE = 50_000_000, 16_000
"""What a camera makes; a file that asks for more is a bomb or a poster."""
MOST_BYTES = 160_000
"""Of the picture as it is sent: ten of them are a mail that still comes at once."""
WIDTHS, QUALITIES = (1280, 960, 640), (82, 74, 66, 58)
"""Twice the letter's column, then less, until it has few enough bytes."""
_READ = ("JPEG", "PNG", "GIF", "WEBP")
_LOSSLESS = ("PNG", "GIF")
_FILMS = ("GIF", "WEBP", "PNG")
"""Kinds of which many frames are a film; in a phone's JPEG they are other views of it."""
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError, struct.error,
            zlib.error, MemoryError)  # fmt: skip
"""What a decoder raises on a file that is cut off or made to hurt."""
_SAVE = "save it as JPEG or PNG"
_Written = tuple[bytes, PictureKind, tuple[int, int]]
"""The bytes, what they are, and width and height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPicture:
    """A picture that is ready to be printed, not yet described; `moved` if its file holds a film, of which
    it is the first frame."""

    picture: Picture
    moved: bool = False


def own_picture(raw: bytes) -> OwnPicture:
    """The picture in a file: JPEG, PNG, GIF or WebP, decoded and written anew as JPEG or PNG, so that nothing
    of the file but what is seen comes along. What is transparent becomes white.

    Raises ValueError that says what is wrong with the file, and what to do.
    """
    with warnings.catch_warnings():
        # Pillow warns of sizes, which are looked at here, and of cameras' damaged notes, which are not read.
        warnings.simplefilter("ignore")
        image = _opened(raw)
        try:
            # A GIF is read to its second frame for this, and may be cut off there.
            moved = image.format in _FILMS and bool(getattr(image, "is_animated", False))
            made, kind, size = _written(_plain(image), image.format in _LOSSLESS)
        except _DAMAGED as error:
            raise ValueError(f"is damaged or cut off ({error}): {_SAVE} again") from error
    data = base64.b64encode(made).decode()
    return OwnPicture(picture=Picture(data=data, kind=kind, width=size[0], height=size[1]), moved=moved)


def _opened(raw: bytes) -> Image:
    """The image, nothing of it decoded yet but its size."""
    # Not at the top: Pillow takes its time, and most commands look at no picture.
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(BytesIO(raw), formats=_READ)
    except Image.DecompressionBombError as error:
        raise ValueError(_too_large("more than 150 million pixels")) from error
    except UnidentifiedImageError as error:
        is_drawing = b"<svg" in raw[:4096].lower()
        what = (
            "is an SVG drawing, which no mail shows" if is_drawing else "is no picture that a letter can hold"
        )
        raise ValueError(f"{what}: {_SAVE}") from error
    except _DAMAGED as error:
        raise ValueError(f"is damaged or cut off ({error}): {_SAVE} again") from error
    if image.mode.startswith(("I", "F")):
        raise ValueError(f"has more than 8 bits a channel: {_SAVE} with 8 bits a channel")
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise ValueError(_too_large(f"{width:,} × {height:,} pixels"))
    return image


def _too_large(size: str) -> str:
    most = f"{MOST_PIXELS // 1_000_000} million pixels and {LONGEST_SIDE:,} a side"
    return f"has {size}; a letter takes {most}: make it smaller, 1,280 pixels are wide enough"


def _plain(image: Image) -> Image:
    """Upright, in the colours of the web (sRGB), on white."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    image.draft(None, (2 * WIDTHS[0], 2 * WIDTHS[0]))
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode == "CMYK":
        return _in_srgb(image, profile).convert("RGB")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Pillow.new("RGB", seen.size, "white")
        image.paste(seen, mask=seen.getchannel("A"))
    return _in_srgb(image.convert("RGB"), profile)


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The image out of its own colours; one whose profile is none, or of other channels, stays."""
    from PIL import ImageCms

    if not profile:
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        seen = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_DAMAGED):
        return image
    return seen or image


def _written(image: Image, lossless: bool) -> _Written:
    """The best of the ways to write it that is small enough, else the smallest."""
    ways = _tried(image, lossless)
    found = next(ways)
    while len(found[0]) > MOST_BYTES and (less := next(ways, None)):
        found = less
    return found


def _tried(image: Image, lossless: bool) -> Iterator[_Written]:
    """The image written in every way, the best first. A drawing is PNG where that is smaller, too."""
    from PIL.Image import Resampling

    for width in WIDTHS:
        small = image.copy()
        # No note of the file's is written with it.
        small.info = {}
        small.thumbnail((width, width * 5 // 4), Resampling.LANCZOS)
        best = _jpeg(small, QUALITIES[0])
        if lossless and len(drawing := _png(small)) <= len(best):
            yield drawing, "image/png", small.size
        yield best, "image/jpeg", small.size
        yield from ((_jpeg(small, quality), "image/jpeg", small.size) for quality in QUALITIES[1:])


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _jpeg(image: Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
