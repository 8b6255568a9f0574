"""Corrections and withdrawals: dated, in every format, in the next issue, and gone from everywhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from digest.compose.withdrawn import printed_with, spans, withdraw
from digest.edits.register import (
    REGISTER_FILE,
    Corrected,
    Register,
    Withdrawn,
    parse_register,
    read_register,
    with_entry,
)
from digest.errors import ConfigError
from digest.files import read_issue
from digest.model import Issue
from digest.pipeline.corrections import amended
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue
from tests.cli.conftest import Digest, articles, digest  # noqa: F401
from tests.render import issues
from tests.site.archive import build, enter, files, store, weekly

SAID = "No one should have to choose between a night’s wages"
CRANE = """Harbour of Elsa buys a crane for pier {day}
By Nora Quill
May {day}, 2025

The harbour of Elsa bought crane number {day} on Tuesday for $9 million, its chair Ada Fenwick said.
"""
SHIPPERS = "Shippers expect the backlog of 61 vessels"
MAY_12 = date(2025, 5, 12)


def gone(words: str, article: str = issues.PORT.id, reason: str = "The union never said so.") -> Withdrawn:
    return Withdrawn(day=MAY_12, article=article, words=words, reason=reason)


def texts(issue: Issue) -> dict[str, str]:
    """Every file, on one line, and proven."""
    theme = builtin_theme()
    made = render_issue(issue, theme)
    prove_issue(issue, made, fixed_texts(issue, theme))
    return {name: " ".join(flat(name, raw.decode()).split()) for name, raw in made.items()}


def flat(name: str, text: str) -> str:
    if name.endswith(".html"):
        return str(lxml.html.document_fromstring(text).text_content())
    return text.replace("\r\n ", "").replace("\\", "")


def test_a_withdrawn_quotation_is_in_no_format() -> None:
    """The words are gone from every file, and each says so with day and reason; the rest stands."""
    issue = withdraw(issues.rich(), [gone(SAID)])
    for name, text in texts(issue).items():
        assert "choose between a night" not in text, name
        if name != "week-ahead.ics":
            assert "A passage was withdrawn on May 12: The union never said so." in text, name
            assert "Dockworkers at the port of Velmar returned to work" in text, name


def test_it_is_said_in_its_place() -> None:
    """The note stands where the passage stood, also once a passage before it is withdrawn, too."""
    first = issues.PORT.text.split("\n\n")[0]
    issue = withdraw(issues.rich(), [gone(SHIPPERS)])
    lead = lxml.html.document_fromstring(render_issue(issue, builtin_theme())["index.html"].decode())
    parts = [" ".join(p.text_content().split()) for p in lead.get_element_by_id("story-1").xpath(".//p")]
    place = next(n for n, text in enumerate(parts) if "withdrawn" in text)
    assert "The port authority’s director" in parts[place - 1]
    both = withdraw(issue, [gone(first)])
    assert [(note.after, note.story_id) for note in both.corrections] == [
        (2, issues.PORT.id),
        (0, issues.PORT.id),
    ]


def test_all_that_meets_the_words_goes() -> None:
    """A passage goes from its story, the numbers and the days ahead alike, with one note."""
    issue = withdraw(issues.rich(), [gone(SHIPPERS)])
    assert len(issue.corrections) == 1
    assert not printed_with(issue, SHIPPERS)
    assert len(issue.numbers) == len(issues.rich().numbers) - 1
    assert len(issue.ahead) == len(issues.rich().ahead) - 1


def test_the_quotation_of_the_week_can_go() -> None:
    """One utterance in two parts goes from both."""
    issue = withdraw(issues.rich(), [gone("The river has paid for our roads", issues.RIVER.id)])
    assert issue.quote is None
    assert not issue.top[1].quotes


def test_a_headline_can_go() -> None:
    """An outlet's headline is withdrawn, too: the story stays without one."""
    issue = withdraw(issues.rich(), [gone("nine-day strike after port", reason="")])
    assert issue.top[0].headline is None
    assert all("A passage was withdrawn on May 12." in t for n, t in texts(issue).items() if n[-3:] != "ics")


def test_withdrawing_twice_is_withdrawing_once() -> None:
    """The same entry again changes nothing."""
    once = withdraw(issues.rich(), [gone(SAID)])
    assert withdraw(once, [gone(SAID)]) == once


