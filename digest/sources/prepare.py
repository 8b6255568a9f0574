"""A feed's bytes as text that both readers take: decoded, without entity declarations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5

from bs4 import BeautifulSoup, Tag

from digest.errors import SourceError
from digest.sources.links import absolute
from digest.text.decode import LARGEST, Undecodable, declared_in_page, decode
from digest.text.markup import Overgrown, bounded, with_few_attributes

_LABEL = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
# Encodings that write other letters in ASCII's bytes, so that all bytes pass for UTF-8.
_SHIFTING = re.compile(r"iso-?2022|hz|utf-?7", re.IGNORECASE)
# One without its end is a beginning only, so that nobody looks for that end again and again.
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*>|>|\[|\Z)", re.DOTALL)
_ROOT = re.compile(r"<[A-Za-z_]")
_DECLARATION = re.compile(r"""^(\s*<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["'][^"']*["']""", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,63});")
_FORBIDDEN = re.compile(r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r")


def feed_text(raw: bytes, *, address: str, headers: Mapping[str, str]) -> str:
    """The text of a feed, from its first sign on. Raises SourceError for nothing, too much, no text."""
    _check_size(raw, address)
    try:
        text = _decoded(raw, _charset(headers)).lstrip("\ufeff \t\r\n")
        return text if text.startswith(("{", "[")) else with_few_attributes(_without_entities(text))
    except (Undecodable, Overgrown) as error:
        raise SourceError(address, f"no feed: {error}") from error


def page_soup(raw: bytes, *, address: str, headers: Mapping[str, str]) -> BeautifulSoup:
    """The tree of a web page. Raises SourceError for nothing, too much, no text."""
    _check_size(raw, address)
    try:
        return soup_of(decode(raw, declared=_charset(headers) or declared_in_page(raw)).text)
    except (Undecodable, Overgrown) as error:
        raise SourceError(address, f"no page: {error}") from error


def soup_of(markup: str) -> BeautifulSoup:
    """The tree of markup, whole however deep it lies. Raises Overgrown where it is too much."""
    return BeautifulSoup(bounded(markup), "lxml", huge_tree=True)


def base_of(soup: BeautifulSoup, address: str) -> str:
    """The address that a page's links start from: its own, or the one that it gives for that."""
    tag = soup.find("base", href=True)
    return (absolute(str(tag["href"]), address) if isinstance(tag, Tag) else None) or address


def _check_size(raw: bytes, address: str) -> None:
    if len(raw) > LARGEST:
        raise SourceError(address, f"too large: {len(raw) / 1e6:.0f} MB, the limit is {LARGEST // 10**6} MB")
    if not raw.strip():
        raise SourceError(address, "0 bytes")


def _charset(headers: Mapping[str, str]) -> str | None:
    said = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    found = _LABEL.search(said)
    return found[1] if found else None


def _decoded(raw: bytes, charset: str | None) -> str:
    """Bytes that are UTF-8 are UTF-8, whatever a server's default says; then the header, then the feed."""
    inner = _DECLARED.search(raw[:200])
    declared = inner[1].decode("ascii", "replace") if inner else None
    label = charset or declared
    if not _SHIFTING.search(f"{charset} {declared}"):
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return decode(raw, declared=label).text


def _without_entities(text: str) -> str:
    """No document type, hence no declared entity; HTML's names as their characters, others as written."""
    root = _ROOT.search(text)
    if root and "<!DOCTYPE" in text[: root.start()]:
        text = _DOCTYPE.sub("", text, count=1)
    text = _DECLARATION.sub(r"\1", text, count=1)
    if "&" not in text:
        return text
    return _NAMED.sub(_reference, _FORBIDDEN.sub("", text))


def as_utf8(text: str) -> bytes:
    """The bytes of a prepared text without the characters that XML forbids."""
    raw = text.encode("utf-8", "replace")
    return raw.translate(None, _CONTROL)


def _reference(match: re.Match[str]) -> str:
    character = html5.get(match[1] + ";")
    if character is None:
        return f"&amp;{match[1]};"
    return "".join(f"&#{ord(c)};" if c in "<>&" else c for c in character)
