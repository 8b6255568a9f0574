"""A letter of several weeks, by hand: the issues of tests/render, moved through the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from digest.cadence import slot_on
from digest.config import Config, load_config
from digest.edits.register import REGISTER_FILE, Corrected, Withdrawn, with_entry
from digest.files import issue_to_json
from digest.model import Issue
from digest.pipeline.site import BuiltSite, SiteRequest, build_site
from tests.render import issues

BASE = "https://news.example.com/"
TODAY = date(2025, 7, 1)


def weekly(weeks: int, build: Callable[[], Issue] = issues.rich) -> list[Issue]:
    """An issue a week from 2025-W19 on; the day of sending and the window move, the articles do not."""
    first = build()
    return [moved(first, week) for week in range(weeks)]


def moved(issue: Issue, weeks: int) -> Issue:
    """The issue, so many weeks later."""
    shift = timedelta(days=7 * weeks)
    window = replace(issue.window, start=issue.window.start + shift, end=issue.window.end + shift)
    as_of = issue.manifest.as_of + shift
    return replace(
        issue,
        slot=str(slot_on(as_of)),
        number=issue.number + weeks if issue.number else None,
        window=window,
        manifest=replace(issue.manifest, as_of=as_of),
    )


def store(root: Path, found: list[Issue]) -> None:
    """Write issues where a build would."""
    for issue in found:
        folder = root / "issues" / "weekly" / issue.slot
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "issue.json").write_bytes(issue_to_json(issue))


def enter(folder: Path, entry: Corrected | Withdrawn) -> None:
    """Write an entry into an issue's register, as an editor does by hand."""
    path = folder / REGISTER_FILE
    path.write_text(with_entry(path.read_text() if path.is_file() else "", entry))


def request(root: Path, config: Config | None = None, **fields: object) -> SiteRequest:
    given: dict[str, object] = {
        "config": config or load_config(None),
        "issues": root / "issues" / "weekly",
        "out": root / "site",
        "state": root / ".digest",
        "today": TODAY,
        "base": BASE,
    }
    return SiteRequest(**(given | fields))  # type: ignore[arg-type]


def build(root: Path, **fields: object) -> BuiltSite:
    return build_site(request(root, **fields))


def files(root: Path) -> dict[str, bytes]:
    """Every file of the site by its path."""
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
