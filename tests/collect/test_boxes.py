"""Letters: an article of its own and votes for what it links to."""

from __future__ import annotations

import mailbox
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

from digest.archive import Archive
from digest.model import Fetched, Outlet, Source
from digest.pipeline.boxes import read_article
from tests.collect.press import NOW, collect, config, item, publish, source
from tests.fetch.hourglass import run
from tests.fetch.site import Site

BODY = "".join(
    f"<p>{line} The rest stands in the paper of today, which is out.</p>" for line in item(70).page
)


def letter(n: int, *links: str) -> EmailMessage:
    """A letter that links to articles, and away from itself."""
    mail = EmailMessage()
    mail["From"] = "The Morning Letter <letter@morning.example>"
    mail["Subject"] = f"Morning letter {n}: what the towns talk about"
    mail["Date"] = f"Mon, {n:02} Mar 2031 05:00:00 +0000"
    mail["Message-ID"] = f"<{n}@morning.example>"
    rows = "".join(f'<p><a href="{link}">Read about the council of this town</a></p>' for link in links)
    away = '<p><a href="https://morning.example/unsubscribe?u=1">Unsubscribe</a></p>'
    mail.set_content(f"<html><body><h1>Good morning</h1>{BODY}{rows}{away}</body></html>", subtype="html")
    return mail


def test_letters_are_articles_and_vote(tmp_path: Path) -> None:
    """Each letter is stored once; what it links to, out of tracking, is counted by letter, not by link."""
    box = mailbox.mbox(tmp_path / "inbox.mbox")

    async def story() -> None:
        async with Site(routes={}) as site:
            publish(site, "/feed", [item(1), item(2)])
            first, second = site.at(item(1).path), site.at(item(2).path)
            box.add(letter(1, first + "?utm_source=letter", first, second))
            box.add(letter(2, first + "?utm_campaign=x#top"))
            box.close()
            mail = Source(
                id="letters", kind="mail", location=str(tmp_path / "inbox.mbox"), outlet="The Morning Letter"
            )
            with Archive.open(tmp_path / "archive.db") as archive:
                letters, _ = await collect(archive, mail, source(site))
                assert (letters.new, letters.error, letters.lost) == (2, None, ())
                by_id = {article.id: article for article in archive.articles()}
                votes = {by_id[id].title: len(own) for id, own in archive.sources.voters().items()}
                assert votes == {item(1).title: 2, item(2).title: 1}
                titles = {a.title for a in by_id.values() if a.source == "The Morning Letter"}
                assert len(titles) == 2
                again, _ = await collect(archive, mail, source(site))
                assert (again.new, again.same) == (0, 2)
                assert sorted(map(len, archive.sources.voters().values())) == [1, 2]

    run(story())


def test_a_bare_day_is_told_in_the_zone_of_the_source_s_outlet() -> None:
    """A day without a time is noon where its outlet is, though the file names no outlet."""
    raw = "\n\n".join((item(5).title, "March 1, 2031", *item(5).page)).encode()
    outlets = (Outlet(name="Field Daily", zone="Asia/Seoul"),)
    source = Source(id="in", kind="folder", location="in", outlet="Field Daily")
    found = Fetched(address="one.txt", raw=raw, seen=NOW)
    article = read_article(found, source, replace(config(), outlets=outlets)).article
    assert article.published.isoformat() == "2031-03-01T12:00:00+09:00"


def test_a_folder_is_a_source(tmp_path: Path) -> None:
    """Files of a folder are read as `digest build` reads them; what is no article is told."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("\n\n".join((item(5).title, "March 1, 2031", *item(5).page)))
    (tmp_path / "in" / "two.pdf").write_bytes(b"%PDF-")

    async def story() -> None:
        with Archive.open(tmp_path / "archive.db") as archive:
            (report,) = await collect(archive, Source(id="in", kind="folder", location=str(tmp_path / "in")))
            assert (report.new, len(report.lost)) == (1, 1)
            (report,) = await collect(
                archive, Source(id="gone", kind="folder", location=str(tmp_path / "no"))
            )
            assert "no such folder" in (report.error or "")

    run(story())
