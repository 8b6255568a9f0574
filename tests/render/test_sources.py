"""The letter's own Sources: where a credit leads that has no address, and what a reader is told there."""

from __future__ import annotations

import re
from dataclasses import replace

import issues
import lxml.html
import pytest
import variants

from digest.model import Failure, Issue, Mailing
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue

BARE = issues.article(
    "tern-lamp",
    "Tern Post",
    6,
    "Lamp of the *old* pier lit again",
    "The lamp of the old pier was lit again on Tuesday after eleven years.",
    url=False,
)


def letter() -> Issue:
    """A letter of one story, whose article has no address."""
    story = issues.brief([BARE], [issues.find(BARE, BARE.text)])
    return replace(issues.one_story(), top=(story,), credits=(issues.credit(BARE),), articles=(BARE,))


def render(issue: Issue) -> dict[str, str]:
    return {name: raw.decode() for name, raw in render_issue(issue, builtin_theme()).items()}


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_credit_without_an_address_leads_to_its_line_in_sources_and_back() -> None:
    """The line names outlet and day, and says that there is no address."""
    tree = lxml.html.document_fromstring(render(letter())["index.html"])
    (credit,) = tree.xpath("//span[@class='credit']/a")
    line = tree.get_element_by_id(credit.get("href").removeprefix("#"))
    assert flat(line.text_content()) == "May 6 (no address) ↑"
    assert line.xpath("ancestor::li/b")[0].text == "Tern Post"
    (back,) = line.xpath(".//a")
    assert tree.get_element_by_id(back.get("href").removeprefix("#")).get("id") == "story-1"


@pytest.mark.parametrize("name", ["email.html", "issue.md", "issue.txt"])
def test_the_other_formats_name_outlet_and_day(name: str) -> None:
    """Without an address a source is its outlet and its day, without a link; no headline beside it."""
    text = render(letter())[name]
    shown = lxml.html.document_fromstring(text).text_content() if name.endswith(".html") else text
    sources = flat(shown).rpartition("Sources")[2].replace("*", "")
    assert re.search(r"Tern Post,? May 6", sources)
    assert "Lamp" not in sources


def test_these_weeks_are_proven() -> None:
    """Every week of the tests passes the proof, those without addresses and dates, too."""
    for build in (letter, variants.undated, variants.right_to_left, issues.rich):
        issue = build()
        prove_issue(issue, render_issue(issue, builtin_theme()), fixed_texts(issue, builtin_theme()))


def test_an_undated_article_is_not_told_as_of_the_day_we_saw_it() -> None:
    """An article without a date says so in its credit, in every format."""
    issue = replace(letter(), articles=(replace(BARE, dated="first_seen"),))
    for name, text in render(issue).items():
        assert "undated, seen" in flat(text.replace("&nbsp;", " ")), name


def test_files_that_were_not_read_are_counted() -> None:
    """A reader isn't shown the editor's files; that something was left unread is said."""
    issue = issues.rich()
    for name, text in render(issue).items():
        if name.endswith((".html", ".md", ".txt")):
            assert issue.failures[0].address not in text, name
            assert "1 file or source was not read." in flat(text), name


def test_what_is_no_article_is_not_counted_for_readers() -> None:
    """A README that a rule skips has failed nobody: readers hear of what could not be read only."""
    issue = issues.rich()
    readme = Failure(address="README.md", reason="a README or a licence, not an article", skipped=True)
    both, alone = (replace(issue, failures=f) for f in ((*issue.failures, readme), (readme,)))
    assert "1 file or source was not read." in flat(render(both)["issue.txt"])
    assert not any("not read" in flat(text) for text in render(alone).values())


def test_an_update_links_to_its_letter_in_every_format() -> None:
    """Where the letter has an address for each issue, "Update" leads there in the mail and the text, too."""
    rich = issues.rich()
    web = "https://velmar.example/{newsletter}/{slot}/"
    files = render(replace(rich, newsletter=replace(rich.newsletter, mail=Mailing(web=web))))
    for name in ("email.html", "issue.md", "issue.txt", "issue.eml"):
        assert "https://velmar.example/weekly/2025-W17/#story-2" in files[name], name
    same = replace(rich, newsletter=replace(rich.newsletter, mail=Mailing(web="https://velmar.example/")))
    assert "#story-2" not in render(same)["issue.txt"]


def test_an_opinion_reports_nothing() -> None:
    """An opinion piece of a story's outlets is listed in Sources, not under "Also reported by"."""
    view = replace(BARE, id="tern-view", source="Wren Echo", kind="opinion")
    story = letter().top[0]
    story = replace(story, credits=(*story.credits, issues.credit(view)))
    issue = replace(
        letter(), top=(story,), credits=(*letter().credits, issues.credit(view)), articles=(BARE, view)
    )
    text = render(issue)["issue.txt"]
    assert "Also reported" not in text
    assert "Wren Echo" in text.rpartition("Sources")[2]
