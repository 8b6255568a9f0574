"""Pictures made for tests: whole ones, and those that mean harm."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of an image as a file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photograph(width: int = 1600, height: int = 1000, mode: str = "RGB") -> Image.Image:
    """A smooth picture with a red corner at its top left."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    return image.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """A picture that can hardly be packed; every time the same."""
    raw = hashlib.shake_128(b"noise").digest(width * height)
    return Image.frombytes("L", (width, height), raw).convert("RGB")


def with_place(orientation: int = 6) -> bytes:
    """A JPEG with all that a phone writes into it: maker, place, a comment, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "SecretCam", orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 59.0)})
    return saved(photograph(), "JPEG", exif=exif, comment=b"shot at home")


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", zlib.crc32(kind + raw))
        for kind, raw in ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    )
