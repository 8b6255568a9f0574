"""A small press that doesn't exist: articles written into a folder, issues built of them week by week."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from digest.config import load_config
from digest.model import Brief, Issue, Outlet
from digest.pipeline import BuildRequest, Built, build_issue

NOW = datetime(2025, 12, 1, 9, tzinfo=UTC)
OUTLETS = ("Harbor Times", "Selby Post", "Coast Daily", "Denby Herald")


def write(folder: Path, name: str, *, title: str, day: date, outlet: str = "Harbor Times", text: str) -> None:
    """An article as a Markdown file with front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nsource: {outlet}\ndate: {day}\n---\n\n"
    (folder / f"{name}.md").write_text(head + text.strip() + "\n", encoding="utf-8")


def build(root: Path, slot: str, *, forget: bool = False, as_of: date | None = None) -> Built:
    """The issue of a slot (a week), sent on its Sunday unless another day is given."""
    year, week = slot.split("-W")
    sunday = date.fromisocalendar(int(year), int(week), 7)
    outlets = tuple(Outlet(name=name, rights="licensed") for name in OUTLETS)
    request = BuildRequest(
        config=replace(load_config(None), outlets=outlets),
        out=root,
        state=root / ".digest",
        today=sunday + timedelta(days=1),
        folders=(root / "articles",),
        slot=slot,
        as_of=as_of or sunday,
        forget=forget,
    )
    return build_issue(request, now=NOW)


def titles(issue: Issue) -> list[str]:
    """The headlines of an issue, in reading order."""
    return [brief.headline.text for brief in issue.briefs if brief.headline]


def titled(issue: Issue, title: str) -> Brief:
    """The story of this headline."""
    return next(b for b in issue.briefs if b.headline and b.headline.text == title)


def told_again(issue: Issue) -> list[str]:
    """The stories left out since an earlier issue told them."""
    return [left.what for left in issue.left_out if left.rule == "told"]
