"""`digest add`: one article by hand."""

from __future__ import annotations

import io
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from digest.archive import Archive
from digest.cli.exits import Exit
from digest.extract.repeated import line_key
from digest.model import Fetched
from digest.pipeline.repeats import cut_repeated
from tests.cli.conftest import Digest

PAGE = """Sunny 21°C
Ferry to Gull Island to run every hour from spring
By Nora Quill
May 6, 2025

PORT ELSA — The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour.

The board said the new timetable begins on May 19 and costs the city $3.2 million a year.

Read more: The board also wants a second pier for the island next year.

"Islanders have waited nineteen years for a boat they can rely on," said Ada Fenwick, the board's chair.

Two members voted against the plan because the pier on the island has not been repaired.
"""
HTML = """<!doctype html><html lang="en"><head><meta charset="%s"><title>Ferry to run every hour</title>
<meta property="article:published_time" content="2025-05-06T09:00:00+00:00"></head><body><nav>Home News</nav>
<article><h1>Ferry to run every hour</h1>
<p>The café on the pier opens when the first ferry of the day is in.</p>
<p>The harbour board voted 7 to 2 on Tuesday to run the Gull Island ferry every hour.</p>
<p>Two members voted against the plan because the pier on the island has not been repaired.</p></article>
</body></html>"""
LOGIN = '<!doctype html><html><head><title>Log in</title></head><body><input type="password"></body></html>'
ANSWERS = {
    "/ferry": ("text/html; charset=utf-8", HTML % "utf-8"),
    "/latin": ("text/html; charset=iso-8859-1", HTML.replace('<meta charset="%s">', "")),
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /ferry\n"),
    "/picture": ("image/png", "no page"),
    "/login": ("text/html", LOGIN),
}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = ANSWERS.get(self.path, ("text/plain", ""))
        self.send_response(200 if self.path in ANSWERS else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode("latin-1" if "8859" in kind else "utf-8"))

    def log_message(self, *told: object) -> None:
        """Nothing is logged."""


@pytest.fixture
def site() -> Iterator[str]:
    """A site on loopback."""
    with HTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))


@pytest.mark.usefixtures("pasted")
def test_pasted_text_takes_outlet_address_and_day(digest: Digest) -> None:
    """What a person says wins over what the page says; a second time nothing is new."""
    given = ["--outlet", "Port Elsa Daily", "--url", "https://elsa.example/ferry", "--date", "2025-05-07"]
    ended = digest("add", "-", *given)
    assert ended.code == 0, ended.err
    assert "line 10: related link: Read more: The board also wants" in ended.out
    assert "archive    added [" in ended.out
    sys.stdin.seek(0)
    values = json.loads(digest("add", "-", *given, "--json").out)
    assert values["change"] == "same"
    assert (values["outlet"], values["url"]) == ("Port Elsa Daily", "https://elsa.example/ferry")
    assert values["published"].startswith("2025-05-07")


@pytest.mark.slow
def test_a_cut_line_is_taken_back(digest: Digest, tmp_path: Path) -> None:
    """As a new version of the same article, which the next issue prints from and the proof finds sound."""
    (tmp_path / "page.txt").write_text(PAGE)
    first = json.loads(digest("add", "page.txt", "--outlet", "Port Elsa Daily", "--json").out)
    assert "second pier" not in first["text"]
    ended = digest("add", "page.txt", "--outlet", "Port Elsa Daily", "--keep", "10", "--json")
    second = json.loads(ended.out)
    assert (second["id"], second["change"]) == (first["id"], "changed")
    assert "\n\nRead more: The board also wants a second pier for the island next year.\n\n" in second["text"]
    assert digest("build", "--as-of", "2025-05-08").code == 0
    assert digest("verify").code == 0


def test_lines_are_numbers(digest: Digest, tmp_path: Path) -> None:
    """Anything else is a usage error; a line that was not cut is refused."""
    (tmp_path / "page.txt").write_text(PAGE)
    for wrong in ("x", "0", "9-7", "1,,2", "1-"):
        assert digest("add", "page.txt", "--keep", wrong).code == Exit.USAGE
    ended = digest("add", "page.txt", "--keep", "6")
    assert ended.code == Exit.INPUT
    assert "not among the lines that were cut: 6" in ended.err


