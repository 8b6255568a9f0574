"""A picture file of the editor's, made ready: small, upright, nothing in it but what is seen."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from photographs import bomb, noise, photograph, saved, with_place
from PIL import Image, ImageCms

from digest.model import Picture
from digest.render.pictures import MOST_BYTES, own_picture

SCRIPT = b"<script>alert(1)</script>"


def opened(picture: Picture) -> Image.Image:
    """What a reader's program sees."""
    image = Image.open(BytesIO(picture.raw))
    image.load()
    assert image.get_format_mimetype() == picture.kind
    assert image.size == (picture.width, picture.height)
    return image


def test_a_photograph_is_brought_to_size() -> None:
    """At most 1280 px wide and 160 KB; the same file gives the same bytes and the same name."""
    raw = saved(photograph(3000, 2000), "JPEG", quality=98)
    picture = own_picture(raw).picture
    assert opened(picture).size == (1280, 853)
    assert own_picture(raw).picture == picture
    assert picture.name.endswith(".jpg")


def test_a_small_one_is_not_blown_up() -> None:
    """A picture keeps its pixels where it has few."""
    assert opened(own_picture(saved(photograph(200, 120), "PNG")).picture).size == (200, 120)


@pytest.mark.slow
def test_one_that_can_t_be_packed_gets_smaller() -> None:
    """Quality first, then width, until it is small enough."""
    picture = own_picture(saved(noise(1400, 1000), "PNG")).picture
    assert len(picture.raw) <= MOST_BYTES
    assert picture.width < 1280


def test_nothing_of_the_camera_comes_along() -> None:
    """No maker, place or comment; the picture stands upright as its note said."""
    raw = with_place()
    assert b"SecretCam" in raw
    picture = own_picture(raw).picture
    image = opened(picture)
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)
    assert b"SecretCam" not in picture.raw
    assert b"home" not in picture.raw
    assert image.height > image.width
    red = image.getpixel((image.width - 20, 20))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]


@pytest.mark.parametrize(
    "raw",
    [
        saved(photograph(300, 200), "JPEG") + SCRIPT + b"PK\x03\x04",
        saved(photograph(300, 200), "JPEG", comment=SCRIPT),
        saved(photograph(300, 200, "P"), "GIF", comment=SCRIPT),
        saved(photograph(300, 200, "P"), "GIF").replace(b"GIF87a", b"GIF89a") + b"*/=1;" + SCRIPT,
    ],
    ids=["page behind a JPEG", "comment of a JPEG", "comment of a GIF", "GIF that is a script, too"],
)
def test_a_file_that_is_something_else_too(raw: bytes) -> None:
    """It is decoded and written anew: what is no picture in it is gone."""
    assert SCRIPT not in own_picture(raw).picture.raw


def test_colours_of_print() -> None:
    """A CMYK file becomes RGB, which every program shows."""
    image = opened(own_picture(saved(photograph(400, 300, "CMYK"), "JPEG")).picture)
    assert image.mode == "RGB"
    red = image.getpixel((10, 10))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]


def test_colours_of_their_own() -> None:
    """A colour profile is applied and left out; one that is none is left out."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile"):
        image = opened(own_picture(saved(photograph(400, 300), "JPEG", icc_profile=given)).picture)
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode: str) -> None:
    """Whatever the page's ground is, dark letters on nothing stay readable."""
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((10, 10, 10, 255), (0, 0, 50, 100))
    seen = opened(own_picture(saved(image.convert(mode), "PNG")).picture)
    assert seen.convert("RGB").getpixel((150, 50)) == (255, 255, 255)
    assert max(seen.convert("RGB").getpixel((20, 50))) < 30  # type: ignore[type-var,arg-type]


def test_a_film_stands_still() -> None:
    """The first frame is taken, and that is said."""
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue", "green")]
    film = own_picture(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert film.moved
    assert opened(film.picture).convert("RGB").getpixel((40, 30)) == (255, 0, 0)
    assert not own_picture(saved(frames[0], "GIF")).moved


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (bomb(20_000, 300), "20,000 × 300 pixels"),
        (bomb(12_000, 12_000), "12,000 × 12,000 pixels"),
        (bomb(60_000, 60_000), "pixels; a letter takes"),
        (bomb(3000, 2000), "damaged or cut off"),
        (saved(photograph(), "JPEG")[:-4000], "damaged or cut off"),
        (saved(photograph(), "PNG")[:300], "damaged or cut off"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (saved(photograph(40, 40), "TIFF"), "no picture that a letter can hold"),
        (saved(photograph(40, 40), "BMP"), "no picture that a letter can hold"),
        (b"", "no picture that a letter can hold"),
        (b"GIF89a", "no picture|damaged"),
        (b"%PDF-1.7", "no picture that a letter can hold"),
        (saved(Image.new("I;16", (40, 40)), "PNG"), "more than 8 bits"),
    ],
)
def test_a_file_that_can_t_be_taken(raw: bytes, told: str) -> None:
    """Each is refused with what is wrong and what to do, before much memory is asked for."""
    with pytest.raises(ValueError, match=told) as error:
        own_picture(raw)
    assert "save it" in str(error.value) or "make it smaller" in str(error.value)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_file_of_which_bytes_are_wrong(kind: str) -> None:
    """Whatever byte is wrong, there is a picture or a ValueError, and nothing else."""
    whole = saved(photograph(60, 40), kind)
    for at in range(8, len(whole), max(1, len(whole) // 60)):
        raw = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        with suppress(ValueError):
            assert own_picture(raw).picture.raw


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_film_that_is_cut_off(kind: str) -> None:
    """Wherever a moving picture ends too early, there is a picture or a ValueError, and nothing else."""
    frames = [photograph(24, 16), photograph(24, 16).rotate(180)]
    whole = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert own_picture(whole).moved
    for length in range(len(whole)):
        with suppress(ValueError):
            assert own_picture(whole[:length]).picture.raw


def test_a_phone_s_photograph_is_no_film() -> None:
    """A JPEG with further views of it behind it is one photograph."""
    assert not own_picture(
        saved(photograph(80, 60), "MPO", save_all=True, append_images=[noise(80, 60)])
    ).moved


def test_a_whole_file_is_not_called_damaged() -> None:
    """A grey PNG of 16 bits is told as what it is."""
    with pytest.raises(ValueError, match=r"^has more than 8 bits a channel: save it"):
        own_picture(saved(Image.new("I;16", (40, 40)), "PNG"))
