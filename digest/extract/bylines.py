"""Names of authors as lines and page fields print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|de|da|di|del|della|van|von|der|den|bin|al|el|la|le|ibn|y|Mc\w+)"
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}"
_MAIL = re.compile(r"[\[(<]?\s*(?P<mail>[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+))\s*[\])>]?")
_BY = re.compile(
    r"^(?:(?:written|words|story|report(?:ed|ing)?|analysis|text|posted|published|review(?:ed)?"
    r"|interview|opinion)\s+)?(?:by|par|por)[:\s]\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:,|\||–|—|-|/|·|•|\bfor\b|\bin\b)\s*(?P<role>[^,|/]*\b(?:writer|reporter|correspondent|editor"
    r"|columnist|contributor|staff|bureau"
    r"|chief|news|times|press|post|herald|tribune|journal|daily|reuters|agency|media|network|magazine"
    r"|today|opinion|author|producer|the\s)\b.*)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|\||\band\b|·|、)\s*", re.IGNORECASE)
_KOREAN = re.compile(
    r"^(?P<name>[가-힣]{2,4})\s*"
    r"(?P<role>(?:[가-힣]+\s*)?(?:기자|특파원|논설위원|칼럼니스트|교수|선임기자|앵커|에디터))\b"
)
_KOREAN_SIGNED = re.compile(
    r"^[\[(【]\s*[가-힣A-Za-z0-9·\s]{2,20}=\s*(?P<name>[가-힣]{2,4})\s*(?P<role>기자|특파원"
    r"|선임기자)\s*[\])】]$"
)
"""The outlet and its reporter in brackets: "[새길경제=류한결 기자]"."""
_BIO_VERB = (
    r"(?:is|was|are|has|have|covers?|writes?|reports?|works?|joined|oversees?|leads?|serves?|teaches"
    r"|lives|holds"
    r"|edits?|hosts?|can\s+be)\b"
)
_SELF_BIO = re.compile(
    r"^(?:(?:The|This)\s+(?:author|writer|columnist)s?\s+(?:is|are|was|teaches|works)"
    r"|I\s+am\s+an?\s+(?:writer|journalist|reporter|author|blogger))\b"
)
_GENERIC_BIO = re.compile(
    rf"^(?:{_NAME})\s*(?:\([^)]*\)\s*)?\s(?:is|are)\s+(?:an?|the|our)?\s*(?:[\w’'-]+\s+){{0,6}}"
    r"(?:reporter|editor|correspondent|columnist|writer|journalist|contributor|author|producer|fellow|intern"
    r"|photographer|blogger|educator|speaker)\b"
)
_JOB = re.compile(
    r"\b(?:reporter|editor|correspondent|columnist|writer|journalist|contributor|author|producer|fellow"
    r"|photographer"
    r"|reporting|reports|covers|covering|writes|writing|joined|newsroom|bureau|magazine|newspaper)\b",
    re.IGNORECASE,
)
_TRAILER = re.compile(r"\s*(?:\b(?:updated|published|posted)\b.*|\d{1,2}:\d{2}.*)$", re.IGNORECASE)
_DATED = re.compile(
    r"\s*[,|·•–—-]?\s*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The authors of one line, the domain of an address there, and the role printed beside them."""

    names: tuple[str, ...]
    domain: str | None = None
    role: str = ""


def read_line(line: str) -> Byline | None:
    """The byline that `line` is; None if it is something else."""
    if len(line) > 200:
        return None
    mail = _MAIL.search(line) if "@" in line else None
    domain = mail["domain"].lower() if mail else None
    rest = _MAIL.sub(" ", line).strip(" ,;|·•-–—")
    korean = _KOREAN.match(rest) or _KOREAN_SIGNED.match(rest)
    if korean and len(rest) <= 30:
        return Byline(names=(korean["name"],), domain=domain, role=korean["role"])
    by = _BY.match(rest)
    if not by:
        bare = _people(rest) if mail and re.fullmatch(_NAME, rest) else ()
        return Byline(names=bare, domain=domain) if bare else None
    rest = _DATED.sub("", _TRAILER.sub("", rest[by.end() :]))
    role = _ROLE.search(rest)
    names = _people(rest[: role.start()] if role else rest)
    return Byline(names=names, domain=domain, role=role["role"].strip() if role else "") if names else None


def _people(text: str) -> tuple[str, ...]:
    """Names parted by commas and "and"; nothing when one of the parts can't be a name."""
    parts = [" ".join(part.split()).strip(" .:,") for part in _AND.split(text)]
    names = tuple(part for part in parts if part)
    return names if names and all(map(is_name, names)) else ()


def is_name(text: str) -> bool:
    """Two to five words that a person could be called, or a single Korean or capitalised one."""
    if re.fullmatch(r"[가-힣]{2,5}", text):
        return True
    return bool(re.fullmatch(_NAME, text) or re.fullmatch(r"[A-Z][\w’'-]+", text)) and len(text) <= 60


def from_fields(values: list[str]) -> tuple[str, ...]:
    """Names out of page metadata: "By Jane Doe and John Roe" → two; addresses and links are none."""
    names: list[str] = []
    for value in values:
        value = _TRAILER.sub("", _DATED.sub("", _BY.sub("", _MAIL.sub(" ", " ".join(value.split())))))
        korean = _KOREAN.match(value)
        value = korean["name"] if korean else value
        if not value or not re.search(r"[^\W\d_]{2}", value) or "://" in value or len(value) > 200:
            continue
        role = _ROLE.search(value) if "," in value else None
        for part in _AND.split(value[: role.start()] if role else value):
            name = _BY.sub("", part.strip(" .:,").rstrip("0123456789"))
            if name and name.casefold() not in {n.casefold() for n in names}:
                names.append(name)
    return tuple(names)


def tidied(names: tuple[str, ...], lines: list[str]) -> tuple[str, ...]:
    """An upper-case name in the capitals that another line of the page prints, else as it is."""
    printed = {line.casefold(): line for line in lines if not line.isupper()}
    return tuple(printed.get(name.casefold(), name) if name.isupper() else name for name in names)


def is_biography(line: str, names: tuple[str, ...]) -> bool:
    """A line about the author, as it stands under an article; any journalist's where no author is known."""
    if _SELF_BIO.match(line):
        return True
    return any(_about(line, name) for name in names) if names else bool(_GENERIC_BIO.match(line))


def _about(line: str, name: str) -> bool:
    """It begins with the name, or its first or last word, and says what that person is or does."""
    parts = name.split()
    called = {name.casefold(), parts[0].casefold(), parts[-1].casefold()}
    for short in sorted(called, key=len, reverse=True):
        if line.casefold().startswith(short):
            rest = line[len(short) :]
            found = re.match(rf"(?:\s*\([^)]*\))?(?:,[^,]{{1,60}},)?\s+{_BIO_VERB}", rest, re.IGNORECASE)
            return found is not None and (short == name.casefold() or bool(_JOB.search(rest[:160])))
    return False