def test_short_words_bind_to_their_article() -> None:
    """A few words are withdrawn in their own article only; a sentence in every article that holds it."""
    copy = replace(issues.RIVER, id="copy-river", source="Daybreak")
    issue = issues.rich()
    credit = replace(issue.top[1].credits[0], article_id="copy-river")
    lead = tuple(replace(e, article_id="copy-river") for e in issue.top[1].lead[:1])
    other = replace(issue.top[2], lead=lead, credits=(credit,))
    issue = replace(issue, top=(*issue.top[:2], other, issue.top[3]), articles=(*issue.articles, copy))
    short = withdraw(issue, [gone("bar gravel mining", issues.RIVER.id)])
    assert [len(brief.lead) for brief in short.top[1:3]] == [2, 1]
    long = withdraw(issue, [gone("to bar gravel mining on the upper Sarne", issues.RIVER.id)])
    assert [len(brief.lead) for brief in long.top[1:3]] == [2, 0]


def test_words_are_found_as_a_person_types_them() -> None:
    """White space, case and the form of quotation marks don't matter."""
    assert spans("He said “a night’s\nwages” – all", "A NIGHT'S wages") == [(9, 24)]
    assert spans("anything", " ") == []


def note(text: str = "It was *Monday*.", story: str = issues.PORT.id) -> Corrected:
    return Corrected(day=MAY_12, note=text, story=story)


def test_a_correction_stands_with_its_story() -> None:
    """A dated note, the editor's own Markdown, in every format; a note on no story stands at the head."""
    issue = amended(issues.rich(), Register(corrections=(note(), note("We apologise.", ""))))
    for name, text in texts(issue).items():
        if name != "week-ahead.ics":
            assert text.index("We apologise.") < text.index("Dockworkers at the port"), name
            assert re.search(r"(\*\*)?Correction, May 12:(\*\*)? It was \*?Monday\*?\.", text), name


def test_notes_can_do_no_harm() -> None:
    """Markup, script and odd links of a note come alive nowhere."""
    bad = note("<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)> {{ 7*7 }}")
    made = render_issue(amended(issues.rich(), Register(corrections=(bad,))), builtin_theme())
    tree = lxml.html.document_fromstring(made["index.html"].decode())
    assert not tree.xpath("//script[not(@type)] | //img | //@onerror | //a[starts-with(@href, 'javascript')]")
    assert "{{ 7*7 }}" in tree.text_content()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]]\nday = 2025-05-12\n", "note"),
        ("[[correction]]\nday = 'May'\nnote = 'x'\n", "day"),
        ("[[withdrawn]]\nday = 2025-05-12\narticle = 'x'\nwords = ' '\n", "words"),
        ("[[withdrawn]]\nday = 2025-05-12\narticle = 'x'\nwords = 'y'\nwhy = 'z'\n", "why"),
        ("[[retracted]]\n", "retracted"),
        ("[[correction]\n", "TOML"),
        ("correction = 1\n", "correction"),
    ],
)
def test_a_mistake_in_the_register_names_its_place(text: str, told: str) -> None:
    """File and key, and what is allowed."""
    with pytest.raises(ConfigError, match=f"corrections.toml.*{told}"):
        parse_register(text, "corrections.toml")


def test_entries_come_out_as_they_went_in() -> None:
    """Whatever the words are, the register reads them back; what stood in it stays."""
    odd = ['say "no"\\', "tab\there", "two\nlines", "끝 – “a’s”", "\u202ex", "del\x7f"]
    text = ""
    for words in odd:
        text = with_entry(text, gone(words, reason=words))
        text = with_entry(text, note(words))
    found = parse_register(text, "corrections.toml")
    assert [entry.words for entry in found.withdrawals] == odd
    assert [entry.note for entry in found.corrections] == odd
    assert text.startswith("# ")


def test_the_site_tells_corrections(tmp_path: Path) -> None:
    """The issue's page, the feeds and the sitemap carry the note and its day; the people lose the words."""
    store(tmp_path, weekly(2))
    folder = tmp_path / "issues" / "weekly" / "2025-W19"
    build(tmp_path)
    enter(folder, gone(SAID))
    enter(folder, replace(note(), day=date(2025, 5, 20)))
    built = build(tmp_path)
    made = files(tmp_path)
    assert b"Correction, May 20:" in made["issues/2025-w19.html"]
    item = json.loads(made["feed.json"])["items"][1]
    assert "Correction, May 20:" in item["content_html"]
    assert (item["date_published"][:10], item["date_modified"][:10]) == ("2025-05-08", "2025-05-20")
    assert b"<lastmod>2025-05-20</lastmod>" in made["sitemap.xml"]
    holding = {name for name, raw in made.items() if SAID.encode() in raw}
    assert "issues/2025-w19.html" not in holding
    assert "issues/2025-w20.html" in holding
    person = made["people/ilse-brandvold.html"].decode()
    assert "2025-w19" not in person
    assert "people/ilse-brandvold.html" in built.changed


