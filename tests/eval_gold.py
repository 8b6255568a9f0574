"""Hold a built issue of the two real articles against the editor's gold, which stays outside the project.

    python tests/eval_gold.py ../shared/samples

The gold (`gold.json`) names places in the two files; the issue is built with both outlets licensed and
the two best-known names freed, sent on two days, with and without `print_expired`, and once without any
config. Exit code 1 with the differences where something is not as the gold says.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from digest.config import load_config
from digest.model import Brief, Issue
from digest.pipeline import BuildRequest, build_issue, verify_issue

CONFIG = """
[newsletter]
zone = "UTC"
[outlets."Outlet K"]
domains = ["koreadaily.com"]
zone = "America/Los_Angeles"
rights = "licensed"
[outlets."Outlet S"]
aliases = ["seoul"]
zone = "Asia/Seoul"
rights = "{rights}"
[names]
known = ["Kim Jong-un", "Vladimir Putin"]
"""
LATE = '[[story]]\narticle = "koreadaily"\nprint_expired = true\n'
SHORT = '[[story]]\narticle = "koreadaily"\nform = "brief"\n'
NEVER = (
    "65.5 F",
    "[REUTERS]",
    "SEOUL –",
    "No Military Contingent",
    "MOOYOUNG LEE",
    "@koreadaily",
    "Advertisement",
    "Katchup",
    "This is undoubtedly",
    "I’ve named all the countries",
    "interesting meeting",
    "Russian service members march",
)
"""Beginnings of what the editor never wants to see; the longer sentences are known by their first words."""


class Week:
    """The two articles in a folder of their own, and what is built from them."""

    def __init__(self, samples: Path, home: Path) -> None:
        self.gold: dict[str, Any] = json.loads((samples / "gold.json").read_text(encoding="utf-8"))
        self.raw = {p.name: p.read_text(encoding="utf-8") for p in sorted(samples.glob("*.txt"))}
        self.home = home
        (home / "articles").mkdir()
        for name, text in self.raw.items():
            (home / "articles" / name).write_text(text, encoding="utf-8")

    def words(self, place: dict[str, Any]) -> str:
        """The gold's words at a place of a file."""
        return " ".join(self.raw[place["file"]][place["start"] : place["end"]].split())

    def build(self, sent: str, *, edits: str = "", rights: str = "licensed", config: bool = True) -> Issue:
        """The issue of 2025-W19 as sent on a day; its proof is made twice, the second time from the files."""
        folder = Path(tempfile.mkdtemp(dir=self.home))
        path = folder / "digest.toml"
        path.write_text(CONFIG.format(rights=rights), encoding="utf-8")
        request = BuildRequest(
            config=load_config(path if config else None),
            folders=(self.home / "articles",),
            out=folder / "issues",
            state=folder / ".digest",
            slot="2025-W19",
            as_of=date.fromisoformat(sent),
            today=date(2025, 5, 12),
        )
        now = datetime(2025, 5, 12, 9, tzinfo=UTC)
        built = build_issue(request, now=now)
        if edits:
            (built.folder / "edits.toml").write_text(edits, encoding="utf-8")
            built = build_issue(request, now=now)
        verify_issue(built.folder, request.state, request.config)
        texts = [built.folder / name for name in ("issue.txt", "issue.md", "index.html", "email.html")]
        for text in texts:
            printed = text.read_text(encoding="utf-8")
            for never in NEVER:
                assert never not in printed, f"{text.name} of {sent} prints {never!r}"
        return built.issue


def printed(brief: Brief) -> list[str]:
    """Sentences and pull-quotes in reading order, white space folded."""
    out = []
    for place in range(len(brief.lead) + 1):
        out += [q.quote.excerpt.text for q in brief.quotes if q.after == place]
        out += [e.text for e in brief.lead[place : place + 1]]
    return [" ".join(text.split()) for text in out]


def differences(week: Week) -> Iterator[str]:
    """Every difference from the gold, by scene."""
    gold = week.gold
    lead = [week.words(item) for item in gold["lead"]]
    on_time = week.build("2025-05-08")
    titles = [b.headline.text if b.headline else "" for b in on_time.briefs]
    yield from _differ("title", titles, [week.words(gold["title"])])
    yield from _differ("lead", printed(on_time.briefs[0]), lead)
    yield from _quote(week, on_time)
    figures = [(n.figure.value.text, n.figure.excerpt.text) for n in on_time.numbers]
    yield from _differ("figures", figures, [(f["value"], week.words(f)) for f in gold["figures"]])
    ahead = [" ".join(a.excerpt.text.split()) for a in on_time.ahead]
    yield from _differ("ahead", ahead, [week.words(a) for a in gold["ahead"]])
    for line, wanted in zip(on_time.ahead, gold["ahead"], strict=False):
        days = (str(line.first)[: len(wanted["first"])], str(line.last)[: len(wanted["last"])])
        yield from _differ("day ahead", days, (wanted["first"], wanted["last"]))
    rules = {flag.rule for flag in on_time.flags}
    yield from _differ("flags", sorted({"conflict", "address", "origin"} - rules), [])
    yield from _differ("origins", tuple(o.name for o in on_time.briefs[0].origins), ("TASS",))
    short = week.build("2025-05-08", edits=SHORT)
    yield from _differ("brief", printed(short.briefs[0]), [lead[n] for n in gold["brief"]])
    quoted = week.build("2025-05-08", rights="quoted")
    yield from _differ("with S quoted", printed(quoted.briefs[0]), lead[:3])
    yield from _held(week, lead)
    yield from _unknown(week)


def _quote(week: Week, issue: Issue) -> Iterator[str]:
    wanted = next(item for item in week.gold["lead"] if item["kind"] == "quote")
    pull = issue.briefs[0].quotes[0]
    found = (pull.label, [r.text for r in pull.quote.role][:1], pull.quote.origin)
    said = (week.words(wanted["speaker"]), [week.words(wanted["role"])], week.words(wanted["origin"]))
    yield from _differ("quotation", found, said)


def _held(week: Week, lead: list[str]) -> Iterator[str]:
    """The same slot sent after the day: held, and with `print_expired` what survives."""
    issue = week.build("2025-05-12")
    yield from _differ("held on May 12", ([h.rule for h in issue.held], issue.briefs), (["expired"], ()))
    late = week.build("2025-05-12", edits=LATE)
    survive = [text for n, text in enumerate(lead) if f"lead {n}" not in week.gold["expired_on_2025_05_12"]]
    brief = late.briefs[0]
    yield from _differ("print_expired", printed(brief), survive)
    yield from _differ("its label", (brief.headline, brief.before), (None, date(2025, 5, 9)))
    quotation = brief.quotes[0]
    yield from _differ("its day", (quotation.said, quotation.sure_day), (date(2025, 5, 8), False))


def _unknown(week: Week) -> Iterator[str]:
    """Without a config the outlet is asked for and the limits of a quoted outlet hold."""
    issue = week.build("2025-05-08", config=False)
    yield from _differ("asked for the outlet", any(f.rule == "outlet" for f in issue.flags), True)
    over = [s for s in issue.manifest.shares if s.rights != "quoted" or s.words > 75 or s.sentences > 3]
    yield from _differ("limits of a quoted outlet", over, [])


def _differ(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}:\n  found  {found}\n  wanted {wanted}"


def main() -> int:
    samples = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        found = list(differences(Week(samples, Path(home))))
    print("\n".join(found) or "gold: every word as the editor wants it, on both days")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
