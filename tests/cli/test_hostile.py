"""Articles that try to break out: their words come out harmless in every file, and on the terminal."""

from __future__ import annotations

import json
import re
from email import message_from_bytes, policy
from pathlib import Path

import lxml.etree
import lxml.html
import markdown
import pytest

from tests.cli.conftest import Digest, run_in

TURNING = "\u202e\u2066"
TITLE = (
    "Harbour board <script>alert(1)</script> votes {{ 7*191 }} {% raw %} [free](javascript:alert(2)) "
    f"**bold** `x` | a{TURNING}b\x1b[31m"
)
PAGE = f"""<!doctype html><html><head><title>T</title>
<meta property="og:title" content="{TITLE.replace("<", "&lt;").replace(">", "&gt;")}">
<meta property="og:site_name" content="Evil Post&#13;&#10;Bcc: all@x.example &lt;b&gt;{TURNING}">
<meta name="author" content="Eve&#13;&#10;X-Evil: 1">
<meta property="article:published_time" content="2025-05-06T09:00:00Z">
<link rel="canonical" href="https://evil.example/a'b&quot;onload=alert(3)"></head><body><article>
<h1>{TITLE.replace("<", "&lt;").replace(">", "&gt;")}</h1>
<p>The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry &lt;img src=x onerror=alert(4)&gt;
every hour, and {{{{ 7*191 }}}} members cheered{TURNING} at the pier of Port Elsa until the evening.</p>
<p>“Islanders have waited <a href="javascript:alert(5)">nineteen years</a> for a boat that they can rely on,”
said Ada Fenwick, the board’s chair, before the vote in the old customs house of the city.</p>
<p>The board said that the new timetable begins on May 19 and costs the city $3.2 million a year, which
[no](javascript:alert(6)) it will pay from **harbour** fees and not from taxes.</p></article></body></html>"""
TEXT = f"""Harbour board votes for hourly ferry {TITLE}
By Eve\x07 Quill\x1b]0;owned\x07
May 6, 2025

PORT ELSA — The harbour board voted 7 to 2 on Tuesday to run the Gull ferry every hour\x1b[2J of the day.

The board said the new timetable begins on May 19{TURNING} and costs the city $3.2 million a year.
"""
COMMANDS = (
    ("build", "articles"), ("stories",), ("brief", "1"), ("quotes",), ("diet",), ("lint",), ("proof-sheet",),
    ("verify",), ("read", "articles/ferry.txt"), ("explain", "1"),
    ("stories", "--json"), ("lint", "--json"),
)  # fmt: skip
HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built issue of two such articles, with its archive site."""
    place = tmp_path_factory.mktemp("hostile")
    folder = place / "articles"
    folder.mkdir()
    (folder / "evil\x1b[31m.html").write_text(PAGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    site = ("site", "build", "--base-url", "https://letters.example/")
    return run_in(place, ("build", "articles"), ("proof-sheet",), site)


def test_harmless_in_every_file(hostile: Path) -> None:
    """No element, handler or address of a source comes alive in a page; no template mark is filled in; no
    control character or override is left in any text; a line break ends no header of the mail."""
    files = [p for home in ("issues", "site") for p in (hostile / home).rglob("*") if p.is_file()]
    shown = {p.suffix for p in files}
    assert {".html", ".md", ".txt", ".eml", ".xml", ".json"} <= shown
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path.suffix in (".eml", ".ics"):
            text = text.replace("\r\n", "\n")
        if path.name not in ("issue.json", "told.json"):
            assert not HARMFUL.search(text), path.name
        assert str(7 * 191) not in text, path.name
        if path.suffix == ".html":
            harmless_page(lxml.html.document_fromstring(text.encode()), path)
        elif path.name == "issue.md":
            harmless_page(lxml.html.document_fromstring(markdown.markdown(text)), path)
        elif path.suffix == ".xml":
            lxml.etree.fromstring(text.encode())
        elif path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".eml":
            harmless_mail(path.read_bytes())


def harmless_page(page: lxml.html.HtmlElement, path: Path) -> None:
    """No script but data and the archive's own, no handler, no address but of the web and of mail."""
    assert not page.xpath("//script[not(@type='application/ld+json') and not(@src)] | //img | //iframe"), path
    assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
    assert not [a for a in page.xpath("//@href | //@src") if re.match(r"\s*(javascript|data|vbscript):", a)]


def harmless_mail(raw: bytes) -> None:
    """Only our own headers, and both parts whole."""
    message = message_from_bytes(raw, policy=policy.default)
    assert not message.defects
    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    for part in message.iter_parts():
        assert not HARMFUL.search(part.get_content().replace("\r\n", "\n"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_harmless_on_the_terminal(
    hostile: Path, digest: Digest, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No command prints an escape sequence, a control character or a mark that turns the direction."""
    monkeypatch.chdir(hostile)
    ended = digest(*command)
    assert ended.code in (0, 7), ended.err
    assert ended.out or ended.err
    assert not HARMFUL.search(ended.out), ended.out
    assert not HARMFUL.search(ended.err), ended.err


def test_the_editors_subject_and_preheader(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """[issue] subject and preheader of the edits are the message's Subject, and the first words of its mail;
    lint judges that Subject."""
    assert digest("build", articles).code == 0
    edits = next(tmp_path.rglob("edits.toml"))
    subject = "A boat for Gull Island, and a loaf for the nation that nobody will forget"
    edits.write_text(f'[issue]\nsubject = "{subject}"\npreheader = "Every hour from spring."\n')
    assert digest("build", articles).code == 0
    message = message_from_bytes((edits.parent / "issue.eml").read_bytes(), policy=policy.default)
    assert message["Subject"] == subject
    page = lxml.html.document_fromstring((edits.parent / "email.html").read_bytes())
    assert page.find_class("preheader")[0].text_content().strip() == "Every hour from spring."
    assert page.findtext(".//title") == subject
    assert "A boat for Gull Island" in digest("lint").out