def test_a_person_without_words_has_no_page(tmp_path: Path) -> None:
    """When the only quotation is withdrawn, the page of who said it is removed."""
    store(tmp_path, weekly(1))
    build(tmp_path)
    enter(tmp_path / "issues" / "weekly" / "2025-W19", gone(SAID))
    assert build(tmp_path).removed == ("people/ilse-brandvold.html",)


@pytest.fixture
def built(digest: Digest, articles: Path) -> Callable[..., str]:  # noqa: F811
    """A built issue of two stories; calls the command and gives all that it printed."""
    (articles.parent / "digest.toml").write_text('[newsletter]\ntitle = "Port Letter"\n')
    assert digest("build", "--as-of", "2025-05-08").code == 0

    def call(*arguments: str, code: int = 0) -> str:
        ended = digest(*arguments)
        assert ended.code == code, ended.err
        return ended.out + ended.err

    return call


def printed(folder: Path) -> str:
    return " ".join((folder / "issue.txt").read_text().split())


def test_retract_at_the_command_line(built: Callable[..., str], tmp_path: Path) -> None:
    """A dry run tells and changes nothing; then the passage is gone, the proof holds, no quotation is
    offered, and no rebuild brings it back."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    told = built("retract", folder.name, "voted 7 to 2", "--dry-run")
    assert "would be withdrawn: The harbour board voted 7 to 2" in told
    assert "would change" in told
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    built("retract", folder.name, "voted 7 to 2", "--reason", "It was 6 to 3.", "--day", "2025-05-10")
    assert "voted 7 to 2" not in printed(folder)
    assert "A passage was withdrawn on May 10: It was 6 to 3." in printed(folder)
    built("verify", folder.name)
    built("build", "--as-of", "2025-05-08")
    assert "voted 7 to 2" not in printed(folder)
    assert "A passage was withdrawn on May 10" in printed(folder)
    built("verify", folder.name)


def test_words_that_fit_nothing_or_too_much(built: Callable[..., str], tmp_path: Path) -> None:
    """What can't be found, or is not enough to know which is meant, ends with an error and no change."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    assert "no passage" in built("retract", folder.name, "nobody said that", code=1)
    assert "too few words" in built("retract", folder.name, "the", code=1)
    assert not (folder / REGISTER_FILE).exists()


def test_a_withdrawn_quotation_is_not_offered(built: Callable[..., str], tmp_path: Path) -> None:
    """`digest quotes` lists it no more."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    assert "nineteen years" in built("quotes")
    built("retract", folder.name, "Islanders have waited nineteen years")
    assert "nineteen years" not in built("quotes")


def test_the_next_issue_has_a_corrections_box(built: Callable[..., str], tmp_path: Path) -> None:
    """A correction stands in the next issue, in every format, with letter and story; not in the one after."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    words = ("--note", "The vote was **6 to 3**.", "--day", "2025-05-10")
    assert "1 note" in built("correct", folder.name, "--story", "Ferry to Gull", *words)
    assert "Correction, May 10: The vote was 6 to 3." in printed(folder)
    built("verify", folder.name)
    for week, day in (("W20", 13), ("W21", 20)):
        (tmp_path / "articles" / f"{week}.txt").write_text(CRANE.format(day=day))
        built("build", "--issue", f"2025-{week}", "--as-of", f"2025-05-{day + 2}")
    second, third = (tmp_path / "issues" / "weekly" / f"2025-{week}" for week in ("W20", "W21"))
    place = "In our letter of May 8, “Ferry to Gull Island to run every hour from spring”:"
    assert f"{place} Correction, May 10: The vote was 6 to 3." in printed(second)
    for name in ("index.html", "email.html", "issue.md"):
        assert "6 to 3" in (second / name).read_text(), name
    built("verify", "2025-W20")
    assert "6 to 3" not in printed(third)
    assert read_issue(third).issue.corrected == ()


