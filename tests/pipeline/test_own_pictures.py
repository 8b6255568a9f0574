"""The letter's own pictures: files that the edits name, read from the letter's folder and nowhere else."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from digest.compose import ComposeOptions
from digest.config import Config, load_config
from digest.errors import ConfigError
from digest.files import EDITS_FILE
from digest.model import Mailing, Pictures
from digest.pipeline.own import read_edits
from digest.pipeline.pictures import OwnPictures, own_pictures
from digest.render.site.values import SiteOptions


def quay(kind: str = "PNG", **options: object) -> bytes:
    """A picture's file."""
    out = BytesIO()
    Image.new("RGB", (120, 80), (20, 90, 120)).save(out, kind, **options)
    return out.getvalue()


def letter(root: Path, pictures: Pictures = "own", base: str | None = None, web: str | None = None) -> Config:
    """A config in `root`."""
    config = load_config(None)
    return replace(
        config,
        path=root / "digest.toml",
        issue=ComposeOptions(pictures=pictures),
        site=SiteOptions(base=base),
        newsletter=replace(config.newsletter, mail=Mailing(web=web)),
    )


def own(root: Path, name: str, config: Config | None = None) -> OwnPictures:
    """The pictures of an edits file that names one."""
    folder = root / "issues" / "weekly" / "2025-W19"
    folder.mkdir(parents=True, exist_ok=True)
    text = f'[[story]]\narticle = "x"\npicture = {name!r}\nalt = "The quay"\n'
    (folder / EDITS_FILE).write_text(text, encoding="utf-8")
    return own_pictures(
        read_edits(folder / EDITS_FILE), folder, config or letter(root, web="https://a.example/")
    )


def test_beside_the_edits_or_below_the_config(tmp_path: Path) -> None:
    """Both places hold pictures; what was read stands in the manifest's inputs, by its name and its hash."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "quay.png").write_bytes(quay())
    found = own(tmp_path, "pictures/quay.png")
    assert found.pictures["pictures/quay.png"].width == 120
    assert found.inputs == (("pictures/quay.png", hashlib.sha256(quay()).hexdigest()),)
    beside = tmp_path / "issues" / "weekly" / "2025-W19" / "near.png"
    beside.write_bytes(quay())
    assert own(tmp_path, "near.png").pictures["near.png"].data == found.pictures["pictures/quay.png"].data


def test_a_letter_without_pictures_reads_none(tmp_path: Path) -> None:
    """With pictures = "none" no file is opened, whatever it is."""
    assert own(tmp_path, "gone.png", letter(tmp_path, "none")) == OwnPictures()
    assert own(tmp_path, "none") == OwnPictures()


def test_the_site_s_address(tmp_path: Path) -> None:
    """With the site's address a picture knows its own; without any, email.html can't show it: it is told."""
    (tmp_path / "quay.png").write_bytes(quay())
    placed = own(tmp_path, "quay.png", letter(tmp_path, base="https://news.example/")).pictures["quay.png"]
    assert placed.url == f"https://news.example/pictures/{placed.name}"
    alone = own(tmp_path, "quay.png", letter(tmp_path))
    assert alone.pictures["quay.png"].url is None
    assert "email.html tells your own pictures in words" in alone.flags[0].reason


def test_a_film_is_told(tmp_path: Path) -> None:
    """Of a moving picture the first frame is shown."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "film.gif", save_all=True, append_images=frames[1:])
    assert "first frame" in own(tmp_path, "film.gif").flags[0].reason


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("gone.jpg", None, "is not there; looked for"),
        ("../../../../outside.jpg", None, "is not there|lies outside"),
        ("/etc/passwd", None, "lies outside"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        ("notes.jpg", b"no picture", "is no picture that a letter can hold"),
        ("cut.png", quay()[:-30], "damaged or cut off"),
        ("pic\0ture.png", None, "is not there|can't be read"),
    ],
)
def test_a_file_that_can_t_be_taken(tmp_path: Path, name: str, raw: bytes | None, told: str) -> None:
    """It stops the build; the edit and the file are named, and what is wrong."""
    root = tmp_path / "letter"
    root.mkdir()
    (tmp_path / "outside.jpg").write_bytes(quay("JPEG"))
    if raw is not None:
        (root / name).write_bytes(raw)
    with pytest.raises(ConfigError, match=told) as error:
        own(root, name.replace("\0", "\\u0000"))
    assert error.value.key == "[[story]] 1, line 1: picture"
    assert error.value.path.name == EDITS_FILE


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    """Neither of a file nor of a folder; one within the letter's folder is."""
    root, outside = tmp_path / "letter", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "quay.png").write_bytes(quay())
    (root / "quay.png").symlink_to(outside / "quay.png")
    (root / "pictures").symlink_to(outside)
    for name in ("quay.png", "pictures/quay.png"):
        with pytest.raises(ConfigError, match="lies outside"):
            own(root, name)
    (root / "real.png").write_bytes(quay())
    (root / "same.png").symlink_to(root / "real.png")
    assert own(root, "same.png").pictures


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    """A folder or a pipe would hold up the build."""
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    for name in ("pipe.jpg", "folder.jpg"):
        with pytest.raises(ConfigError, match="is not there"):
            own(tmp_path, name)


def test_a_file_too_large(tmp_path: Path) -> None:
    """More than 30 MB are no photograph; nothing of it is read."""
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(31_000_000)
    with pytest.raises(ConfigError, match="larger than 30000 KB"):
        own(tmp_path, "huge.jpg")
