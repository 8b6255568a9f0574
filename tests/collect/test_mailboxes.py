"""Letters as sources: articles of their own, and votes for what they link to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from digest.archive import Archive
from digest.cli.exits import Exit
from digest.extract import unfounded, visible_text
from digest.model import Article, Fetched, Source
from digest.pipeline.reports import SourceReport
from tests.cli.conftest import Digest, digest  # noqa: F401
from tests.collect.press import NOW, collect
from tests.fetch.hourglass import run
from tests.fetch.mailserver import DOVECOT, PASSWORD, mail_server

BODY = """<html><body><h1>The Quay Letter</h1>
<p>The harbour board of Norrvik voted 7 to 2 on Tuesday to run ferry number {n} every hour from May on.</p>
<p>Islanders have waited nineteen years for a boat they can rely on, their chair said on Tuesday.</p>
<p><a href="https://links.quay.example/r?url=https%3A%2F%2Felsa.example%2Fferry%2F{n}&utm_source=letter">Read
it in the Port Elsa Daily: what the new timetable means for the island and its schools</a></p>
<p><a href="https://quay.example/unsubscribe?id=99">Unsubscribe</a></p></body></html>"""


def letter(n: int, *, day: int = 1, year: int = 2031) -> bytes:
    """A letter of our own, with a link to an article."""
    message = EmailMessage()
    message["From"] = "The Quay Letter <news@quay.example>"
    message["Subject"] = f"Ferry number {n} to run every hour"
    message["Date"] = f"{day:02} Mar {year} 08:00:00 +0900"
    message["Message-ID"] = f"<{n}@quay.example>"
    message.set_content(BODY.format(n=n), subtype="html")
    return message.as_bytes()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def read(archive: Archive, location: Path | str, **more: object) -> SourceReport:
    """Collect one mailbox."""
    box = Source(id="quay", kind="mail", location=str(location))
    (report,) = run(collect(archive, box, **more))
    return report


def test_letters_become_articles_and_votes(archive: Archive, tmp_path: Path) -> None:
    """Each once; its text stands in the mail; its links count for the articles that they lead to."""
    (tmp_path / "box").mkdir()
    for n in range(3):
        (tmp_path / "box" / f"{n}.eml").write_bytes(letter(n))
    (tmp_path / "box" / "broken.eml").write_bytes(b"no mail")
    first = read(archive, tmp_path / "box")
    assert (first.outcome, first.new, len(first.lost)) == ("read", 3, 1)
    assert first.lost[0].address == "box/broken.eml"
    for article in archive.articles():
        original = archive.original(article.id)
        assert original
        assert article.source == "The Quay Letter"
        assert article.published.isoformat() == "2031-03-01T08:00:00+09:00"
        assert unfounded(article.text, visible_text(original.address, original.raw)) is None
        assert "Unsubscribe" not in article.text
    assert (read(archive, tmp_path / "box").same, len(archive.articles())) == (3, 3)
    linked = Article(
        id="ferry1",
        source="Port Elsa Daily",
        url="https://www.elsa.example/ferry/1",
        title="Ferry",
        byline=(),
        published=NOW,
        text="The island has a ferry.",
    )
    archive.add(linked, Fetched(address="ferry.html", raw=b"<p>", seen=NOW), "elsa", NOW)
    assert {id: len(own) for id, own in archive.sources.voters().items()} == {"ferry1": 1}
    (state,) = archive.sources.states(["quay"]).values()
    assert state.error is None
    assert state.items == 4


def test_since_takes_later_letters_only(archive: Archive, tmp_path: Path) -> None:
    """And without it the others come the next time."""
    (tmp_path / "a.eml").write_bytes(letter(1, day=1))
    (tmp_path / "b.eml").write_bytes(letter(2, day=20))
    assert read(archive, tmp_path, since=date(2031, 3, 10)).new == 1
    assert read(archive, tmp_path).new == 1


def test_a_box_that_is_not_there_has_failed(archive: Archive, tmp_path: Path) -> None:
    """Told with the reason, and kept for the report on health."""
    report = read(archive, tmp_path / "nowhere")
    assert (report.outcome, report.error) == ("failed", "there is no such mailbox")
    assert archive.sources.state("quay").error == "there is no such mailbox"


@pytest.mark.slow
def test_a_server_is_asked_for_later_letters_only(
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    digest: Digest,  # noqa: F811
) -> None:
    """The mark of the last letter is kept between collects. By command its last letters are shown first."""
    if not DOVECOT:
        pytest.skip("no Dovecot on this machine (Debian: apt-get install dovecot-imapd)")
    with mail_server() as server:
        monkeypatch.setenv("DIGEST_IMAP_PASSWORD", PASSWORD)
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        server.deliver("Quay", letter(1, year=2024), letter(2, year=2024))
        location = server.location("Quay")
        assert read(archive, location).new == 2
        again = read(archive, location)
        assert (again.outcome, again.items) == ("read", 0)
        server.deliver("Quay", letter(3, year=2024))
        assert read(archive, location).new == 1
        shown = digest("sources", "add", location, "--outlet", "Quay", "--secret", "QUAY_PASSWORD")
        assert shown.code == Exit.INPUT
        assert "put it into the environment as QUAY_PASSWORD" in shown.err
        monkeypatch.setenv("QUAY_PASSWORD", PASSWORD)
        shown = digest("sources", "add", location, "--outlet", "Quay", "--secret", "QUAY_PASSWORD")
        assert shown.code == 0, shown.err
        assert shown.out.count("words, Quay, dated by printed") == 3
        assert 'secret = "QUAY_PASSWORD"' in (tmp_path / "digest.toml").read_text()
        assert PASSWORD not in (tmp_path / "digest.toml").read_text()
        assert digest("sources", "test").code == 0
        monkeypatch.setenv("DIGEST_IMAP_PASSWORD", "wrong")
        failed = read(archive, location)
        assert failed.outcome == "failed"
        assert "refuses" in (failed.error or "")
