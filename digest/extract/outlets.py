"""Which outlet an article is from: the config's outlets first, else the name that the page prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from digest.model import Outlet
from digest.text.dates import in_file_name

ClueKind = Literal["given", "name", "domain", "folder", "file"]
# Folders that people make for order, not for an outlet.
_ORDERLY = frozenset(
    """articles article inbox saved pages page html htm txt text texts mail mails eml letters news new old
    archive week weekly issue month misc other others pasted clips clippings downloads input data
    sources files draft drafts md markdown tmp temp unsorted to read""".split()
)
# Addresses that anybody can have.
_PUBLIC_MAIL = frozenset(
    """gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com me.com aol.com proton.me
    protonmail.com gmx.de gmx.net naver.com hanmail.net daum.net kakao.com qq.com 163.com live.com
    msn.com mail.com yandex.ru mail.ru""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What may tell the outlet: a name that somebody gave or that the page prints, a domain, a folder's or
    a file's name; and where it stands."""

    kind: ClueKind
    value: str
    origin: str


def resolve(clues: Sequence[Clue], outlets: Sequence[Outlet]) -> tuple[str | None, str | None]:
    """The outlet's name and where it is from.

    First what was given or what the config lists, in the order of `clues`; then names, domains and
    folders that it does not list. A file's name counts only when it is listed.
    """
    for meaning in (_listed, _unlisted):
        for clue in clues:
            name = meaning(clue, outlets)
            if name:
                return name, clue.origin
    return None, None


def named(name: str | None, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet of that name."""
    return next((o for o in outlets if o.name == name), None)


def _listed(clue: Clue, outlets: Sequence[Outlet]) -> str | None:
    if clue.kind == "domain":
        return _by_domain(clue.value, outlets)
    known = _by_name(clue.value, outlets) or (_by_domain(clue.value, outlets) if "." in clue.value else None)
    return known or (_tidy(clue.value) if clue.kind == "given" else None)


def _unlisted(clue: Clue, outlets: Sequence[Outlet]) -> str | None:
    if clue.kind == "file" or (clue.kind == "domain" and clue.value.lower() in _PUBLIC_MAIL):
        return None
    if clue.kind == "folder" and is_orderly(clue.value):
        return None
    return _tidy(clue.value)


def is_orderly(folder: str) -> bool:
    """A folder named for a time or a kind of file: "2025-05", "week19", "inbox"."""
    words = re.findall(r"[^\W\d_]+", folder.casefold())
    return all(word in _ORDERLY or len(word) < 2 for word in words)


def _tidy(value: str) -> str | None:
    return " ".join(value.split()) or None


def _by_domain(domain: str, outlets: Sequence[Outlet]) -> str | None:
    domain = domain.lower().strip(".")
    listed = ((d.lower().removeprefix("www."), o.name) for o in outlets for d in o.domains)
    fits = [(len(d), name) for d, name in listed if domain == d or domain.endswith("." + d)]
    return max(fits)[1] if fits else None


def _by_name(name: str, outlets: Sequence[Outlet]) -> str | None:
    wanted = fold(name)
    for outlet in outlets:
        if wanted and wanted in {fold(n) for n in (outlet.name, *outlet.aliases)}:
            return outlet.name
    return None


def fold(name: str) -> str:
    """A name without case, spaces and punctuation: "The Korea-Daily" and "the_korea daily" are one."""
    return "".join(c for c in name.casefold() if c.isalnum())


def domain_of(url: str | None) -> str | None:
    """The host of an address without "www."; None without a sound one."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def of_path(path: str) -> list[Clue]:
    """Clues in a path relative to the folder given: the subfolders, uppermost first, then the file's name."""
    pure = PurePosixPath(path)
    folders = [Clue(kind="folder", value=part, origin=f"folder {part}") for part in pure.parent.parts]
    found = in_file_name(pure.stem)
    before = (pure.stem[: found[1]] if found else pure.stem).strip(" _-.")
    return folders + ([Clue(kind="file", value=before, origin=f"file name {pure.name}")] if before else [])
