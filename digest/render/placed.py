"""Where each format finds the pictures of a letter: in the page itself, in the message, or at an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from digest.model import Issue, Picture
from digest.render.clean import safe_url
from digest.render.drawn import Drawing
from digest.render.view import Entry, Page

WIDEST, TALLEST = 640, 720
"""px of a picture on the page: the letter's column, and a screen of a phone."""
IN_MAIL = 576
"""px of the mail's column."""
_NOT_IN_MAIL = (".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff")
"""Kinds of pictures that Outlook doesn't show."""


def shown_size(picture: Picture, widest: int = WIDEST) -> tuple[int, int]:
    """Width and height in px of a picture on the page, at most its own; (widest, 0) of a linked one."""
    if not picture.width:
        return widest, 0
    scale = min(1, widest / picture.width, TALLEST / picture.height)
    return round(picture.width * scale), max(1, round(picture.height * scale))


def pictures_of(issue: Issue) -> Mapping[str, Picture]:
    """The pictures of an issue by its stories' ids."""
    return {brief.story_id: brief.picture for brief in issue.briefs if brief.picture}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A picture that a message carries: its name, by which the page finds it, what it is, its bytes."""

    name: str
    kind: str
    raw: bytes


def enclosed(page: Page, issue: Issue, drawings: Sequence[Drawing]) -> tuple[Part, ...]:
    """What the message of this page carries: the letter's own pictures, each once, and the chart."""
    known = pictures_of(issue)
    shown = [known[entry.story_id] for entry in page.entries if entry.picture]
    own = {picture.name: picture for picture in shown if picture.data}
    return (
        *(Part(name=name, kind=picture.kind, raw=picture.raw) for name, picture in own.items()),
        *(Part(name=drawing.name, kind="image/png", raw=drawing.raw) for drawing in drawings),
    )


def content_id(name: str, issue: Issue) -> str:
    """By what the page of a message names a part of it (RFC 2392)."""
    return f"{name}@{issue.slot}.{issue.newsletter.key}.invalid"


def in_message(page: Page, issue: Issue, drawings: Sequence[Drawing]) -> Page:
    """The page of the message, which carries the letter's own pictures and its drawn chart with it."""
    bars = (replace(d.shown, src=f"cid:{content_id(d.name, issue)}") for d in drawings)
    shown = replace(page, drawn=tuple(bars)) if drawings else page
    return _mailed(shown, issue, lambda picture: f"cid:{content_id(picture.name, issue)}")


def in_pasted_mail(page: Page, issue: Issue) -> Page:
    """The page of a mail that is pasted elsewhere: the letter's own pictures stand at the archive site, or
    are told in words that lead to the web view."""
    return _mailed(page, issue, lambda picture: safe_url(picture.url) or "")


def _mailed(page: Page, issue: Issue, place: Callable[[Picture], str]) -> Page:
    known = pictures_of(issue)

    def within(entry: Entry) -> Entry:
        picture = known.get(entry.story_id)
        if entry.picture is None or picture is None:
            return entry
        width, height = shown_size(picture, IN_MAIL)
        shown = replace(entry.picture, width=width, height=height)
        if picture.data:
            return replace(entry, picture=replace(shown, src=place(picture), link=issue.web_url or ""))
        return replace(entry, picture=replace(shown, src=_of_the_web(picture.url)))

    return page.with_entries(within) if known else page


def _of_the_web(address: str | None) -> str:
    """The address of a linked picture that every mail program shows, else ""."""
    url = safe_url(address) or ""
    shown = url.startswith("https://") and not urlsplit(url).path.lower().endswith(_NOT_IN_MAIL)
    return url if shown else ""


def on_site(page: Page, issue: Issue) -> Page:
    """The page of the archive site, which has the letter's own pictures as files."""
    known = pictures_of(issue)

    def within(entry: Entry) -> Entry:
        picture = known.get(entry.story_id)
        if entry.picture is None or picture is None or not picture.data:
            return entry
        return replace(entry, picture=replace(entry.picture, src=f"../pictures/{picture.name}"))

    return page.with_entries(within) if known else page
