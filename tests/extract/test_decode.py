"""Bytes are decoded as declared, then by detection; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest

from digest.errors import SourceError
from digest.text.decode import Undecodable, declared_in_page, decode
from tests.extract.conftest import Read

KOREAN = (
    "북항과 저지를 잇는 여객선이 금요일부터 다시 운항한다고 항만청이 7일 밝혔다. 운항이 멈춘 지 3년 만이다."
)
WESTERN = "The café’s owner said the “naïve” plan would cost €40 – a sum that Mr. Müller’s board can’t raise."


@pytest.mark.parametrize(
    ("text", "encoding", "how"),
    [
        (KOREAN, "utf-8", "utf-8 (detected)"),
        (KOREAN, "cp949", "cp949 (detected)"),
        (KOREAN, "euc-kr", "cp949 (detected)"),
        (WESTERN, "utf-8", "utf-8 (detected)"),
        (WESTERN, "cp1252", "cp1252 (detected)"),
        (WESTERN, "utf-16-le", "utf-16-le (detected)"),
        (WESTERN, "utf-16-be", "utf-16-be (detected)"),
        (WESTERN, "utf-8-sig", "utf-8 (byte order mark)"),
        (KOREAN, "utf-16", "utf-16-le (byte order mark)"),
        (KOREAN, "utf-32", "utf-32-le (byte order mark)"),
    ],
)
def test_detected(text: str, encoding: str, how: str) -> None:
    """Unmarked text of the usual encodings comes out equal, and it is said how it was read."""
    found = decode(text.encode(encoding))
    assert (found.text, found.how, found.broken) == (text, how, 0)


def test_stray_bytes() -> None:
    """A few bytes that nothing explains are broken characters, never letters of another script."""
    found = decode(
        b"The ferry \xff\xfe\x81 came in on Tuesday with ninety people and their bags \x8d\x9d aboard. " * 3
    )
    assert found.broken == found.text.count("\ufffd") > 0
    assert all(c <= "\x7f" or c == "\ufffd" for c in found.text)
    assert "broken characters" in found.origin


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"), ("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"),
     ("shift_jis", "cp932"), ("gb2312", "gb18030"), ("utf-8", "utf-8")],
)  # fmt: skip
def test_declared(label: str, encoding: str) -> None:
    """A declared label means what browsers take it to mean."""
    text = {"cp949": "값 5", "cp932": "日本 5", "gb18030": "日本 5"}.get(encoding, "Price: – 5")
    raw = text.encode(encoding)
    assert decode(raw, declared=label).text == text


def test_a_wrong_label_falls_back_to_detection() -> None:
    """A page that calls itself UTF-8 and is not, and one with an unknown label, are still read."""
    assert decode(KOREAN.encode("cp949"), declared="utf-8").text == KOREAN
    assert decode(WESTERN.encode(), declared="utf-99").text == WESTERN


def test_the_page_s_own_label_is_found() -> None:
    """meta charset, http-equiv and the XML declaration."""
    assert declared_in_page(b'<html><meta charset="EUC-KR">') == "EUC-KR"
    assert declared_in_page(b'<meta http-equiv="Content-Type" content="text/html; charset=cp949">') == "cp949"
    assert declared_in_page(b'<?xml version="1.0" encoding="iso-8859-1"?><html>') == "iso-8859-1"
    assert declared_in_page(b"<html><body>charset=x</body>") is None


def test_few_broken_bytes_are_said(read: Read) -> None:
    """A stray byte does not cost the article; how many are broken stands in the origins."""
    raw = (KOREAN + "\n\n" + KOREAN).encode() + b"\xff"
    assert read("x.txt", raw).origins["encoding"] == "utf-8 (detected), 1 broken characters"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 text",
        b"\x89PNG\r\n\x1a\n rest",
        b"PK\x03\x04 rest",
        bytes(range(256)) * 20,
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 200,
    ],
)
def test_binary_is_refused(raw: bytes, read: Read) -> None:
    """A binary file under the name of a text is a clear error that names the file."""
    with pytest.raises(Undecodable):
        decode(raw)
    with pytest.raises(SourceError, match=r"^x\.txt: "):
        read("x.txt", raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "only white space"),
        (b"x" * 50_000_000, "50 MB are more than the 20 MB"),
    ],
    ids=["0 bytes", "white space", "50 MB"],
)
def test_empty_and_huge_files(raw: bytes, reason: str, read: Read) -> None:
    """The reason is said, in words."""
    with pytest.raises(SourceError, match=reason):
        read("x.txt", raw)


def test_an_unknown_ending_is_an_error(read: Read) -> None:
    """What can be read is listed."""
    with pytest.raises(SourceError, match=r"known are \.txt"):
        read("x.docx", b"text")
