"""The preview: a real server on loopback, asked as a browser and as a stranger would ask."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.desk import open_desk
from digest.desk.views import VIEWS, in_scheme, shown
from digest.errors import SourceError
from digest.files import issue_to_json, write_issue
from digest.model import Flag, Issue, Manifest, Newsletter, Window

if TYPE_CHECKING:
    from playwright.sync_api import Page

WEB = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Harbour Letter</title><style>body{{background:#fff;color:#111}}
@media (prefers-color-scheme: dark) {{body{{background:#111;color:#eee}}}}</style></head>
<body><h1>{word}</h1><p id="run">still</p><script>document.getElementById("run").textContent = "ran"</script>
<p style="height:3000px">long</p><p><a href="https://herald.example/1">The Herald</a></p></body></html>"""

PROGRAM = "import sys; from pathlib import Path; from digest.desk import open_desk\n" + (
    "desk = open_desk(Path(sys.argv[1]), port=0); print(desk.url, flush=True)\n"
    "try: desk.serve()\nexcept KeyboardInterrupt: print('ended', flush=True)"
)


def an_issue() -> Issue:
    """The smallest issue."""
    return Issue(
        newsletter=Newsletter(key="harbour", title="Harbour Letter"),
        slot="2025-W19",
        window=Window(start=datetime(2025, 5, 5, tzinfo=UTC), end=datetime(2025, 5, 12, tzinfo=UTC)),
        manifest=Manifest(digest_version="0", as_of=date(2025, 5, 12)),
        flags=(Flag(rule="title", reason="no headline passed <b>the rule</b>"),),
    )