def test_a_page_is_fetched(digest: Digest, site: str) -> None:
    """With its own date and words, in the encoding that its server names; from the own network only with
    --private."""
    assert "private" in digest("add", f"{site}/ferry").err
    for path in ("/ferry", "/latin"):
        values = json.loads(digest("add", site + path, "--private", "--json", "--outlet", "Quay").out)
        assert values["text"].startswith("The café on the pier opens")
        assert values["url"] == site + path
        assert values["published"].startswith("2025-05-06T09:00")
    assert digest("build", "--as-of", "2025-05-08").code == 0
    assert digest("verify").code == 0


def test_what_is_no_article_is_told(digest: Digest, site: str, tmp_path: Path) -> None:
    """A picture, a login, a missing page, a folder, an empty file: exit 1, and nothing is stored."""
    (tmp_path / "empty.txt").touch()
    cases = {
        f"{site}/picture": "is no page but image/png",
        f"{site}/login": "login page",
        f"{site}/none": "404",
        ".": "is a folder",
        "nowhere.txt": "no such file",
        "empty.txt": "is empty",
        "elsa.example/ferry": "an address begins with https://",
    }
    for what, reason in cases.items():
        ended = digest("add", what, "--private")
        assert ended.code == Exit.INPUT, what
        assert reason in ended.err.lower(), ended.err
    assert not (tmp_path / ".digest").exists()


def test_a_dry_run_stores_nothing(digest: Digest, tmp_path: Path) -> None:
    """It shows what would be."""
    (tmp_path / "page.txt").write_text(PAGE)
    ended = digest("add", "page.txt", "--dry-run")
    assert "not stored" in ended.out
    assert "add it again with --outlet NAME" in ended.err
    assert not (tmp_path / ".digest").exists()


def test_what_was_added_is_read_again(digest: Digest, tmp_path: Path) -> None:
    """By its id or its address, with its cuts."""
    (tmp_path / "page.txt").write_text(PAGE)
    given = ["--url", "https://elsa.example/ferry?utm_source=letter"]
    id = json.loads(digest("add", "page.txt", *given, "--json").out)["id"]
    for name in (id, "https://elsa.example/ferry"):
        ended = digest("read", name)
        assert ended.code == 0, ended.err
        assert "line 10: related link: Read more: The board also wants" in ended.out
    for name in ("0123456789ab", "https://elsa.example/" + "x" * 5000, "nowhere.txt"):
        assert digest("read", name).code == Exit.INPUT


def test_furniture_by_repetition_is_shown_and_taken_back(digest: Digest, tmp_path: Path) -> None:
    """A line that stands on many pages of the outlet is cut from a file that is read and from one that is
    added; once a person has taken it back it stays, whatever comes in later."""
    line = "Port Elsa stands with its harbour, today as in every year since it began."
    state = tmp_path / ".digest" / "archive.db"
    (tmp_path / "digest.toml").write_text('[outlets."Port Elsa Daily"]\naliases = ["elsa"]\n')
    with Archive.open(state) as archive:
        archive.lines.judge("Port Elsa Daily", [line_key(line)], 0)
    (tmp_path / "page.txt").write_text(f"{PAGE}\n{line}\n")
    given = ["page.txt", "--outlet", "Port Elsa Daily", "--url", "https://elsa.example/ferry"]
    (tmp_path / "elsa 2025-05-06.txt").write_text(f"{PAGE}\n{line}\n")
    assert f"on many pages of the outlet: {line}" in digest("read", "elsa 2025-05-06.txt").out
    shown = digest("add", *given)
    assert f"line 16: on many pages of the outlet: {line}" in shown.out
    values = json.loads(digest("add", *given, "--keep", "16", "--json").out)
    assert values["text"].endswith(line)
    with Archive.open(state) as archive:
        cut_repeated(archive, datetime.now(UTC))
        held = archive.article(values["id"])
        assert held
        assert held.text.endswith(line)
        again = Fetched(address="https://elsa.example/ferry", raw=b"as a feed has it", seen=datetime.now(UTC))
        fed = replace(held, text=held.text.removesuffix(line).strip())
        assert archive.add(fed, again, "feed", datetime.now(UTC)).change == "same"
        assert archive.articles() == (held,)