def test_correct_applies_what_was_written_by_hand(built: Callable[..., str], tmp_path: Path) -> None:
    """The register is a text file: without --note the command brings the issue's files to what it says."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    (folder / REGISTER_FILE).write_text('[[correction]]\nday = 2025-05-11\nnote = "By hand."\n')
    built("correct", folder.name)
    assert "Correction, May 11: By hand." in printed(folder)
    assert "names no story" in built("correct", folder.name, "--story", "Zeppelin", "--note", "x", code=1)
    assert built("correct", folder.name, "--story", "x", code=2)
    (folder / REGISTER_FILE).write_text("[[correction]]\nday = 2025-05-11\n")
    assert "corrections.toml" in built("correct", folder.name, code=3)


def test_a_correction_that_can_not_be_made_leaves_no_trace(built: Callable[..., str], tmp_path: Path) -> None:
    """Where the theme fails, the register and every file are as they were; mended, the same call works."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    config = tmp_path / "digest.toml"
    sound = config.read_text()
    (tmp_path / "mine" / "web").mkdir(parents=True)
    (tmp_path / "mine" / "web" / "footer.html").write_text("{{ page.nothing }}")
    config.write_text(sound + '[theme]\nfolder = "mine"\n')
    for words in (("correct", folder.name, "--note", "x"), ("retract", folder.name, "voted 7 to 2")):
        built(*words, code=3)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    config.write_text(sound)
    built("correct", folder.name, "--note", "x")
    assert len(read_register(folder).corrections) == 1


@pytest.mark.parametrize("day", ["2020-01-01", "2025-05-07", "2199-01-01"])
def test_a_note_is_of_a_day_that_can_be(built: Callable[..., str], tmp_path: Path, day: str) -> None:
    """Not before the day of sending, not to come: told, and nothing is written; by hand alike."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    assert day in built("correct", folder.name, "--note", "x", "--day", day, code=1)
    assert day in built("retract", folder.name, "voted 7 to 2", "--day", day, code=1)
    assert not (folder / REGISTER_FILE).exists()
    (folder / REGISTER_FILE).write_text('[[correction]]\nday = 2199-01-01\nnote = "By hand."\n')
    assert "[[correction]] 1: day: 2199-01-01" in built("correct", folder.name, code=3)


def test_an_issue_still_to_be_sent_is_corrected_as_of_its_day(
    built: Callable[..., str], tmp_path: Path
) -> None:
    """A note on a letter whose day has not come stands with that day."""
    built("build", "--as-of", "2199-01-05", "--issue", "2025-W19")
    folder = tmp_path / "issues" / "weekly" / "2025-W19"
    built("correct", folder.name, "--note", "It was *not*.")
    assert read_register(folder).corrections[0].day == date(2199, 1, 5)


def test_what_an_entry_names_and_is_not_there_is_told(built: Callable[..., str], tmp_path: Path) -> None:
    """A story, an article or words that the issue does not have are named with the entry's place."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    id = next(a.id for a in read_issue(folder).issue.articles if "ferry" in a.title.lower())
    text = with_entry("", Corrected(day=date(2025, 5, 9), note="x", story="zeppelin"))
    for article in ("zeppelin", id):
        text = with_entry(text, Withdrawn(day=date(2025, 5, 9), article=article, words="never printed"))
    (folder / REGISTER_FILE).write_text(text)
    told = built("correct", folder.name)
    assert "[[correction]] 1: story = 'zeppelin'" in told
    assert "[[withdrawn]] 1: article = 'zeppelin'" in told
    assert "[[withdrawn]] 2: the words 'never printed' stand nowhere" in told


def test_a_mistake_in_a_register_stops_the_site(built: Callable[..., str], tmp_path: Path) -> None:
    """A slip of the pen is told by file and key; no issue leaves the archive for it."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    (folder / REGISTER_FILE).write_text('[[correction]]\ndya = 2025-05-11\nnote = "x"\n')
    told = built("site", "build", code=3)
    assert "corrections.toml: [[correction]] 1: day: is missing" in told
    assert not (tmp_path / "site").exists()


def test_changes_are_suggested(built: Callable[..., str], tmp_path: Path) -> None:
    """What its article has changed since is offered, until a note speaks of the story."""
    folder = next((tmp_path / "issues" / "weekly").iterdir())
    ferry = tmp_path / "articles" / "ferry.txt"
    ferry.write_text(ferry.read_text().replace("7 to 2", "6 to 3"))
    built("build", "--issue", "2025-05-06", "--as-of", "2025-05-08")
    told = built("correct", folder.name)
    assert "voted 7 to 2" in told
    assert "voted 6 to 3" in told
    assert "--story" in told
    built("correct", folder.name, "--story", "Ferry to Gull", "--note", "It was 6 to 3.")
    assert "look at" not in built("correct", folder.name)