def write(folder: Path, word: str) -> None:
    """An issue's files, as a build leaves them."""
    page = WEB.format(word=word).encode()
    files = {"index.html": page, "email.html": page, "issue.md": f"# {word}\n".encode(), "issue.txt": b"text"}
    write_issue(folder, {**files, "issue.json": issue_to_json(an_issue(), files)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built issue."""
    made = tmp_path_factory.mktemp("issues") / "2025-W19"
    write(made, "Lighthouse")
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """host:port of a desk in a process of its own, which must end cleanly on Ctrl-C."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM, folder], stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        url = desk.stdout.readline().strip()
        yield url.removeprefix("http://").rstrip("/")
        desk.send_signal(signal.SIGINT)
        assert desk.stdout.read() == "ended\n"
        assert desk.wait(60) == 0


def ask(served: str, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of the answer to a GET, the path sent as it stands."""
    connection = http.client.HTTPConnection(served, timeout=60)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in ({"Host": served} | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.headers), body


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_served(served: str, name: str) -> None:
    """Web, mail, Markdown, text and source of the issue can be looked at."""
    status, headers, body = ask(served, f"/view/{name}?scheme=dark")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert ("Lighthouse" in body) or name == "text"
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_the_shell_allows_its_own_script_only(served: str) -> None:
    """The desk's page runs its own script, nothing inline and nothing from elsewhere."""
    for path in ("/", "/desk.js", "/desk.css"):
        status, headers, body = ask(served, path)
        assert status == 200
        assert "script-src 'self'; style-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<script(?! src=)|\son\w+=|style=", body)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "rebound.example:80"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_strangers_are_refused(served: str, headers: dict[str, str]) -> None:
    """A foreign Host (DNS rebinding) or Origin gets nothing of the issue."""
    for path in ("/", "/view/web", "/issue/issue.json", "/state", "/events"):
        status, _, body = ask(served, path, **headers)
        assert status == 403
        assert "Lighthouse" not in body


def test_its_own_origin_is_welcome(served: str) -> None:
    """The desk's own page may ask, by either of loopback's names."""
    port = served.rsplit(":", 1)[1]
    assert ask(served, "/state", Origin=f"http://{served}")[0] == 200
    assert ask(served, "/state", Host=f"localhost:{port}", Origin=f"http://localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/issue/../secret.txt",
        "/issue/..%2fsecret.txt",
        "/issue/%2e%2e/secret.txt",
        "/issue/..%5csecret.txt",
        "/issue//etc/passwd",
        "/issue/edits.toml",
        "/view/../secret.txt",
        "/../secret.txt",
        "/desk.js/../../app.py",
    ],
)
def test_no_path_leads_out_of_the_issue(served: str, folder: Path, path: str) -> None:
    """Only the issue's own files are answered, however the path is written."""
    (folder.parent / "secret.txt").write_text("harbour master's key")
    status, _, body = ask(served, path)
    assert status == 404
    assert "harbour" not in body.lower()


def test_the_state_tells_what_to_look_at(served: str) -> None:
    """Sizes and flags come as JSON, so that markup in them stays text."""
    status, headers, body = ask(served, "/state")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert "no headline passed <b>the rule</b>" in body
    assert '"subject":"Harbour Letter"' in body


def test_plain_views_escape_markup() -> None:
    """A text file's markup is shown, never run."""
    assert "<script>" not in shown(VIEWS["markdown"], b"<script>alert(1)</script>", "light")


def test_a_scheme_settles_what_the_page_asks() -> None:
    """In the dark view the page's dark rules hold, in the light view they don't."""
    page = WEB.format(word="x")
    assert "@media (min-width: 0)" in in_scheme(page, "dark")
    assert "@media (max-width: 0)" in in_scheme(page, "light")
    assert 'name="color-scheme" content="dark"' in in_scheme(page, "dark")


def test_no_issue_no_desk(tmp_path: Path) -> None:
    """A folder without an issue is refused with what to do."""
    with pytest.raises(SourceError, match="digest build"):
        open_desk(tmp_path)


def test_a_taken_port_is_told(folder: Path) -> None:
    """A port asked for that is in use is an error; without one a free port is found."""
    first, second = open_desk(folder), open_desk(folder)
    try:
        assert first.url != second.url
        with pytest.raises(SourceError, match="port"):
            open_desk(folder, port=first.socket.getsockname()[1])
    finally:
        first.socket.close()
        second.socket.close()


def test_sigterm_ends_an_open_stream(folder: Path) -> None:
    """With a page still listening the desk ends soon after it is told, not at the page's leave."""
    desk = subprocess.Popen([sys.executable, "-c", PROGRAM, folder], stdout=subprocess.PIPE, text=True)
    with desk:
        assert desk.stdout is not None
        port = int(desk.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/events")
        answer = connection.getresponse()
        assert answer.readline() == b"retry: 1000\n"
        os.kill(desk.pid, signal.SIGTERM)
        desk.wait(60)
        connection.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_build_reloads_the_page(served: str, folder: Path, page: Page) -> None:
    """After a build the browser shows the new words where the reader was; no script of an issue runs."""
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(f"http://{served}/")
    issue = page.frame_locator("#issue")
    issue.get_by_role("heading", name="Lighthouse").wait_for()
    assert issue.locator("#run").inner_text() == "still"
    page.frames[1].evaluate("scrollTo(0, 400)")
    write(folder, "Breakwater")
    issue.locator("h1", has_text="Breakwater").wait_for()
    page.frames[1].wait_for_function("scrollY === 400")
    write(folder, "Lighthouse")
    assert trouble == []


@pytest.mark.browser
@pytest.mark.slow
def test_the_bar_switches_views(served: str, page: Page) -> None:
    """Phone width, dark colours, Markdown and source each change what is shown."""
    page.goto(f"http://{served}/")
    issue = page.frame_locator("#issue")
    page.get_by_role("button", name="Phone").click()
    box = page.locator("#issue").bounding_box()
    assert box is not None
    assert box["width"] <= 430
    page.get_by_role("button", name="Dark").click()
    issue.locator("h1").wait_for()
    page.frames[1].wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(17, 17, 17)'")
    page.get_by_role("button", name="Markdown").click()
    issue.get_by_text("# Lighthouse").wait_for()
    page.get_by_role("button", name="HTML source").click()
    issue.get_by_text("<!doctype html>").wait_for()


@pytest.mark.browser
@pytest.mark.slow
def test_links_open_in_a_page_of_their_own(served: str, page: Page) -> None:
    """A credit's link leaves the preview where it is."""
    page.context.route("https://herald.example/*", lambda route: route.fulfill(body="<h1>Herald</h1>"))
    page.goto(f"http://{served}/")
    link = page.frame_locator("#issue").get_by_role("link", name="The Herald")
    with page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.url == "https://herald.example/1"
    assert page.frames[1].url.startswith(f"http://{served}/view/web")
