"""A collect that is killed: the archive is sound, and the next one completes it."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.archive import Archive, Turns
from digest.config import load_config
from digest.pipeline.gather import CollectRequest, collect_sources
from digest.pipeline.reports import SourceReport
from tests.collect.press import held, item, publish, serving
from tests.fetch.site import Site

pytestmark = pytest.mark.slow
COLLECT = [sys.executable, "-m", "digest", "collect", "--quiet"]
KILLS = 20
FEEDS, ITEMS = 4, 9
DAY = datetime(2025, 5, 6, 7, tzinfo=UTC)


@contextmanager
def outlets() -> Iterator[Site]:
    """A server with four outlets."""
    with serving() as site:
        for n in range(FEEDS):
            items = [item(100 * n + k, published=DAY + timedelta(hours=k)) for k in range(ITEMS)]
            publish(site, f"/feed{n}", items, f"Paper {n} comes out every morning, and costs two crowns.")
        yield site


def letter(folder: Path, site: Site) -> Path:
    """A letter with a source for each outlet; gives the path of its archive."""
    tables = [
        f'[[source]]\nid = "s{n}"\nlocation = "{site.at(f"/feed{n}")}"\noutlet = "Paper {n}"\n'
        "private = true\n"
        for n in range(FEEDS)
    ]
    folder.mkdir()
    (folder / "digest.toml").write_text("\n".join([*tables, "[collect]\ndelay = 0.0\n"]))
    return folder / ".digest" / "archive.db"


def listings(path: Path) -> set[tuple[str, str, str]]:
    """Who lists what, under which name."""
    with Archive.open(path) as archive:
        rows = archive.sightings().values()
        return {(s.source_id, s.guid, s.article_id) for row in rows for s in row}


def test_twenty_kills(tmp_path: Path) -> None:
    """After each of 20 kills at random moments SQLite finds nothing wrong; the next collect completes the
    archive, which then equals an undisturbed one: articles, versions, who lists them, and their number."""
    dice = random.Random(4)
    with outlets() as site:
        whole, killed = letter(tmp_path / "whole", site), letter(tmp_path / "killed", site)
        started = time.monotonic()
        subprocess.run(COLLECT, cwd=whole.parent.parent, check=True, capture_output=True)
        seconds, sizes = time.monotonic() - started, []
        for _ in range(KILLS):
            with subprocess.Popen(
                COLLECT, cwd=killed.parent.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as running:
                time.sleep(seconds * dice.uniform(0.3, 1.0))
                running.kill()
            sizes.append(len(held(killed)) if killed.is_file() else 0)
        subprocess.run(COLLECT, cwd=killed.parent.parent, check=True, capture_output=True)
        assert held(killed) == held(whole)
        assert listings(killed) == listings(whole)
        assert len(held(whole)) == FEEDS * ITEMS
        assert {version for version, _, _ in held(whole).values()} == {2}
        assert sizes == sorted(sizes)


def test_furniture_left_by_a_stopped_run_is_cut_by_the_next(tmp_path: Path) -> None:
    """A run that ends when all articles are in, and before their repeated lines are looked through, leaves
    that to the next, to which no source has anything new."""
    with outlets() as site:
        path = letter(tmp_path / "letter", site)
        config = load_config(path.parent.parent / "digest.toml")
        path.parent.mkdir()
        asked = CollectRequest(config=config, state=path.parent, sources=config.sources)
        reports: list[SourceReport] = []

        def stop_after_the_last(report: SourceReport) -> None:
            reports.append(report)
            if len(reports) == FEEDS:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            collect_sources(asked, now=DAY, tell=stop_after_the_last)
        assert {version for version, _, _ in held(path).values()} == {1}
        again = collect_sources(asked, now=DAY)
        assert {report.outcome for report in again} == {"unchanged"}
        assert {version for version, _, _ in held(path).values()} == {2}
        assert not any("every morning" in text for _, _, text in held(path).values())


def test_two_at_once(tmp_path: Path) -> None:
    """Two collects of one letter at the same time leave what one would have left."""
    with outlets() as site:
        whole, both = letter(tmp_path / "whole", site), letter(tmp_path / "both", site)
        subprocess.run(COLLECT, cwd=whole.parent.parent, check=True, capture_output=True)
        pair = [
            subprocess.Popen(COLLECT, cwd=both.parent.parent, stdout=subprocess.DEVNULL) for _ in range(2)
        ]
        assert [process.wait() for process in pair] == [0, 0]
        assert {id: (title, text) for id, (_, title, text) in held(both).items()} == {
            id: (title, text) for id, (_, title, text) in held(whole).items()
        }
        assert listings(both) == listings(whole)


def test_what_another_has_just_read_is_not_asked_again(tmp_path: Path) -> None:
    """A collect that has to wait for another at a source takes that one's word for it."""
    with outlets() as site:
        path = letter(tmp_path / "letter", site)
        config = load_config(path.parent.parent / "digest.toml")
        first = CollectRequest(config=config, state=path.parent, sources=config.sources[:1])
        path.parent.mkdir()
        turns = Turns(path)

        async def story() -> None:
            async with turns.of("s0"):
                with awaited(COLLECT, path.parent.parent) as second:
                    # It has come to its second source: at the first it waits.
                    await asyncio.to_thread(until, lambda: site.paths["/feed1"] > 0)
                    # What one process holds it may hold twice, and gives up at once.
                    await asyncio.to_thread(collect_sources, first, now=DAY)
                assert second.returncode == 0

        asyncio.run(story())
        turns.close()
        assert [site.paths[f"/feed{n}"] for n in range(FEEDS)] == [1] * FEEDS
        assert len(listings(path)) == FEEDS * ITEMS


def test_ctrl_c(tmp_path: Path) -> None:
    """Interrupted by the keyboard, a collect says so in a line and exits 130."""
    with outlets() as site:
        path = letter(tmp_path / "letter", site)
        with (path.parent.parent / "digest.toml").open("a") as config:
            config.write('\n[newsletter]\nkey = "slow"\n')
        text = (path.parent.parent / "digest.toml").read_text().replace("delay = 0.0", "delay = 1.0")
        (path.parent.parent / "digest.toml").write_text(text)
        with subprocess.Popen(COLLECT, cwd=path.parent.parent, stderr=subprocess.PIPE, text=True) as running:
            until(lambda: path.is_file() and bool(held(path)))
            running.send_signal(signal.SIGINT)
            assert running.stderr is not None
            said = running.stderr.read()
        assert running.returncode == 130
        assert "Traceback" not in said
        assert held(path)


@contextmanager
def awaited(command: list[str], place: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose end is waited for, unless the test has failed before."""
    with subprocess.Popen(command, cwd=place) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise


def until(true: Callable[[], bool], seconds: float = 300.0) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
