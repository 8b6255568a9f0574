"""Bytes → text: a byte order mark, then what the file declares, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from unicodedata import name

LARGEST = 20_000_000
"""The largest file that is read, in bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
# As browsers read them (WHATWG Encoding Standard): the label means the larger code page.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_KOREAN_LABELS = re.compile(r"ks_?c_?5601|euc.?kr|windows-949|uhc|korean", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 0.1
"""A text in another script than the Latin one holds more letters of it."""
_LATIN_PAGES = frozenset({"cp1252", "cp1254", "cp1250", "cp1257", "latin_1", "iso8859-15", "iso8859-2"})
_FOREIGN = 0.5
"""No language of the Latin script writes so many of its letters beyond ASCII."""
_CODE = re.compile(r"[A-Za-z0-9+/=]{40,}")
"""A line of base64, of a mail whose transfer encoding is broken or untold, or of one that is encrypted."""
_LINK = re.compile(r"(?<!\S)\S*://\S*")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, how its encoding was found ("utf-8 (declared)"), and how many characters were broken."""

    text: str
    how: str
    broken: int = 0

    @property
    def origin(self) -> str:
        """One line for `Extraction.origins`."""
        return f"{self.how}, {self.broken} broken characters" if self.broken else self.how


class Undecodable(ValueError):
    """The bytes are no text; the message says what they look like."""


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `raw`. `declared` is the label that a header or a meta element gives.

    Raises `Undecodable` for binary files and for bytes that no encoding explains.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _lenient(raw[len(bom) :], encoding, "byte order mark")
    wide = _wide_without_bom(raw)
    if wide:
        return _lenient(raw, wide, "detected")
    _refuse_binary(raw)
    return _as_declared(raw, declared) or _detect(raw)


def declared_in_page(raw: bytes) -> str | None:
    """The encoding that a page names in its first 4096 bytes."""
    found = _DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _refuse_binary(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise Undecodable(f"this is {what}, not text")
    head = raw[:65536]
    if b"\x00" in head or len(_CONTROL.findall(head)) > max(8, len(head) // 100):
        raise Undecodable("this is a binary file, not text")


def _wide_without_bom(raw: bytes) -> str | None:
    """UTF-16 text of a Latin script has a zero in every second byte."""
    head = raw[:2000]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _lenient(raw: bytes, encoding: str, why: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd") - _try(raw, encoding, "").count("\ufffd")
    if broken > max(3, len(text) // 20):
        raise Undecodable(f"broken encoding: {broken} of {len(text)} characters are not {encoding}")
    return Decoded(text=text, how=f"{encoding} ({why})", broken=max(0, broken))


def _try(raw: bytes, encoding: str, otherwise: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return otherwise


def _as_declared(raw: bytes, label: str | None) -> Decoded | None:
    encoding = _encoding(label)
    if encoding is None:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    # These pages explain every byte: what comes out must look like Latin letters, too.
    is_sound = encoding not in _LATIN_PAGES or _foreign_share(text) < _FOREIGN
    return Decoded(text=text, how=f"{encoding} (declared)") if is_sound else None


def _foreign_share(text: str) -> float:
    """The share of characters beyond ASCII in all that are not white space."""
    visible = "".join(text[:100_000].split())
    return sum(char > "\x7f" for char in visible) / len(visible) if visible else 0.0


def is_encoded(text: str) -> bool:
    """Whether a text is code rather than words: over half of it stands in runs of 40 letters and more that no
    blank or mark parts, links apart."""
    head = _LINK.sub("", text[:100_000])
    return sum(len(run) for run in _CODE.findall(head)) * 2 > len(head)


def _encoding(label: str | None) -> str | None:
    """Python's name of a declared label, None for an unknown one."""
    if not label:
        return None
    if _KOREAN_LABELS.search(label):
        return "cp949"
    try:
        found = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(found, found)


def _detect(raw: bytes) -> Decoded:
    try:
        return Decoded(text=raw.decode("utf-8"), how="utf-8 (detected)")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(raw):
        return _lenient(raw, "utf-8", "detected")
    korean = _try(raw, "cp949", "")
    if korean and _is_korean(korean):
        return Decoded(text=korean, how="cp949 (detected)")
    return _by_statistics(raw)


def _mostly_utf8(raw: bytes) -> bool:
    """Far more whole multi-byte sequences than broken ones."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return broken * 5 < whole or broken <= min(3, whole)


def _is_korean(text: str) -> bool:
    foreign = sum(1 for c in text if c > "\x7f")
    return foreign > 0 and len(_HANGUL.findall(text)) > 0.6 * foreign


def _by_statistics(raw: bytes) -> Decoded:
    """Windows-1252 where it reads as letters and typographic marks, else charset-normalizer's best."""
    western = _try(raw, "cp1252", "")
    high = [c for c in western if c > "\x7f"]
    if high and len(high) < 0.15 * len(western) and _looks_western(high):
        return Decoded(text=western, how="cp1252 (detected)")
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None or not _try(raw, best.encoding, ""):
        raise Undecodable("broken encoding: the bytes are neither UTF-8 nor any encoding known for text")
    text = raw.decode(best.encoding)
    return _strays(raw, text) or Decoded(text=text, how=f"{best.encoding} (detected)")


def _strays(raw: bytes, text: str) -> Decoded | None:
    """A few bytes of no sense amid plain Latin text: broken characters, not letters of another script."""
    foreign = [c for c in text if c > "\x7f" and c.isalpha() and not name(c, "").startswith("LATIN")]
    if not foreign or len(foreign) > len(text) * _STRAY:
        return None
    ascii_only = raw.decode("ascii", "replace")
    return Decoded(text=ascii_only, how="ascii (detected)", broken=ascii_only.count("\ufffd"))


def _looks_western(high: list[str]) -> bool:
    usual = sum(1 for c in high if c in "’‘“”–—…•€™ \u00a0«»°§·®©¿¡½£¢" or c.isalpha())
    return usual > 0.9 * len(high)
