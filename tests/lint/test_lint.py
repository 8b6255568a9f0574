"""What lint finds in an issue's values and files; and that it finds nothing where nothing is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest.lint import Finding, lint
from digest.lint.editorial.sentences import days_after
from digest.lint.mail import LARGEST, contrast
from digest.model import Flag, Picture
from digest.render import builtin_theme, render_issue
from tests.render import issues

SENT = issues.rich().manifest.as_of
MAIL = b"""<html><head><title>The Weekly No. 9</title></head>
<body style="background-color:#ffffff;color:#222222">
<div class="preheader" style="display:none;color:#ffffff">Ferries are back</div>
<h1>The Weekly</h1><p>%s</p></body></html>"""
LONG = b"The Weekly letter on all that went on in May, No. 9"
PAGE = b"<html><body><h1>The Weekly</h1><p>Letter.</p>%s</body></html>"


def rules(found: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in found}


def of_files(**files: bytes) -> tuple[Finding, ...]:
    """What is found in files alone: an issue that is sound in itself."""
    named = {name.replace("_", "."): raw for name, raw in files.items()}
    alone = lint(issues.rich(), {}, today=SENT)
    return tuple(f for f in lint(issues.rich(), named, today=SENT) if f not in alone)


def test_our_own_files_are_clean() -> None:
    """What we render has no error of links, pictures, parts, subject or contrast."""
    issue = issues.rich()
    found = lint(issue, render_issue(issue, builtin_theme()), today=SENT)
    ours = {"link", "alt", "empty", "contrast", "size", "subject", "preheader"}
    assert [f for f in found if f.level == "error" and f.rule in ours] == []


@pytest.mark.parametrize(
    ("part", "rule", "words"),
    [
        (b'<p><a href="">More</a></p>', "link", "nowhere"),
        (b'<p><a href="#none">More</a></p>', "link", "#none"),
        (b'<p><a href="javascript:alert(1)">More</a></p>', "link", "javascript"),
        (b'<p><a href="https://a.example/"></a></p>', "link", "no words"),
        (b'<p><img src="x.png"></p>', "alt", "x.png"),
        (b"<svg><path/></svg>", "alt", "drawing"),
        (b"<h2>Sport</h2><h2>Culture</h2><p>Words.</p>", "empty", "Sport"),
        (b"<h2>Sport</h2>", "empty", "Sport"),
        (b"<h2> </h2><p>Words.</p>", "empty", "h2"),
        (b"<p>" + b"word " * 150 + b"</p>", "long", "150 words"),
    ],
)
def test_a_page(part: bytes, rule: str, words: str) -> None:
    """Each fault of a page is found, with its place and what to do."""
    (finding,) = of_files(index_html=PAGE % part)
    assert (finding.rule, finding.place) == (rule, "index.html")
    assert words in finding.said
    assert finding.cure


def test_a_sound_page() -> None:
    """Links to addresses, mail and parts of the page, a part of parts, a labelled drawing: nothing to say."""
    part = b"""<h2 id="a">Sport</h2><h3>Rowing</h3><p><a href="#a">Up</a>
    <a href="mailto:a@b.example">Write</a>
    <a href="https://a.example/x">Read</a> <a href="https://a.example/"><img src="x.png" alt="A port"></a></p>
    <svg aria-label="Articles by day"><path/></svg><svg><title>Days</title></svg><svg aria-hidden="true"/>"""
    assert of_files(index_html=PAGE % part) == ()


@pytest.mark.parametrize(
    ("mail", "rule"),
    [
        (MAIL.replace(b"The Weekly No. 9", b"") % b"Words.", "subject"),
        (MAIL.replace(b"The Weekly No. 9", LONG) % b"Words.", "subject"),
        (MAIL.replace(b"The Weekly No. 9", b"READ THIS NOW") % b"Words.", "subject"),
        (MAIL.replace(b"Ferries are back", b"") % b"Words.", "preheader"),
        (MAIL.replace(b"Ferries are back", b"The Weekly No. 9") % b"Words.", "preheader"),
        (MAIL.replace(b"Ferries are back", b"Ferries are back " * 7) % b"Words.", "preheader"),
        (MAIL % b'<span style="color:#aaaaaa">pale</span>', "contrast"),
        (MAIL % b'<span style="background-color:#222222">dark on dark</span>', "contrast"),
        (MAIL % (b"<b>word</b> " * (LARGEST // 11)), "size"),
    ],
)  # fmt: skip
def test_a_mail(mail: bytes, rule: str) -> None:
    """Each fault of a mail is found."""
    assert rule in rules(of_files(email_html=mail))


def test_a_sound_mail() -> None:
    """A short subject, a preheader of its own, readable words, large pale ones: nothing to say."""
    large = b'<span style="color:#8a8a8a;font-size:30px">Large</span>'
    assert of_files(email_html=MAIL % large) == ()


def test_contrast_by_the_book() -> None:
    """Black on white is 21 to 1; #767676 on white is the palest grey of 4.5 to 1 (WCAG)."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_what_the_editor_was_asked() -> None:
    """A flag of the build is a warning at its story, with a cure; a rule that is broken is told."""
    issue = issues.rich()
    brief = issue.briefs[0]
    flagged = replace(issue, flags=(Flag(rule="outlet", reason="not known", story_id=brief.story_id),))
    (found,) = [f for f in lint(flagged, {}, today=SENT) if f.said == "not known"]
    assert brief.headline is not None
    assert (found.level, found.place) == ("warning", brief.headline.text)
    assert "[outlets]" in found.cure


def test_days_that_have_passed() -> None:
    """Lines of The week ahead that passed since the build are told once, with the command that mends it."""
    issue = issues.rich()
    later = max(line.last for line in issue.ahead) + timedelta(days=1)
    passed = [f for f in lint(issue, {}, today=later) if f.place == "The week ahead"]
    assert len(passed) == 1
    assert f"--as-of {later}" in passed[0].cure
    assert not [f for f in lint(issue, {}, today=date(2000, 1, 1)) if f.place == "The week ahead"]


def test_no_story() -> None:
    """An issue without a story is an error."""
    assert "empty" in rules(lint(issues.nothing(), {}, today=SENT))


def test_next_friday_may_be_that_of_the_week_after() -> None:
    """The editorial checks do not cry wolf: of two readings of a day the later decides what is over."""
    written = date(2025, 5, 7)
    assert days_after("The line will open next Friday.", written) == [date(2025, 5, 16)]
    assert days_after("The line will open on Friday.", written) == [date(2025, 5, 9)]


def test_pictures() -> None:
    """A linked picture is fetched by who opens the mail, and may say nothing to who can't see it; one named
    without alt text must not be sent so; many of one's own make a mail heavy."""
    issue = issues.rich()
    linked = Picture(
        credit="The Harbour Post", url="https://img.post.example/q.jpg", article_id="harbourpost-strike"
    )
    shown = replace(issue, top=(replace(issue.top[0], picture=linked), *issue.top[1:]))
    found = [f for f in lint(shown, {}, today=SENT) if f not in lint(issue, {}, today=SENT)]
    assert {(f.level, f.rule) for f in found} == {("warning", "linked"), ("warning", "alt")}
    assert any("img.post.example" in f.said for f in found)
    asked = replace(issue, flags=(Flag(rule="alt", reason="no alt", story_id=issue.top[0].story_id),))
    assert ("error", "alt") in {(f.level, f.rule) for f in lint(asked, {}, today=SENT)}
    assert "size" in rules(
        of_files(email_html=MAIL % b"Words.", issue_eml=b"Subject: A\n\n" + b"x" * 1_100_000)
    )
